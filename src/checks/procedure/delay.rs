//! The notice that a decision is delayed: that it comes before the time limit ends, and gives a reason that lies in the case.

use crate::case::address::field;
use crate::case::so_far::progress::is_senior;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("delay-told-late", &["day", "last", "limit"]),
    Finds::plain("delay-of-our-own"),
    Finds::with("delay-within-limit", &["day", "last", "limit"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let Some(told) = process.delay_told.date() else { return };
    if process
        .delay_reason
        .filled()
        .is_some_and(|why| texts.case_words.accounts.is_inner_delay(why))
    {
        findings.push(Finding::new("delay-of-our-own", field!(process.delay_reason)));
    }
    // Where the case is decided, the decision itself is told of; a case on the senior pension has another limit.
    if look.case.decision.date.filled().is_some() || is_senior(look.case) {
        return;
    }
    let Some(begun) = process.transition_date.date() else { return };
    let Some(limit) = look.law.period("pension-decision", begun) else { return };
    let last = look.law.calendar().add_period(begun, &limit);
    if let Some(new) = process.delay_new_date.date().filter(|new| *new >= told && *new <= last) {
        findings.push(
            Finding::new("delay-within-limit", field!(process.delay_new_date))
                .with("day", danish_day(new))
                .with("last", danish_day(last))
                .with("limit", limit.words),
        );
    }
    if told > last {
        findings.push(
            Finding::new("delay-told-late", field!(process.delay_told))
                .with("day", danish_day(told))
                .with("last", danish_day(last))
                .with("limit", limit.words),
        );
    }
}
