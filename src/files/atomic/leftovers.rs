//! Temporary files of a program that was ended in the middle of writing. They hold a case in clear text, so they go.

use std::fs::{self, DirEntry, File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::PREFIX;

/// How many signs of chance follow the prefix.
const CHANCE: usize = 6;
/// Nobody takes this long to write a file. It counts only where files cannot be locked.
const OLD: Duration = Duration::from_secs(600);

/// Removes what other runs of the program have left in a folder. What a program that is alive writes there is locked, and stays.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if is_ours(&entry) && is_left(&entry.path()) {
            // Whoever may not remove it here leaves it to the next who may.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let chance = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    chance.is_some_and(|chance| {
        chance.len() == CHANCE && chance.bytes().all(|sign| sign.is_ascii_alphanumeric())
    }) && entry.file_type().is_ok_and(|kind| kind.is_file())
}

fn is_left(path: &Path) -> bool {
    // Some shares lock only what is open for writing.
    let opened = OpenOptions::new().read(true).write(true).open(path);
    let Ok(file) = opened.or_else(|_| File::open(path)) else { return false };
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => {
            let age = file.metadata().and_then(|metadata| metadata.modified());
            age.is_ok_and(|written| written.elapsed().is_ok_and(|age| age > OLD))
        }
    }
}
