//! Where the exhibits that are looked at lie, until the case is left.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::exhibits::PrivateFolder;
use crate::problem::{Place, Problem};

/// Where exhibits are opened, at every desk of the program alike, and gone with the case (den private mappe).
#[derive(Clone, Default)]
pub(super) struct OpenedExhibits(Arc<Mutex<Option<PrivateFolder>>>);

impl OpenedExhibits {
    pub(super) fn path_for(&self, number: u32, ending: &str) -> Result<PathBuf, Problem> {
        let mut folder = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match &mut *folder {
            Some(folder) => folder,
            none => none.insert(PrivateFolder::make().map_err(|_| no_folder())?),
        };
        Ok(folder.path_for(number, ending))
    }

    pub(super) fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn no_folder() -> Problem {
    Problem::blocker(
        "exhibit-nowhere",
        Place::Case,
        "Computeren har ikke et sted, hvor bilaget kan åbnes uden for andres øjne.",
    )
}
