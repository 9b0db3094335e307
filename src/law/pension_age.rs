//! The age of the state pension by date of birth.

use jiff::Span;
use jiff::civil::Date;

use super::status::Status;

/// The pension age of those born from a day on (folkepensionsalderen).
#[derive(Clone, Debug)]
pub(super) struct PensionAge {
    pub born_from: Date,
    pub years: i32,
    pub months: i32,
    pub status: Status,
}

impl PensionAge {
    /// The line that counts for a date of birth. `ages` ascends; those born before the first line get no answer.
    pub(super) fn of(ages: &[Self], birth: Date) -> Option<&Self> {
        let begun = ages.partition_point(|age| age.born_from <= birth);
        ages.get(begun.checked_sub(1)?)
    }

    /// The day the age is reached. A month that is too short ends on its last day.
    pub(super) fn reached(&self, birth: Date) -> Option<Date> {
        let span = Span::new().try_years(self.years).ok()?.try_months(self.months).ok()?;
        birth.checked_add(span).ok()
    }
}
