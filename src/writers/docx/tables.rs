//! Tables with a heading row that is repeated on every page, and rows that no page break splits.

use super::runs::{Links, add_runs, paragraph};
use super::styles::table_size;
use crate::document::{Inline, Table};
use crate::writers::pdf::{Setting, parts};
use docx_rs::{
    BorderType, Shading, Table as WordTable, TableBorder, TableBorderPosition, TableBorders,
    TableCell,
};
use docx_rs::{TableCellMargins, TableLayoutType, TableRow, WidthType};

/// docx-rs cannot mark a heading row, so the row gets this height, and the repair pass puts the mark in its place.
pub(super) const HEADER_MARK: u16 = 4242;

/// The empty space at either side of a cell, in twentieths of a point.
const SIDE: usize = 74;

/// The table `width` wide, moved in by `indent`, both in twentieths of a point, in a letter of `size` points. A table with no column is
/// no table.
pub(super) fn build(
    table: &Table,
    width: usize,
    indent: usize,
    size: f32,
    links: &mut Links,
) -> Option<WordTable> {
    if table.column_count() == 0 {
        return None;
    }
    let grid = grid(table, width, size);
    let header = TableRow::new(cells(&table.header, &grid, true, links))
        .row_height(f32::from(HEADER_MARK))
        .cant_split();
    let rows =
        table.rows.iter().map(|row| TableRow::new(cells(row, &grid, false, links)).cant_split());
    let rows: Vec<TableRow> = std::iter::once(header).chain(rows).collect();
    let word = WordTable::without_borders(rows)
        .set_grid(grid)
        .width(width, WidthType::Dxa)
        .indent(indent as i32)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(50, SIDE, 50, SIDE))
        .set_borders(borders());
    Some(word)
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

fn cells(row: &[Vec<Inline>], grid: &[usize], heading: bool, links: &mut Links) -> Vec<TableCell> {
    let style = if heading { "TableHeading" } else { "TableText" };
    grid.iter()
        .enumerate()
        .map(|(column, &width)| {
            let runs = row.get(column).map_or(&[][..], Vec::as_slice);
            let cell = TableCell::new().width(width, WidthType::Dxa);
            let cell = if heading { cell.shading(Shading::new().fill("EDF1F4")) } else { cell };
            let mut text = paragraph(style);
            add_runs(&mut text, runs, links);
            cell.add_paragraph(text)
        })
        .collect()
}

/// The widths of the columns in twentieths of a point.
fn grid(table: &Table, width: usize, size: f32) -> Vec<usize> {
    // Nothing should break for a hair's breadth in a program that rounds otherwise.
    let edges = (2 * SIDE + 16) as f32;
    let widths = table.column_widths(width as f32, edges, |cell, bold| {
        parts(cell, Setting { size: table_size(size) * 20.0, bold })
    });
    let mut grid: Vec<usize> = widths.iter().map(|width| (*width as usize).max(1)).collect();
    let used: usize = grid.iter().sum();
    if let Some(last) = grid.last_mut() {
        // Rounding down leaves a few twips over; the last column takes them.
        *last += width.saturating_sub(used);
    }
    grid
}
