//! The seal of a letter's file. It tells whether anybody has changed the file since it was written, and whether it is of the same
//! letter of the same case, so that a file is replaced without asking only where nothing can be lost.
//!
//! A seal is two marks, both made from all that stands in the file beside the seal: one of that alone, one of that and of whose
//! the letter says it is. What they are made from is in the file only as long as nobody changes it. So the marks of a letter from
//! which a name was taken out cannot be tried against guesses, and those of an untouched one say nothing that it does not print.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Format, docx, odt, pdf};
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
    /// It has neither the number of a case nor of a person, so it may be anybody's.
    Unsaid,
    /// A text of other words. A text file has no place for a seal.
    OtherText,
    /// Under another name, but a letter of another case.
    OfNeighbour,
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
            Self::Unsaid => {
                "I brevet står der hverken sagsnummer eller CPR-nummer, så det kan ikke ses, om filen er fra samme sag."
            }
            Self::OtherText => {
                "Der ligger en tekst i forvejen, som er en anden. Af en tekstfil kan det ikke ses, hvem der har skrevet den."
            }
            Self::OfNeighbour => {
                "Filen er et brev fra en anden sag, og brevenes navne siger ikke, hvem de handler om. De må ikke blandes i en mappe."
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
        let (content, seal) = match read(self.format, old) {
            Ok(read) => read,
            Err(obstacle) => return Some(obstacle),
        };
        if Seal::of(&content, self).untouched != seal.untouched {
            return Some(Obstacle::Changed);
        }
        match seal.said(&content, &self.letter, &self.whose) {
            None => Some(Obstacle::OfAnother),
            Some(said) => (!said.is_certain()).then_some(Obstacle::Unsaid),
        }
    }
}

/// Whether a file is as Forberedt wrote it.
pub fn is_untouched(format: Format, file: &[u8]) -> bool {
    read(format, file)
        .is_ok_and(|(content, seal)| Seal::new(&content, "", []).untouched == seal.untouched)
}

/// What a file holds beside its seal, and the seal.
///
/// # Errors
/// What the file is instead: one without a seal, or one whose seal is broken.
pub(super) fn read(format: Format, file: &[u8]) -> Result<(Content, Seal), Obstacle> {
    match format {
        Format::Docx => docx::SLOT.read(file),
        Format::Odt => odt::SLOT.read(file),
        Format::Pdf => pdf::seal::read(file),
        Format::Text => Err(Obstacle::OtherText),
    }
}

/// All that stands in a file beside its seal: every byte of it, with nothing where the seal goes.
pub(super) struct Content([u8; 32]);

impl Content {
    pub(super) fn of(file: &[u8]) -> Self {
        Self(Sha256::digest(file).into())
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
    /// What stands in a file until it is sealed.
    pub(super) const BLANK: Self = Self { whose: [0; MARK], untouched: [0; MARK] };

    pub(super) fn of(content: &Content, claim: &Claim) -> Self {
        Self::new(content, &claim.letter, claim.whose.values())
    }

    pub(super) fn new<'a>(
        content: &Content,
        letter: &'a str,
        whose: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let says = std::iter::once(letter).chain(whose);
        Self {
            whose: mark("whose", content, says),
            untouched: mark("untouched", content, std::iter::empty()),
        }
    }

    /// What of these values was printed in the letter that bears the seal: all of them, or fewer where less was known of the case
    /// then. None where it is of another case, or another letter.
    pub(super) fn said(&self, content: &Content, letter: &str, whose: &Whose) -> Option<Whose> {
        let values: Vec<&str> = whose.values().collect();
        let choices = (0..1_u32 << values.len()).rev();
        let chosen = |choice: u32| {
            let values = (0..).zip(&values);
            values.map(move |(place, value)| if choice >> place & 1 == 1 { *value } else { "" })
        };
        let bears = |choice: &u32| Self::new(content, letter, chosen(*choice)).whose == self.whose;
        choices
            .into_iter()
            .find(bears)
            .map(|choice| Whose::new(chosen(choice).map(str::to_owned).collect()))
    }

    /// Two marks from their digits; none where these are none.
    pub(super) fn from_hex(whose: &[u8], untouched: &[u8]) -> Option<Self> {
        Some(Self { whose: bytes(whose)?, untouched: bytes(untouched)? })
    }
}

/// No piece can shift the end of the one before it.
fn mark<'a>(name: &str, content: &Content, says: impl Iterator<Item = &'a str>) -> [u8; MARK] {
    let mut sum = Sha256::new();
    let mut add = |piece: &[u8]| {
        sum.update((piece.len() as u64).to_be_bytes());
        sum.update(piece);
    };
    add(name.as_bytes());
    add(&content.0);
    says.for_each(|piece| add(piece.as_bytes()));
    let mut mark = [0; MARK];
    mark.iter_mut().zip(sum.finalize()).for_each(|(byte, sum)| *byte = sum);
    mark
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
