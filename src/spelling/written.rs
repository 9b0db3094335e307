//! The words of a text that spelling can be asked about.

use crate::danish::words::tokens;

/// Longer words than this are no words; one of them could take a worker milliseconds.
const LONGEST: usize = 60;

/// A word as it stands in a text (et skrevet ord).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    pub text: &'a str,
    /// Whether a sentence, a line or a quotation begins with it, so that its capital says nothing.
    pub is_first: bool,
}

impl Written<'_> {
    /// Whether it stands as a name stands: with a capital where nothing begins. Danish gives no other words one.
    pub fn is_like_name(&self) -> bool {
        !self.is_first && self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a text, without numbers, addresses, letters that stand for words, and what is too long to be one. What hyphens and
/// strokes divide is several words.
pub fn written_words(text: &str) -> impl Iterator<Item = Written<'_>> {
    let mut end = None;
    tokens(text).flat_map(move |token| {
        let is_first = end.is_none_or(|end: usize| begins_anew(&text[end..token.start]));
        end = Some(token.start + token.text.len());
        let is_address = token.text.contains(['@', '_', '\\']) || token.text.starts_with("www.");
        let parts = parts(token.text).filter(move |(_, part)| !is_address && is_word(part));
        parts.map(move |(at, text)| Written {
            start: token.start + at,
            text,
            is_first: is_first && at == 0,
        })
    })
}

/// Whether what stands between two words lets the second begin something.
fn begins_anew(between: &str) -> bool {
    between.contains(|sign| ".!?:\n»•–([\"\u{201c}\u{201d}".contains(sign))
}

fn parts(piece: &str) -> impl Iterator<Item = (usize, &str)> {
    let divides =
        |sign: char| !sign.is_alphanumeric() && !"'’\u{301}\u{30a}\u{308}.".contains(sign);
    let mut at = 0;
    piece.split_inclusive(divides).map(move |part| {
        let start = at;
        at += part.len();
        (start, part.trim_end_matches(|sign: char| !sign.is_alphanumeric()))
    })
}

/// Whether it can be right or wrong. A letter alone is none, nor is what has digits or stops in it, or two capitals: LÆ, BDO, GPS'en.
fn is_word(text: &str) -> bool {
    let letters = text.chars().count();
    (2..=LONGEST).contains(&letters)
        && !text.contains(|sign: char| sign.is_numeric() || sign == '.')
        && text.chars().filter(|letter| letter.is_uppercase()).count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        written_words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_are_asked_about_and_nothing_else() {
        let text = "Hun er 22-årig (f.eks. i LÆ 265), social- og sundhedsassistent; b@a.dk, www.a.dk og Kl. 10.30, jf. nr. 17.";
        assert_eq!(
            words(text),
            ["Hun", "er", "årig", "social", "og", "sundhedsassistent", "og", "Kl", "jf", "nr"]
        );
        assert_eq!(words(&"a".repeat(61)), Vec::<&str>::new());
        assert_eq!(words("GPS'en på Mettes æ-bil"), ["på", "Mettes", "bil"]);
    }

    #[test]
    fn a_capital_in_a_sentence_is_a_name() {
        let text = "Birte bor hos Ole. Ole siger: »Ja.« Det er\nBirte, der bor der.";
        let named: Vec<_> =
            written_words(text).filter(Written::is_like_name).map(|word| word.text).collect();
        assert_eq!(named, ["Ole"]);
        for word in written_words(text) {
            assert_eq!(&text[word.start..][..word.text.len()], word.text);
        }
    }
}
