//! Whether each value means something: dates that exist, numbers that are numbers, a CPR number that can be, text that a letter can show.

use crate::case::address::field;
use crate::case::cpr::{Cpr, Verdict};
use crate::case::dates::{Day, DayDoubt};
use crate::case::kind::Kind;
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::look::Look;
use crate::writers::characters::unshown;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("date-impossible"),
    Finds::plain("date-approximate"),
    Finds::plain("date-year-open"),
    Finds::plain("period-not-understood"),
    Finds::plain("number-not-understood"),
    Finds::plain("exhibit-gone"),
    Finds::with("hidden-character", &["character"]),
    Finds::with("unshown-character", &["what"]),
    Finds::plain("item-id-twice"),
    Finds::plain("cpr-digits"),
    Finds::plain("cpr-date"),
    Finds::plain("cpr-check-digit"),
    Finds::plain("cpr-administrative"),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    look.case.each_answer(|spot, answer| {
        if !answer.is_filled() {
            return;
        }
        if !answer.is_sound() {
            match answer.kind() {
                Kind::Day => findings.push(Finding::new(day_check(answer.text()), spot)),
                Kind::When => findings.push(Finding::new("period-not-understood", spot)),
                Kind::Exhibits => findings.push(Finding::new("exhibit-gone", spot)),
                Kind::Number => findings.push(Finding::new("number-not-understood", spot)),
                _ => {}
            }
        }
        let unshown = unshown(answer.text());
        if let Some(mark) = unshown.turning {
            let code = format!("U+{:04X}", u32::from(mark));
            findings.push(Finding::new("hidden-character", spot).with("character", code));
        }
        let seen = unshown.seen();
        if !seen.is_empty() {
            findings.push(Finding::new("unshown-character", spot).with("what", seen));
        }
    });
    cpr(look, findings);
    for path in &look.case.mended {
        findings.push(Finding::new("item-id-twice", *path));
    }
}

/// What is wrong with a text that is no day.
fn day_check(text: &str) -> &'static str {
    match Day::parse(text).ok().and_then(|day| day.doubt()) {
        Some(DayDoubt::Approximate) => "date-approximate",
        Some(DayDoubt::YearOpen) => "date-year-open",
        Some(DayDoubt::NoDay) | None => "date-impossible",
    }
}

fn cpr(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(number) =
        look.case.citizen.cpr.given().filter(|_| look.case.citizen.cpr.filled().is_some())
    else {
        return;
    };
    let check = match Cpr::verdict(number) {
        Verdict::Fits => return,
        Verdict::NotTenDigits => "cpr-digits",
        Verdict::NoSuchDate => "cpr-date",
        Verdict::NoCheckDigit => "cpr-check-digit",
        Verdict::Administrative => "cpr-administrative",
    };
    findings.push(Finding::new(check, field!(citizen.cpr)));
}
