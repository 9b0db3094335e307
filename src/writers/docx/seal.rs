//! The seal of a Word file: a property of its own, beside title and author. Word keeps it when somebody saves the file, and by then
//! it no longer fits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::names::DECLARATION;
use crate::writers::seal::{Content, Obstacle, Seal, hex};

/// The part that holds the seal.
pub(super) const PART: &str = "docProps/custom.xml";

/// The largest letter that is looked into, unpacked. A larger one is none of ours.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// What custom properties are told by in every Word file.
const PROPERTY: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The part that holds the seal.
pub(super) fn part(seal: &Seal) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006";
    format!(
        "{DECLARATION}<Properties xmlns=\"{office}/custom-properties\" xmlns:vt=\"{office}/docPropsVTypes\">{BEFORE}{}-{}{AFTER}",
        hex(&seal.whose),
        hex(&seal.untouched),
        BEFORE = before(),
    )
}

fn before() -> String {
    format!("<property fmtid=\"{PROPERTY}\" pid=\"2\" name=\"{NAME}\"><vt:lpwstr>")
}

const NAME: &str = "Forberedt";
const AFTER: &str = "</vt:lpwstr></property></Properties>";

/// All parts but the seal, and the seal.
///
/// # Errors
/// What the file is instead: one without a seal, or one that was changed.
pub(in crate::writers) fn read(file: &[u8]) -> Result<(Content, Seal), Obstacle> {
    let mut zip = ZipArchive::new(Cursor::new(file)).map_err(|_| Obstacle::Foreign)?;
    let mut left = MOST_BYTES;
    let (mut content, mut sealed) = (Content::default(), None);
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).map_err(|_| Obstacle::Foreign)?;
        let name = part.name().to_owned();
        let mut bytes = Vec::new();
        (&mut part).take(left).read_to_end(&mut bytes).map_err(|_| Obstacle::Changed)?;
        left -= bytes.len() as u64;
        if left == 0 {
            return Err(Obstacle::Foreign);
        }
        if name == PART {
            sealed = Some(bytes);
        } else {
            content.add(name.as_bytes());
            content.add(&bytes);
        }
    }
    let sealed = sealed.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(Obstacle::Foreign)?;
    if !sealed.contains(&format!("name=\"{NAME}\"")) {
        return Err(Obstacle::Foreign);
    }
    let marks = sealed.split_once(&before()).and_then(|(_, rest)| rest.strip_suffix(AFTER));
    let seal = marks.and_then(|marks| {
        let (whose, untouched) = marks.split_once('-')?;
        Seal::from_hex(whose.as_bytes(), untouched.as_bytes())
    });
    Ok((content, seal.ok_or(Obstacle::Changed)?))
}
