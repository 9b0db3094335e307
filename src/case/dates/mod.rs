//! Exact days, and periods that nobody remembers exactly.

mod exact;
mod period;

pub use exact::DayDoubt;
pub use period::still_runs;

use std::borrow::Cow;

use exact::{month_number, number, parse_day, plausible};
use jiff::civil::Date;
use period::{completed, parse_span, split_span};

use super::kind::Kind;
use super::scalar::typed_text;
use crate::danish::alike::{is_dash, with_plain_spaces};
use crate::danish::days::{danish_day, month_name};

typed_text!(
    /// An exact day (en dato). Typed as `1. marts 2018`, `1.3.2018`, `1.3.18`, `010318`, `1-3-2018` or `2018-03-01`.
    Day,
    Kind::Day,
    fn is_sound(&self) -> bool {
        self.date().is_some()
    }
    fn shown(&self) -> Cow<'_, str> {
        self.date().map_or(Cow::Borrowed(self.0.as_str()), |day| Cow::Owned(danish_day(day)))
    }
    fn canonical(&self) -> Cow<'_, str> {
        self.date().map_or(Cow::Borrowed(self.0.as_str()), |day| Cow::Owned(day.to_string()))
    }
);

impl Day {
    /// The day; none where the text is not a day that exists between 1850 and 2150.
    pub fn date(&self) -> Option<Date> {
        parse_day(&with_plain_spaces(&self.0))
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
    fn shown(&self) -> Cow<'_, str> {
        let words = Self(self.words());
        // What is shown is typed on, so it must mean the same days.
        if words.span() == self.span() { Cow::Owned(words.0) } else { Cow::Borrowed(&self.0) }
    }
    fn canonical(&self) -> Cow<'_, str> {
        parse_day(&with_plain_spaces(&self.0))
            .map_or(Cow::Borrowed(self.0.as_str()), |day| Cow::Owned(day.to_string()))
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
        parse_span(&with_plain_spaces(&self.0))
    }

    /// The period in words: days and ISO months are written out, all else stands as typed.
    pub fn words(&self) -> String {
        let text = &*with_plain_spaces(self.0.trim());
        if let Some(point) = point_words(text) {
            return point;
        }
        let Some((from, to)) =
            split_span(&text.to_lowercase()).and_then(|(from, to, _)| same_parts(text, (from, to)))
        else {
            return self.0.trim().to_owned();
        };
        let first = point_words(from).or_else(|| {
            match completed(&from.to_lowercase(), &to.to_lowercase()) {
                Some((first, last)) if first == last => Some(danish_day(first)),
                _ => None,
            }
        });
        format!("{}–{}", first.as_deref().unwrap_or(from), point_words(to).as_deref().unwrap_or(to))
    }
}

/// A day or an ISO month written out.
fn point_words(text: &str) -> Option<String> {
    parse_day(text)
        .map(danish_day)
        .or_else(|| iso_month(text).map(|(year, month)| format!("{} {year}", month_name(month))))
}

/// The two ends of a period as they were typed, found by their small letters; none where the letters change their length.
fn same_parts<'a>(text: &'a str, (from, to): (&str, &str)) -> Option<(&'a str, &'a str)> {
    let (from, to) = (text.get(..from.len())?, text.get(text.len().checked_sub(to.len())?..)?);
    (from.len() + to.len() < text.len()).then_some((from, to))
}

fn iso_month(text: &str) -> Option<(i16, i8)> {
    let (year, month) = text.split_once(is_dash)?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let month = i8::try_from(number(month)?).ok().filter(|month| (1..=12).contains(month))?;
    Some((number(year)?, month))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::case::scalar::Scalar;
    use crate::danish::alike::typed::as_typed;

    fn span(text: &str) -> Option<(String, Option<String>)> {
        When(text.to_owned())
            .span()
            .map(|span| (span.first.to_string(), span.last.map(|day| day.to_string())))
    }

    #[test]
    fn periods_are_read_as_caseworkers_write_them() {
        let days = |first: &str, last: &str| Some((first.to_owned(), Some(last.to_owned())));
        for text in [
            "sep. 2017 - dec. 2017",
            "fra september til december 2017",
            "sept.-dec. 2017",
            "i perioden september–december 2017",
        ] {
            assert_eq!(span(text), days("2017-09-01", "2017-12-31"), "{text}");
        }
        for text in [
            "fra 4. september 2017 til 22. december 2017",
            "4.9.2017-22.12.2017",
            "4-9-2017-22-12-2017",
            "4/9-22/12 2017",
            "4/9-22/12-2017",
            "4.9.17-22.12.17",
            "4. september – 22. december 2017",
            "4. september til fredag den 22. december 2017",
        ] {
            assert_eq!(span(text), days("2017-09-04", "2017-12-22"), "{text}");
        }
        assert_eq!(span("4.–22. december 2017"), days("2017-12-04", "2017-12-22"));
        assert_eq!(span("i 2017"), days("2017-01-01", "2017-12-31"));
        assert_eq!(span("2. halvår 2017"), days("2017-07-01", "2017-12-31"));
        assert_eq!(span("3. kvartal 2017"), days("2017-07-01", "2017-09-30"));
        assert_eq!(span("2016/17"), days("2016-01-01", "2017-12-31"));
        assert_eq!(span("2016-17"), days("2016-01-01", "2017-12-31"));
        assert_eq!(span("uge 36-51 2017"), days("2017-09-04", "2017-12-24"));
        assert_eq!(span("uge 50 2017 til uge 3 2018"), days("2017-12-11", "2018-01-21"));
        assert_eq!(span("2010-nu"), Some(("2010-01-01".to_owned(), None)));
        assert_eq!(span("fra september 2017"), Some(("2017-09-01".to_owned(), None)));
        for text in [
            "i 17",
            "uge 60 2017",
            "uge 3",
            "2016/15",
            "22.–4. december 2017",
            "fra til",
            "3. halvår 2017",
            "nu-2010",
            "-",
            "–",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
        assert_eq!(span(&"4-9-".repeat(10_000)), None);
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
    fn dashes_and_spaces_that_look_alike_are_read_alike() {
        for text in
            ["2018-03-01", "1-3-2018", "1/3-2018", "1. marts 2018", "torsdag den 1. mar 2018"]
        {
            for typed in as_typed(text) {
                assert_eq!(Day(typed.clone()).date(), Some(date(2018, 3, 1)), "{typed}");
            }
        }
        for text in [
            "2014-2016",
            "2016-02",
            "2016-17",
            "2016-02 - 2016-04",
            "4.9.2017-22.12.2017",
            "4-9-2017-22-12-2017",
            "4/9-22/12 2017",
            "4.-22. december 2017",
            "fra 4. september 2017 til 22. december 2017",
            "sep. 2017 - dec. 2017",
            "uge 36-51 2017",
            "1. halvår 2017",
            "ca. 2010",
            "siden 2011",
            "2010-nu",
        ] {
            let known = When(text.to_owned());
            for typed in as_typed(text).map(When) {
                assert_eq!(typed.span(), known.span(), "{}", typed.0);
                assert!(typed.span().is_some(), "{text}");
                assert!(!typed.words().contains('\u{2212}') || known.words() == text);
            }
        }
        // Only here the dash tells two years from a month.
        assert_eq!(span("2010-12"), Some(("2010-12-01".to_owned(), Some("2010-12-31".to_owned()))));
        assert_eq!(span("2010–12"), Some(("2010-01-01".to_owned(), Some("2012-12-31".to_owned()))));
    }

    #[test]
    fn periods_are_written_out() {
        for (text, words) in [
            ("2016-02", "februar 2016"),
            ("2014-2016", "2014–2016"),
            ("2018-03-01", "1. marts 2018"),
            ("2016-02 – 2016-04", "februar 2016–april 2016"),
            ("foråret 2016", "foråret 2016"),
            ("4/9-22/12 2017", "4. september 2017–22. december 2017"),
            ("4.–22. december 2017", "4. december 2017–22. december 2017"),
            ("Marts til juni 2016", "Marts–juni 2016"),
            ("fra marts til juni 2016", "fra marts til juni 2016"),
            ("uge 36-51 2017", "uge 36-51 2017"),
            ("2010-nu", "2010–nu"),
            ("", ""),
        ] {
            assert_eq!(When(text.to_owned()).words(), words);
        }
    }

    #[test]
    fn what_is_shown_means_what_was_typed() {
        for day in ["2018-03-01", "1.3.18", "31.2.2018", ""].map(|text| Day(text.to_owned())) {
            assert_eq!(Day(day.shown().into_owned()).date(), day.date(), "{}", day.0);
        }
        for text in [
            "2016-02",
            "2016-02 – 2016-04",
            "4/9-22/12 2017",
            "Marts til juni 2016",
            "2010-nu",
            "for længe siden",
        ] {
            let period = When(text.to_owned());
            assert_eq!(When(period.shown().into_owned()).span(), period.span(), "{text}");
        }
        assert_eq!(When("2016-02".to_owned()).shown(), "februar 2016");
        assert_eq!(Day("1.3.18".to_owned()).shown(), "1. marts 2018");
    }
}
