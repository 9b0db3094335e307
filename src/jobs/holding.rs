//! The case that the window has, so that nobody else changes it meanwhile.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::holding::Held;
use crate::files::keeper::Keeper;
use crate::files::messenger::Messenger;

/// What the window has, at every desk of the program alike (den sag, vinduet har).
#[derive(Clone, Default)]
pub(super) struct HeldCase(Arc<Mutex<Option<(PathBuf, Keeper)>>>);

impl HeldCase {
    /// Takes a case, and lets go of the one before.
    pub(super) fn take(&self, messenger: &Messenger, path: &Path, from_gone_too: bool) -> Held {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_some_and(|(held, _)| held == path) {
            return Held::Here;
        }
        *held = None;
        match messenger.hold(path, from_gone_too) {
            Ok((answer, keeper)) => {
                *held = keeper.map(|keeper| (path.to_owned(), keeper));
                answer
            }
            Err(_) => Held::Unknown,
        }
    }

    pub(super) fn release(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
