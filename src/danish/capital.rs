//! A capital at the beginning.

/// The text with a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_alone_becomes_a_capital() {
        assert_eq!(capitalised("ærø by"), "Ærø by");
        assert_eq!(capitalised("2. maj"), "2. maj");
        assert_eq!(capitalised(""), "");
    }
}
