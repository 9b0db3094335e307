//! Opening, saving and leaving a case. Unsaved changes are never left behind without asking.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::question::{Message, Question, Then};
use crate::case::Case;
use crate::jobs::job::{Job, Refusal};
use crate::problem::Problem;

/// How many files the list of recent files holds.
const RECENT: usize = 10;

impl Session {
    /// The list of recent files was read. What was opened meanwhile stands first.
    pub(super) fn recent_read(&mut self, recent: Vec<PathBuf>) {
        for path in recent {
            if !self.recent.contains(&path) && self.recent.len() < RECENT {
                self.recent.push(path);
            }
        }
    }

    /// Puts a file first in the list of recent files.
    fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
        self.outbox.push(Job::KeepRecent(self.recent.clone()));
    }

    /// Leaves the case for something else, and asks first where changes would be lost.
    pub(super) fn leave(&mut self, then: Then) {
        if self.is_dirty() { self.ask(Question::Unsaved(then)) } else { self.go(then) }
    }

    pub(super) fn go(&mut self, then: Then) {
        match then {
            Then::New => {
                self.replace_case(Case::default(), None);
                self.ask_for_answers();
            }
            Then::Open => {
                self.talk.typed = self.file.path_text();
                self.ask(Question::OpenWhere);
            }
            Then::OpenPath(path) => self.open_path(path),
            Then::Quit => self.finished = true,
        }
    }

    pub(super) fn open_path(&mut self, path: PathBuf) {
        self.file.open(path, self.open.generation(), &mut self.outbox);
    }

    pub(super) fn opened(&mut self, path: PathBuf, outcome: Result<Box<Case>, Problem>) {
        let Some(generation) = self.file.was_read(&path) else { return };
        match outcome {
            Err(problem) => self.talk.message = Some(Message::NotOpened(problem)),
            // What was typed while the file was read has not been asked about.
            Ok(_) if self.is_dirty() && self.open.generation() != generation => {
                self.ask(Question::Unsaved(Then::OpenPath(path)));
            }
            Ok(case) => {
                self.replace_case(*case, Some(path.clone()));
                self.remember(path);
                self.ask_for_answers();
            }
        }
    }

    fn replace_case(&mut self, case: Case, path: Option<PathBuf>) {
        self.open.replace(case);
        self.pages.forget_case();
        if let Some(path) = &path {
            self.pages.letters.lie_beside(path);
        }
        self.file.replace(Arc::clone(self.open.latest()), path);
        self.talk.message = None;
    }

    pub(super) fn save(&mut self, then: Option<Then>) {
        match self.file.path() {
            Some(path) => self.save_to(path.to_owned(), then, true),
            None => self.ask_where_to_save(then),
        }
    }

    pub(super) fn ask_where_to_save(&mut self, then: Option<Then>) {
        self.talk.typed = self.file.path_text();
        self.ask(Question::SaveWhere(then));
    }

    pub(super) fn save_to(&mut self, path: PathBuf, then: Option<Then>, replace: bool) {
        self.file.save(path, self.open.latest(), replace, then, &mut self.outbox);
    }

    pub(super) fn saved(&mut self, path: PathBuf, case: &Arc<Case>, outcome: Result<(), Refusal>) {
        if !self.file.has_arrived(case) {
            return;
        }
        let then = self.file.take_after_save();
        match outcome {
            Err(Refusal::Exists) => self.ask(Question::ReplaceCase { path, then }),
            Err(Refusal::BesideAnother) => {}
            Err(Refusal::Failed(problems)) => {
                self.talk.message = Some(Message::NotSaved(problems));
            }
            Ok(()) => {
                self.file.holds(case, path.clone());
                self.pages.letters.lie_beside(&path);
                self.talk.message = Some(Message::Saved);
                self.remember(path);
                if let Some(then) = then {
                    self.leave(then);
                }
            }
        }
    }
}
