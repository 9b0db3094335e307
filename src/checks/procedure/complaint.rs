//! A new assessment of a decision: that a complaint in time is not called late, and that it looks at what the complaint brings.

use crate::case::address::field;
use crate::case::process::Reassessment;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

use super::time_limits::last_day;
use crate::case::cited::numbers::in_text;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("complaint-called-late", &["day", "last"]),
    Finds::with("complaint-paper-left-out", &["number", "day"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let (Some(decided), Some(received)) =
        (look.case.decision.date.date(), process.complaint_received.date())
    else {
        return;
    };
    let Some(why) = process.reassessment_why.filled() else { return };
    let words = &texts.case_words.accounts;
    if let Some((last, _)) = last_day(look, decided).filter(|(last, _)| received <= *last)
        && words.calls_it_late(why)
    {
        findings.push(
            Finding::new("complaint-called-late", field!(process.reassessment_why))
                .with("day", danish_day(received))
                .with("last", danish_day(last)),
        );
    }
    if process.reassessment.is(Reassessment::Changed) {
        return;
    }
    let cited: Vec<u32> = in_text(why).into_iter().map(|reference| reference.number).collect();
    for paper in look.case.exhibits.list.items() {
        let (Some(number), Some(dated)) = (paper.cited_number(), paper.date.date()) else {
            continue;
        };
        let on_time = process.reassessed.date().is_none_or(|day| dated <= day);
        if dated > decided && on_time && (!cited.contains(&number) || words.looks_away(why)) {
            findings.push(
                Finding::new("complaint-paper-left-out", field!(process.reassessment_why))
                    .with("number", number.to_string())
                    .with("day", danish_day(dated)),
            );
        }
    }
}
