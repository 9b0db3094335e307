//! The papers of an export (sagens papirer): what each may say of itself.

use crate::case::dates::Day;
use crate::case::field::{Section, View};
use crate::case::kind::Kind;
use crate::case::origins::OriginFile;
use crate::case::plan::Exhibit;
use crate::case::scalar::Scalar;
use crate::words::Words;

/// What a paper may say, by the names of an exhibit's fields.
pub const PAPER_FIELDS: [&str; 5] = ["title", "date", "sender", "group", "pages"];

/// A paper that an export has (et papir).
#[derive(Clone, PartialEq, Eq)]
pub struct FoundPaper {
    /// What it says, in the order of [`PAPER_FIELDS`]; empty where it does not.
    pub(super) texts: [String; PAPER_FIELDS.len()],
    /// The line of the file that it stands on; zero in a file of JSON.
    pub line: usize,
    pub file: OriginFile,
}

impl FoundPaper {
    /// What it says in a field; empty where it says nothing.
    pub fn text(&self, field: &str) -> &str {
        let at = PAPER_FIELDS.iter().position(|name| *name == field);
        at.and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }

    /// All that it says, by the names of the fields.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = PAPER_FIELDS.iter().copied().zip(self.texts.iter().map(String::as_str));
        all.filter(|(_, text)| !text.is_empty())
    }
}

/// What a field of a paper is called.
pub fn paper_label<'a>(field: &'static str, words: &'a Words) -> &'a str {
    let key = format!("exhibits.list.{field}");
    words.field(&key).map_or(field, |words| words.label.as_str())
}

/// What a paper says in a field, as a person reads it.
pub fn paper_shown(field: &str, text: &str, words: &Words) -> String {
    match paper_kind(field) {
        Kind::Choice(_) => words.choice(&format!("exhibits.list.{field}"), text).to_owned(),
        Kind::Day => Day::parse(text).map_or_else(|_| text.to_owned(), |day| day.words()),
        _ => text.to_owned(),
    }
}

/// The kind of a paper's field.
pub(super) fn paper_kind(field: &str) -> Kind {
    match Exhibit::default().field(field) {
        Some(View::Answer(answer)) => answer.kind(),
        _ => Kind::Line,
    }
}
