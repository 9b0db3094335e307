//! From one thing that is missing to the next: in the letter in view, or in the case where no letter is in view.

use super::question::Message;
use super::{Page, Session};
use crate::place::FieldPath;
use crate::problem::{Place, Problem};

/// Where the last step led to, and which turn that place had among all that were missing.
#[derive(Clone, Copy, Default)]
pub(super) struct MissingTurn {
    last: Option<FieldPath>,
    turn: usize,
}

impl MissingTurn {
    /// The next place. One that was dealt with has left the list, and the next has its turn then.
    fn next(&mut self, places: &[FieldPath]) -> Option<FieldPath> {
        let is_left = places.get(self.turn) == self.last.as_ref();
        let turn = if self.last.is_some() && is_left { self.turn + 1 } else { self.turn };
        self.turn = if turn < places.len() { turn } else { 0 };
        self.last = places.get(self.turn).copied();
        self.last
    }
}

impl Session {
    /// Puts the cursor into the next field that something is missing in.
    pub(super) fn next_missing(&mut self) {
        let places = self.missing();
        match self.missing_turn.next(&places) {
            Some(place) => self.jump_to(place),
            None if self.letter_waits() => {
                self.show(Page::Letters);
                self.talk.message = Some(Message::LetterWaits);
            }
            None => self.talk.message = Some(Message::NothingMissing),
        }
    }

    /// A field was answered whole by a key. Whoever was led there because it was missing is led on; nobody else is moved.
    pub(super) fn go_on_from(&mut self, place: FieldPath) {
        if self.missing_turn.last != Some(place) {
            return;
        }
        let places = self.missing();
        // While the checks have not seen the answer, its field stands on the list.
        if places.iter().all(|other| *other == place) {
            return;
        }
        self.next_missing();
    }

    /// The field that the cursor was led to because something is missing there.
    pub fn led_to(&self) -> Option<FieldPath> {
        self.missing_turn.last
    }

    /// Whether the letter in view is stopped by something that stands in no field: in its text, or in what was changed by hand there.
    fn letter_waits(&self) -> bool {
        let preview = self.letters().preview().filter(|preview| preview.available);
        preview.is_some_and(|preview| !preview.is_ready())
    }

    /// The fields that the letter in view asks for, each once; those that the checks name where no letter is in view.
    fn missing(&self) -> Vec<FieldPath> {
        let letters = self.letters();
        let of_letter = letters.preview().filter(|preview| preview.available);
        let problems: &[Problem] = match of_letter {
            Some(preview) => &preview.problems,
            None => self.findings().all(),
        };
        let mut places: Vec<FieldPath> = Vec::new();
        for problem in problems {
            if let Place::Field(path) = problem.place
                && !places.contains(&path)
            {
                places.push(path);
            }
        }
        places
    }
}
