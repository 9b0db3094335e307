//! Locked cases and key files on the disk, and how much memory there is to open them with.

use std::fs;
use std::path::Path;

use super::case_file;
use crate::case::Case;
use crate::problem::Problem;
use crate::safe::{
    CaseKey, KeyFile, LockedCase, Opener, Passphrase, SafeRefusal, WayIn, Zeroizing, has_ending,
    is_archive,
};

/// Whether a file means to be a locked case, by its name or by how it begins.
pub fn is_locked(path: &Path, bytes: &[u8]) -> bool {
    has_ending(path) || is_archive(bytes)
}

/// A locked case that was opened, with its key and its text.
pub struct Unlocked {
    pub lock: CaseLock,
    pub text: Zeroizing<Vec<u8>>,
}

/// The lock of a case whose key is known (sagens lås).
#[derive(Clone)]
pub struct CaseLock {
    pub locked: LockedCase,
    pub key: CaseKey,
}

impl CaseLock {
    /// Locks a text that has had no lock yet.
    ///
    /// # Errors
    /// Why it cannot be locked.
    pub fn new(text: &[u8], ways: &[WayIn]) -> Result<Self, SafeRefusal> {
        let (locked, key) = LockedCase::lock(text, ways, available_memory())?;
        Ok(Self { locked, key })
    }

    /// The same lock with another passphrase in the place of the one there was.
    ///
    /// # Errors
    /// Why it cannot be locked.
    pub fn with_passphrase(&self, passphrase: &Passphrase) -> Result<Self, SafeRefusal> {
        let mut changed = self.clone();
        changed.locked.set_passphrase(&self.key, passphrase, available_memory())?;
        Ok(changed)
    }

    /// The bytes of the case's file with another text in it.
    ///
    /// # Errors
    /// Never in practice.
    pub fn around(&self, text: &[u8]) -> Result<Vec<u8>, SafeRefusal> {
        self.locked.with_text(&self.key, text)?.bytes()
    }
}

/// Opens the bytes of a locked case.
///
/// # Errors
/// Why it stays locked.
pub fn open(path: &Path, bytes: &[u8], opener: &Opener) -> Result<Unlocked, Problem> {
    unlock(bytes, Some(opener)).map_err(|refusal| refusal.problem(&path.display().to_string()))
}

/// The same where a person is to be asked: without an opener a sound file says what it needs.
///
/// # Errors
/// Why it stays locked.
pub fn unlock(bytes: &[u8], opener: Option<&Opener>) -> Result<Unlocked, SafeRefusal> {
    let locked = LockedCase::read(bytes)?;
    let Some(opener) = opener else {
        let takes = locked.takes_passphrase();
        return Err(if takes { SafeRefusal::Locked } else { SafeRefusal::NoPassphrase });
    };
    let key = locked.key(opener, available_memory())?;
    let text = locked.text(&key)?;
    Ok(Unlocked { lock: CaseLock { locked, key }, text })
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
