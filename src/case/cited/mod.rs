//! A field that names exhibits: a text in which each exhibit is marked by its lasting id, and shown with the number it has now.
//!
//! The text is what is typed, printed and searched. The marks follow it: what is typed around a mark leaves it, what is
//! typed over it takes it away, and a number that has no mark gets one as soon as one exhibit has that number.

mod file;
mod follow;
pub mod numbers;

use std::fmt;
use std::ops::Range;

use super::kind::Kind;
use super::scalar::{Scalar, entered};
use crate::place::ItemId;
use file::Part;
use numbers::Written;

/// Stands where the exhibit that was meant is gone, or has no number.
const LOST: &str = "?";

/// The exhibits that a field names (bilag, som feltet henviser til).
#[derive(Clone, Default, PartialEq)]
pub struct CitedExhibits {
    text: String,
    marks: Vec<Mark>,
    /// The text that the marks belong to; another one has been typed in since.
    marked: String,
}

/// An exhibit in a text, or the first to the last of several.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    span: Range<usize>,
    items: Vec<ItemId>,
    /// What stands between the first number and the last; empty for one exhibit.
    between: String,
}

impl fmt::Debug for CitedExhibits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitedExhibits(…)")
    }
}

impl Scalar for CitedExhibits {
    const KIND: Kind = Kind::Exhibits;

    fn parse(text: &str) -> Result<Self, String> {
        Ok(Self { text: entered(text, Self::KIND), ..Self::default() })
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn retext(&mut self, text: &str) -> Result<(), String> {
        self.text = entered(text, Self::KIND);
        Ok(())
    }

    /// Whether each exhibit that was marked is still there and has a number.
    fn is_sound(&self) -> bool {
        self.kept().iter().all(|mark| self.text[mark.span.clone()] != *LOST)
    }

    fn text_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.text)
    }

    fn cited(&self) -> Option<&CitedExhibits> {
        Some(self)
    }

    fn cited_mut(&mut self) -> Option<&mut CitedExhibits> {
        Some(self)
    }

    fn from_parts<'de, A: serde::de::SeqAccess<'de>>(parts: A) -> Result<Self, A::Error> {
        Part::read(parts).map(Self::of_parts)
    }

    fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        file::write(&self.text, &self.kept(), serializer)
    }
}

impl CitedExhibits {
    /// The numbers that stand in the field, those between a first and a last one included. An exhibit that is lost has none.
    pub fn numbers(&self) -> Vec<u32> {
        let marks = self.kept();
        let reading = Reading::of(&self.text, &marks);
        let written = reading.written.iter();
        written
            .filter(|(_, mark)| {
                mark.is_none_or(|mark| {
                    marks[mark].shows_numbers(&self.text[marks[mark].span.clone()])
                })
            })
            .flat_map(|(written, _)| written.first..=written.last)
            .collect()
    }

    /// The ids that the field names.
    pub fn items(&self) -> impl Iterator<Item = ItemId> {
        self.marks.iter().flat_map(|mark| mark.items.iter().copied())
    }

    /// The marks that still stand in the text: those that nothing was typed into.
    fn kept(&self) -> Vec<Mark> {
        let (old, new) = (self.marked.as_bytes(), self.text.as_bytes());
        if old == new {
            return self.marks.clone();
        }
        let shorter = old.len().min(new.len());
        let front = (0..shorter).take_while(|at| old[*at] == new[*at]).count();
        let behind = |at: &usize| old[old.len() - 1 - at] == new[new.len() - 1 - at];
        let back = (0..shorter - front).take_while(behind).count();
        let moved = |mark: &Mark| {
            let Range { start, end } = mark.span;
            if end <= front {
                return Some(mark.clone());
            }
            let from_end = |at: usize| new.len() - (old.len() - at);
            (start >= old.len() - back)
                .then(|| Mark { span: from_end(start)..from_end(end), ..mark.clone() })
        };
        self.marks.iter().filter_map(moved).collect()
    }
}

/// What a text with marks says: every number, and the mark that it is.
struct Reading {
    written: Vec<(Written, Option<usize>)>,
    /// The text that was read, and for each mark where it stands in it.
    text: String,
    spans: Vec<Range<usize>>,
}

impl Reading {
    /// Reads a text in which what is shown for an exhibit may be no number: each such mark is read as one.
    fn of(text: &str, marks: &[Mark]) -> Self {
        let (mut read, mut spans, mut done) = (String::with_capacity(text.len()), Vec::new(), 0);
        for mark in marks {
            read.push_str(&text[done..mark.span.start]);
            let start = read.len();
            let shown = &text[mark.span.clone()];
            read.push_str(if mark.shows_numbers(shown) { shown } else { "1" });
            spans.push(start..read.len());
            done = mark.span.end;
        }
        read.push_str(&text[done..]);
        let written = numbers::in_field(&read)
            .into_iter()
            .map(|written| {
                let place = written.place(&read);
                let mark = spans.iter().position(|span| *span == place);
                (written, mark)
            })
            .collect();
        Self { written, text: read, spans }
    }
}

impl Mark {
    /// Whether what is shown is the number of the exhibit, or those of the first and the last.
    fn shows_numbers(&self, shown: &str) -> bool {
        let is_digit = |letter: char| letter.is_ascii_digit();
        let between = shown.trim_matches(is_digit);
        let can_be_read = shown.starts_with(is_digit) && (shown.len() <= 4 || self.items.len() > 1);
        can_be_read && between == self.between
    }
}
