//! Letters without names: which words a person has to judge, and the letter that comes of it.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::document::Document;
use crate::letters::redaction::RedactionChoice;
use crate::library::Library;
use crate::problem::{Place, Problem};

/// The words of a finished letter that may be names.
pub(super) fn doubts(
    library: &Library,
    letter: &str,
    case: &Case,
) -> Result<BTreeSet<String>, Vec<Problem>> {
    let (document, _) = library.shelf(case).finish(letter)?;
    Ok(library.redaction(case, &RedactionChoice::default()).redact(&document).doubts)
}

/// The letter without names. While there is a doubt that nobody has answered, there is none.
pub(super) fn without_names(
    library: &Library,
    case: &Case,
    document: &Document,
    choice: &RedactionChoice,
) -> Result<Document, Vec<Problem>> {
    let redacted = library.redaction(case, choice).redact(document);
    if redacted.doubts.is_empty() {
        return Ok(redacted.document);
    }
    let message = "Der er ord i brevet, som kan være navne, og som ingen har taget stilling til.";
    let problem = Problem::blocker("redaction-doubts", Place::Case, message);
    Err(vec![problem.with_cure("Se listen over ordene igen.")])
}
