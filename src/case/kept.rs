//! The texts of letters as they were written out, and as each user last saw them, to be compared with what they say now.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pressed::{press, unpress};

/// The most bytes of one letter's text.
const MOST_BYTES: u64 = 20_000_000;

/// The kept texts of a case (gemte brevtekster): of each letter the last that was written, and the last that each user saw.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptTexts {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    written: BTreeMap<String, KeptText>,
    /// By user, and then by letter.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    seen: BTreeMap<String, BTreeMap<String, KeptText>>,
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

    pub fn written(&self, letter: &str) -> Option<&KeptText> {
        self.written.get(letter)
    }

    pub fn seen(&self, letter: &str, user: &str) -> Option<&KeptText> {
        self.seen.get(user)?.get(letter)
    }

    /// The text of a letter that anybody saw last; where several did, of the latest day.
    pub fn seen_by_anyone(&self, letter: &str) -> Option<&KeptText> {
        self.seen
            .values()
            .filter_map(|own| own.get(letter))
            .max_by(|one, other| one.on.cmp(&other.on))
    }

    pub fn keep_written(&mut self, letter: &str, text: &str, on: String) {
        self.written.insert(letter.to_owned(), KeptText::of(text, on));
    }

    pub fn keep_seen(&mut self, letter: &str, user: &str, text: &str, on: String) {
        let own = self.seen.entry(user.to_owned()).or_default();
        own.insert(letter.to_owned(), KeptText::of(text, on));
    }
}

/// No letter's text stands in it.
impl fmt::Debug for KeptTexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptTexts").field("written", &self.written.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_user_has_seen_a_letter_for_himself() {
        let mut kept = KeptTexts::default();
        assert!(kept.is_empty());
        kept.keep_written("hearing", "Et brev", "2018-05-01".to_owned());
        kept.keep_seen("hearing", "AB", "Set", "2018-05-02".to_owned());
        kept.keep_seen("hearing", "CD", "Set senere", "2018-05-03".to_owned());
        assert_eq!(kept.written("hearing").and_then(KeptText::text).as_deref(), Some("Et brev"));
        assert_eq!(kept.seen("hearing", "AB").and_then(KeptText::text).as_deref(), Some("Set"));
        assert_eq!(kept.seen("hearing", "EF").and_then(KeptText::text), None);
        let last = kept.seen_by_anyone("hearing").unwrap();
        assert_eq!((last.on.as_str(), last.text().as_deref()), ("2018-05-03", Some("Set senere")));
        let damaged = KeptText { on: String::new(), text: "intet".to_owned() };
        assert_eq!(damaged.text(), None);
    }
}
