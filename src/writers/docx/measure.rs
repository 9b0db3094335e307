//! About how wide a text is in Arial. Word lays the letter out itself; the columns of a table only need to suit their words.

use crate::document::{Inline, text_of};
use crate::writers::glue;

/// Bold letters are wider, and nothing should break for a hair's breadth.
const ROOM: f32 = 1.05;
const BOLD: f32 = 1.08;

/// The widths of a text of some size: of its longest line with no breaking, and of its longest part that cannot be broken.
pub fn extent(runs: &[Inline], bold: bool, size: f32) -> (f32, f32) {
    let text = text_of(runs);
    let text = glue::tied(&text);
    let (mut natural, mut narrowest, mut line, mut part) = (0, 0, 0, 0);
    for letter in text.chars() {
        let width = thousandths(letter);
        (line, part) = match letter {
            '\n' => (0, 0),
            ' ' => (line + width, 0),
            _ => (line + width, part + width),
        };
        natural = natural.max(line);
        narrowest = narrowest.max(part);
        // Word may also break after these.
        if matches!(letter, '-' | '–' | '—') {
            part = 0;
        }
    }
    let bold = bold || runs.iter().any(|run| run.bold);
    let scale = size / 1000.0 * ROOM * if bold { BOLD } else { 1.0 };
    (natural as f32 * scale, narrowest as f32 * scale)
}

/// The width of a letter of Arial in thousandths of its size.
fn thousandths(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        ' ' | '\u{a0}' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '/' => 278,
        'r' | '-' | '(' | ')' | '"' | '•' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | 'Å' | '&' => 667,
        'G' | 'O' | 'Q' | 'Ø' => 778,
        'm' | 'M' | 'æ' | '%' => 889,
        'W' | 'Æ' | '—' | '@' => 1000,
        'ø' | 'F' | 'T' | 'Z' => 611,
        _ => 556,
    }
}

#[cfg(test)]
mod tests {
    use super::extent;
    use crate::document::Inline;

    #[test]
    fn what_cannot_be_broken_is_measured_as_one_part() {
        let extent = |text: &str| extent(&[Inline::plain(text)], false, 20.0);
        assert_eq!(extent("maj").1, extent("maj").0);
        assert_eq!(extent("fra maj").1, extent("fra").0.max(extent("maj").0));
        assert_eq!(extent("kort\nen længere linje").0, extent("en længere linje").0);
        assert!(
            extent("17. maj").1 > extent("maj").1
                && extent("marts–april").1 < extent("marts–april").0
        );
        assert!(super::extent(&[Inline::plain("Bilag")], true, 20.0) > extent("Bilag"));
    }
}
