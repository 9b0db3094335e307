//! What lies on the disk of a case that is deleted: its file, what the program keeps beside it, its exhibits, its letters.
//!
//! Only what is known to be the case's own goes. A letter that somebody has gone on writing in, and one that does not say whose it is,
//! stays and is named. What a disk keeps of a file that was removed, and what lies in a backup, is beyond this program.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::atomic::{self, reason};
use super::exhibits;
use super::neighbours::MOST_BYTES;
use crate::problem::{Place, Problem};
use crate::writers::owner::Owner;
use crate::writers::seal::{Obstacle, is_untouched};

/// What a case is called that has a folder of its own.
const OWN_FOLDER: &str = "case";

/// What goes with a case, and what stays (det, der bliver slettet).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deletion {
    /// In the order in which it goes: the case's own file last, so that what is left of an interrupted deletion can be found by it.
    pub files: Vec<PathBuf>,
    /// Folders that are empty once the files are gone.
    folders: Vec<PathBuf>,
    /// Letters that may be of this case and stay, each with why.
    pub staying: Vec<(PathBuf, &'static str)>,
}

impl Deletion {
    /// What goes with the case of this file. Nothing is changed.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn of(case_file: &Path, owner: &Owner) -> Result<Self, Problem> {
        let mut deletion = Self::default();
        let folder = atomic::folder_of(case_file);
        for path in entries(folder)? {
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            let Some(format) = owner.letter_named(name).filter(|_| is_file(&path)) else {
                continue;
            };
            let Ok(bytes) = fs::read(&path) else {
                deletion.staying.push((path, "kan ikke læses"));
                continue;
            };
            match owner.obstacle(format, &bytes) {
                None if is_untouched(format, &bytes) => deletion.files.push(path),
                None => deletion.staying.push((path, "er ændret, siden den blev skrevet")),
                Some(Obstacle::Unsaid) => {
                    deletion.staying.push((path, "siger ikke, hvilken sag den hører til"));
                }
                // Of another case.
                Some(_) => {}
            }
        }
        let of_exhibits = exhibits::folder_of_case(case_file);
        if of_exhibits.is_dir() {
            deletion.files.extend(entries(&of_exhibits)?.into_iter().filter(|path| is_file(path)));
            deletion.folders.push(of_exhibits);
        }
        let beside = ["journal", "who", "lock"].map(|it| atomic::own_file_beside(case_file, it));
        deletion.files.extend(beside.into_iter().filter(|path| is_file(path)));
        deletion.files.push(case_file.to_owned());
        if case_file.file_stem().is_some_and(|stem| stem == OWN_FOLDER) {
            deletion.folders.push(folder.to_owned());
        }
        Ok(deletion)
    }

    /// Deletes it, and tells of each file once it is gone.
    ///
    /// # Errors
    /// The first file that could not be removed. What was told of before is gone.
    pub fn carry_out(&self, mut gone: impl FnMut(&Path)) -> Result<(), Problem> {
        for file in &self.files {
            match fs::remove_file(file) {
                Ok(()) => gone(file),
                // Somebody else was quicker, or the hold on the case has just ended.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(not_gone(file, reason(&error))),
            }
        }
        Ok(())
    }

    /// Removes the folders of its own, where nothing else lies in them; to be called once nobody holds the case any more.
    pub fn leave(&self) {
        self.folders.iter().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() <= MOST_BYTES)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let read = fs::read_dir(folder).map_err(|error| not_gone(folder, reason(&error)))?;
    let mut paths: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn not_gone(path: &Path, why: &str) -> Problem {
    let place = Place::File { name: path.display().to_string(), line: 0, excerpt: String::new() };
    Problem::blocker("not-deleted", place, format!("Kan ikke slettes: {why}."))
        .with_cure("Se efter, om filen er åben i et andet program, og prøv igen.")
}
