//! Passphrases: which is asked for, and what becomes of what was typed.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::question::{Question, Then};
use crate::jobs::job::{Lock, Over, Passphrases};
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

    /// Asks for another passphrase in the place of the one that locks the case. The case is saved under it at once.
    pub(super) fn change_passphrase(&mut self) {
        let path = self.file.path().filter(|_| self.file.is_locked()).map(ToOwned::to_owned);
        if let Some(path) = path {
            let over = self.file.over(&path);
            self.ask_for_new_passphrase(path, over, None, None);
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
