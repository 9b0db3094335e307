//! Signs that look alike and that people type for one another: dashes between numbers, and spaces of every width.

use std::borrow::Cow;

/// Whether a sign is a hyphen, a dash or a minus.
pub fn is_dash(sign: char) -> bool {
    is_hyphen(sign)
        || matches!(
            sign,
            '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
        )
}

/// Whether a sign is a dash that people put between the ends of a range, and never inside a word.
pub fn is_range_dash(sign: char) -> bool {
    is_dash(sign) && !is_hyphen(sign)
}

fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

/// The text with every space, of whatever width, as the one that everybody types.
pub fn with_plain_spaces(text: &str) -> Cow<'_, str> {
    let is_other = |letter: char| letter.is_whitespace() && letter != ' ';
    if text.contains(is_other) {
        Cow::Owned(text.replace(is_other, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// What follows a word at the very start of a text, without the blanks that part them; none where the word goes on.
pub fn behind_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    let trimmed = rest.trim_start();
    (trimmed.len() < rest.len()).then_some(trimmed)
}

/// Every dash and every space that people type for a hyphen and a space, for tests that nothing is read otherwise because of them.
#[cfg(test)]
pub(crate) mod typed {
    pub(crate) const DASHES: [char; 8] =
        ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '\u{2015}', '\u{2212}'];
    pub(crate) const SPACES: [char; 6] =
        [' ', '\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}', '\u{200a}'];

    /// The text with each of the dashes for its hyphens, and each of the spaces for its spaces.
    pub(crate) fn as_typed(text: &str) -> impl Iterator<Item = String> {
        DASHES.into_iter().flat_map(move |dash| {
            let text = text.replace('-', &dash.to_string());
            SPACES.into_iter().map(move |space| text.replace(' ', &space.to_string()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        assert!(typed::DASHES.into_iter().all(is_dash));
        assert!(!"_~·.,/".contains(is_dash));
        for text in typed::SPACES.map(|space| format!("1.{space}maj")) {
            assert_eq!(with_plain_spaces(&text), "1. maj");
        }
        assert_eq!(behind_word("og\u{a0} 7", "og"), Some("7"));
        assert_eq!(behind_word("ogsaa 7", "og"), None);
        assert_eq!(behind_word("og", "og"), None);
    }
}
