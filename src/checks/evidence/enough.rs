//! Whether there is enough: nobody may say "not enough" and name nothing, and what is said must fit the checklist.

use std::collections::HashSet;

use crate::case::address::field;
use crate::case::checklist::Checklist;
use crate::case::enough::{SufficiencyAnswer, SufficiencyDemand, SufficiencyVerdict};
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("enough-without-demand").asking(),
    Finds::plain("enough-without-step").asking(),
    Finds::with("enough-step-missing", &["demand"]),
    Finds::with("enough-step-past", &["day"]),
    Finds::plain("enough-not-needed-why").asking(),
    Finds::plain("enough-against-checklist"),
    Finds::plain("enough-twice").asking(),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let enough = &look.case.enough;
    let mut said = HashSet::new();
    for (index, answer) in enough.list.items().iter().enumerate() {
        match answer.demand.given() {
            None => {
                let at = field!(enough.list[index].demand);
                findings.push(Finding::new("enough-without-demand", at));
            }
            Some(demand) if !said.insert(*demand) => {
                let at = field!(enough.list[index].demand);
                findings.push(Finding::new("enough-twice", at));
            }
            Some(_) => {}
        }
        one(look, index, answer, findings);
    }
    if enough.looked.filled().is_some() {
        missing(look, &said, findings);
    }
}

/// What is said of one demand.
fn one(look: &Look<'_>, index: usize, answer: &SufficiencyAnswer, findings: &mut Vec<Finding>) {
    match answer.verdict.given() {
        Some(SufficiencyVerdict::NotEnough) => {
            if let Some(blank) = without_step(index, answer) {
                findings.push(Finding::new("enough-without-step", blank));
            }
            let looked = look.case.enough.looked.date();
            let past = answer.day.date().filter(|day| looked.is_some_and(|looked| *day < looked));
            if let Some(day) = past {
                let at = field!(enough.list[index].day);
                let finding = Finding::new("enough-step-past", at);
                findings.push(finding.with("day", danish_day(day)));
            }
        }
        Some(SufficiencyVerdict::NotNeeded) if answer.why.filled().is_none() => {
            let at = field!(enough.list[index].why);
            findings.push(Finding::new("enough-not-needed-why", at));
        }
        Some(SufficiencyVerdict::Enough) if is_open(look, answer) => {
            let at = field!(enough.list[index].verdict);
            findings.push(Finding::new("enough-against-checklist", at));
        }
        _ => {}
    }
}

/// The first part of the step that is not named.
fn without_step(index: usize, answer: &SufficiencyAnswer) -> Option<FieldPath> {
    let parts = [
        (answer.step.filled().is_some(), field!(enough.list[index].step)),
        (answer.who.filled().is_some(), field!(enough.list[index].who)),
        (answer.day.filled().is_some(), field!(enough.list[index].day)),
    ];
    parts.into_iter().find(|(is_named, _)| !is_named).map(|(_, field)| field)
}

/// Whether the checklist calls open what is said to be enough.
fn is_open(look: &Look<'_>, answer: &SufficiencyAnswer) -> bool {
    let Some(demand) = answer.demand.given() else { return false };
    let row = Checklist::answer_named(demand.text());
    row.and_then(|row| look.case.answer(&row)).is_some_and(|row| row.text() == "open")
}

/// The demands of the outcome in view that the case does not meet, and of which nobody says anything.
fn missing(look: &Look<'_>, said: &HashSet<SufficiencyDemand>, findings: &mut Vec<Finding>) {
    let holds = |which: &str, demand: &SufficiencyDemand| {
        look.words.named_holds(look.case, &format!("{which}_{}", demand.text()))
    };
    for demand in &SufficiencyDemand::ALL {
        if !said.contains(demand) && holds("needs", demand) && holds("lacks", demand) {
            let words = look.words.choice("enough.list.demand", demand.text());
            findings.push(
                Finding::new("enough-step-missing", field!(enough.looked)).with("demand", words),
            );
        }
    }
}
