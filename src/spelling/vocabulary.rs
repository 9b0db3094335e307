//! Which words there are.

use super::dictionary::WordBook;
use super::own_words::OwnWords;

/// A dictionary with the words that others have added (ordforrådet).
pub(super) struct Vocabulary {
    pub(super) book: WordBook,
    pub(super) own: OwnWords,
}

impl Vocabulary {
    /// Whether there is such a word, and it is no slip that is known as one.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.own.meant_by(word).is_none() && (self.own.has(word) || self.book.has(word))
    }
}
