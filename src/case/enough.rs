//! Whether there is enough to go on with (er der nok?): each demand is met, or not needed, or lacks a step that somebody takes.
//!
//! Which demands an outcome makes, and when the case itself meets one, stands in `templates/fields/conditions.toml`
//! (`needs_…`, `lacks_…`): here stands only what somebody has said of them.

use super::cited::CitedExhibits;
use super::dates::Day;
use super::scalar::{Line, Prose};
use super::section::{choice, item, section};

choice! {
    /// What a case must have before somebody takes the next step (et krav til sagen).
    pub enum SufficiencyDemand {
        FunctionalLevel = "functional_level",
        Lasting = "lasting",
        Significant = "significant",
        Stationary = "stationary",
        TreatmentExhausted = "treatment_exhausted",
        Considerations = "considerations",
        WorkTrial = "work_trial",
        GpStatement = "gp_statement",
        Together = "together",
        TeamMeeting = "team_meeting",
        Advice = "advice",
        Talk = "talk",
        Hearing = "hearing",
    }
}

impl SufficiencyDemand {
    /// All of them, in the order in which the sheet names them.
    pub const ALL: [Self; 13] = [
        Self::FunctionalLevel,
        Self::Lasting,
        Self::Significant,
        Self::Stationary,
        Self::TreatmentExhausted,
        Self::Considerations,
        Self::WorkTrial,
        Self::GpStatement,
        Self::Together,
        Self::TeamMeeting,
        Self::Advice,
        Self::Talk,
        Self::Hearing,
    ];
}

choice! {
    /// Whether there is enough (om der er nok).
    pub enum SufficiencyVerdict {
        Enough = "enough",
        NotNeeded = "not_needed",
        NotEnough = "not_enough",
    }
}

item! {
    /// What somebody says of a demand (et svar på et krav).
    pub struct SufficiencyAnswer {
        demand: SufficiencyDemand,
        verdict: SufficiencyVerdict,
        exhibit: CitedExhibits,
        pages: Line,
        why: Prose,
        /// The step that gets what is missing: what, by whom, and until when.
        step: Prose,
        who: Line,
        day: Day,
    }
}

section! {
    /// Whether there is enough (er der nok?).
    pub struct Sufficiency {
        /// The day of the sheet.
        looked: Day,
        list: Vec<SufficiencyAnswer>,
    }
}
