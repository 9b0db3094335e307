//! What the case rests on: papers, exhibits, trials of work, the health checklist, the words of the plan.

pub mod clarification;
pub mod clarity;
pub mod enough;
pub mod exhibits;
pub mod foretold;
pub mod functioning;
pub mod health_sources;
pub mod ordered_hours;
pub mod outcome;
pub mod own_words;
pub mod papers;
pub mod person;
pub mod plan_wording;
pub mod questions;
pub mod quoted;
pub(in crate::checks) mod shown;
pub mod ties;
pub mod work_trials;
