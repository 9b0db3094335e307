//! Whether each value means something: dates that exist, numbers that are numbers, a CPR number that can be, text without hidden characters.

use crate::case::address::field;
use crate::case::cpr::{Cpr, Verdict};
use crate::case::kind::Kind;
use crate::checks::finding::{Finding, Finds};
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("date-impossible"),
    Finds::plain("period-not-understood"),
    Finds::plain("number-not-understood"),
    Finds::plain("exhibit-gone"),
    Finds::with("hidden-character", &["character"]),
    Finds::plain("soft-hyphen"),
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
                Kind::Day => findings.push(Finding::new("date-impossible", spot)),
                Kind::When => findings.push(Finding::new("period-not-understood", spot)),
                Kind::Exhibits => findings.push(Finding::new("exhibit-gone", spot)),
                Kind::Number => findings.push(Finding::new("number-not-understood", spot)),
                _ => {}
            }
        }
        if !may_hide(answer.text()) {
            return;
        }
        if let Some(letter) = answer.text().chars().find(|letter| is_hidden(*letter)) {
            findings.push(
                Finding::new("hidden-character", spot)
                    .with("character", format!("U+{:04X}", u32::from(letter))),
            );
        }
        // A soft hyphen changes nothing that is read, so it is only mentioned.
        if answer.text().contains('\u{ad}') {
            findings.push(Finding::new("soft-hyphen", spot));
        }
    });
    cpr(look, findings);
    for path in &look.case.mended {
        findings.push(Finding::new("item-id-twice", *path));
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

/// Whether a text may hold a hidden character. Nearly all texts hold only bytes that none of these characters begins with, and
/// those are passed over a piece at a time.
fn may_hide(text: &str) -> bool {
    let may_begin = |byte: &u8| *byte < b' ' || matches!(*byte, 0x7f | 0xc2 | 0xe2 | 0xee | 0xef);
    let suspicious = |piece: &[u8]| piece.iter().fold(false, |found, byte| found | may_begin(byte));
    text.as_bytes().chunks(64).any(suspicious)
}

/// Control characters, marks that turn the writing direction, and marks without width: nobody sees them, and they change what
/// is read or found. Nobody types a line or paragraph separator either; a letter would break its lines there.
fn is_hidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        || matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(letter, '\u{feff}' | '\u{e000}'..='\u{f8ff}')
}
