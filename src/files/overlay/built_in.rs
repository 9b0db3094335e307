//! The files that are built into the program, as the build script wrote them down.

use crate::source_text::Tree;

/// A file of `templates` (en indbygget fil), by its path with `/` between folders.
pub(super) struct BuiltIn {
    pub(super) name: &'static str,
    pub(super) content: Content,
}

/// What is kept of it.
pub(super) enum Content {
    /// With what it says, where it is TOML.
    Text(&'static str, Option<&'static Tree>),
    /// With what its front matter says, where it has one.
    Letter(&'static str, Option<&'static Tree>),
    Picture(&'static [u8]),
    /// The writers have it.
    NameOnly,
}

include!(concat!(env!("OUT_DIR"), "/library.rs"));

/// All of them, sorted by their paths.
pub(super) fn files() -> &'static [BuiltIn] {
    BUILT_IN
}

/// Texts of the files in a folder, each with its name and what its front matter says, where it has one.
pub fn built_in_letters(
    folder: &str,
) -> impl Iterator<Item = (&'static str, &'static str, Option<&'static Tree>)> {
    let inside = move |name: &str| is_inside(name, folder);
    BUILT_IN.iter().filter_map(move |file| match file.content {
        Content::Letter(text, front) if inside(file.name) => Some((file.name, text, front)),
        _ => None,
    })
}

fn is_inside(name: &str, folder: &str) -> bool {
    folder.is_empty() || name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Texts and trees of the files in a folder and in those below it; of all where the folder has no name.
fn texts_of(
    folder: &str,
) -> impl Iterator<Item = (&'static str, &'static str, Option<&'static Tree>)> {
    BUILT_IN.iter().filter_map(move |file| match file.content {
        Content::Text(text, tree) if is_inside(file.name, folder) => Some((file.name, text, tree)),
        Content::Letter(text, _) if is_inside(file.name, folder) => Some((file.name, text, None)),
        _ => None,
    })
}

/// The texts of the files in a folder and in those below it, each with its name.
pub fn built_in_texts(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    texts_of(folder).map(|(name, text, _)| (name, text))
}

/// A picture, by its path.
pub fn built_in_picture(name: &str) -> Option<&'static [u8]> {
    BUILT_IN.iter().find_map(|file| match file.content {
        Content::Picture(bytes) if file.name == name => Some(bytes),
        _ => None,
    })
}

/// What the TOML in a folder says, each file with its name.
pub fn built_in_trees(folder: &str) -> impl Iterator<Item = (&'static str, &'static Tree)> {
    texts_of(folder).filter_map(|(name, _, tree)| Some((name, tree?)))
}
