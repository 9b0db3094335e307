//! The files that a library is read from: those in the program, and a municipality's own in place of those of the same name.

mod built_in;
mod kept;
mod laying;
mod names;
mod places;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Place, Problem};
use crate::source_text::{SourceText, Tree};
use built_in::Content;
pub use built_in::{built_in_letters, built_in_picture, built_in_texts, built_in_trees};
pub use places::OwnPlaces;

/// The file with the sender of all letters.
pub const LETTERHEAD: &str = "letterhead.toml";

/// The files of a library by their path, `/` between folders.
#[derive(Default)]
pub struct Files {
    texts: BTreeMap<String, File>,
    pictures: BTreeMap<String, Cow<'static, [u8]>>,
    /// Those of a municipality.
    own: BTreeSet<String>,
}

/// A text of the library, with what it says as TOML where that was read when the program was built.
struct File {
    text: Cow<'static, str>,
    tree: Option<&'static Tree>,
}

impl Files {
    /// The files that are built into the program.
    pub fn built_in() -> Self {
        let mut files = Self::default();
        for file in built_in::files() {
            let name = file.name.to_owned();
            match file.content {
                Content::Text(text, tree) => {
                    drop(files.texts.insert(name, File { text: text.into(), tree }));
                }
                Content::Letter(text, _) => {
                    drop(files.texts.insert(name, File { text: text.into(), tree: None }));
                }
                Content::Picture(bytes) => drop(files.pictures.insert(name, bytes.into())),
                Content::NameOnly => {}
            }
        }
        files
    }

    /// A file as its readers take it; without a text where there is no such file.
    pub fn source(&self, name: &'static str) -> SourceText<'_> {
        let file = self.texts.get(name);
        SourceText::new(name, file.map_or("", |file| &file.text))
            .with_tree(file.and_then(|file| file.tree))
    }

    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |file| &file.text)
    }

    /// A picture that a text names. A municipality's own text takes only pictures of its own folder.
    pub fn picture_for(&self, text: &str, name: &str) -> Option<&[u8]> {
        let allowed = !self.own.contains(text) || self.own.contains(name);
        self.pictures.get(name).filter(|_| allowed).map(AsRef::as_ref)
    }

    /// The pictures that a municipality has laid beside its files.
    pub fn own_pictures(&self) -> impl Iterator<Item = &str> {
        self.pictures.keys().map(String::as_str).filter(|name| self.own.contains(*name))
    }

    /// Whether a file is a municipality's own.
    pub fn is_own(&self, name: &str) -> bool {
        self.own.contains(name)
    }

    /// A municipality's own files, in order.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(String::as_str)
    }

    /// The files inside a folder and in the folders below it.
    pub fn under(&self, folder: &str) -> Vec<(&str, &str)> {
        let is_inside =
            |name: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let inside = self.texts.iter().filter(|(name, _)| is_inside(name));
        inside.map(|(name, file)| (name.as_str(), file.text.as_ref())).collect()
    }
}

/// A blocker on a file as a whole.
pub fn file_problem(code: &str, name: &str, message: impl Into<String>) -> Problem {
    Problem::blocker(
        code,
        Place::File { name: name.to_owned(), line: 0, excerpt: String::new() },
        message,
    )
}
