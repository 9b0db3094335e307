//! In which order the rows stand, and which of them a filter lets through.

use jiff::civil::Date;

use super::week::Week;
use super::{CaseRow, OpenDeadline};

/// Which rows are wanted (filter).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeadlineFilter {
    #[default]
    All,
    /// With a time limit that falls in this week.
    Week(Week),
    /// With a time limit that has passed unkept.
    Late,
    /// Kept for as long as the municipality keeps a case.
    ToDelete,
}

impl DeadlineFilter {
    /// The time limit that the filter is about: of a week the first that falls in it.
    pub fn deadline(self, row: &CaseRow) -> Option<&OpenDeadline> {
        row.overview.as_ref()?.deadlines.iter().find(|deadline| match self {
            Self::All => true,
            Self::Week(week) => week.has(deadline.due),
            Self::Late => deadline.is_late,
            Self::ToDelete => false,
        })
    }

    /// Whether a row is let through. Of a locked case nobody knows when anything falls, so only the whole list has it.
    pub fn takes(self, row: &CaseRow) -> bool {
        match self {
            Self::All => true,
            Self::ToDelete => row.to_delete.is_some(),
            Self::Week(_) | Self::Late => self.deadline(row).is_some(),
        }
    }
}

/// Sorts rows by what falls first. Cases without a time limit come behind, and locked ones last.
pub fn by_what_falls_first(rows: &mut [CaseRow]) {
    let turn = |row: &CaseRow| match &row.overview {
        Some(overview) => (false, overview.next_deadline().map_or(Date::MAX, |next| next.due)),
        None => (true, Date::MAX),
    };
    rows.sort_by(|one, other| turn(one).cmp(&turn(other)).then_with(|| one.name.cmp(&other.name)));
}
