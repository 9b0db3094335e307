//! Who has the open case, and what they do with it: put down in its own file, and told on a page of its own.
//!
//! What is done is put down at once and not first at the next save, so that a case that was only read tells of it too. The file is
//! written with what it held before; nothing that was typed goes along. A plain file has no log.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::access_log::{ACCESS_SHEET, AccessDeed, AccessLog, Accessor, UnreadableLog};
use crate::jobs::job::{
    AccessAnswer, AccessJob, ExhibitJob, Format, Job, Lock, SaveCase, SaveRefusal, SavedAt,
    Settings, WaitingAccess, WriteLetter, WriteLog,
};
use crate::problem::Problem;
use crate::session::Session;
use crate::session::access_wish::AccessWish;
use crate::session::question::Message;
use crate::session::reply::typed_path;

use super::Page;

/// The state of the page, and what waits to be put down (siden »Hvem har haft sagen åben«).
#[derive(Default)]
pub struct AccessPage {
    waiting: Vec<(Accessor, AccessDeed, Duration)>,
    /// Whether the case's file may be written to: nobody else has it.
    may_put_down: bool,
    /// Whether something came to nothing, so that the log lacks it.
    lacks_some: bool,
    read: Option<Result<AccessLog, UnreadableLog>>,
    without_names: bool,
    writes: bool,
    written: Option<Result<PathBuf, Vec<Problem>>>,
}

impl AccessPage {
    /// The log as it was last read, or why it cannot be; none until it is.
    pub fn read(&self) -> Option<&Result<AccessLog, UnreadableLog>> {
        self.read.as_ref()
    }

    /// Whether something that was done since the case was opened is not in the log, or not yet.
    pub fn lacks_some(&self) -> bool {
        self.lacks_some || !self.waiting.is_empty()
    }

    pub fn without_names(&self) -> bool {
        self.without_names
    }

    pub fn is_writing(&self) -> bool {
        self.writes
    }

    /// The file that was written last, or what stood in the way.
    pub fn written(&self) -> Option<&Result<PathBuf, Vec<Problem>>> {
        self.written.as_ref()
    }
}

impl Session {
    pub fn access(&self) -> &AccessPage {
        &self.pages.access
    }

    /// Something was done with the case. It is put down as soon as its file may be written to.
    pub(in crate::session) fn was_done(&mut self, deed: AccessDeed) {
        if self.file.is_locked() {
            self.waits_to_be_put_down(deed);
        }
    }

    /// The same of a case that is locked from now on.
    pub(in crate::session) fn waits_to_be_put_down(&mut self, deed: AccessDeed) {
        let Settings { name, title, user_id, .. } = self.settings().clone();
        let by = Accessor { name, title, user_id, account: String::new() };
        let now = self.open.now();
        let page = &mut self.pages.access;
        // A save that came to nothing is tried again.
        if deed != AccessDeed::Saved || page.waiting.iter().all(|(_, it, _)| *it != deed) {
            page.waiting.push((by, deed, now));
        }
    }

    /// Nobody else has the case's file: what waits can be put down.
    pub(in crate::session) fn may_put_down(&mut self) {
        self.pages.access.may_put_down = true;
        self.put_down();
    }

    /// Puts down what waits, unless a save that is on its way has it along.
    pub(in crate::session) fn put_down(&mut self) {
        let page = &self.pages.access;
        if page.waiting.is_empty() || !page.may_put_down || self.file.is_saving() {
            return;
        }
        let (Some(path), Some(lock)) = (self.file.path(), self.file.known_lock()) else { return };
        let path = path.to_owned();
        let order = SaveCase {
            case: Arc::clone(self.file.saved()),
            over: self.file.over(&path),
            path,
            protected_too: false,
            lock: Lock::Known(lock),
            versions: Vec::new(),
            accesses: self.accesses_for_saving(),
        };
        self.file.put_down(order, &mut self.outbox);
    }

    /// Those that wait, for an order to save.
    pub(in crate::session) fn accesses_for_saving(&self) -> Vec<WaitingAccess> {
        let now = self.open.now();
        let waiting = self.pages.access.waiting.iter().cloned();
        waiting
            .map(|(by, deed, at)| WaitingAccess { by, deed, before: now.saturating_sub(at) })
            .collect()
    }

    /// So many of those that waited have come to lie in the file.
    pub(in crate::session) fn accesses_were_saved(&mut self, count: usize) {
        let waiting = &mut self.pages.access.waiting;
        waiting.drain(..count.min(waiting.len()));
        if self.page() == Page::Access {
            self.read_access_log();
        }
    }

    fn put_down_or_not(&mut self, order: SaveCase, outcome: Result<SavedAt, SaveRefusal>) {
        if !self.file.has_arrived(&order.case) {
            return;
        }
        match outcome {
            Ok(saved) => {
                self.file.was_put_down(&saved, order.lock);
                self.accesses_were_saved(order.accesses.len());
            }
            Err(SaveRefusal::NoAnswer(holds) | SaveRefusal::Unheard(holds, _)) => {
                self.file.may_hold(holds, order.case);
                self.pages.access.lacks_some = true;
            }
            // What waits goes with the next save, and the page says that it is still waiting.
            Err(_) => self.pages.access.may_put_down = false,
        }
        if self.file.takes_again() {
            let then = self.file.take_after_save();
            self.save(then);
        } else {
            self.put_down();
        }
    }

    pub(in crate::session) fn access_answered(&mut self, answer: AccessAnswer) {
        match answer {
            AccessAnswer::Noted { order, outcome } => self.put_down_or_not(order, outcome),
            AccessAnswer::Read { lock, log } => {
                if self.file.known_lock().is_some_and(|own| Arc::ptr_eq(&own, &lock)) {
                    self.pages.access.read = Some(log);
                }
            }
            AccessAnswer::Written(outcome) => {
                if outcome.is_ok() {
                    self.was_written(ACCESS_SHEET, Format::Pdf, false);
                }
                let page = &mut self.pages.access;
                (page.writes, page.written) = (false, Some(outcome));
            }
        }
    }

    pub(in crate::session) fn read_access_log(&mut self) {
        let lock = self.file.known_lock();
        self.outbox.extend(lock.map(|lock| Job::AccessLog(AccessJob::Read(lock))));
    }

    pub(in crate::session) fn access_wish(&mut self, wish: AccessWish) {
        match wish {
            AccessWish::WithoutNames(without) => self.pages.access.without_names = without,
            AccessWish::Write => self.write_access_log(),
        }
    }

    fn write_access_log(&mut self) {
        if !self.may_write(Format::Pdf) {
            return;
        }
        let Some(folder) = typed_path(self.letters().folder()) else {
            self.talk.message = Some(Message::LetterHasNoFolder);
            return;
        };
        let Some(lock) = self.file.known_lock() else { return };
        let order = WriteLog {
            lock,
            case: Arc::clone(self.open.latest()),
            folder,
            format: Format::Pdf,
            today: self.today(),
            without_names: self.pages.access.without_names,
        };
        (self.pages.access.writes, self.pages.access.written) = (true, None);
        self.outbox.push(Job::AccessLog(AccessJob::Write(order)));
    }

    /// A letter, or another sheet of the case, was written to a file.
    pub(in crate::session) fn was_written(&mut self, sheet: &str, format: Format, draft: bool) {
        let format = format.extension().to_owned();
        self.was_done(AccessDeed::Wrote { letter: sheet.to_owned(), format, draft });
        self.put_down();
    }

    pub(in crate::session) fn letter_was_written(&mut self, order: &WriteLetter) {
        self.was_written(&order.letter, order.format, order.draft);
    }

    pub(in crate::session) fn exhibit_was_done(&mut self, job: &ExhibitJob) {
        if let ExhibitJob::Open(file) = job {
            self.was_done(AccessDeed::Exhibit(file.number));
            self.put_down();
        }
    }
}
