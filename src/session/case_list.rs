//! The list of a folder of cases: which folder, reading it, and which rows are wanted.

use std::sync::Arc;
use std::time::Duration;

use super::Session;
use super::action::CaseListWish;
use super::pages::cases::{CasesPage, folder_around};
use super::reply::typed_path;
use crate::jobs::job::{CaseList, Job, ReadingWatch};
use crate::problem::Problem;

/// So often is shown how far the reading has come.
const PROGRESS: Duration = Duration::from_millis(100);

impl Session {
    pub fn cases(&self) -> &CasesPage {
        &self.pages.cases
    }

    pub(super) fn cases_wish(&mut self, wish: CaseListWish) {
        let page = &mut self.pages.cases;
        match wish {
            CaseListWish::TypeFolder(folder) => page.folder = folder,
            CaseListWish::Filter(filter) => page.filter = filter,
            CaseListWish::Stop => page.stop(),
            CaseListWish::Read => self.read_cases_of_folder(),
            CaseListWish::LookAtDeletion(path) => self.look_at_deletion(path),
            CaseListWish::Delete => self.delete_looked_at(),
            CaseListWish::LeaveDeletion => page.deletion = None,
        }
    }

    /// Where the municipality has said how long a case is kept, the cases that lie where one works are read once at the start, for the
    /// start page to tell which have been kept for long enough.
    pub(super) fn look_for_old_cases(&mut self) {
        let page = &mut self.pages.cases;
        if self.policy.retention_months.is_none()
            || self.library.is_none()
            || page.read.is_some()
            || !page.folder.is_empty()
        {
            return;
        }
        if let Some(folder) = self.recent.first().and_then(|recent| folder_around(recent)) {
            page.folder = folder.display().to_string();
            page.is_read_unasked = true;
            self.read_cases_of_folder();
        }
    }

    /// How many months a case is kept after its last step, where the municipality has said so.
    pub fn months_kept(&self) -> Option<u16> {
        self.policy.retention_months
    }

    /// The page was turned to: a folder is proposed, or the one that was read is read again, since a case may have moved on.
    pub(super) fn show_cases(&mut self) {
        let near = self.file.path().or(self.recent.first().map(AsRef::as_ref));
        let page = &mut self.pages.cases;
        if page.folder.trim().is_empty() {
            let proposed = near.and_then(folder_around).or(self.documents.clone());
            page.folder = proposed.map(|folder| folder.display().to_string()).unwrap_or_default();
        }
        if page.list().is_some() {
            self.read_cases_of_folder();
        }
    }

    fn read_cases_of_folder(&mut self) {
        let page = &mut self.pages.cases;
        let (Some(folder), Some(_)) = (typed_path(&page.folder), &self.library) else { return };
        if page.reading.is_none() {
            let watch = Arc::new(ReadingWatch::default());
            page.reading = Some(Arc::clone(&watch));
            let (today, months) = (self.today, self.policy.retention_months);
            self.outbox.push(Job::ReadCases { folder, today, months, watch });
        }
    }

    pub(super) fn cases_read(
        &mut self,
        watch: &Arc<ReadingWatch>,
        outcome: Result<CaseList, Problem>,
    ) {
        let page = &mut self.pages.cases;
        if page.reading.take_if(|reading| Arc::ptr_eq(reading, watch)).is_some() {
            // Whoever has not asked for the list is not told that there is none.
            let is_unasked = std::mem::take(&mut page.is_read_unasked);
            page.read = Some(outcome).filter(|outcome| outcome.is_ok() || !is_unasked);
        }
    }

    /// How long until the window shows anew how far the reading has come; none where nothing is read.
    pub(super) fn cases_due_in(&self) -> Option<Duration> {
        self.pages.cases.reading.as_ref().map(|_| PROGRESS)
    }
}
