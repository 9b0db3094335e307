//! What can be asked of phrases.

use std::ops::Range;

use crate::letters::phrases::{PhraseHeading, PhraseOwner};
use crate::place::FieldPath;
use crate::problem::Problem;

/// Which phrase: whose it is, and its file (frasens navn).
pub type PhraseName = (PhraseOwner, String);

/// What is wanted of phrases (ønske om fraser).
#[derive(Clone, Debug, PartialEq)]
pub enum PhraseWish {
    /// Put a phrase into an answer, in the place of these letters.
    PutIn {
        phrase: PhraseName,
        place: FieldPath,
        letters: Range<usize>,
    },
    /// Begin a new one with this text.
    New(String),
    /// Change one of the user's own, or make an own one of another.
    Edit(PhraseName),
    /// What stands in the boxes of the one that is written.
    Type(PhraseHeading, String),
    Keep,
    /// Ask whether the one that is written is to be removed, or take that back.
    AskToRemove(bool),
    Remove,
    /// Write no more.
    Cancel,
}

/// A phrase that is being written (frasen under arbejde).
#[derive(Clone, Debug, Default)]
pub struct PhraseDraft {
    /// The file of the user's own that it takes the place of.
    pub replaces: Option<String>,
    pub heading: PhraseHeading,
    pub text: String,
    /// What is wrong with it; told once it was to be kept.
    pub faults: Vec<Problem>,
    pub was_to_be_kept: bool,
    pub asks_to_remove: bool,
    /// Whether it says what it said before.
    pub is_untouched: bool,
}
