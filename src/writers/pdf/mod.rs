//! A letter as PDF: laid out and painted here, with the fonts from `printpdf`, and made accessible by tags (PDF/UA-1 and PDF/A-2a).
//!
//! ```text
//! Document -> characters -> layout (lines, tables) -> pieces + tree -> pages -> paint -> tags, outline, metadata -> save
//!                                                                          \-> paper (for other painters)
//! ```
//!
//! The same letter gives the same bytes, on any day and in any process.

mod attached;
mod column;
mod content;
pub(in crate::writers) mod fonts;
mod illustration;
mod layout;
mod letterhead;
mod line_runs;
mod lines;
pub mod logo;
mod metadata;
mod outline;
mod pages;
mod paint;
mod paper;
mod part;
mod pixels;
mod save;
pub(super) mod seal;
mod tables;
mod tags;
mod tree;
mod write_in;

use std::cell::OnceCell;
use std::sync::Arc;

use super::characters::{of_document, unshown};
use super::measures::PageMeasures;
use super::seal::Claim;
use super::{Format, WriteError};
use crate::document::addresses::linked_blocks;
use crate::document::page::Face;
use crate::document::{Document, Source, marks};
use layout::Layout;
use letterhead::Sheet;
pub(super) use lines::{Setting, lines, parts, width};
pub(super) use logo::size as logo_size;
use metadata::Archived;
use pages::Paginator;
pub use paper::paper;

/// The letter as a PDF file. Reports everything that stands in the way, not only the first.
pub fn write(document: &Document) -> Result<Vec<u8>, Vec<WriteError>> {
    let laid = OnceCell::new();
    let lay = || laid.get_or_init(|| lay_out(document, &PageMeasures::of(document)));
    write_laid(document, lay, None)
}

/// The letter as a PDF file, laid out as it is handed in once nothing stands in the way, with what it was made of inside the copy
/// that is filed.
pub(super) fn write_laid<'l>(
    document: &Document,
    laid: impl FnOnce() -> &'l Laid,
    made_of: Option<&[u8]>,
) -> Result<Vec<u8>, Vec<WriteError>> {
    // The other styles are parsed when a letter uses them.
    if Face::Regular.part().is_none() {
        return Err(vec![WriteError::Other(
            "Programmets skrifttyper kan ikke læses. Installer programmet igen.".to_owned(),
        )]);
    }
    let mut errors = of_document(document, unshown);
    let logo = match document.letterhead.logo.as_ref().map(|logo| logo::read(&logo.png)).transpose()
    {
        Ok(logo) => logo,
        Err(error) => {
            errors.push(error);
            None
        }
    };
    let mut pictures = Vec::new();
    for read in logo::pictures(document) {
        match read {
            Ok(picture) => pictures.push(picture),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }

    let Laid { pages, tree, links, .. } = laid();
    let mut pdf =
        paint::paint(pages, tree, logo.as_deref(), &pictures).map_err(|error| vec![error])?;
    tags::tag(&mut pdf, pages, tree, links);
    let archived = if made_of.is_some() { Archived::WithFiles } else { Archived::Alone };
    metadata::describe(&mut pdf, document, archived);
    if let Some(json) = made_of {
        attached::attach(&mut pdf, document, json);
    }
    let file = save::save(&pdf);
    let sealed = file.and_then(|file| seal::seal(file, &Claim::of(document, Format::Pdf)));
    sealed.ok_or_else(|| vec![WriteError::Other("PDF-filen kan ikke dannes.".to_owned())])
}

/// The height of the logo for each point of its width, with no pixel read.
fn logo_shape(document: &Document) -> Option<f32> {
    let (across, down) = logo::size(&document.letterhead.logo.as_ref()?.png)?;
    Some(down as f32 / across as f32)
}

/// A letter on its pages, with nothing painted yet.
pub(super) struct Laid {
    pages: Vec<pages::Page>,
    tree: tree::Tree,
    links: Vec<pages::Link>,
    /// Where the words came from.
    sources: Vec<Source>,
    /// The pictures of the text, in their order.
    pictures: Vec<Arc<[u8]>>,
    column: column::Column,
}

impl Laid {
    pub(super) fn page_count(&self) -> usize {
        self.pages.len()
    }
}

/// Lays the letter out.
pub(super) fn lay_out(document: &Document, measures: &PageMeasures) -> Laid {
    let sheet = Sheet::new(document, measures);
    let mut layout = Layout::new(measures);
    if document.practice {
        layout.mark(marks::PRACTICE_SAID, sheet.column);
    }
    layout.letterhead(document, logo_shape(document), sheet.column);
    let blocks = linked_blocks(&document.blocks);
    layout.blocks(&blocks, tree::Tree::ROOT, sheet.column, 0);
    let Layout { mut tree, mut links, sources, pictures, pieces, heading_rows, .. } = layout;
    let mut pages = Paginator::new(&mut tree, &mut links, &heading_rows, sheet.frame).fill(pieces);
    sheet.finish(&mut pages);
    Laid { pages, tree, links, sources, pictures, column: sheet.column }
}
