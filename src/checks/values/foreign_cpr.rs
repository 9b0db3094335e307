//! CPR numbers of somebody else than the citizen: a letter would carry them to a reader whom they do not concern.

use std::ops::Range;

use crate::case::Case;
use crate::case::cpr::{Cpr, Verdict};
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::plan_words::PlanWords;
use crate::checks::reading::texts::Texts;
use crate::danish::alike::is_dash;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("cpr-of-another")];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let known = Known::of(look.case);
    for text in &texts.all {
        if known.others(texts.plan_words, text.text).next().is_some() {
            findings.push(Finding::new("cpr-of-another", text.spot));
        }
    }
}

/// Where a text has numbers that are built like CPR numbers and are neither the citizen's nor the case's.
pub fn of_another(case: &Case, words: &PlanWords, text: &str) -> Vec<Range<usize>> {
    let found = Known::of(case).others(words, text).collect::<Vec<_>>();
    found.into_iter().map(|start| start..end_of(text, start)).collect()
}

/// Where a text has numbers that are built like CPR numbers, whosever they are.
pub fn all(text: &str) -> Vec<Range<usize>> {
    numbers(text).into_iter().map(|(start, _)| start..end_of(text, start)).collect()
}

/// The numbers that belong to the case.
struct Known {
    own: Option<[u8; 10]>,
    case_number: Vec<(usize, [u8; 10])>,
}

impl Known {
    fn of(case: &Case) -> Self {
        Self {
            // Where the citizen's own number is missing or is none, any number in a text is looked into.
            own: case.citizen.cpr.given().and_then(|cpr| digits(cpr.text())),
            case_number: numbers(case.matter.case_number.filled().unwrap_or_default()),
        }
    }

    /// Where the numbers of others begin.
    fn others<'t>(
        &'t self,
        words: &'t PlanWords,
        text: &'t str,
    ) -> impl Iterator<Item = usize> + 't {
        let another = move |(start, number): &(usize, [u8; 10])| {
            let known = Some(*number) == self.own
                || self.case_number.iter().any(|(_, part)| part == number);
            !known && !words.names_a_number(line_before(text, *start))
        };
        numbers(text).into_iter().filter(another).map(|(start, _)| start)
    }
}

/// Where the ten digits of a number end.
fn end_of(text: &str, start: usize) -> usize {
    let digits = text.bytes().enumerate().skip(start).filter(|(_, byte)| byte.is_ascii_digit());
    digits.map(|(at, _)| at + 1).nth(9).unwrap_or(text.len())
}

/// The digits of a CPR number as typed; none where they are not ten.
fn digits(text: &str) -> Option<[u8; 10]> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    digits.try_into().ok()
}

/// What stands right before a place on the same line.
fn line_before(text: &str, place: usize) -> &str {
    const REACH: usize = 40;
    text[text.ceil_char_boundary(place.saturating_sub(REACH))..place]
        .rsplit('\n')
        .next()
        .unwrap_or_default()
}

/// Every number in a text that is built like a CPR number, and where it starts: six digits that are a date, and four more, in
/// the groups in which people type them. Each of these ways has a group of at least four digits.
fn numbers(text: &str) -> Vec<(usize, [u8; 10])> {
    const GROUP: usize = 4;
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::new(), 0);
    // Of four digits in a row the last is looked at first: where it is none, all four places before it are done with.
    while let Some(last) = bytes.get(at + GROUP - 1) {
        if !last.is_ascii_digit() {
            at += GROUP;
            continue;
        }
        let start = bytes[..at + GROUP]
            .iter()
            .rposition(|byte| !byte.is_ascii_digit())
            .map_or(0, |before| before + 1);
        let run = run(&bytes[start..]);
        found.extend(number_at(text, start, run));
        at = start + run;
    }
    found
}

/// How many digits a text begins with.
fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The number that a group of digits belongs to, told by the group of six, of ten, or the first or last of four.
fn number_at(text: &str, start: usize, run: usize) -> Option<(usize, [u8; 10])> {
    let group = &text[start..start + run];
    let (start, whole) = match run {
        10 if is_account(&text[..start]) => return None,
        10 => (start, group.to_owned()),
        6 => (start, format!("{group}{}", four_after(&text[start + run..])?)),
        4 => {
            let forwards =
                || Some((start, format!("{group}{}", two_and_four_after(&text[start + run..])?)));
            let backwards =
                || date_before(&text[..start]).map(|(from, date)| (from, format!("{date}{group}")));
            forwards().or_else(backwards)?
        }
        _ => return None,
    };
    let number = Cpr::parse(&whole).ok()?;
    let fits = !matches!(number.verdict(), Verdict::NoSuchDate | Verdict::NotTenDigits);
    Some((start, digits(&whole).filter(|_| fits)?))
}

/// A bank account is ten digits behind the four of its bank. Four digits that are a year say nothing of what follows.
fn is_account(before: &str) -> bool {
    let parts = |sign: char| sign.is_whitespace() || is_dash(sign);
    let Some(before) = before.strip_suffix(parts) else { return false };
    let bank = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let is_year = || matches!(before.get(before.len() - bank..before.len() - 2), Some("19" | "20"));
    bank == 4 && !is_year()
}

/// What stands between two groups (skilletegn).
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Blank,
    Dash,
    /// A stop or a slash, which nothing may stand beside.
    Tight(char),
}

fn mark_after(text: &str) -> Option<(Mark, &str)> {
    let trimmed = text.trim_start();
    if let Some(rest) = trimmed.strip_prefix(is_dash) {
        return Some((Mark::Dash, rest.trim_start()));
    }
    if trimmed.len() < text.len() {
        return Some((Mark::Blank, trimmed));
    }
    let mark = text.chars().next().filter(|mark| matches!(mark, '.' | '/'))?;
    Some((Mark::Tight(mark), &text[1..]))
}

fn mark_before(text: &str) -> Option<(Mark, &str)> {
    let trimmed = text.trim_end();
    if let Some(rest) = trimmed.strip_suffix(is_dash) {
        return Some((Mark::Dash, rest.trim_end()));
    }
    if trimmed.len() < text.len() {
        return Some((Mark::Blank, trimmed));
    }
    let mark = text.chars().next_back().filter(|mark| matches!(mark, '.' | '/'))?;
    Some((Mark::Tight(mark), &text[..text.len() - 1]))
}

/// The four digits behind a group of six: `-1111`, `/1111`, ` 11 11`.
fn four_after(text: &str) -> Option<String> {
    let (_, rest) = mark_after(text)?;
    match run(rest.as_bytes()) {
        4 => Some(rest[..4].to_owned()),
        2 => {
            let (mark, last) = mark_after(&rest[2..])?;
            (mark == Mark::Blank && run(last.as_bytes()) == 2)
                .then(|| format!("{}{}", &rest[..2], &last[..2]))
        }
        _ => None,
    }
}

/// The year and the last digits behind a day and month: ` 71-1111`.
fn two_and_four_after(text: &str) -> Option<String> {
    let (first, rest) = mark_after(text)?;
    if first != Mark::Blank || run(rest.as_bytes()) != 2 {
        return None;
    }
    let (_, last) = mark_after(&rest[2..])?;
    (run(last.as_bytes()) == 4).then(|| format!("{}{}", &rest[..2], &last[..4]))
}

/// The date before the last four digits: `02.03.71-`, `02 03 71 `. A blank alone may part a date from a time of day, so it
/// only counts where blanks part the date too.
fn date_before(text: &str) -> Option<(usize, String)> {
    let (last, rest) = mark_before(text)?;
    let (year, rest) = two_before(rest)?;
    let (second, rest) = mark_before(rest)?;
    let (month, rest) = two_before(rest)?;
    let (first, rest) = mark_before(rest)?;
    let (day, rest) = two_before(rest)?;
    let fits =
        first == second && (last == Mark::Dash || last == Mark::Blank && first == Mark::Blank);
    fits.then(|| (rest.len(), format!("{day}{month}{year}")))
}

/// Two digits at the end of a text, and no third before them.
fn two_before(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    (digits == 2).then(|| (&text[text.len() - 2..], &text[..text.len() - 2]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::danish::alike::typed::as_typed;

    fn count(text: &str) -> usize {
        numbers(text).len()
    }

    #[test]
    fn numbers_are_found_however_they_are_typed() {
        for text in [
            "140965-0618",
            "1409650618",
            "140965 0618",
            "140965 - 0618",
            "(140965–0618)",
            "cpr:140965-0618.",
            "nr 7 140965-0618",
        ] {
            assert_eq!(
                numbers(text).into_iter().map(|found| found.1).collect::<Vec<_>>(),
                [*b"1409650618"],
                "{text}"
            );
        }
        assert_eq!(count("140965-0618 og 020371-1111, 0203711111"), 3);
        assert_eq!(count("740965-0618"), 1, "an administrative number");
    }

    #[test]
    fn numbers_are_found_in_groups_of_other_lengths() {
        for text in [
            "02 03 71 1111",
            "02.03.71-1111",
            "02-03-71-1111",
            "02/03/71-1111",
            "02 03 71 - 1111",
            "020371/1111",
            "020371.1111",
            "020371—1111",
            "020371\u{2212}1111",
            "020371-\n1111",
            "020371\n1111",
            "020371 11 11",
            "0203 71-1111",
            "0203 71 1111",
            "født 1971 0203711111",
        ] {
            let found: Vec<_> =
                numbers(&format!("Se {text}.")).into_iter().map(|found| found.1).collect();
            assert_eq!(found, [*b"0203711111"], "{text}");
        }
        assert_eq!(numbers("Se 02.03.71-1111")[0].0, 3);
    }

    #[test]
    fn any_dash_and_any_space_may_part_the_groups() {
        for text in
            ["020371-1111", "020371 - 1111", "02 03 71-1111", "020371 1111", "02-03-71-1111"]
        {
            for typed in as_typed(text) {
                assert_eq!(count(&format!("Se {typed}.")), 1, "{typed}");
            }
        }
        for typed in as_typed("1234-0201031234").chain(as_typed("1234 0201031234")) {
            assert_eq!(count(&typed), 0, "{typed}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "",
            "1",
            "00 31 46 12",
            "14-09-1965",
            "319965-0618",
            "140965-061",
            "140965-06180",
            "11409650618",
            "140965, 0618",
            "14096",
            "2018-00417",
            "1234 0201031234",
            "1234-0201031234",
            "02.03.17 1430",
            "02.03.2017-1430",
            "1.02.17-1430",
            "20 30 40 50 60 70",
            "020371. 1111",
            "020371 11 112",
            "4.9.2017-22.12.2017",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
