//! The page with the cases of a folder. The list lives as long as the program runs, and is written nowhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::jobs::job::{CaseList, Deletion, NotDeleted, ReadingWatch};
use crate::overview::CaseRow;
use crate::overview::order::DeadlineFilter;
use crate::problem::Problem;

/// The state of the page (siden »Mine sager«).
#[derive(Default)]
pub struct CasesPage {
    pub(in crate::session) folder: String,
    pub(in crate::session) filter: DeadlineFilter,
    /// The reading that is under way.
    pub(in crate::session) reading: Option<Arc<ReadingWatch>>,
    /// What was read last, or why nothing was.
    pub(in crate::session) read: Option<Result<CaseList, Problem>>,
    /// The reading was begun at the start and not by a person.
    pub(in crate::session) is_read_unasked: bool,
    pub(in crate::session) deletion: Option<DeletionInView>,
}

/// A case that is to be deleted, or has been (sletningen, der ses på).
pub struct DeletionInView {
    pub path: PathBuf,
    pub state: DeletionState,
}

/// How far it has come.
pub enum DeletionState {
    Looking,
    Would(Deletion),
    Deleting(Deletion),
    Deleted { gone: Vec<PathBuf>, staying: Vec<(PathBuf, &'static str)> },
    Not(NotDeleted),
}

impl CasesPage {
    /// The folder as it stands in its box.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    pub fn filter(&self) -> DeadlineFilter {
        self.filter
    }

    /// The reading that is under way.
    pub fn reading(&self) -> Option<&ReadingWatch> {
        self.reading.as_deref()
    }

    /// What was read last.
    pub fn list(&self) -> Option<&CaseList> {
        self.read.as_ref()?.as_ref().ok()
    }

    /// Why nothing was read.
    pub fn refusal(&self) -> Option<&Problem> {
        self.read.as_ref()?.as_ref().err()
    }

    /// The case that is to be deleted, or has been.
    pub fn deletion(&self) -> Option<&DeletionInView> {
        self.deletion.as_ref()
    }

    /// The cases that have been kept for long enough.
    pub fn to_delete(&self) -> impl Iterator<Item = &CaseRow> {
        let rows = self.list().map(|list| list.rows.as_slice()).unwrap_or_default();
        rows.iter().filter(|row| row.to_delete.is_some())
    }

    /// The rows that the filter lets through.
    pub fn rows(&self) -> Vec<&CaseRow> {
        let rows = self.list().map(|list| list.rows.as_slice()).unwrap_or_default();
        rows.iter().filter(|row| self.filter.takes(row)).collect()
    }

    pub(in crate::session) fn stop(&self) {
        if let Some(watch) = &self.reading {
            watch.stop();
        }
    }
}

/// What a case is called by its file that has a folder of its own.
const OWN_FOLDER: &str = "case";

/// The folder that the list of cases would be of: where a case lies, or the one above where each case has a folder of its own.
pub(in crate::session) fn folder_around(case: &Path) -> Option<PathBuf> {
    let own = case.parent()?;
    let has_own_folder = case.file_stem().is_some_and(|stem| stem == OWN_FOLDER);
    let above = own.parent().filter(|above| has_own_folder && !above.as_os_str().is_empty());
    Some(above.unwrap_or(own).to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::folder_around;

    #[test]
    fn a_case_with_a_folder_of_its_own_lies_among_the_others_of_the_folder_above() {
        let of = |case: &str| folder_around(Path::new(case));
        assert_eq!(of("/sager/2018-00731.json").as_deref(), Some(Path::new("/sager")));
        assert_eq!(of("/sager/holm/case.json").as_deref(), Some(Path::new("/sager")));
        assert_eq!(of("/sager/holm/case.sag").as_deref(), Some(Path::new("/sager")));
        assert_eq!(of("holm/case.json").as_deref(), Some(Path::new("holm")));
    }
}
