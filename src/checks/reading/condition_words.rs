//! Reads whether a text holds a refused treatment against the citizen, promises a fleksjob for good, or knows no other problem
//! than unemployment.

use serde::Deserialize;

use super::account_words::sentences;
use super::phrases::Phrases;

/// The words of conditions that the law sets (betingelsernes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionWords {
    says_no: Phrases,
    treatments: Phrases,
    not_held: Phrases,
    for_good: Phrases,
    unemployment: Phrases,
    problems: Phrases,
}

impl ConditionWords {
    /// Whether a sentence says that the citizen says no to a treatment, and none that this was not held against anybody.
    pub fn holds_refusal_against(&self, text: &str) -> bool {
        !self.not_held.stand_in(text)
            && sentences(text).any(|sentence| {
                self.says_no.stand_in(sentence) && self.treatments.stand_in(sentence)
            })
    }

    /// Whether a text says that somebody says no.
    pub fn says_no_to_something(&self, text: &str) -> bool {
        self.says_no.stand_in(text)
    }

    pub fn promises_for_good(&self, text: &str) -> bool {
        self.for_good.stand_in(text)
    }

    /// Whether a text speaks of unemployment and of no other problem.
    pub fn knows_only_unemployment(&self, text: &str) -> bool {
        self.unemployment.stand_in(text) && !self.problems.stand_in(text)
    }
}
