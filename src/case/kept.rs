//! The texts of letters as they were written out, to be compared with what they say now.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pressed::{press, unpress};

/// The most bytes of one letter's text.
const MOST_BYTES: u64 = 20_000_000;

/// The kept texts of a case (gemte brevtekster): of each letter the last that was written.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptTexts {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    written: BTreeMap<String, KeptText>,
}

/// A letter's text on a day.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptText {
    /// The day on which it was written.
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
        self.written.is_empty()
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
        let damaged = KeptText { on: String::new(), text: "intet".to_owned() };
        assert_eq!(damaged.text(), None);
    }
}
