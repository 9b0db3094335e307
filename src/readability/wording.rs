//! The words that the reading looks for, and the words of its advice, from `templates/readability.toml`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::Deserialize;

use super::About;
use crate::danish::placeholders::{fill, mistakes};
use crate::danish::sentences::SentenceWords;
use crate::problem::Problem;
use crate::source_text::SourceText;

/// What a reading goes by (læsbarhedens ord).
#[derive(Clone, Debug, Default)]
pub struct ReadabilityWords {
    pub(super) limits: Limits,
    pub(super) plain: Phrases,
    pub(super) kind: Phrases,
    advice: AdviceWords,
    sentences: Arc<SentenceWords>,
    protected: Vec<Vec<String>>,
    active: HashSet<String>,
    become_forms: HashSet<String>,
    done: HashSet<String>,
    pub(super) explain: Vec<Term>,
}

/// A word of the law that must stand, and that a letter explains once (fagord).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    /// In small letters; it may have any ending.
    pub word: String,
    /// One of these stands where the word is explained.
    pub shown: Vec<String>,
    /// An explanation to write.
    pub says: String,
}

/// From where advice is given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    pub sentence_words: usize,
    pub paragraph_words: usize,
    pub passage_lix: usize,
    /// A passage with fewer words has no LIX to speak of.
    pub least_words: usize,
    /// Letters.
    pub long_word: usize,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdviceWords {
    long_sentence: String,
    long_paragraph: String,
    hard_passage: String,
    hard_word: String,
    long_word: String,
    passive: String,
    threat: String,
    unexplained: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    limits: Limits,
    advice: AdviceWords,
    protected: Vec<String>,
    active: Vec<String>,
    #[serde(rename = "become")]
    become_forms: Vec<String>,
    done: Vec<String>,
    explain: Vec<Term>,
    plain: BTreeMap<String, String>,
    kind: BTreeMap<String, String>,
}

/// Words and phrases with what to write instead, by their first word.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases(HashMap<String, Vec<(Vec<String>, String)>>);

impl Phrases {
    /// Reads `form|form = plainer` pairs; every form stands for itself.
    fn new(pairs: &BTreeMap<String, String>) -> Self {
        let mut phrases: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
        for (forms, plain) in pairs {
            for words in forms.split('|').map(words_of) {
                if let Some(first) = words.first().cloned() {
                    phrases.entry(first).or_default().push((words, plain.clone()));
                }
            }
        }
        Self(phrases)
    }

    /// The longest phrase that the words begin with: its length, and what to write instead.
    pub(super) fn longest_at(&self, words: &[String]) -> Option<(usize, &str)> {
        let known = self.0.get(words.first()?)?.iter();
        known
            .filter(|(phrase, _)| words.starts_with(phrase))
            .map(|(phrase, plain)| (phrase.len(), plain.as_str()))
            .max()
    }
}

impl AdviceWords {
    /// Every sentence with its key and the values that it is filled with.
    fn told(&self) -> [(&'static str, &str, &'static [&'static str]); 8] {
        [
            ("long_sentence", &self.long_sentence, &["found", "words"]),
            ("long_paragraph", &self.long_paragraph, &["words"]),
            ("hard_passage", &self.hard_passage, &["lix"]),
            ("hard_word", &self.hard_word, &["found", "plain"]),
            ("long_word", &self.long_word, &["found"]),
            ("passive", &self.passive, &["found"]),
            ("threat", &self.threat, &["found", "plain"]),
            ("unexplained", &self.unexplained, &["found", "plain"]),
        ]
    }
}

impl ReadabilityWords {
    /// Reads `readability.toml`.
    ///
    /// # Errors
    /// A file that is no such file, and a word that is both to be mended and protected.
    pub fn read(source: &SourceText<'_>) -> Result<Self, Vec<Problem>> {
        const CODE: &str = "readability-words";
        let file: File =
            source.toml(CODE, "Filen med læsbarhedens ord").map_err(|problem| vec![problem])?;
        let lower = |words: Vec<String>| {
            words.iter().map(|word| word.to_lowercase()).collect::<HashSet<_>>()
        };
        let words = Self {
            limits: file.limits,
            plain: Phrases::new(&file.plain),
            kind: Phrases::new(&file.kind),
            advice: file.advice,
            sentences: Arc::default(),
            protected: file.protected.iter().map(|phrase| words_of(phrase)).collect(),
            active: lower(file.active),
            become_forms: lower(file.become_forms),
            done: lower(file.done),
            explain: file.explain,
        };
        let both = file.plain.keys().chain(file.kind.keys()).flat_map(|forms| forms.split('|'));
        let both = both.filter(|form| words.protected_at(&words_of(form)).is_some());
        let mut problems: Vec<Problem> = both
            .map(|form| {
                source.fault(CODE, 0, format!("»{form}« er både beskyttet og til at rette."))
            })
            .collect();
        for (key, told, known) in words.advice.told() {
            for (message, cure) in mistakes(told, known) {
                let line = source.line_in_section("advice", key);
                problems.push(source.fault(CODE, line, message).with_cure(cure));
            }
        }
        if problems.is_empty() { Ok(words) } else { Err(problems) }
    }

    pub(super) fn advice(&self, about: About, values: &[(&str, &str)]) -> String {
        let text = match about {
            About::LongSentence => &self.advice.long_sentence,
            About::LongParagraph => &self.advice.long_paragraph,
            About::HardPassage => &self.advice.hard_passage,
            About::HardWord => &self.advice.hard_word,
            About::LongWord => &self.advice.long_word,
            About::Passive => &self.advice.passive,
            About::Threat => &self.advice.threat,
            About::Unexplained => &self.advice.unexplained,
        };
        fill(text, values)
    }

    /// The same words with those that say where a sentence ends; without them every stop ends one.
    #[must_use]
    pub fn with_sentences(self, sentences: Arc<SentenceWords>) -> Self {
        Self { sentences, ..self }
    }

    pub(super) fn sentences(&self) -> &SentenceWords {
        &self.sentences
    }

    /// How many words a protected term takes up at the front; its last word may have any ending.
    pub(super) fn protected_at(&self, words: &[String]) -> Option<usize> {
        let fits = |term: &&Vec<String>| {
            let Some((last, first)) = term.split_last() else { return false };
            words.starts_with(first)
                && words.get(first.len()).is_some_and(|word| word.starts_with(last.as_str()))
        };
        self.protected.iter().filter(fits).map(Vec::len).max()
    }

    /// Whether a word that looks like a passive is none.
    pub(super) fn is_active(&self, word: &str) -> bool {
        self.active.contains(word)
    }

    pub(super) fn becomes(&self, word: &str) -> bool {
        self.become_forms.contains(word)
    }

    /// Whether the word says what is done to somebody, after "bliver".
    pub(super) fn is_done(&self, word: &str) -> bool {
        self.done.contains(word)
    }

    /// How many words and phrases have a plainer one.
    pub fn plainer(&self) -> usize {
        self.plain.0.values().flatten().map(|(_, plain)| plain).collect::<HashSet<_>>().len()
    }
}

fn words_of(phrase: &str) -> Vec<String> {
    phrase
        .split_whitespace()
        .map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase())
        .collect()
}
