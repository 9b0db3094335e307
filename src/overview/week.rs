//! A week of the calendar, as people at work name it.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::danish::days::month_name;

/// A week from Monday to Sunday, by the number that it has (en uge).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: Date,
}

impl Week {
    /// The week of a day.
    pub fn of(day: Date) -> Self {
        let back = i32::from(day.weekday().to_monday_zero_offset());
        Self { monday: day.checked_sub(back.days()).unwrap_or(Date::MIN) }
    }

    /// The week of that number in that year; none where the year has no such week.
    pub fn numbered(year: i16, number: i8) -> Option<Self> {
        let monday = ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
        Some(Self { monday })
    }

    /// Reads `12`, which is of the year of today, or `2018-W12`.
    ///
    /// # Errors
    /// What can be written, in Danish.
    pub fn parse(text: &str, today: Date) -> Result<Self, String> {
        let (year, number) = match text.split_once(['-', ' ']) {
            Some((year, number)) => {
                (year.trim().parse().ok(), number.trim().trim_start_matches(['W', 'w']))
            }
            None => (Some(Self::of(today).year()), text.trim()),
        };
        let week =
            number.parse().ok().zip(year).and_then(|(week, year)| Self::numbered(year, week));
        week.ok_or_else(|| {
            format!("»{text}« er ikke en uge. Skriv ugen som 12 eller som 2018-W12.")
        })
    }

    pub fn has(self, day: Date) -> bool {
        Self::of(day) == self
    }

    /// The week so many weeks on.
    #[must_use]
    pub fn later(self, weeks: i32) -> Self {
        let monday = self.monday.checked_add(weeks.weeks()).unwrap_or(self.monday);
        Self { monday }
    }

    pub fn year(self) -> i16 {
        self.monday.iso_week_date().year()
    }

    pub fn number(self) -> i8 {
        self.monday.iso_week_date().week()
    }

    /// The name that data files use: `2018-W12`.
    pub fn key(self) -> String {
        format!("{}-W{:02}", self.year(), self.number())
    }

    /// The week in words, with its days: `uge 12 (19.–25. marts 2018)`.
    pub fn words(self) -> String {
        let first = self.monday;
        let last = first.checked_add(6.days()).unwrap_or(first);
        let from = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) => format!("{}.", first.day()),
            (true, false) => format!("{}. {}", first.day(), month_name(first.month())),
            (false, _) => {
                format!("{}. {} {}", first.day(), month_name(first.month()), first.year())
            }
        };
        let to = format!("{}. {} {}", last.day(), month_name(last.month()), last.year());
        let dash = if from.ends_with('.') { "–" } else { " – " };
        format!("uge {} ({from}{dash}{to})", self.number())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Week;

    #[test]
    fn a_week_is_read_by_its_number_and_begins_on_monday() {
        let today = date(2018, 4, 1);
        let twelve = Week::parse("12", today);
        assert_eq!(twelve, Week::parse("2018-W12", today));
        assert_eq!(twelve.map(Week::words), Ok("uge 12 (19.–25. marts 2018)".to_owned()));
        assert_eq!(Week::of(today).key(), "2018-W13");
        assert_eq!(Week::of(date(2018, 4, 2)).key(), "2018-W14");
        for wrong in ["", "0", "54", "uge", "2018-W53", "12-W", "-1"] {
            assert!(Week::parse(wrong, today).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_first_week_of_a_year_may_begin_in_the_one_before() {
        let week = Week::of(date(2018, 12, 31));
        assert_eq!(week.key(), "2019-W01");
        assert_eq!(week.words(), "uge 1 (31. december 2018 – 6. januar 2019)");
        assert_eq!(week.later(-1).key(), "2018-W52");
        assert!(week.has(date(2019, 1, 6)) && !week.has(date(2019, 1, 7)));
        // Without a year it is that of today's week.
        assert_eq!(Week::parse("2", date(2018, 12, 31)).map(Week::key), Ok("2019-W02".to_owned()));
    }
}
