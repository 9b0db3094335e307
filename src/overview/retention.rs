//! When a case has been kept for as long as the municipality keeps it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::contact;
use crate::case::Case;
use crate::case::dates::When;
use crate::case::kind::Kind;
use crate::case::scalar::Scalar as _;
use crate::library::Library;

/// How long a case is kept (slettefrist).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The latest day that any answer of the case names, also one that is planned or that something runs until.
    pub last_step: Date,
    /// The last day on which it is kept.
    pub kept_until: Date,
}

impl Retention {
    /// How long a case is kept which the municipality keeps for so many months after its last step. None where the case has no day:
    /// nobody can say how old it is.
    pub fn of(library: &Library, case: &Case, months: u16) -> Option<Self> {
        let mut days: Vec<Date> = library.events(case).into_iter().map(|event| event.day).collect();
        days.extend(contact::last(library, case, Date::MAX).map(|contact| contact.day));
        // A course that runs, a promise, an answer that is waited for: whatever day the case names, it is kept from there.
        case.each_answer(|path, answer| match answer.kind() {
            Kind::Day => days.extend(case.day_at(&path)),
            Kind::When => {
                let span = When::parse(answer.text()).ok().and_then(|when| when.span());
                days.extend(span.map(|span| span.last.unwrap_or(span.first)));
            }
            _ => {}
        });
        let last_step = days.into_iter().max()?;
        // A day beyond all calendars is never passed.
        let kept_until = last_step.checked_add(i32::from(months).months()).unwrap_or(Date::MAX);
        Some(Self { last_step, kept_until })
    }

    /// Whether the case is to be deleted on a day (skal slettes).
    pub fn is_passed(self, today: Date) -> bool {
        today > self.kept_until
    }
}
