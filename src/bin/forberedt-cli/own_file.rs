//! A case that a command changes in its own file, while nobody else has it open.

use std::path::Path;

use forberedt::access_log::AccessDeed;
use forberedt::case::Case;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::holding::{Held, Hold};
use forberedt::files::locked::CaseLock;
use forberedt::files::{case_file, locked};
use forberedt::problem::Problem;
use forberedt::safe::has_ending;

use super::keys::{Keys, of};
use super::orders::KeyOrder;
use super::{Outcome, cases, noting, saving};

/// Does something with a case while it is held. `cure` says what to do where somebody else holds it.
pub(crate) fn held(
    case: &Path,
    cure: &str,
    work: impl FnOnce() -> Result<Outcome, Outcome>,
) -> Outcome {
    held_unless(case, work, |held| told_of(held, case, cure))
}

/// The same where it must be known that nobody else has the case: what is done to it cannot be taken back.
pub(crate) fn held_surely(
    case: &Path,
    cure: &str,
    work: impl FnOnce() -> Result<Outcome, Outcome>,
) -> Outcome {
    held_unless(case, work, |held| match held {
        Held::Unknown => {
            let why = "Ingen kan vide, om sagen er åben et andet sted.";
            Some(Problem::blocker("case-held", of(case), why).with_cure(cure))
        }
        held => told_of(held, case, cure),
    })
}

fn held_unless(
    case: &Path,
    work: impl FnOnce() -> Result<Outcome, Outcome>,
    refusal: impl FnOnce(&Held) -> Option<Problem>,
) -> Outcome {
    // Where there is no case, nothing is to be laid beside it.
    if let Err(problem) = case_file::read_bytes(case) {
        return cases::tell(&[problem]);
    }
    // Nobody else may have the case open: what is written there would not know of this.
    let (held, hold) = Hold::take(case, false);
    let outcome = match refusal(&held) {
        Some(problem) => cases::tell(&[problem]),
        None => work().unwrap_or_else(|outcome| outcome),
    };
    drop(hold);
    outcome
}

/// Who has the case open, if somebody else has.
fn told_of(held: &Held, case: &Path, cure: &str) -> Option<Problem> {
    let told = |message: String| Problem::blocker("case-held", of(case), message).with_cure(cure);
    match held {
        Held::Here | Held::Unknown => None,
        Held::By(None) => Some(told("Sagen er åben et andet sted.".to_owned())),
        Held::By(Some(holder)) | Held::ByGone(holder) => {
            Some(told(format!("Sagen er åben på {}.", holder.machine)))
        }
    }
}

/// The case in a file, its lock, and the bytes that the file has.
pub(crate) type Opened = (Case, Option<CaseLock>, Fingerprint);

/// Opens the case of a file.
pub(crate) fn open(path: &Path, key: &KeyOrder) -> Result<Opened, Problem> {
    let bytes = case_file::read_bytes(path)?;
    let was = Fingerprint::of(&bytes);
    if !locked::is_locked(path, &bytes) {
        return Ok((case_file::from_bytes(path, &bytes)?, None, was));
    }
    let unlocked = locked::open(path, &bytes, Keys::from(key).opener(path)?)?;
    Ok((case_file::from_bytes(path, &unlocked.text)?, Some(unlocked.lock), was))
}

/// Puts down that a command shows what a case says, unless it saves that case itself and so puts that down.
pub(crate) fn note_reading(
    case: &Path,
    lock: Option<&CaseLock>,
    out: Option<&Path>,
    command: &str,
) {
    let is_saved = out.is_some_and(|out| out.canonicalize().ok() == case.canonicalize().ok());
    if let Some(lock) = lock.filter(|_| !is_saved) {
        noting::note_in(case, &lock.key, AccessDeed::Command(command.to_owned()));
    }
}

/// Writes a case that was read from a file into another file. What is locked stays so.
pub(crate) fn write_elsewhere(
    case: &Case,
    (from, lock): (&Path, Option<&CaseLock>),
    out: &Path,
    replace: bool,
) -> Result<(), Problem> {
    let text = case_file::to_text(case)?;
    let bytes = match lock {
        None if has_ending(out) => {
            let message = "Sagen er ikke låst, så filen kan ikke ende på .sag.";
            return Err(Problem::blocker("safe-ending", of(out), message));
        }
        None => {
            saving::held_to_json(out)?;
            text.into_bytes()
        }
        Some(_) if !has_ending(out) => {
            let message = "Sagen er låst, så filen skal ende på .sag.";
            return Err(Problem::blocker("safe-ending", of(out), message));
        }
        Some(lock) => {
            let name = from.display().to_string();
            noting::around(lock, text.as_bytes(), AccessDeed::Saved)
                .map_err(|refusal| refusal.problem(&name))?
        }
    };
    saving::save_case(out, &bytes, &saving::over(replace))
}
