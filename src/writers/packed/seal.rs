//! The seal of a file that is an archive: a property of its own, beside title and author. Word and LibreOffice keep it when somebody
//! saves the file, and by then it no longer fits.
//!
//! The marks are made from every byte of the archive, not only from its parts: what is appended, or stands between them, is seen too.

use std::io::{Cursor, Read};
use std::ops::Range;

use zip::ZipArchive;

use crate::writers::seal::{Claim, Content, Obstacle, Seal, hex};

/// The largest part that is looked into for a seal.
const MOST_BYTES: u64 = 64 * 1024;

/// Where a format keeps the seal (seglets plads).
pub(in crate::writers) struct Slot {
    /// The part that holds it, never pressed.
    pub part: &'static str,
    /// How the property is named there.
    pub named: &'static str,
    /// What stands right before the marks, and right behind them.
    pub before: &'static str,
    pub behind: &'static str,
}

impl Slot {
    /// The property with what stands around it.
    pub(in crate::writers) fn written(&self, seal: &Seal) -> String {
        format!("{}{}{}", self.before, marks(seal), self.behind)
    }

    /// Seals a file that was written with a blank seal. `None` if it has none such.
    pub(in crate::writers) fn seal(&self, mut file: Vec<u8>, claim: &Claim) -> Option<Vec<u8>> {
        let (places, blank) = self.find(&file).ok()?;
        places.put(&mut file, &blank, 0)?;
        let seal = Seal::of(&Content::of(&file), claim);
        let blank = String::from_utf8(blank).ok()?;
        let sealed = self.with_marks(&blank, &marks(&seal))?.into_bytes();
        places.put(&mut file, &sealed, sum(&sealed))?;
        Some(file)
    }

    /// The file as it was before it was sealed, and the seal.
    ///
    /// # Errors
    /// What the file is instead: one without a seal, or one that was changed.
    pub(in crate::writers) fn read(&self, file: &[u8]) -> Result<(Content, Seal), Obstacle> {
        let (places, sealed) = self.find(file)?;
        let sealed = String::from_utf8(sealed).map_err(|_| Obstacle::Foreign)?;
        if !sealed.contains(self.named) {
            return Err(Obstacle::Foreign);
        }
        let seal = self.place(&sealed).and_then(|place| {
            let (whose, untouched) = sealed.get(place)?.split_once('-')?;
            Seal::from_hex(whose.as_bytes(), untouched.as_bytes())
        });
        let seal = seal.ok_or(Obstacle::Changed)?;
        let (mut unsealed, sum) = (file.to_vec(), sum(sealed.as_bytes()));
        places
            .put(&mut unsealed, sealed.as_bytes(), sum)
            .filter(|()| unsealed == file)
            .and_then(|()| {
                let blank = self.with_marks(&sealed, &marks(&Seal::BLANK))?;
                places.put(&mut unsealed, blank.as_bytes(), 0)
            })
            .ok_or(Obstacle::Changed)?;
        Ok((Content::of(&unsealed), seal))
    }

    /// Where the marks stand in their part.
    fn place(&self, part: &str) -> Option<Range<usize>> {
        let start = part.find(self.before)? + self.before.len();
        let length = part.get(start..)?.find(self.behind)?;
        Some(start..start + length)
    }

    fn with_marks(&self, part: &str, marks: &str) -> Option<String> {
        let place = self.place(part)?;
        let mut part = part.to_owned();
        part.replace_range(place, marks);
        Some(part)
    }

    /// The part that holds the seal, and where it is.
    fn find(&self, file: &[u8]) -> Result<(Places, Vec<u8>), Obstacle> {
        let mut zip = ZipArchive::new(Cursor::new(file)).map_err(|_| Obstacle::Foreign)?;
        let mut part = zip.by_name(self.part).map_err(|_| Obstacle::Foreign)?;
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
}

fn marks(seal: &Seal) -> String {
    format!("{}-{}", hex(&seal.whose), hex(&seal.untouched))
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

fn sum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}
