//! Letters without names: what is taken out, and what a person has to say of the doubts first.

use std::collections::BTreeSet;
use std::path::Path;

use forberedt::case::Case;
use forberedt::document::Document;
use forberedt::files::case_file;
use forberedt::letters::redaction::{KEEP, REMOVE, RedactionChoice};
use forberedt::library::Library;
use forberedt::problem::Problem;

use super::keys::of;
use super::shell::Shell;

/// Reads what was said of the doubts; nothing where there is no file.
///
/// # Errors
/// A file that cannot be read, or a line of it; never what the line says.
pub(crate) fn choice(file: Option<&Path>) -> Result<RedactionChoice, Problem> {
    let Some(path) = file else { return Ok(RedactionChoice::default()) };
    let bytes = case_file::read_bytes(path)?;
    let wrong = |line: usize| {
        let message =
            format!("Linje {line} siger hverken »{REMOVE}« eller »{KEEP}« med et ord bagefter.");
        Problem::blocker("redaction-choice", of(path), message)
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        Problem::blocker("redaction-choice", of(path), "Filen er ikke en tekst i UTF-8.")
    })?;
    RedactionChoice::read(&text).map_err(wrong)
}

/// Takes the names out of the letters of a case, and gives back the words that may be names.
pub(crate) fn redact(
    documents: &mut [Document],
    case: &Case,
    library: &Library,
    choice: &RedactionChoice,
) -> BTreeSet<String> {
    let redaction = library.redaction(case, choice);
    let mut doubts = BTreeSet::new();
    for document in documents {
        let redacted = redaction.redact(document);
        doubts.extend(redacted.doubts);
        *document = redacted.document;
    }
    doubts
}

/// Shows the doubts as the lines of a file in which they can be answered.
pub(crate) fn tell(doubts: &BTreeSet<String>, shell: &mut Shell) {
    shell.say(format!(
        "# Er disse ord navne? Gem linjerne i en fil, ret »{REMOVE}« til »{KEEP}« ved dem, der må blive stående, og skriv igen med --redaction FIL."
    ));
    doubts.iter().for_each(|word| shell.say(format!("{REMOVE} {word}")));
}
