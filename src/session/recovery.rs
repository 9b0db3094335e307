//! What was typed and not saved before the program ended: it is offered, and never taken or done away with unasked.

use std::sync::Arc;

use super::Session;
use super::action::Reply;
use super::pages::Page;
use super::question::{Message, Question, Recovered};
use crate::case::address::field;
use crate::case::beside_fields::differences_beside;
use crate::case::compare::differences;
use crate::jobs::job::{Job, JournalOrder, JournalOutcome, JournalTask};

impl Session {
    /// A field or the window was left: what was typed there is kept at once.
    pub fn field_left(&mut self) {
        self.journal.hurry();
    }

    pub(super) fn journaled(&mut self, order: JournalOrder, outcome: JournalOutcome) {
        let JournalOrder { path, task, .. } = order;
        match (task, outcome) {
            (JournalTask::Keep { .. }, outcome) => {
                let failed = match outcome {
                    JournalOutcome::Failed(problem) => Some(problem),
                    _ => None,
                };
                if let Some(problem) = self.journal.was_kept(&path, failed) {
                    self.talk.message = Some(Message::NotJournaled(problem));
                }
            }
            (JournalTask::Seek(_) | JournalTask::PutBeside(_), outcome) => {
                if self.journal.seeks(&path) {
                    self.sought(outcome);
                }
            }
            // One that stays is offered the next time, and says nothing that the file lacks.
            (JournalTask::Remove, _) => {}
        }
    }

    fn sought(&mut self, outcome: JournalOutcome) {
        match outcome {
            JournalOutcome::Done => self.journal.is_free(),
            JournalOutcome::Found(found) => {
                if let Some(kept) = &found.damaged {
                    self.talk.message = Some(Message::JournalDamaged(kept.clone()));
                }
                self.journal.was_found(found);
                self.offer_found();
            }
            JournalOutcome::Unreadable(kept) => {
                self.journal.is_free();
                self.talk.message = Some(Message::JournalUnreadable(kept));
            }
            JournalOutcome::Beside(kept) => {
                self.journal.is_free();
                self.talk.message = Some(Message::FoundBeside(kept));
            }
            // What is left stays where it is, and nothing is written over it.
            JournalOutcome::Failed(problem) => {
                self.talk.message = Some(Message::NotJournaled(problem));
            }
        }
    }

    /// Asks about what was found, as soon as no other question is open.
    pub(super) fn offer_found(&mut self) {
        if self.talk.question.is_some() {
            return;
        }
        let (Some(path), Some(found)) = (self.file.path(), self.journal.take_found()) else {
            return;
        };
        let path = path.to_owned();
        let changes = differences(self.open.latest(), &found.case);
        let beside = differences_beside(self.open.latest(), &found.case);
        let recovered = Recovered { path, found, changes, beside };
        if recovered.changes.is_empty() && recovered.beside.is_empty() {
            self.answer_for(recovered, Reply::Discard);
        } else {
            self.ask(Question::Recovered(Box::new(recovered)));
        }
    }

    /// Does what was answered about a text that was found. Whoever does not choose keeps both.
    pub(super) fn answer_for(&mut self, recovered: Recovered, reply: Reply) {
        let Recovered { path, found, changes, .. } = recovered;
        let task = match reply {
            Reply::TakeFound if found.fits => {
                // Letters that were changed by hand come back with the rest.
                let first = changes.first().map(|change| change.place);
                let place = first.unwrap_or_else(|| field!(citizen.name));
                self.open.take_merged(Arc::clone(&found.case), place);
                match first {
                    Some(place) => self.jump_to(place),
                    None => self.show(Page::Letters),
                }
                self.talk.message = Some(Message::FoundTaken);
                return self.journal.goes_on(path, found.case);
            }
            Reply::Discard => {
                self.journal.is_free();
                JournalTask::Remove
            }
            _ => JournalTask::PutBeside(found.case),
        };
        let lock = self.file.lock().clone();
        self.outbox.push(Job::Journal(JournalOrder { path, lock, task }));
    }
}
