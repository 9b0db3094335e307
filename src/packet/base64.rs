//! The bytes of a file as letters, written straight to where they go.

use std::io::Write;

use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;

/// Adds a file's bytes as letters. None of these letters needs an escape in XML.
pub(super) fn add(to: &mut Vec<u8>, bytes: &[u8]) {
    to.reserve(bytes.len().div_ceil(3) * 4);
    let mut encoder = EncoderWriter::new(to, &STANDARD);
    // Memory takes all that is written to it.
    let _ = encoder.write_all(bytes);
    let _ = encoder.finish();
}

/// How many letters so many bytes become.
pub(super) fn length(bytes: u64) -> u64 {
    bytes.div_ceil(3).saturating_mul(4)
}
