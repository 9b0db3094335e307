//! A stretch of a letter that comes as a whole: its Markdown becomes blocks, as it does in a letter.

use super::shown::{bold, italic, joined};
use crate::danish::lists::all_of;
use crate::document::{Block, BlockBody, Inline, text_of};
use crate::letters::filling::blocks;
use crate::letters::filling::rendered::{Origin, Rendered, Run};
use crate::letters::template::program::{At, ProgramFile};

/// The least heading under which the texts of a letter stand.
const UNDER: u8 = 3;

/// A heading of more signs than these holds conditions, and is told as words.
const LONG_HEADING: usize = 100;

/// Lines that stand no further apart are told as one span.
const APART: usize = 4;

/// A piece of a stretch.
#[derive(Clone, Debug)]
enum Piece {
    /// Markdown of the template.
    Literal(String, At),
    /// Words that are no Markdown.
    Words(String, At),
}

/// A stretch that is under way (et stykke af brevet).
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    pieces: Vec<Piece>,
    /// The fenced block that the stretch stands in.
    fence: Option<String>,
}

impl Stretch {
    /// Takes over a line, or a part of one, as the template has it.
    pub(super) fn literal(&mut self, text: &str, at: At) {
        if let Some(name) = text.trim().strip_prefix("```") {
            self.fence = self.fence.is_none().then(|| name.trim().to_owned());
        }
        self.pieces.push(Piece::Literal(text.to_owned(), at));
    }

    /// Takes over a part of a line that is told within another.
    pub(super) fn within(&mut self, text: &str, at: At) {
        let text = if self.fence.is_some() { text.to_owned() } else { text.replace('\n', " ") };
        self.pieces.push(Piece::Literal(text, at));
    }

    pub(super) fn words(&mut self, words: impl Into<String>, at: At) {
        self.pieces.push(Piece::Words(words.into(), at));
    }

    pub(super) fn begins_line(&self) -> bool {
        match self.pieces.last() {
            None => true,
            Some(Piece::Literal(text, _)) => text.ends_with('\n'),
            Some(Piece::Words(..)) => false,
        }
    }

    /// Whether it stands in no fenced block.
    pub(super) fn is_free(&self) -> bool {
        self.fence.is_none()
    }

    /// Whether a line of this file can go on with the stretch.
    pub(super) fn is_of(&self, file: usize) -> bool {
        self.fence.is_some() || self.places().all(|at| at.file == file)
    }

    /// Where the pieces that say something came from.
    fn places(&self) -> impl Iterator<Item = At> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Literal(text, at) | Piece::Words(text, at) => {
                (at.line > 0 && !text.trim().is_empty()).then_some(*at)
            }
        })
    }

    /// Ends the stretch and gives its blocks; a fenced block that is cut by it goes on in the next one. `always` says that no
    /// condition stands around it.
    pub(super) fn end(&mut self, files: &[ProgramFile], always: bool) -> Vec<Block> {
        let pieces = std::mem::take(&mut self.pieces);
        let ended = Self { pieces, fence: self.fence.clone() };
        if let Some(name) = &self.fence {
            self.pieces.push(Piece::Literal(format!("```{name}\n"), At::default()));
        }
        let says = |piece: &Piece| match piece {
            Piece::Literal(text, _) => !text.trim().is_empty() && !text.trim().starts_with("```"),
            Piece::Words(text, _) => !text.trim().is_empty(),
        };
        if ended.pieces.iter().any(says) { ended.blocks(files, always) } else { Vec::new() }
    }

    fn blocks(&self, files: &[ProgramFile], always: bool) -> Vec<Block> {
        let mut rendered = Rendered::new(files.to_vec());
        for line in with_tables_told(self.lines()) {
            for piece in line {
                match piece {
                    Piece::Literal(text, at) => rendered.literal(&text, at),
                    Piece::Words(text, at) => {
                        rendered.value(Run { text, origin: Origin::Template(at) }, at)
                    }
                }
            }
        }
        if self.fence.is_some() {
            rendered.literal("\n```\n", At::default());
        }
        // A heading is left out of a letter where nothing follows it; here what follows may be told as the next stretch.
        rendered.literal("\n\n", At::default());
        let after = Run { text: "–".to_owned(), origin: Origin::Template(At::default()) };
        rendered.value(after, At::default());
        let mut blocks = blocks::blocks(&rendered);
        blocks.pop();
        let mut blocks: Vec<Block> =
            blocks.into_iter().map(|block| placed(without_form(block), always)).collect();
        let source = self.source(files).map(|source| format!("({source})"));
        match source {
            Some(source) if !add_source(&mut blocks, &source) => {
                blocks.push(BlockBody::Paragraph(vec![italic(source)]).into());
            }
            _ => {}
        }
        blocks
    }

    fn lines(&self) -> Vec<Vec<Piece>> {
        let mut lines = vec![Vec::new()];
        for piece in &self.pieces {
            let ends = matches!(piece, Piece::Literal(text, _) if text.ends_with('\n'));
            if let Some(line) = lines.last_mut() {
                line.push(piece.clone());
            }
            if ends {
                lines.push(Vec::new());
            }
        }
        lines
    }

    /// The file and the lines that the stretch stands in.
    fn source(&self, files: &[ProgramFile]) -> Option<String> {
        let file = self.places().map(|at| at.file).next()?;
        let mut lines: Vec<usize> =
            self.places().filter(|at| at.file == file).map(|at| at.line).collect();
        lines.sort_unstable();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for line in lines {
            match spans.last_mut().filter(|(_, last)| line <= *last + APART) {
                Some((_, last)) => *last = line,
                None => spans.push((line, line)),
            }
        }
        let told = |(first, last): &(usize, usize)| {
            if first == last { first.to_string() } else { format!("{first}–{last}") }
        };
        let spans: Vec<String> = spans.iter().map(told).collect();
        let name = &*files.get(file)?.name;
        let name = name.rsplit_once("letters/").map_or(name, |(_, name)| name);
        Some(format!("{name}, linje {}", all_of(&spans)))
    }
}

/// Says at the end of the last text where it came from; not where the last is no text.
fn add_source(blocks: &mut [Block], source: &str) -> bool {
    match blocks.last_mut().map(|block| &mut block.body) {
        Some(BlockBody::Paragraph(runs)) => {
            runs.push(italic(format!(" {source}")));
            true
        }
        Some(BlockBody::List { items, .. }) => {
            items.last_mut().is_some_and(|item| add_source(item, source))
        }
        _ => false,
    }
}

/// A heading of the letter as one of the recipe where it always comes, and else as words in bold.
fn placed(block: Block, always: bool) -> Block {
    let BlockBody::Heading { level, text } = block.body else { return block };
    if always && level > 1 && text_of(&text).chars().count() <= LONG_HEADING {
        return BlockBody::Heading { level: (level + 1).clamp(UNDER, 4), text }.into();
    }
    let text = text.into_iter().map(|run| Inline { bold: true, ..run });
    BlockBody::Paragraph(std::iter::once(bold("Overskrift: ")).chain(text).collect()).into()
}

/// An address, facts and a signature have their places in a letter; here they are told as what they are.
fn without_form(block: Block) -> Block {
    let named = |name: &str, lines: Vec<Vec<Inline>>| {
        let lines = std::iter::once(vec![bold(name)]).chain(lines).collect();
        BlockBody::Paragraph(joined(lines))
    };
    let line = |(mut name, value): (Vec<Inline>, Vec<Inline>)| {
        name.push(Inline::plain(": "));
        name.extend(value);
        name
    };
    let body = match block.body {
        BlockBody::Address(lines) => named("Adressefelt", lines),
        BlockBody::Signature(lines) => named("Underskrift", lines),
        BlockBody::Facts(facts) => named("Sagsoplysninger", facts.into_iter().map(line).collect()),
        BlockBody::WriteIn { label, lines } => {
            let room = vec![Inline::plain(format!("{lines} tomme linjer"))];
            named("Plads til at skrive", vec![line((label, room))])
        }
        BlockBody::Journey(lanes) => {
            named("Vejen gennem sagen", lanes.into_iter().map(line).collect())
        }
        BlockBody::Timeline(points) => named("Tidslinje", points.into_iter().map(line).collect()),
        body => return Block { body, ..block },
    };
    body.into()
}

/// Tells the rows of a table that stand away from its head, and the head that stands away from its rows.
fn with_tables_told(lines: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
    let mut told = Vec::new();
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        if !is_row(&line) {
            told.push(line);
            continue;
        }
        let mut table = vec![line];
        while let Some(line) = rest.next_if(|line| is_row(line)) {
            table.push(line);
        }
        let has_head = table.get(1).is_some_and(|line| is_rule(line));
        if has_head && table.len() > 2 {
            told.extend(table);
            continue;
        }
        for (index, line) in table.into_iter().enumerate().filter(|(_, line)| !is_rule(line)) {
            let name = if has_head && index == 0 {
                "Tabel med kolonnerne: "
            } else {
                "Række i tabellen: "
            };
            told.push(row(name, line));
        }
    }
    told
}

fn first(line: &[Piece]) -> Option<&str> {
    match line.first() {
        Some(Piece::Literal(text, _)) => Some(text.trim_start()),
        _ => None,
    }
}

fn is_row(line: &[Piece]) -> bool {
    first(line).is_some_and(|text| text.starts_with('|'))
}

/// Whether it is the line under the head of a table.
fn is_rule(line: &[Piece]) -> bool {
    let is_sign = |sign: char| matches!(sign, '|' | '-' | ':' | ' ' | '\n');
    is_row(line) && line.len() == 1 && first(line).is_some_and(|text| text.chars().all(is_sign))
}

fn row(name: &str, line: Vec<Piece>) -> Vec<Piece> {
    let at = match line.first() {
        Some(Piece::Literal(_, at) | Piece::Words(_, at)) => *at,
        None => At::default(),
    };
    let mut told = vec![Piece::Literal("\n".to_owned(), at), Piece::Words(name.to_owned(), at)];
    let last = line.len() - 1;
    for (index, piece) in line.into_iter().enumerate() {
        let Piece::Literal(text, at) = &piece else {
            told.push(piece);
            continue;
        };
        let text = if index == 0 { text.trim_start().trim_start_matches('|') } else { text };
        let text = if index == last { text.trim_end().trim_end_matches('|') } else { text };
        for (cell, text) in text.split('|').enumerate() {
            if cell > 0 {
                told.push(Piece::Words(" | ".to_owned(), *at));
            }
            told.push(Piece::Literal(text.to_owned(), *at));
        }
    }
    told.push(Piece::Literal("\n\n".to_owned(), at));
    told
}
