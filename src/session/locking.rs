//! Passphrases: which is asked for, and what becomes of what was typed.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::question::{Question, Then};
use crate::jobs::job::{Job, Lock, Over, Passphrases, ScreenLock};
use crate::safe::{Opener, Passphrase, SafeRefusal};

impl Session {
    /// A file is locked. Whoever waits for it is asked for the passphrase.
    pub(super) fn found_locked(
        &mut self,
        path: PathBuf,
        asks: Passphrases,
        refusal: Option<SafeRefusal>,
    ) {
        if self.file.was_read(&path).is_some() {
            self.ask(Question::Passphrase { path, asks, refusal });
        }
    }

    pub(super) fn ask_for_new_passphrase(
        &mut self,
        path: PathBuf,
        over: Over,
        then: Option<Then>,
        refusal: Option<SafeRefusal>,
    ) {
        self.ask(Question::NewPassphrase { path, over, then, refusal });
    }

    /// Asks for another passphrase in the place of the one that locks the case, and for that one first: whoever finds the window open
    /// must not be able to shut its owner out. The case is saved under it at once.
    pub(super) fn change_passphrase(&mut self) {
        let path = self.file.path().filter(|_| self.file.is_locked()).map(ToOwned::to_owned);
        let Some(path) = path else { return };
        if self.file.known_lock().is_some() {
            self.ask(Question::ChangePassphrase { path, refusal: None });
        } else {
            let over = self.file.over(&path);
            self.ask_for_new_passphrase(path, over, None, None);
        }
    }

    /// Has the old passphrase tried that was typed, and takes note of the new one.
    pub(super) fn prove_passphrase(&mut self, path: PathBuf) {
        match self.talk.take_changed_passphrase() {
            Ok((passphrase, new)) => {
                let proof = ScreenLock { passphrase, case: self.passphrase_of_case() };
                self.outbox.push(Job::ProvePassphrase { path, proof, new });
            }
            Err(refusal) => {
                self.ask(Question::ChangePassphrase { path, refusal: Some(refusal) });
            }
        }
    }

    /// The old passphrase was tried. Another case that is open by now is none of its business.
    pub(super) fn passphrase_proved(
        &mut self,
        path: PathBuf,
        new: Passphrase,
        outcome: Result<(), SafeRefusal>,
    ) {
        if self.file.path() != Some(&path) || self.file.known_lock().is_none() {
            return;
        }
        match outcome {
            Ok(()) => {
                let over = self.file.over(&path);
                self.file.offer(path.clone(), Lock::New(new));
                self.save_over(path, over, false, None);
            }
            Err(refusal) => {
                self.ask(Question::ChangePassphrase { path, refusal: Some(refusal) });
            }
        }
    }

    /// Tries the passphrase that was typed.
    pub(super) fn unlock(&mut self, path: PathBuf, asks: Passphrases) {
        let [typed, ..] = self.talk.take_passphrases();
        match Passphrase::typed(&typed.0) {
            Ok(passphrase) => {
                let opener = Some(Arc::new(Opener::Passphrase(passphrase)));
                self.file.open(path, opener, self.open.generation(), &mut self.outbox);
            }
            Err(refusal) => {
                self.ask(Question::Passphrase { path, asks, refusal: Some(refusal) });
            }
        }
    }

    /// Saves under the passphrase that was typed twice.
    pub(super) fn lock(&mut self, path: PathBuf, over: Over, then: Option<Then>) {
        let [typed, again, _] = self.talk.take_passphrases();
        let same = if typed == again { Ok(()) } else { Err(SafeRefusal::NotTheSame) };
        match Passphrase::new(&typed.0).and_then(|passphrase| same.map(|()| passphrase)) {
            Ok(passphrase) => {
                self.file.offer(path.clone(), Lock::New(passphrase));
                self.save_over(path, over, false, then);
            }
            Err(refusal) => self.ask_for_new_passphrase(path, over, then, Some(refusal)),
        }
    }
}
