//! What lies on the disk of a case that is deleted: its file, what the program keeps beside it, its exhibits, its letters.
//!
//! Only what is known to be the case's own goes. A letter that somebody has gone on writing in, and one that does not say whose it is,
//! stays and is named. What a disk keeps of a file that was removed, and what lies in a backup, is beyond this program.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::atomic::{self, reason};
use super::exhibits;
use super::folder::has_own_folder;
use super::neighbours::{MOST_BYTES, holds_other_case};
use crate::problem::{Place, Problem};
use crate::safe::has_ending;
use crate::writers::Format;
use crate::writers::owner::Owner;
use crate::writers::seal::{Obstacle, is_untouched};

/// What goes with a case, and what stays (det, der bliver slettet).
#[derive(Clone, Debug, Default)]
pub struct Deletion {
    /// In the order in which it goes: the case's own file last, so that what is left of an interrupted deletion can be found by it.
    pub files: Vec<PathBuf>,
    /// What was seen of each of them, in the same order.
    seen: Vec<Seen>,
    /// Folders that are empty once the files are gone.
    folders: Vec<PathBuf>,
    /// Letters that may be of this case and stay, each with why.
    pub staying: Vec<(PathBuf, &'static str)>,
}

/// How long a file was and when it was written; none of what the hold on a case writes all the time.
type Seen = Option<(u64, Option<SystemTime>)>;

impl Deletion {
    /// What goes with the case of this file. Nothing is changed.
    ///
    /// # Errors
    /// A folder that cannot be read; a link in the place of the case's file, which lies elsewhere; changes that were never saved.
    pub fn of(case_file: &Path, owner: &Owner) -> Result<Self, Problem> {
        if !is_file(case_file) {
            return Err(refused(case_file, "Filen er et link, og sagen ligger et andet sted."));
        }
        if atomic::own_file_beside(case_file, "journal").exists() {
            let why =
                "Ved siden af sagen ligger ændringer, som ikke er gemt. Åbn den, og se dem efter.";
            return Err(refused(case_file, why));
        }
        let mut deletion = Self::default();
        let folder = atomic::folder_of(case_file);
        let is_alone = !holds_other_case(folder, Some(case_file));
        for path in entries(folder)? {
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            if path.file_name() == case_file.file_name() || name.starts_with('.') || path.is_dir() {
                continue;
            }
            match owner.letter_named(name) {
                Some(format) => deletion.judge(path, format, owner, is_alone),
                // Among other cases most of what lies there is theirs.
                None if is_alone => deletion.stays(path, "er ikke kendt som sagens"),
                None => {}
            }
        }
        deletion.take_exhibits(case_file, is_alone)?;
        let beside = ["who", "lock"].map(|it| atomic::own_file_beside(case_file, it));
        deletion.files.extend(beside.into_iter().filter(|path| is_file(path)));
        deletion.files.push(case_file.to_owned());
        if has_own_folder(case_file) {
            deletion.folders.push(folder.to_owned());
        }
        deletion.seen = deletion.files.iter().map(|file| seen(file)).collect();
        Ok(deletion)
    }

    /// A file that is called like a letter.
    fn judge(&mut self, path: PathBuf, format: Format, owner: &Owner, is_alone: bool) {
        let Some(bytes) = is_file(&path).then(|| fs::read(&path).ok()).flatten() else {
            return self.stays(path, "kan ikke læses");
        };
        match owner.obstacle(format, &bytes) {
            // Another version of the case, or another case of the citizen, may have written it.
            None if !is_alone => self.stays(path, "kan høre til en anden sag i mappen"),
            None if is_untouched(format, &bytes) => self.files.push(path),
            None if format == Format::Text => {
                self.stays(path, "er en tekst, og den siger ikke, om nogen har ændret den");
            }
            None => self.stays(path, "er ændret, eller et andet program har skrevet den"),
            Some(Obstacle::Unsaid) => self.stays(path, "siger ikke, hvilken sag den hører til"),
            Some(_) if is_alone => self.stays(path, "er ikke kendt som sagens"),
            Some(_) => {}
        }
    }

    /// The exhibits of a locked case: the files that the program has put into their folder, and no other.
    fn take_exhibits(&mut self, case_file: &Path, is_alone: bool) -> Result<(), Problem> {
        let folder = exhibits::folder_of_case(case_file);
        match fs::symlink_metadata(&folder) {
            Ok(found) if found.is_dir() => {}
            Ok(found) if found.is_symlink() => {
                self.stays(folder, "er et link til et andet sted");
                return Ok(());
            }
            _ => return Ok(()),
        }
        for path in entries(&folder)? {
            if exhibits::number_of(&path).is_none() || !has_ending(case_file) {
                self.stays(path, "er ikke kendt som sagens");
            } else if !is_file(&path) {
                self.stays(path, "er ikke en almindelig fil");
            } else if is_alone {
                self.files.push(path);
            } else {
                self.stays(path, "kan høre til en anden sag i mappen");
            }
        }
        self.folders.push(folder);
        Ok(())
    }

    fn stays(&mut self, path: PathBuf, why: &'static str) {
        self.staying.push((path, why));
    }

    /// Deletes it, and tells of each file once it is gone.
    ///
    /// # Errors
    /// The first file that could not be removed. What was told of before is gone.
    pub fn carry_out(&self, mut gone: impl FnMut(&Path)) -> Result<(), Problem> {
        for (file, was) in self.files.iter().zip(&self.seen) {
            if file.exists() && seen(file) != *was {
                return Err(not_gone(file, "den er ændret imens"));
            }
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

/// Whether two views of a case's files are the same, but for what the hold on the case lays beside it meanwhile.
impl PartialEq for Deletion {
    fn eq(&self, other: &Self) -> bool {
        fn seen(deletion: &Deletion) -> impl Iterator<Item = (&PathBuf, &Seen)> {
            deletion.files.iter().zip(&deletion.seen).filter(|(_, seen)| seen.is_some())
        }
        seen(self).eq(seen(other)) && self.staying == other.staying
    }
}

fn seen(file: &Path) -> Seen {
    let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if name.starts_with('.') && (name.ends_with(".who") || name.ends_with(".lock")) {
        return None;
    }
    let found = fs::symlink_metadata(file).ok()?;
    Some((found.len(), found.modified().ok()))
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() <= MOST_BYTES)
}

fn refused(case_file: &Path, why: &str) -> Problem {
    let name = case_file.display().to_string();
    let place = Place::File { name, line: 0, excerpt: String::new() };
    Problem::blocker("not-deleted", place, why)
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
