//! The letters against the days on which the law changes: what can be given, what the law does not know, what nobody has checked.

use std::fmt::Write as _;
use std::path::Path;

use forberedt::danish::days::danish_day;
use forberedt::letters::{Coverage, Template};
use forberedt::library::Library;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::AnswerOrder;
use super::shell::Shell;
use super::{Outcome, cases};

pub(crate) fn matrix(templates: Option<&Path>, order: &AnswerOrder, shell: &mut Shell) -> Outcome {
    match cases::library(templates) {
        Ok(library) => {
            let said = Said::either(order, || table(library), || to_json(library));
            answers::give("law-matrix", &said, order, shell)
        }
        Err(outcome) => outcome,
    }
}

fn to_json(library: &Library) -> Value {
    let cell = |letter: &Template, day: Date| match library.letters.coverage(
        letter,
        library.sources(),
        day,
    ) {
        Coverage::Given { unverified } => json!({ "given": true, "unverified": unverified }),
        Coverage::NotInLaw => json!({ "given": false }),
        Coverage::Missing { .. } => json!({ "given": false, "missing": true }),
    };
    let day = |day: Date| {
        let letters = library.letters.all().iter();
        let letters: serde_json::Map<String, Value> =
            letters.map(|letter| (letter.id.clone(), cell(letter, day))).collect();
        json!({ "day": day.to_string(), "letters": letters })
    };
    Value::Array(library.law.change_dates().into_iter().map(day).collect())
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
