//! How much a case may hold (hvor meget en sag kan rumme), so that any case opens, is checked and becomes letters within seconds
//! and half a gigabyte of memory.

use std::collections::BTreeMap;

use super::Case;
use super::address::field;
use super::edits::MOST_EDITS;
use super::evidence::{MOST_TIE_LETTERS, MOST_TIES};
use super::field::{Section, View};
use crate::place::FieldPath;

/// The most letters of one answer: some 140,000 words.
pub const MOST_LETTERS: usize = 1_000_000;

/// The most items of one list.
pub const MOST_ITEMS: usize = 5_000;

/// The most rulings of one decision: each has its own part of the letter and of the checks.
pub const MOST_RULINGS: usize = 100;

/// The most items of all lists together.
pub const MOST_ITEMS_IN_ALL: usize = 6_000;

/// The most line breaks of all answers together. A short line takes as much of a letter as a full one.
pub const MOST_LINES: usize = 30_000;

/// What is more than a case may hold, and how many there are (det, der er for meget af).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    Letters(FieldPath, usize),
    Items(FieldPath, usize),
    ItemsInAll(usize),
    Edits(usize),
    /// Letters in one edited text.
    EditedLetters(usize),
    Lines(usize),
    /// Ties of answers to exhibits.
    Ties(usize),
    /// Letters in the sentence of one tie, or in its pages.
    TieLetters(usize),
}

/// The most items that the list at an address holds.
pub fn most_items(list: &FieldPath) -> usize {
    if *list == field!(decision.rulings) { MOST_RULINGS } else { MOST_ITEMS }
}

impl Case {
    /// The first answer or list that is longer than a case may hold, or else what all of them make together.
    pub fn too_much(&self) -> Option<TooMuch> {
        self.held().err()
    }

    /// How much the case holds.
    ///
    /// # Errors
    /// What is too much, as for [`Case::too_much`].
    pub fn held(&self) -> Result<Holdings, TooMuch> {
        self.held_with(|_| None)
    }

    /// The same where it is known what another version holds. What both share is not counted anew.
    ///
    /// # Errors
    /// As for [`Case::held`].
    pub fn held_beside(&self, other: &Self, held: &Holdings) -> Result<Holdings, TooMuch> {
        self.held_with(|name| {
            held.0.get(name).filter(|_| self.shares_section(other, name)).copied()
        })
    }

    fn held_with(&self, known: impl Fn(&str) -> Option<Sum>) -> Result<Holdings, TooMuch> {
        let mut held = Holdings::default();
        for name in Self::SECTIONS {
            let Some(section) = self.section(name) else { continue };
            let sum = match known(name) {
                Some(sum) => sum,
                None => Sum::of(section, &|field| FieldPath::new(name, field))?,
            };
            held.0.insert(name, sum);
        }
        let items = held.0.values().map(|sum| sum.items).sum();
        let lines = held.0.values().map(|sum| sum.lines).sum();
        let beyond = (items > MOST_ITEMS_IN_ALL)
            .then_some(TooMuch::ItemsInAll(items))
            .or_else(|| (lines > MOST_LINES).then_some(TooMuch::Lines(lines)))
            .or_else(|| self.too_much_by_hand())
            .or_else(|| self.too_much_evidence());
        beyond.map_or(Ok(held), Err)
    }

    fn too_much_evidence(&self) -> Option<TooMuch> {
        let ties = self.evidence.all();
        if ties.len() > MOST_TIES {
            return Some(TooMuch::Ties(ties.len()));
        }
        let texts =
            ties.iter().flat_map(|tie| [&tie.sentence, &tie.pages, &tie.place, &tie.pasted]);
        let most = texts.map(|text| text.chars().count()).max();
        most.filter(|most| *most > MOST_TIE_LETTERS).map(TooMuch::TieLetters)
    }

    fn too_much_by_hand(&self) -> Option<TooMuch> {
        let edits = self.edits.all();
        if edits.len() > MOST_EDITS {
            return Some(TooMuch::Edits(edits.len()));
        }
        let texts = edits.iter().flat_map(|edit| edit.ground.iter().chain(&edit.text));
        let letters = texts.map(|text| text.iter().map(|piece| piece.text.chars().count()).sum());
        letters.max().filter(|most: &usize| *most > MOST_LETTERS).map(TooMuch::EditedLetters)
    }
}

/// How much each section of a case holds (hvor meget sagen rummer).
#[derive(Clone, Debug, Default)]
pub struct Holdings(BTreeMap<&'static str, Sum>);

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    items: usize,
    lines: usize,
}

impl Sum {
    fn of(
        section: &dyn Section,
        path: &dyn Fn(&'static str) -> FieldPath,
    ) -> Result<Self, TooMuch> {
        let mut sum = Self::default();
        sum.add(section, path).map_or(Ok(sum), Err)
    }

    /// Adds what a section holds, and stops at what is too long by itself.
    fn add(
        &mut self,
        section: &dyn Section,
        path: &dyn Fn(&'static str) -> FieldPath,
    ) -> Option<TooMuch> {
        section.fields().into_iter().find_map(|(name, view)| match view {
            View::Answer(answer) => {
                let text = answer.text();
                self.lines += memchr::memchr_iter(b'\n', text.as_bytes()).count();
                // No letter takes less than a byte.
                let letters = if text.len() > MOST_LETTERS { text.chars().count() } else { 0 };
                (letters > MOST_LETTERS).then(|| TooMuch::Letters(path(name), letters))
            }
            View::List(list) => {
                let list_path = path(name);
                self.items += list.len();
                if list.len() > most_items(&list_path) {
                    return Some(TooMuch::Items(list_path, list.len()));
                }
                (0..list.len()).find_map(|index| {
                    let id = list.id(index);
                    self.add(list.item(index)?, &|field| list_path.item(index, id, field))
                })
            }
        })
    }
}
