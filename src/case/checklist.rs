//! The health checklist (helbredstjekliste): what a review of 33 cases missed most often (taskforce report, section 8.3.2).

use super::scalar::{Line, Prose};
use super::section::{choice, section};

choice! {
    /// An answer on the health checklist (svar på tjeklisten). "Not answered" is the absence of one.
    pub enum Finding {
        Yes = "yes",
        No = "no",
        /// Not clarified (uafklaret).
        Open = "open",
    }
}

choice! {
    /// What further treatment can do (hvad behandling kan).
    pub enum TreatmentEffect {
        LifeOnly = "life_only",
        WorkAbility = "work_ability",
        Open = "open",
    }
}

section! {
    /// The health checklist (helbredstjekliste). Each finding has its grounds and the exhibits that they rest on.
    pub struct Checklist {
        functional_level: Finding,
        functional_level_grounds: Prose,
        functional_level_exhibits: Line,
        lasting: Finding,
        lasting_grounds: Prose,
        lasting_exhibits: Line,
        significant: Finding,
        significant_grounds: Prose,
        significant_exhibits: Line,
        stationary: Finding,
        stationary_grounds: Prose,
        stationary_exhibits: Line,
        treatment_exhausted: Finding,
        treatment_exhausted_grounds: Prose,
        treatment_exhausted_exhibits: Line,
        treatment_effect: TreatmentEffect,
        treatment_effect_grounds: Prose,
        treatment_effect_exhibits: Line,
        primary_diagnosis: Finding,
        primary_diagnosis_grounds: Prose,
        primary_diagnosis_exhibits: Line,
        fluctuating: Finding,
        fluctuating_grounds: Prose,
        fluctuating_exhibits: Line,
        considerations: Finding,
        considerations_grounds: Prose,
        considerations_exhibits: Line,
    }
}

impl Checklist {
    /// The questions of the list, by the name of their field.
    pub const QUESTIONS: [&'static str; 9] = [
        "functional_level",
        "lasting",
        "significant",
        "stationary",
        "treatment_exhausted",
        "treatment_effect",
        "primary_diagnosis",
        "fluctuating",
        "considerations",
    ];
}
