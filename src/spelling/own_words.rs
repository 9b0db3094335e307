//! Words that stand in no dictionary: those of a field of work, of a municipality, and of a person.
//!
//! A line a word, with the endings that it takes: `skånehensyn -et -ene`. A line with two words and `!` before them names a slip that
//! a dictionary lets pass, and what is meant: `!partshørring partshøring`. `#` begins a remark.

use std::collections::{HashMap, HashSet};

/// Own words by how they are written in small letters (egne ord).
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    known: HashSet<String>,
    slips: HashMap<String, String>,
}

/// A line that is none of words, by its number from one (en linje, der ikke kan læses).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordLineFault(pub usize);

impl OwnWords {
    /// Adds the words of a list. Lines that are none are left out and told.
    pub fn add(&mut self, list: &str) -> Vec<WordLineFault> {
        let lines = list.lines().enumerate();
        lines
            .filter_map(|(index, line)| {
                let line = line.split('#').next().unwrap_or_default().trim();
                (!line.is_empty() && self.add_line(line).is_none())
                    .then_some(WordLineFault(index + 1))
            })
            .collect()
    }

    fn add_line(&mut self, line: &str) -> Option<()> {
        if let Some(slip) = line.strip_prefix('!') {
            let (wrong, right) = slip.trim().split_once(char::is_whitespace)?;
            self.slips.insert(wrong.to_lowercase(), right.trim().to_owned());
            return Some(());
        }
        let mut parts = line.split_whitespace();
        let word = parts.next().filter(|word| is_word(word))?.to_lowercase();
        let endings: Option<Vec<&str>> = parts.map(|part| part.strip_prefix('-')).collect();
        self.known.extend(endings?.iter().map(|ending| format!("{word}{ending}")));
        self.known.insert(word);
        Some(())
    }

    /// Whether a word is one of them, or its genitive.
    pub fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or(&word);
        self.known.contains(&word) || self.known.contains(bare)
    }

    /// What is meant by a slip that is known as one.
    pub fn meant_by(&self, word: &str) -> Option<&str> {
        self.slips.get(&word.to_lowercase()).map(String::as_str)
    }

    /// All of them, in no order.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(String::as_str)
    }
}

/// Whether this can be a word of such a list.
fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && text.chars().any(char::is_alphabetic)
        && text.chars().all(|sign| sign.is_alphanumeric() || "-'.".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_endings_of_their_line_and_a_known_slip_is_told() {
        let mut own = OwnWords::default();
        let faults =
            own.add("# fag\nprogrediens -en\n\n!partshørring partshøring\nto ord\n-et\n!alene\n");
        assert_eq!(faults, [5, 6, 7].map(WordLineFault));
        for word in ["progrediens", "Progrediensen", "progrediensens", "PROGREDIENS"] {
            assert!(own.has(word), "{word}");
        }
        assert!(!own.has("progredienser"));
        assert_eq!(own.meant_by("Partshørring"), Some("partshøring"));
        assert_eq!(own.meant_by("partshøring"), None);
    }
}
