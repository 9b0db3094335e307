//! The user's own key: whether there is one, and the questions that make it and change its passphrase.

use std::path::PathBuf;

use super::Session;
use super::question::{Message, Question, Then};
use crate::jobs::job::{Job, KeyUnchanged};
use crate::problem::Problem;
use crate::safe::{Passphrase, SafeRefusal};

/// What is known of it (egen nøgle).
#[derive(Default)]
pub(super) struct OwnKeyState {
    is_there: bool,
    /// A case that waits to be begun, under this path, until the key is made, and the generation of the case that gives way to it.
    waits: Option<(PathBuf, u64)>,
    is_made: bool,
}

impl Session {
    /// Whether the user has a key of their own.
    pub fn has_own_key(&self) -> bool {
        self.own_key.is_there
    }

    /// Whether it is being made.
    pub fn makes_own_key(&self) -> bool {
        self.own_key.is_made
    }

    pub(super) fn own_key_read(&mut self, is_there: bool) {
        self.own_key.is_there = is_there;
    }

    /// Asks for the passphrase of a new key; a case may wait for it.
    pub(super) fn ask_for_own_key(&mut self, case: Option<PathBuf>, refusal: Option<SafeRefusal>) {
        self.ask(Question::NewOwnKey { case, refusal });
    }

    /// Makes it under the passphrase that was typed twice.
    pub(super) fn make_own_key(&mut self, case: Option<PathBuf>) {
        let [typed, again, _] = self.talk.take_passphrases();
        let same = if typed == again { Ok(()) } else { Err(SafeRefusal::NotTheSame) };
        match Passphrase::new(&typed.0).and_then(|passphrase| same.map(|()| passphrase)) {
            Ok(passphrase) => {
                let generation = self.open.generation();
                self.own_key.waits = case.map(|path| (path, generation));
                self.own_key.is_made = true;
                self.outbox.push(Job::MakeOwnKey(passphrase));
            }
            Err(refusal) => self.ask_for_own_key(case, Some(refusal)),
        }
    }

    pub(super) fn ask_for_changed_key(&mut self, refusal: Option<SafeRefusal>) {
        if self.own_key.is_there && !self.own_key.is_made {
            self.ask(Question::ChangeOwnKey { refusal });
        }
    }

    /// Gives it the passphrase that was typed twice, if the first one opens it.
    pub(super) fn change_own_key(&mut self) {
        match self.talk.take_changed_passphrase() {
            Ok((old, new)) => {
                self.own_key.is_made = true;
                self.outbox.push(Job::ChangeOwnKey { old, new });
            }
            Err(refusal) => self.ask_for_changed_key(Some(refusal)),
        }
    }

    pub(super) fn own_key_changed(&mut self, outcome: Result<(), KeyUnchanged>) {
        self.own_key.is_made = false;
        match outcome {
            Ok(()) => self.talk.message = Some(Message::OwnKeyChanged),
            Err(KeyUnchanged::Refused(refusal)) => self.ask_for_changed_key(Some(refusal)),
            Err(KeyUnchanged::Failed(problem)) => {
                self.talk.message = Some(Message::OwnKeyNotChanged(problem));
            }
        }
    }

    pub(super) fn own_key_made(&mut self, outcome: Result<(), Problem>) {
        self.own_key.is_made = false;
        let waits = self.own_key.waits.take();
        match outcome {
            Ok(()) => {
                self.own_key.is_there = true;
                match waits {
                    Some((path, left)) if left == self.open.generation() => self.begin_locked(path),
                    // What was typed meanwhile has not been asked about.
                    Some(_) => self.leave(Then::New),
                    None => {}
                }
                self.talk.message = Some(Message::OwnKeyMade);
            }
            Err(problem) => self.talk.message = Some(Message::OwnKeyNotMade(problem)),
        }
    }
}
