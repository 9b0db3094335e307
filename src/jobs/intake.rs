//! Reading what the municipality's own system exports, away from the window.

use std::path::PathBuf;

use crate::files::answer_file;
use crate::intake::{EXPORT, Export, MOST_BYTES, WantedCase};
use crate::library::Library;
use crate::problem::Problem;

/// The order to read the files of an export (læs filerne fra fagsystemet).
#[derive(Clone)]
pub struct ReadExport {
    pub paths: Vec<PathBuf>,
    pub whose: WantedCase,
}

/// What came of it (hvad der kom ud af det).
pub struct ExportAnswer {
    pub paths: Vec<PathBuf>,
    pub outcome: Result<Export, Vec<Problem>>,
}

pub(super) fn read(order: ReadExport, library: &Library) -> ExportAnswer {
    let ReadExport { paths, whose } = order;
    let outcome = read_files(&paths)
        .and_then(|files| Export::read(&files, &library.mapping, &library.words, &whose));
    ExportAnswer { paths, outcome }
}

/// The bytes of all files. Their names may be those of persons, and stand in no problem.
///
/// # Errors
/// The first file that cannot be read.
pub fn read_files(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>, Vec<Problem>> {
    let named = |at: usize| match paths.len() {
        1 => EXPORT.to_owned(),
        _ => format!("{EXPORT}, nummer {}", at + 1),
    };
    let read = |(at, path): (usize, &PathBuf)| answer_file::read_as(path, &named(at), MOST_BYTES);
    paths.iter().enumerate().map(read).collect::<Result<_, _>>().map_err(|problem| vec![problem])
}
