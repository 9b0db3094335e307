//! CPR numbers of somebody else than the citizen: a letter would carry them to a reader whom they do not concern.

use super::texts::Text;
use super::{Finding, Look};
use crate::case::cpr::{Cpr, Verdict};
use crate::case::scalar::Scalar;

pub fn check(look: &Look<'_>, texts: &[Text<'_>], findings: &mut Vec<Finding>) {
    let Some(own) = look.case.citizen.cpr.given().and_then(|cpr| digits(cpr.text())) else { return };
    for text in texts {
        if numbers(text.text).into_iter().any(|number| number != own) {
            findings.push(Finding::new("cpr-of-another", text.spot.path()));
        }
    }
}

/// The digits of a CPR number as typed; none where they are not ten.
fn digits(text: &str) -> Option<[u8; 10]> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    digits.try_into().ok()
}

/// Every number in a text that is built like a CPR number: six digits that are a date, and four more, with a hyphen or a
/// blank between or nothing.
fn numbers(text: &str) -> Vec<[u8; 10]> {
    const DATE: usize = 6;
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::new(), 0);
    // Of six digits in a row the last is looked at first: where it is none, all six places before it are done with.
    while let Some(last) = bytes.get(at + DATE - 1) {
        if !last.is_ascii_digit() {
            at += DATE;
            continue;
        }
        let start = bytes[..at + DATE].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |before| before + 1);
        let run = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        found.extend(number_at(text, start, run));
        at = start + run;
    }
    found
}

fn number_at(text: &str, start: usize, run: usize) -> Option<[u8; 10]> {
    let digits = &text[start..start + run];
    let whole = match run {
        10 => digits.to_owned(),
        6 => {
            let rest = text[start + run..].trim_start_matches([' ', '\u{a0}']);
            let rest = rest.strip_prefix(['-', '–', '‑']).unwrap_or(rest).trim_start_matches([' ', '\u{a0}']);
            let serial = rest.bytes().take_while(u8::is_ascii_digit).count();
            (serial == 4).then(|| format!("{digits}{}", &rest[..serial]))?
        }
        _ => return None,
    };
    let number = Cpr::parse(&whole).ok()?;
    (!matches!(number.verdict(), Verdict::NoSuchDate | Verdict::NotTenDigits)).then(|| self::digits(&whole)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        numbers(text).len()
    }

    #[test]
    fn numbers_are_found_however_they_are_typed() {
        for text in ["140965-0618", "1409650618", "140965 0618", "140965 - 0618", "(140965–0618)", "cpr:140965-0618.", "nr 7 140965-0618"]
        {
            assert_eq!(numbers(text), [*b"1409650618"], "{text}");
        }
        assert_eq!(count("140965-0618 og 020371-1111, 0203711111"), 3);
        assert_eq!(count("740965-0618"), 1, "an administrative number");
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
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
