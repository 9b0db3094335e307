//! The rows of a file of CSV. What parts its cells is told by its headings.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use super::cells::meant;
use super::faults::Fault;
use super::mapping::{Mapping, Seen, Source, compared};
use super::records::{MOST_RECORDS, Record, RecordedPaper, Spot, too_many};
use crate::case::origins::OriginFile;

/// What may part the cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// A row behind the last: where it is not read alone, a quotation mark before it was never closed.
const END: &str = "\u{1}";

/// The headings of a file.
struct Headings {
    /// Where each column stands, by its name as it is compared.
    at: HashMap<String, usize>,
    count: usize,
}

pub(super) fn read(
    number: usize,
    text: &str,
    mapping: &Mapping,
    seen: &mut Seen,
) -> Result<Vec<Record>, Fault> {
    let (said, text, skipped) = said_separator(text);
    let separator =
        mapping.csv.separator.or(said).unwrap_or_else(|| told_by_headings(text, mapping));
    if let Some(line) = stray_quote(text, separator) {
        let message = "Et anførselstegn står midt i en celle.";
        return Err(Fault::at("import-stray-quote", (number, line + skipped), message).with_cure(
            "Et anførselstegn i en tekst skal skrives to gange. Ellers kan to linjer blive læst som én.",
        ));
    }
    let closed = [text, "\n", END, "\n"].concat();
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(closed.as_bytes());
    let mut row = StringRecord::new();
    let mut headings: Option<Headings> = None;
    let mut records = Vec::new();
    let mut is_closed = false;
    let mut last = 1;
    while reader.read_record(&mut row).unwrap_or_default() {
        let line = begins(text, &row, last) + skipped;
        last = line - skipped;
        if row.len() == 1 && row.get(0) == Some(END) {
            is_closed = true;
            break;
        }
        if row.iter().all(|cell| meant(cell).is_empty()) {
            continue;
        }
        let at = Spot { file: number, line, kind: OriginFile::Csv };
        let Some(headings) = &headings else {
            seen.columns(row.iter());
            headings = Some(Headings::of(&row, mapping, at)?);
            continue;
        };
        if row.iter().skip(headings.count).any(|cell| !meant(cell).is_empty()) {
            let message = "Linjen har flere celler, end der er overskrifter.";
            return Err(at.fault("import-too-many-cells", message).with_cure(
                "Har en tekst i den det tegn, som skiller cellerne, skal den stå i anførselstegn.",
            ));
        }
        let is_last = reader.position().byte() >= text.len() as u64;
        if is_last && !text.ends_with(['\n', '\r']) && row.len() < headings.count {
            let message = "Filens sidste linje har færre celler, end der er overskrifter.";
            return Err(at
                .fault("import-cut-off", message)
                .with_cure("Filen kan være skåret over. Træk sagen ud igen."));
        }
        if records.len() >= MOST_RECORDS {
            return Err(too_many(number));
        }
        records.extend(record(&row, headings, mapping, at));
    }
    if !is_closed {
        let message = "Et anførselstegn er ikke lukket.";
        return Err(Fault::at("import-open-quote", (number, last + skipped), message)
            .with_cure("Filen kan være skåret over. Træk sagen ud igen."));
    }
    Ok(records)
}

/// The line of the first quotation mark that neither opens a cell nor closes one. The reader takes such a one for a sign of the
/// text, and what it opens or leaves open swallows the rows behind it.
fn stray_quote(text: &str, separator: u8) -> Option<usize> {
    let (mut line, mut is_quoted, mut begins) = (1, false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match byte {
            b'"' if is_quoted && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if is_quoted => {
                is_quoted = false;
                let ends = [separator, b'\n', b'\r'];
                while bytes.next_if_eq(&b' ').is_some() {}
                if bytes.peek().is_some_and(|next| !ends.contains(next)) {
                    return Some(line);
                }
            }
            b'"' if begins => is_quoted = true,
            _ => {}
        }
        begins = !is_quoted && (byte == separator || byte == b'\n' || byte == b'\r');
    }
    None
}

/// The line that a row begins on. The reader counts from where the last one ended, which may be before empty lines.
fn begins(text: &str, row: &StringRecord, last: usize) -> usize {
    let Some(position) = row.position() else { return last };
    let line = usize::try_from(position.line()).unwrap_or(last);
    let byte = usize::try_from(position.byte()).unwrap_or(text.len());
    let rest = text.get(byte..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    line + rest[..blank].matches('\n').count()
}

/// Spreadsheets say on a line of its own what parts the cells.
fn said_separator(text: &str) -> (Option<u8>, &str, usize) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text, 0) };
    let sign = first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes);
    match sign {
        Some([sign]) if SEPARATORS.contains(sign) => (Some(*sign), rest, 1),
        _ => (None, text, 0),
    }
}

/// The sign by which most of the headings are such that the mapping names; or else the one that gives most headings.
fn told_by_headings(text: &str, mapping: &Mapping) -> u8 {
    let named: Vec<String> = mapping.columns().map(compared).collect();
    let worth = |separator: u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut row = StringRecord::new();
        if !reader.read_record(&mut row).unwrap_or_default() {
            return (0, 0);
        }
        let known = row.iter().filter(|cell| named.contains(&compared(cell))).count();
        (known, row.len())
    };
    // Of equally good ones the likeliest.
    let all = SEPARATORS.iter().rev().max_by_key(|separator| worth(**separator));
    all.copied().unwrap_or(b';')
}

impl Headings {
    fn of(row: &StringRecord, mapping: &Mapping, at: Spot) -> Result<Self, Fault> {
        let mut columns = HashMap::new();
        for (index, cell) in row.iter().enumerate() {
            let name = compared(cell);
            let own = mapping.columns().find(|column| compared(column) == name);
            if columns.insert(name, index).is_some()
                && let Some(own) = own
            {
                let message = format!("Kolonnen »{own}« er der to gange.");
                return Err(at
                    .fault("import-column-twice", message)
                    .with_cure("Giv den ene et andet navn, eller træk sagen ud uden den."));
            }
        }
        if !mapping.columns().any(|column| columns.contains_key(&compared(column))) {
            let message = "Filen har ingen af de kolonner, som oversættelsen nævner.";
            return Err(at.fault("import-no-columns", message).with_cure(
                "Se efter, om det er den rigtige fil, og om overskrifterne står på første linje. Kolonnerne står i import.toml.",
            ));
        }
        Ok(Self { at: columns, count: row.len() })
    }

    fn cell<'r>(&self, row: &'r StringRecord, column: &str) -> Option<&'r str> {
        let index = *self.at.get(&compared(column))?;
        Some(meant(row.get(index).unwrap_or_default()))
    }

    /// What a row says by a source; none where it says nothing.
    fn said(&self, row: &StringRecord, source: &Source, mapping: &Mapping) -> Option<String> {
        let has_first = source.columns.iter().any(|name| self.at.contains_key(&compared(name)));
        let columns: Vec<&String> = if has_first {
            source.columns.iter().collect()
        } else {
            let other = source.or.iter().find(|name| self.at.contains_key(&compared(name)));
            other.into_iter().collect()
        };
        let parts: Vec<&str> = columns
            .into_iter()
            .filter_map(|name| self.cell(row, name))
            .filter(|text| !text.is_empty() && !mapping.empty.contains(&text.to_lowercase()))
            .collect();
        (!parts.is_empty()).then(|| parts.join(&source.between))
    }
}

/// What a row says of a case and of a paper; none where it is about neither.
fn record(row: &StringRecord, headings: &Headings, mapping: &Mapping, at: Spot) -> Option<Record> {
    let shape = &mapping.csv;
    let about = shape.kind.as_deref().and_then(|column| headings.cell(row, column));
    let about = about.map(str::to_lowercase);
    let (is_case, is_paper) = match &about {
        None => (true, true),
        Some(about) => (shape.case.contains(about), shape.paper.contains(about)),
    };
    if !is_case && !is_paper {
        return None;
    }
    let known_by = super::choosing::known_by(mapping);
    let said = |(index, source): (usize, &Source)| {
        headings.said(row, source, mapping).map(|text| (index, text))
    };
    let fields = mapping.fields.iter().map(|field| &field.source).enumerate();
    // A paper's row says whose it is.
    let fields: Vec<_> = fields
        .filter(|(index, _)| is_case || known_by.contains(&Some(*index)))
        .filter_map(said)
        .collect();
    let of_paper = mapping.papers.iter().map(|paper| &paper.source).enumerate();
    let texts: Vec<_> = of_paper.filter(|_| is_paper).filter_map(said).collect();
    let papers = if texts.is_empty() { Vec::new() } else { vec![RecordedPaper { at, texts }] };
    (!fields.is_empty() || !papers.is_empty()).then_some(Record { at, fields, papers })
}
