//! Letters on the disk: a document in a format, under a name that says which letter it is and never whose.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::atomic;
use crate::document::Document;
use crate::problem::Problem;
use crate::writers::{Format, render};

/// The files of a letter as they are to be written, or what stands in the way.
pub type Rendered = Result<Vec<(PathBuf, Vec<u8>)>, Vec<Problem>>;

/// Turns letters into the bytes of files in a folder, each in every format. All processors take part.
pub fn render_all(documents: &[Document], formats: &[Format], folder: &Path) -> Vec<Rendered> {
    let files_of = |document: &Document| {
        let file = |format: &Format| {
            Ok((folder.join(format.file_name(&document.id)), render(document, *format)?))
        };
        let files: Vec<Result<_, Vec<Problem>>> = formats.par_iter().map(file).collect();
        files.into_iter().collect()
    };
    documents.par_iter().map(files_of).collect()
}

/// Writes the files of a letter, all or none.
///
/// # Errors
/// What the disk refused, and a file that is protected.
pub fn write(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Problem> {
    atomic::write_all(files, false)
}
