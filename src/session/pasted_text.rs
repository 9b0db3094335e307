//! A text that was pasted and has not gone in yet.

use std::fmt;
use std::ops::Range;

use crate::place::FieldPath;

/// A text that waits to be put into an answer (en indsat tekst, der venter).
#[derive(Clone, PartialEq, Eq)]
pub struct PastedText {
    pub place: FieldPath,
    /// What it takes the place of, in letters of the answer.
    pub letters: Range<usize>,
    pub text: String,
}

/// No words of it stand in it.
impl fmt::Debug for PastedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PastedText({})", self.place)
    }
}
