//! From a finished letter to the bytes of a file. Writers know the document, and neither case, law, disk nor clock.

mod breaks;
pub mod characters;
pub mod docx;
mod drawn;
mod figure;
mod illustration;
mod journey;
mod looks;
mod measures;
pub mod odt;
pub mod owner;
mod packed;
pub mod pdf;
mod raster;
pub mod seal;
pub mod text;
mod top;

use std::fmt;
use std::sync::OnceLock;

use crate::document::{Document, Source};
use crate::problem::{Place, Problem};
use characters::Unshown;
use measures::PageMeasures;

/// The kind of file that a letter is written as (filformat).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Docx,
    Odt,
    Pdf,
    Text,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Docx, Self::Odt, Self::Pdf, Self::Text];

    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }

    /// What a file of this format is called: `Afgørelse om førtidspension.pdf`.
    pub fn file_name(self, stem: &str) -> String {
        format!("{stem}.{}", self.extension())
    }
}

/// Turns a letter into the bytes of a file.
///
/// # Errors
/// What the format cannot show, each with the field that it came from.
pub fn render(document: &Document, format: Format) -> Result<Vec<u8>, Vec<Problem>> {
    Printing::of(document).render(format)
}

/// A letter on its way into files (et brev på vej): what its formats share is made once, by the first that asks for it.
pub struct Printing<'d> {
    document: &'d Document,
    measures: OnceLock<PageMeasures>,
    laid: OnceLock<pdf::Laid>,
}

impl<'d> Printing<'d> {
    pub fn of(document: &'d Document) -> Self {
        Self { document, measures: OnceLock::new(), laid: OnceLock::new() }
    }

    /// The letter as the bytes of a file.
    ///
    /// # Errors
    /// What the format cannot show, each with the field that it came from.
    pub fn render(&self, format: Format) -> Result<Vec<u8>, Vec<Problem>> {
        let document = self.document;
        let written = match format {
            Format::Docx => {
                docx::write_measured(document, self.measures(), || self.laid().page_count())
            }
            Format::Odt => {
                odt::write_measured(document, self.measures(), || self.laid().page_count())
            }
            Format::Pdf => pdf::write_laid(document, || self.laid(), None),
            Format::Text => Ok(text::write(document).into_bytes()),
        };
        written.map_err(|errors| errors.iter().map(|error| problem(&document.id, error)).collect())
    }

    /// The copy of the letter that is filed: a PDF with what it was made of inside, as JSON. The citizen's own has none of it.
    ///
    /// # Errors
    /// As [`Self::render`].
    pub fn render_to_file(&self, made_of: &[u8]) -> Result<Vec<u8>, Vec<Problem>> {
        let written = pdf::write_laid(self.document, || self.laid(), Some(made_of));
        let id = &self.document.id;
        written.map_err(|errors| errors.iter().map(|error| problem(id, error)).collect())
    }

    fn laid(&self) -> &pdf::Laid {
        self.laid.get_or_init(|| pdf::lay_out(self.document, self.measures()))
    }

    fn measures(&self) -> &PageMeasures {
        self.measures.get_or_init(|| PageMeasures::of(self.document))
    }
}

/// Why a letter cannot be written (en skrivefejl).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// What the letter cannot show of a text (tegn og skrift, som brevet ikke kan vise).
    Unshown { unshown: Unshown, source: Source },
    /// The logo is no picture that can be read (logoet kan ikke læses).
    LogoUnreadable,
    /// A picture of the text is none that can be read (et billede kan ikke læses).
    PictureUnreadable,
    /// Anything else, as a Danish sentence without personal data.
    Other(String),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unshown { unshown, .. } => {
                write!(f, "Brevet kan ikke vise {}.", unshown.words())
            }
            Self::LogoUnreadable => {
                f.write_str("Logoet kan ikke læses. Brug et billede i formatet PNG.")
            }
            Self::PictureUnreadable => {
                f.write_str("Et billede i teksten kan ikke læses. Brug et billede i formatet PNG.")
            }
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for WriteError {}

fn problem(id: &str, error: &WriteError) -> Problem {
    let place = match error {
        WriteError::Unshown { source: Source::Field(path) | Source::Gap(Some(path)), .. } => {
            Place::Field(*path)
        }
        WriteError::Unshown { source: Source::Template { file, line }, .. } => {
            Place::File { name: file.to_string(), line: *line, excerpt: String::new() }
        }
        _ => Place::Letter(id.to_owned()),
    };
    let problem = Problem::blocker("letter-unwritable", place, error.to_string());
    match error {
        WriteError::Unshown { .. } => problem.with_cure(characters::CURE),
        _ => problem,
    }
}
