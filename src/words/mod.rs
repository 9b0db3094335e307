//! The words of the fields: label, help, example, legal basis, length guide and when they matter, read from `templates/fields/*.toml`.
//!
//! The case knows which fields there are, this knows what they are called; a test holds the two against each other.

mod conditions;
mod private;
mod read;
mod relevance;
pub mod ties;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::source_text::Tree;
pub use private::Private;
use read::Later;
pub use read::check_against_case;
pub use relevance::{Asked, Condition, When};
use relevance::{Fault, Named};

/// What a field is called and how it is explained (feltets ord).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldWords {
    /// The label on the form, without a colon.
    pub label: String,
    /// What to write and why we ask; may be empty.
    pub help: String,
    /// A short good example; may be empty.
    pub example: String,
    /// The id of the provision that asks for the field; empty where none does.
    pub provision: String,
    /// A guide to the length in words; zero where there is none.
    pub length: u32,
    /// What one item of a list is called (`ansættelse`); empty for a field that is no list.
    pub item: String,
    /// The words of a choice's keys where they differ from the common ones.
    pub choices: BTreeMap<String, String>,
    /// Whether the answer is to rest on an exhibit.
    pub evidence: bool,
    /// The field beside it that names the exhibits; empty where there is none.
    pub exhibits: String,
    /// Whether the field is there for those who want to use it, and asked of nobody.
    pub optional: bool,
    /// What the answer tells of a person; none where it tells nothing of the kind.
    pub private: Option<Private>,
    /// When the field matters; none where it always does.
    pub when: Option<When>,
}

/// What a section is called and how it is explained (afsnittets ord).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SectionWords {
    pub label: String,
    pub help: String,
    /// When the section matters; none where it always does.
    pub when: Option<When>,
}

/// The words of all sections, fields and choices.
#[derive(Clone, Debug, Default)]
pub struct Words {
    files: HashMap<String, File>,
    /// The common words of choices, by key.
    choices: HashMap<String, String>,
    /// The file of the conditions that have a name, and what it says, once that is asked for.
    conditions: Option<&'static Tree>,
    named: OnceLock<Named>,
    /// The first day of the new way, which some conditions ask about.
    new_way_from: Option<Date>,
}

/// The file of a section.
#[derive(Clone, Debug, Default)]
struct File {
    /// Read from the tree when it is first asked for.
    words: OnceLock<Contents>,
    tree: Option<&'static Tree>,
}

#[derive(Clone, Debug, Default)]
struct Contents {
    section: SectionWords,
    /// By path without item numbers: `work.jobs.hours`.
    fields: HashMap<String, FieldWords>,
    /// The fields of the section, by name, that are read when they are first asked for.
    later: HashMap<&'static str, Later>,
    /// The conditions that cannot be used, by the keys of the file that lead to them.
    faults: Vec<(Vec<String>, Fault)>,
}

impl Words {
    /// The same words for a law in which the new way begins on a day.
    #[must_use]
    pub fn with_new_way(self, new_way_from: Option<Date>) -> Self {
        Self { new_way_from, ..self }
    }

    pub fn section(&self, name: &str) -> Option<&SectionWords> {
        self.contents(name).map(|contents| &contents.section)
    }

    /// The words of a field, by its path without item numbers.
    pub fn field(&self, key: &str) -> Option<&FieldWords> {
        self.contents(key.split('.').next()?)?.field(key)
    }

    /// The label of a field; its path where it has none.
    pub fn label<'a>(&'a self, key: &'a str) -> &'a str {
        self.field(key).map_or(key, |words| words.label.as_str())
    }

    fn choice_words(&self, field: &str, key: &str) -> Option<&str> {
        self.field(field)
            .and_then(|words| words.choices.get(key))
            .or_else(|| self.choices.get(key))
            .map(String::as_str)
    }

    /// The words of a choice's key in a field, as they stand in running text; the key where there are none.
    pub fn choice<'a>(&'a self, field: &str, key: &'a str) -> &'a str {
        self.choice_words(field, key).unwrap_or(key)
    }
}
