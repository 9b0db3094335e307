//! What the window is told of letters: how each stands, and how one reads now.

use std::sync::Arc;

use crate::case::stage::Stage;
use crate::document::Block;
use crate::document::paper::Paper;
use crate::letters::Standing;
use crate::letters::choices::LetterChoice;
use crate::letters::edits::LetterText;
use crate::problem::Problem;

/// A letter in the list of letters (et brev i listen).
#[derive(Clone, Debug, PartialEq)]
pub struct LetterRow {
    pub id: String,
    pub title: String,
    /// The heading under which lists show it.
    pub group: String,
    pub standing: Standing,
    /// The step of the case that the letter belongs to.
    pub step: Stage,
    /// Its turn among all letters, as a case meets them.
    pub turn: usize,
    /// Whether it is a sheet for the municipality's own use.
    pub is_sheet: bool,
    /// That the law files do not reach the letter's day; none where they do.
    pub beyond: Option<String>,
}

/// A letter as it reads now, with what still stands open (forhåndsvisning).
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub letter: String,
    /// Its pages, as they would be written now.
    pub paper: Paper,
    /// What keeps the letter from being written, and what to look at first.
    pub problems: Vec<Problem>,
    /// Whether the letter belongs to the case at all; one that does not has no pages.
    pub available: bool,
    /// All its words, as they are kept to be compared later.
    pub words: Arc<str>,
    /// Its blocks, and the words that it has with nothing changed by hand.
    pub blocks: Vec<Block>,
    pub own_words: Arc<str>,
    /// Its texts, one after the other, as they can be edited.
    pub texts: Vec<LetterText>,
    /// What its writer can choose.
    pub choices: Vec<LetterChoice>,
}

impl Preview {
    /// Whether the letter can be written as a finished letter.
    pub fn is_ready(&self) -> bool {
        self.available && !self.problems.iter().any(Problem::blocks)
    }
}
