//! The journal of a case: what has been typed since the case was saved, in a hidden file beside it.
//!
//! A line tells which versions of the case it was typed over, and when; the whole case follows, as its file would hold it. Where
//! the case is locked, the journal is sealed to the case's own key.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::{atomic, case_file};
use crate::case::Case;
use crate::problem::{Place, Problem};

const FORMAT: &str = "forberedt-journal";
const VERSION: u32 = 1;

/// What the line before the case and the sealing add to it at most.
const MORE_BYTES: u64 = 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    version: u32,
    over: Vec<Fingerprint>,
    at: i64,
}

/// What a journal tells (kladden).
pub struct JournalText {
    pub case: Case,
    /// When it was typed, in seconds since 1970.
    pub at: i64,
    over: Vec<Fingerprint>,
}

impl JournalText {
    /// Whether it was typed over this version of the case.
    pub fn is_over(&self, case: &Case) -> bool {
        version_of(case).is_some_and(|version| self.over.contains(&version))
    }

    /// Whether it says nothing else than this version.
    pub fn is_same_as(&self, case: &Case) -> bool {
        version_of(case).is_some_and(|version| version_of(&self.case) == Some(version))
    }
}

/// Tells a version of a case by what it says, however its file is locked and whichever program wrote it.
fn version_of(case: &Case) -> Option<Fingerprint> {
    serde_json::to_vec(case).ok().map(|text| Fingerprint::of(&text))
}

/// The bytes of a journal before they are sealed.
///
/// # Errors
/// That the case holds more than a file that can be read again.
pub fn to_text<'a>(
    case: &Case,
    over: impl IntoIterator<Item = &'a Case>,
    at: i64,
) -> Result<String, Problem> {
    let over = over.into_iter().filter_map(version_of).collect();
    let head = Head { format: FORMAT.to_owned(), version: VERSION, over, at };
    let head = serde_json::to_string(&head).map_err(|_| {
        Problem::blocker("journal-unwritable", Place::Case, "Kladden kan ikke skrives.")
    })?;
    Ok(format!("{head}\n{}", case_file::to_text(case)?))
}

/// Reads the opened bytes of a journal; none where they are none.
pub fn from_text(path: &Path, text: &[u8]) -> Option<JournalText> {
    let line = memchr::memchr(b'\n', text)?;
    let head: Head = serde_json::from_slice(&text[..line]).ok()?;
    if head.format != FORMAT || head.version != VERSION {
        return None;
    }
    let case = case_file::from_bytes(path, text.get(line + 1..)?).ok()?;
    Some(JournalText { case, at: head.at, over: head.over })
}

/// Where the journal of a case lies: beside the file that its path means in the end.
pub fn path_of(case_file: &Path) -> PathBuf {
    atomic::own_file_beside(case_file, "journal")
}

pub(super) fn keep(case_file: &Path, bytes: &[u8]) -> io::Result<()> {
    atomic::write_own(&path_of(case_file), case_file, bytes)
}

/// The bytes of the journal that lies beside a case; none where there is none.
pub(super) fn read(case_file: &Path) -> io::Result<Option<Vec<u8>>> {
    let path = path_of(case_file);
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        Ok(found) if !found.is_file() => return Err(io::ErrorKind::InvalidData.into()),
        Ok(_) => {}
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

/// The same where it is one of these.
pub(super) fn remove_if(case_file: &Path, covered: &[Fingerprint]) {
    if covered.is_empty() {
        return;
    }
    let found = read(case_file).ok().flatten();
    if found.is_some_and(|found| covered.contains(&Fingerprint::of(&found))) {
        // One that stays is offered, and held against the file then.
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
