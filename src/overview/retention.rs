//! When a case has been kept for as long as the municipality keeps it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::contact;
use crate::case::Case;
use crate::library::Library;

/// How long a case is kept (slettefrist).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The latest day that the case knows of, also one that is planned.
    pub last_step: Date,
    /// The last day on which it is kept.
    pub kept_until: Date,
}

impl Retention {
    /// How long a case is kept which the municipality keeps for so many months after its last step. None where the case has no day:
    /// nobody can say how old it is.
    pub fn of(library: &Library, case: &Case, months: u16) -> Option<Self> {
        let steps = library.events(case).into_iter().map(|event| event.day);
        let contact = contact::last(library, case, Date::MAX).map(|contact| contact.day);
        let last_step = steps.chain(contact).max()?;
        // A day beyond all calendars is never passed.
        let kept_until = last_step.checked_add(i32::from(months).months()).unwrap_or(Date::MAX);
        Some(Self { last_step, kept_until })
    }

    /// Whether the case is to be deleted on a day (skal slettes).
    pub fn is_passed(self, today: Date) -> bool {
        today > self.kept_until
    }
}
