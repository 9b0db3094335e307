//! The health checklist (helbredstjekliste): what a review of 33 cases missed most often (taskforce report, section 8.3.2).

use super::address::field;
use super::cited::CitedExhibits;
use super::scalar::Prose;
use super::section::{choice, section};

use crate::place::FieldPath;

choice! {
    /// An answer on the health checklist (svar på tjeklisten). "Not answered" is the absence of one.
    pub enum ChecklistAnswer {
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
        functional_level: ChecklistAnswer,
        functional_level_grounds: Prose,
        functional_level_exhibits: CitedExhibits,
        lasting: ChecklistAnswer,
        lasting_grounds: Prose,
        lasting_exhibits: CitedExhibits,
        significant: ChecklistAnswer,
        significant_grounds: Prose,
        significant_exhibits: CitedExhibits,
        stationary: ChecklistAnswer,
        stationary_grounds: Prose,
        stationary_exhibits: CitedExhibits,
        treatment_exhausted: ChecklistAnswer,
        treatment_exhausted_grounds: Prose,
        treatment_exhausted_exhibits: CitedExhibits,
        treatment_effect: TreatmentEffect,
        treatment_effect_grounds: Prose,
        treatment_effect_exhibits: CitedExhibits,
        primary_diagnosis: ChecklistAnswer,
        primary_diagnosis_grounds: Prose,
        primary_diagnosis_exhibits: CitedExhibits,
        fluctuating: ChecklistAnswer,
        fluctuating_grounds: Prose,
        fluctuating_exhibits: CitedExhibits,
        considerations: ChecklistAnswer,
        considerations_grounds: Prose,
        considerations_exhibits: CitedExhibits,
    }
}

/// A question of the list: its answer, its grounds and the exhibits that they rest on (et spørgsmål).
pub struct ChecklistQuestion {
    pub answer: FieldPath,
    pub grounds: FieldPath,
    pub exhibits: FieldPath,
}

macro_rules! questions {
    ($($answer:ident $grounds:ident $exhibits:ident,)+) => {
        [$(ChecklistQuestion {
            answer: field!(checklist.$answer),
            grounds: field!(checklist.$grounds),
            exhibits: field!(checklist.$exhibits),
        }),+]
    };
}

impl Checklist {
    /// The questions of the list, in their order.
    pub const QUESTIONS: [ChecklistQuestion; 9] = questions![
        functional_level functional_level_grounds functional_level_exhibits,
        lasting lasting_grounds lasting_exhibits,
        significant significant_grounds significant_exhibits,
        stationary stationary_grounds stationary_exhibits,
        treatment_exhausted treatment_exhausted_grounds treatment_exhausted_exhibits,
        treatment_effect treatment_effect_grounds treatment_effect_exhibits,
        primary_diagnosis primary_diagnosis_grounds primary_diagnosis_exhibits,
        fluctuating fluctuating_grounds fluctuating_exhibits,
        considerations considerations_grounds considerations_exhibits,
    ];

    /// The answer to the question of this name; none where the list has no such question.
    pub fn answer_named(name: &str) -> Option<FieldPath> {
        let answers = Self::QUESTIONS.iter().map(|question| question.answer);
        answers.into_iter().find(|answer| answer.field() == name)
    }
}
