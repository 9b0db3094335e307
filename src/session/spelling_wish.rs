//! What can be asked of spelling.

/// What is wanted of spelling (ønske til stavekontrollen).
#[derive(Clone, Debug, PartialEq)]
pub enum SpellingWish {
    /// Go to this word, by its turn among all.
    GoTo(usize),
    /// Write this in the place of the word that is looked at.
    Replace(String),
    /// The same, wherever the case has the word.
    ReplaceAll(String),
    /// Let the word be until the case is closed.
    LetBe,
    /// Take the word up into the user's own list.
    Learn,
}
