//! Conditions that are read when they are first asked for. A letter asks for nine of some 170, and to read them all took 4.9 of its 55
//! million instructions.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::compile::{Fault, compile};
use super::{Condition, Words};

/// When something matters, as it stands in its file (betingelsens ord).
#[derive(Clone, Debug)]
pub struct When {
    text: String,
    /// The path of the list whose items have the field; none for a field of the section itself.
    list: Option<String>,
    read: OnceLock<Option<Condition>>,
}

impl When {
    pub(in crate::words) fn new(text: String, list: Option<String>) -> Self {
        Self { text, list, read: OnceLock::new() }
    }

    /// Reads the condition now.
    ///
    /// # Errors
    /// What is wrong with it; until it is mended, what it belongs to matters.
    pub(in crate::words) fn read(&self, named: &Named) -> Result<(), Fault> {
        let condition = compile(&self.text, self.list.as_deref(), named)?;
        self.read.get_or_init(|| Some(condition));
        Ok(())
    }

    /// The condition; none where it cannot be used.
    pub(in crate::words) fn condition(&self, words: &Words) -> Option<&Condition> {
        self.among(words.named())
    }

    fn among(&self, named: &Named) -> Option<&Condition> {
        let read = || compile(&self.text, self.list.as_deref(), named).ok();
        self.read.get_or_init(read).as_ref()
    }
}

/// Two are equal that say the same, whether they have been read or not.
impl PartialEq for When {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, &self.list) == (&other.text, &other.list)
    }
}

/// The conditions that have a name (de navngivne betingelser).
#[derive(Clone, Debug, Default)]
pub(in crate::words) struct Named(HashMap<String, When>);

impl Named {
    pub(in crate::words) fn insert(&mut self, name: String, when: When) {
        self.0.insert(name, when);
    }

    pub(in crate::words) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A condition by its name. None uses another, so that none has to be at hand.
    pub(in crate::words) fn get(&self, name: &str) -> Option<&Condition> {
        self.0.get(name)?.among(&Self::default())
    }

    pub(in crate::words) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
