//! Whether a folder holds something of another case: its file, or letters whose names do not tell whose they are.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::case_file::FORMAT;
use crate::safe::{has_ending, is_archive};
use crate::writers::owner::Owner;
use crate::writers::seal::Obstacle;

/// A case file names its format within so many bytes, also when somebody has edited it by hand.
const HEAD: u64 = 4096;

/// A larger file is no letter, and is not read.
pub(super) const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Whether another case than `own` lies in a folder. A folder that cannot be read holds none.
pub fn holds_other_case(folder: &Path, own: Option<&Path>) -> bool {
    let ending = own.and_then(Path::extension).unwrap_or(OsStr::new("json"));
    let own = own.and_then(|own| own.canonicalize().ok());
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        let may_be_case = path
            .extension()
            .is_some_and(|found| found.eq_ignore_ascii_case("json") || found == ending)
            || has_ending(&path);
        may_be_case
            && path.is_file()
            && (own.is_none() || path.canonicalize().ok() != own)
            && begins_like_a_case(&path)
    })
}

fn begins_like_a_case(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let is_named = || memchr::memmem::find(&head, FORMAT.as_bytes()).is_some();
    read.is_ok() && (is_named() || (has_ending(path) && is_archive(&head)))
}

/// The letters in a folder that are of other cases or may be, but for the files that are to be written themselves. Only files that
/// are called like letters are read, and of a folder that cannot be read there are none.
pub fn letters_of_others(folder: &Path, owner: &Owner, but: &[&Path]) -> Vec<(PathBuf, Obstacle)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let of_another = |path: PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str)?;
        let format = owner.letter_named(name)?;
        let fits = |file: fs::Metadata| file.is_file() && file.len() <= MOST_BYTES;
        if but.contains(&path.as_path()) || !fs::metadata(&path).is_ok_and(fits) {
            return None;
        }
        let obstacle = owner.obstacle(format, &fs::read(&path).ok()?)?;
        Some((path, obstacle))
    };
    let mut found: Vec<(PathBuf, Obstacle)> =
        entries.flatten().map(|entry| entry.path()).filter_map(of_another).collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}
