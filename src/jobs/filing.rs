//! How cases and letters get to the disk and back, by a messenger that may not come back.

use std::path::{Path, PathBuf};

use super::desk::OfficeDesk;
use super::job::{
    Fingerprint, NotWritten, OpenedCase, SaveCase, SaveRefusal, SavedAt, WriteLetter,
};
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::messenger::Silence;
use crate::files::output::{self, OutFile};
use crate::files::{case_file, recent};
use crate::library::Library;
use crate::problem::Problem;

impl OfficeDesk {
    pub(super) fn read_recent(&self) -> Vec<PathBuf> {
        let settings = self.folders.settings.clone();
        let read =
            settings.map(|settings| self.messenger.run(&Errand::ReadRecent { settings }, &[]));
        match read {
            Some(Ok((_, list))) => recent::from_bytes(&list),
            Some(Err(_)) | None => Vec::new(),
        }
    }

    pub(super) fn open(&self, path: &Path) -> Result<OpenedCase, Problem> {
        let errand = Errand::Read { path: path.to_owned() };
        match self.messenger.run(&errand, &[]) {
            Ok((ErrandAnswer::Failed(failure), _)) => Err(failure.problem()),
            Ok((_, bytes)) => {
                let holds = Fingerprint::of(&bytes);
                let case = Box::new(case_file::from_bytes(path, &bytes)?);
                Ok(OpenedCase { case, holds })
            }
            Err(silence) => Err(silence.problem(path)),
        }
    }

    pub(super) fn save(&self, order: &SaveCase) -> Result<SavedAt, SaveRefusal> {
        let failed = |problem| Err(SaveRefusal::Failed(vec![problem]));
        let text = match case_file::to_text(&order.case) {
            Ok(text) => text,
            Err(problem) => return failed(problem),
        };
        let SaveCase { path, over, protected_too, .. } = order.clone();
        let errand = Errand::Save { path, over, protected_too };
        match self.messenger.run(&errand, text.as_bytes()) {
            Ok((ErrandAnswer::Saved(saved), _)) => Ok(saved),
            Ok((ErrandAnswer::Exists, _)) => Err(SaveRefusal::Exists),
            Ok((ErrandAnswer::Protected, _)) => Err(SaveRefusal::Protected),
            Ok((ErrandAnswer::Differs(difference), _)) => Err(SaveRefusal::Differs(difference)),
            Ok((ErrandAnswer::Failed(failure), _)) => failed(failure.problem()),
            // No other answer is given to a save.
            Ok(_) | Err(Silence::Died) => failed(Silence::Died.problem(&order.path)),
            Err(Silence::Late) => Err(SaveRefusal::NoAnswer(Fingerprint::of(text.as_bytes()))),
        }
    }

    /// Writes a letter, and lets the order name the path that it came to lie under.
    pub(super) fn write(
        &self,
        library: &Library,
        order: &mut WriteLetter,
    ) -> Result<(), NotWritten> {
        let shelf = library.shelf(&order.case);
        let document = if order.draft {
            shelf.draft(&order.letter).map(|draft| draft.marked())
        } else {
            shelf.finish(&order.letter).map(|(document, _)| document)
        };
        let OutFile { path, bytes, claim } = document
            .and_then(|document| output::letter_file(&document, order.format, order.path.clone()))
            .map_err(NotWritten::Failed)?;
        let WriteLetter { clash, protected_too, case_file, beside_another, .. } = order.clone();
        let errand = Errand::Write { path, claim, clash, protected_too, case_file, beside_another };
        match self.messenger.run(&errand, &bytes) {
            Ok((ErrandAnswer::Written(path), _)) => {
                order.path = path;
                Ok(())
            }
            Ok((ErrandAnswer::InTheWay(obstacle), _)) => Err(NotWritten::InTheWay(obstacle)),
            Ok((ErrandAnswer::Protected, _)) => Err(NotWritten::Protected),
            Ok((ErrandAnswer::BesideAnother, _)) => Err(NotWritten::BesideAnother),
            Ok((ErrandAnswer::Failed(failure), _)) => {
                Err(NotWritten::Failed(vec![failure.problem()]))
            }
            // No other answer is given to a letter.
            Ok(_) => Err(NotWritten::Failed(vec![Silence::Died.problem(&order.path)])),
            Err(silence) => Err(NotWritten::Failed(vec![silence.problem(&order.path)])),
        }
    }
}
