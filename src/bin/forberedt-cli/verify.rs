//! Looking over templates, words, checks and law files.

use std::path::Path;

use forberedt::library::Library;
use forberedt::problem::Problem;

use super::lines::{complain, say};
use super::{Outcome, cases};

/// Tells every fault of the built-in library, or of it with a folder laid over, and which files of the folder are used. What
/// only should be better does no harm.
pub(crate) fn verify(folder: Option<&Path>) -> Outcome {
    let (library, problems) = Library::inspect(folder);
    cases::tell(&problems);
    for file in library.iter().flat_map(|library| &library.own_files) {
        say(format!("brugt  {file}"));
    }
    if !problems.iter().any(Problem::blocks) {
        let letters = library.map_or(0, |library| library.letters.all().len());
        let told = if problems.is_empty() { "Alt er i orden" } else { "Intet stopper brevene" };
        say(format!("{told}: {letters} breve er efterset."));
        return Outcome::Done;
    }
    complain(format!(
        "\n{} fejl i alt.",
        problems.iter().filter(|problem| problem.blocks()).count()
    ));
    Outcome::Wrong
}
