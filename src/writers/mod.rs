//! From a finished letter to bytes: Word, PDF and plain text. A writer knows the document and nothing else.

pub mod docx;
pub mod text;

use crate::document::Source;

/// Why a letter could not be written (hvorfor brevet ikke kunne skrives).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The format or its font has no way to show this character.
    MissingCharacter { character: char, source: Source },
    /// The logo is not a PNG file that can be read.
    LogoUnreadable,
    /// Anything else; the text is Danish and holds no personal data.
    Other(String),
}
