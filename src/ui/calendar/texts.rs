//! The Danish words of the calendar.

use jiff::civil::Date;

use crate::danish::capital::capitalised;
use crate::danish::days::{danish_day, month_name, weekday};

pub const CALENDAR: &str = "Kalender";
pub const OPEN: &str = "Åbn kalenderen (Alt+pil ned)";
pub const TODAY: &str = "I dag";
pub const CLOSE: &str = "Luk";
pub const EARLIER: &str = "Forrige måned";
pub const LATER: &str = "Næste måned";
pub const WEEK: &str = "Uge";
pub const SIGNS: &str = "H: helligdag. L: lukket. F: frist i sagen.";
pub const HOLIDAY_SIGN: &str = "H";
pub const CLOSED_SIGN: &str = "L";
pub const LIMIT_SIGN: &str = "F";
pub const COUNTING: &str = "Regner sagens frister ud …";

/// What the calendar of a field is called.
pub fn calendar_of(label: &str) -> String {
    format!("{CALENDAR}: {label}")
}

/// What the days below it are called.
pub fn days_of(label: &str) -> String {
    format!("Vælg en dag: {label}")
}

pub fn month(day: Date) -> String {
    capitalised(&format!("{} {}", month_name(day.month()), day.year()))
}

/// The first letters of a weekday.
pub fn short(weekday: &str) -> String {
    capitalised(&weekday.chars().take(2).collect::<String>())
}

/// A day as a screen reader says it: "mandag den 1. marts 2027, uge 9".
pub fn day(day: Date, week: i8) -> String {
    format!("{} den {}, uge {week}", weekday(day), danish_day(day))
}

pub const IS_TODAY: &str = "i dag";
pub const IS_CHOSEN: &str = "valgt";

pub fn holiday(name: &str) -> String {
    format!("helligdag: {name}")
}

pub fn closed(name: &str) -> String {
    format!("lukket: {name}")
}

/// A time limit of the case that ends on the day.
pub fn limit(title: &str, standing: &str) -> String {
    format!("frist: {title} ({standing})")
}
