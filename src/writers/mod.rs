//! From a finished letter to the bytes of a file. Writers know the document, and neither case, law, disk nor clock.

pub mod docx;
pub mod pdf;
pub mod text;

use crate::document::Source;
use std::fmt;

/// Why a letter cannot be written (en skrivefejl).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// A character that the letter's fonts cannot show (et tegn, som skrifttypen mangler).
    MissingCharacter { character: char, source: Source },
    /// The logo is no picture that can be read (logoet kan ikke læses).
    LogoUnreadable,
    /// Anything else, as a Danish sentence without personal data.
    Other(String),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingCharacter { character, .. } => {
                write!(f, "Brevet kan ikke vise tegnet ")?;
                if !character.is_control() && !character.is_whitespace() {
                    write!(f, "{character} ")?;
                }
                write!(
                    f,
                    "(U+{:04X}). Slet tegnet, eller skriv det på en anden måde.",
                    u32::from(*character)
                )
            }
            Self::LogoUnreadable => {
                f.write_str("Logoet kan ikke læses. Brug et billede i formatet PNG.")
            }
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for WriteError {}
