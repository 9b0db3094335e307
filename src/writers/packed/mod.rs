//! What the formats share whose files are archives of XML parts: Word's and ODT's.

pub(super) mod seal;
pub(super) mod words;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::WriteError;
use super::characters::{of_document, unwritable_in_xml};
use super::pdf::logo::{read as read_logo, unreadable_pictures};
use crate::document::Document;

/// In bytes. A compressor takes longer to set up than it would save on a smaller part.
const WORTH_PRESSING: usize = 2048;

/// Of nine. The others make a letter a tenth smaller and take longer.
const LEVEL: i64 = 1;

/// A picture with the words that stand for it (et billede).
pub(super) struct Picture {
    pub png: Vec<u8>,
    pub alt: String,
}

/// Whether the letter can be written at all.
///
/// # Errors
/// All characters that no XML can hold, and a logo that cannot be read: in its place an empty frame would be shown.
pub(super) fn writable(document: &Document) -> Result<(), Vec<WriteError>> {
    let mut errors = of_document(document, unwritable_in_xml);
    let logo = document.letterhead.logo.as_ref().map(|logo| read_logo(&logo.png));
    errors.extend(logo.and_then(Result::err));
    errors.extend(unreadable_pictures(document));
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The archive of these parts, in their order. `bare` names those that are never pressed. All times are the same fixed one: the
/// letter's date stands in its properties.
pub(super) fn archive(files: &[(&str, &[u8])], bare: &[&str]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(64 * 1024)));
    for (name, bytes) in files {
        // A PNG file is compressed already.
        let is_bare = bytes.len() < WORTH_PRESSING || name.ends_with(".png") || bare.contains(name);
        let (method, level) = if is_bare {
            (CompressionMethod::Stored, None)
        } else {
            (CompressionMethod::Deflated, Some(LEVEL))
        };
        zip.start_file(*name, options.compression_method(method).compression_level(level))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The address with every character escaped that may not stand in one. Word calls a file damaged for a space in a link.
pub(super) fn address(link: &str) -> String {
    let mut address = String::with_capacity(link.len());
    for (place, byte) in link.bytes().enumerate() {
        let escaped_already = || {
            link.get(place + 1..place + 3)
                .is_some_and(|hex| hex.bytes().all(|digit| digit.is_ascii_hexdigit()))
        };
        match byte {
            b'%' if escaped_already() => address.push('%'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => address.push(char::from(byte)),
            _ if b"-._~:/?#@!$&'()*+,;=".contains(&byte) => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}
