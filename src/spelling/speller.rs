//! Whoever knows which words are right.

use std::collections::{HashMap, HashSet};

use super::dictionary::WordBook;
use super::names::is_name;
use super::own_words::OwnWords;
use super::suggestions;
use super::vocabulary::Vocabulary;
use super::written::{Written, written_words};

/// So many words are remembered; a case has some thousands.
const REMEMBERED: usize = 200_000;

/// The words there are, and what has been asked about (stavekontrollen).
pub struct Speller {
    vocabulary: Vocabulary,
    asked: HashMap<String, bool>,
}

impl Speller {
    pub fn new(book: WordBook, own: OwnWords) -> Self {
        Self { vocabulary: Vocabulary { book, own }, asked: HashMap::new() }
    }

    /// The words of a text that are spelt wrong. One that begins a sentence may be one of these names.
    pub fn wrong_in<'t>(&mut self, text: &'t str, names: &HashSet<String>) -> Vec<Written<'t>> {
        let mut wrong = self.doubtful_in(text);
        wrong.retain(|word| !is_name(word.text, names));
        wrong
    }

    /// The words of a text that are spelt wrong, or a name that begins a sentence.
    pub fn doubtful_in<'t>(&mut self, text: &'t str) -> Vec<Written<'t>> {
        let is_doubtful = |word: &Written<'t>| {
            // An abbreviation is right with its stop alone: kl. 9.30, jf. bilag 4.
            let with_stop = text.get(word.start..=word.start + word.text.len());
            let with_stop = with_stop.filter(|text| text.ends_with('.'));
            !word.is_like_name()
                && !self.is_right(word.text)
                && !with_stop.is_some_and(|text| self.is_right(text))
        };
        written_words(text).filter(is_doubtful).collect()
    }

    /// Whether a word is right; it is looked up once.
    pub fn is_right(&mut self, word: &str) -> bool {
        if let Some(known) = self.asked.get(word) {
            return *known;
        }
        let is_right = self.vocabulary.knows(word) && !self.is_near_miss(word);
        if self.asked.len() >= REMEMBERED {
            self.asked.clear();
        }
        self.asked.insert(word.to_owned(), is_right);
        is_right
    }

    /// Takes up a word as right from now on.
    pub fn learn(&mut self, word: &str) {
        self.vocabulary.own.add(word);
        self.asked.clear();
    }

    /// What may have been meant by a wrong word, the likeliest first, with a capital where it has one: what has been read and is right is
    /// likelier than anything else that is near. A long word can take a second or two.
    pub fn suggestions(&self, word: &str) -> Vec<String> {
        let right = self.asked.iter().filter(|(_, is_right)| **is_right);
        let used = right.map(|(word, _)| word.to_lowercase()).collect();
        suggestions::of(&self.vocabulary, word, &used)
    }

    /// Whether it is one slip from a word of this field, and only a word because the dictionary puts together what nobody would:
    /// klage-vej-leding.
    fn is_near_miss(&self, word: &str) -> bool {
        !self.vocabulary.own.has(word)
            && self.vocabulary.book.is_far_fetched(&word.to_lowercase())
            && suggestions::one_slip_away(&word.to_lowercase())
                .iter()
                .any(|(near, _)| self.vocabulary.own.has(near))
    }
}
