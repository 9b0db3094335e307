//! The order to delete a case that has been kept for long enough, and what comes of it.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::files::deletion::Deletion;
use crate::problem::Problem;

/// The order to delete a case, or to see what would go with it (slet sagen).
#[derive(Clone)]
pub struct DeletionOrder {
    pub path: PathBuf,
    /// How many months a case is kept.
    pub months: u16,
    pub today: Date,
    pub task: DeletionTask,
}

/// What is to be done.
#[derive(Clone)]
pub enum DeletionTask {
    LookAt,
    /// Delete what was shown, and nothing else.
    CarryOut(Deletion),
}

/// What came of it.
pub enum DeletionOutcome {
    Would(Deletion),
    Deleted { gone: Vec<PathBuf>, staying: Vec<(PathBuf, &'static str)> },
}

/// Why it was not deleted, and what was gone by then (hvorfor sagen ikke blev slettet).
pub struct NotDeleted {
    pub gone: Vec<PathBuf>,
    pub why: Box<Problem>,
}
