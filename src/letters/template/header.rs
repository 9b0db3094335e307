//! The header of a letter under reading, key by key: what is missing or wrong is noted, and reading goes on.

use crate::case::Case;
use crate::case::kind::Kind;
use crate::danish::nearest::{did_you_mean, nearest, suggestion};
use crate::place::FieldPath;
use crate::problem::Problem;

use super::file::File;

/// The header of a file under reading.
pub(super) struct Reader<'a> {
    pub file: &'a File,
    pub table: &'a toml::Table,
    pub problems: &'a mut Vec<Problem>,
    pub sound: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(super) fn fault(&mut self, code: &str, key: &str, message: &str, cure: impl Into<String>) {
        self.sound = false;
        let line = self.file.line_of_key(key).max(1);
        self.problems.push(self.file.fault(code, line, message).with_cure(cure));
    }

    pub(super) fn text(&mut self, key: &str) -> Option<&'a str> {
        match self.table.get(key).map(toml::Value::as_str) {
            Some(Some(text)) if !text.trim().is_empty() => Some(text),
            Some(_) => {
                self.fault(
                    "template-front-matter",
                    key,
                    &format!("{key} skal være en tekst i anførselstegn."),
                    "",
                );
                None
            }
            None => {
                self.fault(
                    "template-front-matter",
                    key,
                    &format!("{key} mangler i oplysningerne øverst i skabelonen."),
                    format!("Skriv en linje med {key} = \"…\"."),
                );
                None
            }
        }
    }

    /// Whether it says yes; a key that is left out says no.
    pub(super) fn yes(&mut self, key: &str) -> bool {
        match self.table.get(key) {
            None => false,
            Some(toml::Value::Boolean(says)) => *says,
            Some(_) => {
                let message = format!("{key} skal være true eller false.");
                self.fault("template-front-matter", key, &message, "");
                false
            }
        }
    }

    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &str,
        code: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.fault(
                code,
                key,
                &format!("{key} kan ikke være {text}."),
                suggestion(text, &names),
            );
        }
        found
    }

    /// The day field of a path.
    pub(super) fn day(&mut self, key: &str, text: &str) -> Option<FieldPath> {
        let blank = Case::blank();
        let is_day =
            |path: &FieldPath| blank.answer(path).is_some_and(|answer| answer.kind() == Kind::Day);
        if let Some(path) = blank.path(text).filter(is_day) {
            return Some(path);
        }
        let days = day_fields(blank);
        let cure =
            nearest(text, days.iter().map(String::as_str)).map_or_else(String::new, did_you_mean);
        self.fault(
            "template-bad-date",
            key,
            &format!("Feltet {text} er ikke et datofelt i sagen."),
            cure,
        );
        None
    }
}

/// The paths of all days that stand straight under a section.
fn day_fields(case: &Case) -> Vec<String> {
    let mut paths = Vec::new();
    case.each_answer(|spot, answer| {
        if answer.kind() == Kind::Day {
            paths.push(spot.to_string());
        }
    });
    paths
}
