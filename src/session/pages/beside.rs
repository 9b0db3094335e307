//! The letter beside the form of a section: whether it is shown, and which letter it is.

use std::cmp::Reverse;

use crate::jobs::job::{LetterRow, Standing};

/// Whether the letter stands beside the form (brevet ved siden af).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The user has put it away.
    is_hidden: bool,
    /// The window is wide enough for both.
    pub(in crate::session) has_room: bool,
}

impl Beside {
    pub fn is_shown(self) -> bool {
        self.has_room && !self.is_hidden
    }

    /// Whether there is anything to show or to put away.
    pub fn has_room(self) -> bool {
        self.has_room
    }

    pub(in crate::session) fn toggle(&mut self) {
        self.is_hidden = !self.is_hidden;
    }
}

/// The letter that a case is nearest to: of those that it can give now, the first of the last step.
pub(super) fn nearest(rows: &[LetterRow]) -> Option<&str> {
    let fits = |row: &&LetterRow| matches!(row.standing, Standing::Ready(_) | Standing::Lacking(_));
    rows.iter()
        .filter(fits)
        .max_by_key(|row| (row.step, Reverse(row.turn)))
        .map(|row| row.id.as_str())
}
