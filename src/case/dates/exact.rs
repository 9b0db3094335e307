//! Reads an exact day as people write it, and says what is in doubt where a text is none.

use jiff::civil::Date;

use super::{Day, When};
use crate::danish::alike::{is_dash, with_plain_spaces};
use crate::danish::days::{self, WEEKDAYS, month_named};

/// What is in doubt where a text is no exact day (tvivlen om en dato).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayDoubt {
    /// It means a month, a season, a year or a period.
    Approximate,
    /// It is a day, but its year is missing or can be of either century.
    YearOpen,
    /// There is no such day, or it cannot be read at all.
    NoDay,
}

impl Day {
    /// What is in doubt about the text; none where it is a day.
    pub fn doubt(&self) -> Option<DayDoubt> {
        let text = &*with_plain_spaces(&self.0);
        if parse_day(text).is_some() {
            None
        } else if When(self.0.clone()).span().is_some() {
            Some(DayDoubt::Approximate)
        } else if lacks_a_year(text) {
            Some(DayDoubt::YearOpen)
        } else if is_period_of_a_year(text) {
            Some(DayDoubt::Approximate)
        } else {
            Some(DayDoubt::NoDay)
        }
    }
}

/// Whether a month, a season or weeks are plain, and of which year is not said.
fn is_period_of_a_year(text: &str) -> bool {
    !text.trim().is_empty() && When(format!("{} 2000", text.trim())).span().is_some()
}

/// Whether a day and a month are plain, and the year is not. In a leap year every day of a month exists.
fn lacks_a_year(text: &str) -> bool {
    const LEAP_YEAR: i16 = 2000;
    let text = behind_weekday(text.trim()).1;
    if let Some([day, month, year]) = packed(text) {
        return year.len() == 2
            && number(year).and_then(century).is_none()
            && parse_day(&format!("{day}.{month}.{LEAP_YEAR}")).is_some();
    }
    let mut parts = parts(text);
    let (Some(day), Some(month), year) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let is_open = year.is_none_or(|year| {
        year.len() == 2 && number(year).is_some() && short_year(text, year).is_none()
    });
    let is_day = day.len() <= 2 && parse_day(&format!("{day}.{month}.{LEAP_YEAR}")).is_some();
    is_open && parts.next().is_none() && is_day
}

/// The parts of a day that stand between its marks.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_mark = |letter: char| matches!(letter, '.' | '/' | ' ') || is_dash(letter);
    text.split(is_mark).filter(|part| !part.is_empty())
}

/// The day, the month and the year of `010327` and `01032027`. No month is over 12, so eight digits are never a day with the year
/// first: `20270301` has no month.
fn packed(text: &str) -> Option<[&str; 3]> {
    let is_packed = matches!(text.len(), 6 | 8) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_packed.then(|| [&text[..2], &text[2..4], &text[4..]])
}

/// A day in any of the ways in which it is typed, its spaces being plain ones. One of another weekday than is said is in doubt.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let (weekday, text) = behind_weekday(text.trim());
    parse_plain(text).filter(|day| weekday.is_none_or(|name| days::weekday(*day) == name))
}

/// The year, the month and the day of `2018-05-08`. The program writes days so, and the checks of a case ask for its days thousands of
/// times: to part each by its marks took three times as long.
fn as_written(text: &str) -> Option<(i16, i16, i16)> {
    let &[y, e, a, r, b'-', m, n, b'-', d, t] = text.as_bytes() else { return None };
    let digit = |sign: u8| sign.is_ascii_digit().then(|| i16::from(sign - b'0'));
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    Some((two(y, e)? * 100 + two(a, r)?, two(m, n)?, two(d, t)?))
}

/// A day with no weekday before it.
fn parse_plain(text: &str) -> Option<Date> {
    if let Some((year, month, day)) = as_written(text) {
        return plausible(year, month, day);
    }
    if let Some([day, month, year]) = packed(text) {
        let year = if year.len() == 2 { century(number(year)?)? } else { number(year)? };
        return plausible(year, number(month)?, number(day)?);
    }
    let mut parts = parts(text);
    let (first, middle, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (number(first)?, number(middle)?, number(last)?)
    } else if last.len() == 2 {
        (short_year(text, last)?, month_number(middle)?, number(first)?)
    } else {
        (number(last)?, month_number(middle)?, number(first)?)
    };
    plausible(year, month, day)
}

/// The weekday of `tirsdag den` or `d.`, where there is one, and the text behind it.
fn behind_weekday(text: &str) -> (Option<&'static str>, &str) {
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return (None, text);
    }
    let behind = |text: &'_ str, word: &str| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let weekday = WEEKDAYS.iter().find(|day| behind(text, day));
    let text = weekday.map_or(text, |day| text[day.len()..].trim_start_matches([',', ' ']));
    let word = ["den ", "d. ", "d."].iter().find(|word| behind(text, word));
    (weekday.copied(), word.map_or(text, |word| text[word.len()..].trim_start()))
}

/// A year of two digits, where its century is plain. With hyphens, `18-05-08` is also written with the year first, so that is no
/// day.
fn short_year(text: &str, year: &str) -> Option<i16> {
    let mark = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if matches!(mark, '.' | '/') { century(number(year)?) } else { None }
}

/// A year with its century. Whoever applies is of working age, so up to 39 it can only be of this century, and from 50 only of the
/// last; between them it can be either.
fn century(year: i16) -> Option<i16> {
    match year {
        year @ ..40 => Some(2000 + year),
        year @ 50.. => Some(1900 + year),
        _ => None,
    }
}

pub(super) fn plausible(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1850..=2150).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn number(text: &str) -> Option<i16> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// A month by its number or its name.
pub(super) fn month_number(text: &str) -> Option<i16> {
    number(text).or_else(|| month_named(text).map(i16::from))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_danes_write_them() {
        for text in [
            "2018-03-01",
            "1. marts 2018",
            "1.3.2018",
            "01-03-2018",
            "1/3-2018",
            "1/3 2018",
            " den 1. mar 2018 ",
            "1 marts 2018",
        ] {
            assert_eq!(Day(text.to_owned()).date(), Some(date(2018, 3, 1)), "{text}");
        }
        for text in [
            "31. februar 2018",
            "2018-02-31",
            "",
            "marts 2018",
            "1.13.2018",
            "0.1.2018",
            "1. m 2018",
            "29.2.2019",
        ] {
            assert_eq!(Day(text.to_owned()).date(), None, "{text}");
        }
    }

    #[test]
    fn a_weekday_before_a_day_and_a_plain_short_year_are_read() {
        for text in [
            "d. 8. maj 2018",
            "d.8. maj 2018",
            "Tirsdag den 8. maj 2018",
            "tirsdag d. 8. maj 2018",
            "08.05.18",
            "8/5-18",
            "8/5 18",
        ] {
            assert_eq!(Day(text.to_owned()).date(), Some(date(2018, 5, 8)), "{text}");
        }
        assert_eq!(Day("8.5.87".to_owned()).date(), Some(date(1987, 5, 8)));
        // The century or the order of the parts is open.
        for text in ["08.05.45", "08-05-18", "8.5.1", "tirsdag", "den", "d."] {
            assert_eq!(Day(text.to_owned()).date(), None, "{text}");
        }
    }

    #[test]
    fn digits_without_marks_are_read() {
        for (text, day) in [
            ("010327", date(2027, 3, 1)),
            ("01032027", date(2027, 3, 1)),
            (" 311299 ", date(1999, 12, 31)),
            ("290224", date(2024, 2, 29)),
        ] {
            assert_eq!(Day(text.to_owned()).date(), Some(day), "{text}");
            assert_eq!(When(text.to_owned()).span().map(|span| span.first), Some(day), "{text}");
        }
        for text in ["310227", "011327", "000327", "20270301", "10327", "0103207", "010345"] {
            assert_eq!(Day(text.to_owned()).date(), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_what_is_in_doubt() {
        for (doubt, texts) in [
            (None, &["1.3.2027", "1. marts 2027", "010327", "2027-03-01"][..]),
            (
                Some(DayDoubt::Approximate),
                &[
                    "marts 2027",
                    "foråret 2027",
                    "2027",
                    "ca. 2027",
                    "siden 2011",
                    "2014–2016",
                    "primo marts",
                    "marts",
                    "foråret",
                    "uge 36",
                ],
            ),
            (
                Some(DayDoubt::YearOpen),
                &["1. marts", "den 1. marts", "1/3", "010345", "1.3.45", "01-03-27", "29. feb"],
            ),
            (
                Some(DayDoubt::NoDay),
                &[
                    "31.2.2027",
                    "31. februar",
                    "1.13.2027",
                    "310245",
                    "engang",
                    "",
                    "1. m 2027",
                    "29.02.27",
                    "290227",
                    "fredag den 1. marts 2027",
                    "tirsdag d. 010327",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(Day((*text).to_owned()).doubt(), doubt, "{text}");
            }
        }
    }
}
