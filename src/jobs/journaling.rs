//! The journal of the open case: kept, looked for, and done away with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::desk::OfficeDesk;
use super::job::{FoundJournal, JournalOrder, JournalOutcome, JournalTask, Lock};
use crate::case::Case;
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::fingerprint::Fingerprint;
use crate::files::journal::{self, JournalText};
use crate::files::save::Over;
use crate::safe::Zeroizing;

impl OfficeDesk {
    pub(super) fn journal(&self, order: &JournalOrder) -> JournalOutcome {
        let JournalOrder { path, lock, task } = order;
        match task {
            JournalTask::Keep { case, over } => self.keep_journal(path, lock, case, over),
            JournalTask::Remove => self.ended(Errand::RemoveJournal { path: path.clone() }, &[]),
            JournalTask::Seek(read) => self.seek_journal(path, lock, read),
            JournalTask::PutBeside(case) => self.put_beside(path, lock, case),
        }
    }

    fn keep_journal(
        &self,
        path: &Path,
        lock: &Lock,
        case: &Case,
        over: &[Arc<Case>],
    ) -> JournalOutcome {
        let at = Timestamp::now().as_second();
        let text = match journal::to_text(case, over.iter().map(AsRef::as_ref), at) {
            Ok(text) => Zeroizing::new(text),
            Err(problem) => return JournalOutcome::Failed(problem),
        };
        let sealed = match lock {
            Lock::Known(lock) | Lock::Changed(lock, _) => {
                lock.key.seal(text.as_bytes()).map(Zeroizing::new)
            }
            Lock::None | Lock::New(_) | Lock::Own => Ok(Zeroizing::new(text.as_bytes().to_vec())),
        };
        match sealed {
            Ok(bytes) => {
                self.sent_journals.add(path, Fingerprint::of(&bytes), over);
                self.ended(Errand::KeepJournal { path: path.to_owned() }, &bytes)
            }
            Err(refusal) => JournalOutcome::Failed(refusal.problem(&path.display().to_string())),
        }
    }

    fn seek_journal(&self, path: &Path, lock: &Lock, read: &Case) -> JournalOutcome {
        let path = path.to_owned();
        let bytes = match self.messenger.run(&Errand::ReadJournal { path: path.clone() }, &[]) {
            Ok((ErrandAnswer::Done, bytes)) => bytes,
            Ok((ErrandAnswer::Nothing, _)) => return JournalOutcome::Done,
            _ => return self.set_aside(path),
        };
        match opened(&path, lock, &bytes) {
            Some(found) if found.is_same_as(read) => {
                self.ended(Errand::RemoveJournal { path }, &[])
            }
            Some(found) => {
                let fits = found.is_over(read);
                JournalOutcome::Found(FoundJournal {
                    case: Arc::new(found.case),
                    at: found.at,
                    fits,
                })
            }
            None => self.set_aside(path),
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

fn opened(path: &Path, lock: &Lock, bytes: &[u8]) -> Option<JournalText> {
    match lock {
        Lock::Known(lock) | Lock::Changed(lock, _) => {
            journal::from_text(path, &lock.key.unseal(bytes).ok()?)
        }
        Lock::None | Lock::New(_) | Lock::Own => journal::from_text(path, bytes),
    }
}
