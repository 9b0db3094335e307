//! The Word file. `build` says what the letter holds with docx-rs, `repair` brings its parts into the order that the schema
//! asks for, and `package` adds the parts that docx-rs does not write and packs them all.
//!
//! The same document always gives the same bytes: nothing comes from the clock, and no counter outlives a call.

mod build;
mod edges;
pub mod form;
mod names;
mod numbering;
mod order;
mod package;
mod picture;
mod repair;
mod runs;
mod styles;
mod tables;
mod top;
mod write_in;

use super::WriteError;
use super::measures::PageMeasures;
use super::packed::words::Wording;
use super::packed::writable;
use super::pdf::lay_out;
use crate::document::Document;
use docx_rs::BuildXML;
pub(super) use package::SLOT;

/// Where the words of a Word file stand.
pub(super) const WORDING: Wording =
    Wording { part: "word/document.xml", paragraphs: &[b"w:p"], gaps: &[b"w:br", b"w:tab"] };

/// Writes the letter as a Word file (docx). All characters that cannot be written are reported, not only the first.
pub fn write(document: &Document) -> Result<Vec<u8>, Vec<WriteError>> {
    let measures = PageMeasures::of(document);
    write_measured(document, &measures, || lay_out(document, &measures).page_count())
}

/// The letter as a Word file; only the PDF's layout knows how many pages there are.
pub(super) fn write_measured(
    document: &Document,
    measures: &PageMeasures,
    page_count: impl FnOnce() -> usize + Send,
) -> Result<Vec<u8>, Vec<WriteError>> {
    write_filled(document, measures, page_count, Ok)
}

/// The same with something done to the text of the file before it is packed.
fn write_filled(
    document: &Document,
    measures: &PageMeasures,
    page_count: impl FnOnce() -> usize + Send,
    fill: impl FnOnce(String) -> Result<String, WriteError>,
) -> Result<Vec<u8>, Vec<WriteError>> {
    writable(document)?;
    pack(document, measures, page_count, fill).map_err(|error| vec![error])
}

fn pack(
    document: &Document,
    measures: &PageMeasures,
    page_count: impl FnOnce() -> usize + Send,
    fill: impl FnOnce(String) -> Result<String, WriteError>,
) -> Result<Vec<u8>, WriteError> {
    // To lay the letter out takes about as long as all of the text.
    let (built, pages) = rayon::join(|| build::build(document, measures), page_count);
    let built = built?;
    let mut repair =
        repair::Repair::new(&document.language, (built.logo_alt, &built.pictures), &built.links);
    let parts = package::Parts {
        document: fill(repair.part(&built.document)?)?,
        styles: repair.part(&built.styles)?,
        numbering: repair.part(&built.numbering)?,
        header: built.header.map(|part| repair.part(&part)).transpose()?,
        footer: repair.part(&edges::footer(&document.letterhead.footer, pages).build())?,
        logo: document.letterhead.logo.as_ref().map(|logo| logo.png.as_slice()),
        pictures: &built.pictures,
        links: &built.links,
    };
    // A header row that lost its mark would still look right, so the number is compared rather than trusted.
    if repair.header_rows != built.header_rows {
        return Err(WriteError::Other(
            "Tabellernes overskrifter kunne ikke skrives i Word-filen.".to_owned(),
        ));
    }
    package::pack(document, &parts)
}

/// What docx-rs wrote is no XML as the passes know it.
fn broken() -> WriteError {
    WriteError::Other("Word-filen kunne ikke sættes sammen.".to_owned())
}
