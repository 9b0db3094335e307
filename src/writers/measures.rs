//! The measures that all formats of a letter share: margins, size of print and columns of tables, so that a letter is the same on screen,
//! on paper and in Word.

use super::pdf::{Setting, parts};
use crate::document::{Block, BlockBody, CROWDED, Document, Margins, Table};

/// A point in twentieths, the unit that Word counts in.
pub(super) const TWIPS: f32 = 20.0;
/// A4 in twentieths of a point.
pub(super) const A4: (u32, u32) = (11906, 16838);
pub(super) const TWIPS_PER_MM: f32 = 1440.0 / 25.4;
/// Used where the letterhead gives no size, or one that nobody could read.
const USUAL_SIZE: f32 = 11.0;
/// How far each level of a list moves in, in twentieths of a point.
pub(super) const LIST_STEP: usize = 400;
/// Word knows nine levels.
pub(super) const DEEPEST_LIST: usize = 8;
/// The empty space at either side of a cell, in twentieths of a point.
pub(super) const CELL_SIDE: usize = 72;
/// The same above and below it.
pub(super) const CELL_TOP: usize = 50;
/// What is empty at both sides of a cell, in twentieths of a point. Nothing should break for a hair's breadth in a program that rounds
/// otherwise.
pub(super) const CELL_EDGES: f32 = (2 * CELL_SIDE + 16) as f32;

/// What the formats must agree on before a letter is laid out.
pub(super) struct PageMeasures {
    /// Of the running text, in points.
    pub size: f32,
    pub margins: Edges,
    /// Of a line of text, in twentieths of a point.
    pub width: usize,
    /// The tables of the letter in the order in which they are read.
    pub grids: Vec<Grid>,
}

/// The margins of a page in twentieths of a point.
#[derive(Clone, Copy)]
pub(super) struct Edges {
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
    pub left: u32,
}

/// How a table is set.
pub(super) struct Grid {
    /// The columns, in twentieths of a point.
    pub widths: Vec<usize>,
    /// Of the print, in points.
    pub size: f32,
    /// Whether its words had no room beside each other in print of the usual size.
    pub is_crowded: bool,
}

impl PageMeasures {
    pub(super) fn of(document: &Document) -> Self {
        let head = &document.letterhead;
        let size = readable_size(head.font_size);
        let margins = Edges::new(&head.margins);
        let width = (A4.0 - margins.left - margins.right) as usize;
        let mut grids = Vec::new();
        add_grids(&mut grids, &document.blocks, size, (width, width), 0);
        Self { size, margins, width, grids }
    }
}

impl Edges {
    /// A margin that cannot be meant is replaced by the nearest that can.
    fn new(wanted: &Margins) -> Self {
        let usual = Margins::default();
        let twips = |mm: f32, usual: f32| {
            let mm = if mm.is_finite() { mm.clamp(10.0, 70.0) } else { usual };
            (mm * TWIPS_PER_MM).round() as u32
        };
        Self {
            top: twips(wanted.top, usual.top),
            right: twips(wanted.right, usual.right),
            bottom: twips(wanted.bottom, usual.bottom),
            left: twips(wanted.left, usual.left),
        }
    }
}

/// The size of the text in tables, a little smaller than running text of `size` points. Word counts in halves.
pub(super) fn table_size(size: f32) -> f32 {
    (size * 0.93 * 2.0).round() / 2.0
}

/// How far in the text of a list's item stands in Word, and with it what else the item holds, in twentieths of a point.
pub(super) fn list_indent(depth: usize) -> usize {
    LIST_STEP * (depth.min(DEEPEST_LIST) + 1)
}

fn readable_size(wanted: f32) -> f32 {
    if (7.0..=30.0).contains(&wanted) { wanted } else { USUAL_SIZE }
}

/// Adds how the tables of a column are set. `width` is that of the page, and what is free of it here.
fn add_grids(
    grids: &mut Vec<Grid>,
    blocks: &[Block],
    size: f32,
    (page, here): (usize, usize),
    depth: usize,
) {
    for block in blocks {
        match &block.body {
            BlockBody::Table(table) => grids.push(Grid::of(table, size, here)),
            BlockBody::List { items, .. } => {
                let inner = page.saturating_sub(list_indent(depth));
                let items = items.iter();
                items.for_each(|item| add_grids(grids, item, size, (page, inner), depth + 1));
            }
            _ => {}
        }
    }
}

impl Grid {
    /// The table in a column `width` wide, in a letter of `size` points.
    fn of(table: &Table, size: f32, width: usize) -> Self {
        let print = |is_crowded| table_size(if is_crowded { size * CROWDED } else { size });
        let (widths, is_crowded) =
            table.columns(width as f32, CELL_EDGES, |cell, bold, is_crowded| {
                parts(cell, Setting { size: print(is_crowded) * TWIPS, bold })
            });
        let mut widths: Vec<usize> = widths.iter().map(|width| (*width as usize).max(1)).collect();
        let used: usize = widths.iter().sum();
        if let Some(last) = widths.last_mut() {
            // Rounding down leaves a few twips over; the last column takes them.
            *last += width.saturating_sub(used);
        }
        Self { widths, size: print(is_crowded), is_crowded }
    }
}
