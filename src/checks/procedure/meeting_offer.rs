//! The offer to speak to those who decide, which every citizen gets before a decision on pension.

use crate::case::address::field;
use crate::case::process::OfferAnswer;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("offer-not-made"),
    Finds::plain("offer-not-made-granted"),
    Finds::with("offer-after-decision", &["day", "decision_day"]),
    Finds::with("offer-same-day", &["day"]),
    Finds::plain("offer-answer-unknown"),
    Finds::plain("meeting-not-held"),
    Finds::plain("meeting-not-held-granted"),
    Finds::plain("offer-declined-but-met"),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    if !decided.concerns_pension() {
        return;
    }
    let process = &look.case.process;
    let Some(offered) = process.offer_made.date() else {
        // A day that cannot be read is told of as such.
        if process.offer_made.filled().is_some() {
            return;
        }
        findings.push(Finding::new(
            decided.weigh("offer-not-made", "offer-not-made-granted"),
            field!(process.offer_made),
        ));
        return;
    };
    if let Some(date) = look.case.decision.date.date().filter(|date| offered > *date) {
        findings.push(
            Finding::new("offer-after-decision", field!(process.offer_made))
                .with("day", danish_day(offered))
                .with("decision_day", danish_day(date)),
        );
    }
    // Nobody can answer or come to a meeting on an offer of the same day that they have heard nothing of.
    let unheard =
        process.offer_answer.given().is_none_or(|answer| *answer == OfferAnswer::NoAnswer);
    if unheard
        && look.case.decision.date.date() == Some(offered)
        && process.offer_meeting.filled().is_none()
    {
        findings.push(
            Finding::new("offer-same-day", field!(process.offer_made))
                .with("day", danish_day(offered)),
        );
    } else if process.offer_answer.given().is_none() {
        findings.push(Finding::new("offer-answer-unknown", field!(process.offer_answer)));
    }
    // A meeting after the decision is an order of days that cannot be, and is told of as such.
    if process.offer_answer.is(OfferAnswer::WantsMeeting)
        && process.offer_meeting.filled().is_none()
    {
        findings.push(Finding::new(
            decided.weigh("meeting-not-held", "meeting-not-held-granted"),
            field!(process.offer_meeting),
        ));
    }
    if process.offer_answer.is(OfferAnswer::Declined) && process.offer_meeting.filled().is_some() {
        findings.push(Finding::new("offer-declined-but-met", field!(process.offer_answer)));
    }
}
