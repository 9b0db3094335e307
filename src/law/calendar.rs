//! Working days, closed days and the reckoning of time limits.

use jiff::civil::{Date, Weekday};

use super::period::{Period, Unit};

/// The days offices are open and closed (kalenderen med helligdage og lukkedage).
#[derive(Clone, Debug)]
pub struct Calendar {
    pub(super) rules: Vec<ClosedDay>,
}

/// A day that comes back every year (en helligdag eller lukkedag).
#[derive(Clone, Debug)]
pub(super) struct ClosedDay {
    pub name: String,
    pub public_holiday: bool,
    pub day: YearlyDay,
    pub from: Option<Date>,
    pub repealed_on: Option<Date>,
}

/// How a day's date is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearlyDay {
    Fixed {
        month: i8,
        day: i8,
    },
    /// So many days after Easter Sunday; negative before it.
    Easter(i32),
}

impl Calendar {
    /// Whether the day is a public holiday (helligdag).
    pub fn is_holiday(&self, date: Date) -> bool {
        self.rule_on(date, true).is_some()
    }

    /// Whether offices as a rule are closed though it is no public holiday (lukkedag). Weekends are not among these.
    pub fn is_office_closed(&self, date: Date) -> bool {
        self.rule_on(date, false).is_some()
    }

    /// The Danish name of the public holiday or closed day, if the day is one.
    pub fn closed_day_name(&self, date: Date) -> Option<&str> {
        self.rule_on(date, true)
            .or_else(|| self.rule_on(date, false))
            .map(|rule| rule.name.as_str())
    }

    /// Whether it is a working day (hverdag): neither weekend, public holiday nor closed day. Saturdays do not count,
    /// so a period in working days is never too short for the citizen.
    pub fn is_working_day(&self, date: Date) -> bool {
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
            && !self.is_holiday(date)
            && !self.is_office_closed(date)
    }

    /// The day itself if it is a working day, or else the first one after it.
    pub fn next_working_day(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) {
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => return day,
            }
        }
        day
    }

    /// The day a period ends when it begins on `date`. The first day is not counted, so four weeks end on the same
    /// weekday, and a month that is too short ends on its last day. Whether an end on a closed day moves is for the caller.
    pub fn add_period(&self, date: Date, period: &Period<'_>) -> Date {
        match period.unit.span(period.amount) {
            Some(span) => date.saturating_add(span),
            None => self.step(date, period, Date::tomorrow),
        }
    }

    /// The last day to begin if a period must be over on `date`.
    pub fn subtract_period(&self, date: Date, period: &Period<'_>) -> Date {
        match period.unit.span(period.amount) {
            Some(span) => date.saturating_sub(span),
            None => self.step(date, period, Date::yesterday),
        }
    }

    /// Goes as many working days as the period says, one day at a time.
    fn step(
        &self,
        date: Date,
        period: &Period<'_>,
        neighbour: fn(Date) -> Result<Date, jiff::Error>,
    ) -> Date {
        let mut day = date;
        let mut left = if period.unit == Unit::WorkingDays { period.amount } else { 0 };
        while left > 0 {
            let Ok(next) = neighbour(day) else { return day };
            day = next;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    fn rule_on(&self, date: Date, public_holiday: bool) -> Option<&ClosedDay> {
        let after_easter =
            easter(date.year()).map(|easter| (date.day_of_year() - easter.day_of_year()).into());
        self.rules.iter().find(|rule| {
            rule.public_holiday == public_holiday
                && rule.from.is_none_or(|from| from <= date)
                && rule.repealed_on.is_none_or(|end| date < end)
                && match rule.day {
                    YearlyDay::Fixed { month, day } => date.month() == month && date.day() == day,
                    YearlyDay::Easter(offset) => after_easter == Some(offset),
                }
        })
    }
}

/// Easter Sunday (påskedag), by the Gregorian reckoning of Meeus, Jones and Butcher.
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}
