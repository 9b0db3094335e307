//! Reading an answer from the Word file itself: by the tags of its places, and all else as what stands beside them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{Cursor, Read};

use jiff::civil::date;
use zip::ZipArchive;

use super::form::for_others;
use super::loose::{Cell, Piece, pieces};
use super::slots::{Column, Observer, Slot};
use super::{Observations, ObservedRow, Unread, hold_to_case};
use crate::case::Case;
use crate::danish::days::day_in_words;
use crate::danish::one_line::in_one_line;
use crate::library::Library;

/// The largest part that is read, unpacked, and the most that all of them may be together.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

const MOST_PARTS: usize = 2000;

const BODY: &str = "word/document.xml";

/// How often the form itself says each of its own words.
type OwnWords = HashMap<String, usize>;

pub(super) fn read(bytes: &[u8], case: &Case, library: &Library) -> Result<Observations, Unread> {
    let found = all_pieces(bytes)?;
    let is_place = |piece: &&Piece| piece.slot.is_some();
    if !found.iter().any(|piece| is_place(&piece)) {
        return Err(Unread::NoForm);
    }
    let said =
        |slot: Slot| found.iter().find(|it| it.slot == Some(slot)).map(|it| it.text.as_str());
    hold_to_case(said(Slot::CaseNumber), said(Slot::FormId), case)?;
    Ok(Answer::new(own_words(case, library)).read(found))
}

/// The pieces of every part that a person reads.
fn all_pieces(bytes: &[u8]) -> Result<Vec<Piece>, Unread> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
    if zip.len() > MOST_PARTS {
        return Err(Unread::TooLarge);
    }
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    if !names.iter().any(|name| name == BODY) {
        return Err(Unread::NoForm);
    }
    let is_read = |name: &&String| {
        let part = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml"));
        let kinds = ["header", "footer", "footnotes", "endnotes", "comments"];
        part.is_some_and(|part| kinds.iter().any(|kind| part.starts_with(kind)))
    };
    let mut others: Vec<&String> = names.iter().filter(is_read).collect();
    others.sort();
    let mut left = MOST_UNPACKED;
    let mut part = |name: &str| {
        let file = zip.by_name(name).map_err(|_| Unread::Damaged)?;
        let mut text = Vec::new();
        file.take(left + 1).read_to_end(&mut text).map_err(|_| Unread::Damaged)?;
        left = left.checked_sub(text.len() as u64).ok_or(Unread::TooLarge)?;
        String::from_utf8(text).map_err(|_| Unread::Damaged)
    };
    let mut found = pieces(part(BODY)?.trim_start_matches('\u{feff}'), false)?;
    for name in others {
        // A cell of one part has nothing to do with those of another.
        let beside = pieces(part(name)?.trim_start_matches('\u{feff}'), true)?;
        found.extend(beside.into_iter().map(|piece| Piece { cell: None, ..piece }));
    }
    Ok(found)
}

/// What the form says itself, in any of its kinds.
fn own_words(case: &Case, library: &Library) -> OwnWords {
    let mut all = OwnWords::new();
    for observer in Observer::ALL {
        let form = for_others(case, library, observer, date(2000, 1, 1)).ok();
        let mut own = OwnWords::new();
        for piece in form.and_then(|form| all_pieces(&form.docx).ok()).unwrap_or_default() {
            if matches!(piece.slot, None | Some(Slot::Citizen)) {
                *own.entry(plain(&piece.text)).or_default() += 1;
            }
        }
        for (words, count) in own {
            let most = all.entry(words).or_default();
            *most = count.max(*most);
        }
    }
    all
}

/// The text with single blanks, and without the marks that hold its words together.
fn plain(text: &str) -> String {
    in_one_line(&text.replace(['\u{2060}', '\u{200b}'], ""))
}

/// An answer on its way.
struct Answer {
    own: OwnWords,
    found: Observations,
    filled: BTreeSet<&'static str>,
}

impl Answer {
    fn new(own: OwnWords) -> Self {
        Self { own, found: Observations::default(), filled: BTreeSet::new() }
    }

    fn read(mut self, pieces: Vec<Piece>) -> Observations {
        let is_of_row = |piece: &&Piece| matches!(piece.slot, Some(Slot::Row(..)));
        let cells = || pieces.iter().filter(is_of_row).filter_map(|piece| piece.cell);
        let tables: BTreeSet<usize> = cells().map(|cell| cell.table).collect();
        let with_places: BTreeSet<usize> = cells().map(|cell| cell.row).collect();
        let asked = Asked::of(&pieces, &tables);
        // A row by its place in the table; one that a program tore out of its table by its number.
        let mut rows: BTreeMap<(usize, usize), Row> = BTreeMap::new();
        for piece in pieces {
            match (piece.slot, piece.cell) {
                (Some(Slot::Row(number, column)), cell) => {
                    let text = without_hint(&piece.text, column.hint());
                    let key = cell.map_or((usize::MAX, number), |cell| (cell.row, 0));
                    rows.entry(key).or_default().put(column, text);
                }
                (Some(slot), _) => self.once(slot, &piece.text),
                // A row that somebody put in, without places of its own; or the heading of the table.
                (None, Some(cell))
                    if tables.contains(&cell.table) && !with_places.contains(&cell.row) =>
                {
                    let is_news = self.is_news(&piece.text);
                    let row = rows.entry((cell.row, 0)).or_default();
                    row.is_heading |= !is_news;
                    match asked.column(cell) {
                        _ if !is_news => {}
                        Some(column) => row.join(column, piece.text.trim()),
                        None => row.beside.push(piece.text.trim().to_owned()),
                    }
                }
                (None, cell) => {
                    if self.is_news(&piece.text) {
                        let text = piece.text.trim().to_owned();
                        let row = cell.filter(|cell| with_places.contains(&cell.row));
                        match row {
                            Some(cell) => {
                                rows.entry((cell.row, 0)).or_default().beside.push(text);
                            }
                            None => self.found.beside.push(text),
                        }
                    }
                }
            }
        }
        let (headings, rows): (Vec<Row>, Vec<Row>) =
            rows.into_values().partition(|row| row.is_heading);
        for row in headings {
            self.found.beside.extend(row.said.parts("").map(|(_, text)| text.to_owned()));
            self.found.beside.extend(row.beside);
        }
        for (index, row) in rows.into_iter().enumerate() {
            let beside = row.beside.into_iter().map(|text| format!("Række {}: {text}", index + 1));
            self.found.beside.extend(beside);
            if !row.said.is_empty() {
                self.found.rows.push(row.said);
            }
        }
        self.found
    }

    /// Whether a text is more than what the form says itself. Each of its own words is passed over as often as the form has them.
    fn is_news(&mut self, text: &str) -> bool {
        match self.own.get_mut(&plain(text)).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        }
    }

    /// A place that the form has once. What stands in a second one of its kind is told.
    fn once(&mut self, slot: Slot, text: &str) {
        let said = without_hint(text, slot.hint());
        let field = match slot {
            Slot::Name => &mut self.found.name,
            Slot::Work => &mut self.found.work,
            Slot::Day => &mut self.found.day,
            Slot::More => &mut self.found.more,
            Slot::Citizen => {
                if !said.is_empty() && self.is_news(&said) {
                    self.found.beside.push(said);
                }
                return;
            }
            Slot::Sent => {
                if !said.is_empty() && day_in_words(&said).is_none() {
                    self.found.beside.push(said);
                }
                return;
            }
            // They were held against the case. A second one that says something else is told.
            Slot::CaseNumber | Slot::FormId | Slot::Row(..) => {
                let key = if slot == Slot::CaseNumber { "number" } else { "id" };
                if !self.filled.insert(key) && !said.is_empty() {
                    self.found.beside.push(said);
                }
                return;
            }
        };
        if field.is_empty() {
            *field = said;
        } else if !said.is_empty() {
            self.found.beside.push(said);
        }
    }
}

/// What the columns of each table ask, by its heading: a column that was taken out moves all behind it.
struct Asked(HashMap<(usize, usize), Column>);

impl Asked {
    fn of(pieces: &[Piece], tables: &BTreeSet<usize>) -> Self {
        let mut asked = HashMap::new();
        for piece in pieces.iter().filter(|piece| piece.slot.is_none()) {
            let Some(cell) = piece.cell.filter(|cell| tables.contains(&cell.table)) else {
                continue;
            };
            let words = plain(&piece.text);
            let column = Column::ALL.into_iter().find(|it| words.starts_with(it.label()));
            if let Some(column) = column {
                asked.entry((cell.table, cell.column)).or_insert(column);
            }
        }
        Self(asked)
    }

    /// By its place where the table has lost its heading.
    fn column(&self, cell: Cell) -> Option<Column> {
        if self.0.keys().any(|(table, _)| *table == cell.table) {
            return self.0.get(&(cell.table, cell.column)).copied();
        }
        Column::ALL.get(cell.column.wrapping_sub(1)).copied()
    }
}

/// A row on its way.
#[derive(Default)]
struct Row {
    said: ObservedRow,
    beside: Vec<String>,
    /// Whether the form's own words stand in it.
    is_heading: bool,
}

impl Row {
    fn field(&mut self, column: Column) -> &mut String {
        match column {
            Column::Seen => &mut self.said.seen,
            Column::Place => &mut self.said.place,
            Column::At => &mut self.said.at,
            Column::Considerations => &mut self.said.considerations,
        }
    }

    /// A place that stands twice in a row is told of beside it.
    fn put(&mut self, column: Column, text: String) {
        let field = self.field(column);
        if field.is_empty() {
            *field = text;
        } else if !text.is_empty() {
            self.beside.push(text);
        }
    }

    /// Several paragraphs of a cell are one text.
    fn join(&mut self, column: Column, text: &str) {
        let field = self.field(column);
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(text);
    }
}

/// What was written, without the hint that stood there before.
fn without_hint(text: &str, hint: &str) -> String {
    let text = text.trim();
    if hint.is_empty() || plain(text) == hint {
        return if hint.is_empty() { text.to_owned() } else { String::new() };
    }
    // Who does not select the hint first writes before it or behind it.
    let rest = text.strip_prefix(hint).or_else(|| text.strip_suffix(hint));
    rest.unwrap_or(text).trim().to_owned()
}
