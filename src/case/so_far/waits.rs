//! What a part of a case has to wait for before anybody can begin on it.

use super::going::Going;
use super::progress::{ordinary_track, recommended};
use crate::case::Case;
use crate::case::address::field;
use crate::case::field::Answered;
use crate::case::part::CasePart;
use crate::place::FieldPath;

/// What has to come first (det, en del venter på).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// The preparatory plan has to be begun.
    ForPlan,
    /// The joint description has to be finished.
    ForDescription,
    /// The team has to meet.
    ForMeeting,
    /// The decision has to be made.
    ForDecision,
}

impl Waits {
    /// What a part waits for as the case stands; none where it can be begun.
    pub fn of(case: &Case, part: &CasePart, going: Going) -> Option<Self> {
        let matter = &case.matter;
        let description = || (!matter.description_made.is_filled()).then_some(Self::ForDescription);
        let meeting = || (ordinary_track(case) && !recommended(case)).then_some(Self::ForMeeting);
        match part.name {
            "recommendation" => (!matter.plan_begun.is_filled()).then_some(Self::ForPlan),
            "advice" if going.is_new() => description(),
            "process" | "decision" if going.is_new() => description(),
            "process" | "decision" | "re_presentation" => meeting(),
            "complaint" => (!case.decision.date.is_filled()).then_some(Self::ForDecision),
            _ => None,
        }
    }

    /// The field that tells that it has happened.
    pub fn field(self) -> FieldPath {
        match self {
            Self::ForPlan => field!(matter.plan_begun),
            Self::ForDescription => field!(matter.description_made),
            Self::ForMeeting => field!(recommendation.meeting_date),
            Self::ForDecision => field!(decision.date),
        }
    }
}
