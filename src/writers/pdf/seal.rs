//! The seal of a PDF: the two names that every file has in its trailer, `/ID`. The first tells whose the letter is, the second that
//! nobody has changed it.

use memchr::memmem;

use super::metadata::PROGRAM;
use crate::writers::seal::{Claim, Content, MARK, Obstacle, Seal, hex};

/// The digits of a mark.
const DIGITS: usize = 2 * MARK;
const START: &[u8] = b"/ID [<";
const BETWEEN: &[u8] = b"> <";
const END: &[u8] = b"%%EOF\n";

/// Seals a file that was written with names of zeros. `None` if it has none such.
pub(super) fn seal(mut file: Vec<u8>, claim: &Claim) -> Option<Vec<u8>> {
    let (first, second) = places(&file)?;
    let seal = Seal::of(&Content::of(&file), claim);
    file.get_mut(first..first + DIGITS)?.copy_from_slice(hex(&seal.whose).as_bytes());
    file.get_mut(second..second + DIGITS)?.copy_from_slice(hex(&seal.untouched).as_bytes());
    Some(file)
}

/// The file as it was before it was sealed, and the seal.
///
/// # Errors
/// What the file is instead: one without a seal, or one that was changed.
pub(in crate::writers) fn read(file: &[u8]) -> Result<(Content, Seal), Obstacle> {
    // Every PDF has an `/ID`; only ours say so of their maker.
    if memmem::find(file, format!("<pdf:Producer>{PROGRAM}<").as_bytes()).is_none() {
        return Err(Obstacle::Foreign);
    }
    let (first, second) = places(file).ok_or(Obstacle::Changed)?;
    let mut file = file.to_vec();
    let mut take = |place: usize| {
        let digits = file.get_mut(place..place + DIGITS)?;
        let mark = digits.to_vec();
        digits.fill(b'0');
        Some(mark)
    };
    let marks = take(first).zip(take(second));
    let seal = marks.and_then(|(whose, untouched)| Seal::from_hex(&whose, &untouched));
    Ok((Content::of(&file), seal.ok_or(Obstacle::Changed)?))
}

/// The file without what other programs have written behind it: remarks and signatures are appended.
pub(in crate::writers) fn as_first_written(file: &[u8]) -> &[u8] {
    let end = memmem::find(file, END).map_or(file.len(), |place| place + END.len());
    file.get(..end).unwrap_or(file)
}

/// Where the digits of the two names begin, in the file's last trailer.
fn places(file: &[u8]) -> Option<(usize, usize)> {
    let first = memmem::rfind(file, START)? + START.len();
    let between = first + DIGITS;
    let second = between + BETWEEN.len();
    let fits = file.get(between..second)? == BETWEEN && file.get(second + DIGITS) == Some(&b'>');
    fits.then_some((first, second))
}
