//! Exhibits: numbers that are missing or used twice, references to exhibits that are not there, exhibits that nothing
//! refers to, and exhibits younger than the step that relies on them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::cited::numbers::in_text;
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::{Text, Texts};
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("exhibit-number-missing").asking(),
    Finds::plain("exhibit-number-odd"),
    Finds::with("exhibit-number-twice", &["number"]),
    Finds::with("exhibit-unused", &["number"]),
    Finds::with("exhibit-missing", &["number"]),
    Finds::with("exhibit-too-new", &["number", "day", "used"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let items = look.case.exhibits.list.items();
    let mut listed = Listed::default();
    for (index, exhibit) in items.iter().enumerate() {
        let path = || field!(exhibits.list[index].number);
        match exhibit.cited_number() {
            None if exhibit.number.filled().is_none() => {
                findings.push(Finding::new("exhibit-number-missing", path()))
            }
            // With a comma: a number, but none that a text can refer to.
            None if exhibit.number.given().is_some_and(Scalar::is_sound) => {
                findings.push(Finding::new("exhibit-number-odd", path()))
            }
            None => {}
            Some(number) if listed.exhibits.contains_key(&number) => {
                findings.push(
                    Finding::new("exhibit-number-twice", path()).with("number", number.to_string()),
                );
            }
            Some(number) => {
                listed
                    .exhibits
                    .insert(number, Known { date: exhibit.date.date(), index, used: false });
            }
        }
    }
    references(look, &texts.all, &mut listed, findings);
    for (number, exhibit) in listed.exhibits.iter().filter(|(_, exhibit)| !exhibit.used) {
        let path = field!(exhibits.list[exhibit.index].number);
        findings.push(Finding::new("exhibit-unused", path).with("number", number.to_string()));
    }
}

#[derive(Default)]
struct Listed {
    exhibits: BTreeMap<u32, Known>,
}

struct Known {
    date: Option<Date>,
    index: usize,
    used: bool,
}

fn references(
    look: &Look<'_>,
    texts: &[Text<'_>],
    listed: &mut Listed,
    findings: &mut Vec<Finding>,
) {
    let limits = [
        ("recommendation", look.case.recommendation.meeting_date.date()),
        ("decision", look.case.decision.date.date()),
    ];
    let (mut told, mut missing) = (Vec::new(), Vec::new());
    for text in texts.iter().filter(|text| text.spot.section() != "exhibits") {
        let used_on = limits
            .iter()
            .find(|(section, _)| *section == text.spot.section())
            .and_then(|(_, day)| *day);
        told.clear();
        missing.clear();
        for (number, sure) in named(text) {
            match listed.exhibits.get_mut(&number) {
                None if sure && !missing.contains(&number) => missing.push(number),
                None => {}
                Some(exhibit) => {
                    exhibit.used = true;
                    too_new(text, number, exhibit.date, used_on, &mut told, findings);
                }
            }
        }
        for run in missing.chunk_by(|one, next| next.checked_sub(1) == Some(*one)) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let number =
                if first == last { first.to_string() } else { format!("{first}–{last}") };
            findings.push(Finding::new("exhibit-missing", text.spot).with("number", number));
        }
    }
}

/// The exhibits that a text names, and whether each can be nothing else.
fn named(text: &Text<'_>) -> Vec<(u32, bool)> {
    if let Some(cited) = text.cited {
        return cited.numbers().into_iter().map(|number| (number, true)).collect();
    }
    in_text(text.text).into_iter().map(|reference| (reference.number, reference.sure)).collect()
}

/// An exhibit dated after the step that refers to it cannot have been there.
fn too_new(
    text: &Text<'_>,
    number: u32,
    dated: Option<Date>,
    used_on: Option<Date>,
    told: &mut Vec<u32>,
    findings: &mut Vec<Finding>,
) {
    let (Some(dated), Some(used_on)) = (dated, used_on) else { return };
    if dated > used_on && !told.contains(&number) {
        told.push(number);
        findings.push(
            Finding::new("exhibit-too-new", text.spot)
                .with("number", number.to_string())
                .with("day", danish_day(dated))
                .with("used", danish_day(used_on)),
        );
    }
}
