//! What is known of passphrases: whose open a case, and why that of a key was not changed.

use std::sync::Arc;

use crate::files::locked::CaseLock;
use crate::problem::Problem;
use crate::safe::{Passphrase, SafeRefusal};

/// Whose passphrases open a case (de adgangskoder, der passer).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passphrases {
    /// One of its own.
    pub case: bool,
    /// That of the user's own key.
    pub own: bool,
}

/// Why the user's own key has the passphrase that it had (hvorfor adgangskoden ikke blev skiftet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyUnchanged {
    /// The old passphrase does not open it, or the new one cannot lock it.
    Refused(SafeRefusal),
    Failed(Problem),
}

impl From<SafeRefusal> for KeyUnchanged {
    fn from(refusal: SafeRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problem> for KeyUnchanged {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}

/// A passphrase, and what it has to open (prøven ved skærmen).
#[derive(Clone)]
pub struct ScreenLock {
    pub passphrase: Passphrase,
    /// The lock of the case that is open, if a passphrase opens it.
    pub case: Option<Arc<CaseLock>>,
}
