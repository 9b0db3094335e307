//! The day of the meeting: when it begins, and who came.

use crate::case::address::field;
use crate::checks::finding::{Finding, Finds};
use crate::danish::clock::clock_time;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] =
    &[Finds::plain("meeting-time-not-understood"), Finds::plain("view-of-absent")];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let time = case.process.meeting_time.filled();
    if time.is_some_and(|time| clock_time(time).is_none()) {
        findings.push(Finding::new("meeting-time-not-understood", field!(process.meeting_time)));
    }
    // A case of the new way has no team.
    if look.going().is_new() {
        return;
    }
    for (index, person) in case.recommendation.participants.items().iter().enumerate() {
        if person.stayed_away() && person.view.filled().is_some() {
            let view = field!(recommendation.participants[index].view);
            findings.push(Finding::new("view-of-absent", view));
        }
    }
}
