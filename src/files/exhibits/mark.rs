//! By what a file of the folder is known.

use serde::{Deserialize, Serialize};

use crate::case::attached::AttachedFile;

/// A file of the folder, by its number and what it must be (kendemærke).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    pub number: u32,
    /// The hash of the sealed file.
    pub sealed: String,
}

impl From<&AttachedFile> for FileMark {
    fn from(file: &AttachedFile) -> Self {
        Self { number: file.number, sealed: file.sealed.clone() }
    }
}
