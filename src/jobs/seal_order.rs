//! The order to seal letters, and what is seen of a seal.

use std::sync::Arc;

use jiff::civil::Date;

use crate::case::Case;
use crate::problem::Problem;
use crate::sealed::SealStanding;

/// The order to seal letters into a case (forsegl brevene).
#[derive(Clone)]
pub struct SealLetters {
    pub case: Arc<Case>,
    /// Their ids.
    pub letters: Vec<String>,
    /// The day that is to stand in the seal.
    pub day: Date,
}

/// A seal with what came of its letters, or that it cannot be read.
pub type SealSeen = Result<SealStanding, Problem>;
