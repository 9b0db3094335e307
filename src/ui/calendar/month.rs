//! The days of a month in weeks that begin on Monday, and the ways from one day to another by keyboard.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// A month never needs more, and the calendar keeps its height from month to month.
pub(super) const WEEKS: usize = 6;

/// A step that a key takes (et skridt i kalenderen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalendarStep {
    Days(i32),
    Months(i32),
    WeekStart,
    WeekEnd,
}

/// The day behind a step. A month that is too short ends on its last day; at the edges of what a case can say nothing moves.
pub(super) fn after(day: Date, step: CalendarStep) -> Date {
    let monday = i32::from(day.weekday().to_monday_zero_offset());
    let to = match step {
        CalendarStep::Days(days) => day.saturating_add(days.days()),
        CalendarStep::Months(months) => day.saturating_add(months.months()),
        CalendarStep::WeekStart => day.saturating_sub(monday.days()),
        CalendarStep::WeekEnd => day.saturating_add((6 - monday).days()),
    };
    if (1850..=2150).contains(&to.year()) { to } else { day }
}

/// The Mondays of the weeks that a month's calendar shows.
pub(super) fn mondays(of: Date) -> impl Iterator<Item = Date> {
    let first = of.first_of_month();
    let before = i64::from(first.weekday().to_monday_zero_offset());
    let monday = first.saturating_sub(before.days());
    (0..).take(WEEKS).map(move |week: i64| monday.saturating_add(week.weeks()))
}

/// The seven days from a Monday.
pub(super) fn days(monday: Date) -> impl Iterator<Item = Date> {
    (0..7).map(move |offset: i64| monday.saturating_add(offset.days()))
}

/// The number of the week that a day lies in, as the whole of Denmark counts them.
pub(super) fn week(day: Date) -> i8 {
    day.iso_week_date().week()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn weeks_begin_on_monday_and_have_their_iso_numbers() {
        for (month, first, numbers) in [
            (date(2027, 3, 17), date(2027, 3, 1), [9, 10, 11, 12, 13, 14]),
            (date(2027, 1, 1), date(2026, 12, 28), [53, 1, 2, 3, 4, 5]),
            (date(2026, 12, 31), date(2026, 11, 30), [49, 50, 51, 52, 53, 1]),
            (date(2024, 12, 30), date(2024, 11, 25), [48, 49, 50, 51, 52, 1]),
            (date(2026, 2, 28), date(2026, 1, 26), [5, 6, 7, 8, 9, 10]),
        ] {
            let shown: Vec<Date> = mondays(month).collect();
            assert_eq!(shown.first(), Some(&first), "{month}");
            assert!(shown.iter().all(|day| day.weekday() == Weekday::Monday));
            assert_eq!(shown.iter().map(|day| week(*day)).collect::<Vec<_>>(), numbers, "{month}");
            let all: Vec<Date> = shown.iter().flat_map(|monday| days(*monday)).collect();
            assert!(all.contains(&month.first_of_month()) && all.contains(&month.last_of_month()));
        }
    }

    #[test]
    fn keys_go_to_the_day_that_they_say() {
        let day = date(2027, 3, 31);
        for (step, to) in [
            (CalendarStep::Days(1), date(2027, 4, 1)),
            (CalendarStep::Days(-7), date(2027, 3, 24)),
            (CalendarStep::Months(-1), date(2027, 2, 28)),
            (CalendarStep::Months(12), date(2028, 3, 31)),
            (CalendarStep::WeekStart, date(2027, 3, 29)),
            (CalendarStep::WeekEnd, date(2027, 4, 4)),
        ] {
            assert_eq!(after(day, step), to, "{step:?}");
        }
        let last = date(2150, 12, 31);
        assert_eq!(after(last, CalendarStep::Days(1)), last);
        assert_eq!(after(date(1850, 1, 1), CalendarStep::Months(-1)), date(1850, 1, 1));
    }
}
