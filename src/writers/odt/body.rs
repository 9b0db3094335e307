//! The letter as the body of an ODT file, block by block.

use std::borrow::Borrow;
use std::slice;

use super::kinds::Kind;
use super::levels::Level;
use super::looks::{Begins, Looks, Set};
use super::names::{CONTENT, DECLARATION, namespaces};
use super::runs::Words;
use super::styles::fonts;
use crate::document::{Block, BlockBody, Inline, glue};
use crate::writers::breaks::Ties;
use crate::writers::measures::{Grid, PageMeasures};
use crate::writers::packed::Picture;
use crate::writers::packed::words::Wording;
use crate::writers::{drawn, illustration};

/// A piece of the body (en del af teksten).
enum Piece {
    Xml(String),
    Table(String),
    /// The beginning of a paragraph, by its number: what follows may still have a say in how it is set.
    Opening(usize),
}

/// The text of the letter, and what the other parts must know about it.
pub(super) struct Body<'m> {
    pub width: usize,
    /// Of the running text, in points.
    pub size: f32,
    pieces: Vec<Piece>,
    sets: Vec<Set>,
    pub looks: Looks,
    /// How the tables are set that are still to come.
    grids: slice::Iter<'m, Grid>,
    /// The lists that the next block stands in, the outermost first.
    pub(super) lists: Vec<Level>,
    pub tables: usize,
    pub pictures: Vec<Picture>,
    /// As high as a picture can be, in points.
    pub tallest: f32,
    /// Whether the last thing written was a table, which has no space of its own below it.
    after_table: bool,
    /// The space that the next paragraph wants above it, in twentieths of a point.
    pub(super) space_above_next: Option<f32>,
}

impl<'m> Body<'m> {
    pub(super) fn new(measures: &'m PageMeasures) -> Self {
        Self {
            width: measures.width,
            size: measures.size,
            pieces: Vec::new(),
            sets: Vec::new(),
            looks: Looks::default(),
            grids: measures.grids.iter(),
            lists: Vec::new(),
            tables: 0,
            pictures: Vec::new(),
            tallest: illustration::tallest(measures),
            after_table: false,
            space_above_next: None,
        }
    }

    pub(super) fn add(&mut self, xml: impl Into<String>) {
        self.pieces.push(Piece::Xml(xml.into()));
    }

    /// How the paragraph before is set; none where a table stands there.
    pub(super) fn last_paragraph(&mut self) -> Option<&mut Set> {
        if self.after_table { None } else { self.sets.last_mut() }
    }

    /// The part of the file that holds the text.
    pub(super) fn finish(&mut self) -> String {
        self.end_table();
        let mut text = String::new();
        let mut behind = 0.0;
        for piece in std::mem::take(&mut self.pieces) {
            match piece {
                Piece::Xml(xml) => text.push_str(&xml),
                Piece::Table(xml) => {
                    text.push_str(&xml);
                    behind = 0.0;
                }
                Piece::Opening(number) => {
                    let set = &self.sets[number];
                    let look = set.look(behind, &mut self.looks);
                    behind = set.space_below();
                    let tag = tag(set);
                    text.push_str(&format!("<{tag} text:style-name=\"{look}\""));
                    if let Kind::Heading(level) = set.kind {
                        text.push_str(&format!(" text:outline-level=\"{level}\""));
                    }
                    text.push('>');
                }
            }
        }
        format!(
            "{DECLARATION}<office:document-content{}>{}<office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>",
            namespaces(),
            fonts(),
            self.looks.finish(),
        )
    }

    pub(super) fn blocks<B: Borrow<Block>>(&mut self, blocks: &[B]) {
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            let block: &Block = block.borrow();
            let bodies = (&block.body, after.first().map(|next| &next.borrow().body));
            if let (BlockBody::Address(address), Some(BlockBody::Facts(facts))) = bodies {
                self.address_beside_facts(address, facts);
                rest = &after[1..];
            } else {
                self.block(block, 0);
            }
        }
    }

    /// A block, moved in by `indent` twentieths of a point.
    pub(super) fn block(&mut self, block: &Block, indent: usize) {
        match &block.body {
            BlockBody::Heading { level, text } => {
                let level = (*level).clamp(1, 4);
                let mut heading = Set::new(Kind::Heading(level));
                heading.begins = block.begins_page.then_some(Begins::Page);
                self.runs(heading, text);
            }
            BlockBody::Paragraph(runs) => {
                let keeps_next = glue::introduces(runs);
                self.runs(Set { keeps_next, ..indented(Kind::Standard, indent) }, runs);
            }
            BlockBody::List { first, items } => {
                self.list(*first, items, 0);
                self.space_after_list();
            }
            BlockBody::Table(table) => self.table(table, indent),
            BlockBody::Address(lines) => self.address(lines, indent),
            BlockBody::Facts(facts) => self.facts(facts),
            BlockBody::Timeline(lines) => {
                self.picture_above(drawn::timeline(lines, self.width), lines);
            }
            BlockBody::Journey(lines) => {
                self.picture_above(drawn::journey(lines, self.width), lines);
            }
            BlockBody::WriteIn { label, lines } => self.write_in(label, *lines),
            BlockBody::Picture(picture) => self.illustration(picture, indent),
            BlockBody::Signature(lines) => {
                // The last lines of the letter go with the signature, so that it never stands alone on a page.
                if let Some(before) = self.last_paragraph() {
                    before.keeps_next = true;
                }
                self.space_above_next = Some(400.0);
                self.lines(Kind::Signature, lines, indent);
            }
        }
    }

    /// The runs as the words of a paragraph.
    pub(super) fn words(&mut self, runs: &[Inline]) -> String {
        let mut words = Words::new(&mut self.looks);
        words.add(runs, Ties::Hold);
        words.finish()
    }

    pub(super) fn runs(&mut self, set: Set, runs: &[Inline]) {
        if runs.iter().any(|run| !run.text.is_empty()) {
            let words = self.words(runs);
            self.push(set, &words);
        }
    }

    /// A paragraph for each line, kept together. Says whether there was any.
    pub(super) fn lines(&mut self, kind: Kind, lines: &[Vec<Inline>], indent: usize) -> bool {
        let is_full = |line: &&Vec<Inline>| line.iter().any(|run| !run.text.is_empty());
        let lines: Vec<_> = lines.iter().filter(is_full).collect();
        for (index, line) in lines.iter().enumerate() {
            let keeps_next = index + 1 < lines.len();
            self.runs(Set { keeps_next, ..indented(kind, indent) }, line);
        }
        !lines.is_empty()
    }

    /// Items stand close together; what follows the list does not.
    fn space_after_list(&mut self) {
        if let Some(last) = self.last_paragraph() {
            last.below = Some(160.0);
        }
    }

    fn table(&mut self, table: &crate::document::Table, indent: usize) {
        let Some(grid) = self.grids.next().filter(|grid| !grid.widths.is_empty()) else { return };
        // The format has no table inside a list.
        self.break_lists();
        // A table stands as far below a heading as below a paragraph.
        let above = if self.after_table { 280.0 } else { 0.0 };
        if let Some(before) = self.last_paragraph() {
            before.below = Some(220.0);
        }
        self.tables += 1;
        let xml = self.built(table, grid, (indent, above));
        self.pieces.push(Piece::Table(xml));
        self.after_table = true;
    }

    /// A text never ends in a table: LibreOffice would add a paragraph of its own, as high as any.
    fn end_table(&mut self) {
        if std::mem::take(&mut self.after_table) {
            self.push(Set::new(Kind::AfterTable), "");
        }
    }

    /// Adds a paragraph of these words.
    pub(super) fn push(&mut self, mut set: Set, words: &str) {
        if std::mem::take(&mut self.after_table) && !is_heading(&set) {
            set.above = Some(280.0);
        }
        set.above = self.space_above_next.take().or(set.above);
        self.pieces.push(Piece::Opening(self.sets.len()));
        self.add(format!("{words}</{}>", tag(&set)));
        self.sets.push(set);
    }
}

fn tag(set: &Set) -> &'static str {
    if is_heading(set) { "text:h" } else { "text:p" }
}

fn is_heading(set: &Set) -> bool {
    matches!(set.kind, Kind::Heading(_))
}

/// A paragraph moved in by so many twentieths of a point.
pub(super) fn indented(kind: Kind, indent: usize) -> Set {
    Set { left: (indent > 0).then_some(indent as f32), ..Set::new(kind) }
}

/// Where the words of an ODT file stand.
pub(in crate::writers) const WORDING: Wording = Wording {
    part: CONTENT,
    paragraphs: &[b"text:p", b"text:h"],
    gaps: &[b"text:s", b"text:tab", b"text:line-break"],
};
