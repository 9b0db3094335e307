//! The file of the open case: where it lies, what it holds, and what is on its way to or from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::question::Then;
use crate::case::Case;
use crate::jobs::job::Job;

/// The file that the case lies in, or will (sagens fil).
#[derive(Default)]
pub(super) struct OpenFile {
    path: Option<PathBuf>,
    /// The case as the file has it.
    saved: Arc<Case>,
    /// The snapshots on their way to the file.
    saving: Vec<Arc<Case>>,
    after_save: Option<Then>,
    opening: Option<Opening>,
}

struct Opening {
    path: PathBuf,
    /// The generation that the user agreed to leave behind.
    generation: u64,
}

impl OpenFile {
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The path as a person types it; empty where there is none.
    pub(super) fn path_text(&self) -> String {
        self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
    }

    /// Whether the file lacks something that the case has.
    pub(super) fn lacks(&self, case: &Arc<Case>) -> bool {
        !Arc::ptr_eq(case, &self.saved) && *case != self.saved
    }

    pub(super) fn is_saving(&self) -> bool {
        !self.saving.is_empty()
    }

    pub(super) fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Another case has come, from a file or from nowhere. What was on its way to the old file does not concern the new one.
    pub(super) fn replace(&mut self, case: Arc<Case>, path: Option<PathBuf>) {
        *self = Self { path, saved: case, ..Self::default() };
    }

    pub(super) fn open(&mut self, path: PathBuf, generation: u64, outbox: &mut Vec<Job>) {
        self.opening = Some(Opening { path: path.clone(), generation });
        outbox.push(Job::Open { path });
    }

    /// A file was read: gives the generation of the case that may be left for it; none where nobody waits for that file.
    pub(super) fn was_read(&mut self, path: &Path) -> Option<u64> {
        self.opening.take_if(|opening| opening.path == path).map(|opening| opening.generation)
    }

    pub(super) fn save(
        &mut self,
        path: PathBuf,
        case: &Arc<Case>,
        replace: bool,
        then: Option<Then>,
        outbox: &mut Vec<Job>,
    ) {
        self.after_save = then;
        self.saving.push(Arc::clone(case));
        outbox.push(Job::Save { path, case: Arc::clone(case), replace });
    }

    /// Whether this snapshot was on its way to the file; it no longer is.
    pub(super) fn has_arrived(&mut self, case: &Arc<Case>) -> bool {
        let index = self.saving.iter().position(|snapshot| Arc::ptr_eq(snapshot, case));
        index.map(|index| self.saving.remove(index)).is_some()
    }

    /// The file now holds this snapshot.
    pub(super) fn holds(&mut self, case: &Arc<Case>, path: PathBuf) {
        self.saved = Arc::clone(case);
        self.path = Some(path);
    }

    /// What was to happen after the save.
    pub(super) fn take_after_save(&mut self) -> Option<Then> {
        self.after_save.take()
    }
}
