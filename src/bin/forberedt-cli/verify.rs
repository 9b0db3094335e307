//! Looking over templates, words, checks and law files.

use std::io::Write;
use std::path::Path;

use forberedt::files::library::Library;

use super::lines::complain;
use super::{Outcome, cases};

/// Tells every fault of the built-in library, or of it with a folder laid over.
pub fn verify(folder: Option<&Path>) -> Outcome {
    let (library, problems) = Library::inspect(folder);
    if problems.is_empty() {
        let letters = library.map_or(0, |library| library.letters.all().len());
        let _ = writeln!(std::io::stdout(), "Alt er i orden: {letters} breve er efterset.");
        return Outcome::Done;
    }
    cases::tell(&problems);
    complain(format!("\n{} fejl i alt.", problems.len()));
    Outcome::Wrong
}
