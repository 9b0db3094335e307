//! The steps of a case.

/// Where a case stands when a letter is written (sagens trin). Each step is governed by the law of its own day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The preparatory plan: the day it was begun.
    Plan,
    /// The joint description, which takes the plan's place: the day it was finished.
    Description,
    /// The recommendation: the day of the team's meeting.
    Recommendation,
    /// The health coordinator's advice, which takes the recommendation's place: the day it was asked for.
    Advice,
    /// Party hearing, offers and notices: the day they were sent.
    Hearing,
    /// The decision: its date.
    Decision,
    /// After a complaint: the day of the reassessment.
    Complaint,
}

impl Stage {
    /// The stages and the names that data files use.
    pub const NAMED: [(&'static str, Self); 7] = [
        ("plan", Self::Plan),
        ("description", Self::Description),
        ("recommendation", Self::Recommendation),
        ("advice", Self::Advice),
        ("hearing", Self::Hearing),
        ("decision", Self::Decision),
        ("complaint", Self::Complaint),
    ];

    /// The stage whose place this one takes in a case that goes the new way; itself where it takes none.
    #[must_use]
    pub fn in_place_of(self) -> Self {
        match self {
            Self::Description => Self::Plan,
            Self::Advice => Self::Recommendation,
            other => other,
        }
    }
}

/// The stages by the names that data files use.
pub fn stage_named(name: &str) -> Option<Stage> {
    Stage::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, stage)| stage)
}
