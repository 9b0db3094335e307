//! Exhibits: numbers that are missing or used twice, references to exhibits that are not there, exhibits that nothing
//! refers to, and exhibits younger than the step that relies on them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::cited::numbers::in_text;
use crate::case::evidence::TieStanding;
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::{PLAN, Text, Texts};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

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
    tied(look, &mut listed, findings);
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
    let (mut told, mut missing) = (Vec::new(), Vec::new());
    // A plan names an exhibit in many places. It is told of once, and not where a letter that rests on the plan is.
    let (mut of_plan, mut of_letters) = (Vec::new(), Vec::new());
    for text in texts.iter().filter(|text| text.spot.section() != "exhibits") {
        let used_on = used_on(look, &text.spot);
        told.clear();
        missing.clear();
        for (number, sure) in named(text) {
            match listed.exhibits.get_mut(&number) {
                None if sure && !missing.contains(&number) => missing.push(number),
                None => {}
                Some(exhibit) => {
                    exhibit.used = true;
                    let Some(day) = exhibit.date.filter(|day| used_on.is_some_and(|on| *day > on))
                    else {
                        continue;
                    };
                    let key = (number, used_on);
                    if PLAN.contains(&text.spot.section()) {
                        of_plan.push((key, day, text.spot));
                    } else if !told.contains(&number) {
                        told.push(number);
                        of_letters.push(key);
                        findings.extend(too_new(text.spot, key, day));
                    }
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
    for (key, day, spot) in of_plan {
        if !of_letters.contains(&key) {
            of_letters.push(key);
            findings.extend(too_new(spot, key, day));
        }
    }
}

/// The exhibits that answers are tied to: they are used, and no younger than the letter that says so.
fn tied(look: &Look<'_>, listed: &mut Listed, findings: &mut Vec<Finding>) {
    for placed in look.case.placed_ties().filter(|it| it.standing == TieStanding::Holds) {
        let exhibit = look.case.exhibit(placed.tie.exhibit);
        let number = exhibit.and_then(|exhibit| exhibit.cited_number());
        let (Some(place), Some(number)) = (placed.place, number) else { continue };
        let Some(known) = listed.exhibits.get_mut(&number) else { continue };
        known.used = true;
        let used_on = used_on(look, &place);
        if let Some(day) = known.date.filter(|day| used_on.is_some_and(|on| *day > on)) {
            let finding = too_new(place, (number, used_on), day);
            findings.extend(finding.filter(|finding| !findings.contains(finding)));
        }
    }
}

/// The day of the letter that a text stands in: after it no paper can have been there.
fn used_on(look: &Look<'_>, spot: &FieldPath) -> Option<Date> {
    let (case, process) = (look.case, &look.case.process);
    match (spot.section(), spot.field()) {
        ("recommendation", _) => case.recommendation.meeting_date.date(),
        ("decision", _) => case.decision.date.date(),
        // The plan is read by the team when it meets, and may be added to until it has met for the last time.
        (section, _) if PLAN.contains(&section) || section == "remarks" => {
            let read = [&case.decision.re_presented, &case.recommendation.meeting_date];
            let made = &case.matter.description_made;
            let read = || read.into_iter().find_map(Answer::date);
            if look.going().is_new() { made.date() } else { read() }
        }
        (_, "coordinator_questions" | "coordinator_weighed") => process.coordinator_asked.date(),
        (_, "hearing_enclosed" | "hearing_expected") => process.hearing_sent.date(),
        (_, "hearing_again_enclosed" | "hearing_again_expected") => {
            process.hearing_again_sent.date()
        }
        (_, "disagreement") => process.disagreement_date.date(),
        (_, "reassessment_why") => process.reassessed.date(),
        _ => None,
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
fn too_new(spot: FieldPath, (number, used_on): (u32, Option<Date>), day: Date) -> Option<Finding> {
    Some(
        Finding::new("exhibit-too-new", spot)
            .with("number", number.to_string())
            .with("day", danish_day(day))
            .with("used", danish_day(used_on?)),
    )
}
