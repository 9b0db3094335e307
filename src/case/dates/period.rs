//! Reads periods as people write them: `fra marts til juni 2016`, `4/9-22/12 2017`, `uge 36-51 2017`.

use jiff::civil::{Date, ISOWeekDate, Weekday, date};

use super::{Span, iso_month, month_number, number, parse_day, plausible};
use crate::danish::alike::{is_dash, is_range_dash, with_plain_spaces};

/// A text longer than this is no period, and each of its hyphens would be tried.
const LONGEST_PERIOD: usize = 80;

/// The two ends of `fra – til`, of a text in small letters, and the days between; none where a part means no time.
pub(super) fn split_span(text: &str) -> Option<(&str, &str, Span)> {
    let text = text.trim();
    if text.len() > LONGEST_PERIOD {
        return None;
    }
    // A dash that people type between two ends goes before one that also stands inside a date.
    let strong = text
        .split_once(is_range_dash)
        .or_else(|| text.split_once(" til "))
        .or_else(|| text.split_once(" - "));
    let slash = || text.split_once('/').filter(|(_, to)| !to.contains('/'));
    let dashes =
        text.match_indices(is_dash).map(|(at, mark)| (&text[..at], &text[at + mark.len()..]));
    let parts =
        strong.into_iter().chain(slash()).chain(dashes).map(|(from, to)| (from.trim(), to.trim()));
    parts.into_iter().find_map(|(from, to)| Some((from, to, ends(from, to)?)))
}

/// The days of a period with these two ends.
fn ends(from: &str, to: &str) -> Option<Span> {
    if matches!(to, "" | "nu" | "i dag" | "dato" | "d.d.") {
        return parse_point(from).map(|(first, _)| Span { first, last: None });
    }
    let (first, _) = completed(from, to)?;
    let (_, last) = parse_point(to).or_else(|| short_end(from, to))?;
    (first <= last).then_some(Span { first, last: Some(last) })
}

/// The first end: in `marts–juni 2016` and `4/9–22/12 2017` it has the year of the second, in `4.–22. december` also the month.
pub(super) fn completed(from: &str, to: &str) -> Option<(Date, Date)> {
    parse_point(from).or_else(|| {
        if let (Some(day), Some(end)) = (number(from.trim_end_matches('.')), parse_day(to)) {
            let day = plausible(end.year(), i16::from(end.month()), day)?;
            return Some((day, day));
        }
        let year = to.get(to.len().checked_sub(4)?..).filter(|year| number(year).is_some())?;
        parse_point(&format!("{} {year}", from.trim_end_matches('.')))
    })
}

/// The second end of `2016/17`.
fn short_end(from: &str, to: &str) -> Option<(Date, Date)> {
    let year = number(from).filter(|_| from.len() == 4)?;
    let end = number(to).filter(|_| to.len() == 2)?;
    let year = year - year % 100 + end;
    Some((plausible(year, 1, 1)?, plausible(year, 12, 31)?))
}

/// Whether a text is a period that still runs (løber stadig).
pub fn still_runs(text: &str) -> bool {
    parse_span(&with_plain_spaces(text)).is_some_and(|span| span.last.is_none())
}

/// The earliest and the latest day of a period; none where the text means no time.
pub(super) fn parse_span(text: &str) -> Option<Span> {
    if let Some(day) = parse_day(text) {
        return Some(Span { first: day, last: Some(day) });
    }
    let lower = text.trim().to_lowercase();
    if let Some(first) =
        lower.strip_prefix("siden ").or_else(|| lower.strip_prefix("fra ")).and_then(parse_point)
    {
        return Some(Span { first: first.0, last: None });
    }
    let bare = ["fra ", "perioden ", "i perioden "]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    // `2010–12` are two years or more, where `2010-12` is a month as a file writes it.
    if let Some((from, to)) = bare.split_once(is_range_dash)
        && short_end(from, to).is_some()
        && let Some(span) = ends(from, to)
    {
        return Some(span);
    }
    if let Some((first, last)) = parse_point(bare).or_else(|| weeks(bare)) {
        return Some(Span { first, last: Some(last) });
    }
    split_span(bare).map(|(_, _, span)| span)
}

/// Weeks: `uge 36-51 2017`, `uge 50 2017 til uge 3 2018`.
fn weeks(text: &str) -> Option<(Date, Date)> {
    if !text.starts_with("uge") || text.len() > LONGEST_PERIOD {
        return None;
    }
    let known = |word: &str| {
        matches!(word, "uge" | "ugerne" | "til" | "og" | "i") || number(word).is_some()
    };
    let is_mark = |letter: char| matches!(letter, ' ' | '/' | '.' | ',') || is_dash(letter);
    let parts = || text.split(is_mark).filter(|word| !word.is_empty());
    if !parts().all(known) {
        return None;
    }
    let numbers: Vec<i16> = parts().filter_map(number).collect();
    let (from, to) = match *numbers.as_slice() {
        [week, year] => ((year, week), (year, week)),
        [from, to, year] => ((year, from), (year, to)),
        [from, first_year, to, last_year] => ((first_year, from), (last_year, to)),
        _ => return None,
    };
    let day = |(year, week): (i16, i16), weekday| {
        plausible(year, 1, 1)?;
        ISOWeekDate::new(year, i8::try_from(week).ok()?, weekday).ok().map(ISOWeekDate::date)
    };
    let (first, last) = (day(from, Weekday::Monday)?, day(to, Weekday::Sunday)?);
    (first <= last).then_some((first, last))
}

/// What is written before a point that nobody remembers exactly, or that is only a part of it.
const APPROXIMATE: [&str; 19] = [
    "tilbudt i ",
    "tilbudt ",
    "planlagt til ",
    "ventes i ",
    "forventet i ",
    "aftalt til ",
    "ca. ",
    "cirka ",
    "omkring ",
    "hele ",
    "start ",
    "starten af ",
    "begyndelsen af ",
    "midten af ",
    "slut ",
    "slutningen af ",
    "primo ",
    "medio ",
    "ultimo ",
];

/// A single point as the first and last day that it can mean.
fn parse_point(text: &str) -> Option<(Date, Date)> {
    let text = text.trim();
    let text = if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        text
    } else {
        without_approximation(text)
    };
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
        "1. halvår" | "første halvår" => (date(year, 1, 1), date(year, 6, 30)),
        "2. halvår" | "andet halvår" => (date(year, 7, 1), date(year, 12, 31)),
        "1. kvartal" | "første kvartal" => (date(year, 1, 1), date(year, 3, 31)),
        "2. kvartal" | "andet kvartal" => (date(year, 4, 1), date(year, 6, 30)),
        "3. kvartal" | "tredje kvartal" => (date(year, 7, 1), date(year, 9, 30)),
        "4. kvartal" | "fjerde kvartal" => (date(year, 10, 1), date(year, 12, 31)),
        word => {
            return month_days(year, i8::try_from(month_number(word.trim_end_matches('.'))?).ok()?);
        }
    };
    Some((from, to))
}

fn without_approximation(text: &str) -> &str {
    let text = text.strip_prefix("i ").unwrap_or(text);
    APPROXIMATE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim()
}

fn month_days(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = plausible(year, i16::from(month), 1)?;
    Some((first, first.last_of_month()))
}
