//! Warnings that somebody set aside: each counts for its own place and for the words that stood there, and takes a reason.

use super::finding::{Finding, Finds};
use super::reading::substance::gives_reason;
use crate::case::Case;
use crate::case::address::field;
use crate::case::set_aside::AsideStanding;
use crate::problem::{Problem, Severity};

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("override-lapsed"),
    Finds::plain("override-unplaced"),
    Finds::plain("override-without-reason"),
];

/// A warning that somebody set aside with a reason becomes advice: it stays listed and stops asking. A word is no reason.
pub(super) fn weigh(mut problem: Problem, finding: &Finding, case: &Case) -> Problem {
    let about = finding.about();
    let holds = case.overrides.list.items().iter().any(|entry| {
        case.standing(entry, finding.check, &finding.field, &about) == AsideStanding::Holds
            && gives_reason(&entry.reason, case)
    });
    if holds && problem.severity == Severity::Warning {
        problem.severity = Severity::Advice;
    }
    problem.about = about.into_boxed_str();
    problem
}

/// Entries that were meant for one of the findings and do not count.
pub(super) fn look_over(case: &Case, findings: &[Finding]) -> Vec<Finding> {
    let mut told = Vec::new();
    for (index, entry) in case.overrides.list.items().iter().enumerate() {
        let standings = || {
            findings.iter().map(|finding| {
                let place = case.lasting(&finding.field);
                case.standing(entry, finding.check, &place, &finding.about())
            })
        };
        let is = |standing| standings().any(|found| found == standing);
        if is(AsideStanding::Holds) {
            if !gives_reason(&entry.reason, case) {
                let reason = field!(overrides.list[index].reason);
                told.push(Finding::new("override-without-reason", reason));
            }
        } else if is(AsideStanding::Lapsed) {
            told.push(Finding::new("override-lapsed", field!(overrides.list[index].answer)));
        } else if is(AsideStanding::Unplaced) {
            told.push(Finding::new("override-unplaced", field!(overrides.list[index].place)));
        }
    }
    told
}
