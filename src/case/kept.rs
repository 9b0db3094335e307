//! The texts of letters as they were written out, and as each user last saw them, to be compared with what they say now.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pressed::{press, unpress};

/// The most bytes of one letter's text.
const MOST_BYTES: u64 = 20_000_000;

/// The most letters that are kept as somebody saw them, and the most bytes of all of them together, pressed. The oldest give way.
const MOST_SEEN: usize = 200;
const MOST_SEEN_BYTES: usize = 1_000_000;

/// The kept texts of a case (gemte brevtekster): of each letter the last that was written, and the last that each user saw.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptTexts {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    written: BTreeMap<String, KeptText>,
    /// In the order in which they were seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    seen: Vec<SeenText>,
}

/// A letter's text as somebody saw it.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SeenText {
    letter: String,
    /// The user, as the program knows them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    kept: KeptText,
}

/// A letter's text on a day.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptText {
    /// The day on which it was written or seen.
    pub on: String,
    /// The text, pressed.
    text: String,
}

impl KeptText {
    fn of(text: &str, on: String) -> Self {
        Self { on, text: press(text.as_bytes()) }
    }

    /// The text; none where it is damaged.
    pub fn text(&self) -> Option<String> {
        String::from_utf8(unpress(&self.text, MOST_BYTES)?).ok()
    }
}

impl KeptTexts {
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.seen.is_empty()
    }

    /// The letters, by their ids, of which a text is kept.
    pub fn letters(&self) -> impl Iterator<Item = &str> {
        self.written.keys().map(String::as_str)
    }

    pub fn written(&self, letter: &str) -> Option<&KeptText> {
        self.written.get(letter)
    }

    pub fn keep_written(&mut self, letter: &str, text: &str, on: String) {
        self.written.insert(letter.to_owned(), KeptText::of(text, on));
    }

    /// The letter as this user last saw it.
    pub fn seen(&self, letter: &str, by: &str) -> Option<&KeptText> {
        let mut seen = self.seen.iter().rev();
        seen.find(|it| it.letter == letter && it.by == by).map(|it| &it.kept)
    }

    /// The users who have seen a letter.
    pub fn seers(&self, letter: &str) -> Vec<&str> {
        self.seen.iter().filter(|it| it.letter == letter).map(|it| it.by.as_str()).collect()
    }

    /// Keeps what a user saw, in the place of what they saw of the letter before. The same text on a later day is nothing new.
    pub fn keep_seen(&mut self, letter: &str, by: &str, text: &str, on: String) {
        let kept = KeptText::of(text, on);
        if self.seen(letter, by).is_some_and(|before| before.text == kept.text) {
            return;
        }
        self.seen.retain(|it| (it.letter.as_str(), it.by.as_str()) != (letter, by));
        self.seen.push(SeenText { letter: letter.to_owned(), by: by.to_owned(), kept });
        let mut bytes: usize = self.seen.iter().map(|it| it.kept.text.len()).sum();
        let mut over = 0;
        for seen in &self.seen {
            if bytes <= MOST_SEEN_BYTES && self.seen.len() - over <= MOST_SEEN {
                break;
            }
            bytes -= seen.kept.text.len();
            over += 1;
        }
        self.seen.drain(..over);
    }
}

/// No letter's text stands in it.
impl fmt::Debug for KeptTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptTexts")
            .field("written", &self.written.len())
            .field("seen", &self.seen.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_text_that_was_written_is_kept() {
        let mut kept = KeptTexts::default();
        assert!(kept.is_empty());
        kept.keep_written("hearing", "Et brev", "2018-05-01".to_owned());
        kept.keep_written("hearing", "Et andet brev", "2018-05-02".to_owned());
        let last = kept.written("hearing").unwrap();
        assert_eq!(
            (last.on.as_str(), last.text().as_deref()),
            ("2018-05-02", Some("Et andet brev"))
        );
        assert!(kept.written("transition").is_none());
        assert!(kept.seen("hearing", "Mona").is_none());
        let damaged = KeptText { on: String::new(), text: "intet".to_owned() };
        assert_eq!(damaged.text(), None);
    }

    #[test]
    fn each_user_has_what_they_saw_last_and_the_oldest_gives_way() {
        let mut kept = KeptTexts::default();
        let day = || "2018-05-01".to_owned();
        kept.keep_seen("hearing", "Mona", "Et brev", day());
        kept.keep_seen("hearing", "Erik", "Et andet", day());
        kept.keep_seen("hearing", "Mona", "Et tredje", day());
        let text = |kept: &KeptTexts, by: &str| kept.seen("hearing", by).and_then(KeptText::text);
        assert_eq!(text(&kept, "Mona").as_deref(), Some("Et tredje"));
        assert_eq!(text(&kept, "Erik").as_deref(), Some("Et andet"));
        assert_eq!(text(&kept, ""), None);
        assert_eq!(kept.seers("hearing"), ["Erik", "Mona"]);
        let before = kept.clone();
        kept.keep_seen("hearing", "Mona", "Et tredje", "2018-06-01".to_owned());
        assert!(kept == before, "the same words are nothing new");
        for number in 0..MOST_SEEN {
            kept.keep_seen("plan", &number.to_string(), "Et brev", day());
        }
        assert_eq!((text(&kept, "Mona"), kept.seen.len()), (None, MOST_SEEN));
        let mut noise = 7_u64;
        let mut letter = || {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b'a' + u8::try_from((noise >> 33) % 26).unwrap())
        };
        let long: String = (0..2 * MOST_SEEN_BYTES).map(|_| letter()).collect();
        kept.keep_seen("plan", "Mona", &long, day());
        assert!(kept.seen.is_empty(), "one that is too long is not kept");
    }
}
