//! Whether a folder holds something of another case: its file, or letters whose names do not tell whose they are.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::case_file::FORMAT;
use crate::safe::{has_ending, is_archive};
use crate::writers::owner::Owner;

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

/// The letters of other cases in a folder, but for the files that are to be written themselves. Only files that are called like
/// letters are read, and of a folder that cannot be read there are none.
pub fn letters_of_others(folder: &Path, owner: &Owner, but: &[&Path]) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_of_another = |path: &PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str);
        let Some(format) = name.and_then(|name| owner.letter_named(name)) else { return false };
        let fits = |file: fs::Metadata| file.is_file() && file.len() <= MOST_BYTES;
        !but.contains(&path.as_path())
            && fs::metadata(path).is_ok_and(fits)
            && fs::read(path).is_ok_and(|file| owner.is_not_of(format, &file))
    };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(is_of_another).collect();
    found.sort();
    found
}
