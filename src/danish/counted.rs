//! Places in a text counted in letters, as a cursor counts them.

/// The byte at which a letter of a text begins; its end where it has no more letters.
pub fn byte_of(text: &str, letter: usize) -> usize {
    text.char_indices().nth(letter).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::byte_of;

    #[test]
    fn a_letter_has_the_byte_where_it_begins_and_what_is_behind_all_has_the_end() {
        let text = "få ø";
        let places: Vec<usize> = (0..6).map(|letter| byte_of(text, letter)).collect();
        assert_eq!(places, [0, 1, 3, 4, 6, 6]);
        assert_eq!(byte_of(text, usize::MAX), 6);
    }
}
