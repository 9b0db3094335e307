//! A text as the search for private things sees it: words and numbers, however they are written.

use std::ops::Range;

use crate::danish::folded::folded;

/// A word or a number of a text (et ord).
#[derive(Clone, Debug)]
pub(super) struct Sign {
    pub range: Range<usize>,
    /// Without capitals and accents.
    pub word: String,
    pub is_capital: bool,
    /// Whether it is of capitals alone.
    pub is_all_capitals: bool,
    pub is_number: bool,
}

/// The words and numbers of a text, in order. What stands inside a word, such as a hyphen, ends it, and so does a number.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut found = Vec::new();
    let mut start = None;
    let mut before = ' ';
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let belongs = letter.is_alphanumeric() || is_mark(letter);
        // A number that hangs on a word, as in `cpr010190`, is a number all the same.
        let parts =
            belongs && letter.is_ascii_digit() != before.is_ascii_digit() && !is_mark(letter);
        if let Some(from) = start.filter(|_| parts) {
            found.push(sign(text, from..at));
            start = Some(at);
        }
        before = if is_mark(letter) { before } else { letter };
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(sign(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// A sign that belongs to the letter before it, or that nobody sees.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}')
}

fn sign(text: &str, range: Range<usize>) -> Sign {
    let seen: String = text[range.clone()]
        .chars()
        .filter(|letter| !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}'))
        .collect();
    Sign {
        is_capital: seen.starts_with(char::is_uppercase),
        is_all_capitals: seen.chars().all(|letter| letter.is_uppercase() || is_mark(letter)),
        is_number: !seen.is_empty() && seen.bytes().all(|byte| byte.is_ascii_digit()),
        word: folded(&seen),
        range,
    }
}

/// Whether two words stand so near that they may be parts of one name or number: a few blanks and signs between them.
pub(super) fn are_near(text: &str, first: &Sign, second: &Sign) -> bool {
    between(text, first, second).chars().count() <= 4
}

/// What stands between two words.
pub(super) fn between<'t>(text: &'t str, first: &Sign, second: &Sign) -> &'t str {
    text.get(first.range.end..second.range.start).unwrap_or_default()
}
