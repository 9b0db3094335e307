//! What the window asks of spelling, and what comes back.

use std::collections::HashSet;
use std::sync::Arc;

use super::letter_answers::Preview;
use crate::case::Case;
use crate::place::{FieldPath, ItemId};
use crate::problem::Problem;

/// Something to do with spelling (en opgave til stavekontrollen).
#[derive(Clone)]
pub enum SpellingJob {
    /// Find the words of a case that are spelt wrong, and those of the letter in view.
    Look { generation: u64, case: Arc<Case>, letter: Option<Arc<Preview>> },
    /// Say what may have been meant.
    Suggest(String),
    /// Take a word up into the user's own list.
    Learn(String),
}

/// What came of it (stavekontrollens svar).
#[derive(Clone)]
pub enum SpellingAnswer {
    Looked {
        generation: u64,
        spelt: Arc<Spelt>,
    },
    Suggested {
        word: String,
        meant: Vec<String>,
    },
    Learnt(Result<(), Problem>),
    /// There is nothing to check with.
    NoDictionary(Problem),
}

/// What is spelt wrong in a case (stavefejlene).
#[derive(Debug, Default)]
pub struct Spelt {
    /// Every place, in the order of the case, and behind them those of what is written by hand in its letters.
    pub slips: Vec<Misspelling>,
    /// The words, those of the letter in view among them.
    pub words: HashSet<String>,
}

/// A word that is spelt wrong (en stavefejl).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelling {
    pub place: SlipPlace,
    pub word: String,
    /// Where it begins in the text, in bytes.
    pub start: usize,
}

impl Misspelling {
    /// The edit that has it, where it is written by hand in a letter.
    pub fn edit(&self) -> Option<ItemId> {
        match self.place {
            SlipPlace::ByHand { edit, .. } => Some(edit),
            SlipPlace::Answer(_) => None,
        }
    }
}

/// In which text a word is spelt wrong (stavefejlens sted).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipPlace {
    Answer(FieldPath),
    /// What is written by hand in a letter: the edit, and the cell where it is a row.
    ByHand {
        edit: ItemId,
        cell: usize,
    },
}
