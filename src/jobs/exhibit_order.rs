//! Jobs with the files of the exhibits, and what comes of them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::case::attached::{AttachedFile, AttachedFiles};
use crate::files::exhibits::Fault;
use crate::files::locked::CaseLock;

/// The order to do something with the files of a case's exhibits (en opgave med bilagene).
#[derive(Clone)]
pub struct ExhibitOrder {
    /// The file of the case.
    pub path: PathBuf,
    pub lock: Arc<CaseLock>,
    pub job: ExhibitJob,
}

/// What is to be done with them.
#[derive(Clone)]
pub enum ExhibitJob {
    /// Put a file beside the case, under the first free number from `first` on, if it has no more bytes than `most`.
    Attach {
        source: PathBuf,
        first: u32,
        most: u64,
    },
    /// Look over all files that a case names, those that were taken out among them.
    LookAt(AttachedFiles),
    Open(AttachedFile),
    Remove(Vec<u32>),
    /// The case lies in another file now: copy these from beside the old one.
    CopyFrom(PathBuf, Vec<AttachedFile>),
}

/// What came of it (hvad der kom ud af det).
pub enum ExhibitOutcome {
    Done,
    Attached(AttachedFile),
    Opened(PathBuf),
    Faults(Vec<(u32, Fault)>),
}
