//! Reads whether a text tells that more hours were tried, and whether it names a mental illness or a specialist.

use serde::Deserialize;

use super::phrases::Phrases;
use super::several_names::SeveralNames;

/// The words of trials and papers (dokumentationens ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceWords {
    more_hours: Phrases,
    mental: Phrases,
    specialists: Phrases,
    coordinator: Phrases,
    education: Phrases,
    employment: Phrases,
    social: Phrases,
    health: Phrases,
    general_schooling: Phrases,
    several: SeveralNames,
}

impl EvidenceWords {
    /// Whether a text tells that more hours were tried, whatever came of it.
    pub fn tries_more(&self, text: &str) -> bool {
        self.more_hours.stand_in(text)
    }

    pub fn is_mental(&self, diagnosis: &str) -> bool {
        self.mental.stand_in(diagnosis)
    }

    /// Whether a text names somebody who knows more of an illness than the GP.
    pub fn names_specialist(&self, text: &str) -> bool {
        self.specialists.stand_in(text)
    }

    /// Whether a profession is that of the region's health coordinator.
    pub fn is_coordinator(&self, profession: &str) -> bool {
        self.coordinator.stand_in(profession)
    }

    /// Whether a profession stands for education.
    pub fn is_of_education(&self, profession: &str) -> bool {
        self.education.stand_in(profession)
    }

    /// Whether a profession stands for employment.
    pub fn is_of_employment(&self, profession: &str) -> bool {
        self.employment.stand_in(profession)
    }

    /// Whether a profession stands for social matters.
    pub fn is_of_social(&self, profession: &str) -> bool {
        self.social.stand_in(profession)
    }

    /// Whether a profession stands for health in the municipality. The region's coordinator is somebody else.
    pub fn is_of_health(&self, profession: &str) -> bool {
        self.health.stand_in(profession) && !self.is_coordinator(profession)
    }

    /// Whether a name is that of more than one person.
    pub fn names_several(&self, name: &str) -> bool {
        self.several.are_in(name)
    }

    /// Whether a schooling leads to no occupation by itself.
    pub fn is_general_schooling(&self, subject: &str) -> bool {
        self.general_schooling.stand_in(subject)
    }
}
