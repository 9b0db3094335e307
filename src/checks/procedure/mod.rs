//! The way to the decision: the offer of a meeting, the hearing, the transition to the pension rules, with the team or without it.

pub mod account;
pub mod complaint;
pub mod delay;
pub mod existing_basis;
pub mod hearing;
pub mod hearing_again;
mod hearings;
pub mod meeting_offer;
pub mod people;
pub mod time_limits;
pub mod transition;
pub mod way;
