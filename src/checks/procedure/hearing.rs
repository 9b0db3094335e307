//! The party hearing before a decision: that there was one, and that the citizen had the time it gave.

use crate::case::address::field;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("hearing-not-sent").asking(),
    Finds::plain("hearing-without-deadline").asking(),
    Finds::with("hearing-not-over", &["deadline", "day"]),
    Finds::with("hearing-not-over-granted", &["deadline", "day"]),
    Finds::with("hearing-too-short", &["sent", "deadline", "usual"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    too_short(look, findings);
    let decided = Decided::of(look.case);
    if decided.is_empty() {
        return;
    }
    let process = &look.case.process;
    let Some(decision) = look.case.decision.date.date() else { return };
    if process.hearing_sent.filled().is_none() {
        // Only what is to the citizen's detriment has to be heard; what ends in a refusal is, with or without a team.
        if decided.refuses_something() {
            findings.push(Finding::new("hearing-not-sent", field!(process.hearing_sent)));
        }
        return;
    }
    // A hearing sent after the decision is an order of days that cannot be, and is told of as such.
    if process.hearing_sent.date().is_some_and(|sent| sent > decision) {
        return;
    }
    if process.hearing_answer_date.date().is_some_and(|answered| answered <= decision) {
        return;
    }
    match process.hearing_deadline.date() {
        // A day that cannot be read is told of as such.
        None if process.hearing_deadline.filled().is_some() => {}
        None => findings
            .push(Finding::new("hearing-without-deadline", field!(process.hearing_deadline))),
        // The last day is the citizen's too.
        Some(deadline) if decision <= deadline => findings.push(
            Finding::new(
                decided.weigh("hearing-not-over", "hearing-not-over-granted"),
                field!(process.hearing_deadline),
            )
            .with("deadline", danish_day(deadline))
            .with("day", danish_day(decision)),
        ),
        Some(_) => {}
    }
}

/// The citizen gets the usual time to answer, whenever the hearing was sent.
fn too_short(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let (Some(sent), Some(deadline)) =
        (process.hearing_sent.date(), process.hearing_deadline.date())
    else {
        return;
    };
    let Some(usual) = look.law.period("party-hearing", sent) else { return };
    let earliest = look.law.calendar().add_period(sent, &usual);
    // A deadline before the hearing itself is an order of days that cannot be.
    if sent <= deadline && deadline < earliest {
        findings.push(
            Finding::new("hearing-too-short", field!(process.hearing_deadline))
                .with("sent", danish_day(sent))
                .with("deadline", danish_day(deadline))
                .with("usual", usual.words),
        );
    }
}
