//! A locked case (en låst sag): its text sealed to a key of its own, and that key sealed once for each way in.
//!
//! Each part is a file that the program `age` opens, and all lie in a zip archive with a note that tells how. To save the case
//! is to seal its text anew, and to change a passphrase is to seal the case's key anew: neither touches the other.

mod archive;
mod key_file;
mod keys;
mod locked;
mod passphrase;
mod refusal;
mod sealing;
mod streams;
#[cfg(test)]
mod tests;

pub use age::secrecy::zeroize::Zeroizing;
pub use key_file::{KeyFile, SealedKey};
pub use keys::{CaseKey, OwnKey, PublicKey};
pub use locked::{ENDING, LockedCase, Opener, WayIn, has_ending, is_archive};
pub use passphrase::Passphrase;
pub use refusal::SafeRefusal;
