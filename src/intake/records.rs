//! The records of a file: what each says of a case, and of which papers, as it stands there.

use super::faults::Fault;
use crate::case::origins::OriginFile;

/// More records than these are no export of some cases.
pub(super) const MOST_RECORDS: usize = 100_000;

/// A record (en linje i CSV, en sag i JSON).
pub(super) struct Record {
    pub(super) at: Spot,
    /// What it says of the case: the place in the mapping's fields, and the text.
    pub(super) fields: Vec<(usize, String)>,
    pub(super) papers: Vec<RecordedPaper>,
}

/// A paper of a record: the places in the mapping's papers, and the texts.
pub(super) struct RecordedPaper {
    pub(super) at: Spot,
    pub(super) texts: Vec<(usize, String)>,
}

/// Where something stands: in which file, and on which line, zero where lines say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: usize,
    pub(super) line: usize,
    pub(super) kind: OriginFile,
}

impl Spot {
    pub(super) fn fault(self, code: &'static str, message: impl Into<String>) -> Fault {
        Fault::at(code, (self.file, self.line), message)
    }
}

pub(super) fn too_many(number: usize) -> Fault {
    Fault::at("import-too-large", (number, 0), "Filen har mere end 100.000 linjer eller sager.")
        .with_cure("Træk kun den ene sag ud, eller del filen.")
}
