//! The letters against the days on which the law changes: what can be given, what the law does not know, what nobody has checked.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use forberedt::case::dates::danish_day;
use forberedt::letters::Coverage;
use forberedt::library::Library;

use super::{Outcome, cases};

pub(crate) fn matrix(templates: Option<&Path>) -> Outcome {
    match cases::library(templates) {
        Ok(library) => {
            let _ = std::io::stdout().lock().write_all(table(library).as_bytes());
            Outcome::Done
        }
        Err(outcome) => outcome,
    }
}

fn table(library: &Library) -> String {
    let days = library.law.change_dates();
    let letters = library.letters.all();
    let width = letters.iter().map(|letter| letter.id.chars().count()).max().unwrap_or_default();
    let mut text = "Brevene på de dage, hvor en regel skifter. Et tal er, hvor mange af brevets faste regler der ikke er efterprøvet.\n\
                    – betyder, at loven ikke kender det, brevet giver. ! betyder, at lovfilerne mangler en regel, som brevet henviser til.\n\n"
        .to_owned();
    // Writing to a string cannot fail.
    let _ = write!(text, "{:width$}", "");
    for number in 1..=days.len() {
        let _ = write!(text, " {number:>3}");
    }
    let mut group = "";
    for letter in letters {
        if letter.group != group {
            group = &letter.group;
            let _ = write!(text, "\n{group}");
        }
        let _ = write!(text, "\n{:width$}", letter.id);
        for day in &days {
            let cell = match library.letters.coverage(letter, library.sources(), *day) {
                Coverage::Given { unverified } => unverified.to_string(),
                Coverage::NotInLaw => "–".to_owned(),
                Coverage::Missing { .. } => "!".to_owned(),
            };
            let _ = write!(text, " {cell:>3}");
        }
    }
    text.push_str("\n\nDagene\n");
    for (index, day) in days.iter().enumerate() {
        let _ = writeln!(text, "{:>3}  {}", index + 1, danish_day(*day));
    }
    text
}
