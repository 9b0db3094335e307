//! Tables with a heading row that is repeated on every page, and rows that no page break splits.

use super::runs::{Links, add_runs_tied, paragraph};
use crate::document::{Inline, Table};
use crate::writers::breaks::Ties;
use crate::writers::looks::{TABLE_EDGE, TABLE_HEADING, TABLE_RULE};
use crate::writers::measures::{CELL_SIDE, CELL_TOP, Grid, TWIPS};
use crate::writers::pdf::Setting;
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
        .margins(TableCellMargins::new().margin(CELL_TOP, CELL_SIDE, CELL_TOP, CELL_SIDE))
        .set_borders(borders())
}

/// Thin lines between the rows and none between the columns: calm to read, and the rows are what one follows.
fn borders() -> TableBorders {
    let line = |position, colour: &str, size| {
        TableBorder::new(position).border_type(BorderType::Single).size(size).color(colour)
    };
    TableBorders::with_empty()
        .set(line(TableBorderPosition::Top, TABLE_EDGE, 8))
        .set(line(TableBorderPosition::Bottom, TABLE_EDGE, 8))
        .set(line(TableBorderPosition::InsideH, TABLE_RULE, 4))
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
                let cell =
                    if heading { cell.shading(Shading::new().fill(TABLE_HEADING)) } else { cell };
                let mut text = paragraph(style);
                let ties =
                    Ties::in_cell(runs, width, Setting { size: grid.size * TWIPS, bold: heading });
                add_runs_tied(&mut text, runs, ties, self.links);
                cell.add_paragraph(text)
            })
            .collect()
    }
}
