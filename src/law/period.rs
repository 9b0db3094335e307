//! Time limits and age limits as data: how long, and how to say it.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::status::Status;
use super::timeline::Timeline;

/// A time limit or age limit as it holds on a day (en frist, som den gælder den dag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period<'a> {
    pub id: &'a str,
    pub amount: i32,
    pub unit: Unit,
    /// The period as it is written in a Danish sentence.
    pub words: &'a str,
    /// What the period is for, in one short sentence.
    pub says: &'a str,
    /// The id of the provision that sets it; empty where none does.
    pub provision: &'a str,
    pub from: Date,
    pub status: Status,
    pub source: &'a str,
    pub note: &'a str,
}

/// What a period counts in (enheden).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Calendar days (dage).
    Days,
    /// Weeks (uger).
    Weeks,
    /// Calendar months; a month that is too short ends on its last day (måneder).
    Months,
    /// Calendar years (år).
    Years,
    /// Days that are neither weekends, public holidays nor days when offices are closed (hverdage).
    WorkingDays,
}

impl Unit {
    /// The words the files may use.
    pub(super) const WORDS: [&'static str; 5] = ["dage", "hverdage", "uger", "måneder", "år"];

    /// The unit behind a word in a file.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "dage" => Some(Self::Days),
            "hverdage" => Some(Self::WorkingDays),
            "uger" => Some(Self::Weeks),
            "måneder" => Some(Self::Months),
            "år" => Some(Self::Years),
            _ => None,
        }
    }

    /// The length of `amount` units in calendar time. Working days have none: a calendar has to count them.
    pub(super) fn span(self, amount: i32) -> Option<Span> {
        let span = match self {
            Self::Days => Span::new().try_days(amount),
            Self::Weeks => Span::new().try_weeks(amount),
            Self::Months => Span::new().try_months(amount),
            Self::Years => Span::new().try_years(amount),
            Self::WorkingDays => return None,
        };
        span.ok()
    }
}

/// A time limit with all its versions.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    pub says: String,
    pub provision: String,
    pub versions: Timeline<Length>,
}

/// How long a time limit is in some years.
#[derive(Clone, Debug)]
pub(super) struct Length {
    pub amount: i32,
    pub unit: Unit,
    pub words: String,
    pub source: String,
    pub status: Status,
    pub note: String,
    /// The weekdays from which it is another length.
    pub weekdays: Vec<FromWeekday>,
}

/// How long a time limit is when it is counted from a weekday (en ugedag med sit eget tal).
#[derive(Clone, Debug)]
pub(super) struct FromWeekday {
    pub day: Weekday,
    pub amount: i32,
    pub words: String,
}

impl FromWeekday {
    /// The words the files may use.
    pub(super) const WORDS: [&'static str; 7] =
        ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

    /// The weekday behind a word in a file.
    pub(super) fn from_word(word: &str) -> Option<Weekday> {
        let index = Self::WORDS.iter().position(|known| *known == word)?;
        Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
    }
}

impl Limit {
    /// The limit as it is when it begins on a day.
    pub(super) fn on<'a>(&'a self, id: &'a str, day: Date) -> Option<Period<'a>> {
        let span = self.versions.on(day)?;
        let Length { amount, unit, words, source, status, note, weekdays } = &span.value;
        let (amount, words) = weekdays
            .iter()
            .find(|from| from.day == day.weekday())
            .map_or((amount, words), |from| (&from.amount, &from.words));
        Some(Period {
            id,
            amount: *amount,
            unit: *unit,
            words,
            says: &self.says,
            provision: &self.provision,
            from: span.from,
            status: *status,
            source,
            note,
        })
    }
}
