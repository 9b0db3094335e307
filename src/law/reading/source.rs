//! A law file under reading, and the things with ids that the files hold.

use std::cell::RefCell;

use super::ById;
use crate::danish::nearest::nearest;
use crate::problem::{Place, Problem};
use crate::source_text::{SlipKind, SourceText, parser_says};

/// A law file under reading.
pub(super) struct Source<'t> {
    text: SourceText<'t>,
    problems: &'t RefCell<Vec<Problem>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(name: &'t str, text: &'t str, problems: &'t RefCell<Vec<Problem>>) -> Self {
        Self { text: SourceText::new(name, text), problems }
    }

    /// The line, counted from one, that holds a byte of the text.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.text.line_of(byte)
    }

    /// A line of the file as a place.
    pub(super) fn place(&self, line: usize) -> Place {
        self.text.place(line)
    }

    /// Notes a mistake and what to do about it.
    pub(super) fn fault(
        &self,
        code: &str,
        line: usize,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        self.problems
            .borrow_mut()
            .push(Problem::blocker(code, self.place(line), message).with_cure(cure));
    }

    /// Notes a line that is no TOML.
    pub(super) fn syntax(&self, error: &toml::de::Error) {
        let line = self.line_of(error.span().map_or(0, |span| span.start));
        let slip = self.text.slip(line, error);
        let code = match slip.kind {
            SlipKind::DuplicateKey => "law-duplicate-key",
            SlipKind::NoSuchDay => "law-bad-date",
            SlipKind::Other => "law-syntax",
        };
        let problem = self.text.fault(code, line, slip.message).with_cure(slip.cure);
        self.problems.borrow_mut().push(problem.with_why(parser_says(error)));
    }
}

/// Things with ids, and where each was first seen.
pub(super) struct Seen<T> {
    items: ById<(T, Place)>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { items: ById::new() }
    }
}

impl<T> Seen<T> {
    pub(super) fn has(&self, id: &str) -> bool {
        self.items.contains_key(id)
    }

    pub(super) fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.items.keys().map(String::as_str))
    }

    pub(super) fn into_values(self) -> ById<T> {
        self.items.into_iter().map(|(id, (item, _))| (id, item)).collect()
    }

    /// Takes an item in, or complains that its id is taken.
    pub(super) fn add(&mut self, source: &Source<'_>, line: usize, id: String, item: T) {
        if let Some((_, Place::File { name, line: first, .. })) = self.items.get(&id) {
            let message = format!("Id'et »{id}« er brugt før: {name}, linje {first}.");
            source.fault(
                "law-duplicate-id",
                line,
                message,
                "Giv den ene et andet id, eller slet den.",
            );
        } else {
            self.items.insert(id, (item, source.place(line)));
        }
    }
}
