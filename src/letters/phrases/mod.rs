//! Phrases: pieces of text that a person puts into an answer, with values of the case in them.
//!
//! A phrase is a file built as a template is: lines about it between two lines with `+++`, and then its text. What it may ask of the
//! case is what a letter may, looked up by the same checker and filled by the same runner. What comes of it is words of the answer.

mod book;
mod filled;
mod heading;
mod owner;
mod phrase;

pub use book::PhraseBook;
pub use filled::PhraseText;
pub use heading::{PhraseHeading, phrase_outcomes};
pub use owner::{PhraseFile, PhraseOwner};
pub use phrase::{MOST_KB, Phrase};
