//! What the lines of a template belong to, told by the words of the template and never by their number: the paragraph or item
//! that a line is part of, and the whole stretch between blank lines.

use crate::document::ids::IdSum;

/// What a line is part of, each as the sum of its words and of the file that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::letters) struct Belongs {
    /// The paragraph, the heading or the item of a list.
    pub piece: u64,
    /// All that stands between two blank lines, such as a list or a table.
    pub stretch: u64,
}

/// What each line of a file belongs to. Tags that stand alone in a line and comments are no part of anything.
pub(in crate::letters) fn lines(file: &str, text: &str) -> Vec<Belongs> {
    let start = IdSum::default().bytes(file.as_bytes());
    let mut lines = vec![Belongs::default(); text.lines().count()];
    // Where the piece and the stretch began that the line before is part of.
    let (mut piece, mut stretch): (Option<usize>, Option<usize>) = (None, None);
    let (mut piece_sum, mut stretch_sum) = (start, start);
    let mut in_comment = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if in_comment || line.starts_with("{#") {
            in_comment = !line.contains("#}");
            continue;
        }
        let words = without_tags_in_front(line);
        if line.is_empty() || words.starts_with('#') {
            (piece, stretch) = (None, None);
        }
        if words.is_empty() {
            piece = None;
            continue;
        }
        if stretch.is_none() {
            (stretch, stretch_sum) = (Some(index), start);
        }
        if piece.is_none() || is_item(words) {
            (piece, piece_sum) = (Some(index), start);
        }
        piece_sum = piece_sum.bytes(line.as_bytes()).bytes(b"\n");
        stretch_sum = stretch_sum.bytes(line.as_bytes()).bytes(b"\n");
        for (first, sum, whole) in [(piece, piece_sum, false), (stretch, stretch_sum, true)] {
            let Some(part) = first.and_then(|first| lines.get_mut(first..=index)) else { continue };
            for line in part {
                *(if whole { &mut line.stretch } else { &mut line.piece }) = sum.value();
            }
        }
        if words.starts_with('#') {
            (piece, stretch) = (None, None);
        }
    }
    lines
}

fn without_tags_in_front(line: &str) -> &str {
    let mut words = line;
    while let Some((_, behind)) = words.strip_prefix("{%").and_then(|tag| tag.split_once("%}")) {
        words = behind.trim_start();
    }
    words
}

/// Whether a line begins an item of a list.
fn is_item(words: &str) -> bool {
    let behind_digits = words.trim_start_matches(|sign: char| sign.is_ascii_digit());
    words.starts_with("- ")
        || words.starts_with("* ")
        || behind_digits.len() < words.len() && behind_digits.starts_with(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<u64> {
        lines("a.md", text).iter().map(|line| line.piece).collect()
    }

    #[test]
    fn a_line_belongs_to_its_paragraph_or_item_wherever_that_stands() {
        let text = "# Et\nto\ntre\n\n{% if x %}\n- fire\n  fem\n{% endif %}\n- seks\n";
        let found = pieces(text);
        assert_ne!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_eq!((found[3], found[4], found[7]), (0, 0, 0));
        assert_eq!(found[5], found[6]);
        assert_ne!(found[5], found[8]);
        assert_eq!(pieces(&format!("Nyt\n\n{{# en\nbemærkning #}}\n{text}"))[4..], found);
        let stretches: Vec<u64> = lines("a.md", text).iter().map(|line| line.stretch).collect();
        assert_eq!(stretches[5], stretches[8], "the items are one list");
        assert_ne!(lines("b.md", text)[1], lines("a.md", text)[1], "another file is another part");
        assert_ne!(pieces("# Et\nto\nfire\n")[1], found[1]);
    }
}
