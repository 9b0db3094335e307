//! Tables with a heading row that is repeated on every page, and rows that no page break splits.

use super::runs::{Links, Ties, add_runs_tied, paragraph};
use crate::document::{Inline, Table};
use crate::writers::measures::{CELL_EDGES, CELL_SIDE, Grid, TWIPS};
use crate::writers::pdf::{self, Setting, parts};
use docx_rs::{
    BorderType, Shading, Table as WordTable, TableBorder, TableBorderPosition, TableBorders,
    TableCell,
};
use docx_rs::{TableCellMargins, TableLayoutType, TableRow, WidthType};

/// docx-rs cannot mark a heading row, so the row gets this height, and the repair pass puts the mark in its place.
pub(super) const HEADER_MARK: u16 = 4242;

/// The table as its grid says, moved in by `indent` twentieths of a point.
pub(super) fn build(table: &Table, grid: &Grid, indent: usize, links: &mut Links) -> WordTable {
    let mut look = Look { grid, links };
    let header = TableRow::new(look.cells(&table.header, true))
        .row_height(f32::from(HEADER_MARK))
        .cant_split();
    let rows = table.rows.iter().map(|row| TableRow::new(look.cells(row, false)).cant_split());
    let rows: Vec<TableRow> = std::iter::once(header).chain(rows).collect();
    WordTable::without_borders(rows)
        .set_grid(grid.widths.clone())
        .width(grid.widths.iter().sum(), WidthType::Dxa)
        .indent(indent as i32)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(50, CELL_SIDE, 50, CELL_SIDE))
        .set_borders(borders())
}

/// Thin lines between the rows and none between the columns: calm to read, and the rows are what one follows.
fn borders() -> TableBorders {
    let line = |position, colour: &str, size| {
        TableBorder::new(position).border_type(BorderType::Single).size(size).color(colour)
    };
    TableBorders::with_empty()
        .set(line(TableBorderPosition::Top, "404040", 8))
        .set(line(TableBorderPosition::Bottom, "404040", 8))
        .set(line(TableBorderPosition::InsideH, "BFBFBF", 4))
}

/// What the cells of a table share.
struct Look<'a> {
    grid: &'a Grid,
    links: &'a mut Links,
}

impl Look<'_> {
    fn cells(&mut self, row: &[Vec<Inline>], heading: bool) -> Vec<TableCell> {
        let style = match (heading, self.grid.is_crowded) {
            (true, false) => "TableHeading",
            (false, false) => "TableText",
            (true, true) => "SmallTableHeading",
            (false, true) => "SmallTableText",
        };
        let grid = self.grid;
        grid.widths
            .iter()
            .enumerate()
            .map(|(column, &width)| {
                let runs = row.get(column).map_or(&[][..], Vec::as_slice);
                let cell = TableCell::new().width(width, WidthType::Dxa);
                let cell = if heading { cell.shading(Shading::new().fill("EDF1F4")) } else { cell };
                let mut text = paragraph(style);
                let ties = self.ties(runs, width, heading);
                add_runs_tied(&mut text, runs, ties, self.links);
                cell.add_paragraph(text)
            })
            .collect()
    }

    /// Word parts what is tied and has no room between any two letters, a month from its year or not. So nothing is tied where words
    /// together have no room. One that has none by itself is parted in any case.
    fn ties(&self, runs: &[Inline], width: usize, bold: bool) -> Ties {
        // The columns were rounded down, and what is empty in them has room for that.
        let room = (width + 1) as f32 - CELL_EDGES;
        let setting = Setting { size: self.grid.size * TWIPS, bold };
        let widest = parts(runs, setting).iter().map(|part| part.width).fold(0.0, f32::max);
        if widest <= room {
            return Ties::Hold;
        }
        let words = runs.iter().flat_map(|run| {
            let word = |text: &str| Inline { text: text.to_owned(), ..run.clone() };
            run.text.split_whitespace().map(word)
        });
        let word = words.map(|word| pdf::width(&[word], setting)).fold(0.0, f32::max);
        if word < widest { Ties::None } else { Ties::Hold }
    }
}
