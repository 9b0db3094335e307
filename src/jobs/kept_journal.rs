//! The journal that is kept beside the open case, as its file was left.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::case::Case;
use crate::files::fingerprint::Fingerprint;
use crate::files::journal::{KeptJournal, version_of};
use crate::safe::CaseKey;

/// The journal of the open case, for whoever writes its next entry (den førte kladde).
#[derive(Clone, Default)]
pub(super) struct OpenJournal(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    /// Versions of the case by what they say: to reckon that takes longer than to write an entry.
    versions: Vec<(Arc<Case>, Fingerprint)>,
}

struct Kept {
    path: PathBuf,
    /// The public half of the key that its entries are sealed to.
    sealed_to: Option<String>,
    journal: KeptJournal,
}

impl OpenJournal {
    /// Takes the journal out, if it lies beside this case and is locked like this: whoever writes puts it back as it is then.
    pub(super) fn take(&self, path: &Path, key: Option<&CaseKey>) -> Option<KeptJournal> {
        let kept = self.state().kept.take()?;
        let is_it = kept.path == path && kept.sealed_to == name_of(key);
        is_it.then_some(kept.journal)
    }

    pub(super) fn put(&self, path: &Path, key: Option<&CaseKey>, journal: KeptJournal) {
        let kept = Kept { path: path.to_owned(), sealed_to: name_of(key), journal };
        self.state().kept = Some(kept);
    }

    /// The case is left.
    pub(super) fn forget(&self) {
        *self.state() = State::default();
    }

    /// By what these versions are told from others; no other is remembered.
    pub(super) fn versions(&self, cases: &[Arc<Case>]) -> Vec<Fingerprint> {
        let known = std::mem::take(&mut self.state().versions);
        let version = |case: &Arc<Case>| {
            let known = known.iter().find(|(known, _)| Arc::ptr_eq(known, case));
            let version = known.map(|(_, version)| *version).or_else(|| version_of(case))?;
            Some((Arc::clone(case), version))
        };
        let versions: Vec<(Arc<Case>, Fingerprint)> = cases.iter().filter_map(version).collect();
        let told = versions.iter().map(|(_, version)| *version).collect();
        self.state().versions = versions;
        told
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn name_of(key: Option<&CaseKey>) -> Option<String> {
    key.map(|key| key.public().to_string())
}
