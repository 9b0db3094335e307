//! What is to be done with the files of the exhibits, as it goes between processes.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::{Fault, attach, copy, fetch, look_at, remove, strays};
use super::mark::FileMark;
use crate::case::attached::AttachedFile;
use crate::problem::Problem;
use crate::safe::{CaseKey, PublicKey};

/// What is to be done (opgaven). The key that it takes goes beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExhibitTask {
    Attach {
        #[serde(with = "crate::files::as_it_is")]
        source: PathBuf,
        first: u32,
        most: u64,
    },
    /// Look these over, and for files that are neither one of them nor of these numbers.
    LookAt {
        files: Vec<FileMark>,
        gone: Vec<u32>,
    },
    Fetch {
        file: FileMark,
        #[serde(with = "crate::files::as_it_is")]
        to: PathBuf,
    },
    Remove(Vec<u32>),
    /// Copy files that lie beside this case.
    CopyFrom {
        #[serde(with = "crate::files::as_it_is")]
        from: PathBuf,
        files: Vec<FileMark>,
    },
}

/// What came of it (svaret).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExhibitAnswer {
    Done,
    Attached(AttachedFile),
    Faults(Vec<(u32, Fault)>),
}

impl ExhibitTask {
    /// Does it here and now, for the case in this file.
    pub(in crate::files) fn perform(
        &self,
        case: &Path,
        key: &[u8],
    ) -> Result<ExhibitAnswer, Problem> {
        let refused =
            |refusal: crate::safe::SafeRefusal| refusal.problem(&case.display().to_string());
        Ok(match self {
            Self::Attach { source, first, most } => {
                let seal_for = PublicKey::read(key).map_err(refused)?;
                ExhibitAnswer::Attached(attach(case, source, (*first, *most), &seal_for)?)
            }
            Self::LookAt { files, gone } => {
                let known: Vec<u32> =
                    files.iter().map(|file| file.number).chain(gone.iter().copied()).collect();
                let mut faults = look_at(case, files);
                faults.extend(strays(case, &known));
                ExhibitAnswer::Faults(faults)
            }
            Self::Fetch { file, to } => {
                fetch(case, file, &CaseKey::read(key).map_err(refused)?, to)?;
                ExhibitAnswer::Done
            }
            Self::Remove(numbers) => {
                remove(case, numbers)?;
                ExhibitAnswer::Done
            }
            Self::CopyFrom { from, files } => {
                copy(from, case, files)?;
                ExhibitAnswer::Done
            }
        })
    }
}
