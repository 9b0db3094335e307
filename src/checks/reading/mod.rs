//! How the checks read a text: which exhibits and phrases it names, and whether it says anything at all.

pub mod account_words;
pub mod case_words;
pub mod condition_words;
pub mod evidence_words;
pub mod fit_words;
pub mod hours;
pub mod name_words;
pub mod person_words;
pub mod phrases;
pub mod plan_words;
pub mod reassessment_words;
pub mod schemes;
mod several_names;
pub mod step_words;
pub mod substance;
pub mod tellings;
pub mod texts;
pub mod told_days;
