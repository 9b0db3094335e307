//! What a letter itself says of whose it is, so that a file on the disk can be told from that of another case.

use serde::{Deserialize, Serialize};

use std::fmt;

/// What the letter says of whose it is (hvis brev det er): the values that it prints and that part one case from another. A value
/// that the letter does not print is not in here, so that nothing can be made from this that the reader does not have before him.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose(Vec<String>);

impl Whose {
    pub fn new(values: Vec<String>) -> Self {
        Self(values)
    }

    /// Whether the letter says it at all.
    pub fn is_said(&self) -> bool {
        self.0.iter().any(|value| !value.is_empty())
    }

    /// Whether it parts the case from all others: a number does that, and a name that many may bear does not.
    pub fn is_certain(&self) -> bool {
        self.numbers().is_said()
    }

    /// Those of the values that no other case has.
    pub fn numbers(&self) -> Self {
        let is_number = |value: &&String| value.contains(|sign: char| sign.is_ascii_digit());
        Self(self.0.iter().filter(is_number).cloned().collect())
    }

    /// A text's words as they are compared: letters and digits only, all small.
    pub fn words(text: &str) -> Vec<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    }

    /// Whether a text says one of the values.
    pub fn is_said_in(&self, text: &str) -> bool {
        let words = Self::words(text);
        let said = |value: &str| {
            (0..words.len()).any(|first| {
                let mut rest = value;
                for word in &words[first..] {
                    match rest.strip_prefix(word.as_str()) {
                        Some("") => return true,
                        Some(more) => rest = more,
                        None => return false,
                    }
                }
                false
            })
        };
        self.values().filter(|value| !value.is_empty()).any(said)
    }

    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Nothing of the case is ever shown.
impl fmt::Debug for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Whose(…)")
    }
}
