//! The offer to speak to those who decide, which every citizen gets before a decision on pension.

use super::decided::Decided;
use super::{Finding, Look, chose, day};
use crate::case::dates::danish_day;
use crate::case::process::OfferAnswer;
use crate::problem::FieldPath;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    if !decided.concerns_pension() {
        return;
    }
    let process = &look.case.process;
    let field = |name: &str| FieldPath::new("process", name);
    let Some(offered) = day(&process.offer_made) else {
        findings.push(Finding::new(decided.weigh("offer-not-made", "offer-not-made-granted"), field("offer_made")));
        return;
    };
    if let Some(date) = day(&look.case.decision.date).filter(|date| offered > *date) {
        findings.push(
            Finding::new("offer-after-decision", field("offer_made"))
                .with("day", danish_day(offered))
                .with("decision_day", danish_day(date)),
        );
    }
    if process.offer_answer.given().is_none() {
        findings.push(Finding::new("offer-answer-unknown", field("offer_answer")));
    }
    // A meeting after the decision is an order of days that cannot be, and is told of as such.
    if chose(&process.offer_answer, OfferAnswer::WantsMeeting) && day(&process.offer_meeting).is_none() {
        findings.push(Finding::new(decided.weigh("meeting-not-held", "meeting-not-held-granted"), field("offer_meeting")));
    }
}
