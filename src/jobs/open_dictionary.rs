//! The dictionary, which is read once for each case that is opened.

use std::sync::{Arc, Mutex, PoisonError};

use crate::problem::Problem;
use crate::spelling::{Readings, Speller};

/// The dictionary, while a case is open (ordbogen på bordet).
#[derive(Clone, Default)]
pub(super) struct OpenDictionary(Arc<Mutex<Option<Book>>>);

/// The dictionary with what was read last, or why there is none.
pub(super) enum Book {
    Read { speller: Box<Speller>, readings: Readings },
    None(Problem),
}

impl OpenDictionary {
    /// Asks it, once it is read.
    pub(super) fn ask<T>(
        &self,
        read: impl FnOnce() -> Book,
        ask: impl FnOnce(&mut Book) -> T,
    ) -> T {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ask(open.get_or_insert_with(read))
    }

    /// The case is left, and twenty megabytes with it.
    pub(super) fn close(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
