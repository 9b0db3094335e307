//! The words of a text.

/// A word or number in a text, without the signs around it (et ord).
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// The words and numbers of a text, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    pieces(text).filter_map(|(start, piece)| {
        let text = bare(piece);
        let front = piece.find(text).unwrap_or_default();
        (!text.is_empty()).then_some(Token { start: start + front, text })
    })
}

/// What stands between blanks, with where it begins.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let piece = piece.trim_end();
        (!piece.is_empty()).then_some((start, piece))
    })
}

/// A piece without the signs around it.
pub(super) fn bare(piece: &str) -> &str {
    piece.trim_matches(|sign: char| !sign.is_alphanumeric())
}
