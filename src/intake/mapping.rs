//! The mapping (oversættelsen, `import.toml`): which column or which pointer goes to which field of a case.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::kind::Kind;
use crate::case::origins::OriginFile;
use crate::danish::nearest::nearest;
use crate::place::FieldPath;

/// How an export is read (oversættelsen).
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub(super) fields: Vec<MappedField>,
    pub(super) papers: Vec<MappedPaper>,
    /// What stands in a cell that says nothing, in small letters.
    pub(super) empty: BTreeSet<String>,
    /// How days are written, in the signs of `strptime`.
    pub(super) dates: Vec<String>,
    pub(super) csv: CsvShape,
    pub(super) json: JsonShape,
}

/// Where a value stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    /// The columns whose texts stand behind each other in it.
    pub(super) columns: Vec<String>,
    /// Other columns that mean the same, where the first is not in the file.
    pub(super) or: Vec<String>,
    pub(super) pointers: Vec<String>,
    /// What stands between the parts of several columns.
    pub(super) between: String,
    /// What other texts mean, by the text in small letters.
    pub(super) values: BTreeMap<String, String>,
}

impl Source {
    /// What a person calls it in a file of a kind.
    pub(super) fn name(&self, kind: OriginFile) -> String {
        let of = match kind {
            OriginFile::Csv => &self.columns,
            OriginFile::Json => &self.pointers,
        };
        of.join(" + ")
    }
}

/// A field of the case, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct MappedField {
    pub(super) path: FieldPath,
    pub(super) kind: Kind,
    pub(super) source: Source,
}

/// A field of a paper, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct MappedPaper {
    pub(super) field: &'static str,
    pub(super) kind: Kind,
    pub(super) source: Source,
}

/// How the rows of a file of CSV are told apart.
#[derive(Clone, Debug, Default)]
pub(super) struct CsvShape {
    pub(super) separator: Option<u8>,
    /// The column that says what a row is about; none where each may be about both.
    pub(super) kind: Option<String>,
    pub(super) case: BTreeSet<String>,
    pub(super) paper: BTreeSet<String>,
}

/// Where the cases stand in a file of JSON, and the papers in a case.
#[derive(Clone, Debug, Default)]
pub(super) struct JsonShape {
    pub(super) cases: String,
    pub(super) papers: String,
}

/// What of a mapping was found in the files.
#[derive(Default)]
pub(super) struct Seen {
    is_csv: bool,
    is_json: bool,
    /// The columns of all files, as they are compared.
    columns: BTreeMap<String, String>,
}

impl Seen {
    pub(super) fn json(&mut self) {
        self.is_json = true;
    }

    pub(super) fn columns<'a>(&mut self, columns: impl IntoIterator<Item = &'a str>) {
        self.is_csv = true;
        self.columns.extend(columns.into_iter().map(|it| (compared(it), it.to_owned())));
    }

    /// The columns that the mapping names and no file has, each with one that is like it and that the mapping does not name.
    pub(super) fn not_there(&self, mapping: &Mapping) -> Vec<(String, Option<String>)> {
        if !self.is_csv || self.is_json {
            return Vec::new();
        }
        let has = |name: &str| self.columns.contains_key(&compared(name));
        let mut lost = Vec::new();
        for source in mapping.sources() {
            if source.columns.len() == 1 && source.or.iter().any(|name| has(name)) {
                continue;
            }
            lost.extend(source.columns.iter().filter(|name| !has(name)).cloned());
        }
        lost.sort();
        lost.dedup();
        let named: BTreeSet<String> = mapping.columns().map(compared).collect();
        let free = || self.columns.keys().filter(|name| !named.contains(*name));
        let like = |name: &String| {
            let near = nearest(&compared(name), free().map(String::as_str))?;
            self.columns.get(near).cloned()
        };
        lost.into_iter().map(|name| (like(&name), name)).map(|(like, name)| (name, like)).collect()
    }
}

/// A column's name as it is compared: capitals and blanks around it say nothing.
pub(super) fn compared(name: &str) -> String {
    super::cells::meant(name).to_lowercase()
}

impl Mapping {
    pub(super) fn sources(&self) -> impl Iterator<Item = &Source> {
        let of_papers = self.papers.iter().map(|paper| &paper.source);
        self.fields.iter().map(|field| &field.source).chain(of_papers)
    }

    /// Every column that the mapping names.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let of_sources = self.sources().flat_map(|source| source.columns.iter().chain(&source.or));
        of_sources.chain(&self.csv.kind).map(String::as_str)
    }

    pub(super) fn field(&self, place: &FieldPath) -> Option<usize> {
        self.fields.iter().position(|field| field.path == *place)
    }
}
