//! What a file held when it was last read or written here, without keeping it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The hash of a file's bytes (filens fingeraftryk).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// How many bytes it has.
    pub const LENGTH: usize = 32;

    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}
