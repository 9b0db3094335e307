//! The time limits after a decision and a meeting: a late complaint, a late answer to one, a case put off into the past.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::person::YesNo;
use crate::case::process::Reassessment;
use crate::case::recommendation::TeamOutcome;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("complaint-late", &["day", "last", "limit"]),
    Finds::with("reassessment-late", &["day", "last", "limit"]),
    Finds::with("postponed-into-the-past", &["day", "meeting"]),
    Finds::with("ordered-beyond-meeting", &["day", "meeting"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    complaint(look, findings);
    answered(look, findings);
    postponed(look, findings);
}

/// A complaint after the time limit is no case for a reassessment as a matter of course.
fn complaint(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let (Some(decided), Some(received)) =
        (case.decision.date.date(), case.process.complaint_received.date())
    else {
        return;
    };
    let Some((last, limit)) = last_day(look, decided) else { return };
    if received > last {
        findings.push(
            Finding::new("complaint-late", field!(process.complaint_received))
                .with("day", danish_day(received))
                .with("last", danish_day(last))
                .with("limit", limit),
        );
    }
}

/// The last day to complain of a decision: counted from the day it is taken to have arrived, and moved to a working day.
pub(super) fn last_day<'a>(look: &Look<'a>, decided: Date) -> Option<(Date, &'a str)> {
    let on_paper = look.case.citizen.digital_post.is(YesNo::No);
    let delivery = if on_paper { "delivery-letter" } else { "delivery-digital-post" };
    let calendar = look.law.calendar();
    let arrived = calendar.add_period(decided, &look.law.period(delivery, decided)?);
    let limit = look.law.period("complaint", decided)?;
    Some((calendar.next_working_day(calendar.add_period(arrived, &limit)), limit.words))
}

/// The complaint is looked at again, and sent on where nothing is changed, within the same time.
fn answered(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let Some(received) = process.complaint_received.date() else { return };
    // A complaint before the decision is a day that cannot be, and counts for nothing.
    if look.case.decision.date.date().is_some_and(|decided| received < decided) {
        return;
    }
    let Some(limit) = look.law.period("reassessment", received) else { return };
    let last = look.law.calendar().add_period(received, &limit);
    let forwarded = process
        .forwarded
        .date()
        .filter(|_| !process.reassessment.is(Reassessment::Changed))
        .map(|day| (field!(process.forwarded), day));
    let reassessed = process.reassessed.date().map(|day| (field!(process.reassessed), day));
    // A late reassessment makes the forwarding late too, and is told of once.
    let late = [reassessed, forwarded].into_iter().flatten().find(|(_, day)| *day > last);
    if let Some((field, day)) = late {
        findings.push(
            Finding::new("reassessment-late", field)
                .with("day", danish_day(day))
                .with("last", danish_day(last))
                .with("limit", limit.words),
        );
    }
}

fn postponed(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let part = &look.case.recommendation;
    let (Some(meeting), Some(until)) = (part.meeting_date.date(), part.postponed_until.date())
    else {
        return;
    };
    if part.outcome.is(TeamOutcome::Postponed) && until <= meeting {
        findings.push(
            Finding::new("postponed-into-the-past", field!(recommendation.postponed_until))
                .with("day", danish_day(until))
                .with("meeting", danish_day(meeting)),
        );
    } // What is waited for must be there when the team sees the case again.
    let efforts = &look.case.efforts;
    let ordered = efforts.supplier_ordered.date().is_some_and(|day| day >= meeting);
    let end = [
        (field!(efforts.supplier_report_by), efforts.supplier_report_by.date()),
        (field!(efforts.supplier_until), efforts.supplier_until.date()),
    ];
    let late =
        end.into_iter().find_map(|(field, day)| Some((field, day.filter(|day| *day > until)?)));
    if let Some((field, day)) = late
        && part.outcome.is(TeamOutcome::Postponed)
        && ordered
        && until > meeting
    {
        findings.push(
            Finding::new("ordered-beyond-meeting", field)
                .with("day", danish_day(day))
                .with("meeting", danish_day(until)),
        );
    }
}
