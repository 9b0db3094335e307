//! Putting down in a locked case that a command has read it, or changed it.

use std::path::Path;

use forberedt::access_log::{Access, AccessDeed};
use forberedt::files::access_log::whoever_is_logged_in;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::holding::{Held, Hold};
use forberedt::files::locked::CaseLock;
use forberedt::files::save::Over;
use forberedt::problem::Problem;
use forberedt::safe::SafeRefusal;
use jiff::Timestamp;

use super::keys::{Keys, of};
use super::saving;
use super::shell::complain;

/// Puts down that a command has given words of the case out. Where that cannot be done it is told, and the answer stands.
pub(crate) fn note(path: &Path, keys: &Keys, deed: AccessDeed) {
    match keys.lock(path) {
        // A plain file keeps no log, and nothing is to be laid beside it.
        Ok(None) => {}
        Ok(Some(opened)) => note_in(path, &opened, deed),
        Err(problem) => not_noted(&problem),
    }
}

/// The same of a case that is open here.
pub(crate) fn note_in(path: &Path, opened: &(CaseLock, Fingerprint), deed: AccessDeed) {
    let (held, hold) = Hold::take(path, false);
    let outcome = match held {
        Held::Here | Held::Unknown => put_down(path, opened, deed),
        Held::By(_) | Held::ByGone(_) => {
            Err(Problem::blocker("case-held", of(path), "Sagen er åben et andet sted."))
        }
    };
    drop(hold);
    if let Err(problem) = outcome {
        not_noted(&problem);
    }
}

fn not_noted(problem: &Problem) {
    complain(format!("OBS  Det er ikke noteret i sagen, at den er læst. {problem}"));
}

fn put_down(
    path: &Path,
    (lock, was): &(CaseLock, Fingerprint),
    deed: AccessDeed,
) -> Result<(), Problem> {
    let refused = |refusal: SafeRefusal| refusal.problem(&path.display().to_string());
    let noted = lock.with_accesses(&[here(deed)]).map_err(refused)?;
    let bytes = noted.locked.bytes().map_err(refused)?;
    saving::save(path, &bytes, &Over::Known(vec![*was]))
}

/// The bytes of a case's file with another text in it, and with what was done to it.
pub(crate) fn around(
    lock: &CaseLock,
    text: &[u8],
    deed: AccessDeed,
) -> Result<Vec<u8>, SafeRefusal> {
    lock.with_accesses(&[here(deed)])?.around(text)
}

/// What is done here and now, by whoever is logged in.
fn here(deed: AccessDeed) -> Access {
    Access { at: Timestamp::now().as_second(), by: whoever_is_logged_in(), deed }
}
