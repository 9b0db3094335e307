//! The way to the decision: the offer of a meeting, the hearing, the transition to the pension rules, with the team or without it.

pub mod account;
pub mod advice_basis;
pub mod at_the_meeting;
pub mod complaint;
pub mod consent;
pub mod contacts;
pub mod delay;
pub mod effect_day;
pub mod existing_basis;
pub mod expected;
pub mod guidance;
pub mod heard_in_time;
pub mod hearing;
pub mod hearing_again;
mod hearings;
pub mod meeting_day;
pub mod meeting_offer;
mod own_papers;
pub mod people;
pub mod reassessment;
pub mod time_limits;
pub mod transition;
pub mod unseen_paper;
pub mod waiting;
pub mod wanted_basis;
pub mod way;
