//! Parts a text into what is compared as one.

/// The tokens of a text; together they are the text.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if first.is_alphanumeric() => word(rest),
            ' ' | '\t' | '\u{a0}' => {
                while_chars(rest, |sign| matches!(sign, ' ' | '\t' | '\u{a0}'))
            }
            _ => first.len_utf8() + marks(&rest[first.len_utf8()..]),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Letters and digits with their marks; a point or comma between digits belongs to the number, and so does one point behind it.
fn word(text: &str) -> usize {
    let is_word = |sign: char| sign.is_alphanumeric() || is_mark(sign);
    let mut length = while_chars(text, is_word);
    if !text[..length].chars().all(|sign| sign.is_ascii_digit()) {
        return length;
    }
    while let Some(after) = text[length..].strip_prefix(['.', ',']) {
        let digits = while_chars(after, |sign| sign.is_ascii_digit());
        if digits == 0 {
            return if text[length..].starts_with('.') { length + 1 } else { length };
        }
        length += 1 + digits;
    }
    length
}

fn marks(text: &str) -> usize {
    while_chars(text, is_mark)
}

/// Signs that are written over or behind the one before them.
fn is_mark(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}

fn while_chars(text: &str, is_it: impl Fn(char) -> bool) -> usize {
    text.find(|sign| !is_it(sign)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn numbers_words_blanks_and_signs_are_tokens() {
        for (text, expected) in [
            ("10.000 kr.", vec!["10.000", " ", "kr", "."]),
            ("d. 3. maj", vec!["d", ".", " ", "3.", " ", "maj"]),
            ("4,5 timer, 37", vec!["4,5", " ", "timer", ",", " ", "37"]),
            ("a\u{30a}r\u{a0} &", vec!["a\u{30a}r", "\u{a0} ", "&"]),
            ("i 2018, og", vec!["i", " ", "2018", ",", " ", "og"]),
            ("linje\n\nny", vec!["linje", "\n", "\n", "ny"]),
        ] {
            assert_eq!(tokens(text), expected);
        }
    }
}
