//! What a cell means: blanks around it, and what spreadsheets put around a text so that they leave it alone, are no part of it.

/// What stands in a cell, as it was meant.
pub(super) fn meant(cell: &str) -> &str {
    let cell = cell.trim_matches(is_blank);
    // An apostrophe keeps a spreadsheet from reckoning with what comes behind it.
    if let Some(rest) = cell.strip_prefix('\'')
        && rest.starts_with(|sign: char| "=+-@\t\r".contains(sign) || sign.is_ascii_digit())
    {
        return rest.trim_matches(is_blank);
    }
    // So does a formula that is nothing but a text, and it keeps zeros at the front.
    let inside = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inside
        .filter(|inside| !inside.contains('"'))
        .map_or(cell, |inside| inside.trim_matches(is_blank))
}

fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}')
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn what_guards_a_cell_is_taken_off_and_what_is_said_is_not() {
        for (cell, said) in [
            ("'+45", "+45"),
            ("'=SUM", "=SUM"),
            ("'-", "-"),
            ("'@a", "@a"),
            ("'0417", "0417"),
            ("'s-Gravenhage", "'s-Gravenhage"),
            ("=\"0102\"", "0102"),
            ("=\"a\"\"b\"", "=\"a\"\"b\""),
            (" \u{a0}Anna ", "Anna"),
            ("''", "''"),
        ] {
            assert_eq!(meant(cell), said, "{cell}");
        }
    }
}
