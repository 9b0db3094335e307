//! A text in one line.

/// The words of a text in one line, with a single blank between them.
pub fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_breaks_become_one_blank_each() {
        assert_eq!(in_one_line("  et \n\n to\u{a0}\ttre "), "et to tre");
        assert_eq!(in_one_line(" \n"), "");
    }
}
