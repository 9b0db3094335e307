//! What is wrong with an export, in words that tell the place and nothing of what stands there.

use crate::problem::{Place, Problem};

/// What the problems call a file. Its own name may be that of a person.
pub const EXPORT: &str = "Filen fra fagsystemet";

/// Something that keeps an export from being read (en fejl i udtrækket).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    code: &'static str,
    /// Which of the files; none where it is all of them.
    file: Option<usize>,
    line: usize,
    message: String,
    cure: String,
}

impl Fault {
    pub(super) fn of_all(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, file: None, line: 0, message: message.into(), cure: String::new() }
    }

    /// On a line of a file, counted from one; zero is the file as a whole.
    pub(super) fn at(
        code: &'static str,
        (file, line): (usize, usize),
        message: impl Into<String>,
    ) -> Self {
        Self { code, file: Some(file), line, message: message.into(), cure: String::new() }
    }

    #[must_use]
    pub(super) fn with_cure(self, cure: impl Into<String>) -> Self {
        Self { cure: cure.into(), ..self }
    }

    pub(super) fn problem(self, files: usize) -> Problem {
        let name = match self.file {
            Some(number) if files > 1 => format!("{EXPORT}, nummer {}", number + 1),
            _ => EXPORT.to_owned(),
        };
        let place = Place::File { name, line: self.line, excerpt: String::new() };
        Problem::blocker(self.code, place, self.message).with_cure(self.cure)
    }
}
