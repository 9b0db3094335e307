//! Numbers that nothing else has (UUID), made from what they name, so that the same letter always has the same.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// A number of the fourth version by its pattern, made from these pieces.
pub(super) fn of<'p>(what: &str, pieces: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut sum = Sha256::new();
    let mut add = |piece: &[u8]| {
        // No piece can shift the end of the one before it.
        sum.update((piece.len() as u64).to_be_bytes());
        sum.update(piece);
    };
    add(what.as_bytes());
    pieces.into_iter().for_each(&mut add);
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(sum.finalize()).for_each(|(byte, sum)| *byte = sum);
    bytes[6] = (bytes[6] & 0x0F) | 0x40;
    bytes[8] = (bytes[8] & 0x3F) | 0x80;
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn it_has_the_pattern_and_follows_what_it_names() {
        let one = of("brev", [&b"ab"[..], b"c"]);
        assert_eq!(one, of("brev", [&b"ab"[..], b"c"]));
        assert_ne!(one, of("brev", [&b"a"[..], b"bc"]));
        assert_ne!(one, of("bilag", [&b"ab"[..], b"c"]));
        for text in ["", "a", "b", "c", "d", "e"] {
            let made = of("brev", [text.as_bytes()]);
            let parts: Vec<usize> = made.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{made}");
            assert_eq!(&made[14..15], "4");
            assert!(matches!(&made[19..20], "8" | "9" | "a" | "b"), "{made}");
        }
    }
}
