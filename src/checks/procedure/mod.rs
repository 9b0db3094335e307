//! The way to the decision: the offer of a meeting, the hearing, the transition to the pension rules, with the team or without it.

pub mod hearing;
pub mod meeting_offer;
pub mod transition;
pub mod way;
