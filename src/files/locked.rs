//! Locked cases and key files on the disk, and how much memory there is to open them with.

use std::fs;
use std::path::Path;

use super::case_file;
use crate::case::Case;
use crate::problem::Problem;
use crate::safe::{CaseKey, KeyFile, LockedCase, Opener, SafeRefusal, Zeroizing};

/// What a locked case's file ends in.
pub const ENDING: &str = "sag";

/// How every archive begins.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Whether a file means to be a locked case, by its name or by how it begins.
pub fn is_locked(path: &Path, bytes: &[u8]) -> bool {
    has_ending(path) || bytes.starts_with(ARCHIVE)
}

/// Whether a file is called as locked cases are.
pub fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// A locked case that was opened, with its key and its text.
pub struct Unlocked {
    pub locked: LockedCase,
    pub key: CaseKey,
    pub text: Zeroizing<Vec<u8>>,
}

/// Opens the bytes of a locked case.
///
/// # Errors
/// Why it stays locked.
pub fn open(path: &Path, bytes: &[u8], opener: &Opener) -> Result<Unlocked, Problem> {
    let open = || {
        let locked = LockedCase::read(bytes)?;
        let key = locked.key(opener, available_memory())?;
        let text = locked.text(&key)?;
        Ok(Unlocked { locked, key, text })
    };
    open().map_err(|refusal: SafeRefusal| refusal.problem(&path.display().to_string()))
}

/// Reads the case in a locked one.
///
/// # Errors
/// As for [`open`] and for [`case_file::read`].
pub fn read(path: &Path, bytes: &[u8], opener: &Opener) -> Result<Case, Problem> {
    let unlocked = open(path, bytes, opener)?;
    case_file::from_bytes(path, &unlocked.text)
}

/// Reads a key file.
///
/// # Errors
/// That it cannot be read, or that it is none.
pub fn read_key_file(path: &Path) -> Result<KeyFile, Problem> {
    let bytes = Zeroizing::new(case_file::read_bytes(path)?);
    KeyFile::read(bytes).map_err(|refusal| refusal.problem(&path.display().to_string()))
}

/// How many bytes of memory the system says are free; none where it does not say.
pub fn available_memory() -> Option<u64> {
    let told = fs::read_to_string("/proc/meminfo").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}
