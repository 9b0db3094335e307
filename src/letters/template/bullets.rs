//! Lines that look like the items of a list and become none: typed with signs that Markdown does not know, they would run
//! together in one paragraph.

use crate::letters::filling::rendered::TOKEN;

/// How sure it is that a line was meant to be an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    No,
    /// Only another such line shows that it was no sentence: `a. et`, `1.1 to`, `-> tre`.
    AmongOthers,
    /// The sign may also be part of a sentence that goes on, such as a dash or a letter with a bracket.
    Perhaps,
    Surely,
}

/// Signs that text programs put before items, and that nothing else begins with.
const SIGNS: &str = "•·‣▪▫■□●○◦◆◇►▸⁃∙➢➔→✓✔";
const DASHES: &str = "–—‒―−‐‑";

/// Which lines of a paragraph look like items of a list. A line that does so only perhaps needs another one beside it, or words
/// over it that end with a colon, or to begin the paragraph.
pub(super) fn like_items(lines: &[String]) -> Vec<bool> {
    let looks: Vec<Looks> = lines.iter().map(|line| look(line)).collect();
    let may_be = |looks: &&Looks| matches!(looks, Looks::Perhaps | Looks::AmongOthers);
    let several = looks.iter().filter(may_be).count() > 1;
    let is_item = |(index, looks): (usize, &Looks)| {
        let above = index.checked_sub(1).and_then(|above| lines.get(above));
        let is_begun = above.is_none_or(|above| above.trim_end().ends_with(':'));
        match looks {
            Looks::Surely => true,
            Looks::Perhaps => several || is_begun,
            Looks::AmongOthers => several,
            Looks::No => false,
        }
    };
    looks.iter().enumerate().map(is_item).collect()
}

fn look(line: &str) -> Looks {
    let mut signs = line.trim_start().chars();
    let Some(first) = signs.next() else { return Looks::No };
    let rest = signs.as_str();
    let is_apart = |text: &str| {
        text.starts_with(char::is_whitespace)
            && text.trim_start().starts_with(|sign: char| {
                sign.is_alphanumeric() || sign == TOKEN || "»\"(*_[".contains(sign)
            })
    };
    if SIGNS.contains(first) {
        return Looks::Surely;
    }
    if ["->", "=>"].iter().any(|arrow| line.trim_start().strip_prefix(arrow).is_some_and(is_apart))
    {
        return Looks::AmongOthers;
    }
    if DASHES.contains(first) {
        return if is_apart(rest) { Looks::Perhaps } else { Looks::No };
    }
    // A blank that does not break, where Markdown wants an ordinary one.
    if matches!(first, '-' | '*' | '+') {
        let dashes = rest.trim_start_matches('-');
        let is_hard = dashes.starts_with(char::is_whitespace) && !dashes.starts_with([' ', '\t']);
        return if is_apart(dashes) && (is_hard || dashes.len() < rest.len()) {
            Looks::Surely
        } else {
            Looks::No
        };
    }
    let opened = line.trim_start().strip_prefix('(');
    let name = opened.unwrap_or(line.trim_start());
    let length = name.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(name.len());
    let (name, behind) = name.split_at(length);
    let is_digits = (1..=3).contains(&name.len()) && name.bytes().all(|sign| sign.is_ascii_digit());
    let is_letter = name.chars().count() == 1 || name.chars().all(|sign| "ivxIVX".contains(sign));
    match behind.strip_prefix(')') {
        Some(behind) if !name.is_empty() && is_apart(behind) => match opened {
            Some(_) if is_digits || is_letter => Looks::Perhaps,
            None if is_letter && !is_digits => Looks::Perhaps,
            _ => Looks::No,
        },
        None if opened.is_none() && is_digits => match behind.strip_prefix('.') {
            Some(behind) if is_apart(behind) && !behind.starts_with([' ', '\t']) => Looks::Surely,
            Some(behind) => {
                let more = behind.trim_start_matches(|sign: char| sign.is_ascii_digit());
                let is_deeper = more.len() < behind.len() && behind.len() - more.len() < 3;
                let more = more.strip_prefix('.').unwrap_or(more);
                if is_deeper && is_apart(more) { Looks::AmongOthers } else { Looks::No }
            }
            None if behind.strip_prefix(':').is_some_and(is_apart) => Looks::AmongOthers,
            None => Looks::No,
        },
        None if opened.is_none()
            && is_letter
            && !name.is_empty()
            && behind.strip_prefix('.').is_some_and(is_apart) =>
        {
            Looks::AmongOthers
        }
        // Word's round sign, which is the letter o in another font.
        None if name == "o" && is_apart(behind) => Looks::Perhaps,
        _ => Looks::No,
    }
}

#[cfg(test)]
mod tests {
    use super::like_items;

    fn found(text: &str) -> Vec<usize> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let found = like_items(&lines).into_iter().enumerate();
        found.filter(|(_, is_item)| *is_item).map(|(index, _)| index).collect()
    }

    #[test]
    fn lines_that_were_meant_as_items_are_known() {
        for (text, items) in [
            ("• a\n• b", &[0, 1][..]),
            ("Du skal:\n• a", &[1]),
            ("·a", &[0]),
            ("▪ a\n□ b\n→ c", &[0, 1, 2]),
            ("– a\n– b", &[0, 1]),
            ("Du skal:\n— a", &[1]),
            ("Du kan\n– ringe\n– skrive", &[1, 2]),
            ("-\u{a0}a", &[0]),
            ("-- a", &[0]),
            ("a) x\nb) y", &[0, 1]),
            ("Du skal\n(1) komme\n(2) ringe", &[1, 2]),
            ("(i) x\n(ii) y", &[0, 1]),
            ("i) x\niv) y", &[0, 1]),
            ("1.\u{a0}a", &[0]),
            ("o at stå\no at gå", &[0, 1]),
            ("a. et\nb. to", &[0, 1]),
            ("Du skal:\nI. komme\nII. ringe", &[1, 2]),
            ("i. et\nii. to", &[0, 1]),
            ("1.1 et\n1.2. to", &[0, 1]),
            ("1: et\n2: to", &[0, 1]),
            ("-> et\n=> to", &[0, 1]),
        ] {
            assert_eq!(found(text), items, "{text}");
        }
    }

    #[test]
    fn sentences_are_left_alone() {
        for text in [
            "Vi ringer i morgen\n– og skriver, hvis vi ikke får fat i dig.",
            "Han kom i 2017\n(1) i alt.",
            "–5 grader",
            "1. maj 2018",
            "a.b",
            "H. C. Andersen",
            "1.250 kr. om\nmåneden",
            "9.30 i morgen",
            "A. Holm ringer.",
            "(se bilag 3) og mere",
            "+45 12 34 56 78",
            "**Fed**",
            "Et afsnit\nover to linjer",
            "2018) var det",
            "",
        ] {
            assert_eq!(found(text), [0; 0], "{text}");
        }
    }
}
