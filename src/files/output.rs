//! Letters on the disk: a document in a format, under a name that says which letter it is and never whose.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::atomic;
use crate::document::{Document, Source};
use crate::problem::{FieldPath, Place, Problem};
use crate::writers::{self, WriteError};

/// The kind of file that a letter is written as (filformat).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Docx,
    Pdf,
    Text,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Docx, Self::Pdf, Self::Text];

    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }
}

/// Turns a letter into the bytes of a file.
///
/// # Errors
/// What the format cannot show, each with the field that it came from.
pub fn render(document: &Document, format: Format) -> Result<Vec<u8>, Vec<Problem>> {
    let written = match format {
        Format::Docx => writers::docx::write(document),
        Format::Pdf => writers::pdf::write(document),
        Format::Text => Ok(writers::text::write(document).into_bytes()),
    };
    written.map_err(|errors| errors.iter().map(|error| problem(&document.id, error)).collect())
}

/// The files of a letter as they are to be written, or what stands in the way.
pub type Rendered = Result<Vec<(PathBuf, Vec<u8>)>, Vec<Problem>>;

/// Turns letters into the bytes of files in a folder, each in every format. All processors take part.
pub fn render_all(documents: &[Document], formats: &[Format], folder: &Path) -> Vec<Rendered> {
    let files_of = |document: &Document| {
        let file =
            |format: &Format| Ok((path(folder, &document.id, *format), render(document, *format)?));
        let files: Vec<Result<_, Vec<Problem>>> = formats.par_iter().map(file).collect();
        files.into_iter().collect()
    };
    documents.par_iter().map(files_of).collect()
}

/// Where a letter goes in a folder: `decision-pension-refused.pdf`.
pub fn path(folder: &Path, id: &str, format: Format) -> PathBuf {
    folder.join(format!("{id}.{}", format.extension()))
}

/// Writes the files of a letter, all or none.
///
/// # Errors
/// What the disk refused.
pub fn write(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Problem> {
    atomic::write_all(files)
}

fn problem(id: &str, error: &WriteError) -> Problem {
    let place = match error {
        WriteError::MissingCharacter {
            source: Source::Field(path) | Source::Gap(path), ..
        } => Place::Field(FieldPath(path.clone())),
        WriteError::MissingCharacter { source: Source::Template { file, line }, .. } => {
            Place::File { name: file.clone(), line: *line, excerpt: String::new() }
        }
        _ => Place::Letter(id.to_owned()),
    };
    Problem::blocker("letter-unwritable", place, error.to_string())
}
