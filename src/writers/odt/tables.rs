//! Tables with a heading row that is repeated on every page, and rows that no page break splits.

use super::body::Body;
use super::kinds::Kind;
use super::looks::Family;
use super::names::length;
use super::runs::Words;
use crate::document::{Inline, Table};
use crate::writers::breaks::Ties;
use crate::writers::looks::{TABLE_EDGE, TABLE_HEADING, TABLE_RULE};
use crate::writers::measures::{CELL_SIDE, CELL_TOP, Grid, TWIPS};
use crate::writers::pdf::Setting;

/// Which row of a table a cell stands in (rækkens plads).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Heading,
    Middle,
    Last,
}

impl Body<'_> {
    /// The table as its grid says, so far in and with so much space above it, in twentieths of a point.
    pub(super) fn built(
        &mut self,
        table: &Table,
        grid: &Grid,
        (indent, above): (usize, f32),
    ) -> String {
        let width = length(grid.widths.iter().sum::<usize>() as f32);
        let look = format!(
            "<style:table-properties style:width=\"{width}\" table:align=\"left\" fo:margin-left=\"{}\" fo:margin-top=\"{}\" fo:margin-bottom=\"0pt\" style:may-break-between-rows=\"true\" table:border-model=\"separating\"/>",
            length(indent as f32),
            length(above),
        );
        let look = self.looks.name(Family::Table, "", &look);
        let mut xml = format!(
            "<table:table table:name=\"Tabel{}\" table:style-name=\"{look}\">",
            self.tables
        );
        for width in &grid.widths {
            let width = length(*width as f32);
            let look = format!("<style:table-column-properties style:column-width=\"{width}\"/>");
            let look = self.looks.name(Family::Column, "", &look);
            xml.push_str(&format!("<table:table-column table:style-name=\"{look}\"/>"));
        }
        let heading = self.row(&table.header, grid, Row::Heading);
        xml.push_str(&format!("<table:table-header-rows>{heading}</table:table-header-rows>"));
        for (index, row) in table.rows.iter().enumerate() {
            let place = if index + 1 < table.rows.len() { Row::Middle } else { Row::Last };
            xml.push_str(&self.row(row, grid, place));
        }
        xml + "</table:table>"
    }

    fn row(&mut self, row: &[Vec<Inline>], grid: &Grid, place: Row) -> String {
        let whole = "<style:table-row-properties fo:keep-together=\"always\"/>";
        let look = self.looks.name(Family::Row, "", whole);
        let cell_look = self.looks.name(Family::Cell, "", &cell(place));
        let is_heading = place == Row::Heading;
        let kind = match (is_heading, grid.is_crowded) {
            (true, false) => Kind::TableHeading,
            (false, false) => Kind::TableText,
            (true, true) => Kind::SmallTableHeading,
            (false, true) => Kind::SmallTableText,
        };
        let setting = Setting { size: grid.size * TWIPS, bold: is_heading };
        let mut xml = format!("<table:table-row table:style-name=\"{look}\">");
        for (column, &width) in grid.widths.iter().enumerate() {
            let runs = row.get(column).map_or(&[][..], Vec::as_slice);
            let mut words = Words::new(&mut self.looks);
            words.add(runs, Ties::in_cell(runs, width, setting));
            xml.push_str(&format!(
                "<table:table-cell table:style-name=\"{cell_look}\" office:value-type=\"string\"><text:p text:style-name=\"{}\">{}</text:p></table:table-cell>",
                kind.names().0,
                words.finish()
            ));
        }
        xml + "</table:table-row>"
    }
}

/// Thin lines between the rows and none between the columns: calm to read, and the rows are what one follows.
fn cell(place: Row) -> String {
    let (sides, ends) = (length(CELL_SIDE as f32), length(CELL_TOP as f32));
    let rule = |size: &str, colour: &str| format!("{size} solid #{colour}");
    let (edge, between) = (rule("1pt", TABLE_EDGE), rule("0.5pt", TABLE_RULE));
    let (above, below, behind) = match place {
        Row::Heading => {
            (edge.as_str(), between, format!(" fo:background-color=\"#{TABLE_HEADING}\""))
        }
        Row::Middle => ("none", between, String::new()),
        Row::Last => ("none", edge.clone(), String::new()),
    };
    format!(
        "<style:table-cell-properties fo:padding-left=\"{sides}\" fo:padding-right=\"{sides}\" fo:padding-top=\"{ends}\" fo:padding-bottom=\"{ends}\" fo:border-left=\"none\" fo:border-right=\"none\" fo:border-top=\"{above}\" fo:border-bottom=\"{below}\"{behind}/>"
    )
}
