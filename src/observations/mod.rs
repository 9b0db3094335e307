//! What others have seen of how the citizen manages (funktionsevnen, som andre ser den): the form that goes out to them, the answer
//! that comes back, and what of it is new to the case.
//!
//! An answer is read without trust: whatever stands in it is either in a row or told as standing beside the rows, never dropped. It
//! is never put over an answer that the case has.

mod form;
mod loose;
mod read_docx;
mod read_side;
mod side;
mod slots;
mod taking;

pub use form::{FormForOthers, for_others};
pub use side::{FORMAT, VERSION};
pub use slots::Observer;
pub use taking::{RowStanding, Taking};

use sha2::{Digest, Sha256};

use crate::case::Case;
use crate::document::Whose;
use crate::library::Library;
use crate::problem::{Place, Problem};

/// The largest answer that is read, packed.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// More rows than these are in no form that somebody filled in.
const MOST_ROWS: usize = 500;

/// Something that somebody saw (en iagttagelse).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObservedRow {
    pub seen: String,
    pub place: String,
    pub at: String,
    /// With which considerations and which help (hjælp og hensyn).
    pub considerations: String,
}

/// A form that came back (et udfyldt skema).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observations {
    pub name: String,
    pub work: String,
    /// The day on which it was filled in, as it was typed.
    pub day: String,
    pub rows: Vec<ObservedRow>,
    /// What stands in the room for what else there is to say.
    pub more: String,
    /// All that stands anywhere else in the file (andet i dokumentet).
    pub beside: Vec<String>,
}

impl Observations {
    /// Reads an answer to the form of a case, from a Word file or from a side file; `name` is what the problems call the file.
    ///
    /// # Errors
    /// That the file is no form, is damaged or too large, or is of another case. Nothing of its text is told.
    pub fn read(name: &str, bytes: &[u8], case: &Case, library: &Library) -> Result<Self, Problem> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Unread::TooLarge.problem(name));
        }
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let found = if bytes.starts_with(b"PK") {
            read_docx::read(bytes, case, library)
        } else if start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') {
            read_side::read(start, case)
        } else {
            Err(Unread::NoForm)
        };
        let found = found.map_err(|unread| unread.problem(name))?;
        if found.rows.len() > MOST_ROWS {
            return Err(Unread::TooLarge.problem(name));
        }
        Ok(found)
    }
}

impl ObservedRow {
    /// What the row says, each part with the name that a preview gives it; `day` is the one that the form was filled in on, and counts
    /// where the row has none.
    pub fn parts<'a>(&'a self, day: &'a str) -> impl Iterator<Item = (&'static str, &'a str)> {
        let form_day = if self.at.is_empty() { day } else { "" };
        let all = [
            ("Set", self.seen.as_str()),
            ("Hvor", &self.place),
            ("Hvornår", &self.at),
            ("Dagen fra skemaet", form_day),
            ("Hjælp og hensyn", &self.considerations),
        ];
        all.into_iter().filter(|(_, text)| !text.is_empty())
    }

    fn is_empty(&self) -> bool {
        [&self.seen, &self.place, &self.at, &self.considerations].iter().all(|it| it.is_empty())
    }
}

/// Why a file cannot be taken as an answer (hvorfor et skema ikke kan læses).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unread {
    NoForm,
    Damaged,
    TooLarge,
    Newer,
    OtherCase,
    NoCase,
    /// The case itself says nothing that the form could be known by.
    CaseWithoutNumber,
}

impl Unread {
    fn problem(self, name: &str) -> Problem {
        let (code, message, cure) = match self {
            Self::NoForm => (
                "form-unknown",
                "Filen er ikke et skema fra Forberedt.",
                "Vælg det skema, som du fik tilbage: en Word-fil, der ender på .docx, eller en fil, der ender på .json.",
            ),
            Self::Damaged => (
                "form-damaged",
                "Filen er beskadiget og kan ikke læses.",
                "Bed om at få skemaet sendt igen.",
            ),
            Self::TooLarge => (
                "form-too-large",
                "Filen er for stor til at være et skema.",
                "Se efter, om det er den rigtige fil.",
            ),
            Self::Newer => (
                "form-newer",
                "Skemaet er gemt af en nyere udgave af Forberedt.",
                "Læs det ind med en nyere udgave.",
            ),
            Self::OtherCase => (
                "form-of-another-case",
                "Skemaet hører til en anden sag. Der er ikke taget noget ind.",
                "Åbn den sag, som skemaets sagsnummer hører til.",
            ),
            Self::CaseWithoutNumber => (
                "form-case-without-number",
                "Sagen har ikke et sagsnummer, så det kan ikke ses, om skemaet hører til den. Der er ikke taget noget ind.",
                "Skriv sagsnummeret i sagen først.",
            ),
            Self::NoCase => (
                "form-of-no-case",
                "Der står ikke i skemaet, hvilken sag det hører til.",
                "Se i skemaet, hvem det handler om, og skriv det selv i sagen.",
            ),
        };
        let place = Place::File { name: name.to_owned(), line: 0, excerpt: String::new() };
        Problem::blocker(code, place, message).with_cure(cure)
    }
}

/// The case's number without what is typed in many ways; empty where the case has none.
fn bare_number(number: &str) -> String {
    Whose::words(number).concat()
}

/// The id of the forms of a case. It is made from the case's number, which stands in the form itself.
fn form_id(case_number: &str) -> String {
    let sum = Sha256::digest(format!("{FORMAT}:{}", bare_number(case_number)).as_bytes());
    sum.iter().take(5).map(|byte| format!("{byte:02X}")).collect()
}

/// Holds what an answer says of its case against the case.
fn hold_to_case(number: Option<&str>, id: Option<&str>, case: &Case) -> Result<(), Unread> {
    let own = case.matter.case_number.filled().ok_or(Unread::CaseWithoutNumber)?;
    let number = number.map(bare_number).filter(|number| !number.is_empty());
    let id = id.map(str::trim).filter(|id| !id.is_empty());
    if number.is_none() && id.is_none() {
        return Err(Unread::NoCase);
    }
    let is_own_number = number.is_none_or(|number| number == bare_number(own));
    let is_own_id = id.is_none_or(|id| id.eq_ignore_ascii_case(&form_id(own)));
    if is_own_number && is_own_id { Ok(()) } else { Err(Unread::OtherCase) }
}
