//! The journal of a case: what has been typed since the case was saved, in a hidden file beside it.
//!
//! It is a row of entries. The first has the whole case, and each further one what reads otherwise since; each tells over which
//! versions of the case it was typed, and when. Where the case is locked, each is sealed to the case's own key.

mod entry;
mod frames;
mod keeping;
mod reading;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::fingerprint::Fingerprint;
use super::{atomic, case_file};
pub use keeping::{KeptJournal, NextEntry, TypedOver};
pub use reading::{JournalRead, JournalText, from_bytes, version_of};

/// What the entries behind the first one, their heads and their sealing add to a case at most.
const MORE_BYTES: u64 = 3 * 1024 * 1024;

/// Where the journal of a case lies: beside the file that its path means in the end.
pub fn path_of(case_file: &Path) -> PathBuf {
    atomic::own_file_beside(case_file, "journal")
}

pub(super) fn keep(case_file: &Path, bytes: &[u8]) -> io::Result<()> {
    atomic::write_own(&path_of(case_file), case_file, bytes)
}

/// Puts an entry behind those that are there. Says whether it did: where the file is not that journal, or not so long, or where
/// nothing can be locked or is known to be on the disk, the journal has to be written whole.
pub(super) fn append(
    case_file: &Path,
    (first, length): (Fingerprint, u64),
    bytes: &[u8],
) -> io::Result<bool> {
    let path = path_of(case_file);
    let opened = |path: &Path| match is_there(path)? {
        true => OpenOptions::new().read(true).write(true).open(path).map(Some),
        false => Ok(None),
    };
    // Whoever cannot open it can still put another in its place.
    let Ok(Some(mut file)) = opened(&path) else { return Ok(false) };
    // Whoever does away with it has it locked meanwhile, and leaves no more than its beginning.
    if file.lock().is_err() || file.metadata()?.len() != length {
        return Ok(false);
    }
    let mut begins = [0; frames::BEGINNING.len() + frames::HEAD];
    let is_it = file.read_exact(&mut begins).is_ok() && begins.ends_with(first.bytes());
    if !is_it {
        return Ok(false);
    }
    file.seek(SeekFrom::Start(length))?;
    file.write_all(bytes)?;
    match file.sync_data() {
        Err(error) if atomic::is_not_offered(&error) => Ok(false),
        outcome => outcome.map(|()| true),
    }
}

/// Whether a file of its own lies there; what is none cannot be read.
fn is_there(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
        Ok(found) if !found.is_file() => Err(io::ErrorKind::InvalidData.into()),
        Ok(_) => Ok(true),
    }
}

/// The bytes of the journal that lies beside a case; none where there is none.
pub(super) fn read(case_file: &Path) -> io::Result<Option<Vec<u8>>> {
    let path = path_of(case_file);
    if !is_there(&path)? {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(&path)?.take(case_file::MOST_BYTES + MORE_BYTES).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Does away with the journal beside a case, if there is one.
pub(super) fn remove(case_file: &Path) -> io::Result<()> {
    match fs::remove_file(path_of(case_file)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The same where its last entry is one of these. One that nobody can lock may have another entry by now, and stays: it is offered,
/// and held against the file then.
pub(super) fn remove_if(case_file: &Path, covered: &[Fingerprint]) {
    let path = path_of(case_file);
    if covered.is_empty() || !is_there(&path).unwrap_or_default() {
        return;
    }
    let Ok(mut file) = OpenOptions::new().read(true).write(true).open(&path) else { return };
    let mut bytes = Vec::new();
    let is_read = file.try_lock().is_ok() && file.read_to_end(&mut bytes).is_ok();
    let is_covered = || frames::last(&bytes).is_some_and(|last| covered.contains(&last));
    if is_read && is_covered() && file.set_len(frames::BEGINNING.len() as u64).is_ok() {
        let _ = remove(case_file);
    }
}

/// Moves a journal that cannot be read out of the way, under a name that everybody sees.
pub(super) fn set_aside(case_file: &Path) -> io::Result<PathBuf> {
    const MOST_NAMES: usize = 100;
    let name = case_file.file_name().unwrap_or_default().to_string_lossy();
    for number in 1..=MOST_NAMES {
        let path = case_file.with_file_name(format!("{name} (ulæselig kladde {number})"));
        if fs::symlink_metadata(&path).is_err() {
            fs::rename(path_of(case_file), &path)?;
            return Ok(path);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
