//! Where a letter's text first differs from what it was.

/// The first paragraph that is another (det første afsnit, der er et andet).
#[derive(Clone, PartialEq, Eq)]
pub struct FirstDifference {
    /// Counted from one, the sender at the top included.
    pub paragraph: usize,
    /// Empty where the letter had no such paragraph.
    pub was: String,
    /// Empty where it has none any more.
    pub is_now: String,
}

/// Compares two letters as text, paragraph by paragraph; none where they say the same.
pub(super) fn first_difference(was: &str, is_now: &str) -> Option<FirstDifference> {
    let paragraphs = |text: &'_ str| -> Vec<String> {
        text.trim_end().split("\n\n").map(str::to_owned).collect()
    };
    let (was, is_now) = (paragraphs(was), paragraphs(is_now));
    let at = |list: &[String], index: usize| list.get(index).cloned().unwrap_or_default();
    (0..was.len().max(is_now.len())).find(|index| was.get(*index) != is_now.get(*index)).map(
        |index| FirstDifference {
            paragraph: index + 1,
            was: at(&was, index),
            is_now: at(&is_now, index),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_that_is_another_is_found() {
        let told = |was: &str, is_now: &str| {
            let found = first_difference(was, is_now)?;
            Some((found.paragraph, found.was, found.is_now))
        };
        let said =
            |number, was: &str, is_now: &str| Some((number, was.to_owned(), is_now.to_owned()));
        assert_eq!(told("a\n\nb\n", "a\n\nb\n"), None);
        assert_eq!(told("a\n\nb\n\nc\n", "a\n\nx\n\ny\n"), said(2, "b", "x"));
        assert_eq!(told("a\n\nb\n", "a\n"), said(2, "b", ""));
        assert_eq!(told("a\n", "a\n\nb\n"), said(2, "", "b"));
    }
}
