//! The address of an answer in a case: its section, the items of lists on the way to it, and its field.
//!
//! An address is built by `field!`, which the compiler checks against the case, or read from a text by `Case::path`, which
//! looks every name up. So an address that exists names a field that exists.

use std::fmt;
use std::hash::{Hash, Hasher};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The lasting name of an item of a list in its case (punktets id); zero as long as it has none.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(transparent)]
pub struct ItemId(pub u32);

impl ItemId {
    /// What an item has before it is given an id.
    pub const NONE: Self = Self(0);

    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }
}

/// The way into an item of a list (et punkt på en liste).
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub list: &'static str,
    /// Where the item stands, from zero.
    pub index: usize,
    /// Which item it is, wherever it stands; none where only the position is known.
    pub id: ItemId,
}

impl Step {
    /// An item is the same by its id, and by its position only while it has none.
    fn key(&self) -> (&'static str, u32, usize) {
        (self.list, self.id.0, if self.id.is_none() { self.index } else { 0 })
    }
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Step {}

impl Hash for Step {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |step: &Self| (step.list, step.index, step.id);
        if self == other { std::cmp::Ordering::Equal } else { place(self).cmp(&place(other)) }
    }
}

/// How deep lists stand in one another at the most.
pub const DEPTH: usize = 2;

/// The address of a field (feltets plads), written `citizen.name` or `work.jobs[2].hours`, items counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath {
    section: &'static str,
    steps: [Option<Step>; DEPTH],
    field: &'static str,
}

impl FieldPath {
    /// The address of a field straight under a section.
    pub const fn new(section: &'static str, field: &'static str) -> Self {
        Self { section, steps: [None; DEPTH], field }
    }

    /// From the address of a list to a field of one of its items. A list deeper than [`DEPTH`] keeps its own address.
    #[must_use]
    pub const fn item(mut self, index: usize, id: ItemId, field: &'static str) -> Self {
        let mut depth = 0;
        while depth < DEPTH {
            if self.steps[depth].is_none() {
                self.steps[depth] = Some(Step { list: self.field, index, id });
                self.field = field;
                return self;
            }
            depth += 1;
        }
        self
    }

    /// A field of an item whose position alone is known.
    #[must_use]
    pub const fn at(self, index: usize, field: &'static str) -> Self {
        self.item(index, ItemId::NONE, field)
    }

    /// Another field beside this one.
    #[must_use]
    pub const fn beside(mut self, field: &'static str) -> Self {
        self.field = field;
        self
    }

    pub const fn section(&self) -> &'static str {
        self.section
    }

    /// The name of the field itself.
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// The items on the way to the field, from the outermost.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().flatten()
    }

    /// The address of the innermost list that the field stands in, and its item; none for a field of the section itself.
    pub fn list(&self) -> Option<(Self, Step)> {
        let depth = self.steps.iter().rposition(Option::is_some)?;
        let step = self.steps[depth]?;
        let mut list = *self;
        list.steps[depth] = None;
        list.field = step.list;
        Some((list, step))
    }

    /// The address without items (`work.jobs.hours`): the key under which the field's words are found.
    pub fn words_key(&self) -> String {
        let mut key = String::from(self.section);
        for name in self.steps().map(|step| step.list).chain([self.field]) {
            key.push('.');
            key.push_str(name);
        }
        key
    }

    /// The address as a file keeps it: an item is named by its id where it has one, and so is found wherever it stands.
    pub fn address(&self) -> String {
        let mut address = String::from(self.section);
        for step in self.steps() {
            address.push_str(&match step.id {
                ItemId::NONE => format!(".{}[{}]", step.list, step.index),
                ItemId(id) => format!(".{}[#{id}]", step.list),
            });
        }
        address.push('.');
        address.push_str(self.field);
        address
    }

    /// Whether the words are the citizen's own.
    pub fn is_own(&self) -> bool {
        self.field.ends_with("_own")
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.section)?;
        for step in self.steps() {
            write!(f, ".{}[{}]", step.list, step.index)?;
        }
        write!(f, ".{}", self.field)
    }
}
