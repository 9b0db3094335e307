//! The locked screen: nothing of the case is shown until somebody who may see it says so.
//!
//! The case stays open behind it, and what was typed goes into its journal at once. Whoever has the passphrase of the case
//! or of the user's own key opens the screen; where there is neither, there is nobody to ask for.

use std::sync::Arc;
use std::time::Duration;

use super::Session;
use super::action::{Action, Command, ScreenWish, Unseen};
use crate::jobs::job::{CaseLock, Job, ScreenLock};
use crate::safe::{Passphrase, SafeRefusal};

/// How the screen stands (skærmen).
#[derive(Default)]
pub(super) struct Screen {
    shut: Option<Shut>,
    /// When somebody last did something.
    stirred_at: Duration,
    now: Duration,
}

/// What is known while the screen is locked (den låste skærm).
#[derive(Default)]
pub struct Shut {
    pub typed: Unseen,
    /// What was wrong with the passphrase that was tried.
    pub refusal: Option<SafeRefusal>,
    /// Whether one is being tried.
    pub tries: bool,
    /// Whether somebody has asked to close the program, while the case has something that its file lacks.
    pub keeps_unsaved: bool,
}

impl Screen {
    pub(super) fn is_shut(&self) -> bool {
        self.shut.is_some()
    }
}

impl Session {
    /// The screen that is locked; none where it is not.
    pub fn shut_screen(&self) -> Option<&Shut> {
        self.screen.shut.as_ref()
    }

    /// Whether a passphrase is wanted before the screen shows the case again.
    pub fn screen_wants_passphrase(&self) -> bool {
        self.has_own_key() || self.passphrase_of_case().is_some()
    }

    /// The lock of the case, if a passphrase opens it.
    pub(super) fn passphrase_of_case(&self) -> Option<Arc<CaseLock>> {
        self.file.known_lock().filter(|lock| lock.locked.takes_passphrase())
    }

    /// Somebody sits at the window and does something.
    pub fn stirred(&mut self) {
        self.screen.stirred_at = self.screen.now;
    }

    /// Locks the screen.
    pub(super) fn shut(&mut self) {
        if self.has_case() && !self.screen.is_shut() {
            self.talk.take_passphrases();
            self.screen.shut = Some(Shut::default());
            self.journal.hurry();
        }
    }

    pub(super) fn tick_screen(&mut self, now: Duration) {
        self.screen.now = now;
        if self.screen_due_in().is_some_and(|rest| rest.is_zero()) {
            self.shut();
        }
    }

    /// How long until the screen is locked, if nobody does anything.
    pub(super) fn screen_due_in(&self) -> Option<Duration> {
        let may = self.has_case() && !self.screen.is_shut();
        let time = self.settings().lock_after.time().filter(|_| may)?;
        Some((self.screen.stirred_at + time).saturating_sub(self.screen.now))
    }

    /// Whether an action has to wait until the screen is open.
    pub(super) fn is_shut_to(&self, action: &Action) -> bool {
        let may = matches!(action, Action::Screen(_) | Action::Do(Command::Quit));
        self.screen.is_shut() && !may
    }

    pub(super) fn screen_wish(&mut self, wish: ScreenWish) {
        let wants = self.screen_wants_passphrase();
        let case = self.passphrase_of_case();
        let Some(shut) = self.screen.shut.as_mut().filter(|shut| !shut.tries) else { return };
        match wish {
            ScreenWish::Type(typed) => shut.typed = typed,
            ScreenWish::Open if !wants => self.open_screen(),
            ScreenWish::Open => {
                let typed = std::mem::take(&mut shut.typed);
                match Passphrase::typed(&typed.0) {
                    Ok(passphrase) => {
                        shut.tries = true;
                        let screen = ScreenLock { passphrase, case };
                        self.outbox.push(Job::TryPassphrase(screen));
                    }
                    Err(refusal) => shut.refusal = Some(refusal),
                }
            }
        }
    }

    pub(super) fn tried(&mut self, outcome: Result<(), SafeRefusal>) {
        let Some(shut) = &mut self.screen.shut else { return };
        shut.tries = false;
        shut.refusal = outcome.err();
        if shut.refusal.is_none() {
            self.open_screen();
        }
    }

    fn open_screen(&mut self) {
        self.screen.shut = None;
        self.stirred();
    }

    /// Whether the program may not be closed now: nobody can be asked about what is not saved while the screen is locked.
    pub(super) fn is_kept_by_screen(&mut self) -> bool {
        let is_dirty = self.is_dirty();
        match &mut self.screen.shut {
            Some(shut) if is_dirty => {
                shut.keeps_unsaved = true;
                true
            }
            _ => false,
        }
    }
}
