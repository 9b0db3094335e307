//! Letters on the disk: a document in a format, under a name that says which letter it is and never whose.

use std::path::{Path, PathBuf};

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

/// Where a letter goes in a folder: `decision-pension-refused.pdf`.
pub fn path(folder: &Path, id: &str, format: Format) -> PathBuf {
    folder.join(format!("{id}.{}", format.extension()))
}

/// Writes a letter's bytes, whole or not at all.
///
/// # Errors
/// What the disk refused.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    atomic::write(path, bytes)
}

fn problem(id: &str, error: &WriteError) -> Problem {
    let place = match error {
        WriteError::MissingCharacter { source: Source::Field(path) | Source::Gap(path), .. } => Place::Field(FieldPath(path.clone())),
        WriteError::MissingCharacter { source: Source::Template { file, line }, .. } => {
            Place::File { name: file.clone(), line: *line, excerpt: String::new() }
        }
        _ => Place::Letter(id.to_owned()),
    };
    Problem::blocker("letter-unwritable", place, error.to_string())
}
