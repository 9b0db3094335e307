//! The program's own guide, laid where the system can show it.

use std::path::{Path, PathBuf};

use crate::files::answer_file;
use crate::files::folder;
use crate::files::output::{self, OutFile, Unwritten};
use crate::guide::{Guide, document};
use crate::problem::{Place, Problem};
use crate::writers::seal::Claim;
use crate::writers::{Format, render};

/// More bytes than this no guide of ours has.
const MOST_BYTES: u64 = 20_000_000;

/// Writes the guide as PDF into the user's own folder for what a program brings along, and gives its place.
///
/// # Errors
/// That there is no such folder, or that it cannot be written to.
pub(super) fn write(data: Option<&Path>) -> Result<PathBuf, Problem> {
    let data = data.ok_or_else(nowhere)?;
    let document = document(&Guide::built_in()?);
    let bytes = render(&document, Format::Pdf)
        .map_err(|found| found.into_iter().next().unwrap_or_else(nowhere))?;
    let path = data.join(Format::Pdf.file_name(&document.id));
    // One that is there already may be open in the program that shows it.
    if answer_file::read(&path, MOST_BYTES).is_ok_and(|old| old == bytes) {
        return Ok(path);
    }
    folder::make(data)?;
    let claim = Claim::of(&document, Format::Pdf);
    let file = OutFile { path: path.clone(), bytes, claim };
    match output::write(&[file], None, true, false) {
        Ok(()) => Ok(path),
        Err(Unwritten::Disk(problem)) => Err(problem),
        Err(Unwritten::InTheWay(_)) => Err(nowhere()),
    }
}

fn nowhere() -> Problem {
    Problem::blocker("guide-nowhere", Place::Case, "Computeren har ingen mappe at lægge den i.")
        .with_cure("Du kan også skrive den med kommandoen forberedt-cli guide --out MAPPE.")
}
