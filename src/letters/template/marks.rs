//! Marks of Markdown that stay in a letter as they are written, because they became nothing: a star without its other half, a
//! heading without a space, a footnote.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::bullets::like_items;
use crate::danish::days::is_month;
use crate::letters::filling::blocks::MARKDOWN;
use crate::letters::filling::rendered::TOKEN;

/// A mark that would be printed (et tegn, der bliver stående).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub message: &'static str,
    pub cure: &'static str,
}

const HEADING: Mark = Mark {
    message: "Der mangler et mellemrum efter #, så linjen bliver ikke en overskrift.",
    cure: "Skriv for eksempel ## Overskrift, eller \\# hvis tegnet skal stå i brevet.",
};
const UNDERLINED: Mark =
    Mark { message: "En overskrift skal skrives med #.", cure: "Slet linjen med =." };
const BULLET: Mark = Mark {
    message: "Der mangler et mellemrum, så linjen bliver ikke et punkt på en liste.",
    cure: "Skriv - eller 1. og så et mellemrum før teksten.",
};
const BEHIND: Mark = Mark {
    message: "Linjen bliver ikke et punkt på en liste, men går videre i linjen over.",
    cure: "Sæt en tom linje over den, eller \\ foran punktummet, hvis det ikke er et punkt.",
};
const LOOKS_LIKE_ITEM: Mark = Mark {
    message: "Linjen ligner et punkt på en liste, men går i ét med de andre i brevet.",
    cure: "Skriv - og et mellemrum først i linjen, eller 1. og et mellemrum, hvis punkterne har tal.",
};
const TASK: Mark =
    Mark { message: "Et brev har ingen felter til afkrydsning.", cure: "Fjern [ ] eller [x]." };
const STAR: Mark = Mark {
    message: "Tegnet * bliver stående i brevet.",
    cure: "Sæt lige mange * før og efter teksten uden mellemrum, eller skriv \\* hvis tegnet skal stå der.",
};
const UNDERLINE: Mark = Mark {
    message: "Tegnet _ bliver stående i brevet.",
    cure: "Sæt lige mange _ før og efter teksten uden mellemrum, eller skriv \\_ hvis tegnet skal stå der.",
};
const STRIKE: Mark = Mark {
    message: "Et brev har ingen overstreget tekst.",
    cure: "Fjern ~~, og slet det, der ikke gælder.",
};
const FOOTNOTE: Mark =
    Mark { message: "Et brev har ingen fodnoter.", cure: "Skriv noten der, hvor den hører til." };
const LINK: Mark = Mark {
    message: "Linket bliver ikke til et link.",
    cure: "Skriv [tekst](https://…) uden mellemrum i adressen.",
};
const TABLE: Mark = Mark {
    message: "Linjen ligner en tabel, men bliver ikke en.",
    cure: "Sæt en tom linje før tabellen, |---| under overskrifterne og lige mange | i hver række, eller skriv \\| hvis tegnet skal stå der.",
};
const ENTITY: Mark = Mark {
    message: "Koden med & og ; kendes ikke og bliver stående i brevet.",
    cure: "Skriv selve tegnet i stedet.",
};
const ANGLE: Mark = Mark {
    message: "Tegnet < bliver stående i brevet.",
    cure: "Luk det med >, eller skriv \\< hvis tegnet skal stå der.",
};
const SLASH: Mark = Mark {
    message: "En omvendt skråstreg bliver stående i brevet.",
    cure: "Slet den, eller skriv \\\\ hvis den skal stå der.",
};
const BRACE: Mark = Mark {
    message: "En krøllet parentes bliver stående i brevet.",
    cure: "Et felt skrives {{ citizen.name }}. Skal tegnet stå i brevet, så skriv \\{ eller \\}.",
};
const TICK: Mark = Mark { message: "Et brev har ingen kode i linjen.", cure: "Fjern `." };
const FENCED: Mark = Mark {
    message: "Markdown virker ikke i en blok med ```, så tegnet bliver stående.",
    cure: "Fjern tegnet.",
};

/// Stands for a letter that Markdown has already made something of, such as `\*` or `&amp;`.
const DONE: char = 'x';

/// The literal text of one block, each letter with its byte in the template.
#[derive(Default)]
pub(super) struct Told {
    letters: Vec<(char, usize)>,
    /// Where the last text ended.
    end: usize,
}

impl Told {
    /// Takes over a stretch of the text. `shown` is what Markdown made of it.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>, shown: &str) {
        let is_escaped = range.start > self.end
            && text.as_bytes().get(range.start.wrapping_sub(1)) == Some(&b'\\');
        self.end = range.end;
        if text.get(range.clone()) != Some(shown) {
            self.letters.push((DONE, range.start));
            return;
        }
        for (index, (at, letter)) in shown.char_indices().enumerate() {
            let letter = if index == 0 && is_escaped { DONE } else { letter };
            self.letters.push((letter, range.start + at));
        }
    }

    pub(super) fn line_end(&mut self, at: usize) {
        self.letters.push(('\n', at));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.iter().all(|(letter, _)| letter.is_whitespace())
    }

    /// The marks that are left in a block of this kind, each with its byte.
    pub(super) fn left(&mut self, kind: Kind) -> Vec<(usize, &'static Mark)> {
        let letters = std::mem::take(&mut self.letters);
        let mut found = Vec::new();
        let lines: Vec<&[(char, usize)]> = letters.split(|(letter, _)| *letter == '\n').collect();
        let is_running = matches!(kind, Kind::Paragraph | Kind::Item);
        let words = |line: &&[(char, usize)]| line.iter().map(|(letter, _)| *letter).collect();
        let texts: Vec<String> = lines.iter().filter(|_| is_running).map(words).collect();
        let mut items = like_items(&texts).into_iter();
        for (index, line) in lines.into_iter().enumerate() {
            let as_item = items.next().unwrap_or(false).then_some(&LOOKS_LIKE_ITEM);
            if let Some(mark) = at_line_start(line, kind, index > 0).or(as_item)
                && let Some((_, at)) = line.first()
            {
                found.push((*at, mark));
            }
            inside(line, kind, &mut found);
        }
        found
    }
}

/// What a block is, since some marks mean something only at the start of a line of running text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    /// The first text of an item.
    Item,
    /// A heading or a cell.
    Line,
    Fence,
}

fn at_line_start(line: &[(char, usize)], kind: Kind, goes_on: bool) -> Option<&'static Mark> {
    let sign = |at: usize| line.get(at).map_or('\n', |(letter, _)| *letter);
    let is_word = |letter: char| letter.is_alphabetic() || letter == TOKEN;
    match kind {
        Kind::Line => return None,
        Kind::Fence => return (sign(0) == '#').then_some(&FENCED),
        Kind::Item if sign(0) == '[' && matches!(sign(1), ' ' | 'x' | 'X') && sign(2) == ']' => {
            return Some(&TASK);
        }
        Kind::Item | Kind::Paragraph => {}
    }
    if sign(0) == '#' {
        return Some(&HEADING);
    }
    if line.len() >= 2 && line.iter().all(|(letter, _)| *letter == '=') {
        return Some(&UNDERLINED);
    }
    if sign(0) == '[' && line.windows(2).any(|pair| pair[0].0 == ']' && pair[1].0 == ':') {
        return Some(&LINK);
    }
    if matches!(sign(0), '-' | '+') && is_word(sign(1)) {
        return Some(&BULLET);
    }
    let digits = line.iter().take_while(|(letter, _)| letter.is_ascii_digit()).count();
    let is_number = (1..=3).contains(&digits) && matches!(sign(digits), '.' | ')');
    let next: String = line.iter().skip(digits + 2).map(|(letter, _)| *letter).collect();
    let next = next.split_whitespace().next().unwrap_or_default();
    let next = next.trim_end_matches(|letter: char| !letter.is_alphabetic());
    if is_number && goes_on && sign(digits + 1) == ' ' && !is_month(next) {
        return Some(&BEHIND);
    }
    (is_number && is_word(sign(digits + 1))).then_some(&BULLET)
}

fn inside(line: &[(char, usize)], kind: Kind, found: &mut Vec<(usize, &'static Mark)>) {
    let sign = |at: usize| line.get(at).map_or(' ', |(letter, _)| *letter);
    let is_word = |letter: char| letter.is_alphanumeric() || letter == TOKEN;
    let mut at = 0;
    while at < line.len() {
        let this = sign(at);
        let run = line[at..].iter().take_while(|(letter, _)| *letter == this).count();
        let before = at.checked_sub(1).map_or(' ', sign);
        let behind = sign(at + run);
        let next = sign(at + 1);
        let mark = match this {
            '*' if run >= 2 || !before.is_whitespace() || !behind.is_whitespace() => Some(&STAR),
            '_' if is_word(before) != is_word(behind) => Some(&UNDERLINE),
            '~' if run >= 2 => Some(&STRIKE),
            '`' => Some(&TICK),
            '[' if next == '^' => Some(&FOOTNOTE),
            ']' if matches!(next, '(' | '[') => Some(&LINK),
            '|' if kind != Kind::Fence => Some(&TABLE),
            '&' if is_entity(&line[at + 1..]) => Some(&ENTITY),
            '<' if next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?') => Some(&ANGLE),
            '\\' => Some(&SLASH),
            '{' | '}' => Some(&BRACE),
            _ => None,
        };
        if let (Some(mark), Some((_, byte))) = (mark, line.get(at)) {
            found.push((*byte, if kind == Kind::Fence { &FENCED } else { mark }));
        }
        at += run;
    }
}

/// Whether a text begins like the rest of `&nbsp;` or `&#230;`.
fn is_entity(text: &[(char, usize)]) -> bool {
    let name = text
        .iter()
        .take_while(|(letter, _)| letter.is_ascii_alphanumeric() || *letter == '#')
        .count();
    (1..=32).contains(&name) && text.get(name).is_some_and(|(letter, _)| *letter == ';')
}

/// Whether a text in a tag is written as Markdown, which it never is: its marks would be printed.
pub(super) fn is_markup(text: &str) -> bool {
    let mut events = Parser::new_ext(text, MARKDOWN).into_offset_iter();
    // Marks that stand alone part other words.
    let has_words = text.contains(char::is_alphanumeric);
    events.any(|(event, range)| match event {
        Event::Start(Tag::Heading { .. } | Tag::BlockQuote(_)) => has_words,
        Event::Start(Tag::Table(_)) => true,
        Event::Start(Tag::CodeBlock(kind)) => kind.is_fenced(),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        | Event::Code(_)
        | Event::Html(_)
        | Event::InlineHtml(_) => true,
        Event::Text(shown) => text.get(range) != Some(&*shown),
        _ => false,
    })
}

/// Whether a text that a tag prints first in a line begins that line with a mark, though it never becomes a heading or an item.
pub(super) fn begins_a_block(text: &str) -> bool {
    // The words may stand behind the tag.
    let line = format!("{} x", text.trim_end());
    let mut events = Parser::new_ext(&line, MARKDOWN);
    let begins = match events.next() {
        Some(Event::Start(Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::List(None))) => true,
        Some(Event::Start(Tag::List(Some(number)))) => number <= 999,
        _ => false,
    };
    let second = text.split_whitespace().nth(1).unwrap_or_default();
    begins && !is_month(second.trim_end_matches(|letter: char| !letter.is_alphabetic()))
}

/// A line of a template with its named characters, such as `&aelig;`, as a letter shows them.
pub fn decoded(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        shown.push_str(before);
        let end = from.find(';').filter(|end| *end <= 33).map_or(1, |end| end + 1);
        let (name, behind) = from.split_at(end);
        for event in Parser::new(name) {
            if let Event::Text(text) = event {
                shown.push_str(&text);
            }
        }
        rest = behind;
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::{begins_a_block, decoded, is_markup};

    #[test]
    fn a_text_first_in_a_line_that_looks_like_a_mark_is_known() {
        for text in ["# H", "##", "- a", "- ", "* ", "1. a", "2)", "> "] {
            assert!(begins_a_block(text), "{text}");
        }
        for text in ["", " ", "a", "1. marts", "2018. a", "-a", "#1", "–", "3,5"] {
            assert!(!begins_a_block(text), "{text}");
        }
    }

    #[test]
    fn named_characters_are_seen_as_a_letter_shows_them() {
        assert_eq!(decoded("a &aelig;&#230;&nbsp;b & c; &foo; &"), "a ææ\u{a0}b & c; &foo; &");
        assert_eq!(decoded("&#x2702; &"), "✂ &");
    }

    #[test]
    fn a_text_in_a_tag_is_plain_or_refused() {
        for text in [
            "ikke oplyst",
            "*",
            "2 * 3",
            "a_b",
            "- ",
            ", ",
            "https://a.dk",
            "1. marts",
            "",
            "[",
            "#",
            "# ",
            "> ",
        ] {
            assert!(!is_markup(text), "{text}");
        }
        for text in [
            "**fed**",
            "_x_",
            "[a](b)",
            "&nbsp;",
            "a &aelig;",
            "`x`",
            "<b>x</b>",
            "![a](b)",
            "# H",
            "## H",
            "> a",
            "```\na\n```",
            "| a |\n|---|\n| b |",
            "H\n===",
        ] {
            assert!(is_markup(text), "{text}");
        }
    }
}
