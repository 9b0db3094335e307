//! How the settings and the municipality's sender get to the disk and back.

use std::path::PathBuf;
use std::sync::Arc;

use super::desk::OfficeDesk;
use super::job::{SenderForm, Settings};
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::letterhead_file::LOGO;
use crate::files::settings;
use crate::library::Library;
use crate::problem::{Place, Problem};

impl OfficeDesk {
    pub(super) fn read_settings(&self) -> Result<Settings, Problem> {
        let Some(settings) = self.folders.settings.clone() else { return Ok(Settings::default()) };
        let bytes = self.read(&Errand::ReadSettings { settings })?;
        settings::from_bytes(&bytes)
    }

    pub(super) fn keep_settings(&self, settings: &Settings) -> Result<(), Problem> {
        let folder = self.folders.settings.clone().ok_or_else(no_folder)?;
        self.keep(&Errand::KeepSettings { settings: folder }, &settings::to_bytes(settings))
    }

    /// Writes the sender, and reads the library anew.
    pub(super) fn keep_sender(&self, form: &SenderForm) -> Result<Arc<Library>, Vec<Problem>> {
        let one = |problem| vec![problem];
        if let Some(decided) = self.folders.policy.refuses_sender() {
            return Err(one(decided));
        }
        let templates = self.folders.own_templates().ok_or_else(|| one(no_folder()))?;
        let old = self.read(&Errand::ReadLetterhead { templates: templates.clone() });
        let old = String::from_utf8_lossy(&old.map_err(one)?).into_owned();
        let mut form = form.clone();
        // A name alone is that of a picture which lies there already.
        let path = PathBuf::from(form.logo.trim());
        let logo =
            path.parent().is_some_and(|folder| !folder.as_os_str().is_empty()).then_some(path);
        if logo.is_some() {
            form.logo = LOGO.to_owned();
        }
        let text = form.lay_into(&old)?;
        self.keep(&Errand::KeepLetterhead { templates, logo }, text.as_bytes()).map_err(one)?;
        self.fresh_library()
    }

    fn read(&self, errand: &Errand) -> Result<Vec<u8>, Problem> {
        let answer = self.messenger.run(errand, &[]);
        answer.map(|(_, bytes)| bytes).map_err(|silence| silence.problem(errand.place()))
    }

    fn keep(&self, errand: &Errand, bytes: &[u8]) -> Result<(), Problem> {
        match self.messenger.run(errand, bytes) {
            Ok((ErrandAnswer::Failed(failure), _)) => Err(failure.problem()),
            Ok(_) => Ok(()),
            Err(silence) => Err(silence.problem(errand.place())),
        }
    }
}

fn no_folder() -> Problem {
    Problem::blocker(
        "settings-nowhere",
        Place::Case,
        "Computeren har ingen mappe til indstillinger.",
    )
    .with_cure("Start programmet med --templates og en mappe.")
}
