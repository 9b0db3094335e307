//! Putting down in a locked case that a command has read it, or changed it.

use std::path::Path;
use std::thread;
use std::time::Duration;

use forberedt::access_log::{Access, AccessDeed, UnreadableLog};
use forberedt::files::access_log::{unreadable, whoever_is_logged_in};
use forberedt::files::case_file;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::holding::{Held, Hold};
use forberedt::files::locked::CaseLock;
use forberedt::files::save::Over;
use forberedt::problem::Problem;
use forberedt::safe::{CaseKey, LockedCase, SafeRefusal};
use jiff::Timestamp;

use super::keys::{Keys, of};
use super::saving;
use super::shell::complain;

/// Puts down that a command reads the case to give words of it out, before it does. Where that cannot be done it is told, and the
/// command goes on.
pub(crate) fn note(path: &Path, keys: &Keys, deed: AccessDeed) {
    match keys.lock(path) {
        // A plain file keeps no log, and nothing is to be laid beside it.
        Ok(None) => {}
        Ok(Some((lock, _))) => note_in(path, &lock.key, deed),
        Err(problem) => not_noted(&problem),
    }
}

/// The same of a case whose key is known.
pub(crate) fn note_in(path: &Path, key: &CaseKey, deed: AccessDeed) {
    if let Err(problem) = held(path).and_then(|hold| put_down(path, key, deed).map(|()| drop(hold)))
    {
        not_noted(&problem);
    }
}

/// Holds the case while the log is written. Another command has it for a moment only.
fn held(path: &Path) -> Result<Hold, Problem> {
    const TRIES: usize = 20;
    const PAUSE: Duration = Duration::from_millis(50);
    for _ in 0..TRIES {
        match Hold::take(path, false) {
            (Held::Here, Some(hold)) => return Ok(hold),
            (Held::By(_), _) => thread::sleep(PAUSE),
            (Held::ByGone(_), _) => break,
            // Where nobody can know who has it, whoever has it would lose what they are about to save.
            (Held::Unknown | Held::Here, _) => {
                let why = "Ingen kan vide, om sagen er åben et andet sted.";
                return Err(Problem::blocker("case-held", of(path), why));
            }
        }
    }
    Err(Problem::blocker("case-held", of(path), "Sagen er åben et andet sted."))
}

fn not_noted(problem: &Problem) {
    complain(format!("OBS  Det er ikke noteret i sagen, at den er læst. {problem}"));
}

fn put_down(path: &Path, key: &CaseKey, deed: AccessDeed) -> Result<(), Problem> {
    let bytes = case_file::read_bytes(path)?;
    let refused = |refusal: SafeRefusal| refusal.problem(&path.display().to_string());
    let locked = LockedCase::read(&bytes).map_err(refused)?;
    let lock = CaseLock { locked, key: key.clone() };
    let noted = lock.with_accesses(&[here(deed)]).map_err(refused)?;
    let noted = noted.ok_or_else(|| unreadable(UnreadableLog::Newer, path))?;
    let bytes_with = noted.locked.bytes().map_err(refused)?;
    saving::save(path, &bytes_with, &Over::Known(vec![Fingerprint::of(&bytes)]))
}

/// The bytes of a case's file with another text in it, and with what was done to it.
pub(crate) fn around(
    lock: &CaseLock,
    text: &[u8],
    deed: AccessDeed,
) -> Result<Vec<u8>, SafeRefusal> {
    let noted = lock.with_accesses(&[here(deed)])?;
    noted.as_ref().unwrap_or(lock).around(text)
}

/// What is done here and now, by whoever is logged in.
fn here(deed: AccessDeed) -> Access {
    Access { at: Timestamp::now().as_second(), by: whoever_is_logged_in(), deed }
}
