//! Reads whether a text says in one sentence what only a faulty case says, by lists of words that must all stand in it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrases::Phrases;
use super::told_days::whole_sentences;

/// What each such sentence is known by (ytringernes ord), by its name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Tellings(BTreeMap<String, Telling>);

/// One kind of sentence.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Telling {
    /// A word of each list stands in the sentence.
    all: Vec<Phrases>,
    /// None of these stands in the sentence …
    #[serde(default)]
    unless: Phrases,
    /// … nor these anywhere in the text.
    #[serde(default)]
    unless_near: Phrases,
}

impl Tellings {
    /// Whether a text has a sentence of a kind; of a kind without words it has none.
    pub fn stand_in(&self, name: &str, text: &str) -> bool {
        let Some(telling) = self.0.get(name) else { return false };
        // What stands in no part of the text stands in none of its sentences; nearly all texts end here.
        telling.all.iter().all(|words| words.stand_in(text))
            && whole_sentences(text).iter().any(|sentence| telling.is(sentence))
            && !telling.unless_near.stand_in(text)
    }

    /// The sentences of a text that are of a kind.
    pub fn sentences<'t>(&self, name: &str, text: &'t str) -> Vec<&'t str> {
        let Some(telling) = self.0.get(name) else { return Vec::new() };
        whole_sentences(text).into_iter().filter(|sentence| telling.is(sentence)).collect()
    }

    /// The kinds that have words.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Telling {
    fn is(&self, sentence: &str) -> bool {
        self.all.iter().all(|words| words.stand_in(sentence)) && !self.unless.stand_in(sentence)
    }
}
