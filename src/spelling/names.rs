//! The names of a case, so far as its texts show them.

use std::collections::HashSet;

use super::written::{Written, written_words};

/// The words that a text has with a capital where nothing begins, in small letters and without the genitive.
pub fn names_in(text: &str) -> impl Iterator<Item = String> {
    written_words(text).filter(Written::is_like_name).map(|word| bare_name(word.text))
}

/// The words that a line for a name or a title has with a capital, the first among them.
pub fn names_of_line(text: &str) -> impl Iterator<Item = String> {
    let words = written_words(text).filter(|word| word.text.starts_with(char::is_uppercase));
    words.map(|word| bare_name(word.text))
}

/// A name as names are compared.
fn bare_name(name: &str) -> String {
    let small = name.to_lowercase();
    let bare = small.trim_end_matches(['\'', '’']);
    bare.strip_suffix("'s").or_else(|| bare.strip_suffix('s')).unwrap_or(bare).to_owned()
}

/// Whether a word is one of these names.
pub fn is_name(word: &str, names: &HashSet<String>) -> bool {
    word.starts_with(char::is_uppercase) && names.contains(&bare_name(word))
}
