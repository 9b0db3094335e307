//! The own key that was opened, for as long as nobody has to say its passphrase again.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::safe::OwnKey;

/// The key that was opened, at every desk of the program alike (nøgleringen).
#[derive(Clone, Default)]
pub(super) struct KeyRing(Arc<Mutex<Option<(OwnKey, Timestamp)>>>);

/// After this its passphrase is asked for again.
const A_DAY: SignedDuration = SignedDuration::from_hours(12);

impl KeyRing {
    pub(super) fn keep(&self, key: OwnKey) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((key, Timestamp::now()));
    }

    pub(super) fn key(&self) -> Option<OwnKey> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take_if(|(_, since)| Timestamp::now().duration_since(*since) > A_DAY);
        kept.as_ref().map(|(key, _)| key.clone())
    }
}
