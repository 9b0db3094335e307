//! Reads the mapping from its file, and tells of every mistake in it by its line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::date;
use jiff::fmt::strtime;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use toml::Spanned;

use super::mapping::{CsvShape, JsonShape, MappedField, MappedPaper, Mapping, Source};
use super::mapping_faults::field;
use super::papers::{PAPER_FIELDS, paper_kind};
use crate::case::Case;
use crate::case::kind::Kind;
use crate::danish::nearest::suggestion;
use crate::problem::Problem;
use crate::source_text::SourceText;

/// What every mistake in the mapping is called.
const CODE: &str = "import-mapping";

/// More fields than these are in no mapping.
const MOST_FIELDS: usize = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    #[serde(default)]
    empty: Vec<String>,
    #[serde(default)]
    dates: Vec<Spanned<String>>,
    #[serde(default)]
    csv: CsvTable,
    #[serde(default)]
    json: JsonTable,
    #[serde(default)]
    field: Vec<Entry>,
    #[serde(default)]
    paper: Vec<Entry>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CsvTable {
    separator: Option<Spanned<String>>,
    kind: Option<Spanned<String>>,
    case: Vec<String>,
    paper: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct JsonTable {
    cases: Option<Spanned<String>>,
    papers: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    to: Spanned<String>,
    #[serde(default)]
    column: Names,
    #[serde(default)]
    or: Names,
    pointer: Option<Spanned<Names>>,
    #[serde(default)]
    between: Option<String>,
    #[serde(default)]
    values: BTreeMap<String, Spanned<String>>,
}

/// One name, or several in a list.
#[derive(Default)]
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMore;
        impl<'de> Visitor<'de> for OneOrMore {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E>(self, name: &str) -> Result<Names, E> {
                Ok(Names(vec![name.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = items.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_any(OneOrMore)
    }
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// Every mistake, with its line and what was meant.
    pub fn read(source: &SourceText<'_>) -> Result<Self, Vec<Problem>> {
        let file: MappingFile =
            source.toml(CODE, "Oversættelsen").map_err(|problem| vec![problem])?;
        let mut reading = Reading { source, problems: Vec::new() };
        let mapping = reading.mapping(file);
        if reading.problems.is_empty() { Ok(mapping) } else { Err(reading.problems) }
    }
}

struct Reading<'s> {
    source: &'s SourceText<'s>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn tell(&mut self, byte: usize, message: impl Into<String>, cure: impl Into<String>) {
        let line = self.source.line_of(byte);
        self.problems.push(self.source.fault(CODE, line, message).with_cure(cure));
    }

    fn mapping(&mut self, file: MappingFile) -> Mapping {
        let case = Case::default();
        let mut mapping = Mapping {
            empty: small(file.empty),
            csv: self.csv(file.csv),
            json: JsonShape {
                cases: self.pointer(file.json.cases),
                papers: self.pointer(file.json.papers),
            },
            ..Mapping::default()
        };
        for format in file.dates {
            let byte = format.span().start;
            let format = format.into_inner();
            match strtime::format(&format, date(2018, 3, 1)) {
                Ok(written) if jiff::civil::Date::strptime(&format, &written).is_ok() => {
                    mapping.dates.push(format);
                }
                _ => self.tell(
                    byte,
                    "Måden at skrive datoer på kan ikke læses.",
                    "Brug %d for dag, %m for måned og %Y for år, for eksempel \"%d-%m-%Y\".",
                ),
            }
        }
        if file.field.len() + file.paper.len() > MOST_FIELDS {
            self.tell(0, format!("Der er mere end {MOST_FIELDS} felter."), "");
            return mapping;
        }
        for entry in file.field {
            let byte = entry.to.span().start;
            match field(&case, entry.to.get_ref()) {
                Err((message, cure)) => self.tell(byte, message, cure),
                Ok((path, _)) if mapping.field(&path).is_some() => self.twice(byte, &entry),
                Ok((path, kind)) => {
                    let source = self.source_of(entry, kind);
                    mapping.fields.push(MappedField { path, kind, source });
                }
            }
        }
        for entry in file.paper {
            let byte = entry.to.span().start;
            let name = PAPER_FIELDS.iter().find(|name| **name == entry.to.get_ref().as_str());
            match name {
                None => {
                    let name = entry.to.get_ref();
                    let message = format!("Et papir har ikke et felt, der hedder »{name}«.");
                    self.tell(byte, message, suggestion(name, &PAPER_FIELDS));
                }
                Some(name) if mapping.papers.iter().any(|paper| paper.field == *name) => {
                    self.twice(byte, &entry);
                }
                Some(name) => {
                    let kind = paper_kind(name);
                    let source = self.source_of(entry, kind);
                    mapping.papers.push(MappedPaper { field: name, kind, source });
                }
            }
        }
        let has_title = mapping.papers.iter().any(|paper| paper.field == "title");
        if !mapping.papers.is_empty() && !has_title && self.problems.is_empty() {
            let byte = self.source.text().find("[[paper]]").unwrap_or_default();
            self.tell(
                byte,
                "Papirerne mangler en titel.",
                "Skriv et [[paper]] med to = \"title\".",
            );
        }
        if mapping.fields.is_empty() && self.problems.is_empty() {
            self.tell(0, "Oversættelsen nævner ingen felter.", "Skriv mindst ét [[field]].");
        }
        mapping
    }

    fn twice(&mut self, byte: usize, entry: &Entry) {
        let message = format!("Feltet »{}« er nævnt to gange.", entry.to.get_ref());
        self.tell(
            byte,
            message,
            "Slet det ene. Står det i flere kolonner, så skriv dem i en liste.",
        );
    }

    fn csv(&mut self, table: CsvTable) -> CsvShape {
        let separator = table.separator.and_then(|text| {
            let sign = match text.get_ref().as_str() {
                ";" => b';',
                "," => b',',
                "\t" => b'\t',
                "|" => b'|',
                _ => {
                    let message = "Skilletegnet kan ikke bruges.";
                    self.tell(
                        text.span().start,
                        message,
                        "Brug \";\", \",\", \"\\t\" eller \"|\".",
                    );
                    return None;
                }
            };
            Some(sign)
        });
        let (case, paper) = (small(table.case), small(table.paper));
        let kind = table.kind.map(|kind| {
            if case.is_empty() || paper.is_empty() || !case.is_disjoint(&paper) {
                self.tell(
                    kind.span().start,
                    "Det er ikke sagt, hvilke linjer der er sagen, og hvilke der er papirer.",
                    "Skriv både case = […] og paper = […] med det, der står i kolonnen.",
                );
            }
            kind.into_inner()
        });
        CsvShape { separator, kind, case, paper }
    }

    fn source_of(&mut self, entry: Entry, kind: Kind) -> Source {
        let byte = entry.to.span().start;
        let at = entry.pointer.as_ref().map_or(byte, |pointer| pointer.span().start);
        let Names(pointers) = entry.pointer.map(Spanned::into_inner).unwrap_or_default();
        for pointer in &pointers {
            self.hold_pointer(at, pointer);
        }
        let (Names(columns), Names(or)) = (entry.column, entry.or);
        if columns.is_empty() && pointers.is_empty() {
            self.tell(
                byte,
                format!("Det er ikke sagt, hvor »{}« står i filen.", entry.to.get_ref()),
                "Skriv column = \"kolonnens overskrift\" eller pointer = \"/vej/i/json\".",
            );
        }
        let mut values = BTreeMap::new();
        for (text, meant) in entry.values {
            let (span, meant) = (meant.span(), meant.into_inner());
            if let Kind::Choice(keys) = kind
                && !keys.contains(&meant.as_str())
            {
                let message = format!("»{meant}« kan ikke vælges i »{}«.", entry.to.get_ref());
                self.tell(span.start, message, suggestion(&meant, keys));
            }
            values.insert(text.trim().to_lowercase(), meant);
        }
        let usual = if kind == Kind::Address { "\n" } else { " " };
        let between = entry.between.unwrap_or_else(|| usual.to_owned());
        Source { columns, or, pointers, between, values }
    }

    fn pointer(&mut self, pointer: Option<Spanned<String>>) -> String {
        let Some(pointer) = pointer else { return String::new() };
        self.hold_pointer(pointer.span().start, pointer.get_ref());
        pointer.into_inner()
    }

    fn hold_pointer(&mut self, byte: usize, pointer: &str) {
        if !pointer.is_empty() && !pointer.starts_with('/') {
            let cure = format!("Mente du »/{}«?", pointer.replace('.', "/"));
            self.tell(byte, "En vej i JSON begynder med en skråstreg.", cure);
        }
    }
}

fn small(texts: Vec<String>) -> BTreeSet<String> {
    texts.into_iter().map(|text| text.trim().to_lowercase()).collect()
}
