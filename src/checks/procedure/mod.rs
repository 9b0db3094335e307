//! The way to the decision: the offer of a meeting, the hearing, the transition to the pension rules.

pub mod hearing;
pub mod meeting_offer;
pub mod transition;
