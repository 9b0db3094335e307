//! Runs of text inside a block: values put back for their tokens, and no hole where a condition left nothing.

use super::rendered::{Origin, Rendered, TOKEN};
use crate::document::{Inline, Source};

/// A run, and whether a template or the case wrote it.
#[derive(Clone, Debug)]
pub(in crate::letters) struct Piece {
    pub run: Inline,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Literal,
    /// A line break that the template asks for.
    Break,
    Value,
}

/// The look of a run.
#[derive(Clone, Debug, Default)]
pub(in crate::letters) struct Look {
    pub bold: usize,
    pub italic: usize,
    pub link: Option<String>,
}

/// What becomes of the line breaks inside a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum Breaks {
    /// Blank lines become line breaks.
    Lines,
    /// All of it stands on one line.
    None,
}

/// Gathers the runs of one block.
#[derive(Debug, Default)]
pub(in crate::letters) struct Runs {
    pieces: Vec<Piece>,
}

impl Runs {
    pub(in crate::letters) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.run.text.trim().is_empty())
    }

    fn push(&mut self, text: String, look: &Look, source: Source, kind: Kind) {
        let run = Inline {
            text,
            bold: look.bold > 0,
            italic: look.italic > 0,
            link: look.link.clone(),
            source,
        };
        self.pieces.push(Piece { run, kind });
    }

    /// Takes over a stretch of the filled template. `shown` is what Markdown made of it.
    pub(in crate::letters) fn text(
        &mut self,
        rendered: &Rendered,
        start: usize,
        end: usize,
        shown: &str,
        look: &Look,
    ) {
        if rendered.text.get(start..end) != Some(shown) {
            // Markdown has replaced something, such as `&amp;`; values are never inside such a stretch.
            let source =
                rendered.origin_at(start).map_or(Source::Unknown, |origin| rendered.source(origin));
            self.push(shown.replace(TOKEN, ""), look, source, Kind::Literal);
            return;
        }
        for (piece, text) in rendered.pieces_in(start, end) {
            let source = rendered.source(&piece.origin);
            match &piece.value {
                // Words that stand in the template, and references, are text like that around them, but for a list of one point.
                Some(value)
                    if matches!(piece.origin, Origin::Template(_))
                        && !value.contains('\n')
                        && !value.starts_with(BULLET) =>
                {
                    self.push(value.clone(), look, source, Kind::Literal);
                }
                Some(value) => self.push(value.clone(), look, source, Kind::Value),
                None => self.push(text.to_owned(), look, source, Kind::Literal),
            }
        }
    }

    /// A line end in the template, which is a space in the letter.
    pub(in crate::letters) fn soft_break(
        &mut self,
        rendered: &Rendered,
        start: usize,
        look: &Look,
    ) {
        let source =
            rendered.origin_at(start).map_or(Source::Unknown, |origin| rendered.source(origin));
        self.push(" ".to_owned(), look, source, Kind::Literal);
    }

    pub(in crate::letters) fn hard_break(
        &mut self,
        rendered: &Rendered,
        start: usize,
        look: &Look,
    ) {
        let source =
            rendered.origin_at(start).map_or(Source::Unknown, |origin| rendered.source(origin));
        self.push("\n".to_owned(), look, source, Kind::Break);
    }

    /// The value that is all there is, so that it may fill several paragraphs.
    pub(in crate::letters) fn only_value(&self) -> Option<&Inline> {
        let mut found = None;
        for piece in &self.pieces {
            match piece.kind {
                Kind::Value if found.is_none() => found = Some(&piece.run),
                Kind::Value => return None,
                Kind::Literal | Kind::Break if piece.run.text.trim().is_empty() => {}
                Kind::Literal | Kind::Break => return None,
            }
        }
        found
    }

    /// The runs of a block, tidied.
    pub(in crate::letters) fn finish(&mut self, breaks: Breaks) -> Vec<Inline> {
        tidy(std::mem::take(&mut self.pieces), breaks)
    }

    /// The lines of a block in which a line is a line. Values are split at their own line ends where `split` says so.
    pub(in crate::letters) fn lines(&mut self, split: bool) -> Vec<Vec<Piece>> {
        let mut lines = vec![Vec::new()];
        for piece in std::mem::take(&mut self.pieces) {
            if piece.kind == Kind::Value && !split {
                add(&mut lines, piece);
                continue;
            }
            for (index, text) in piece.run.text.split('\n').enumerate() {
                if index > 0 {
                    lines.push(Vec::new());
                }
                let run = piece.run.with_text(text);
                add(&mut lines, Piece { run, kind: piece.kind });
            }
        }
        lines
    }
}

fn add(lines: &mut [Vec<Piece>], piece: Piece) {
    if let Some(line) = lines.last_mut() {
        line.push(piece);
    }
}

/// Parts a line at its first colon that the template wrote.
pub(in crate::letters) fn at_colon(line: Vec<Piece>) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let index = line
        .iter()
        .position(|piece| piece.kind == Kind::Literal && piece.run.text.contains(':'))?;
    let mut label = line;
    let mut value = label.split_off(index);
    let first = value.first_mut()?;
    let (before, after) = first.run.text.split_once(':')?;
    let (before, after) = (before.to_owned(), after.to_owned());
    label.push(Piece { run: first.run.with_text(before), kind: Kind::Literal });
    first.run.text = after;
    Some((label, value))
}

/// Takes away spaces that a condition left over, and joins runs of the same look and origin.
pub(in crate::letters) fn tidy(pieces: Vec<Piece>, breaks: Breaks) -> Vec<Inline> {
    let mut runs: Vec<(Inline, Kind)> = Vec::with_capacity(pieces.len());
    for Piece { mut run, kind } in pieces {
        match kind {
            Kind::Literal => {
                run.text = single_spaces(&run.text);
                close_gap(&mut runs, &mut run.text);
            }
            Kind::Break => trim_end(&mut runs),
            Kind::Value => {
                run.text = if breaks == Breaks::None {
                    one_line(&run.text)
                } else {
                    without_blank_lines(&run.text)
                }
            }
        }
        let leading_break = kind == Kind::Break && runs.is_empty();
        if !run.text.is_empty() && !leading_break {
            runs.push((run, kind));
        }
    }
    while matches!(runs.last(), Some((_, Kind::Break))) {
        runs.pop();
    }
    trim_end(&mut runs);
    let mut joined: Vec<Inline> = Vec::with_capacity(runs.len());
    for (run, _) in runs {
        match joined.last_mut() {
            Some(last) if alike(last, &run) => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

fn alike(one: &Inline, other: &Inline) -> bool {
    one.bold == other.bold
        && one.italic == other.italic
        && one.link == other.link
        && one.source == other.source
}

/// A literal text never starts with a space where the text before ends with one, and a full stop never follows a space
/// that a condition left behind.
fn close_gap(runs: &mut Vec<(Inline, Kind)>, text: &mut String) {
    let before = runs.last().and_then(|(run, _)| run.text.chars().last());
    if text.starts_with(' ') && before.is_none_or(|letter| letter == ' ' || letter == '\n') {
        text.remove(0);
    }
    if text.starts_with(['.', ',', ';', ':', '!', '?', ')']) && before == Some(' ') {
        trim_end(runs);
    }
}

/// Takes trailing spaces of the template away, back to the first text that is more.
fn trim_end(runs: &mut Vec<(Inline, Kind)>) {
    while let Some((run, Kind::Literal)) = runs.last_mut() {
        let length = run.text.trim_end_matches(' ').len();
        run.text.truncate(length);
        if length > 0 {
            return;
        }
        runs.pop();
    }
}

fn single_spaces(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = if matches!(letter, ' ' | '\t' | '\n') { ' ' } else { letter };
        if !(letter == ' ' && single.ends_with(' ')) {
            single.push(letter);
        }
    }
    single
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn without_blank_lines(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// The sign that a person puts before the items of a list, or that comes along when one is pasted. A hyphen or a number says less:
/// a line that begins with one stays as it was typed.
pub(super) const BULLET: char = '•';

/// What a value makes where it stands alone (et afsnit eller en liste).
pub(super) enum ValueBlock {
    Paragraph(Vec<Inline>),
    List(Vec<Vec<Inline>>),
}

/// The blocks of a value: paragraphs between its blank lines, and the items of its lists.
pub(super) fn blocks_of(value: &Inline) -> Vec<ValueBlock> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in value.text.lines().chain([""]) {
        let item = line.trim_start().strip_prefix(BULLET).map(str::trim);
        if item.is_none() && !line.trim().is_empty() {
            lines.push(line);
            continue;
        }
        if !lines.is_empty() {
            blocks.push(ValueBlock::Paragraph(vec![value.with_text(lines.join("\n"))]));
            lines.clear();
        }
        let Some(item) = item.filter(|item| !item.is_empty()) else { continue };
        let item = vec![value.with_text(item)];
        match blocks.last_mut() {
            Some(ValueBlock::List(items)) => items.push(item),
            _ => blocks.push(ValueBlock::List(vec![item])),
        }
    }
    blocks
}
