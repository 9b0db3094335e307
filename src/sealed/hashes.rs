//! The hashes of a letter's files.

use std::collections::BTreeMap;

use crate::case::seals::digest;
use crate::document::Document;
use crate::problem::Problem;
use crate::writers::{Format, Printing};

/// The hash of a letter's file in each format, by the format's ending. Its text is shown to `see_text`.
pub(super) fn file_hashes(
    document: &Document,
    mut see_text: impl FnMut(&[u8]),
) -> Result<BTreeMap<String, String>, Vec<Problem>> {
    let printing = Printing::of(document);
    let mut hashes = BTreeMap::new();
    for format in Format::ALL {
        let bytes = printing.render(format)?;
        if format == Format::Text {
            see_text(&bytes);
        }
        hashes.insert(format.extension().to_owned(), digest(&bytes));
    }
    Ok(hashes)
}
