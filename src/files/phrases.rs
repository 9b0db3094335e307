//! The files of phrases: a municipality's in its folder of templates, and the user's own in the folder of the settings.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{self, WriteRefusal};
use crate::document::file_name;

/// A municipality's phrases in its folder of templates.
const MUNICIPAL: &str = "phrases";
/// The user's own in the folder of the settings.
const OWN: &str = "fraser";
/// A folder with more files than this is read no further.
const MOST_FILES: usize = 2000;

/// A file with its name and what it holds; nothing where it is no text or cannot be read (en læst frasefil).
pub type ReadPhrase = (String, Option<String>);

/// A municipality's phrases. A file of more than `most` bytes is none.
pub fn municipal(templates: &Path, most: usize) -> Vec<ReadPhrase> {
    read(&templates.join(MUNICIPAL), MUNICIPAL, most)
}

/// The user's own, in the same way.
pub fn own(settings: &Path, most: usize) -> Vec<ReadPhrase> {
    read(&settings.join(OWN), OWN, most)
}

/// Reads the phrases of a folder. One that is not there has none.
fn read(folder: &Path, told: &str, most: usize) -> Vec<ReadPhrase> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(MOST_FILES).flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    let is_phrase = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|ending| ending == "md")
            && !name.starts_with('.')
            && !name.to_lowercase().starts_with("readme")
    };
    paths.retain(is_phrase);
    paths.sort();
    let file = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_short = fs::metadata(&path).is_ok_and(|found| found.len() <= most as u64);
        let text = is_short.then(|| fs::read_to_string(&path).ok()).flatten();
        (format!("{told}/{name}"), text)
    };
    paths.into_iter().map(file).collect()
}

/// Writes a phrase of the user's own: over the file that it replaces, or into one of its own that is called by its title. Gives the
/// name of the file.
///
/// # Errors
/// What the disk refused.
pub fn keep(
    settings: &Path,
    replaces: Option<&str>,
    title: &str,
    text: &str,
) -> Result<String, WriteRefusal> {
    let folder = settings.join(OWN);
    fs::create_dir_all(&folder)?;
    let name = match replaces.filter(|name| is_bare(name)) {
        Some(name) => name.to_owned(),
        None => free_name(&folder, &file_name::stem_of(title, "frase")),
    };
    atomic::write(&folder.join(&name), text.as_bytes(), false)?;
    Ok(name)
}

/// Removes a phrase of the user's own.
///
/// # Errors
/// What the disk refused.
pub fn remove(settings: &Path, name: &str) -> io::Result<()> {
    if !is_bare(name) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    match fs::remove_file(settings.join(OWN).join(name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Whether a name leads to no other folder.
fn is_bare(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|bare| bare == name) && name.ends_with(".md")
}

fn free_name(folder: &Path, stem: &str) -> String {
    let numbered = (2..).map(|number| format!("{stem} {number}.md"));
    let mut names = std::iter::once(format!("{stem}.md")).chain(numbered);
    names.find(|name| !folder.join(name).exists()).unwrap_or_default()
}
