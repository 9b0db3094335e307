//! The lanes of a letter's journey, read from its words, so that the picture and the words below it cannot part.
//!
//! A line is a lane: what it is about, and its days with a semicolon between them. A day stands in words; behind it may stand what it was.
//! `1. marts 2018 til 13. juni 2018` is a time that passed, and `1. marts 2018 og endnu` one that still does.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::timeline::PointLine;
use super::{Inline, text_of};
use crate::danish::days::{danish_day, day_in_words};

/// What parts the days of a lane.
const BETWEEN: char = ';';
const UNTIL: &str = "til";
const STILL: &str = "endnu";

/// A time on a lane (et stykke af vejen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JourneyTime {
    On(Date),
    From(Date, Date),
    /// A time that has begun and is not over.
    Still(Date),
}

/// A lane of the journey (et spor).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyLane {
    pub name: String,
    pub times: Vec<JourneyTime>,
}

impl JourneyTime {
    fn of(words: &str) -> Option<Self> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let day = |from: usize| {
            let day = words.get(from..from + 3)?.join(" ");
            day_in_words(day.trim_end_matches([',', '.', ')']))
        };
        let first = day(0)?;
        Some(match (words.get(3).copied(), words.last().copied()) {
            (Some(UNTIL), _) => day(4).map_or(Self::On(first), |last| Self::From(first, last)),
            (_, Some(STILL)) => Self::Still(first),
            _ => Self::On(first),
        })
    }

    pub fn first(self) -> Date {
        match self {
            Self::On(day) | Self::From(day, _) | Self::Still(day) => day,
        }
    }

    fn last(self) -> Date {
        match self {
            Self::On(day) | Self::Still(day) => day,
            Self::From(first, last) => first.max(last),
        }
    }
}

/// The lanes of the lines, each with the days that it tells. A lane without a day is none.
pub fn lanes(lines: &[PointLine]) -> Vec<JourneyLane> {
    let lane = |(name, days): &PointLine| {
        let times: Vec<JourneyTime> =
            text_of(days).split(BETWEEN).filter_map(JourneyTime::of).collect();
        (!times.is_empty()).then(|| JourneyLane { name: text_of(name), times })
    };
    lines.iter().filter_map(lane).collect()
}

/// The days of a lane, each once: five questions that one doctor got on one day are one time of waiting.
fn each_once(days: Vec<Inline>) -> Vec<Inline> {
    let mut entries: Vec<Vec<Inline>> = vec![Vec::new()];
    for run in days {
        for piece in run.text.split_inclusive(BETWEEN) {
            let ends = piece.ends_with(BETWEEN);
            let piece = Inline { text: piece.to_owned(), ..run.clone() };
            entries.last_mut().into_iter().for_each(|entry| entry.push(piece.clone()));
            if ends {
                entries.push(Vec::new());
            }
        }
    }
    let mut said = BTreeSet::new();
    entries.retain(|entry| said.insert(text_of(entry).trim().to_owned()));
    entries.into_iter().flatten().collect()
}

/// The lines with each day once, and without the sign behind the last day of each, which a template writes behind every day.
pub fn ended(mut lines: Vec<PointLine>) -> Vec<PointLine> {
    for (_, days) in &mut lines {
        *days = each_once(std::mem::take(days));
        while let Some(last) = days.last_mut() {
            let end = last.text.trim_end_matches([BETWEEN, ' ']).len();
            last.text.truncate(end);
            if end > 0 {
                break;
            }
            days.pop();
        }
        days.retain(|run| !run.text.is_empty());
    }
    lines.retain(|(_, days)| !days.is_empty());
    lines
}

/// The first day of all lanes, and the last.
pub fn span(lanes: &[JourneyLane]) -> Option<(Date, Date)> {
    let times = || lanes.iter().flat_map(|lane| lane.times.iter().copied());
    Some((times().map(JourneyTime::first).min()?, times().map(JourneyTime::last).max()?))
}

/// What the picture shows, for those who do not see it (alternativ tekst). The same words stand below it.
pub fn alt(lanes: &[JourneyLane]) -> String {
    let mut said = String::from("Vejen gennem sagen");
    if let Some((first, last)) = span(lanes) {
        said.push_str(&format!(" fra {} til {}", danish_day(first), danish_day(last)));
    }
    let counted: Vec<String> =
        lanes.iter().map(|lane| format!("{}: {}", lane.name, lane.times.len())).collect();
    said.push_str(&format!(
        ". {}. De samme oplysninger står som tekst herunder.",
        counted.join(", ")
    ));
    said
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_that_is_told_twice_stands_once() {
        let run = |text: &str| Inline::plain(text);
        let days = vec![
            run("1. marts 2018"),
            run(" og endnu; "),
            run("1. marts 2018"),
            run(" og endnu; 2. maj 2018; "),
        ];
        let told = ended(vec![(vec![run("Spørgsmål")], days)]);
        assert_eq!(text_of(&told[0].1), "1. marts 2018 og endnu; 2. maj 2018");
    }

    #[test]
    fn days_times_and_what_still_goes_on_are_read_from_the_words() {
        let line = |name: &str, days: &str| (vec![Inline::plain(name)], vec![Inline::plain(days)]);
        let lanes = lanes(&[
            line("Samtaler", "1. marts\u{a0}2018 (møde); 26. marts 2018 (telefon)"),
            line(
                "Ventetid",
                "21. marts 2018 til 13. juni 2018 (teamet); 1. maj 2018 på lægen endnu",
            ),
            line("Papirer", "ingen"),
        ]);
        assert_eq!(lanes.len(), 2);
        assert_eq!(
            lanes[0].times,
            [JourneyTime::On(date(2018, 3, 1)), JourneyTime::On(date(2018, 3, 26))]
        );
        assert_eq!(
            lanes[1].times,
            [
                JourneyTime::From(date(2018, 3, 21), date(2018, 6, 13)),
                JourneyTime::Still(date(2018, 5, 1))
            ]
        );
        assert_eq!(span(&lanes), Some((date(2018, 3, 1), date(2018, 6, 13))));
        assert_eq!(
            alt(&lanes),
            "Vejen gennem sagen fra 1. marts 2018 til 13. juni 2018. Samtaler: 2, Ventetid: 2. \
             De samme oplysninger står som tekst herunder."
        );
    }
}
