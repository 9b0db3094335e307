//! The ODT file, which LibreOffice writes and Word opens. `body` says what the letter holds, `styles` how it looks, and `package` packs
//! both with the facts about the file.
//!
//! The same document always gives the same bytes: nothing comes from the clock.

mod body;
mod kinds;
mod levels;
mod lists;
mod looks;
mod names;
mod package;
mod page;
mod picture;
mod runs;
mod styles;
mod tables;
mod top;
mod write_in;

use super::WriteError;
use super::measures::PageMeasures;
use super::packed::writable;
use super::pdf::lay_out;
use super::top::fact_indent;
use crate::document::addresses::linked_blocks;
use crate::document::{Document, marks};
pub(super) use body::WORDING;
pub(super) use package::SLOT;

/// Writes the letter as an ODT file. All characters that cannot be written are reported, not only the first.
pub fn write(document: &Document) -> Result<Vec<u8>, Vec<WriteError>> {
    let measures = PageMeasures::of(document);
    write_measured(document, &measures, || lay_out(document, &measures).page_count())
}

/// The letter as an ODT file; only the PDF's layout knows how many pages there are.
pub(super) fn write_measured(
    document: &Document,
    measures: &PageMeasures,
    page_count: impl FnOnce() -> usize + Send,
) -> Result<Vec<u8>, Vec<WriteError>> {
    writable(document)?;
    pack(document, measures, page_count).map_err(|error| vec![error])
}

fn pack(
    document: &Document,
    measures: &PageMeasures,
    page_count: impl FnOnce() -> usize + Send,
) -> Result<Vec<u8>, WriteError> {
    let head = &document.letterhead;
    let mut body = body::Body::new(measures);
    if document.practice {
        body.mark(marks::PRACTICE_SAID);
    }
    body.letterhead(head)?;
    body.blocks(&linked_blocks(&document.blocks));
    let mark = marks::in_margin(document);
    let margin =
        page::InMargin { mark: mark.as_deref(), footer: &head.footer, pages: page_count() };
    let indent = fact_indent(&document.blocks, measures.size, measures.width);
    let parts = package::Parts {
        content: body.finish(),
        styles: styles::styles(document, measures, indent, &margin),
        logo: head.logo.as_ref().map(|logo| logo.png.as_slice()),
        pictures: &body.pictures,
    };
    package::pack(document, &parts)
}
