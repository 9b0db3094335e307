//! Walks the answers of a case without writing out a path for each: most hold nothing to report.

use super::Case;
use super::field::{Answered, Listed, View};
use crate::problem::FieldPath;

/// Where an answer stands (pladsen): a path that is only written out where somebody needs it.
#[derive(Clone, Copy)]
pub struct Spot {
    pub section: &'static str,
    list: Option<(&'static str, usize)>,
    pub field: &'static str,
}

impl Spot {
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

impl Case {
    /// How many items all lists hold together.
    pub fn item_count(&self) -> usize {
        let sections = Self::SECTIONS.iter().filter_map(|section| self.section(section));
        let of_list =
            |(_, view): (_, View<'_>)| if let View::List(list) = view { list.len() } else { 0 };
        sections.flat_map(|section| section.fields()).map(of_list).sum()
    }

    /// Visits every answer of the case, items of lists included.
    pub fn each_answer<'a>(&'a self, mut visit: impl FnMut(Spot, &'a dyn Answered)) {
        for &section in Self::SECTIONS {
            let Some(fields) = self.section(section) else { continue };
            for (field, view) in fields.fields() {
                match view {
                    View::Answer(answer) => visit(Spot { section, list: None, field }, answer),
                    View::List(list) => each_item(section, field, list, &mut visit),
                }
            }
        }
    }
}

/// Items of a list hold answers alone, so one level is all there is.
fn each_item<'a>(
    section: &'static str,
    name: &'static str,
    list: &'a dyn Listed,
    visit: &mut impl FnMut(Spot, &'a dyn Answered),
) {
    for index in 0..list.len() {
        let Some(item) = list.item(index) else { continue };
        for (field, view) in item.fields() {
            if let View::Answer(answer) = view {
                visit(Spot { section, list: Some((name, index)), field }, answer);
            }
        }
    }
}
