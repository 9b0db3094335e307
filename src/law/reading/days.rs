//! Reads the public holidays and the days offices are closed.

use jiff::civil::Date;

use super::Reading;
use super::rows::Row;
use crate::law::calendar::{ClosedDay, YearlyDay};

pub(super) fn read(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["checked_on", "public_holiday", "office_closed"]);
    file.date("checked_on");
    for (key, public_holiday) in [("public_holiday", true), ("office_closed", false)] {
        for row in file.rows(key) {
            reading.closed_days.extend(closed_day(&row, public_holiday));
        }
    }
}

fn closed_day(row: &Row<'_>, public_holiday: bool) -> Option<ClosedDay> {
    row.allow(&["name", "day", "month", "easter", "from", "repealed_on", "source", "status"]);
    let (name, day) = (row.text("name"), yearly_day(row));
    let (from, repealed_on) = (row.optional_date("from"), row.optional_date("repealed_on"));
    // Source and status are for the reader of the file; they have to be there all the same.
    let (source, status) = (row.text("source"), row.status());
    source.and(status)?;
    Some(ClosedDay { name: name?, public_holiday, day: day?, from, repealed_on })
}

fn yearly_day(row: &Row<'_>) -> Option<YearlyDay> {
    let easter = row.optional_number("easter", -60..=240);
    let month = row.optional_number("month", 1..=12);
    let day = row.optional_number("day", 1..=31);
    match (easter, month, day) {
        (Some(offset), None, None) => Some(YearlyDay::Easter(offset)),
        (None, Some(month), Some(day)) => {
            let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            // A leap year has every date there is.
            if Date::new(2024, month, day).is_err() {
                row.source.fault(
                    "law-bad-date",
                    row.line,
                    "Den dag findes ikke i den måned.",
                    "Ret day eller month.",
                );
                return None;
            }
            Some(YearlyDay::Fixed { month, day })
        }
        _ => {
            let cure = "Skriv enten easter, eller både day og month.";
            row.source.fault(
                "law-missing-key",
                row.line,
                "Det fremgår ikke, hvilken dag det er.",
                cure,
            );
            None
        }
    }
}
