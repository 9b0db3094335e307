//! The journal of the open case: kept, looked for, and done away with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::desk::OfficeDesk;
use super::job::{FoundJournal, JournalOrder, JournalOutcome, JournalTask, Lock};
use crate::case::Case;
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::journal::{self, JournalRead, JournalText, KeptJournal, NextEntry, TypedOver};
use crate::files::save::Over;
use crate::safe::CaseKey;

impl OfficeDesk {
    pub(super) fn journal(&self, order: &JournalOrder) -> JournalOutcome {
        let JournalOrder { path, lock, task } = order;
        if !matches!(task, JournalTask::Keep { .. }) {
            self.open_journal.forget();
        }
        match task {
            JournalTask::Keep { case, over } => self.keep_journal(path, lock, case, over),
            JournalTask::Remove => self.ended(Errand::RemoveJournal { path: path.clone() }, &[]),
            JournalTask::Seek(read) => self.seek_journal(path, lock, read),
            JournalTask::PutBeside(case) => self.put_beside(path, lock, case),
        }
    }

    /// Puts behind the journal's entries what is new, or writes it whole where there is none that is known to lie there.
    fn keep_journal(
        &self,
        path: &Path,
        lock: &Lock,
        case: &Arc<Case>,
        over: &[Arc<Case>],
    ) -> JournalOutcome {
        let key = key_of(lock);
        let at = Timestamp::now().as_second();
        let typed = TypedOver { over: self.open_journal.versions(over), at };
        if let Some(kept) = self.open_journal.take(path, key) {
            match kept.go_on(case, &typed, key).map(|next| self.put_entry(path, key, over, next)) {
                Ok(Some(outcome)) => return outcome,
                Ok(None) => {}
                Err(problem) => return JournalOutcome::Failed(problem),
            }
        }
        match KeptJournal::begin(case, &typed, key) {
            Ok(next) => self.put_entry(path, key, over, next).unwrap_or(JournalOutcome::Done),
            Err(problem) => JournalOutcome::Failed(problem),
        }
    }

    /// Has an entry written; none where it has to be written with all before it. Where it failed, nobody knows what the file holds.
    fn put_entry(
        &self,
        path: &Path,
        key: Option<&CaseKey>,
        over: &[Arc<Case>],
        next: NextEntry,
    ) -> Option<JournalOutcome> {
        let NextEntry { journal, bytes, behind } = next;
        self.sent_journals.add(path, journal.last(), over);
        let path = path.to_owned();
        let errand = match behind {
            Some((first, length)) => Errand::AppendJournal { path, first, length },
            None => Errand::KeepJournal { path },
        };
        match self.messenger.run(&errand, &bytes) {
            Ok((ErrandAnswer::Nothing, _)) => None,
            Ok((ErrandAnswer::Failed(failure), _)) => {
                Some(JournalOutcome::Failed(failure.problem()))
            }
            Ok(_) => {
                self.open_journal.put(errand.place(), key, journal);
                Some(JournalOutcome::Done)
            }
            Err(silence) => Some(JournalOutcome::Failed(silence.problem(errand.place()))),
        }
    }

    fn seek_journal(&self, path: &Path, lock: &Lock, read: &Case) -> JournalOutcome {
        let path = path.to_owned();
        let bytes = match self.messenger.run(&Errand::ReadJournal { path: path.clone() }, &[]) {
            Ok((ErrandAnswer::Done, bytes)) => bytes,
            Ok((ErrandAnswer::Nothing, _)) => return JournalOutcome::Done,
            _ => return self.set_aside(path),
        };
        let key = key_of(lock);
        match journal::from_bytes(&path, &bytes, key) {
            JournalRead::Nothing => self.ended(Errand::RemoveJournal { path }, &[]),
            JournalRead::Unreadable => self.set_aside(path),
            JournalRead::Found { text, has_damage: false } if text.is_same_as(read) => {
                self.ended(Errand::RemoveJournal { path }, &[])
            }
            JournalRead::Found { text, has_damage } => {
                let fits = text.is_over(read);
                let JournalText { case, typed } = *text;
                let at = typed.at;
                let case = Arc::new(case);
                let damaged = match has_damage.then(|| self.mend(path, key, &case, &typed)) {
                    None => None,
                    Some(Ok(damaged)) => Some(damaged),
                    Some(Err(outcome)) => return outcome,
                };
                JournalOutcome::Found(FoundJournal { case, at, fits, damaged })
            }
        }
    }

    /// Keeps a journal that is damaged under another name, and what can be read of it in its place.
    fn mend(
        &self,
        path: PathBuf,
        key: Option<&CaseKey>,
        case: &Arc<Case>,
        typed: &TypedOver,
    ) -> Result<PathBuf, JournalOutcome> {
        let next = KeptJournal::begin(case, typed, key).map_err(JournalOutcome::Failed)?;
        let damaged = match self.set_aside(path.clone()) {
            JournalOutcome::Unreadable(damaged) => damaged,
            outcome => return Err(outcome),
        };
        match self.ended(Errand::KeepJournal { path }, &next.bytes) {
            JournalOutcome::Done => Ok(damaged),
            outcome => Err(outcome),
        }
    }

    fn set_aside(&self, path: PathBuf) -> JournalOutcome {
        match self.messenger.run(&Errand::SetJournalAside { path: path.clone() }, &[]) {
            Ok((ErrandAnswer::Written(kept), _)) => JournalOutcome::Unreadable(kept),
            Ok((ErrandAnswer::Failed(failure), _)) => JournalOutcome::Failed(failure.problem()),
            Ok(_) => JournalOutcome::Done,
            Err(silence) => JournalOutcome::Failed(silence.problem(&path)),
        }
    }

    fn put_beside(&self, path: &Path, lock: &Lock, case: &Case) -> JournalOutcome {
        let mut lock = lock.clone();
        let bytes = match self.case_bytes(path, case, &mut lock) {
            Ok(bytes) => bytes,
            Err(problem) => return JournalOutcome::Failed(problem),
        };
        let path = path.to_owned();
        let save = Errand::Save {
            path: path.clone(),
            over: Over::Beside,
            protected_too: false,
            covers: Vec::new(),
        };
        match self.messenger.run(&save, &bytes) {
            Ok((ErrandAnswer::Saved(saved), _)) => {
                // One that stays is offered again.
                let _ = self.ended(Errand::RemoveJournal { path }, &[]);
                JournalOutcome::Beside(saved.path)
            }
            Ok((ErrandAnswer::Failed(failure), _)) => JournalOutcome::Failed(failure.problem()),
            Ok(_) => JournalOutcome::Done,
            Err(silence) => JournalOutcome::Failed(silence.problem(&path)),
        }
    }

    fn ended(&self, errand: Errand, bytes: &[u8]) -> JournalOutcome {
        match self.messenger.run(&errand, bytes) {
            Ok((ErrandAnswer::Failed(failure), _)) => JournalOutcome::Failed(failure.problem()),
            Ok(_) => JournalOutcome::Done,
            Err(silence) => JournalOutcome::Failed(silence.problem(errand.place())),
        }
    }
}

/// The key that a case's journal is sealed to.
fn key_of(lock: &Lock) -> Option<&CaseKey> {
    match lock {
        Lock::Known(lock) | Lock::Changed(lock, _) => Some(&lock.key),
        Lock::None | Lock::New(_) | Lock::Own => None,
    }
}
