//! The points of a letter's timeline, read from its words, so that the picture and the words beside it cannot part.
//!
//! The day stands first, and behind it in brackets what it marks: `12. juli 2018 (frist)`, `8. maj 2018 (nu)`.

use jiff::civil::Date;

use super::{Inline, text_of};
use crate::danish::days::{danish_day, day_in_words};

const DUE: &str = "(frist)";
const NOW: &str = "(nu)";
/// What stands behind a day that is due and was over before the letter's own.
const LATE: &str = "(frist, overskredet)";

/// What a point of the timeline marks (punktets mærke).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointMark {
    Happened,
    Due,
    Late,
    /// The day on which the letter stands, and what happened on it.
    Now,
}

/// A point with its day (et punkt).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub day: Date,
    pub mark: PointMark,
}

/// What it says of a day, and what happened then.
pub type PointLine = (Vec<Inline>, Vec<Inline>);

/// The point that a line tells of; none while its day is missing.
fn point((name, _): &PointLine) -> Option<Point> {
    let name = text_of(name).replace('\u{a0}', " ");
    let (day, mark) = match name.split_once('(') {
        Some((day, _)) => {
            let mark = match name.get(day.len()..)?.trim() {
                DUE => PointMark::Due,
                LATE => PointMark::Late,
                NOW => PointMark::Now,
                _ => return None,
            };
            (day, mark)
        }
        None => (name.as_str(), PointMark::Happened),
    };
    Some(Point { day: day_in_words(day)?, mark })
}

/// The points of the lines.
pub fn points(lines: &[PointLine]) -> Vec<Point> {
    lines.iter().filter_map(point).collect()
}

/// The lines with the earliest first, and with a word at what was due before the day on which the letter stands. Where something
/// happened on that day, its line says so, and no other does. A line without a day comes last.
pub fn in_order(mut lines: Vec<PointLine>) -> Vec<PointLine> {
    let points = points(&lines);
    let now = points.iter().find(|it| it.mark == PointMark::Now).map(|it| it.day);
    for line in &mut lines {
        let is_late = point(line)
            .is_some_and(|it| it.mark == PointMark::Due && now.is_some_and(|now| it.day < now));
        if is_late && let Some(run) = line.0.iter_mut().find(|run| run.text.contains(DUE)) {
            run.text = run.text.replace(DUE, LATE);
        }
    }
    lines.sort_by_key(|line| {
        let point = point(line);
        let is_now = point.is_some_and(|it| it.mark == PointMark::Now);
        (point.is_none(), point.map(|it| it.day), is_now)
    });
    let is_now = |line: &PointLine| point(line).is_some_and(|it| it.mark == PointMark::Now);
    if let Some(at) = lines.iter().position(is_now)
        && let Some(last) = at.checked_sub(1).and_then(|before| lines.get_mut(before))
        && point(last).is_some_and(|it| Some(it.day) == now && it.mark == PointMark::Happened)
    {
        last.0.push(Inline::plain(format!(" {NOW}")));
        lines.remove(at);
    }
    lines
}

/// What the picture shows, for those who do not see it (alternativ tekst). The same words stand below it one by one.
pub fn alt(points: &[Point]) -> String {
    let count = |mark| points.iter().filter(|point| point.mark == mark).count();
    // What happened on the day on which the letter stands has happened too.
    let happened = count(PointMark::Happened) + count(PointMark::Now);
    let mut said = String::from("Tidslinje over sagen");
    if let (Some(first), Some(last)) = (points.first(), points.last()) {
        said.push_str(&format!(" fra {} til {}", danish_day(first.day), danish_day(last.day)));
    }
    said.push_str(&format!(": {} sket", things(happened)));
    for (mark, one, several) in [
        (PointMark::Due, "frist", "frister"),
        (PointMark::Late, "overskredet frist", "overskredne frister"),
    ] {
        match count(mark) {
            0 => {}
            1 => said.push_str(&format!(", 1 {one}")),
            more => said.push_str(&format!(", {more} {several}")),
        }
    }
    said.push_str(". De samme oplysninger står som tekst herunder.");
    said
}

fn things(count: usize) -> String {
    if count == 1 { "1 ting er".to_owned() } else { format!("{count} ting er") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn line(name: &str) -> PointLine {
        (vec![Inline::plain(name)], vec![Inline::plain("Noget.")])
    }

    #[test]
    fn points_stand_in_the_order_of_their_days_and_what_is_late_is_told() {
        let lines = in_order(vec![
            line("8. maj 2018 (nu)"),
            line("1. april 2018 (frist)"),
            line("[mangler: dag]"),
            line("1. juni 2018 (frist)"),
            line("8. maj 2018"),
            line("1. marts\u{a0}2018"),
        ]);
        let told: Vec<String> = lines.iter().map(|(name, _)| text_of(name)).collect();
        assert_eq!(
            told,
            [
                "1. marts\u{a0}2018",
                "1. april 2018 (frist, overskredet)",
                "8. maj 2018 (nu)",
                "1. juni 2018 (frist)",
                "[mangler: dag]",
            ]
        );
        let points = points(&lines);
        assert_eq!(points.len(), 4);
        assert_eq!(points[1], Point { day: date(2018, 4, 1), mark: PointMark::Late });
        assert_eq!(
            alt(&points),
            "Tidslinje over sagen fra 1. marts 2018 til 1. juni 2018: 2 ting er sket, 1 frist, \
             1 overskredet frist. De samme oplysninger står som tekst herunder."
        );
    }
}
