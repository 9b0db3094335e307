//! The party hearing before a decision: that there was one, and that the citizen had the time it gave.

use super::decided::Decided;
use super::{Finding, Look, day};
use crate::case::dates::danish_day;
use crate::problem::FieldPath;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    if decided.is_empty() {
        return;
    }
    let process = &look.case.process;
    let field = |name: &str| FieldPath::new("process", name);
    let Some(decision) = day(&look.case.decision.date) else { return };
    if process.hearing_sent.filled().is_none() {
        // Only what is to the citizen's detriment has to be heard; a recommendation that ended in a refusal is.
        if decided.refuses_something() && day(&look.case.recommendation.meeting_date).is_some() {
            findings.push(Finding::new("hearing-not-sent", field("hearing_sent")));
        }
        return;
    }
    if day(&process.hearing_answer_date).is_some_and(|answered| answered <= decision) {
        return;
    }
    match day(&process.hearing_deadline) {
        None => findings.push(Finding::new("hearing-without-deadline", field("hearing_deadline"))),
        // The last day is the citizen's too.
        Some(deadline) if decision <= deadline => findings.push(
            Finding::new(decided.weigh("hearing-not-over", "hearing-not-over-granted"), field("hearing_deadline"))
                .with("deadline", danish_day(deadline))
                .with("day", danish_day(decision)),
        ),
        Some(_) => {}
    }
}
