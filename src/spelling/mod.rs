//! Which words of a text are spelt wrong (stavekontrol), and what was meant: the dictionary in Hunspell's format, the words of this field, and a
//! person's own.
//!
//! Checking a word costs up to a tenth of a millisecond and a suggestion up to two seconds, so all of this is done away from
//! the window, and every word is looked up once, and every line read once for as long as it stands as it does.

mod dictionary;
mod names;
mod own_words;
mod readings;
mod speller;
mod suggestions;
mod vocabulary;
mod written;

pub use dictionary::{DictionaryFault, WordBook};
pub use names::{is_name, names_in, names_of_line};
pub use own_words::{OwnWords, WordLineFault};
pub use readings::{ReadLine, Readings, lines};
pub use speller::Speller;
pub use written::{Written, written_words};
