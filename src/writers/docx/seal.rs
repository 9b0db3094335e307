//! The seal of a Word file: a property of its own, beside title and author. Word keeps it when somebody saves the file, and by then
//! it no longer fits.
//!
//! The marks are made from every byte of the archive, not only from its parts: what is appended, or stands between them, is seen too.

use std::io::{Cursor, Read};
use std::ops::Range;

use zip::ZipArchive;

use super::names::DECLARATION;
use crate::writers::seal::{Claim, Content, Obstacle, Seal, hex};

/// The part that holds the seal.
pub(super) const PART: &str = "docProps/custom.xml";

/// The largest part that is looked into for a seal.
const MOST_BYTES: u64 = 64 * 1024;

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

/// Seals a file that was written with a blank seal. `None` if it has none such.
pub(super) fn seal(mut file: Vec<u8>, claim: &Claim) -> Option<Vec<u8>> {
    let (places, blank) = find(&file).ok()?;
    places.put(&mut file, &blank, 0)?;
    let sealed = part(&Seal::of(&Content::of(&file), claim)).into_bytes();
    places.put(&mut file, &sealed, sum(&sealed))?;
    Some(file)
}

/// The file as it was before it was sealed, and the seal.
///
/// # Errors
/// What the file is instead: one without a seal, or one that was changed.
pub(in crate::writers) fn read(file: &[u8]) -> Result<(Content, Seal), Obstacle> {
    let (places, sealed) = find(file)?;
    let sealed = String::from_utf8(sealed).map_err(|_| Obstacle::Foreign)?;
    if !sealed.contains(&format!("name=\"{NAME}\"")) {
        return Err(Obstacle::Foreign);
    }
    let marks = sealed.split_once(&before()).and_then(|(_, rest)| rest.strip_suffix(AFTER));
    let seal = marks.and_then(|marks| {
        let (whose, untouched) = marks.split_once('-')?;
        Seal::from_hex(whose.as_bytes(), untouched.as_bytes())
    });
    let seal = seal.ok_or(Obstacle::Changed)?;
    let (mut unsealed, sum) = (file.to_vec(), sum(sealed.as_bytes()));
    places
        .put(&mut unsealed, sealed.as_bytes(), sum)
        .filter(|()| unsealed == file)
        .and_then(|()| places.put(&mut unsealed, part(&Seal::BLANK).as_bytes(), 0))
        .ok_or(Obstacle::Changed)?;
    Ok((Content::of(&unsealed), seal))
}

/// Where the bytes of an archive are that hang on the seal: its own, and its sum in both directories.
struct Places {
    bytes: Range<usize>,
    sums: [Range<usize>; 2],
}

impl Places {
    fn put(&self, file: &mut [u8], bytes: &[u8], sum: u32) -> Option<()> {
        let here = file.get_mut(self.bytes.clone()).filter(|here| here.len() == bytes.len())?;
        here.copy_from_slice(bytes);
        for place in &self.sums {
            file.get_mut(place.clone())?.copy_from_slice(&sum.to_le_bytes());
        }
        Some(())
    }
}

/// Where a sum stands behind the beginning of an entry, in front of a part and in the archive's own directory.
const SUM_BEFORE_PART: usize = 14;
const SUM_IN_DIRECTORY: usize = 16;

/// The part that holds the seal, and where it is.
fn find(file: &[u8]) -> Result<(Places, Vec<u8>), Obstacle> {
    let mut zip = ZipArchive::new(Cursor::new(file)).map_err(|_| Obstacle::Foreign)?;
    let mut part = zip.by_name(PART).map_err(|_| Obstacle::Foreign)?;
    let mut bytes = Vec::new();
    (&mut part).take(MOST_BYTES).read_to_end(&mut bytes).map_err(|_| Obstacle::Changed)?;
    let range = |place: Option<u64>, more: usize, length: usize| {
        let start = usize::try_from(place?).ok()?.checked_add(more)?;
        Some(start..start.checked_add(length)?)
    };
    // Another program may have pressed the part. Then its place is shorter, and no seal fits there.
    let length = usize::try_from(part.compressed_size()).ok();
    let bytes_at = length.and_then(|length| range(part.data_start(), 0, length));
    let before_part = range(Some(part.header_start()), SUM_BEFORE_PART, 4);
    let in_directory = range(Some(part.central_header_start()), SUM_IN_DIRECTORY, 4);
    let places = bytes_at.zip(before_part.zip(in_directory));
    let (bytes_at, sums) = places.ok_or(Obstacle::Changed)?;
    Ok((Places { bytes: bytes_at, sums: sums.into() }, bytes))
}

fn sum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}
