//! A file as the reader of its mistakes sees it: name, line, excerpt.

use std::cell::RefCell;
use std::ops::Range;

use super::ById;
use crate::law::book::nearest;
use crate::problem::{Place, Problem};

/// A law file under reading.
pub(super) struct Source<'t> {
    name: &'t str,
    text: &'t str,
    /// Where each line begins. Nearly every key asks for its line, so they are counted once.
    lines: Vec<usize>,
    problems: &'t RefCell<Vec<Problem>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(name: &'t str, text: &'t str, problems: &'t RefCell<Vec<Problem>>) -> Self {
        let lines =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name, text, lines, problems }
    }

    /// The line, counted from one, that holds a byte of the text.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|begins| *begins <= byte)
    }

    /// The text of a line, counted from one.
    fn line(&self, line: usize) -> &'t str {
        let begins = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        self.text.get(begins..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim()
    }

    /// A line of the file as a place.
    pub(super) fn place(&self, line: usize) -> Place {
        Place::File { name: self.name.to_owned(), line, excerpt: self.line(line).to_owned() }
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

    /// Whether the value on a line has the shape of a date.
    fn holds_date(&self, line: usize) -> bool {
        let value = self.line(line).split_once('=').map_or("", |(_, value)| value.trim());
        value.len() == 10
            && value.bytes().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            })
    }

    /// Notes a line that is no TOML. The parser's own words are English, so they only stand as the reason.
    pub(super) fn syntax(&self, error: &toml::de::Error) {
        let at = error.span().unwrap_or(Range { start: 0, end: 0 }).start;
        let line = self.line_of(at);
        let problem = if error.message().contains("duplicate key") {
            let message = "Den samme nøgle står to gange i samme afsnit.";
            Problem::blocker("law-duplicate-key", self.place(line), message)
                .with_cure("Slet den ene, eller begynd et nyt afsnit med en linje i [[ ]].")
        } else if self.holds_date(line) {
            // A date of the right shape that cannot be read is one that no calendar has.
            Problem::blocker("law-bad-date", self.place(line), "Datoen findes ikke.")
                .with_cure("Skriv år, måned og dag som 2018-07-01.")
        } else {
            Problem::blocker("law-syntax", self.place(line), "Linjen kan ikke læses.")
                .with_cure("Tekst skal stå i anførselstegn, datoer som 2018-07-01 uden anførselstegn, og [[ skal lukkes med ]].")
        };
        self.problems
            .borrow_mut()
            .push(problem.with_why(format!("Læseren af TOML siger: {}", error.message())));
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
            let message = format!("Id'et \"{id}\" er brugt før: {name}, linje {first}.");
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
