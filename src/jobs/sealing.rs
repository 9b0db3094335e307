//! Sealing letters into the case, and looking at the seals that it has.

use std::sync::Arc;

use super::desk::OfficeDesk;
use super::job::{SealLetters, SealSeen};
use crate::case::Case;
use crate::files::case_file;
use crate::files::overlay::Files;
use crate::library::Library;
use crate::problem::Problem;
use crate::sealed::{Sealing, look_at_seals, seal};

impl OfficeDesk {
    /// The case with the letters sealed into it: all of them or none.
    pub(super) fn seal(&self, order: &SealLetters) -> Result<Arc<Case>, Vec<Problem>> {
        // The folder may have changed since the window read it; what is sealed is made from what lies there now.
        let (library, files) = self.library_with_files()?;
        let shelf = library.shelf(&order.case);
        let ids: Vec<&str> = order.letters.iter().map(String::as_str).collect();
        let (mut documents, mut lacks) = (Vec::new(), Vec::new());
        for found in shelf.finish_all(&ids) {
            match found {
                Ok((document, _)) => documents.push(document),
                Err(problems) => lacks.extend(problems),
            }
        }
        if !lacks.is_empty() {
            return Err(lacks);
        }
        let program = case_file::WRITTEN_BY.to_owned();
        let sealed_on = order.day.to_string();
        let sealing = Sealing { library: &library, files: &files, sealed_on, program };
        let sealed = seal(&order.case, &documents, &sealing)?;
        // What a file cannot hold is not put into the case.
        case_file::to_text(&sealed).map_err(|problem| vec![problem])?;
        Ok(Arc::new(sealed))
    }

    /// Every seal of a case, the oldest first, with what came of its letters when they were made again.
    pub(super) fn look_at_seals(&self, case: &Case) -> Result<Vec<SealSeen>, Vec<Problem>> {
        let (_, files) = self.library_with_files()?;
        Ok(look_at_seals(case, &files, case_file::WRITTEN_BY))
    }

    fn library_with_files(&self) -> Result<(Library, Files), Vec<Problem>> {
        let own = self.own_places()?;
        let mut files = Files::built_in();
        if own.are_none() {
            return Ok((Library::built_in()?, files));
        }
        // What is wrong with the files is told by the library.
        let _ = files.lay_all_over(&own);
        Ok((Library::with_overlay(own)?, files))
    }
}
