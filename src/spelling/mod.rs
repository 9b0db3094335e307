//! Which words of a text are spelt wrong (stavekontrol), and what was meant: the dictionary in Hunspell's format, the words of this field, and a
//! person's own.
//!
//! Checking a word costs up to a tenth of a millisecond and a suggestion up to two seconds, so all of this is done away from
//! the window, and every word is looked up once.

mod dictionary;
mod names;
mod own_words;
mod speller;
mod suggestions;
mod vocabulary;
mod written;

pub use dictionary::{DictionaryFault, WordBook};
pub use names::names_in;
pub use own_words::{OwnWords, WordLineFault};
pub use speller::Speller;
pub use written::{Written, written_words};
