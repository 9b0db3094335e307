//! How cases and letters get to the disk and back, by a messenger that may not come back.

use std::path::{Path, PathBuf};

use super::desk::OfficeDesk;
use super::job::{Fingerprint, OpenedCase, Refusal, SaveCase, SaveRefusal, SavedAt, WriteLetter};
use crate::files::errand::{Answer, Errand};
use crate::files::messenger::Silence;
use crate::files::{case_file, recent};
use crate::library::Library;
use crate::problem::Problem;
use crate::writers;

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
            Ok((Answer::Failed(failure), _)) => Err(failure.problem()),
            Ok((_, bytes)) => {
                let holds = Fingerprint::of(&bytes);
                let case = Box::new(case_file::from_bytes(path, bytes)?);
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
            Ok((Answer::Saved(saved), _)) => Ok(saved),
            Ok((Answer::Exists, _)) => Err(SaveRefusal::Exists),
            Ok((Answer::Protected, _)) => Err(SaveRefusal::Protected),
            Ok((Answer::Differs(difference), _)) => Err(SaveRefusal::Differs(difference)),
            Ok((Answer::Failed(failure), _)) => failed(failure.problem()),
            // No other answer is given to a save.
            Ok((Answer::Done | Answer::BesideAnother, _)) | Err(Silence::Died) => {
                failed(Silence::Died.problem(&order.path))
            }
            Err(Silence::Late) => Err(SaveRefusal::NoAnswer(Fingerprint::of(text.as_bytes()))),
        }
    }

    pub(super) fn write(&self, library: &Library, order: &WriteLetter) -> Result<(), Refusal> {
        let shelf = library.shelf(&order.case);
        let document = if order.draft {
            shelf.draft(&order.letter).map(|draft| draft.marked())
        } else {
            shelf.finish(&order.letter).map(|(document, _)| document)
        };
        let bytes = document
            .and_then(|document| writers::render(&document, order.format))
            .map_err(Refusal::Failed)?;
        let WriteLetter { path, replace, protected_too, case_file, beside_another, .. } =
            order.clone();
        let errand = Errand::Write { path, replace, protected_too, case_file, beside_another };
        match self.messenger.run(&errand, &bytes) {
            Ok((Answer::Exists, _)) => Err(Refusal::Exists),
            Ok((Answer::Protected, _)) => Err(Refusal::Protected),
            Ok((Answer::BesideAnother, _)) => Err(Refusal::BesideAnother),
            Ok((Answer::Failed(failure), _)) => Err(Refusal::Failed(vec![failure.problem()])),
            Ok((Answer::Done | Answer::Saved(_) | Answer::Differs(_), _)) => Ok(()),
            Err(silence) => Err(Refusal::Failed(vec![silence.problem(&order.path)])),
        }
    }
}
