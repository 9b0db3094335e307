//! The journal of the open case: when it is written, and what becomes of one that was left behind.
//!
//! While the case has changes that its file lacks, the journal has them within moments; while it has none, there is no journal.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::case::Case;
use crate::jobs::job::{FoundJournal, Job, JournalOrder, JournalTask, Lock};
use crate::problem::Problem;

/// A change waits no longer than this, whether or not the typist rests.
const WAIT: Duration = Duration::from_millis(800);
/// Where it could not be written, the next try comes after this.
const PAUSE: Duration = Duration::from_secs(10);

/// What is known of the journal (kladden).
#[derive(Default)]
pub(super) struct Journal {
    /// What it holds, and of which file; none where there is none.
    kept: Option<(PathBuf, Arc<Case>)>,
    /// The file whose leftover is looked for or asked about: until then nothing is written over it.
    sought: Option<PathBuf>,
    found: Option<FoundJournal>,
    /// An order is on its way, with what it will have kept.
    under_way: Option<(PathBuf, Arc<Case>)>,
    /// When a change was first seen that it lacks.
    lacks_since: Option<Duration>,
    /// Whether it is not to wait any longer.
    hurries: bool,
    waits_until: Option<Duration>,
    /// Whether the user knows that it cannot be written.
    is_told: bool,
    now: Duration,
}

/// The case as the journal sees it.
pub(super) struct Guarded<'a> {
    pub(super) path: Option<&'a Path>,
    pub(super) lock: &'a Lock,
    pub(super) case: &'a Arc<Case>,
    /// Whether its file lacks something.
    pub(super) is_dirty: bool,
    /// What its file may hold.
    pub(super) over: Vec<Arc<Case>>,
}

impl Journal {
    /// Nothing is written beside this file until it is known whose it is.
    pub(super) fn waits_for(&mut self, path: &Path) {
        self.sought = Some(path.to_owned());
    }

    /// A case is ours: looks for what was left beside it.
    pub(super) fn seek(&mut self, guarded: &Guarded<'_>, outbox: &mut Vec<Job>) {
        let Some(path) = guarded.path else { return };
        self.sought = Some(path.to_owned());
        let in_file = guarded.over.first().unwrap_or(guarded.case);
        let task = JournalTask::Seek(Arc::clone(in_file));
        outbox.push(order(path, guarded.lock, task));
    }

    /// The case is left, saved or not: whoever left it has been asked.
    pub(super) fn leave(&mut self, outbox: &mut Vec<Job>) {
        let kept = self.kept.take().into_iter().chain(self.under_way.take());
        let mut paths: Vec<PathBuf> = kept.map(|(path, _)| path).collect();
        paths.dedup();
        outbox.extend(paths.iter().map(|path| order(path, &Lock::None, JournalTask::Remove)));
        *self = Self { now: self.now, ..Self::default() };
    }

    /// Lets time pass, and writes what is due.
    pub(super) fn tick(&mut self, now: Duration, guarded: &Guarded<'_>, outbox: &mut Vec<Job>) {
        self.now = now;
        if self.under_way.is_some() || self.sought.is_some() {
            return;
        }
        let wanted = guarded.path.filter(|_| guarded.is_dirty);
        self.kept.take_if(|(path, _)| {
            let is_over = wanted != Some(path);
            if is_over {
                outbox.push(order(path, &Lock::None, JournalTask::Remove));
            }
            is_over
        });
        let has_all = self.kept.as_ref().is_some_and(|(_, kept)| Arc::ptr_eq(kept, guarded.case));
        let Some(path) = wanted.filter(|_| !has_all) else {
            (self.lacks_since, self.hurries) = (None, false);
            return;
        };
        self.lacks_since.get_or_insert(now);
        if self.is_due_in().is_some_and(|rest| rest.is_zero()) {
            (self.lacks_since, self.hurries, self.waits_until) = (None, false, None);
            self.under_way = Some((path.to_owned(), Arc::clone(guarded.case)));
            let task =
                JournalTask::Keep { case: Arc::clone(guarded.case), over: guarded.over.clone() };
            outbox.push(order(path, guarded.lock, task));
        }
    }

    /// How long until something is due; none where nothing is, or where an answer comes first.
    pub(super) fn is_due_in(&self) -> Option<Duration> {
        let since = self.lacks_since.filter(|_| self.under_way.is_none())?;
        let due = if self.hurries { self.now } else { since + WAIT };
        let due = self.waits_until.map_or(due, |until| until.max(due));
        Some(due.saturating_sub(self.now))
    }

    /// A field was left, or the window: what it has is written now.
    pub(super) fn hurry(&mut self) {
        self.hurries = true;
    }

    /// An order to keep was done. Gives what the user has to know.
    pub(super) fn was_kept(&mut self, path: &Path, failed: Option<Problem>) -> Option<Problem> {
        let (kept_at, case) = self.under_way.take_if(|(under_way, _)| under_way == path)?;
        let Some(problem) = failed else {
            self.kept = Some((kept_at, case));
            self.is_told = false;
            return None;
        };
        self.waits_until = Some(self.now + PAUSE);
        (!std::mem::replace(&mut self.is_told, true)).then_some(problem)
    }

    /// Whether this is the file whose leftover is looked for.
    pub(super) fn seeks(&self, path: &Path) -> bool {
        self.sought.as_deref() == Some(path)
    }

    /// Something was left; it waits until the user can be asked.
    pub(super) fn was_found(&mut self, found: FoundJournal) {
        self.found = Some(found);
    }

    pub(super) fn take_found(&mut self) -> Option<FoundJournal> {
        self.found.take()
    }

    /// What was left was taken into the case: it is the journal of the case now.
    pub(super) fn goes_on(&mut self, path: PathBuf, case: Arc<Case>) {
        self.sought = None;
        self.kept = Some((path, case));
    }

    /// Nothing is left beside the file that has not been answered for.
    pub(super) fn is_free(&mut self) {
        self.sought = None;
    }
}

fn order(path: &Path, lock: &Lock, task: JournalTask) -> Job {
    Job::Journal(JournalOrder { path: path.to_owned(), lock: lock.clone(), task })
}
