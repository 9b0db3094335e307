//! The library of the session: read at the start, and again when somebody has mended what was wrong with it.

use std::sync::Arc;

use super::Session;
use super::question::Message;
use crate::library::Library;
use crate::problem::Problem;

impl Session {
    /// Why there is no library; nothing where there is one, or while it is read for the first time.
    pub fn library_faults(&self) -> &[Problem] {
        &self.library_faults
    }

    pub(super) fn library_read(&mut self, outcome: Result<Arc<Library>, Vec<Problem>>) {
        match outcome {
            Ok(library) => {
                if matches!(self.talk.message, Some(Message::LibraryBroken(_))) {
                    self.talk.message = None;
                }
                self.library_faults = Vec::new();
                self.open.learn(Arc::clone(&library));
                self.pages.settings.learn(&library);
                self.pages.letters.forget_answers();
                self.library = Some(library);
                self.forget_phrases();
                self.look_for_old_cases();
            }
            Err(problems) => {
                self.library_faults.clone_from(&problems);
                self.talk.message = Some(Message::LibraryBroken(problems));
            }
        }
        self.ask_for_answers();
    }
}
