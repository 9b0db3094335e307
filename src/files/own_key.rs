//! Where a user's own key lies on the disk: the secret half under a passphrase, the public half beside it, and the municipality's
//! recovery key in its folder of templates.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

const SECRET: &str = "own.key";
const PUBLIC: &str = "own.pub";
/// By this file a municipality says that all new locked cases can be opened by its recovery key too.
pub const RECOVERY: &str = "recovery-key.txt";

/// A key is a few hundred bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// The key itself, locked by its passphrase.
pub fn secret(settings: &Path) -> PathBuf {
    settings.join(SECRET)
}

/// What locks for it.
pub fn public(settings: &Path) -> PathBuf {
    settings.join(PUBLIC)
}

/// The recovery key of whoever has these templates.
pub fn recovery(templates: &Path) -> PathBuf {
    templates.join(RECOVERY)
}

/// The file as it is; none where there is none.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match std::fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
