//! LIX: how many words a sentence has, and how many of them are long.

use std::iter::Sum;

use super::wording::ReadabilityWords;
use crate::danish::sentences::sentences;
use crate::danish::words::{Token, tokens};

/// A word is long with more letters than this; LIX is defined by it.
const LONG: usize = 6;

/// The counts behind the LIX number (lix-tal): words a sentence, and long words in a hundred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lix {
    pub words: usize,
    pub sentences: usize,
    pub long_words: usize,
}

impl Lix {
    pub(super) fn of(text: &str, words: &ReadabilityWords) -> Self {
        let long = |token: &Token<'_>| {
            token.text.chars().filter(|letter| letter.is_alphabetic()).count() > LONG
        };
        Self {
            words: tokens(text).count(),
            sentences: sentences(text, words.sentences()).len(),
            long_words: tokens(text).filter(long).count(),
        }
    }

    /// The LIX number, rounded; zero where there are no words.
    pub fn value(&self) -> usize {
        if self.words == 0 || self.sentences == 0 {
            return 0;
        }
        // Tenths first, so that both parts are rounded together.
        (self.words * 10 / self.sentences + self.long_words * 1000 / self.words + 5) / 10
    }
}

impl Sum for Lix {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, more| Self {
            words: sum.words + more.words,
            sentences: sum.sentences + more.sentences,
            long_words: sum.long_words + more.long_words,
        })
    }
}
