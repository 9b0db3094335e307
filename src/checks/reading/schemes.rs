//! Reads whether a text holds out a scheme to the citizen: `et ressourceforløb kan være en mulighed`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrases::Phrases;

/// The names of schemes, and the words that hold one out or refuse it (ordningernes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeWords {
    names: Phrases,
    possible: Phrases,
    not: Phrases,
    /// The names of each benefit, by its key.
    of: BTreeMap<String, Phrases>,
    denies: Phrases,
    undecided: Phrases,
    gets: Phrases,
}

impl SchemeWords {
    /// The scheme that a text holds out, as the list has it. `about` names the scheme that the text is on, if it does.
    pub fn held_out(&self, about: &str, text: &str) -> Option<&str> {
        clauses(text).find_map(|clause| {
            if !self.possible.stand_in(clause) || self.not.stand_in(clause) {
                return None;
            }
            self.name(clause).or_else(|| self.name(about))
        })
    }

    /// Whether a text names a benefit, by its key.
    pub fn is_of(&self, benefit: &str, text: &str) -> bool {
        self.of.get(benefit).is_some_and(|names| names.stand_in(text))
    }

    /// Whether a sentence refuses what it speaks of, and does not say that it is not decided.
    pub fn denies(&self, sentence: &str) -> bool {
        self.denies.stand_in(sentence) && !self.undecided.stand_in(sentence)
    }

    /// Whether a text says that the citizen gets a benefit, by its key.
    pub fn promises(&self, benefit: &str, text: &str) -> bool {
        clauses(text).any(|clause| {
            self.is_of(benefit, clause)
                && self.gets.stand_in(clause)
                && !self.not.stand_in(clause)
                && !self.denies.stand_in(clause)
        })
    }

    fn name(&self, text: &str) -> Option<&str> {
        let hit = self.names.hits(text).into_iter().next()?;
        Some(self.names.text(hit.phrase))
    }
}

/// The parts of a text that each say one thing.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', ';', '!', '?', ',', '\n']).filter(|clause| !clause.trim().is_empty())
}
