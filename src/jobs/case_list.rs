//! Reading a folder of cases for their list. Nothing is kept of it: the list is as old as its reading.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::case::Case;
use crate::files::{case_file, folder, locked};
use crate::library::Library;
use crate::overview::order::by_what_falls_first;
use crate::overview::retention::Retention;
use crate::overview::{CaseOverview, CaseRow};
use crate::problem::Problem;
use crate::safe::{self, Opener, SafeRefusal};

/// The cases of a folder on a day (listen over sager).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseList {
    /// What falls first stands first.
    pub rows: Vec<CaseRow>,
    /// Files that are no case or are damaged, and folders that could not be searched.
    pub passed_over: Vec<Problem>,
    /// The reading was stopped before its end.
    pub is_cut_short: bool,
}

/// How far a reading has come; whoever watches can stop it (opsyn med læsningen).
#[derive(Debug, Default)]
pub struct ReadingWatch {
    total: AtomicUsize,
    read: AtomicUsize,
    is_stopped: AtomicBool,
}

impl ReadingWatch {
    /// How many files are read, and of how many; none while the folder is still searched.
    pub fn read_of(&self) -> Option<(usize, usize)> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| (self.read.load(Ordering::Relaxed).min(total), total))
    }

    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}

/// What came of a file.
enum ReadFile {
    Row(CaseRow),
    PassedOver(Problem),
    /// The reading was stopped first.
    Unread,
}

/// From where cases are looked at (udgangspunktet).
#[derive(Clone, Copy)]
pub struct Outlook<'a> {
    pub library: &'a Library,
    pub today: Date,
    /// How many months a case is kept, where that is said.
    pub months: Option<u16>,
    pub opener: Option<&'a Opener>,
}

/// Reads all cases under these paths; a path may be a case itself. Processors share the work.
///
/// # Errors
/// A folder that cannot be read, and one that holds no such file.
pub fn read(
    paths: &[PathBuf],
    outlook: Outlook<'_>,
    watch: &ReadingWatch,
) -> Result<CaseList, Problem> {
    let Outlook { library, today, months, opener } = outlook;
    let (files, passed_over) = find(paths)?;
    watch.total.store(files.len(), Ordering::Relaxed);
    // A passphrase takes much memory to try, so only one is tried at a time.
    let turn = Mutex::new(());
    let read: Vec<ReadFile> = files
        .into_par_iter()
        .with_max_len(1)
        .map(|ListedFile { path, name }| {
            if watch.is_stopped() {
                return ReadFile::Unread;
            }
            let row = match open(&path, opener, &turn) {
                Ok(case) => {
                    let retention = |case| Retention::of(library, case, months?);
                    let to_delete = case.as_ref().and_then(retention);
                    let is_due = |it: &Retention| it.is_passed(today) && !path.is_symlink();
                    let to_delete = to_delete.filter(is_due);
                    let overview = case.map(|case| CaseOverview::of(library, &case, today));
                    ReadFile::Row(CaseRow { path, name, overview, to_delete })
                }
                Err(problem) => ReadFile::PassedOver(problem),
            };
            watch.read.fetch_add(1, Ordering::Relaxed);
            row
        })
        .collect();
    let mut list = CaseList { passed_over, ..CaseList::default() };
    for file in read {
        match file {
            ReadFile::Row(row) => list.rows.push(row),
            ReadFile::PassedOver(problem) => list.passed_over.push(problem),
            ReadFile::Unread => list.is_cut_short = true,
        }
    }
    by_what_falls_first(&mut list.rows);
    Ok(list)
}

/// A file that may be a case, with the name that the list shows: the path from the folder that was searched.
struct ListedFile {
    path: PathBuf,
    name: String,
}

/// The files, each once, and the folders that could not be searched.
fn find(paths: &[PathBuf]) -> Result<(Vec<ListedFile>, Vec<Problem>), Problem> {
    let (mut files, mut unsearched) = (Vec::new(), Vec::new());
    let mut known = HashSet::new();
    for path in paths {
        let (found, mut failed) = if path.is_dir() {
            folder::files_ending_in(path, &["json", safe::ENDING])?
        } else {
            (vec![path.clone()], Vec::new())
        };
        unsearched.append(&mut failed);
        for file in found.into_iter().filter(|file| known.insert(file.clone())) {
            let inside = file.strip_prefix(path).ok().filter(|rest| !rest.as_os_str().is_empty());
            let shown = inside.filter(|_| paths.len() == 1).unwrap_or(&file);
            files.push(ListedFile { name: shown.display().to_string(), path: file });
        }
    }
    Ok((files, unsearched))
}

/// The case in a file; none where it is locked for somebody else.
pub(super) fn open(
    path: &Path,
    opener: Option<&Opener>,
    turn: &Mutex<()>,
) -> Result<Option<Case>, Problem> {
    let bytes = case_file::read_bytes(path)?;
    if !locked::is_locked(path, &bytes) {
        return case_file::from_bytes(path, &bytes).map(Some);
    }
    let unlocked = {
        let _turn = matches!(opener, Some(Opener::Passphrase(_))).then(|| turn.lock());
        locked::unlock(&bytes, opener)
    };
    match unlocked {
        Ok(unlocked) => case_file::from_bytes(path, &unlocked.text).map(Some),
        Err(
            SafeRefusal::Locked
            | SafeRefusal::NoPassphrase
            | SafeRefusal::WrongPassphrase
            | SafeRefusal::OtherKey,
        ) => Ok(None),
        Err(refusal) => Err(refusal.problem(&path.display().to_string())),
    }
}
