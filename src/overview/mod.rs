//! Where a case stands, in a line of a list: its phase, what falls first, the last contact, who is waited for, and what stops.
//!
//! Pure functions over case, library and a day. What a row says is dates, names of fields and counts, and never a word that
//! somebody typed into the case: a list lies open on a desk.

pub mod contact;
pub mod order;
pub mod progress;
mod reached;
pub mod retention;
pub mod stops;
pub mod waiting;
pub mod week;
pub mod words;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::case::Case;
use crate::case::part::Phase;
use crate::deadlines::{LimitOf, LimitStanding};
use crate::library::Library;
use contact::Contact;
use retention::Retention;
use stops::Stops;
use waiting::Waiting;

/// A file of a folder of cases (en række i listen over sager).
#[derive(Clone, Debug, PartialEq)]
pub struct CaseRow {
    pub path: PathBuf,
    /// The path from the folder that was searched, as the list shows it.
    pub name: String,
    /// Where the case stands; none where it is locked for somebody else.
    pub overview: Option<CaseOverview>,
    /// How long it was kept, where that time has passed and the municipality has said how long it is.
    pub to_delete: Option<Retention>,
}

/// Where a case stands on a day (sagens overblik).
#[derive(Clone, Debug, PartialEq)]
pub struct CaseOverview {
    pub phase: Phase,
    /// The time limits that are still to be kept, the first to fall first; those that have passed unkept are among them.
    pub deadlines: Vec<OpenDeadline>,
    pub contact: Option<Contact>,
    /// Who has to do something, those that were asked first in front; nobody where the case is done with.
    pub waiting: Vec<Waiting>,
    pub stops: Stops,
}

/// A time limit that is still to be kept (en frist, der ikke er holdt endnu).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDeadline {
    pub id: &'static str,
    pub title: String,
    pub whose: LimitOf,
    pub due: Date,
    /// The day has passed.
    pub is_late: bool,
}

impl CaseOverview {
    /// Where a case stands on a day. What happens after that day is not looked at.
    pub fn of(library: &Library, case: &Case, today: Date) -> Self {
        let phase = reached::phase(library, case);
        Self {
            phase,
            deadlines: open_deadlines(library, case, today),
            contact: contact::last(library, case, today),
            waiting: waiting::of(case, today),
            stops: stops::of(library, case, phase, today),
        }
    }

    /// The time limit that falls first.
    pub fn next_deadline(&self) -> Option<&OpenDeadline> {
        self.deadlines.first()
    }
}

/// A limit that counts from a day to come runs only once that day is there; one that prepares a day to come runs before it.
fn open_deadlines(library: &Library, case: &Case, today: Date) -> Vec<OpenDeadline> {
    let is_open = |standing: LimitStanding, met: Option<Date>| {
        let is_met = met.is_some_and(|met| met <= today);
        matches!(standing, LimitStanding::Running | LimitStanding::Late) && !is_met
    };
    library
        .deadlines(case)
        .into_iter()
        .filter(|deadline| deadline.start <= today || deadline.due <= deadline.start)
        .filter(|deadline| is_open(deadline.standing(today), deadline.met))
        .map(|deadline| OpenDeadline {
            id: deadline.id,
            is_late: deadline.due < today,
            title: deadline.title,
            whose: deadline.whose,
            due: deadline.due,
        })
        .collect()
}
