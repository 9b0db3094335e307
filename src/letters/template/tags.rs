//! The tags of a template before it is parsed: which lines hold nothing else, and what is wrong with them.
//!
//! The parser stops at its first mistake. Here every tag is looked at on its own, so that all mistakes of a file come at
//! once.

use std::ops::Range;

use minijinja::machinery::parse_expr;

use super::danish_syntax::{strange_sign, syntax};
use super::file::File;
use crate::danish::nearest::suggestion;
use crate::problem::Problem;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum Mark {
    Print,
    Block,
    Comment,
}

/// A tag with where it stands (en kode i skabelonen).
#[derive(Clone, Debug)]
pub(in crate::letters) struct Tag<'s> {
    pub mark: Mark,
    pub range: Range<usize>,
    /// What stands between the marks.
    pub inner: &'s str,
}

/// No tag that a person writes is longer. The parser goes down a level for each part of a tag.
const LONGEST: usize = 2_000;

/// Finds the tags of a text. A mark that is never closed is complained of, and the search goes on in the next line.
pub(in crate::letters) fn scan<'s>(
    file: &File,
    text: &'s str,
    problems: &mut Vec<Problem>,
) -> Vec<Tag<'s>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some((start, mark)) = next_mark(text, from) {
        let (open, close) = match mark {
            Mark::Print => ("{{", "}}"),
            Mark::Block => ("{%", "%}"),
            Mark::Comment => ("{#", "#}"),
        };
        match close_of(text, start + 2, mark, close) {
            Ok(end) => {
                let inner =
                    text.get(start + 2..end - 2).unwrap_or_default().trim_matches(['-', '+']);
                if mark != Mark::Comment && inner.len() > LONGEST {
                    problems.push(file.fault(
                        "template-too-large",
                        file.line_of(start),
                        "Koden er for lang.",
                    ));
                }
                tags.push(Tag { mark, range: start..end, inner });
                from = end;
            }
            Err(unclosed) => {
                let (message, cure) = match unclosed {
                    Unclosed::Tag => (
                        format!("{open} er ikke lukket."),
                        format!("Skriv {close}, hvor koden slutter."),
                    ),
                    Unclosed::Quote => (
                        format!("Et anførselstegn efter {open} er ikke lukket."),
                        format!("Sæt \" eller ' efter teksten i koden, før {close}."),
                    ),
                };
                let line = file.line_of(start);
                problems.push(file.fault("template-unclosed", line, message).with_cure(cure));
                from = text
                    .get(start..)
                    .and_then(|rest| rest.find('\n'))
                    .map_or(text.len(), |length| start + length);
            }
        }
    }
    tags
}

fn next_mark(text: &str, from: usize) -> Option<(usize, Mark)> {
    let rest = text.as_bytes();
    (from..rest.len().saturating_sub(1)).find_map(|index| {
        match (rest.get(index)?, rest.get(index + 1)?) {
            (b'{', b'{') => Some((index, Mark::Print)),
            (b'{', b'%') => Some((index, Mark::Block)),
            (b'{', b'#') => Some((index, Mark::Comment)),
            _ => None,
        }
    })
}

/// What of a tag was never closed.
enum Unclosed {
    Tag,
    Quote,
}

/// Where a tag ends. One that another tag begins inside of was never closed.
fn close_of(text: &str, from: usize, mark: Mark, close: &str) -> Result<usize, Unclosed> {
    let rest = text.get(from..).unwrap_or_default();
    if mark == Mark::Comment {
        return rest.find(close).map(|index| from + index + 2).ok_or(Unclosed::Tag);
    }
    let mut quote = None;
    for (index, letter) in rest.char_indices() {
        let here = rest.get(index..).unwrap_or_default();
        match quote {
            Some(open) if open == letter => quote = None,
            // A text in a tag ends before the line does, or else its quotation mark was forgotten.
            Some(_) if letter == '\n' => return Err(Unclosed::Quote),
            Some(_) => {}
            None if here.starts_with(close) => return Ok(from + index + 2),
            None if here.starts_with("{{") || here.starts_with("{%") || here.starts_with("{#") => {
                return Err(Unclosed::Tag);
            }
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            None => {}
        }
    }
    Err(if quote.is_some() { Unclosed::Quote } else { Unclosed::Tag })
}

/// The bytes of lines that hold tags and comments alone: such a line leaves nothing behind, not even its end.
pub(in crate::letters) fn bare_lines(text: &str, tags: &[Tag<'_>]) -> Vec<Range<usize>> {
    let mut bare = Vec::new();
    let mut index = 0;
    while let Some(first) = tags.get(index) {
        let start = text
            .get(..first.range.start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |end| end + 1);
        let mut gaps = Vec::new();
        let mut from = start;
        let mut next = index;
        let mut alone = false;
        while let Some(tag) = tags.get(next) {
            let between = from..tag.range.start;
            let clear = text.get(between.clone()).is_some_and(is_blank);
            if tag.mark == Mark::Print || !clear {
                break;
            }
            gaps.push(between);
            from = tag.range.end;
            next += 1;
            let rest = text.get(from..).unwrap_or_default();
            let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
            if rest.get(..length).is_some_and(|tail| tail.trim().is_empty()) {
                gaps.push(from..from + length);
                alone = true;
                break;
            }
        }
        if alone {
            bare.extend(gaps.into_iter().filter(|gap| !gap.is_empty()));
            index = next;
        } else {
            // The line holds text too: go on with the first tag of another line.
            let end = tags.get(index).map_or(text.len(), |tag| tag.range.end);
            let line_end = text
                .get(end..)
                .and_then(|rest| rest.find('\n'))
                .map_or(text.len(), |length| end + length);
            index = tags.iter().position(|tag| tag.range.start >= line_end).unwrap_or(tags.len());
        }
    }
    bare
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte == b' ' || byte == b'\t')
}

/// One condition has no more branches than this. The parser goes down a level for each.
const BRANCHES: usize = 200;

/// Blocks that must be closed, and the tag that closes them.
const PAIRS: [(&str, &str); 4] =
    [("if", "endif"), ("for", "endfor"), ("macro", "endmacro"), ("call", "endcall")];

const KEYWORDS: [&str; 12] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "macro", "endmacro", "call", "endcall",
    "include",
];

/// Looks at every tag on its own and at how they close each other.
pub(in crate::letters) fn check(file: &File, tags: &[Tag<'_>], problems: &mut Vec<Problem>) {
    branches(file, tags, problems);
    let mut open: Vec<(&str, usize)> = Vec::new();
    for tag in tags {
        let line = file.line_of(tag.range.start);
        let strange =
            if tag.mark == Mark::Comment { None } else { strange_sign(file, line, tag.inner) };
        if let Some(problem) = strange {
            problems.push(problem);
            balance(file, line, split_word(tag.inner).0, &mut open, problems);
            continue;
        }
        match tag.mark {
            Mark::Comment => {}
            Mark::Print => expression(file, line, tag.inner, problems),
            Mark::Block => {
                let (word, rest) = split_word(tag.inner);
                match word {
                    "if" | "elif" => expression(file, line, rest, problems),
                    "for" => loop_head(file, line, rest, problems),
                    "set" => assignment(file, line, rest, problems),
                    word if KEYWORDS.contains(&word) => {}
                    word => problems.push(
                        file.fault(
                            "template-unknown-tag",
                            line,
                            format!("Koden {{% {word} %}} kan ikke bruges i et brev."),
                        )
                        .with_cure(suggestion(word, &KEYWORDS)),
                    ),
                }
                balance(file, line, word, &mut open, problems);
            }
        }
    }
    for (word, line) in open {
        let close = PAIRS.iter().find(|(begin, _)| *begin == word).map_or("", |(_, end)| *end);
        problems.push(
            file.fault("template-unclosed", line, format!("{{% {word} %}} er ikke lukket."))
                .with_cure(format!("Skriv {{% {close} %}}, hvor den slutter.")),
        );
    }
}

/// Complains of a condition with more branches than a person can follow.
fn branches(file: &File, tags: &[Tag<'_>], problems: &mut Vec<Problem>) {
    let mut open = Vec::new();
    for tag in tags.iter().filter(|tag| tag.mark == Mark::Block) {
        match split_word(tag.inner).0 {
            "if" => open.push(0),
            "endif" => drop(open.pop()),
            "elif" => {
                let Some(count) = open.last_mut() else { continue };
                *count += 1;
                if *count == BRANCHES {
                    let message = format!("Betingelsen har {BRANCHES} grene eller flere.");
                    problems.push(
                        file.fault("template-too-large", file.line_of(tag.range.start), message)
                            .with_cure("Del den i flere betingelser, eller brug en liste."),
                    );
                }
            }
            _ => {}
        }
    }
}

fn balance<'s>(
    file: &File,
    line: usize,
    word: &'s str,
    open: &mut Vec<(&'s str, usize)>,
    problems: &mut Vec<Problem>,
) {
    if PAIRS.iter().any(|(begin, _)| *begin == word) {
        open.push((word, line));
        return;
    }
    let inside = open.last().copied();
    if matches!(word, "elif" | "else") {
        let fits =
            inside.is_some_and(|(begin, _)| begin == "if" || (begin == "for" && word == "else"));
        if !fits {
            problems.push(file.fault(
                "template-unbalanced",
                line,
                format!("{{% {word} %}} står ikke inde i en {{% if %}}."),
            ));
        }
        return;
    }
    let Some((begin, _)) = PAIRS.iter().find(|(_, end)| *end == word) else { return };
    match inside {
        Some((word, _)) if word == *begin => {
            open.pop();
        }
        Some((other, other_line)) => {
            problems.push(
                file.fault(
                    "template-unbalanced",
                    line,
                    format!("{{% {word} %}} lukker ikke {{% {other} %}} fra linje {other_line}."),
                )
                .with_cure(format!("Luk {{% {other} %}} først.")),
            );
            // The one it was meant for, if any, is closed with it, so that one slip gives one problem.
            if let Some(index) = open.iter().rposition(|(word, _)| word == begin) {
                open.truncate(index);
            }
        }
        None => problems.push(file.fault(
            "template-unbalanced",
            line,
            format!("{{% {word} %}} lukker noget, der ikke er begyndt."),
        )),
    }
}

fn split_word(inner: &str) -> (&str, &str) {
    let inner = inner.trim();
    inner.split_at(
        inner
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
            .unwrap_or(inner.len()),
    )
}

fn expression(file: &File, line: usize, text: &str, problems: &mut Vec<Problem>) {
    if text.len() > LONGEST {
        return;
    }
    if text.trim().is_empty() {
        problems.push(file.fault("template-syntax", line, "Der står ikke noget i koden."));
    } else if let Err(error) = parse_expr(text) {
        problems.push(syntax(file, line + error.line().unwrap_or(1) - 1, &error));
    }
}

fn loop_head(file: &File, line: usize, text: &str, problems: &mut Vec<Problem>) {
    match text.split_once(" in ") {
        Some((_, list)) => {
            expression(file, line, list.trim_end().trim_end_matches(" recursive"), problems)
        }
        None => problems.push(
            file.fault(
                "template-syntax",
                line,
                "Gentagelsen siger ikke, hvilken liste den går igennem.",
            )
            .with_cure("Skriv for eksempel {% for job in work.jobs %}."),
        ),
    }
}

fn assignment(file: &File, line: usize, text: &str, problems: &mut Vec<Problem>) {
    match text.split_once('=') {
        Some((_, value)) => expression(file, line, value, problems),
        None => problems.push(
            file.fault("template-syntax", line, "Der mangler = i {% set %}.")
                .with_cure("Skriv for eksempel {% set navn = citizen.name %}."),
        ),
    }
}
