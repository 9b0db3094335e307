//! Letters on the disk: a document in a format, under a name that says which letter it is and never whose.

use std::panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
    let order: Vec<(&Document, Format)> =
        documents.iter().flat_map(|document| formats.iter().map(move |format| (document, *format))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mine = std::iter::from_fn(|| {
            let index = next.fetch_add(1, Ordering::Relaxed);
            order.get(index).map(|(document, format)| (index, render(document, *format)))
        });
        mine.collect::<Vec<_>>()
    };
    // Asking for the number of processors takes longer than most pages do.
    let processors = if order.len() > 1 { thread::available_parallelism().map_or(1, usize::from) } else { 1 };
    let helpers = processors.min(order.len()).saturating_sub(1);
    let mut done: Vec<_> = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(work)).collect();
        let mine = work();
        let theirs = helpers.into_iter().flat_map(|helper| helper.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        mine.into_iter().chain(theirs).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    let mut bytes = done.into_iter().map(|(_, bytes)| bytes);
    let files_of = |document: &Document| {
        let files = formats.iter().zip(bytes.by_ref()).map(|(format, bytes)| Ok((path(folder, &document.id, *format), bytes?)));
        // Every format is taken from the row, also after one that failed.
        files.collect::<Vec<_>>().into_iter().collect()
    };
    documents.iter().map(files_of).collect()
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
        WriteError::MissingCharacter { source: Source::Field(path) | Source::Gap(path), .. } => Place::Field(FieldPath(path.clone())),
        WriteError::MissingCharacter { source: Source::Template { file, line }, .. } => {
            Place::File { name: file.clone(), line: *line, excerpt: String::new() }
        }
        _ => Place::Letter(id.to_owned()),
    };
    Problem::blocker("letter-unwritable", place, error.to_string())
}
