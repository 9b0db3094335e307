//! The steps of a case.

/// Where a case stands when a letter is written (sagens trin). Each step is governed by the law of its own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The preparatory plan: the day it was begun.
    Plan,
    /// The recommendation: the day of the team's meeting.
    Recommendation,
    /// Party hearing, offers and notices: the day they were sent.
    Hearing,
    /// The decision: its date.
    Decision,
    /// After a complaint: the day of the reassessment.
    Complaint,
}

/// The stages by the names that data files use.
pub fn stage_named(name: &str) -> Option<Stage> {
    Some(match name {
        "plan" => Stage::Plan,
        "recommendation" => Stage::Recommendation,
        "hearing" => Stage::Hearing,
        "decision" => Stage::Decision,
        "complaint" => Stage::Complaint,
        _ => return None,
    })
}
