//! All that a part of a Word file says, piece by piece: what stands in the form's own places, and every other paragraph.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::Unread;
use super::slots::Slot;

/// Elements stand in each other no deeper than this in any file that a program wrote for people.
const MOST_DEPTH: usize = 500;

/// No program makes a table of more columns.
const MOST_COLUMNS: usize = 63;

/// What a place or a paragraph says, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The place of the form that it stands in; none for all other text.
    pub slot: Option<Slot>,
    pub text: String,
    pub cell: Option<Cell>,
}

/// The innermost cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub table: usize,
    pub row: usize,
    /// The first column of the table that it covers, from one.
    pub column: usize,
    /// How many more it covers, being merged of several.
    beyond: usize,
}

/// What is open while the part is read.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    /// The names of the elements that are open.
    open: Vec<Vec<u8>>,
    /// Paragraphs and places of the form, each with its text so far. Text belongs to the last.
    writing: Vec<(Option<Slot>, String)>,
    controls: Vec<Control>,
    cells: Vec<Cell>,
    /// The tables that are open, by their numbers, and how many there were.
    in_tables: Vec<usize>,
    tables: usize,
    rows: usize,
    fields: Vec<Field>,
    /// Whether the number of the page is left out, which every program writes anew.
    without_page_numbers: bool,
}

/// A content control whose properties are being read, or that is known.
#[derive(Default)]
struct Control {
    tag: Option<String>,
    name: Option<String>,
    is_writing: bool,
}

/// A field that a program fills in, such as the number of the page.
#[derive(Default)]
struct Field {
    instruction: String,
    shows_result: bool,
}

/// Reads a part. Text that nobody opened a paragraph for is kept too.
pub(super) fn pieces(xml: &str, without_page_numbers: bool) -> Result<Vec<Piece>, Unread> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut pieces = Pieces { without_page_numbers, ..Pieces::default() };
    loop {
        match reader.read_event().map_err(|_| Unread::Damaged)? {
            Event::Start(element) => pieces.start(&element)?,
            Event::End(element) => pieces.end(element.local_name().as_ref()),
            Event::Text(text) => pieces.text(&text.decode().map_err(|_| Unread::Damaged)?),
            Event::CData(text) => pieces.text(&text.decode().map_err(|_| Unread::Damaged)?),
            Event::GeneralRef(reference) => pieces.text(&referred(&reference)?),
            // A type of its own can name other files, or grow without end. No Word file has one.
            Event::DocType(_) => return Err(Unread::Damaged),
            Event::Eof if pieces.open.is_empty() => break,
            Event::Eof => return Err(Unread::Damaged),
            _ => {}
        }
    }
    while !pieces.writing.is_empty() {
        pieces.close_writing();
    }
    Ok(pieces.done)
}

fn referred(reference: &BytesRef<'_>) -> Result<String, Unread> {
    if let Some(sign) = reference.resolve_char_ref().map_err(|_| Unread::Damaged)? {
        return Ok(sign.to_string());
    }
    let name = reference.decode().map_err(|_| Unread::Damaged)?;
    resolve_predefined_entity(&name).map(str::to_owned).ok_or(Unread::Damaged)
}

/// The value of an attribute, whatever its prefix.
fn value(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.local_name().as_ref() == name)?;
    let raw = String::from_utf8(found.value.into_owned()).ok()?;
    quick_xml::escape::unescape(&raw).ok().map(|text| text.into_owned())
}

impl Pieces {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unread> {
        if self.open.len() >= MOST_DEPTH {
            return Err(Unread::Damaged);
        }
        let name = element.local_name().as_ref().to_vec();
        match name.as_slice() {
            b"tbl" => {
                self.tables += 1;
                self.in_tables.push(self.tables);
            }
            b"tr" => {
                self.rows += 1;
                let table = self.in_tables.last().copied().unwrap_or_default();
                self.cells.push(Cell { table, row: self.rows, column: 0, beyond: 0 });
            }
            b"tc" => {
                if let Some(cell) = self.cells.last_mut() {
                    cell.column += 1 + std::mem::take(&mut cell.beyond);
                }
            }
            b"gridSpan" => {
                if let Some(cell) = self.cells.last_mut() {
                    let covers = value(element, b"val").and_then(|it| it.parse().ok());
                    cell.beyond = covers.unwrap_or(1usize).clamp(1, MOST_COLUMNS) - 1;
                }
            }
            b"p" => match self.writing.last_mut() {
                Some((Some(_), text)) => {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                }
                _ => self.writing.push((None, String::new())),
            },
            b"sdt" => self.controls.push(Control::default()),
            b"tag" if self.is_within(b"sdtPr") => {
                if let Some(control) = self.controls.last_mut() {
                    control.tag = value(element, b"val");
                }
            }
            b"alias" if self.is_within(b"sdtPr") => {
                if let Some(control) = self.controls.last_mut() {
                    control.name = value(element, b"val");
                }
            }
            b"sdtContent" => {
                if let Some(control) = self.controls.last_mut() {
                    let slot = Slot::known_by(control.tag.as_deref(), control.name.as_deref());
                    control.is_writing = slot.is_some();
                    if slot.is_some() {
                        self.writing.push((slot, String::new()));
                    }
                }
            }
            b"br" | b"cr" => self.write("\n"),
            b"tab" if self.is_within(b"r") => self.write("\t"),
            b"noBreakHyphen" => self.write("-"),
            // They say something that is no text, so that they are there is told.
            b"pic" | b"imagedata" => self.write(" [billede] "),
            b"sym" => self.write("[tegn]"),
            b"fldChar" => match value(element, b"fldCharType").as_deref() {
                Some("begin") => self.fields.push(Field::default()),
                Some("separate") => {
                    self.fields.iter_mut().last().into_iter().for_each(|it| it.shows_result = true);
                }
                Some("end") => drop(self.fields.pop()),
                _ => {}
            },
            b"fldSimple" => {
                let instruction = value(element, b"instr").unwrap_or_default();
                self.fields.push(Field { instruction, shows_result: true });
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self, name: &[u8]) {
        self.open.pop();
        match name {
            b"tbl" => drop(self.in_tables.pop()),
            b"tr" => drop(self.cells.pop()),
            b"p" if self.writing.last().is_some_and(|(slot, _)| slot.is_none()) => {
                self.close_writing();
            }
            b"sdtContent"
                if self
                    .controls
                    .last_mut()
                    .is_some_and(|it| std::mem::take(&mut it.is_writing)) =>
            {
                self.close_writing();
            }
            b"sdt" => drop(self.controls.pop()),
            b"fldSimple" => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn is_within(&self, name: &[u8]) -> bool {
        self.open.last().is_some_and(|open| open == name)
    }

    /// Whether an element of that name is open, however far above.
    fn is_below(&self, name: &[u8]) -> bool {
        self.open.iter().any(|open| open == name)
    }

    /// Text counts where a person reads it: not that between the elements, what was struck out, nor what a field is told to do.
    fn text(&mut self, text: &str) {
        match self.open.last().map(Vec::as_slice) {
            Some(b"t") => self.write(text),
            Some(b"instrText") => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(text);
                }
            }
            Some(b"delText" | b"delInstrText") => {}
            // No program writes text there, so it is told as it stands.
            Some(b"p" | b"r" | b"body" | b"tc" | b"tr" | b"tbl" | b"sdtContent")
                if !text.trim().is_empty() =>
            {
                self.write(text);
            }
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        let numbers = |field: &Field| {
            let word = field.instruction.split_whitespace().next();
            field.shows_result && matches!(word, Some("PAGE" | "NUMPAGES"))
        };
        if self.without_page_numbers && self.fields.iter().any(numbers) {
            return;
        }
        // What was moved away, while changes were tracked, stands where it was moved to.
        if self.is_below(b"moveFrom") {
            return;
        }
        match self.writing.last_mut() {
            Some((_, own)) => own.push_str(text),
            None => {
                let cell = self.cells.last().copied();
                self.done.push(Piece { slot: None, text: text.to_owned(), cell });
            }
        }
    }

    fn close_writing(&mut self) {
        let Some((slot, text)) = self.writing.pop() else { return };
        let piece = Piece { slot, text, cell: self.cells.last().copied() };
        // What stands twice, for a newer program and for an older one, is told once.
        let is_twice = self.open.iter().any(|it| it == b"Fallback") && self.done.contains(&piece);
        let says_nothing = slot.is_none() && piece.text.trim().is_empty();
        if !is_twice && !says_nothing {
            self.done.push(piece);
        }
    }
}
