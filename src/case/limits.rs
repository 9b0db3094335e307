//! How much a case may hold (hvor meget en sag kan rumme), so that any case opens, is checked and becomes letters within seconds.

use super::Case;
use super::field::{Section, View};
use crate::place::FieldPath;

/// The most letters of one answer: some 140,000 words.
pub const MOST_LETTERS: usize = 1_000_000;

/// The most items of one list.
pub const MOST_ITEMS: usize = 10_000;

/// What is more than a case may hold, and where (det, der er for meget af).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    Letters(FieldPath, usize),
    Items(FieldPath, usize),
}

impl Case {
    /// The first answer or list that is longer than a case may hold.
    pub fn too_much(&self) -> Option<TooMuch> {
        Self::SECTIONS.iter().find_map(|name| {
            self.section(name)
                .and_then(|section| too_much(section, &|field| FieldPath::new(name, field)))
        })
    }
}

fn too_much(section: &dyn Section, path: &dyn Fn(&'static str) -> FieldPath) -> Option<TooMuch> {
    section.fields().into_iter().find_map(|(name, view)| match view {
        View::Answer(answer) => {
            // No letter takes less than a byte.
            let text = answer.text();
            let letters = if text.len() > MOST_LETTERS { text.chars().count() } else { 0 };
            (letters > MOST_LETTERS).then(|| TooMuch::Letters(path(name), letters))
        }
        View::List(list) if list.len() > MOST_ITEMS => Some(TooMuch::Items(path(name), list.len())),
        View::List(list) => {
            let list_path = path(name);
            (0..list.len()).find_map(|index| {
                too_much(list.item(index)?, &|field| list_path.item(index, list.id(index), field))
            })
        }
    })
}
