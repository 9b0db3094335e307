//! Mistakes in template files, as problems with file, line, excerpt and the nearest name.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::problem::{Place, Problem, nearest};

/// A file of templates as it was read (en skabelonfil).
#[derive(Clone, Debug)]
pub(in crate::letters) struct File {
    /// The name to show.
    pub name: String,
    /// The name by which templates include it, such as `parts/letterhead.md`.
    pub key: String,
    /// The text with plain line ends.
    pub text: Cow<'static, str>,
    /// The byte after each line end.
    line_starts: OnceLock<Vec<usize>>,
}

impl File {
    pub(in crate::letters) fn new(name: &str, text: Cow<'static, str>) -> Self {
        let path = name.replace('\\', "/");
        let key = match path.rfind("parts/") {
            Some(index)
                if path
                    .get(..index)
                    .is_some_and(|folder| folder.is_empty() || folder.ends_with('/')) =>
            {
                path.get(index..)
            }
            _ => path.rsplit('/').next(),
        };
        let key = key.unwrap_or_default();
        let text = if text.starts_with('\u{FEFF}') || text.contains('\r') {
            text.strip_prefix('\u{FEFF}').unwrap_or(&text).replace("\r\n", "\n").into()
        } else {
            text
        };
        Self { name: name.to_owned(), key: key.to_owned(), text, line_starts: OnceLock::new() }
    }

    /// Whether other templates include it, and it is no letter of its own.
    pub(in crate::letters) fn is_part(&self) -> bool {
        self.key.contains('/')
    }

    /// The letter's id: the file's name without the ending.
    pub(in crate::letters) fn stem(&self) -> &str {
        self.key.strip_suffix(".md").unwrap_or(&self.key)
    }

    /// A problem in a line of this file, counted from one; zero for the whole file.
    pub(in crate::letters) fn fault(
        &self,
        code: &str,
        line: usize,
        message: impl Into<String>,
    ) -> Problem {
        let excerpt = line
            .checked_sub(1)
            .and_then(|index| self.text.lines().nth(index))
            .unwrap_or_default()
            .trim()
            .to_owned();
        Problem::blocker(code, Place::File { name: self.name.clone(), line, excerpt }, message)
    }

    /// The line of a byte of the text, counted from one.
    pub(in crate::letters) fn line_of(&self, offset: usize) -> usize {
        let starts = self
            .line_starts
            .get_or_init(|| self.text.match_indices('\n').map(|(end, _)| end + 1).collect());
        starts.partition_point(|start| *start <= offset) + 1
    }
}

/// The cure for a mistyped name: the nearest one, or else all of them where they are few.
pub(in crate::letters) fn suggestion(mistyped: &str, names: &[&str]) -> String {
    /// More names than these are no help to a reader.
    const FEW: usize = 12;
    match nearest(mistyped, names.iter().copied()) {
        Some(name) => format!("Mente du {name}?"),
        None if names.len() <= FEW && !names.is_empty() => {
            format!("Du kan bruge {}.", names.join(", "))
        }
        None => String::new(),
    }
}
