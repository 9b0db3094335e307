//! Reads what the answer to a complaint says of the decision: whether it stands, is changed, or is taken up again.

use serde::Deserialize;

use super::account_words::sentences;
use super::phrases::Phrases;

/// The words of an answer to a complaint (genvurderingens ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReassessmentWords {
    holds_fast: Phrases,
    lets_go: Phrases,
    of_a_part: Phrases,
    again: Phrases,
}

impl ReassessmentWords {
    /// Whether a text says that the decision stands as it was.
    pub fn holds_fast(&self, text: &str) -> bool {
        self.says(&self.holds_fast, text)
    }

    /// Whether a text says that the decision is changed.
    pub fn lets_go(&self, text: &str) -> bool {
        self.says(&self.lets_go, text)
    }

    /// Whether the case is looked into again before anything is decided.
    pub fn takes_up_again(&self, text: &str) -> bool {
        self.again.stand_in(text)
    }

    /// A sentence about a part of the decision says nothing of the whole.
    fn says(&self, words: &Phrases, text: &str) -> bool {
        sentences(text)
            .any(|sentence| words.stand_in(sentence) && !self.of_a_part.stand_in(sentence))
    }
}
