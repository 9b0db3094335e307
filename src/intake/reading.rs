//! Reads a file of either kind.

use super::faults::Fault;
use super::mapping::{Mapping, Seen};
use super::records::Record;
use super::{csv_rows, decoded, json_records};
use crate::case::origins::OriginFile;

/// Reads the records of a file.
///
/// # Errors
/// The first thing that keeps it from being read.
pub(super) fn read(
    number: usize,
    bytes: &[u8],
    mapping: &Mapping,
    seen: &mut Seen,
) -> Result<Vec<Record>, Fault> {
    match decoded::text(number, bytes)? {
        (OriginFile::Csv, text) => csv_rows::read(number, &text, mapping, seen),
        (OriginFile::Json, text) => {
            seen.json();
            json_records::read(number, &text, mapping)
        }
    }
}
