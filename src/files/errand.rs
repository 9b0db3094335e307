//! File work that may hang, as a message: it can be done here, or by a process of our own that can be left behind.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::overlay::Files;
use super::save::{self, Difference, Over, SavedAt, Unsaved};
use super::{atomic, case_file, neighbours, recent};
use crate::problem::{Place, Problem};

/// What is to be done with files (et ærinde). The bytes to write go beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Errand {
    /// Read a case file.
    Read {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
    },
    /// Save a case.
    Save {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
        over: Over,
        /// Whether a protected file may be replaced.
        protected_too: bool,
    },
    /// Write a letter.
    Write {
        #[serde(with = "super::as_it_is")]
        path: PathBuf,
        /// Whether a file that is there may be replaced, and a protected one as well.
        replace: bool,
        protected_too: bool,
        /// The file of the letter's case.
        #[serde(with = "super::as_it_is::maybe")]
        case_file: Option<PathBuf>,
        beside_another: bool,
    },
    /// Read which files were open lately.
    ReadRecent {
        #[serde(with = "super::as_it_is")]
        settings: PathBuf,
    },
    /// Keep the list that goes beside this errand.
    KeepRecent {
        #[serde(with = "super::as_it_is")]
        settings: PathBuf,
    },
    /// See whether a folder of templates answers.
    Visit {
        #[serde(with = "super::as_it_is")]
        folder: PathBuf,
    },
}

/// What came of it (svaret). Bytes that were read go beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Done,
    Saved(SavedAt),
    Exists,
    Protected,
    Differs(Difference),
    BesideAnother,
    Failed(Failure),
}

/// A problem of a file, as it goes between processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    code: String,
    message: String,
    cure: String,
    #[serde(with = "super::as_it_is")]
    path: PathBuf,
}

impl Failure {
    fn of(problem: Problem, path: &Path) -> Self {
        let Problem { code, message, cure, .. } = problem;
        Self { code, message, cure, path: path.to_owned() }
    }

    pub fn problem(&self) -> Problem {
        let name = self.path.display().to_string();
        let place = Place::File { name, line: 0, excerpt: String::new() };
        Problem::blocker(&self.code, place, &self.message).with_cure(&self.cure)
    }
}

impl Errand {
    /// The place that the errand goes to.
    pub fn place(&self) -> &Path {
        match self {
            Self::Read { path } | Self::Save { path, .. } | Self::Write { path, .. } => path,
            Self::ReadRecent { settings } | Self::KeepRecent { settings } => settings,
            Self::Visit { folder } => folder,
        }
    }

    /// Does it here and now, however long that takes. Gives the answer and the bytes that were read.
    pub fn perform(&self, bytes: &[u8]) -> (Answer, Vec<u8>) {
        let failed = |problem, path: &Path| Answer::Failed(Failure::of(problem, path));
        let answer = match self {
            Self::Read { path } => {
                atomic::sweep(atomic::folder_of(path));
                match case_file::read_bytes(path) {
                    Ok(bytes) => return (Answer::Done, bytes),
                    Err(problem) => failed(problem, path),
                }
            }
            Self::Save { path, over, protected_too } => {
                match save::save(path, bytes, over, *protected_too) {
                    Ok(saved) => Answer::Saved(saved),
                    Err(Unsaved::Exists) => Answer::Exists,
                    Err(Unsaved::Protected) => Answer::Protected,
                    Err(Unsaved::Differs(difference)) => Answer::Differs(difference),
                    Err(Unsaved::Unwritten(path, why)) => failed(why.problem(&path), &path),
                }
            }
            Self::Write { path, replace, protected_too, case_file, beside_another } => {
                let folder = atomic::folder_of(path);
                if !beside_another && neighbours::holds_other_case(folder, case_file.as_deref()) {
                    Answer::BesideAnother
                } else if !protected_too && atomic::is_protected(path) {
                    Answer::Protected
                } else if !replace && path.exists() {
                    Answer::Exists
                } else {
                    let files = [(path.clone(), bytes.to_vec())];
                    let written = atomic::write_all(&files, *protected_too);
                    written.map_or_else(|problem| failed(problem, path), |()| Answer::Done)
                }
            }
            Self::ReadRecent { settings } => {
                return (Answer::Done, recent::read(settings));
            }
            Self::KeepRecent { settings } => {
                recent::keep(settings, bytes);
                Answer::Done
            }
            Self::Visit { folder } => {
                // All of it is read, and what is wrong with it is told by whoever reads it next.
                let _ = Files::default().lay_over(folder);
                Answer::Done
            }
        };
        (answer, Vec::new())
    }
}
