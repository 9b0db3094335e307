//! The lines over a phrase: what it is called, by which letters it is put in, and where it belongs.

use crate::case::decision::Outcome;
use crate::case::kind::Kind;
use crate::case::person::Benefit;
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Scalar;
use crate::danish::nearest::{did_you_mean, nearest, suggestion};
use crate::danish::pasted::{Form, as_meant};
use crate::law::LawBook;
use crate::letters::template::file::File;
use crate::letters::template::front::{FENCE, parts};
use crate::problem::Problem;
use crate::words::Words;

/// What stands over a phrase (frasens oplysninger). What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhraseHeading {
    pub title: String,
    /// What is written for it (forkortelsen).
    pub abbreviation: String,
    /// The section that it belongs to, or the field, by its path without item numbers.
    pub section: String,
    /// What is decided or recommended where it fits, by the key of the choice.
    pub outcome: String,
    /// The id of the provision that it is about.
    pub rule: String,
}

const KEYS: [&str; 5] = ["title", "abbreviation", "section", "outcome", "rule"];

/// An abbreviation has so many letters.
const ABBREVIATED: std::ops::RangeInclusive<usize> = 2..=20;

/// What can be decided or recommended, by the keys of the choices.
pub fn phrase_outcomes() -> Vec<&'static str> {
    let mut all = Vec::new();
    for kind in [Outcome::KIND, Benefit::KIND, TeamOutcome::KIND] {
        if let Kind::Choice(keys) = kind {
            all.extend(keys.iter().copied().filter(|key| !all.contains(key)).collect::<Vec<_>>());
        }
    }
    all
}

impl PhraseHeading {
    /// Reads it, and complains of what cannot be used.
    pub(super) fn read(
        file: &File,
        words: &Words,
        law: &LawBook,
        faults: &mut Vec<Problem>,
    ) -> Self {
        let Some((front, _)) = parts(file.text()) else {
            let message = "Frasen begynder ikke med oplysninger mellem to linjer med +++.";
            faults.push(
                file.fault("phrase-heading", 1, message).with_cure(
                    "Skriv mindst title = \"…\" mellem to linjer med +++ øverst i filen.",
                ),
            );
            return Self::default();
        };
        let table = match front.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                let start = error.span().map_or(0, |span| span.start);
                let line = file.line_of(FENCE.len() + 1 + start);
                let what = "Oplysningerne øverst i frasen";
                faults.push(file.toml_fault("phrase-heading", what, line, &error));
                return Self::default();
            }
        };
        let mut reader = Reader { file, table: &table, faults };
        for key in table.keys().filter(|key| !KEYS.contains(&key.as_str())) {
            let message = format!("Nøglen {key} findes ikke.");
            reader.fault("phrase-unknown-key", key, message, suggestion(key, &KEYS));
        }
        let heading = Self {
            title: reader.text("title"),
            abbreviation: reader.text("abbreviation"),
            section: reader.text("section"),
            outcome: reader.text("outcome"),
            rule: reader.text("rule"),
        };
        heading.check(&mut reader, words, law);
        heading
    }

    fn check(&self, reader: &mut Reader<'_>, words: &Words, law: &LawBook) {
        if self.title.is_empty() {
            let cure = "Skriv en linje med title = \"…\".";
            reader.fault("phrase-without-title", "title", "Frasen har ingen titel.", cure);
        }
        let letters = self.abbreviation.chars().count();
        let is_word = self.abbreviation.chars().all(is_of_abbreviation);
        if !self.abbreviation.is_empty() && (!ABBREVIATED.contains(&letters) || !is_word) {
            let message = format!("Forkortelsen {} kan ikke bruges.", self.abbreviation);
            let cure = "Skriv 2 til 20 bogstaver og cifre uden mellemrum.";
            reader.fault("phrase-bad-abbreviation", "abbreviation", message, cure);
        }
        if !self.section.is_empty() && !is_place(words, &self.section) {
            let message =
                format!("Sagen har intet afsnit eller felt, som hedder {}.", self.section);
            reader.fault("phrase-unknown-section", "section", message, near_place(words, self));
        }
        let outcomes = phrase_outcomes();
        if !self.outcome.is_empty() && !outcomes.contains(&self.outcome.as_str()) {
            let message = format!("Udfaldet {} findes ikke.", self.outcome);
            let cure = suggestion(&self.outcome, &outcomes);
            reader.fault("phrase-unknown-outcome", "outcome", message, cure);
        }
        if !self.rule.is_empty() && !law.has(&self.rule) {
            let message = format!("Bestemmelsen {} findes ikke i lovfilerne.", self.rule);
            let cure = law.nearest_id(&self.rule).map_or_else(String::new, did_you_mean);
            reader.fault("phrase-unknown-rule", "rule", message, cure);
        }
    }

    /// The lines as they stand in a file.
    pub(super) fn lines(&self) -> String {
        let values = [&self.title, &self.abbreviation, &self.section, &self.outcome, &self.rule];
        let said = KEYS.iter().zip(values).filter(|(_, value)| !value.is_empty());
        said.map(|(key, value)| format!("{key} = {}\n", toml::Value::String(value.clone())))
            .collect()
    }
}

/// Whether a letter can stand in an abbreviation.
pub(super) fn is_of_abbreviation(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

fn is_place(words: &Words, place: &str) -> bool {
    words.field(place).is_some() || (!place.contains('.') && words.section(place).is_some())
}

fn near_place(words: &Words, heading: &PhraseHeading) -> String {
    let section = heading.section.split('.').next().unwrap_or_default();
    let sections = crate::case::Case::SECTIONS;
    let near = nearest(section, sections.iter().copied());
    match near {
        Some(near) if is_place(words, near) && near != section => did_you_mean(near),
        _ => format!("Skriv et af afsnittene: {}.", sections.join(", ")),
    }
}

struct Reader<'a> {
    file: &'a File,
    table: &'a toml::Table,
    faults: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn fault(
        &mut self,
        code: &str,
        key: &str,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        let line = self.file.line_of_key(key).max(1);
        self.faults.push(self.file.fault(code, line, message).with_cure(cure));
    }

    fn text(&mut self, key: &str) -> String {
        match self.table.get(key) {
            None => String::new(),
            Some(toml::Value::String(text)) => as_meant(text.trim(), Form::OneLine).into_owned(),
            Some(_) => {
                let message = format!("{key} skal være en tekst i anførselstegn.");
                self.fault("phrase-heading", key, message, "");
                String::new()
            }
        }
    }
}
