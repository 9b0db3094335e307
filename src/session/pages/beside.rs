//! What stands beside the form of a part: one of a few things, chosen by hand or by what a person most likely needs.

use std::cmp::Reverse;

use crate::case::part::Phase;
use crate::jobs::job::{LetterRow, Standing};
use crate::overview::stops::phase_of;

/// A thing that can stand beside a form (det, der står ved siden af).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The letter that the case is nearest to, as its pages are now.
    Letter,
    /// What to look at in the case.
    Missing,
    /// The time limits of the case.
    Deadlines,
    /// What helps with the field that has the cursor.
    Help,
    /// The words that are spelt wrong, one by one.
    Spelling,
    /// What the answers rest on, and which have nothing.
    Evidence,
    /// Phrases to put into an answer.
    Phrases,
    /// What the team recommends, held against the decision.
    Recommendation,
}

impl Side {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Letter,
        Self::Missing,
        Self::Deadlines,
        Self::Evidence,
        Self::Spelling,
        Self::Phrases,
        Self::Help,
        Self::Recommendation,
    ];
}

/// What stands beside the form (ruden ved siden af).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What the user wants to see there; none while nobody has chosen.
    chosen: Option<Side>,
    /// The user has put it away.
    is_hidden: bool,
    /// The window is wide enough for both; otherwise they stand one above the other.
    pub(in crate::session) has_room: bool,
}

impl Beside {
    /// What stands there, where `first` is what comes before anybody has chosen.
    pub(in crate::session) fn shown(self, first: Option<Side>) -> Option<Side> {
        let usual = if self.has_room { Side::Letter } else { Side::Missing };
        (!self.is_hidden).then(|| self.chosen.or(first).unwrap_or(usual))
    }

    pub fn has_room(self) -> bool {
        self.has_room
    }

    pub(in crate::session) fn choose(&mut self, side: Side) {
        (self.chosen, self.is_hidden) = (Some(side), false);
    }

    pub(in crate::session) fn put_away(&mut self) {
        self.is_hidden = true;
    }
}

/// The letter that a case is nearest to: of those that it can give now, the first of the last step that somebody has begun on. A sheet
/// for the own house is looked up when it is wanted.
pub(super) fn nearest<'a>(rows: &'a [LetterRow], begun: &[Phase]) -> Option<&'a str> {
    let fits = |row: &&LetterRow| {
        !row.is_sheet && matches!(row.standing, Standing::Ready(_) | Standing::Lacking(_))
    };
    rows.iter()
        .filter(fits)
        .max_by_key(|row| (begun.contains(&phase_of(row.step)), row.step, Reverse(row.turn)))
        .map(|row| row.id.as_str())
}
