//! CaseCounts the cases of folders for a report. Each case is read, counted and let go.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::case_list::{self, ListedFile, Outlook, ReadingWatch};
use crate::case::Case;
use crate::letters::parting;
use crate::problem::Problem;
use crate::statistics::{CaseCounts, CaseFacts};

/// What the cases of some folders come to, and what is not among them (optællingen af mapper).
#[derive(Default)]
pub struct FolderCounting {
    pub counting: CaseCounts,
    /// Files that are no case or are damaged, and folders that could not be searched.
    pub passed_over: Vec<Problem>,
    /// Cases that nobody here can open, by their names.
    pub locked: Vec<String>,
    /// Practice cases, whose citizens are invented.
    pub practice: Vec<String>,
    /// Cases that are counted already, since they lie there in another file too.
    pub twice: Vec<String>,
    /// The counting was stopped before its end.
    pub is_cut_short: bool,
}

/// What came of a file.
enum Counted {
    Facts(CaseFacts),
    PassedOver(Problem),
    Locked(String),
    Practice(String),
    Twice(String),
    Unread,
}

/// Counts all cases under these paths. Processors share the work.
///
/// # Errors
/// A folder that cannot be read, and one that holds no such file.
pub fn count(
    paths: &[PathBuf],
    outlook: Outlook<'_>,
    watch: &ReadingWatch,
) -> Result<FolderCounting, Problem> {
    let (files, passed_over) = case_list::find(paths)?;
    watch.total.store(files.len(), Ordering::Relaxed);
    let turn = Mutex::new(());
    // What parts a case from all others is kept only as a number that nothing can be made from.
    let (hasher, known) = (RandomState::new(), Mutex::new(HashSet::new()));
    let is_new = |case: &Case| {
        let parting = parting(case);
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        !parting.is_certain() || known.insert(hasher.hash_one(parting.values().collect::<Vec<_>>()))
    };
    let Outlook { library, today, opener, .. } = outlook;
    let one = |ListedFile { path, name }: ListedFile| {
        if watch.is_stopped() {
            return Counted::Unread;
        }
        let counted = match case_list::open(&path, opener, &turn) {
            Ok(None) => Counted::Locked(name),
            Ok(Some(case)) if case.practice => Counted::Practice(name),
            Ok(Some(case)) if !is_new(&case) => Counted::Twice(name),
            Ok(Some(case)) => Counted::Facts(CaseFacts::of(library, &case, today)),
            Err(problem) => Counted::PassedOver(problem),
        };
        watch.read.fetch_add(1, Ordering::Relaxed);
        counted
    };
    let counted = files
        .into_par_iter()
        .map(one)
        .fold(FolderCounting::default, FolderCounting::and)
        .reduce(FolderCounting::default, FolderCounting::with);
    Ok(FolderCounting { passed_over, ..FolderCounting::default() }.with(counted).sorted())
}

impl FolderCounting {
    fn and(mut self, counted: Counted) -> Self {
        match counted {
            Counted::Facts(facts) => self.counting.add(&facts),
            Counted::PassedOver(problem) => self.passed_over.push(problem),
            Counted::Locked(name) => self.locked.push(name),
            Counted::Practice(name) => self.practice.push(name),
            Counted::Twice(name) => self.twice.push(name),
            Counted::Unread => self.is_cut_short = true,
        }
        self
    }

    fn with(mut self, other: Self) -> Self {
        self.counting = self.counting.with(other.counting);
        self.passed_over.extend(other.passed_over);
        self.locked.extend(other.locked);
        self.practice.extend(other.practice);
        self.twice.extend(other.twice);
        self.is_cut_short |= other.is_cut_short;
        self
    }

    /// Whichever processor was quicker, the same is told.
    fn sorted(mut self) -> Self {
        for names in [&mut self.locked, &mut self.practice, &mut self.twice] {
            names.sort();
        }
        self
    }
}
