//! The order to save a case: how it is locked, and what its file is to keep beside it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::access_log::{AccessDeed, Accessor};
use crate::case::Case;
use crate::files::locked::CaseLock;
use crate::files::save::Over;
use crate::files::snapshots::Moment;
use crate::safe::Passphrase;

/// The order to save the case in a file (gem sagen).
#[derive(Clone)]
pub struct SaveCase {
    pub path: PathBuf,
    pub case: Arc<Case>,
    /// What may be there already.
    pub over: Over,
    /// Whether a protected file may be replaced.
    pub protected_too: bool,
    pub lock: Lock,
    /// Versions that the file is to keep beside it, if it is locked; the oldest first.
    pub versions: Vec<TakenVersion>,
    /// What was done and is to be put down in the file, if it is locked.
    pub accesses: Vec<WaitingAccess>,
}

/// A version of the case that waits to be kept in its file (en udgave på vej).
#[derive(Clone)]
pub struct TakenVersion {
    pub case: Arc<Case>,
    /// How long before the save it was taken.
    pub before: Duration,
    pub moment: Moment,
}

/// How a case is locked in its file (låsen).
#[derive(Clone, Default)]
pub enum Lock {
    #[default]
    None,
    /// By a passphrase, from now on.
    New(Passphrase),
    /// By the user's own key, from now on.
    Own,
    Known(Arc<CaseLock>),
    /// The same lock, by another passphrase from now on.
    Changed(Arc<CaseLock>, Passphrase),
}

/// Something that was done and is not put down yet (en handling på vej).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingAccess {
    pub by: Accessor,
    pub deed: AccessDeed,
    /// How long before the save it was done.
    pub before: Duration,
}
