//! Walks the texts of a case without making a path for each: most texts hold nothing to report.

use crate::case::Case;
use crate::case::field::{Answered, Kind, Listed, State, View};
use crate::problem::FieldPath;

/// The sections that make up the preparatory plan (den forberedende del).
pub const PLAN: &[&str] = &["work", "strengths", "social", "health", "efforts"];

/// A text of the case and where it stands (en tekst og dens plads).
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub section: &'static str,
    list: Option<(&'static str, usize)>,
    pub field: &'static str,
    pub text: &'a str,
}

impl Text<'_> {
    pub fn path(&self) -> FieldPath {
        match self.list {
            None => FieldPath::new(self.section, self.field),
            Some((list, index)) => FieldPath::item(self.section, list, index, self.field),
        }
    }

    /// Whether the words are the citizen's own.
    pub fn is_own(&self) -> bool {
        self.field.ends_with("_own")
    }

    /// Whether the field holds nothing but numbers of exhibits.
    pub fn names_exhibits(&self) -> bool {
        self.field == "exhibit" || self.field.ends_with("_exhibits")
    }
}

/// Visits every given text of these sections.
pub fn each<'a>(case: &'a Case, sections: &[&'static str], mut visit: impl FnMut(Text<'a>)) {
    for &section in sections {
        let Some(fields) = case.section(section) else { continue };
        for (field, view) in fields.fields() {
            match view {
                View::Answer(answer) => hand_over(answer, Text { section, list: None, field, text: "" }, &mut visit),
                View::List(list) => each_item(section, field, list, &mut visit),
            }
        }
    }
}

fn each_item<'a>(section: &'static str, name: &'static str, list: &'a dyn Listed, visit: &mut impl FnMut(Text<'a>)) {
    for index in 0..list.len() {
        let Some(item) = list.item(index) else { continue };
        for (field, view) in item.fields() {
            if let View::Answer(answer) = view {
                hand_over(answer, Text { section, list: Some((name, index)), field, text: "" }, visit);
            }
        }
    }
}

fn hand_over<'a>(answer: &'a dyn Answered, place: Text<'a>, visit: &mut impl FnMut(Text<'a>)) {
    if answer.state() == State::Given && matches!(answer.kind(), Kind::Line | Kind::Prose) {
        visit(Text { text: answer.text(), ..place });
    }
}
