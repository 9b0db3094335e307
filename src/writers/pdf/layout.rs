//! Turns the blocks of a letter into pieces that can be placed on pages, and into the structure tree beside them.

use super::column::Column;
use super::fonts::{ASCENT, DESCENT};
use super::line_runs::{joined, words_of};
use super::lines::{Line, Setting, lines};
use super::pages::{Artifact, Link, Mark, Owner, Piece};
use super::tree::{NodeId, Role, Tree};
use crate::document::addresses::leads_somewhere;
use crate::document::glue;
use crate::document::ids::BlockId;
use crate::document::labels::label;
use crate::document::page::{Colour, Draw, Extent, LEADING, Stretch};
use crate::document::{Block, BlockBody, Edition, Inline, Source};
use crate::writers::illustration;
use crate::writers::measures::{Grid, PageMeasures};
use std::borrow::Borrow;
use std::slice;
use std::sync::Arc;

/// Running text.
pub(super) const INK: Colour = [0.1, 0.1, 0.12];
/// Headings and the municipality's name.
pub(super) const DEEP: Colour = [0.07, 0.19, 0.33];
/// Small text in the margins; dark enough to be read by weak eyes.
pub(super) const QUIET: Colour = [0.33, 0.35, 0.38];
const LINK: Colour = [0.02, 0.28, 0.55];
/// What only the older, and what only the newer of two versions has that are compared.
const GONE: Colour = [0.58, 0.06, 0.1];
const NEW: Colour = [0.02, 0.36, 0.16];
/// Thin rules.
pub(super) const RULE: Colour = [0.72, 0.75, 0.79];

/// Where lines of text go, and how they look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub x: f32,
    pub y: f32,
    pub setting: Setting,
    pub colour: Colour,
}

/// What the runs of a text belong to.
pub(super) struct Belongings {
    /// The link of each run.
    links: Vec<Option<usize>>,
    /// The number of the first run's source among those of the letter; the others follow it.
    sources: usize,
}

/// Everything that layout gathers on its way through a letter.
pub(super) struct Layout<'m> {
    /// The size of running text.
    pub size: f32,
    /// How the tables are set that are still to come.
    pub grids: slice::Iter<'m, Grid>,
    pub tree: Tree,
    pub links: Vec<Link>,
    /// Where the words of the letter came from.
    pub sources: Vec<Source>,
    pub pieces: Vec<Piece>,
    pub heading_rows: Vec<Option<Piece>>,
    /// The pictures of the text, in their order.
    pub pictures: Vec<Arc<[u8]>>,
    /// As high as a picture can be, in points.
    pub tallest: f32,
    /// The space that the last block wants below it.
    below: f32,
    /// The level of the last heading, so that no level is left out in the tree.
    heading: u8,
}

impl<'m> Layout<'m> {
    pub(super) fn new(measures: &'m PageMeasures) -> Self {
        Self {
            size: measures.size,
            grids: measures.grids.iter(),
            tree: Tree::new(),
            links: Vec::new(),
            sources: Vec::new(),
            pieces: Vec::new(),
            heading_rows: Vec::new(),
            pictures: Vec::new(),
            tallest: illustration::tallest(measures),
            below: 0.0,
            heading: 0,
        }
    }

    /// Lays out blocks that follow each other.
    pub(super) fn blocks<B: Borrow<Block>>(
        &mut self,
        blocks: &[B],
        parent: NodeId,
        column: Column,
        depth: usize,
    ) {
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            let block: &Block = block.borrow();
            let start = self.pieces.len();
            match (&block.body, after.first().map(|next| &next.borrow().body)) {
                (BlockBody::Address(address), Some(BlockBody::Facts(facts)))
                    if self.address_beside_facts(address, facts, parent, column) =>
                {
                    rest = &after[1..];
                }
                _ => self.block(block, parent, column, depth),
            }
            if let Some(first) = self.pieces.get_mut(start).filter(|_| block.begins_page) {
                first.begins_page = true;
            }
        }
    }

    fn block(&mut self, block: &Block, parent: NodeId, column: Column, depth: usize) {
        match &block.body {
            BlockBody::Heading { level, text } => {
                self.heading((block.id, *level), text, parent, column);
            }
            BlockBody::Paragraph(runs) => self.paragraph((block.id, runs), parent, column, depth),
            BlockBody::List { first, items } => self.list(*first, items, parent, column, depth),
            BlockBody::Table(table) => self.table((block.id, table), parent, column),
            BlockBody::Address(address) => self.address(address, parent, column),
            BlockBody::Facts(facts) => self.facts(facts, parent, column),
            BlockBody::Timeline(lines) => self.timeline(lines, parent, column),
            BlockBody::Journey(lines) => self.journey(lines, parent, column),
            BlockBody::WriteIn { label, lines } => self.write_in(label, *lines, parent, column),
            BlockBody::Signature(signature) => self.signature(signature, parent, column),
            BlockBody::Picture(picture) => self.illustration(picture, parent, column),
        }
    }

    fn heading(
        &mut self,
        (id, level): (BlockId, u8),
        runs: &[Inline],
        parent: NodeId,
        column: Column,
    ) {
        let level = level.clamp(1, 4);
        let (scale, above, below) = match level {
            1 => (1.55, 1.5, 0.75),
            2 => (1.2, 1.45, 0.4),
            3 => (1.08, 1.1, 0.2),
            _ => (1.0, 0.9, 0.15),
        };
        let setting = Setting { size: self.size * scale, bold: true };
        let set = lines(runs, setting, column.width);
        if set.is_empty() {
            return;
        }
        self.heading = level.min(self.heading + 1);
        let words = words_of(runs);
        let role = Role::Heading { level: self.heading, words };
        let node = self.tree.add_text(parent, role, Some(column.slot(id)));
        let start = self.pieces.len();
        self.text_pieces(&set, runs, node, Place { x: column.x, y: 0.0, setting, colour: DEEP });
        self.pieces[start..].iter_mut().for_each(|piece| piece.stays = true);
        self.space(start, self.size * above, self.size * below);
    }

    fn paragraph(
        &mut self,
        (id, runs): (BlockId, &[Inline]),
        parent: NodeId,
        column: Column,
        depth: usize,
    ) {
        let setting = Setting { size: self.size, bold: false };
        let set = lines(runs, setting, column.width);
        if set.is_empty() {
            return;
        }
        let node = self.tree.add_text(parent, Role::Paragraph, Some(column.slot(id)));
        let start = self.pieces.len();
        self.text_pieces(&set, runs, node, Place { x: column.x, y: 0.0, setting, colour: INK });
        keep_pairs(&mut self.pieces[start..]);
        if glue::introduces(runs) {
            self.pieces[start..].iter_mut().for_each(|piece| piece.stays = true);
        }
        let around = self.size * if depth == 0 { 0.7 } else { 0.3 };
        self.space(start, around, around);
    }

    fn signature(&mut self, signature: &[Vec<Inline>], parent: NodeId, column: Column) {
        let start = self.pieces.len();
        self.block_of_lines(signature, parent, column, self.size);
        if start == self.pieces.len() {
            return;
        }
        self.space(start, self.size * 1.6, self.size * 0.7);
        // A signature alone on a page says nothing: the text before it comes along, and it is never parted itself.
        let last = self.pieces.len() - 1;
        self.pieces[start.saturating_sub(1)..last].iter_mut().for_each(|piece| piece.stays = true);
    }

    fn address(&mut self, address: &[Vec<Inline>], parent: NodeId, column: Column) {
        let start = self.pieces.len();
        self.block_of_lines(address, parent, column, self.size);
        if start == self.pieces.len() {
            return;
        }
        let last = self.pieces.len() - 1;
        self.pieces[start..last].iter_mut().for_each(|piece| piece.stays = true);
        self.space(start, self.size * 1.6, self.size * 1.4);
    }

    /// Lines that belong together as one paragraph, such as an address.
    pub(super) fn block_of_lines(
        &mut self,
        block: &[Vec<Inline>],
        parent: NodeId,
        column: Column,
        size: f32,
    ) {
        let runs = joined(block);
        let setting = Setting { size, bold: false };
        let set = lines(&runs, setting, column.width);
        if set.is_empty() {
            return;
        }
        let node = self.tree.add(parent, Role::Paragraph);
        self.text_pieces(&set, &runs, node, Place { x: column.x, y: 0.0, setting, colour: INK });
    }

    fn list(
        &mut self,
        first: Option<u32>,
        items: &[Vec<Block>],
        parent: NodeId,
        column: Column,
        depth: usize,
    ) {
        let list = self.tree.add(parent, Role::List { ordered: first.is_some() });
        let setting = Setting { size: self.size, bold: false };
        let last = items.len().saturating_sub(1);
        let widest = super::lines::width(&[Inline::plain(label(first, last, depth))], setting);
        let indent = (self.size * 1.3).max(widest + self.size * 0.8);
        let inner =
            Column { x: column.x + indent, width: (column.width - indent).max(self.size * 2.0) };
        let start = self.pieces.len();
        for (index, blocks) in items.iter().enumerate() {
            let item = self.tree.add(list, Role::Item);
            let mark = self.tree.add(item, Role::Label);
            let body = self.tree.add(item, Role::Body);
            let begin = self.pieces.len();
            self.blocks(blocks, body, inner, depth + 1);
            if begin == self.pieces.len() {
                self.pieces.push(Piece {
                    height: self.size * LEADING,
                    baseline: baseline(self.size),
                    ..Piece::default()
                });
                self.space(begin, self.size * 0.3, self.size * 0.3);
            }
            let runs = [Inline::plain(label(first, index, depth))];
            let mut marks = Vec::new();
            // So close before the text that programs which read a page by its gaps put it on the same line.
            let x = inner.x - self.size * 0.5 - super::lines::width(&runs, setting);
            let y = self.pieces[begin].baseline - baseline(self.size);
            let belongings = self.belongings(&runs, mark);
            for line in lines(&runs, setting, indent) {
                self.line_marks(
                    &line,
                    &belongings,
                    mark,
                    Place { x, y, setting, colour: INK },
                    &mut marks,
                );
            }
            self.pieces[begin].marks.splice(0..0, marks);
        }
        let around = self.size * if depth == 0 { 0.55 } else { 0.3 };
        self.space(start, around, around);
    }

    /// Sets the space above the pieces from `start` on, and the space wanted below them. The larger of two neighbours' wishes counts.
    pub(super) fn space(&mut self, start: usize, above: f32, below: f32) {
        let Some(first) = self.pieces.get_mut(start) else { return };
        // A block inside a list item has already asked for its space; the item's own wish joins it.
        let wish = if first.gap > 0.0 { first.gap.max(above) } else { above.max(self.below) };
        first.gap = if start == 0 { 0.0 } else { wish };
        self.below = below;
    }

    /// A piece for each line of text.
    pub(super) fn text_pieces(
        &mut self,
        set: &[Line],
        runs: &[Inline],
        node: NodeId,
        place: Place,
    ) {
        let belongings = self.belongings(runs, node);
        let height = place.setting.size * LEADING;
        for line in set {
            let mut marks = Vec::new();
            self.line_marks(line, &belongings, node, place, &mut marks);
            self.pieces.push(Piece {
                height,
                baseline: place.y + baseline(place.setting.size),
                marks,
                ..Piece::default()
            });
        }
    }

    /// The marks of one line whose upper edge is at `place`.
    pub(super) fn line_marks(
        &self,
        line: &Line,
        belongings: &Belongings,
        node: NodeId,
        place: Place,
        marks: &mut Vec<Mark>,
    ) {
        let size = place.setting.size;
        let y = place.y + baseline(size);
        for fragment in &line.fragments {
            let link = belongings.links.get(fragment.run).copied().flatten();
            let own = match self.sources.get(belongings.sources + fragment.run) {
                Some(Source::Compared(Edition::Older)) => GONE,
                Some(Source::Compared(Edition::Newer)) => NEW,
                _ => place.colour,
            };
            let (owner, colour) =
                link.map_or((Owner::Node(node), own), |link| (Owner::Link(link), LINK));
            let (x, width) = (place.x + fragment.x, fragment.width);
            let text = fragment.text.as_str().into();
            let of_letter =
                |it: &Stretch| Stretch { source: belongings.sources as u32 + it.source, ..*it };
            let stretches = fragment.stretches.iter().map(of_letter).collect();
            marks.push(Mark {
                owner,
                draw: Draw::Text {
                    x,
                    y,
                    width,
                    face: fragment.face,
                    size,
                    colour,
                    turn: 0.0,
                    text,
                    stretches,
                },
            });
            if link.is_some() {
                let area = Extent { x, y: y + size * 0.12, width, height: size * 0.05 };
                marks.push(Mark { owner, draw: Draw::Box { area, colour } });
            }
        }
    }

    /// The link that each run belongs to, and its source. Neighbours that lead to the same address are one link.
    pub(super) fn belongings(&mut self, runs: &[Inline], parent: NodeId) -> Belongings {
        let sources = self.sources.len();
        self.sources.extend(runs.iter().map(|run| run.source.clone()));
        let mut owners: Vec<Option<usize>> = Vec::with_capacity(runs.len());
        let mut last: Option<&str> = None;
        for run in runs {
            let address = run.link.as_deref().filter(|address| leads_somewhere(address));
            let owner = address.map(|address| {
                if last != Some(address) {
                    self.links.push(Link { parent, address: address.to_owned(), node: None });
                }
                self.links.len() - 1
            });
            last = address;
            owners.push(owner);
        }
        Belongings { links: owners, sources }
    }
}

/// Where the first baseline is below the upper edge of a line.
pub(super) fn baseline(size: f32) -> f32 {
    size * ((LEADING - ASCENT - DESCENT) / 2.0 + ASCENT)
}

/// A thin rule.
pub(super) fn rule(x: f32, y: f32, width: f32) -> Mark {
    let area = Extent { x, y, width, height: 0.6 };
    Mark { owner: Owner::Artifact(Artifact::Layout), draw: Draw::Box { area, colour: RULE } }
}

/// At least two lines of a paragraph stand on either side of a page break.
fn keep_pairs(pieces: &mut [Piece]) {
    let count = pieces.len();
    for (index, piece) in pieces.iter_mut().enumerate() {
        piece.stays = index + 1 < count && (index == 0 || index + 2 == count);
    }
}
