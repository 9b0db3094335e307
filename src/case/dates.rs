//! Exact days, and periods that nobody remembers exactly.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use super::field::Kind;
use super::scalar::typed_text;

/// The months as a letter names them.
pub const MONTHS: [&str; 12] =
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

/// A day as a letter writes it: `1. marts 2018`.
pub fn danish_day(day: Date) -> String {
    format!("{}. {} {}", day.day(), month_name(day.month()), day.year())
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

typed_text!(
    /// An exact day (en dato). Typed as `1. marts 2018`, `1.3.2018`, `1-3-2018` or `2018-03-01`.
    Day,
    Kind::Day,
    fn is_sound(&self) -> bool {
        self.date().is_some()
    }
    fn canonical(&self) -> Cow<'_, str> {
        self.date().map_or(Cow::Borrowed(self.0.as_str()), |day| Cow::Owned(day.to_string()))
    }
);

impl Day {
    /// The day; none where the text is not a day that exists between 1850 and 2150.
    pub fn date(&self) -> Option<Date> {
        parse_day(&self.0)
    }

    /// The day in words; what was typed where it is no day.
    pub fn words(&self) -> String {
        self.date().map_or_else(|| self.0.clone(), danish_day)
    }
}

impl From<Date> for Day {
    fn from(day: Date) -> Self {
        Self(day.to_string())
    }
}

typed_text!(
    /// A day or a period, exact or approximate (tidspunkt eller periode): `foråret 2016`, `2014–2016`, `siden 2011`.
    When,
    Kind::When,
    fn is_sound(&self) -> bool {
        self.span().is_some()
    }
    fn canonical(&self) -> Cow<'_, str> {
        parse_day(&self.0).map_or(Cow::Borrowed(self.0.as_str()), |day| Cow::Owned(day.to_string()))
    }
);

/// The days that a period may cover (periodens yderpunkter).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: Date,
    /// None where the period still runs.
    pub last: Option<Date>,
}

impl When {
    /// The earliest and the latest day that the text can mean; none where it means no time.
    pub fn span(&self) -> Option<Span> {
        parse_span(&self.0)
    }

    /// The period in words: ISO days and months are written out, all else stands as typed.
    pub fn words(&self) -> String {
        if let Some(day) = parse_day(&self.0) {
            return danish_day(day);
        }
        if let Some((year, month)) = iso_month(self.0.trim()) {
            return format!("{} {year}", month_name(month));
        }
        let parts: Vec<String> = split_span(&self.0).iter().map(|part| Self((*part).to_owned()).point_words()).collect();
        match parts.as_slice() {
            [from, to] => format!("{from}–{to}"),
            _ => self.0.trim().to_owned(),
        }
    }

    fn point_words(&self) -> String {
        parse_day(&self.0)
            .map(danish_day)
            .or_else(|| iso_month(&self.0).map(|(year, month)| format!("{} {year}", month_name(month))))
            .unwrap_or_else(|| self.0.clone())
    }
}

/// A day in any of the ways in which it is typed.
fn parse_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = match text.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("den ") => &text[4..],
        _ => text,
    };
    let mut parts = text.split(['.', '-', '/', ' ']).filter(|part| !part.is_empty());
    let (first, middle, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (number(first)?, number(middle)?, number(last)?)
    } else {
        (number(last)?, month_number(middle)?, number(first)?)
    };
    plausible(year, month, day)
}

fn plausible(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1850..=2150).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(text: &str) -> Option<i16> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// A month by its number, its name or at least the first three letters of it.
fn month_number(text: &str) -> Option<i16> {
    if let Some(month) = number(text) {
        return Some(month);
    }
    let begins = |month: &&str| month.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text));
    if text.len() < 3 {
        return None;
    }
    MONTHS.iter().position(begins).and_then(|index| i16::try_from(index + 1).ok())
}

fn iso_month(text: &str) -> Option<(i16, i8)> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let month = i8::try_from(number(month)?).ok().filter(|month| (1..=12).contains(month))?;
    Some((number(year)?, month))
}

/// Splits `fra – til`; a text with no such mark comes back as one part.
fn split_span(text: &str) -> Vec<&str> {
    let text = text.trim();
    for mark in ["–", "—", " til ", " - ", "/"] {
        if mark == "/" && text.matches('/').count() != 1 {
            continue;
        }
        if let Some((from, to)) = text.split_once(mark) {
            return vec![from.trim(), to.trim()];
        }
    }
    if let Some((from, to)) = text.split_once('-')
        && from.trim().len() == 4
        && (to.trim().len() == 4 || to.trim().is_empty())
        && number(from.trim()).is_some()
    {
        return vec![from.trim(), to.trim()];
    }
    vec![text]
}

fn parse_span(text: &str) -> Option<Span> {
    if let Some(day) = parse_day(text) {
        return Some(Span { first: day, last: Some(day) });
    }
    let lower = text.trim().to_lowercase();
    for word in ["siden ", "fra "] {
        if let Some(rest) = lower.strip_prefix(word)
            && let Some((first, _)) = parse_point(rest)
        {
            return Some(Span { first, last: None });
        }
    }
    if let Some((first, last)) = parse_point(&lower) {
        return Some(Span { first, last: Some(last) });
    }
    match split_span(&lower).as_slice() {
        [from, ""] => parse_point(from).map(|(first, _)| Span { first, last: None }),
        [from, "nu" | "i dag"] => parse_point(from).map(|(first, _)| Span { first, last: None }),
        [from, to] => {
            let (first, _) = parse_point(from).or_else(|| point_in_year_of(from, to))?;
            let (_, last) = parse_point(to)?;
            (first <= last).then_some(Span { first, last: Some(last) })
        }
        _ => None,
    }
}

/// In `marts–juni 2016` the first month has the year of the second.
fn point_in_year_of(from: &str, to: &str) -> Option<(Date, Date)> {
    let year = to.split(' ').next_back()?;
    parse_point(&format!("{from} {year}"))
}

/// A single point as the first and last day that it can mean.
fn parse_point(text: &str) -> Option<(Date, Date)> {
    let text = text.trim();
    let text = ["ca. ", "cirka ", "omkring ", "start ", "slut ", "primo ", "medio ", "ultimo "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
        .trim();
    if let Some(day) = parse_day(text) {
        return Some((day, day));
    }
    if let Some((year, month)) = iso_month(text) {
        return month_days(year, month);
    }
    if text.len() == 4
        && let Some(year) = number(text)
    {
        return Some((plausible(year, 1, 1)?, plausible(year, 12, 31)?));
    }
    let (word, year) = text.rsplit_once(' ')?;
    let year = number(year).filter(|year| (1850..=2150).contains(year))?;
    let (from, to) = match word.trim() {
        "forår" | "foråret" => (date(year, 3, 1), date(year, 5, 31)),
        "sommer" | "sommeren" => (date(year, 6, 1), date(year, 8, 31)),
        "efterår" | "efteråret" => (date(year, 9, 1), date(year, 11, 30)),
        "vinter" | "vinteren" => (date(year - 1, 12, 1), date(year, 12, 31)),
        word => return month_days(year, i8::try_from(month_number(word)?).ok()?),
    };
    Some((from, to))
}

fn month_days(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = plausible(year, i16::from(month), 1)?;
    Some((first, first.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Option<(String, Option<String>)> {
        When(text.to_owned()).span().map(|span| (span.first.to_string(), span.last.map(|day| day.to_string())))
    }

    #[test]
    fn days_are_read_as_danes_write_them() {
        for text in ["2018-03-01", "1. marts 2018", "1.3.2018", "01-03-2018", "1/3-2018", "1/3 2018", " den 1. mar 2018 ", "1 marts 2018"] {
            assert_eq!(Day(text.to_owned()).date(), Some(date(2018, 3, 1)), "{text}");
        }
        for text in ["31. februar 2018", "2018-02-31", "", "marts 2018", "1.13.2018", "0.1.2018", "1. m 2018", "1.3.18", "29.2.2019"] {
            assert_eq!(Day(text.to_owned()).date(), None, "{text}");
        }
    }

    #[test]
    fn periods_cover_the_days_they_can_mean() {
        let days = |first: &str, last: &str| Some((first.to_owned(), Some(last.to_owned())));
        assert_eq!(span("foråret 2016"), days("2016-03-01", "2016-05-31"));
        assert_eq!(span("2014–2016"), days("2014-01-01", "2016-12-31"));
        assert_eq!(span("2014-2016"), days("2014-01-01", "2016-12-31"));
        assert_eq!(span("2016-02"), days("2016-02-01", "2016-02-29"));
        assert_eq!(span("marts–juni 2016"), days("2016-03-01", "2016-06-30"));
        assert_eq!(span("1. marts 2016 – 3. april 2016"), days("2016-03-01", "2016-04-03"));
        assert_eq!(span("ca. 2010"), days("2010-01-01", "2010-12-31"));
        assert_eq!(span("siden 2011"), Some(("2011-01-01".to_owned(), None)));
        assert_eq!(span("marts 2017 – nu"), Some(("2017-03-01".to_owned(), None)));
        assert_eq!(span("2016–2014"), None);
        assert_eq!(span("for længe siden"), None);
    }

    #[test]
    fn periods_are_written_out() {
        for (text, words) in [
            ("2016-02", "februar 2016"),
            ("2014-2016", "2014–2016"),
            ("2018-03-01", "1. marts 2018"),
            ("2016-02 – 2016-04", "februar 2016–april 2016"),
            ("foråret 2016", "foråret 2016"),
        ] {
            assert_eq!(When(text.to_owned()).words(), words);
        }
    }
}
