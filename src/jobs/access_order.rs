//! The orders about the log of who has had a locked case open, and what comes of them.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::not_done::SaveRefusal;
use super::save_order::SaveCase;
use crate::access_log::{AccessLog, UnreadableLog};
use crate::case::Case;
use crate::files::locked::CaseLock;
use crate::files::save::SavedAt;
use crate::problem::Problem;
use crate::writers::Format;

/// Something to do with the log (en opgave med adgangsloggen).
#[derive(Clone)]
pub enum AccessJob {
    /// Put down what was done, in the file of a case that says nothing new.
    Note(SaveCase),
    Read(Arc<CaseLock>),
    /// Write the log into a folder.
    Write(WriteLog),
}

/// The order to write the log for the citizen (skriv loggen).
#[derive(Clone)]
pub struct WriteLog {
    pub lock: Arc<CaseLock>,
    pub case: Arc<Case>,
    pub folder: PathBuf,
    pub format: Format,
    pub today: Date,
    /// Whether the staff stand with a number each instead of their names.
    pub without_names: bool,
}

/// What came of it (hvad der kom ud af det).
pub enum AccessAnswer {
    Noted { order: SaveCase, outcome: Result<SavedAt, SaveRefusal> },
    Read { lock: Arc<CaseLock>, log: Result<AccessLog, UnreadableLog> },
    Written(Result<PathBuf, Vec<Problem>>),
}
