//! Which journals were sent to the disk last, for whoever saves the case meanwhile.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::case::Case;
use crate::files::fingerprint::Fingerprint;

/// The journals that were sent to the disk last, for whoever saves the case meanwhile (de sidst sendte kladder).
#[derive(Clone, Default)]
pub(super) struct SentJournals(Arc<Mutex<VecDeque<SentJournal>>>);

struct SentJournal {
    path: PathBuf,
    holds: Fingerprint,
    over: Vec<Arc<Case>>,
}

impl SentJournals {
    pub(super) fn add(&self, path: &Path, holds: Fingerprint, over: &[Arc<Case>]) {
        // The one that lies there, and one that is on its way.
        const MOST: usize = 2;
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.push_back(SentJournal { path: path.to_owned(), holds, over: over.to_vec() });
        while sent.len() > MOST {
            sent.pop_front();
        }
    }

    /// Those that say nothing more than a snapshot that is saved: what was typed over it says more.
    pub(super) fn covered_by(&self, path: &Path, saved: &Arc<Case>) -> Vec<Fingerprint> {
        let sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_older = |one: &&SentJournal| {
            one.path == path && !one.over.iter().any(|over| Arc::ptr_eq(over, saved))
        };
        sent.iter().filter(is_older).map(|one| one.holds).collect()
    }
}
