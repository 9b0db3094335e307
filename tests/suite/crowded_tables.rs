//! A table of so many columns that their words have no room beside each other: its print is smaller, and only words that have no
//! room even then are parted.

use forberedt::document::{Block, BlockBody, Document, Table};
use forberedt::writers::{docx, pdf};

use crate::pdf_reading::drawn_pieces;
use crate::words::{part, text_of_part};
use crate::written_letter::{letter_of, runs};

const HEADER: [&str; 10] = [
    "Måned",
    "Hvor du var",
    "Opgaver",
    "Timer på stedet",
    "Effektive timer",
    "Hensyn",
    "Fravær",
    "Opfølgning",
    "Note",
    "Bilag",
];
const ROW: [&str; 10] = [
    "Januar 2018",
    "Jobcentrets vaskeri",
    "Foldning og sortering",
    "12 timer",
    "7,5 timer",
    "Hjælpemiddelafprøvning",
    "3 dage",
    "den 14. januar 2018",
    "Arbejdspladsindretning",
    "bilag 8",
];

fn letter(header: &[&str], row: &[&str]) -> Document {
    let cells = |row: &[&str]| row.iter().map(|cell| runs(cell)).collect();
    let table = Table { header: cells(header), rows: vec![cells(row)] };
    let blocks: Vec<Block> = vec![BlockBody::Table(table).into()];
    letter_of(blocks)
}

#[test]
fn ten_columns_of_words_are_printed_small_and_their_words_stay_whole() {
    let crowded = letter(&HEADER, &ROW);
    let pieces: Vec<(f32, f32, String)> =
        drawn_pieces(&pdf::write(&crowded).unwrap()).into_iter().flatten().collect();
    let drawn: Vec<&str> = pieces.iter().flat_map(|(_, _, text)| text.split_whitespace()).collect();
    for cell in HEADER.into_iter().chain(ROW) {
        for word in cell.split_whitespace().filter(|word| word.chars().count() < 12) {
            assert!(drawn.contains(&word), "{word}: {drawn:?}");
        }
    }
    // Nothing of the words that are parted is lost.
    let all: String = drawn.concat();
    assert!(all.contains("12timer") && all.contains("bilag8"), "{all}");

    let bytes = docx::write(&crowded).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("w:val=\"SmallTableText\"").count(), 10);
    assert_eq!(xml.matches("w:val=\"SmallTableHeading\"").count(), 10);
    let told = text_of_part(&xml).replace('\u{a0}', " ");
    assert!(HEADER.into_iter().chain(ROW).all(|cell| told.contains(cell)), "{told}");
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:styleId=\"SmallTableText\""));
}

#[test]
fn a_table_whose_words_have_room_is_printed_like_any_other() {
    for (header, row) in [(&HEADER[..5], &ROW[..5]), (&["Uge"; 10], &["37"; 10])] {
        let bytes = docx::write(&letter(header, row)).unwrap();
        let xml = part(&bytes, "word/document.xml");
        assert!(xml.contains("w:val=\"TableText\"") && !xml.contains("SmallTable"));
    }
}

#[test]
fn what_has_no_room_in_a_word_file_may_be_parted_where_its_words_are() {
    let long = ["Arbejdspladsindretning og hjælpemidler", "den 14. september 2018"];
    let row: Vec<&str> = long.into_iter().cycle().take(10).collect();
    let xml = part(&docx::write(&letter(&["Hvad"; 10], &row)).unwrap(), "word/document.xml");
    assert!(text_of_part(&xml).contains("14. september 2018"), "a space that may break");
}
