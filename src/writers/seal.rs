//! The seal of a letter's file. It tells whether anybody has changed the file since it was written, and whether it is of the same
//! letter of the same case, so that a file is replaced without asking only where nothing can be lost.
//!
//! A seal is two marks, both made from all that stands in the file beside the seal: one of that alone, one of that and of whose
//! the letter says it is. What they are made from is in the file only as long as nobody changes it. So the marks of a letter from
//! which a name was taken out cannot be tried against guesses, and those of an untouched one say nothing that it does not print.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Format, docx, pdf};
use crate::document::{Document, Whose};

/// Why a file that is there already may not give way to a new one (hvad der står i vejen).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// Not of Forberedt, or rewritten by another program.
    Foreign,
    /// Changed since Forberedt wrote it.
    Changed,
    /// Of another case, or of another letter.
    OfAnother,
    /// A text of other words. A text file has no place for a seal.
    OtherText,
}

impl Obstacle {
    /// What is in the way, in a Danish sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Foreign => {
                "Der ligger en fil i forvejen, som Forberedt ikke har skrevet, eller som et andet program har skrevet om."
            }
            Self::Changed => "Filen er ændret, siden Forberedt skrev den.",
            Self::OfAnother => {
                "Filen er skrevet fra en anden sag: Navn, sagsnummer, CPR-nummer eller brev er et andet."
            }
            Self::OtherText => {
                "Der ligger en tekst i forvejen, som er en anden. Af en tekstfil kan det ikke ses, hvem der har skrevet den."
            }
        }
    }
}

/// What a new file says of itself to be let in the place of an older one (hvad den nye fil gør krav på).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    format: Format,
    letter: String,
    whose: Whose,
}

impl Claim {
    pub fn of(document: &Document, format: Format) -> Self {
        Self { format, letter: document.id.clone(), whose: document.whose.clone() }
    }

    /// Of a text that is no letter.
    pub fn words() -> Self {
        Self { format: Format::Text, letter: String::new(), whose: Whose::default() }
    }

    /// The id of the letter; empty for a text that is none.
    pub fn letter(&self) -> &str {
        &self.letter
    }

    /// What keeps an older file of other bytes from being replaced; none where it is untouched and of the same case.
    pub fn obstacle(&self, old: &[u8]) -> Option<Obstacle> {
        let read = match self.format {
            Format::Docx => docx::seal::read(old),
            Format::Pdf => pdf::seal::read(old),
            Format::Text => Err(Obstacle::OtherText),
        };
        let (content, seal) = match read {
            Ok(read) => read,
            Err(obstacle) => return Some(obstacle),
        };
        let wanted = Seal::new(content, self);
        if wanted.untouched != seal.untouched {
            Some(Obstacle::Changed)
        } else if wanted.whose != seal.whose || !self.whose.is_said() {
            Some(Obstacle::OfAnother)
        } else {
            None
        }
    }
}

/// All that stands in a file beside its seal, as it is read or written.
#[derive(Default)]
pub(super) struct Content(Sha256);

impl Content {
    /// Adds a piece whose end the next one cannot shift.
    pub(super) fn add(&mut self, piece: &[u8]) {
        self.0.update((piece.len() as u64).to_be_bytes());
        self.0.update(piece);
    }
}

/// How many bytes a mark has.
pub(super) const MARK: usize = 16;

#[derive(PartialEq, Eq)]
pub(super) struct Seal {
    pub whose: [u8; MARK],
    pub untouched: [u8; MARK],
}

impl Seal {
    pub(super) fn new(content: Content, claim: &Claim) -> Self {
        let content = content.0.finalize();
        let mark = |name: &str, pieces: &mut dyn Iterator<Item = &str>| {
            let mut sum = Content::default();
            sum.add(name.as_bytes());
            sum.add(&content);
            pieces.for_each(|piece| sum.add(piece.as_bytes()));
            let mut mark = [0; MARK];
            mark.iter_mut().zip(sum.0.finalize()).for_each(|(byte, sum)| *byte = sum);
            mark
        };
        let mut says = std::iter::once(claim.letter.as_str()).chain(claim.whose.values());
        Self {
            whose: mark("whose", &mut says),
            untouched: mark("untouched", &mut std::iter::empty()),
        }
    }

    /// Two marks from their digits; none where these are none.
    pub(super) fn from_hex(whose: &[u8], untouched: &[u8]) -> Option<Self> {
        Some(Self { whose: bytes(whose)?, untouched: bytes(untouched)? })
    }
}

/// A mark in the digits of sixteen.
pub(super) fn hex(mark: &[u8; MARK]) -> String {
    mark.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn bytes(digits: &[u8]) -> Option<[u8; MARK]> {
    let value = |digit: &u8| char::from(*digit).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let values: Vec<u8> = digits.iter().map(value).collect::<Option<_>>()?;
    let bytes: Vec<u8> = values.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    bytes.try_into().ok()
}
