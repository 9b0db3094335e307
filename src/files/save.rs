//! Saving a case where others may have changed its file meanwhile. Whatever is chosen, no version of the case is lost unasked.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use super::{atomic, case_file, locked};

/// What may be at a path when a case is saved there (hvad sagen må gemmes oven i).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Over {
    Nothing,
    /// The file as it was last read or written here. It may be one of several, where nobody knows which arrived.
    Known(Vec<Fingerprint>),
    /// Whatever is there: the user was asked.
    Anything,
    /// Whatever is there, which is kept beside it under another name.
    KeepingTheirs,
    /// Not that file at all: the case goes beside it, under a name that says who saved it and when.
    Beside,
}

/// A case that was saved (den gemte sag).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAt {
    #[serde(with = "super::as_it_is")]
    pub path: PathBuf,
    pub holds: Fingerprint,
    /// Where the version of somebody else is kept, if there was one.
    #[serde(with = "super::as_it_is::maybe")]
    pub theirs: Option<PathBuf>,
}

/// How a file differs from what it was (forskellen).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Difference {
    /// Somebody else has saved the case; with the time, in seconds since 1970, if the disk tells.
    Changed(Option<i64>),
    /// Another person's case lies there now.
    OtherCase(Option<i64>),
    /// What lies there now is no case.
    NoCase(Option<i64>),
    Gone,
}

/// Why a case was not saved (hvorfor sagen ikke blev gemt).
#[derive(Debug)]
pub enum Unsaved {
    Exists,
    Protected,
    Differs(Difference),
    /// What the disk refused of a file.
    Unwritten(PathBuf, atomic::WriteRefusal),
}

/// What lies at a path before a case is saved there.
struct Found {
    /// None where it is no file that could be a case.
    bytes: Option<Vec<u8>>,
    /// When it was written, in seconds since 1970.
    at: Option<i64>,
}

/// Saves the bytes of a case.
///
/// # Errors
/// What is at the path and may not be replaced, or what the disk refused. Nothing is changed then.
pub fn save(
    path: &Path,
    bytes: &[u8],
    over: &Over,
    protected_too: bool,
) -> Result<SavedAt, Unsaved> {
    let unwritten = |path: &Path| {
        let path = path.to_owned();
        |why| Unsaved::Unwritten(path, why)
    };
    let holds = Fingerprint::of(bytes);
    let mut theirs = None;
    match over {
        Over::Nothing => {
            return match atomic::write_new(path, path, bytes) {
                Ok(()) => Ok(SavedAt { path: path.to_owned(), holds, theirs }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Unsaved::Exists),
                Err(error) => Err(unwritten(path)(error.into())),
            };
        }
        Over::Known(known) => match find(path).map_err(unwritten(path))? {
            None => return Err(Unsaved::Differs(Difference::Gone)),
            Some(found) => {
                let now = found.bytes.as_deref().map(Fingerprint::of);
                if now.is_none_or(|now| now != holds && !known.contains(&now)) {
                    return Err(Unsaved::Differs(difference(path, found, bytes)));
                }
            }
        },
        Over::KeepingTheirs => {
            if atomic::is_protected(path) && !protected_too {
                return Err(Unsaved::Protected);
            }
            if let Some(found) = find(path).map_err(unwritten(path))? {
                let kept = found.bytes.ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists));
                let name = format!("anden udgave {}", moment(found.at));
                let kept = kept.map_err(Into::into).and_then(|kept| beside(path, &name, &kept));
                theirs = Some(kept.map_err(unwritten(path))?);
            }
        }
        Over::Beside => {
            let name = format!("gemt{} {}", by_whom(), moment(None));
            let path = beside(path, &name, bytes).map_err(unwritten(path))?;
            return Ok(SavedAt { path, holds, theirs });
        }
        Over::Anything => {}
    }
    match atomic::write(path, bytes, protected_too) {
        Ok(()) => Ok(SavedAt { path: path.to_owned(), holds, theirs }),
        Err(atomic::WriteRefusal::Protected) => Err(Unsaved::Protected),
        Err(why) => Err(Unsaved::Unwritten(path.to_owned(), why)),
    }
}

fn find(path: &Path) -> Result<Option<Found>, atomic::WriteRefusal> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let may_be_case = metadata.is_file() && metadata.len() <= case_file::MOST_LOCKED_BYTES;
    let bytes = if may_be_case { Some(fs::read(path)?) } else { None };
    let at = metadata.modified().ok().and_then(|at| Timestamp::try_from(at).ok());
    Ok(Some(Found { bytes, at: at.map(Timestamp::as_second) }))
}

fn difference(path: &Path, found: Found, mine: &[u8]) -> Difference {
    // What is in a locked case nobody knows here, but a case it is.
    if found.bytes.as_deref().is_some_and(|theirs| locked::is_locked(path, theirs)) {
        return Difference::Changed(found.at);
    }
    let theirs = found.bytes.and_then(|theirs| case_file::from_bytes(path, &theirs).ok());
    let Some(theirs) = theirs else { return Difference::NoCase(found.at) };
    let mine = case_file::from_bytes(path, mine).ok();
    let person = mine.as_ref().and_then(|mine| mine.citizen.cpr.filled());
    match (person, theirs.citizen.cpr.filled()) {
        (Some(one), Some(other)) if one != other => Difference::OtherCase(found.at),
        _ => Difference::Changed(found.at),
    }
}

/// Writes a file beside another, under its name with an addition that no other file has yet.
fn beside(path: &Path, addition: &str, bytes: &[u8]) -> Result<PathBuf, atomic::WriteRefusal> {
    const MOST_NAMES: usize = 100;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    for number in 1..=MOST_NAMES {
        let count = if number == 1 { String::new() } else { format!(" {number}") };
        let name = path.with_file_name(format!("{stem} ({addition}{count}){ending}"));
        match atomic::write_new(&name, path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            outcome => return Ok(outcome.map(|()| name)?),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
}

/// A moment as it can stand in a file's name on every system; now where it is not known.
fn moment(seconds: Option<i64>) -> String {
    let at = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let at = at.map_or_else(Zoned::now, |at| at.to_zoned(jiff::tz::TimeZone::system()));
    at.strftime("%Y-%m-%d kl. %H.%M").to_string()
}

/// Whom the system calls its user, where it says so and the name can stand in a file's name.
pub(super) fn user_name() -> Option<String> {
    let names = ["USER", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    let can_stand = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.');
    names
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty() && name.chars().all(can_stand))
}

fn by_whom() -> String {
    user_name().map(|name| format!(" af {name}")).unwrap_or_default()
}
