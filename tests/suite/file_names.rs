//! What lies in a folder, as the tests ask for it.

use std::fs;
use std::path::Path;

/// The names of all that lies in a folder, in order; none where there is no such folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
