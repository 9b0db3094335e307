//! What the window asks of spelling, and what comes back.

use std::collections::HashSet;
use std::sync::Arc;

use super::letter_answers::Preview;
use crate::case::Case;
use crate::place::FieldPath;
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
    /// Every place, in the order of the case.
    pub slips: Vec<Misspelling>,
    /// The words, those of the letter in view among them.
    pub words: HashSet<String>,
}

/// A word that is spelt wrong (en stavefejl).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelling {
    pub place: FieldPath,
    pub word: String,
    /// Where it begins in the answer, in bytes.
    pub start: usize,
}
