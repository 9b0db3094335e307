//! Looking through folders.

use std::fs;
use std::path::{Path, PathBuf};

use super::atomic::{flush_folder, folder_of, reason};
use crate::problem::{Place, Problem};

/// How deep a folder of cases is searched.
const DEPTH: usize = 8;

/// What a case file is called that has a folder of its own.
const OWN_FOLDER: [&str; 2] = ["case.json", "case.sag"];

/// Whether a case has a folder of its own, by what its file is called.
pub fn has_own_folder(case: &Path) -> bool {
    case.file_name().is_some_and(|name| OWN_FOLDER.iter().any(|own| name == *own))
}

/// All files with one of those endings in a folder and its folders, sorted by path, and the folders inside that could not be searched.
/// What is hidden is left alone.
///
/// # Errors
/// A folder that cannot be read, and one that holds no such file.
pub fn files_ending_in(
    folder: &Path,
    endings: &[&str],
) -> Result<(Vec<PathBuf>, Vec<Problem>), Problem> {
    let (mut found, mut unsearched) = (Vec::new(), Vec::new());
    search(folder, endings, DEPTH, &mut found, &mut unsearched)?;
    found.sort();
    if found.is_empty() && unsearched.is_empty() {
        let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
        let endings = endings.join(" eller ");
        return Err(problem(folder, format!("I mappen er der ingen fil, der ender på {endings}."))
            .with_cure("Vælg en sagsfil, eller en mappe med sager."));
    }
    Ok((found, unsearched))
}

fn search(
    folder: &Path,
    endings: &[&str],
    depth: usize,
    found: &mut Vec<PathBuf>,
    unsearched: &mut Vec<Problem>,
) -> Result<(), Problem> {
    let unreadable = |error: std::io::Error| {
        problem(folder, format!("Mappen kan ikke læses: {}.", reason(&error)))
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            continue;
        }
        if path.is_dir() {
            if path.is_symlink() {
                continue;
            }
            let inside = match depth.checked_sub(1) {
                Some(left) => search(&path, endings, left, found, unsearched),
                None => {
                    Err(problem(&path, "Mappen ligger for dybt til at blive set efter.".to_owned()))
                }
            };
            unsearched.extend(inside.err());
        } else if endings
            .iter()
            .any(|ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)))
        {
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
    let is_new = |part: &&Path| !part.as_os_str().is_empty() && !part.exists();
    let new: Vec<&Path> = folder.ancestors().take_while(is_new).collect();
    fs::create_dir_all(folder).map_err(|error| {
        problem(folder, format!("Mappen kan ikke oprettes: {}.", reason(&error)))
            .with_cure("Vælg en anden mappe.")
    })?;
    // A new folder is on the disk once the one that it stands in is.
    new.into_iter().map(folder_of).for_each(flush_folder);
    Ok(())
}

fn problem(folder: &Path, message: String) -> Problem {
    Problem::blocker(
        "folder",
        Place::File { name: folder.display().to_string(), line: 0, excerpt: String::new() },
        message,
    )
}
