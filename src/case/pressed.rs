//! Bytes in a case file: pressed, and in letters that JSON holds.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

pub(super) fn press(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Memory takes whatever is written to it.
    let pressed = encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default();
    STANDARD.encode(pressed)
}

/// The bytes, if they are no more than `most` and can be read.
pub(super) fn unpress(pressed: &str, most: u64) -> Option<Vec<u8>> {
    let pressed = STANDARD.decode(pressed).ok()?;
    let mut bytes = Vec::new();
    DeflateDecoder::new(pressed.as_slice()).take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}
