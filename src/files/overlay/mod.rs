//! The files that a library is read from: those in the program, and a municipality's own in place of those of the same name.

mod laying;
mod names;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use crate::problem::{Place, Problem};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folders of the library whose files are read; fonts are not among them.
const FOLDERS: [&str; 4] = ["fields", "law", "letters", "letters/parts"];

/// The files of a library by their path, `/` between folders.
#[derive(Default)]
pub struct Files {
    texts: BTreeMap<String, Cow<'static, str>>,
    pictures: BTreeMap<String, Cow<'static, [u8]>>,
    /// Those of a municipality.
    own: BTreeSet<String>,
}

impl Files {
    /// The files that are built into the program.
    pub fn built_in() -> Self {
        let mut files = Self::default();
        for folder in [""].iter().chain(&FOLDERS) {
            let inside = if folder.is_empty() { Some(&BUILT_IN) } else { BUILT_IN.get_dir(folder) };
            for file in inside.into_iter().flat_map(Dir::files) {
                let name = file.path().to_string_lossy().replace('\\', "/");
                match file.contents_utf8() {
                    Some(text) => files.texts.insert(name, text.into()).map(drop),
                    None => files.pictures.insert(name, file.contents().into()).map(drop),
                };
            }
        }
        files
    }

    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", AsRef::as_ref)
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
        self.inside(folder).map(|(name, text)| (name, text.as_ref())).collect()
    }

    /// Of those files the ones that are built into the program.
    pub fn built_in_under(&self, folder: &str) -> impl Iterator<Item = (&str, &'static str)> {
        self.inside(folder).filter_map(|(name, text)| match text {
            Cow::Borrowed(text) => Some((name, *text)),
            Cow::Owned(_) => None,
        })
    }

    fn inside(&self, folder: &str) -> impl Iterator<Item = (&str, &Cow<'static, str>)> {
        let is_inside =
            move |name: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.texts
            .iter()
            .filter(move |(name, _)| is_inside(name))
            .map(|(name, text)| (name.as_str(), text))
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
