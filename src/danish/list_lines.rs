//! Lines of a text that become the items of a list, and items that become lines again.

use std::ops::Range;

/// The sign of an item with its space.
const ITEM: &str = "• ";
/// What people type for an item where they have no such sign.
const TYPED: [&str; 6] = ["- ", "* ", "– ", "— ", "· ", "•"];

/// Makes the lines at a selection items of a list, or lines again where all of them are items. Empty lines between others stay as
/// they are. Gives the text, and the selection as it is then, both counted in letters.
pub fn turn(text: &str, selected: Range<usize>) -> (String, Range<usize>) {
    let mut lines: Vec<(&str, bool)> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.chars().count();
        lines.push((line, start <= selected.end && selected.start <= end));
        start = end + 1;
    }
    let touched = || lines.iter().filter(|(_, is_touched)| *is_touched);
    let is_alone = touched().count() == 1;
    let counts = |line: &str| is_alone || !line.trim().is_empty();
    let are_items = touched()
        .filter(|(line, _)| counts(line))
        .all(|(line, _)| line.trim_start().starts_with(ITEM.trim_end()));
    let mut turned = String::with_capacity(text.len() + ITEM.len() * lines.len());
    let mut first = None;
    let (mut last, mut shift) = (0, 0);
    for (index, (line, is_touched)) in lines.iter().enumerate() {
        if index > 0 {
            turned.push('\n');
        }
        if !is_touched {
            turned.push_str(line);
            continue;
        }
        first.get_or_insert(turned.chars().count());
        let before = line.chars().count();
        let words = line.trim_start();
        let bare = TYPED.iter().chain([&ITEM]).find_map(|sign| words.strip_prefix(sign));
        let bare = bare.map_or(words, str::trim_start);
        match (are_items, counts(line)) {
            (true, true) => turned.push_str(bare),
            (false, true) => {
                turned.push_str(ITEM);
                turned.push_str(bare);
            }
            (_, false) => turned.push_str(line),
        }
        last = turned.chars().count();
        shift = (last - first.unwrap_or_default()) as isize - before as isize;
    }
    let first = first.unwrap_or_default();
    if selected.is_empty() {
        let cursor = selected.start.saturating_add_signed(shift).clamp(first, last.max(first));
        return (turned, cursor..cursor);
    }
    (turned, first..last)
}

#[cfg(test)]
mod tests {
    use super::turn;

    /// The text with `[` and `]` around the selection, or `|` at the cursor.
    fn shown(text: &str) -> String {
        let bare = text.replace(['[', ']', '|'], "");
        let place = |sign: char| text.split(sign).next().unwrap_or_default();
        let count = |before: &str| before.chars().filter(|sign| !"[]|".contains(*sign)).count();
        let selected = match text.contains('|') {
            true => count(place('|'))..count(place('|')),
            false => count(place('['))..count(place(']')),
        };
        let (turned, now) = turn(&bare, selected);
        let mut letters: Vec<String> = turned.chars().map(String::from).collect();
        letters.push(String::new());
        if now.is_empty() {
            letters[now.start].insert(0, '|');
        } else {
            letters[now.end].insert(0, ']');
            letters[now.start].insert(0, '[');
        }
        letters.concat()
    }

    #[test]
    fn lines_become_items_and_items_lines() {
        for (before, after) in [
            ("Jeg kan:\n[gå\nstå]\nMere", "Jeg kan:\n[• gå\n• stå]\nMere"),
            ("[• gå\n• stå]", "[gå\nstå]"),
            ("• gå\ns[t]å", "• gå\n[• stå]"),
            ("[- gå\n\n* stå\n– løbe]", "[• gå\n\n• stå\n• løbe]"),
            ("gå|", "• gå|"),
            ("• g|å", "g|å"),
            ("•| gå", "|gå"),
            ("Ærø:\n|", "Ærø:\n• |"),
            ("|", "• |"),
            ("• |", "|"),
            ("[• gå\nstå]", "[• gå\n• stå]"),
            ("  gå|", "• gå|"),
        ] {
            assert_eq!(shown(before), after, "{before}");
        }
    }
}
