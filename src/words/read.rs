//! Reads the words of the fields, and holds them against the fields that a case has.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::{FieldWords, SectionWords, Words};
use crate::case::Case;
use crate::case::field::{Kind, Section, View};
use crate::problem::{Place, Problem};

#[derive(Deserialize)]
struct SectionFile {
    label: String,
    #[serde(default)]
    help: String,
    #[serde(flatten)]
    fields: BTreeMap<String, FieldTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldTable {
    label: String,
    #[serde(default)]
    help: String,
    #[serde(default)]
    example: String,
    #[serde(default)]
    provision: String,
    #[serde(default)]
    length: u32,
    #[serde(default)]
    item: String,
    #[serde(default)]
    choices: BTreeMap<String, String>,
    #[serde(default)]
    fields: BTreeMap<String, FieldTable>,
}

impl Words {
    /// Reads the words from files named `work.toml` and so on, and the common words of choices from `choices.toml`.
    ///
    /// # Errors
    /// Every file that is not such a file, with its line.
    pub fn read<S: AsRef<str>>(files: &[(S, S)]) -> Result<Self, Vec<Problem>> {
        let mut words = Self::default();
        let mut problems = Vec::new();
        for (name, text) in files.iter().map(|(name, text)| (name.as_ref(), text.as_ref())) {
            let stem = name.rsplit('/').next().and_then(|file| file.strip_suffix(".toml")).unwrap_or(name);
            let read = if stem == "choices" {
                toml::from_str::<HashMap<String, String>>(text).map(|choices| words.choices = choices)
            } else {
                toml::from_str::<SectionFile>(text).map(|section| words.add(stem, section))
            };
            if let Err(error) = read {
                problems.push(unreadable(name, text, &error));
            }
        }
        if problems.is_empty() { Ok(words) } else { Err(problems) }
    }

    fn add(&mut self, section: &str, file: SectionFile) {
        self.sections.insert(section.to_owned(), SectionWords { label: file.label, help: file.help });
        for (name, table) in file.fields {
            self.add_field(format!("{section}.{name}"), table);
        }
    }

    fn add_field(&mut self, key: String, table: FieldTable) {
        let FieldTable { label, help, example, provision, length, item, choices, fields } = table;
        for (name, inner) in fields {
            self.add_field(format!("{key}.{name}"), inner);
        }
        self.fields.insert(key, FieldWords { label, help, example, provision, length, item, choices });
    }
}

fn unreadable(name: &str, text: &str, error: &toml::de::Error) -> Problem {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).map_or(1, |before| before.matches('\n').count() + 1);
    let excerpt = text.lines().nth(line - 1).unwrap_or_default().trim().to_owned();
    Problem::blocker("words-unreadable", Place::File { name: name.to_owned(), line, excerpt }, "Filen med feltnavne kan ikke læses.")
        .with_cure(format!("TOML-læseren siger: {}.", error.message().trim_end_matches('.')))
}

/// Every field without words, and all words without a field (felter og ord, der ikke passer sammen).
pub fn check_against_case(words: &Words, case: &Case) -> Vec<Problem> {
    let mut known = std::collections::HashSet::new();
    let mut problems = Vec::new();
    let mut miss = |key: &str, what: &str| {
        problems.push(Problem::blocker(
            "words-missing",
            Place::File { name: "templates/fields".to_owned(), line: 0, excerpt: String::new() },
            format!("{key}: {what}"),
        ));
    };
    for section in Case::SECTIONS {
        if words.section(section).is_none() {
            miss(section, "afsnittet har ingen ord.");
        }
        if let Some(fields) = case.section(section) {
            visit(section, fields, words, &mut known, &mut miss);
        }
    }
    for key in words.fields.keys().filter(|key| !known.contains(*key)) {
        miss(key, "feltet findes ikke i sagen.");
    }
    problems
}

fn visit(
    prefix: &str,
    section: &dyn Section,
    words: &Words,
    known: &mut std::collections::HashSet<String>,
    miss: &mut impl FnMut(&str, &str),
) {
    for (name, view) in section.fields() {
        let key = format!("{prefix}.{name}");
        match words.field(&key) {
            None => miss(&key, "feltet har ingen ord."),
            Some(field) if field.label.is_empty() => miss(&key, "feltet har ingen etiket."),
            Some(_) => {}
        }
        match view {
            View::List(list) => {
                if words.field(&key).is_some_and(|field| field.item.is_empty()) {
                    miss(&key, "listen mangler et ord for ét punkt (item).");
                }
                visit(&key, list.blank_item().as_ref(), words, known, miss);
            }
            View::Answer(answer) => {
                if let Kind::Choice(keys) = answer.kind() {
                    for choice in keys.iter().filter(|choice| words.choice_words(&key, choice).is_none()) {
                        miss(&key, &format!("valget {choice} har ingen ord."));
                    }
                }
            }
        }
        known.insert(key);
    }
}
