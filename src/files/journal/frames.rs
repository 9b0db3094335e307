//! How the entries of a journal lie behind one another in its file: each with its length and a hash before it, so that one which was
//! cut off is known from one that was changed.

use super::super::fingerprint::Fingerprint;

/// How a journal of entries begins. One that has none was done away with.
pub(super) const BEGINNING: &[u8] = b"forberedt-journal 2\n";

/// The length, the same turned over, and the hash of the entry.
pub(super) const HEAD: usize = 8 + Fingerprint::LENGTH;

/// What comes next in a journal (det næste stykke).
pub(super) enum Frame<'a> {
    Entry(&'a [u8], Fingerprint),
    /// The file ends in the middle of it: the program was killed, or the machine went down.
    CutOff,
    Damaged,
}

/// An entry with what stands before it in the file, and its hash.
pub(super) fn frame(entry: &[u8]) -> (Vec<u8>, Fingerprint) {
    let fingerprint = Fingerprint::of(entry);
    // No entry is longer than a case, by far.
    let length = u32::try_from(entry.len()).unwrap_or(u32::MAX);
    let mut framed = Vec::with_capacity(HEAD + entry.len());
    framed.extend(length.to_le_bytes());
    framed.extend((!length).to_le_bytes());
    framed.extend(fingerprint.bytes());
    framed.extend(entry);
    (framed, fingerprint)
}

/// Takes the next entry off the front; none at the end.
pub(super) fn next<'a>(rest: &mut &'a [u8]) -> Option<Frame<'a>> {
    if rest.is_empty() {
        return None;
    }
    let Some((head, behind)) = rest.split_at_checked(HEAD) else {
        *rest = &[];
        return Some(Frame::CutOff);
    };
    let number = |at: usize| {
        let bytes = head.get(at..).and_then(|bytes| bytes.first_chunk());
        bytes.copied().map(u32::from_le_bytes).unwrap_or_default()
    };
    let length = number(0);
    if length != !number(4) {
        *rest = &[];
        return Some(Frame::Damaged);
    }
    let Some((entry, behind)) = behind.split_at_checked(length as usize) else {
        *rest = &[];
        return Some(Frame::CutOff);
    };
    *rest = behind;
    let fingerprint = Fingerprint::of(entry);
    let is_sound = head.ends_with(fingerprint.bytes());
    Some(if is_sound { Frame::Entry(entry, fingerprint) } else { Frame::Damaged })
}

/// The hash of the last entry, where the file ends with it.
pub(super) fn last(bytes: &[u8]) -> Option<Fingerprint> {
    let mut rest = bytes.strip_prefix(BEGINNING)?;
    let mut found = None;
    while let Some(frame) = next(&mut rest) {
        let Frame::Entry(_, fingerprint) = frame else { return None };
        found = Some(fingerprint);
    }
    found
}
