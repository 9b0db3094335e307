//! Words that are written with a capital and are nobody's name.

use serde::Deserialize;

use crate::danish::folded::folded;

/// What is no name (ord, der ikke er navne). A word with a star stands for its other forms too.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameWords {
    /// Titles, trades and kinds of places, as they stand beside a name.
    titles: Vec<String>,
    /// Authorities, laws, countries and short forms that everybody knows.
    known: Vec<String>,
    /// Names that are ordinary words as well.
    also_words: Vec<String>,
    /// Small words between the parts of a name.
    particles: Vec<String>,
    /// The ends of the names of streets.
    streets: Vec<String>,
    /// Behind these stands a name, with or without a capital.
    leads: Vec<String>,
    /// The ends by which the forms of a word differ.
    endings: Vec<String>,
}

impl NameWords {
    /// Whether a word stands beside names and is none.
    pub fn is_title(&self, word: &str) -> bool {
        self.stands_in(&self.titles, word)
    }

    /// Whether everybody knows the word, so that it tells of nobody.
    pub fn is_known(&self, word: &str) -> bool {
        self.stands_in(&self.known, word) || self.is_title(word)
    }

    /// Whether a word is a name that is an ordinary word too.
    pub fn is_also_a_word(&self, word: &str) -> bool {
        self.stands_in(&self.also_words, word)
    }

    /// Whether a word, folded, says that a name follows.
    pub fn is_lead(&self, word: &str) -> bool {
        self.leads.iter().any(|lead| folded(lead) == word)
    }

    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.iter().any(|particle| particle == word)
    }

    /// Whether a word, in small letters, is the name of a street.
    pub fn is_street(&self, word: &str) -> bool {
        self.streets.iter().any(|end| word.len() > end.len() && word.ends_with(end.as_str()))
    }

    /// The ends by which the forms of a word differ.
    pub fn endings(&self) -> &[String] {
        &self.endings
    }

    fn stands_in(&self, list: &[String], word: &str) -> bool {
        let word = word.to_lowercase();
        list.iter().any(|listed| match listed.strip_suffix('*') {
            Some(stem) => word
                .strip_prefix(stem)
                .is_some_and(|end| end.is_empty() || self.endings.iter().any(|known| known == end)),
            None => *listed == word,
        })
    }
}
