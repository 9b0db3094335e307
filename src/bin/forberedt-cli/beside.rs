//! What is written beside a letter's own files: the copy that is filed, and the post packet.

use std::path::Path;

use forberedt::case::Case;
use forberedt::document::Document;
use forberedt::files::case_file::WRITTEN_BY;
use forberedt::files::output::{self, OutFile};
use forberedt::library::Library;
use forberedt::problem::Problem;

use super::cases::Found;
use super::keys::Keys;
use super::orders::WriteOrder;
use super::packet::Packing;

/// What the files beside the letters of a case are made with.
pub(crate) struct Beside<'a> {
    pub order: &'a WriteOrder,
    pub library: &'a Library,
    pub case: &'a Case,
    pub found: &'a Found,
    pub keys: &'a Keys,
}

impl Beside<'_> {
    /// Adds to a letter's files what was asked for beside them, and tells what that does without.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub(crate) fn add(
        &self,
        document: &Document,
        folder: &Path,
        files: &mut Vec<OutFile>,
    ) -> Result<Vec<Problem>, Vec<Problem>> {
        let mut told = Vec::new();
        if self.order.packet {
            let packing = Packing {
                library: self.library,
                case: self.case,
                path: &self.found.path,
                keys: self.keys,
                memo: self.order.memo.into(),
            };
            told = packing.add(document, folder, files)?;
        }
        if self.order.filing_copy {
            let (facts, own) = (self.library.facts(self.case), &self.library.own_files);
            let made_of = self.library.letters.made_of(document, &facts, own, WRITTEN_BY);
            let made_of = serde_json::to_vec_pretty(&made_of).unwrap_or_default();
            files.push(output::filing_copy(document, &made_of, folder)?);
        }
        Ok(told)
    }
}
