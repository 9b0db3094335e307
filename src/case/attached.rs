//! The files of the exhibits (bilagenes filer): which lie beside the case, by what each is known, and which were taken out.
//!
//! The files themselves are no part of the case. Each lies sealed in a folder beside it, under a number that no other file of the
//! case gets, and the hash here says whether it is still the one that was put there.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Case;
use super::field::Edit;
use crate::place::{FieldPath, ItemId};

/// What all files of a case take together at most, in bytes.
pub const MOST_ATTACHED_BYTES: u64 = 500 * 1024 * 1024;
/// How many files a case has at most, those that were taken out among them.
pub const MOST_FILES: usize = 2000;

/// The files of a case (sagens filer).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachedFiles {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    list: Vec<AttachedFile>,
    /// Those that were taken out, so that nobody wonders where they went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    removed: Vec<RemovedFile>,
}

/// A file that belongs to an exhibit (fil til et bilag).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachedFile {
    /// Its name in the folder.
    pub number: u32,
    /// What it was called where it came from.
    pub name: String,
    /// How many bytes it has, opened.
    pub bytes: u64,
    /// How many pages, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// The hash of the sealed file.
    pub sealed: String,
    /// The exhibit that it belongs to.
    #[serde(default, skip_serializing_if = "ItemId::is_none")]
    pub exhibit: ItemId,
}

/// A file that was taken out of the case (fjernet fil).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovedFile {
    pub number: u32,
    pub name: String,
    pub removed_on: String,
    /// Who took it out, as the program knows its user; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub removed_by: String,
}

impl AttachedFiles {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.removed.is_empty()
    }

    pub fn all(&self) -> &[AttachedFile] {
        &self.list
    }

    pub fn removed(&self) -> &[RemovedFile] {
        &self.removed
    }

    pub fn file(&self, number: u32) -> Option<&AttachedFile> {
        self.list.iter().find(|file| file.number == number)
    }

    /// How many bytes may still be added.
    pub fn room(&self) -> u64 {
        let taken: u64 = self.list.iter().map(|file| file.bytes).fold(0, u64::saturating_add);
        let is_full = self.list.len() + self.removed.len() >= MOST_FILES;
        if is_full { 0 } else { MOST_ATTACHED_BYTES.saturating_sub(taken) }
    }

    /// Whether a file of this number is in the case, or was.
    pub fn has_had(&self, number: u32) -> bool {
        self.file(number).is_some() || self.removed.iter().any(|file| file.number == number)
    }

    /// A number that no file of the case has had.
    pub fn next_number(&self) -> u32 {
        let had = self.list.iter().map(|file| file.number);
        let had = had.chain(self.removed.iter().map(|file| file.number));
        had.max().unwrap_or_default().saturating_add(1)
    }

    /// The files of another version of the same case too. What either has taken out is out.
    pub(super) fn take_in(&mut self, other: &Self) {
        for gone in &other.removed {
            if !self.removed.contains(gone) {
                self.list.retain(|file| file.number != gone.number);
                self.removed.push(gone.clone());
            }
        }
        for file in &other.list {
            let is_out = self.removed.iter().any(|gone| gone.number == file.number);
            if !is_out && self.file(file.number).is_none() {
                self.list.push(file.clone());
            }
        }
    }

    pub fn add(&mut self, file: AttachedFile) {
        self.list.push(file);
    }

    /// Takes a file out, and notes that. Says whether it was there.
    pub fn remove(&mut self, number: u32, removed_on: String, removed_by: String) -> bool {
        let Some(at) = self.list.iter().position(|file| file.number == number) else {
            return false;
        };
        let AttachedFile { number, name, .. } = self.list.remove(at);
        self.removed.push(RemovedFile { number, name, removed_on, removed_by });
        true
    }
}

impl Case {
    /// Adds a file to a case, with an exhibit in the list that bears its name until somebody writes a better one.
    pub fn attach(&mut self, mut file: AttachedFile) {
        let list = FieldPath::new("exhibits", "list");
        let id = self.new_item();
        if let Some(Edit::List(exhibits)) = self.find_mut(&list) {
            exhibits.add(id);
            let index = exhibits.len().saturating_sub(1);
            let mut fill = |name: &'static str, text: &str| {
                let field = list.item(index, id, name);
                if let Some(Edit::Answer(answer)) = self.find_mut(&field) {
                    // A title that the field does not take stays with the file.
                    let _ = answer.set_text(text);
                }
            };
            fill("title", file.title());
            if let Some(pages) = file.pages {
                fill("pages", &pages.to_string());
            }
            let numbers = self.exhibits.list.items().iter().filter_map(|it| it.cited_number());
            let number = numbers.max().unwrap_or_default() + 1;
            if let Some(Edit::Answer(answer)) = self.find_mut(&list.item(index, id, "number")) {
                let _ = answer.set_text(&number.to_string());
            }
        }
        file.exhibit = id;
        self.attached.add(file);
    }
}

impl AttachedFile {
    /// What the file's name ends in, where that is plain; no more of the name may stand where others read it.
    pub fn ending(&self) -> &str {
        let ending = self.name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_plain = (1..=5).contains(&ending.len())
            && ending.bytes().all(|sign| sign.is_ascii_alphanumeric());
        if is_plain { ending } else { "" }
    }

    /// What the file is called without its ending: the title of its exhibit until somebody writes a better one.
    pub fn title(&self) -> &str {
        self.name.rsplit_once('.').map_or(self.name.as_str(), |(title, _)| title).trim()
    }
}

/// A name may be that of a citizen.
impl fmt::Debug for AttachedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AttachedFile({})", self.number)
    }
}

impl fmt::Debug for RemovedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RemovedFile({})", self.number)
    }
}
