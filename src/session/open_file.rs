//! The file of the open case: where it lies, what it holds, and what is on its way to or from it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journal::Guarded;
use super::question::Then;
use crate::case::Case;
use crate::jobs::job::{AccessJob, CaseLock, Fingerprint, Job, Lock, Over, SaveCase, SavedAt};
use crate::safe::{Opener, has_ending};

/// The file that the case lies in, or will (sagens fil).
#[derive(Default)]
pub(super) struct OpenFile {
    path: Option<PathBuf>,
    /// The case as the file has it.
    saved: Arc<Case>,
    /// What the file holds; several where nobody knows which of them arrived.
    holds: Vec<Fingerprint>,
    /// Snapshots that the file may hold as well, since no answer came.
    unsure: Vec<Arc<Case>>,
    /// The snapshots on their way to the file.
    saving: Vec<Arc<Case>>,
    after_save: Option<Then>,
    /// The case is to be saved again once the snapshot that is on its way has arrived.
    again: bool,
    lock: Lock,
    /// The lock that a save was given, until it is known to have come to lie in that file.
    offered: Option<(PathBuf, Lock)>,
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
    pub(super) fn replace(&mut self, case: Arc<Case>, file: Option<(PathBuf, Fingerprint)>) {
        let (path, holds) = file.unzip();
        let holds = holds.into_iter().collect();
        *self = Self { path, saved: case, holds, ..Self::default() };
    }

    pub(super) fn open(
        &mut self,
        path: PathBuf,
        opener: Option<Arc<Opener>>,
        generation: u64,
        outbox: &mut Vec<Job>,
    ) {
        self.opening = Some(Opening { path: path.clone(), generation });
        outbox.push(Job::Open { path, opener });
    }

    /// The case is locked like this from now on.
    pub(super) fn is_locked_by(&mut self, lock: Lock) {
        self.lock = lock;
    }

    /// Whether the file of the case is locked. It stays so wherever the case is saved.
    pub(super) fn is_locked(&self) -> bool {
        !matches!(self.lock, Lock::None)
    }

    /// The lock of the case's file, once its key is known.
    pub(super) fn known_lock(&self) -> Option<Arc<CaseLock>> {
        match &self.lock {
            Lock::Known(lock) => Some(Arc::clone(lock)),
            _ => None,
        }
    }

    /// The case as the file has it.
    pub(super) fn saved(&self) -> &Arc<Case> {
        &self.saved
    }

    /// A lock for the case in this file, if it has none of its own.
    pub(super) fn offer(&mut self, path: PathBuf, lock: Lock) {
        self.offered = Some((path, lock));
    }

    /// How the case is to be locked at a path; none where a passphrase has to be asked for first.
    pub(super) fn lock_at(&self, path: &Path) -> Option<Lock> {
        let offered = self.offered.as_ref().filter(|(offered, _)| offered == path);
        match (offered, &self.lock) {
            (Some((_, Lock::Known(lock))), _) => Some(Lock::Known(Arc::clone(lock))),
            (Some((_, Lock::New(passphrase))), Lock::Known(lock)) => {
                Some(Lock::Changed(Arc::clone(lock), passphrase.clone()))
            }
            (_, Lock::Known(lock)) => Some(Lock::Known(Arc::clone(lock))),
            (Some((_, lock)), _) => Some(lock.clone()),
            (None, _) if has_ending(path) => None,
            (None, _) => Some(Lock::None),
        }
    }

    /// A file was read: gives the generation of the case that may be left for it; none where nobody waits for that file.
    pub(super) fn was_read(&mut self, path: &Path) -> Option<u64> {
        self.opening.take_if(|opening| opening.path == path).map(|opening| opening.generation)
    }

    /// What may be at a path when the case is saved there: in its own file what is known to be in it, and elsewhere nothing.
    pub(super) fn over(&self, path: &Path) -> Over {
        let is_own = self.path.as_deref() == Some(path);
        if is_own { Over::Known(self.holds.clone()) } else { Over::Nothing }
    }

    pub(super) fn save(&mut self, order: SaveCase, then: Option<Then>, outbox: &mut Vec<Job>) {
        self.after_save = then;
        self.saving.push(Arc::clone(&order.case));
        outbox.push(Job::Save(order));
    }

    /// Puts down what was done, in the file as it is.
    pub(super) fn put_down(&mut self, order: SaveCase, outbox: &mut Vec<Job>) {
        self.saving.push(Arc::clone(&order.case));
        outbox.push(Job::AccessLog(AccessJob::Note(order)));
    }

    /// The file holds the same case, with more in its log.
    pub(super) fn was_put_down(&mut self, saved: &SavedAt, lock: Lock) {
        self.lock = lock;
        self.holds = vec![saved.holds];
        self.unsure.clear();
    }

    /// Saves again once the snapshot that is on its way has arrived: until then nobody knows what the file holds.
    pub(super) fn save_again(&mut self, then: Option<Then>) {
        self.again = true;
        self.after_save = then.or(self.after_save.take());
    }

    /// Whether the case is to be saved again.
    pub(super) fn takes_again(&mut self) -> bool {
        std::mem::take(&mut self.again)
    }

    /// Whether this snapshot was on its way to the file; it no longer is.
    pub(super) fn has_arrived(&mut self, case: &Arc<Case>) -> bool {
        let index = self.saving.iter().position(|snapshot| Arc::ptr_eq(snapshot, case));
        index.map(|index| self.saving.remove(index)).is_some()
    }

    /// The case lies in this file now, as this snapshot.
    pub(super) fn lies_in(&mut self, saved: &SavedAt, case: Arc<Case>, lock: Lock) {
        self.lock = lock;
        self.offered = None;
        self.saved = case;
        self.path = Some(saved.path.clone());
        self.holds = vec![saved.holds];
        self.unsure.clear();
    }

    /// The file may hold this too; nobody knows.
    pub(super) fn may_hold(&mut self, holds: Fingerprint, case: Arc<Case>) {
        self.holds.push(holds);
        self.unsure.push(case);
    }

    pub(super) fn lock(&self) -> &Lock {
        &self.lock
    }

    /// The case and its file as the journal sees them.
    pub(super) fn guarded<'a>(&'a self, case: &'a Arc<Case>) -> Guarded<'a> {
        let over = std::iter::once(&self.saved).chain(&self.saving).chain(&self.unsure);
        Guarded {
            path: self.path(),
            lock: &self.lock,
            case,
            is_dirty: self.lacks(case),
            over: over.cloned().collect(),
        }
    }

    /// What was to happen after the save.
    pub(super) fn take_after_save(&mut self) -> Option<Then> {
        self.after_save.take()
    }
}
