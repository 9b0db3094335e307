//! Words that stand in quotation marks are somebody else's.

/// Whether what stands between two places is between quotation marks of the same paragraph.
pub fn is_quoted(text: &str, start: usize, end: usize) -> bool {
    let paragraph = text[..start].rfind("\n\n").map_or(0, |at| at + 2);
    let mut closing: Option<&[char]> = None;
    let mut before = ' ';
    let mut letters = text[paragraph..start].chars().peekable();
    while let Some(letter) = letters.next() {
        let (after, in_word) = (letters.peek().copied().unwrap_or(' '), before.is_alphanumeric());
        closing = match closing {
            Some(marks)
                if marks.contains(&letter)
                    && !(is_apostrophe(letter) && after.is_alphanumeric()) =>
            {
                None
            }
            // An apostrophe quotes only where it stands before a word.
            None if is_apostrophe(letter) => (!in_word
                && (after.is_alphabetic() || letters.peek().is_none()))
            .then_some(APOSTROPHES.as_slice()),
            None => closing_marks(letter),
            open => open,
        };
        before = letter;
    }
    let rest = &text[end..];
    let rest = rest.find("\n\n").map_or(rest, |end| &rest[..end]);
    closing.is_some_and(|marks| rest.contains(marks))
}

const APOSTROPHES: [char; 3] = ['\'', '‘', '’'];

fn is_apostrophe(letter: char) -> bool {
    APOSTROPHES.contains(&letter)
}

fn closing_marks(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '»' => &['«'],
        '«' => &['»'],
        '„' | '“' => &['“', '”'],
        '”' => &['”'],
        '"' => &['"'],
        _ => return None,
    })
}
