//! A fleksjob of very few hours: only where the ability to work can be developed within a reasonable time.

use super::decided::Decided;
use super::substance::says_something;
use super::{Finding, Look, chose};
use crate::case::person::{Benefit, YesNo};
use crate::case::recommendation::TeamOutcome;
use crate::problem::FieldPath;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let (recommendation, decision) = (&look.case.recommendation, &look.case.decision);
    if chose(&recommendation.outcome, TeamOutcome::FleksjobFewHours) && !says_something(&recommendation.fleksjob_development) {
        findings.push(Finding::new("few-hours-not-developed-by-team", FieldPath::new("recommendation", "fleksjob_development")));
    }
    if !Decided::of(look.case).grants(Benefit::Fleksjob) {
        return;
    }
    match decision.fleksjob_few_hours.given() {
        None => findings.push(Finding::new("few-hours-not-told", FieldPath::new("decision", "fleksjob_few_hours"))),
        Some(YesNo::Yes) if !says_something(&decision.fleksjob_development) => {
            findings.push(Finding::new("few-hours-not-developed", FieldPath::new("decision", "fleksjob_development")));
        }
        Some(_) => {}
    }
}
