//! Who made what the program is built of, and on which terms.

use forberedt::library::notice::{NOTICE, parted};
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{Said, give};
use super::orders::AnswerOrder;
use super::shell::Shell;

pub(crate) fn licences(order: &AnswerOrder, shell: &mut Shell) -> Outcome {
    let said = Said::either(order, || NOTICE.to_owned(), as_json);
    give("licences", &said, order, shell)
}

fn as_json() -> Value {
    let (about, terms) = parted(NOTICE);
    let terms: Vec<Value> =
        terms.map(|part| json!({ "for": part.heading, "terms": part.text })).collect();
    json!({ "about": about, "parts": terms })
}
