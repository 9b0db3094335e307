//! Saving a case or a key: whole or not at all, and over nothing that is not a case.

use std::path::Path;

use forberedt::files::case_file;
use forberedt::files::save::{self, Over, Unsaved};
use forberedt::problem::Problem;
use forberedt::safe::LockedCase;

use super::keys::of;
use super::policy;

pub(crate) fn over(replace: bool) -> Over {
    if replace { Over::Anything } else { Over::Nothing }
}

/// A case that is not locked is known by its ending; under another it would pass for a letter, or an answer.
pub(crate) fn held_to_json(out: &Path) -> Result<(), Problem> {
    if out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return Ok(());
    }
    Err(Problem::blocker("case-ending", of(out), "En sag, der ikke er låst, skal ende på .json."))
}

/// Saves a case, where the municipality lets one be saved under that name.
pub(crate) fn save_case(path: &Path, bytes: &[u8], over: &Over) -> Result<(), Problem> {
    policy::may_save(path)?;
    save(path, bytes, over)
}

/// Saves a file, whole or not at all. Only a case is ever replaced.
pub(crate) fn save(path: &Path, bytes: &[u8], over: &Over) -> Result<(), Problem> {
    if matches!(over, Over::Anything) && !is_free_or_case(path) {
        let message = "Der ligger en fil med det navn, og den er ikke en sag.";
        return Err(Problem::blocker("target-foreign", of(path), message)
            .with_cure("Vælg et andet navn. Kun en sag bliver erstattet."));
    }
    save::save(path, bytes, over, false).map(drop).map_err(|unsaved| match unsaved {
        Unsaved::Exists => {
            Problem::blocker("target-taken", of(path), "Der ligger allerede en fil med det navn.")
                .with_cure("Vælg et andet navn, eller brug --replace, hvis den må erstattes.")
        }
        Unsaved::Protected => {
            Problem::blocker("target-protected", of(path), "Filen er skrivebeskyttet.")
                .with_cure("Vælg et andet navn.")
        }
        Unsaved::Differs(_) => {
            Problem::blocker("target-changed", of(path), "Filen er ændret imens.")
                .with_cure("Prøv igen.")
        }
        Unsaved::Unwritten(path, why) => why.problem(&path),
    })
}

fn is_free_or_case(path: &Path) -> bool {
    match case_file::read_bytes(path) {
        Ok(bytes) => {
            LockedCase::read(&bytes).is_ok() || case_file::from_bytes(path, &bytes).is_ok()
        }
        Err(_) => !path.exists(),
    }
}
