//! From the texts of the law files to a law book, with every mistake found on the way.

mod acts;
mod ages;
mod days;
mod decisions;
mod filings;
mod limits;
mod rows;
mod scope;
mod source;
mod value;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use toml::de::DeTable;

use super::book::LawBook;
use super::calendar::Calendar;
use super::timeline::Timeline;
use crate::danish::nearest::did_you_mean;
use crate::problem::{Place, Problem};
use crate::source_text::Tree;
use rows::Row;
use source::{Seen, Source};
use value::Table;

/// The files that are no act, and must be there.
const PERIODS: &str = "periods.toml";
const HOLIDAYS: &str = "holidays.toml";
const AGES: &str = "pension-ages.toml";
const PRACTICE: &str = "practice.toml";

/// Files that are no act, and without which nothing ends: neither the files' reach nor the old way.
const REACH: &str = "law.toml";
const NEW_WAY: &str = "new-way.toml";

/// The file without which no letter has a number to be filed under.
const FILINGS: &str = "kle.toml";

/// What the files have given so far, and what is wrong with them.
#[derive(Default)]
pub(super) struct Reading {
    acts: Seen<super::provision::Act>,
    provisions: Seen<super::provision::Provision>,
    limits: Seen<super::period::Limit>,
    decisions: Seen<super::practice::Decision>,
    filings: Seen<super::filing::Filing>,
    terms: Vec<(jiff::civil::Date, String)>,
    closed_days: Vec<super::calendar::ClosedDay>,
    ages: Vec<super::pension_age::PensionAge>,
    reach: Option<super::reach::Reach>,
    new_way: Option<super::new_way::NewWay>,
    /// References from one file to another, looked up when all files are read.
    references: Vec<Reference>,
    /// Whether an act or a provision was left out for its own mistakes: then a lost reference says nothing.
    incomplete: bool,
}

/// A reference to a provision or an act that another file may hold.
struct Reference {
    kind: ReferenceKind,
    id: String,
    place: Place,
}

#[derive(Clone, Copy)]
enum ReferenceKind {
    Provision,
    Act,
}

/// Reads the law from pairs of file name and text. Every mistake in every file is reported, each with its line and what to do
/// about it; a book with mistakes is no book.
pub fn read<S: AsRef<str>>(files: &[(S, S)]) -> Result<LawBook, Vec<Problem>> {
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_ref(), text.as_ref())).collect();
    let problems = RefCell::new(Vec::new());
    let mut reading = Reading::default();
    for needed in [PERIODS, HOLIDAYS, AGES, PRACTICE] {
        if !files.iter().any(|(name, _)| base_name(name) == needed) {
            let place = Place::File { name: needed.to_owned(), line: 0, excerpt: String::new() };
            let problem =
                Problem::blocker("law-missing-file", place, "Filen mangler i mappen med lovfiler.");
            problems
                .borrow_mut()
                .push(problem.with_cure("Læg den på plads igen. Den følger med programmet."));
        }
    }
    for (name, text) in &files {
        let source = Source::new(name, text, &problems);
        let earlier = problems.borrow().len();
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            source.syntax(error);
        }
        // A file that cannot be read through would only give complaints that follow from the first.
        if !errors.is_empty() {
            reading.incomplete = true;
        } else {
            reading.take(name, &Row::new(&source, Table::Parsed(root.get_ref()), 1));
        }
        if let Some(found) = problems.borrow_mut().get_mut(earlier..) {
            found.sort_by_key(line);
        }
    }
    reading.finish(problems)
}

/// Reads the law that is built into the program. A mistake, of which a test holds that there is none, has no line.
pub fn read_built_in(
    files: impl Iterator<Item = (&'static str, &'static Tree)>,
) -> Result<LawBook, Vec<Problem>> {
    let problems = RefCell::new(Vec::new());
    let mut reading = Reading::default();
    for (name, tree) in files {
        let source = Source::new(name, "", &problems);
        reading.take(name, &Row::new(&source, Table::BuiltIn(tree), 0));
    }
    reading.finish(problems)
}

impl Reading {
    /// Takes in what a file says.
    fn take(&mut self, name: &str, row: &Row<'_>) {
        match base_name(name) {
            PERIODS => limits::read(row, self),
            HOLIDAYS => days::read(row, self),
            AGES => ages::read(row, self),
            PRACTICE => decisions::read(row, self),
            REACH => scope::reach(row, self),
            NEW_WAY => scope::new_way(row, self),
            FILINGS => filings::read(row, self),
            other => acts::read(row, other.trim_end_matches(".toml"), self),
        }
    }

    fn finish(self, problems: RefCell<Vec<Problem>>) -> Result<LawBook, Vec<Problem>> {
        if !self.incomplete {
            look_up(&self, &problems);
        }
        let problems = problems.into_inner();
        if problems.is_empty() { Ok(self.book()) } else { Err(problems) }
    }

    fn book(self) -> LawBook {
        LawBook {
            acts: self.acts.into_values(),
            provisions: self.provisions.into_values(),
            periods: self.limits.into_values(),
            decisions: self.decisions.into_values(),
            filings: self.filings.into_values(),
            terms: self.terms,
            calendar: Calendar { rules: self.closed_days },
            ages: self.ages,
            reach: self.reach,
            new_way: self.new_way,
            changes: OnceLock::new(),
        }
    }
}

/// Complains of references to what no file holds.
fn look_up(reading: &Reading, problems: &RefCell<Vec<Problem>>) {
    for reference in &reading.references {
        let id = &reference.id;
        let known = match reference.kind {
            ReferenceKind::Provision => reading.provisions.has(id),
            ReferenceKind::Act => reading.acts.has(id),
        };
        if !known {
            // Looking for a likeness costs more than reading all files, so only the lost ones pay for it.
            let (nearest, what) = match reference.kind {
                ReferenceKind::Provision => (reading.provisions.nearest(id), "en bestemmelse"),
                ReferenceKind::Act => (reading.acts.nearest(id), "en lov"),
            };
            let message = format!("Linjen peger på {what} med id »{id}«, men den findes ikke.");
            let cure = match nearest {
                Some(nearest) => did_you_mean(nearest),
                None => "Brug et id, der står i en af lovfilerne.".to_owned(),
            };
            problems.borrow_mut().push(
                Problem::blocker("law-unknown-reference", reference.place.clone(), message)
                    .with_cure(cure),
            );
        }
    }
}

/// The line a problem stands on: a reader mends a file from the top.
fn line(problem: &Problem) -> usize {
    match problem.place {
        Place::File { line, .. } => line,
        _ => 0,
    }
}

/// The file's own name, without the folders before it.
fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Ids and what they stand for, sorted.
type ById<T> = BTreeMap<String, T>;
