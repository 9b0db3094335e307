//! A text as it is searched: capitals, accents and the two spellings of æ, ø and å make no difference.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in small letters, with `ae`, `oe` and `aa` for the Danish letters and no accents.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'æ' => folded.push_str("ae"),
            'ø' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            // Their capitals are I and SS.
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            letter if letter.is_ascii() => folded.push(letter),
            letter => {
                folded
                    .extend(std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part)));
            }
        }
    }
    folded
}

/// How well a text answers what is wanted, both folded: the smaller the better, and none where a word of it is missing.
pub fn rank(text: &str, wanted: &str) -> Option<usize> {
    let mut rank = 0;
    for word in wanted.split_whitespace() {
        let at = text.find(word)?;
        let begins_word = text[..at].chars().next_back().is_none_or(|sign| !sign.is_alphanumeric());
        rank += if at == 0 {
            0
        } else if begins_word {
            1
        } else {
            3
        };
    }
    Some(rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_are_found_in_every_spelling() {
        for typed in ["ÅSE Ærø", "aase aeroe", "A\u{30a}se Ærø", "åse ærø"] {
            assert_eq!(folded(typed), "aase aeroe", "{typed}");
        }
        assert_eq!(folded("Renée"), "renee");
        assert_eq!(folded("FATIMA WEISS"), folded("Fatıma Weiß"));
    }

    #[test]
    fn all_words_are_wanted_and_a_beginning_counts_more() {
        assert_eq!(rank("begrundelse for afgoerelsen", "afg begr"), Some(1));
        assert_eq!(rank("begrundelse", "und"), Some(3));
        assert_eq!(rank("begrundelse", "begrundelse for"), None);
        assert_eq!(rank("hvad som helst", ""), Some(0));
    }
}
