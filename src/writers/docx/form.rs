//! The fields of a form that somebody else fills in: content controls that bear a tag, put where a letter has a mark for them.
//!
//! Word keeps the tag of a control when it saves the file. LibreOffice up to 7.4 keeps only its name, so both say the same.

use quick_xml::escape::escape;

use crate::document::Document;
use crate::writers::WriteError;
use crate::writers::characters::{Unshown, unwritable_in_xml};
use crate::writers::looks::RULE;
use crate::writers::measures::PageMeasures;
use crate::writers::pdf::lay_out;

/// A place to write in (et felt i et skema).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormControl {
    /// By which a program knows it.
    pub tag: String,
    /// By which a person and a screen reader do.
    pub name: String,
    /// What stands there until somebody writes.
    pub hint: String,
    pub text: String,
    /// Whether what stands there may not be changed.
    pub is_locked: bool,
}

/// A piece of a form (en del af et skema).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormPart {
    /// What is asked, and where it is answered, a line each.
    Fields(Vec<(String, FormControl)>),
    /// A table to go on in; of each column its heading and its share of the width in hundredths.
    Rows { header: Vec<(String, usize)>, rows: Vec<Vec<FormControl>> },
    /// Room for a longer text.
    Room(FormControl),
}

/// What stands as a paragraph of its own in the letter where the part of that place goes.
pub fn mark(place: usize) -> String {
    format!("⟦{place}⟧")
}

/// Writes a letter as a Word file, with each part of a form where its mark stands.
///
/// # Errors
/// All characters that cannot be written, as for a letter; or that a mark does not stand there exactly once.
pub fn write(document: &Document, parts: &[FormPart]) -> Result<Vec<u8>, Vec<WriteError>> {
    let unshown = |control: &FormControl| unwritable_in_xml(&control.text) != Unshown::default();
    if parts.iter().flat_map(FormPart::controls).any(unshown) {
        return Err(vec![WriteError::Other(
            "Skemaet kan ikke vise et af tegnene i sagsnummeret eller navnet.".to_owned(),
        )]);
    }
    let measures = PageMeasures::of(document);
    let pages = || lay_out(document, &measures).page_count();
    super::write_filled(document, &measures, pages, |xml| {
        put_all(xml, parts, measures.width).ok_or_else(super::broken)
    })
}

impl FormPart {
    /// All places to write in.
    pub fn controls(&self) -> Vec<&FormControl> {
        match self {
            Self::Fields(fields) => fields.iter().map(|(_, control)| control).collect(),
            Self::Rows { rows, .. } => rows.iter().flatten().collect(),
            Self::Room(control) => vec![control],
        }
    }
}

fn put_all(xml: String, parts: &[FormPart], width: usize) -> Option<String> {
    let mut next_id = 1000;
    let mut filled = xml;
    for (place, part) in parts.iter().enumerate() {
        let mark = mark(place);
        if filled.matches(&mark).count() != 1 {
            return None;
        }
        let found = filled.find(&mark)?;
        let start = filled.get(..found)?.rfind("<w:p>")?;
        let end = found + filled.get(found..)?.find(PARAGRAPH_END)? + PARAGRAPH_END.len();
        let table = table(part, width, &mut next_id);
        filled.replace_range(start..end, &table);
    }
    Some(filled)
}

const PARAGRAPH_END: &str = "</w:p>";

/// Every part is a table: its frame shows where one may write.
fn table(part: &FormPart, width: usize, next_id: &mut u32) -> String {
    let (shares, rows): (Vec<usize>, Vec<String>) = match part {
        FormPart::Fields(fields) => {
            let shares = vec![35, 65];
            let row = |(label, control): &(String, FormControl)| {
                let cells =
                    [heading(label, width * 35 / 100), body(control, width * 65 / 100, next_id)];
                row("<w:cantSplit/>", &cells.concat())
            };
            (shares, fields.iter().map(row).collect())
        }
        FormPart::Rows { header, rows } => {
            let shares: Vec<usize> = header.iter().map(|(_, share)| *share).collect();
            let widths: Vec<usize> = shares.iter().map(|share| width * share / 100).collect();
            let first =
                header.iter().zip(&widths).map(|((label, _), width)| heading(label, *width));
            let first = row("<w:cantSplit/><w:tblHeader/>", &first.collect::<String>());
            let mut all = vec![first];
            for controls in rows {
                let cells = controls.iter().zip(&widths);
                let cells: String = cells.map(|(it, width)| body(it, *width, next_id)).collect();
                all.push(row("<w:trHeight w:val=\"800\" w:hRule=\"atLeast\"/>", &cells));
            }
            (shares, all)
        }
        FormPart::Room(control) => {
            let cell = body(control, width, next_id);
            (vec![100], vec![row("<w:trHeight w:val=\"2400\" w:hRule=\"atLeast\"/>", &cell)])
        }
    };
    let columns: String = shares
        .iter()
        .map(|share| format!("<w:gridCol w:w=\"{}\"/>", width * share / 100))
        .collect();
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| {
            format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{RULE}\"/>")
        })
        .collect();
    let side = |name: &str, size: u8| format!("<w:{name} w:w=\"{size}\" w:type=\"dxa\"/>");
    let edges = [side("top", 50), side("left", 100), side("bottom", 50), side("right", 100)];
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>{}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{}</w:tbl>",
        edges.concat(),
        rows.concat()
    )
}

fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
}

fn heading(label: &str, width: usize) -> String {
    let label = escape(label);
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDF1F4\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableHeading\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{label}</w:t></w:r></w:p></w:tc>"
    )
}

fn body(control: &FormControl, width: usize, next_id: &mut u32) -> String {
    *next_id += 1;
    let control = inline(control, *next_id);
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>{control}</w:p></w:tc>"
    )
}

fn inline(control: &FormControl, id: u32) -> String {
    let (tag, name) = (escape(&control.tag), escape(&control.name));
    let lock = if control.is_locked { "<w:lock w:val=\"sdtContentLocked\"/>" } else { "" };
    let (shows, look, text) = if control.text.is_empty() {
        let look = "<w:rPr><w:color w:val=\"505050\"/></w:rPr>";
        ("<w:showingPlcHdr/>", look, &control.hint)
    } else {
        ("", "", &control.text)
    };
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)))
        .collect();
    format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"{name}\"/><w:tag w:val=\"{tag}\"/><w:id w:val=\"{id}\"/>{lock}{shows}<w:text w:multiLine=\"1\"/></w:sdtPr><w:sdtContent><w:r>{look}{}</w:r></w:sdtContent></w:sdt>",
        lines.join("<w:br/>")
    )
}
