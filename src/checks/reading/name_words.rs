//! Words that are written with a capital and are nobody's name.

use serde::Deserialize;

use super::phrases::Phrases;

/// What is no name (ord, der ikke er navne).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameWords {
    /// Titles, trades and kinds of places, as they stand beside a name.
    titles: Phrases,
    /// Authorities, laws, countries and short forms that everybody knows.
    known: Phrases,
    /// Small words between the parts of a name.
    particles: Vec<String>,
    /// The ends of the names of streets.
    streets: Vec<String>,
}

impl NameWords {
    /// Whether a word stands beside names and is none.
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.stand_in(word)
    }

    /// Whether everybody knows the word, so that it tells of nobody.
    pub fn is_known(&self, word: &str) -> bool {
        self.known.stand_in(word) || self.is_title(word)
    }

    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.iter().any(|particle| particle == word)
    }

    /// Whether a word, in small letters, is the name of a street.
    pub fn is_street(&self, word: &str) -> bool {
        self.streets.iter().any(|end| word.len() > end.len() && word.ends_with(end.as_str()))
    }
}
