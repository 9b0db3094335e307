//! The words and numbers that the checks read a case's texts by, from `templates/case-words.toml`.

use serde::Deserialize;

use super::account_words::AccountWords;
use super::condition_words::ConditionWords;
use super::evidence_words::EvidenceWords;
use super::fit_words::FitWords;
use super::hours::HourWords;
use super::name_words::NameWords;
use super::person_words::PersonWords;
use super::reassessment_words::ReassessmentWords;
use super::schemes::SchemeWords;
use super::step_words::StepWords;
use super::tellings::Tellings;
use crate::problem::Problem;
use crate::source_text::SourceText;

/// What the checks know of words (sagens ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseWords {
    pub conditions: ConditionWords,
    pub hours: HourWords,
    pub person: PersonWords,
    pub evidence: EvidenceWords,
    pub schemes: SchemeWords,
    pub steps: StepWords,
    pub accounts: AccountWords,
    pub reassessment: ReassessmentWords,
    pub fit: FitWords,
    pub names: NameWords,
    pub tellings: Tellings,
}

impl CaseWords {
    /// Reads `case-words.toml`.
    ///
    /// # Errors
    /// A file that is no such file, with its line.
    pub fn read(source: &SourceText<'_>) -> Result<Self, Vec<Problem>> {
        source.toml("case-words", "Filen med sagens ord").map_err(|problem| vec![problem])
    }
}
