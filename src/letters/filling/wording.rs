//! How an answer is written in a letter: days and numbers as a Danish reader expects them.

use crate::case::cpr::Cpr;
use crate::case::dates::{Day, When};
use crate::case::field::Answered;
use crate::case::kind::Kind;
use crate::case::scalar::{Number, Scalar};
use crate::place::FieldPath;
use crate::words::Words;

pub(in crate::letters) const UNKNOWN: &str = "ukendt";
pub(in crate::letters) const NOT_RELEVANT: &str = "ikke relevant";

/// A given answer in words. What cannot be read as its kind stands as it was typed.
pub(in crate::letters) fn answer(answer: &dyn Answered, path: &FieldPath, words: &Words) -> String {
    let typed = answer.text();
    let written = match answer.kind() {
        Kind::Day => Day::parse(typed).map(|day| day.words()),
        Kind::When => When::parse(typed).map(|when| when.words()),
        Kind::Number => Number::parse(typed).map(|number| number.to_string()),
        Kind::Cpr => Cpr::parse(typed).map(|cpr| cpr.words()),
        Kind::Choice(_) => {
            return words.choice(&path.words_key(), typed).to_owned();
        }
        Kind::Line
        | Kind::Prose
        | Kind::Address
        | Kind::Exhibits
        | Kind::Provision
        | Kind::Practice => return typed.trim().to_owned(),
    };
    written.unwrap_or_else(|_| typed.to_owned())
}
