//! The columns of a table stand at the same places in the PDF and in Word.

use forberedt::document::{Block, BlockBody, Document, Table};
use forberedt::writers::{docx, pdf};

use crate::library_and_examples::{cases_for, library};
use crate::pdf_reading::drawn_pieces;
use crate::words::part;
use crate::written_letter::{letter_of, runs};

/// Where a page's text begins, and the empty space at the left of a cell, in points.
const LEFT: f32 = 25.0 * 72.0 / 25.4;
const SIDE: f32 = 3.6;

/// Where the columns of each table of a Word file begin, in points from the left of the page.
fn columns_in_word(file: &[u8]) -> Vec<Vec<f32>> {
    let xml = part(file, "word/document.xml");
    let grid = |table: &str| {
        let end = table.find("</w:tblGrid>").unwrap();
        let mut at = LEFT;
        let widths = table[..end].split("<w:gridCol w:w=\"").skip(1);
        widths
            .map(|rest| {
                let here = at;
                at += rest.split('"').next().unwrap().parse::<f32>().unwrap() / 20.0;
                here
            })
            .collect()
    };
    xml.split("<w:tblGrid>").skip(1).map(grid).collect()
}

fn assert_same(name: &str, document: &Document) -> usize {
    let columns = columns_in_word(&docx::write(document).unwrap());
    let pieces = drawn_pieces(&pdf::write(document).unwrap());
    let drawn = |x: f32| pieces.iter().flatten().any(|piece| (piece.0 - x - SIDE).abs() < 0.06);
    for at in columns.iter().flatten() {
        assert!(drawn(*at), "{name}: no cell begins at {at} in the PDF; {columns:?}");
    }
    columns.len()
}

#[test]
fn the_tables_of_every_letter_have_the_columns_of_their_word_file() {
    let mut tables = 0;
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let Ok(draft) = library().shelf(case).draft(&template.id) else { continue };
            let document = draft.finish().unwrap_or_else(|_| draft.marked());
            tables += assert_same(&format!("{} on {name}", template.id), &document);
        }
    }
    assert!(tables > 100, "{tables} tables");
}

#[test]
fn a_word_that_no_column_can_hold_leaves_the_others_the_same() {
    let cells = |row: &[&str]| row.iter().map(|cell| runs(cell)).collect();
    let name =
        "2017_06_12_statusattest_speciallaege_reumatologi_endelig_version_2_underskrevet.pdf";
    let rows = [
        ["1", "Lægeattest til rehabiliteringsteamet (LÆ 265)", "24. januar 2018", "Egen læge"],
        ["2", name, "8. maj 2018", "Reumatologisk Ambulatorium, Egelund Sygehus"],
        ["3", "Forløbsnotat fra praktikstedet med timer og hensyn", "3. juni 2018", "Jobcentret"],
    ];
    let table = Table {
        header: cells(&["Nr.", "Bilag", "Dato", "Afsender"]),
        rows: rows.iter().map(|row| cells(row)).collect(),
    };
    let nested = BlockBody::List {
        first: None,
        items: vec![vec![
            BlockBody::Paragraph(runs("Se tabellen")).into(),
            BlockBody::Table(table.clone()).into(),
        ]],
    };
    let blocks: Vec<Block> = vec![BlockBody::Table(table).into()];
    assert_eq!(assert_same("file name", &letter_of(blocks)), 1);
    let document = letter_of(vec![nested.into()]);
    let file = part(&docx::write(&document).unwrap(), "word/document.xml");
    let indent = file.split("<w:tblInd w:w=\"").nth(1).unwrap().split('"').next().unwrap();
    let indent: f32 = indent.parse::<f32>().unwrap() / 20.0;
    let pieces = drawn_pieces(&pdf::write(&document).unwrap());
    for at in columns_in_word(&docx::write(&document).unwrap()).concat() {
        let drawn = pieces.iter().flatten().any(|p| (p.0 - at - indent - SIDE).abs() < 0.06);
        assert!(drawn, "in a list, at {at}");
    }
}
