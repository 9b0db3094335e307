//! Forms to those who see the citizen: writing one, and reading one that came back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::case::Case;
use crate::files::output::{self, OutFile, Unwritten};
use crate::files::{answer_file, folder};
use crate::library::Library;
use crate::observations::{self, FormForOthers, MOST_BYTES, Observations, Observer};
use crate::problem::{Place, Problem};
use crate::writers::Format;
use crate::writers::owner::Owner;
use crate::writers::seal::Claim;

/// Something to do with forms (en opgave med skemaer).
#[derive(Clone)]
pub enum FormJob {
    /// Write the form of a case, and its side file, into a folder.
    Write { observer: Observer, case: Arc<Case>, folder: PathBuf, today: Date },
    /// Read a form that came back to a case.
    Read { path: PathBuf, case: Arc<Case> },
}

/// What came of it (hvad der kom ud af det).
pub enum FormAnswer {
    Written(Result<Vec<PathBuf>, Vec<Problem>>),
    Read { path: PathBuf, outcome: Result<Observations, Problem> },
}

pub(super) fn carry_out(job: FormJob, library: &Library) -> FormAnswer {
    match job {
        FormJob::Write { observer, case, folder, today } => {
            FormAnswer::Written(write(observer, &case, folder, today, library))
        }
        FormJob::Read { path, case } => {
            let name = path.display().to_string();
            let outcome = answer_file::read(&path, MOST_BYTES)
                .and_then(|bytes| Observations::read(&name, &bytes, &case, library));
            FormAnswer::Read { path, outcome }
        }
    }
}

/// The files of a form in a folder: the Word file, and the side file beside it.
pub fn files(made: FormForOthers, folder: &Path) -> [OutFile; 2] {
    let FormForOthers { document, docx, side } = made;
    let stem = document.file_stem();
    [
        OutFile {
            path: folder.join(Format::Docx.file_name(&stem)),
            bytes: docx,
            claim: Claim::of(&document, Format::Docx),
        },
        OutFile {
            path: folder.join(format!("{stem}.json")),
            bytes: side.into_bytes(),
            claim: Claim::words(),
        },
    ]
}

fn write(
    observer: Observer,
    case: &Case,
    target: PathBuf,
    today: Date,
    library: &Library,
) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let made = observations::for_others(case, library, observer, today)?;
    write_sheet(&target, files(made, &target).into(), &library.owner(case))
}

/// Writes the files of a sheet that is no letter into a folder, and never over what somebody else has there.
pub(super) fn write_sheet(
    target: &Path,
    files: Vec<OutFile>,
    owner: &Owner,
) -> Result<Vec<PathBuf>, Vec<Problem>> {
    folder::make(target).map_err(|problem| vec![problem])?;
    match output::write(&files, Some(owner), false, false) {
        Ok(()) => Ok(files.into_iter().map(|file| file.path).collect()),
        Err(Unwritten::Disk(problem)) => Err(vec![problem]),
        Err(Unwritten::InTheWay(files)) => Err(files
            .into_iter()
            .map(|(path, obstacle)| {
                let name = path.display().to_string();
                let place = Place::File { name, line: 0, excerpt: String::new() };
                Problem::blocker("sheet-in-the-way", place, obstacle.words())
                    .with_cure("Flyt filen, eller vælg en anden mappe.")
            })
            .collect()),
    }
}
