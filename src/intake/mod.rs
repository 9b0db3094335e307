//! What the municipality's own system exports (fagsystemets udtræk): which of it is whose, what of it is new to a case, and taking it in.
//!
//! A file is read without trust, by a mapping that the municipality writes. Either all that the mapping names means something, or
//! nothing is taken: a date that does not exist is told with its line and never with its text. Nothing is put over an answer that the
//! case has. The file's name may be somebody's, so it is not asked for here.

mod cells;
mod choosing;
mod csv_rows;
mod decoded;
mod faults;
mod holding_on;
mod json_records;
mod mapping;
mod mapping_faults;
mod mapping_reading;
mod papers;
mod reading;
mod records;
mod said_once;
mod standing;
mod taking;
mod values;

pub use choosing::{WantedCase, chosen_by};
pub use faults::EXPORT;
pub use holding_on::hold_to_case;
pub use mapping::Mapping;
pub use papers::{FoundPaper, PAPER_FIELDS, paper_label, paper_shown};
pub use standing::{FieldStanding, PaperStanding};
pub use taking::Intake;

use crate::case::origins::OriginFile;
use crate::place::FieldPath;
use crate::problem::Problem;
use crate::words::Words;
use faults::Fault;

/// The largest export that is read, in bytes.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// More files than these belong to no case.
pub const MOST_FILES: usize = 8;

/// An answer that an export has (et fundet svar).
#[derive(Clone, PartialEq, Eq)]
pub struct FoundField {
    pub path: FieldPath,
    /// As an answer of the case takes it: the key of a choice, a day as `2018-03-01`.
    pub text: String,
    /// What the mapping calls it in the file.
    pub from: String,
    /// The line of the file that it stands on; zero in a file of JSON.
    pub line: usize,
    pub file: OriginFile,
}

/// All that an export says of one case (det, der er fundet i filen).
#[derive(Clone)]
pub struct Export {
    pub fields: Vec<FoundField>,
    pub papers: Vec<FoundPaper>,
    /// What the mapping looks for and no file has, each as the mapping calls it, with what the file has in its place, if that is like.
    pub not_there: Vec<(String, Option<String>)>,
}

impl Export {
    /// Reads what one or several files say together of a case.
    ///
    /// # Errors
    /// All that is wrong with the files, or that they have several cases of which none was chosen. No text of them is told.
    pub fn read(
        files: &[Vec<u8>],
        mapping: &Mapping,
        words: &Words,
        whose: &WantedCase,
    ) -> Result<Self, Vec<Problem>> {
        let told = |fault: Fault| vec![fault.problem(files.len())];
        if files.len() > MOST_FILES {
            return Err(told(Fault::of_all("import-too-many", "Der er for mange filer.")));
        }
        let mut records = Vec::new();
        let mut seen = mapping::Seen::default();
        for (number, bytes) in files.iter().enumerate() {
            let read = reading::read(number, bytes, mapping, &mut seen);
            records.extend(read.map_err(told)?);
        }
        if records.is_empty() {
            return Err(told(Fault::of_all(
                "import-nothing",
                "Der er ingen sag i filen, kun overskrifter.",
            )));
        }
        let chosen = choosing::chosen(records, mapping, whose).map_err(told)?;
        let found = values::read(&chosen, mapping, words);
        let (fields, papers) = found.map_err(|faults| {
            faults.into_iter().map(|fault| fault.problem(files.len())).collect::<Vec<_>>()
        })?;
        if fields.is_empty() && papers.is_empty() {
            return Err(told(Fault::of_all(
                "import-nothing",
                "Der står intet i filen, som oversættelsen i import.toml kan bruge.",
            )));
        }
        Ok(Self { fields, papers, not_there: seen.not_there(mapping) })
    }

    /// The kind of the first file that says something.
    pub fn kind(&self) -> OriginFile {
        let of_fields = self.fields.first().map(|field| field.file);
        of_fields.or(self.papers.first().map(|paper| paper.file)).unwrap_or(OriginFile::Csv)
    }

    fn text_of(&self, path: &FieldPath) -> Option<&str> {
        self.fields.iter().find(|field| field.path == *path).map(|field| field.text.as_str())
    }
}
