//! Reads the words of the fields, and holds them against the fields that a case has.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::conditions::named;
use super::relevance::{Named, When};
use super::{Contents, FieldWords, File, Private, SectionWords, Words};
use crate::case::Case;
use crate::case::field::{Section, View};
use crate::case::kind::Kind;
use crate::problem::{Place, Problem};
use crate::source_text::{SourceText, Tree};
use serde::Deserialize;

#[derive(Deserialize)]
struct SectionFile {
    label: String,
    #[serde(default)]
    help: String,
    #[serde(default)]
    when: String,
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
    evidence: bool,
    #[serde(default)]
    exhibits: String,
    #[serde(default)]
    optional: bool,
    private: Option<Private>,
    #[serde(default)]
    when: String,
    #[serde(default)]
    choices: BTreeMap<String, String>,
    #[serde(default)]
    fields: BTreeMap<String, FieldTable>,
}

impl Words {
    /// Reads the words from files named `work.toml` and so on, the common words of choices from `choices.toml`, and the
    /// conditions that have a name from `conditions.toml`.
    ///
    /// # Errors
    /// Every file that is not such a file, with its line.
    pub fn read<S: AsRef<str>>(files: &[(S, S)]) -> Result<Self, Vec<Problem>> {
        let mut words = Self::default();
        let mut problems = Vec::new();
        let sources: Vec<(&str, SourceText<'_>)> = files
            .iter()
            .map(|(name, text)| {
                (stem(name.as_ref()), SourceText::new(name.as_ref(), text.as_ref()))
            })
            .collect();
        let named = sources
            .iter()
            .find(|(name, _)| *name == CONDITIONS)
            .map_or_else(Named::default, |(_, source)| named(source, true, &mut problems));
        for (section, source) in &sources {
            let read = match *section {
                CONDITIONS => Ok(()),
                CHOICES => source.toml(CODE, WHAT).map(|choices| words.choices = choices),
                section => Contents::read(section, source, &named).map(|contents| {
                    problems.extend(contents.faults(source));
                    words
                        .files
                        .insert(section.to_owned(), File { words: contents.into(), tree: None });
                }),
            };
            problems.extend(read.err());
        }
        words.named = named.into();
        problems.extend(words.circles(&sources));
        if problems.is_empty() { Ok(words) } else { Err(problems) }
    }

    /// The words of files that are known to be without mistakes; a section's file is read when it is first asked for.
    pub fn trusted(files: impl Iterator<Item = (&'static str, &'static Tree)>) -> Self {
        let mut words = Self::default();
        for (name, tree) in files {
            match stem(name) {
                CHOICES => words.choices = built(Some(tree)).toml(CODE, WHAT).unwrap_or_default(),
                CONDITIONS => words.conditions = Some(tree),
                section => {
                    let file = File { words: OnceLock::new(), tree: Some(tree) };
                    words.files.insert(section.to_owned(), file);
                }
            }
        }
        words
    }

    pub(super) fn contents(&self, section: &str) -> Option<&Contents> {
        let file = self.files.get(section)?;
        Some(file.words.get_or_init(|| {
            file.tree.map_or_else(Contents::default, |tree| Contents::built_in(section, tree))
        }))
    }

    /// The conditions that have a name.
    pub(super) fn named(&self) -> &Named {
        self.named.get_or_init(|| named(&built(self.conditions), false, &mut Vec::new()))
    }
}

/// The file of the words that all sections share.
const CHOICES: &str = "choices";

/// The file of the conditions that have a name.
const CONDITIONS: &str = "conditions";

/// The code of a file that is no such file, and what a problem calls it.
const CODE: &str = "words-unreadable";
const WHAT: &str = "Filen med feltnavne";

/// A file of the program, known by what it says.
fn built(tree: Option<&'static Tree>) -> SourceText<'static> {
    SourceText::new("", "").with_tree(tree)
}

/// The section that a file is named for.
fn stem(name: &str) -> &str {
    name.rsplit('/').next().and_then(|file| file.strip_suffix(".toml")).unwrap_or(name)
}

impl Contents {
    /// The words of a section whose file is known to be without mistakes.
    fn built_in(section: &str, tree: &'static Tree) -> Self {
        let text = |key| match tree.get(key) {
            Some(Tree::Text(text)) => (*text).to_owned(),
            _ => String::new(),
        };
        let mut contents = Self {
            section: SectionWords { label: text("label"), help: text("help"), when: None },
            ..Self::default()
        };
        contents.section.when = contents.condition(&[], &text("when"), None, None);
        let fields = tree.keys().filter_map(|name| Some((name, tree.get(name)?)));
        let fields = fields.filter(|(_, field)| matches!(field, Tree::Table(_)));
        contents.later = fields
            .map(|(name, tree)| (name, Later::new(format!("{section}.{name}"), tree)))
            .collect();
        contents
    }

    /// The words of a field, by its path without item numbers.
    pub(super) fn field(&self, key: &str) -> Option<&FieldWords> {
        let later = || self.later.get(key.split('.').nth(1)?)?.fields().get(key);
        self.fields.get(key).or_else(later)
    }

    pub(super) fn all_fields(&self) -> impl Iterator<Item = (&String, &FieldWords)> {
        self.fields.iter().chain(self.later.values().flat_map(|later| later.fields().iter()))
    }

    /// The words of a section, its conditions looked over.
    fn read(section: &str, source: &SourceText<'_>, named: &Named) -> Result<Self, Problem> {
        let file: SectionFile = source.toml(CODE, WHAT)?;
        let mut contents = Self {
            section: SectionWords { label: file.label, help: file.help, when: None },
            ..Self::default()
        };
        contents.section.when = contents.condition(&[], &file.when, None, Some(named));
        for (name, table) in file.fields {
            contents.add_field(format!("{section}.{name}"), &[&name], None, table, Some(named));
        }
        Ok(contents)
    }

    /// `keys` lead to the field's table in the file; `list` is the path of the list that it belongs to.
    fn add_field(
        &mut self,
        key: String,
        keys: &[&str],
        list: Option<&str>,
        table: FieldTable,
        named: Option<&Named>,
    ) {
        let FieldTable {
            label,
            help,
            example,
            provision,
            length,
            item,
            evidence,
            exhibits,
            optional,
            private,
            when,
            choices,
            fields,
        } = table;
        let when = self.condition(keys, &when, list, named);
        for (name, inner) in fields {
            let keys = [keys, &["fields", &name]].concat();
            self.add_field(format!("{key}.{name}"), &keys, Some(&key), inner, named);
        }
        self.fields.insert(
            key,
            FieldWords {
                label,
                help,
                example,
                provision,
                length,
                item,
                choices,
                evidence,
                exhibits,
                optional,
                private,
                when,
            },
        );
    }

    /// A condition; one that cannot be used is noted, and until it is mended the field matters.
    fn condition(
        &mut self,
        keys: &[&str],
        when: &str,
        list: Option<&str>,
        named: Option<&Named>,
    ) -> Option<When> {
        if when.is_empty() {
            return None;
        }
        let when = When::new(when.to_owned(), list.map(str::to_owned));
        if let Some(Err(fault)) = named.map(|named| when.read(named)) {
            let keys = keys.iter().chain(&["when"]).map(|key| (*key).to_owned()).collect();
            self.faults.push((keys, fault));
            return None;
        }
        Some(when)
    }

    fn faults(&self, source: &SourceText<'_>) -> Vec<Problem> {
        self.faults.iter().map(|(keys, fault)| fault.at(source, keys)).collect()
    }
}

/// The words of a field and of those inside it, read when one of them is first asked for: to read all the fields of each section took
/// 1.6 of a letter's 46 million instructions.
#[derive(Clone, Debug)]
pub(super) struct Later {
    key: String,
    tree: &'static Tree,
    fields: OnceLock<HashMap<String, FieldWords>>,
}

impl Later {
    fn new(key: String, tree: &'static Tree) -> Self {
        Self { key, tree, fields: OnceLock::new() }
    }

    fn fields(&self) -> &HashMap<String, FieldWords> {
        self.fields.get_or_init(|| {
            let mut contents = Contents::default();
            if let Ok(table) = FieldTable::deserialize(self.tree) {
                contents.add_field(self.key.clone(), &[], None, table, None);
            }
            contents.fields
        })
    }
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
    for contents in words.files.keys().filter_map(|section| words.contents(section)) {
        for (key, _) in contents.all_fields().filter(|(key, _)| !known.contains(*key)) {
            miss(key, "feltet findes ikke i sagen.");
        }
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
            Some(field)
                if !field.exhibits.is_empty() && section.field(&field.exhibits).is_none() =>
            {
                miss(&key, &format!("feltet {} findes ikke.", field.exhibits));
            }
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
                    for choice in
                        keys.iter().filter(|choice| words.choice_words(&key, choice).is_none())
                    {
                        miss(&key, &format!("valget {choice} har ingen ord."));
                    }
                }
            }
        }
        known.insert(key);
    }
}
