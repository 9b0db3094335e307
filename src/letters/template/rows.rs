//! Tables in a template: as many cells in a row as the table has columns, and no more looks than every format can show.

use pulldown_cmark::Alignment;

use super::constructs::Reading;
use super::under_way::OpenTable;

/// A column of a table with more has less than the tenth of a line, and there not even short words stand unbroken.
const MOST_COLUMNS: usize = 10;

impl Reading<'_, '_, '_> {
    pub(super) fn table(&mut self, alignments: &[Alignment], start: usize, end: usize) {
        self.table = Some(OpenTable { columns: alignments.len(), rows: 0 });
        if alignments.len() > MOST_COLUMNS {
            let message = format!(
                "Tabellen har {} kolonner, og en side rummer højst {MOST_COLUMNS}, hvis teksten skal kunne læses.",
                alignments.len()
            );
            let cure = "Del den i flere tabeller, eller skriv rækkerne som en liste.";
            self.fault(start, "template-table-wide", &message, cure);
        }
        if alignments.iter().any(|alignment| *alignment != Alignment::None) {
            let marks =
                self.rendered.text[start..].find('\n').map_or(start, |line| start + line + 1);
            self.fault(
                marks,
                "template-table-alignment",
                "Kolonner i et brev rettes ikke ind efter kolon.",
                "Skriv |---| uden kolon.",
            );
        }
        let first = self.pipes.partition_point(|pipe| *pipe < start);
        let inside: Vec<usize> =
            self.pipes[first..].iter().copied().take_while(|pipe| *pipe < end).collect();
        for pipe in inside {
            self.fault(
                pipe,
                "template-table-condition",
                "En betingelse eller gentagelse inde i en række må ikke sætte en celle ind.",
                "Sæt den om teksten inde i cellen, eller om hele rækken.",
            );
        }
    }

    pub(super) fn row(&mut self, start: usize, end: usize) {
        let Some(table) = &mut self.table else { return };
        table.rows += 1;
        let columns = table.columns;
        let cells = cells(&self.rendered.text[start..end]);
        if cells != columns {
            let cure = if cells > columns {
                "Slet den celle, der er for meget, eller giv tabellen en kolonne til."
            } else {
                "Skriv en celle for hver kolonne. En tom linje slutter tabellen."
            };
            let message =
                format!("Rækken har {cells} celler, men tabellen har {columns} kolonner.");
            self.fault(start, "template-table-cells", &message, cure);
        }
    }

    pub(super) fn end_table(&mut self, start: usize) {
        if self.table.take().is_some_and(|table| table.rows == 0) {
            self.fault(
                start,
                "template-table-empty",
                "Tabellen har ingen rækker og kommer ikke med i brevet.",
                "Skriv en række, eller slet tabellen.",
            );
        }
    }
}

/// How many cells are written in a row.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut pipes = 0;
    let mut ends_with_pipe = false;
    let mut is_escaped = false;
    for sign in row.chars() {
        let is_pipe = sign == '|' && !is_escaped;
        pipes += usize::from(is_pipe);
        ends_with_pipe = is_pipe;
        is_escaped = sign == '\\' && !is_escaped;
    }
    pipes + usize::from(!ends_with_pipe)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_counted_as_they_are_written() {
        for (row, count) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a | b", 2),
            ("| a \\| b |", 1),
            ("a", 1),
            ("||", 1),
            ("| | |", 2),
            ("| a | b | c |\n", 3),
        ] {
            assert_eq!(cells(row), count, "{row}");
        }
    }
}
