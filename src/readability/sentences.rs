//! Words, sentences and LIX.

use std::iter::Sum;

use super::wording::ReadabilityWords;

/// A word is long with more letters than this; LIX is defined by it.
const LONG: usize = 6;

/// The counts behind the LIX number (lix-tal): words a sentence, and long words in a hundred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lix {
    pub words: usize,
    pub sentences: usize,
    pub long_words: usize,
}

impl Lix {
    pub(super) fn of(text: &str, words: &ReadabilityWords) -> Self {
        let long = |token: &Token<'_>| {
            token.text.chars().filter(|letter| letter.is_alphabetic()).count() > LONG
        };
        Self {
            words: tokens(text).count(),
            sentences: sentences(text, words).len(),
            long_words: tokens(text).filter(long).count(),
        }
    }

    /// The LIX number, rounded; zero where there are no words.
    pub fn value(&self) -> usize {
        if self.words == 0 || self.sentences == 0 {
            return 0;
        }
        // Tenths first, so that both parts are rounded together.
        (self.words * 10 / self.sentences + self.long_words * 1000 / self.words + 5) / 10
    }
}

impl Sum for Lix {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, more| Self {
            words: sum.words + more.words,
            sentences: sum.sentences + more.sentences,
            long_words: sum.long_words + more.long_words,
        })
    }
}

/// A word or number in a text, without the signs around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// The words and numbers of a text, in order.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    pieces(text).filter_map(|(start, piece)| {
        let front =
            piece.len() - piece.trim_start_matches(|sign: char| !sign.is_alphanumeric()).len();
        let text = piece.trim_matches(|sign: char| !sign.is_alphanumeric());
        (!text.is_empty()).then_some(Token { start: start + front, text })
    })
}

/// What stands between blanks, with where it begins.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |piece| {
        let start = at;
        // All blanks that a letter can hold are one byte or come from the text itself.
        at += piece.len()
            + text
                .get(start + piece.len()..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
        (!piece.is_empty()).then_some((start, piece))
    })
}

/// A sentence (en sætning).
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// The sentences of a text. A line break ends one too; a point after an abbreviation or inside a date does not.
pub(super) fn sentences<'a>(text: &'a str, words: &ReadabilityWords) -> Vec<Sentence<'a>> {
    let pieces: Vec<(usize, &str)> = pieces(text).collect();
    let mut found = Vec::new();
    let mut begin = 0;
    let mut close = |begin: usize, end: usize| {
        if let Some(sentence) = text.get(begin..end)
            && tokens(sentence).next().is_some()
        {
            let front = sentence.len() - sentence.trim_start().len();
            found.push(Sentence { start: begin + front, text: sentence.trim() });
        }
    };
    for (index, (start, piece)) in pieces.iter().enumerate() {
        let end = start + piece.len();
        let next = pieces.get(index + 1);
        let broken = next
            .is_none_or(|(next, _)| text.get(end..*next).is_some_and(|blank| blank.contains('\n')));
        if broken || ends_sentence(piece, next.map(|(_, piece)| *piece), words) {
            close(begin, end);
            begin = end;
        }
    }
    found
}

/// Whether a sentence ends with this piece, when `next` follows it.
fn ends_sentence(piece: &str, next: Option<&str>, words: &ReadabilityWords) -> bool {
    let bare = piece.trim_end_matches(['"', '»', '«', '”', '“', ')', ']', '\'', '*']);
    let Some(sign) = bare.chars().next_back() else { return false };
    match sign {
        '!' | '?' => true,
        '.' => {
            let word = bare.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
            let begins_anew = next.is_some_and(|next| {
                next.chars()
                    .find(|letter| letter.is_alphanumeric())
                    .is_some_and(|letter| letter.is_uppercase() || letter.is_numeric())
            });
            if words.closes(&word) || word.chars().all(|letter| letter.is_ascii_digit()) {
                return begins_anew;
            }
            !words.abbreviates(&word)
        }
        _ => false,
    }
}
