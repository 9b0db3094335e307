//! The note of the last act of the case (journalnotat), to be pasted elsewhere.

use super::Session;
use super::question::Message;
use crate::acts;

impl Session {
    /// The words that are to lie where a person can paste them from; they are asked for once.
    pub fn take_to_copy(&mut self) -> Option<String> {
        self.to_copy.take()
    }

    pub(super) fn copy_note(&mut self) {
        let Some(library) = &self.library else { return };
        let note = acts::latest(library, self.case(), self.today);
        self.to_copy = note.as_ref().map(acts::ActNote::text);
        self.talk.message = Some(Message::NoteCopied(note.map(|note| note.day)));
    }
}
