//! The list of cases for the window.

use std::path::PathBuf;

use jiff::civil::Date;

use super::case_list::{self, CaseList, Outlook, ReadingWatch};
use super::desk::OfficeDesk;
use crate::files::errand::Errand;
use crate::library::Library;
use crate::problem::Problem;
use crate::safe::Opener;

impl OfficeDesk {
    /// Reads the cases of a folder, those too that the user's own key opens while it is at hand. The folder is visited first, by
    /// somebody who can be left behind where a share hangs.
    pub(super) fn read_cases(
        &self,
        library: &Library,
        folder: PathBuf,
        (today, months): (Date, Option<u16>),
        watch: &ReadingWatch,
    ) -> Result<CaseList, Problem> {
        let visit = Errand::Visit { folder: folder.clone() };
        self.messenger.run(&visit, &[]).map_err(|silence| silence.problem(&folder))?;
        let own = self.key_ring.key().map(Opener::Own);
        let outlook = Outlook { library, today, months, opener: own.as_ref() };
        case_list::read(&[folder], outlook, watch)
    }
}
