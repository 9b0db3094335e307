//! Looking through folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::atomic::reason;
use crate::problem::{Place, Problem};

/// How deep a folder of cases is searched.
const DEPTH: usize = 8;

/// All files of that name in a folder and its folders, sorted by path.
///
/// # Errors
/// A folder that cannot be read, and one that holds no such file.
pub fn files_named(folder: &Path, name: &str) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    search(folder, name, DEPTH, &mut found)?;
    found.sort();
    if found.is_empty() {
        return Err(problem(folder, format!("I mappen er der ingen fil, der hedder {name}."))
            .with_cure("Vælg en sagsfil, eller en mappe med sager."));
    }
    Ok(found)
}

fn search(
    folder: &Path,
    name: &str,
    depth: usize,
    found: &mut Vec<PathBuf>,
) -> Result<(), Problem> {
    let unreadable = |error: std::io::Error| {
        problem(folder, format!("Mappen kan ikke læses: {}.", reason(&error)))
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() && depth > 0 && !path.is_symlink() {
            search(&path, name, depth - 1, found)?;
        } else if path.file_name().is_some_and(|own| own == name) {
            found.push(path);
        }
    }
    Ok(())
}

/// Makes an output folder, with those above it.
///
/// # Errors
/// What the disk refused.
pub fn make(folder: &Path) -> Result<(), Problem> {
    fs::create_dir_all(folder).map_err(|error| {
        problem(folder, format!("Mappen kan ikke oprettes: {}.", reason(&error)))
            .with_cure("Vælg en anden mappe.")
    })
}

fn problem(folder: &Path, message: String) -> Problem {
    Problem::blocker(
        "folder",
        Place::File { name: folder.display().to_string(), line: 0, excerpt: String::new() },
        message,
    )
}
