//! From bytes to text: which signs a file is written in, and whether it is a text at all.

use encoding_rs::WINDOWS_1252;

use super::faults::Fault;
use crate::case::origins::OriginFile;

/// The beginnings of files that are often taken for an export, and what each is.
const OTHERS: [(&[u8], &str); 6] = [
    (b"PK", "et regneark eller et dokument"),
    (b"\xd0\xcf\x11\xe0", "et gammelt regneark eller dokument"),
    (b"%PDF", "en PDF"),
    (b"{\\rtf", "et dokument"),
    (b"<", "en webside eller XML"),
    (b"age-encryption", "en låst fil"),
];

/// How the capital and small æ, ø and å look when UTF-8 is read as if it were Windows-1252.
const TORN: [&[u8]; 6] =
    [b"\xc3\xa6", b"\xc3\xb8", b"\xc3\xa5", b"\xc3\x86", b"\xc3\x98", b"\xc3\x85"];

/// The same letters where they were torn and then written as UTF-8 again, and the sign that stands for a lost one.
const TWICE: [&str; 7] = ["Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…", "\u{fffd}"];

/// The text of a file, and which of the two kinds it is.
///
/// # Errors
/// That it is empty, too large, or no text.
pub(super) fn text(number: usize, bytes: &[u8]) -> Result<(OriginFile, String), Fault> {
    let wrong = |code, message: &str| Fault::at(code, (number, 0), message);
    if bytes.len() as u64 > super::MOST_BYTES {
        let message = "Filen er for stor. Der læses højst 16 MB.";
        return Err(wrong("import-too-large", message)
            .with_cure("Træk kun den ene sag ud, eller del filen."));
    }
    let wide = [b"\xff\xfe".as_slice(), b"\xfe\xff"];
    if wide.iter().any(|mark| bytes.starts_with(mark)) || looks_wide(bytes) {
        return Err(wrong("import-utf-16", "Filen er gemt som UTF-16.")
            .with_cure("Gem den som CSV UTF-8, og prøv igen."));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(wrong("import-empty", "Filen er tom.").with_cure("Træk sagen ud igen."));
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        let message = format!("Filen er ikke CSV eller JSON, men {what}.");
        return Err(wrong("import-other-kind", &message).with_cure("Gem den som CSV UTF-8."));
    }
    let line_of = |at: usize| bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    if let Some(at) = bytes.iter().position(|byte| is_no_text(*byte)) {
        let message = "Filen har tegn, som ikke hører til i en tekst.";
        return Err(Fault::at("import-no-text", (number, line_of(at)), message)
            .with_cure("Den kan være beskadiget. Træk sagen ud igen."));
    }
    let is_json =
        bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|it| b"{[".contains(it));
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            if let Some(at) = TWICE.iter().find_map(|letter| text.find(letter)) {
                let message = "Filens danske bogstaver er gået tabt, før den kom hertil.";
                return Err(Fault::at("import-letters-lost", (number, line_of(at)), message)
                    .with_cure("Træk sagen ud igen, og gem den som CSV UTF-8."));
            }
            Ok((if is_json { OriginFile::Json } else { OriginFile::Csv }, text.to_owned()))
        }
        Err(error) => {
            let torn = TORN.iter().any(|sign| memchr::memmem::find(bytes, sign).is_some());
            if is_json || torn {
                let message = "Filen er ikke hel tekst i UTF-8.";
                let line = line_of(error.valid_up_to());
                return Err(Fault::at("import-torn", (number, line), message)
                    .with_cure("Gem den som UTF-8, eller træk sagen ud igen."));
            }
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            // Five bytes are no sign in Windows-1252 either.
            match text.char_indices().find(|(_, sign)| matches!(sign, '\u{80}'..='\u{9f}')) {
                None => Ok((OriginFile::Csv, text.into_owned())),
                Some((at, _)) => {
                    let line = text[..at].matches('\n').count() + 1;
                    let message = "Filen er hverken tekst i UTF-8 eller i Windows-1252.";
                    Err(Fault::at("import-no-text", (number, line), message)
                        .with_cure("Gem den som CSV UTF-8, og prøv igen."))
                }
            }
        }
    }
}

/// Whether every other byte at the beginning is zero, as where two bytes stand for each sign.
fn looks_wide(bytes: &[u8]) -> bool {
    let pairs = bytes.chunks_exact(2).take(32);
    let all = pairs.len();
    let halves = pairs.filter(|pair| (pair[0] == 0) != (pair[1] == 0)).count();
    all >= 4 && halves * 10 >= all * 9
}

fn is_no_text(byte: u8) -> bool {
    byte == 0x7f || (byte < b' ' && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0b | 0x0c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_are_read_in_both_ways_of_writing_them() {
        let (kind, text) = text(0, "Navn;Ø\n".as_bytes()).unwrap();
        assert_eq!((kind, text.as_str()), (OriginFile::Csv, "Navn;Ø\n"));
        let (_, text) = super::text(0, b"Navn;\xd8\xe6\xe5 \x80\n").unwrap();
        assert_eq!(text, "Navn;Øæå €\n");
        let (_, text) = super::text(0, b"\xef\xbb\xbfNavn\n").unwrap();
        assert_eq!(text, "Navn\n");
        assert_eq!(super::text(0, b"\xef\xbb\xbf [1]").unwrap().0, OriginFile::Json);
    }

    #[test]
    fn what_is_no_text_is_told() {
        for (bytes, code) in [
            (&b""[..], "import-empty"),
            (b"\xef\xbb\xbf \r\n", "import-empty"),
            (b"\xff\xfeN\0a\0", "import-utf-16"),
            (b"N\0a\0v\0n\0;\0A\0", "import-utf-16"),
            (b"Navn;A\0B\n", "import-no-text"),
            (b"Navn\nA\x81\n", "import-no-text"),
            (b"PK\x03\x04", "import-other-kind"),
            (b"Navn\n\xc3\xa6\xc3\n", "import-torn"),
            (b"[\"\xe6\"]", "import-torn"),
        ] {
            let problem = text(0, bytes).unwrap_err().problem(1);
            assert_eq!(problem.code, code, "{bytes:?}");
        }
    }
}
