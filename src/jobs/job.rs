//! What the window asks of the disk and of the engines, and what comes back.
//!
//! A job holds all it needs, so that the thread that does it never looks at the window's state. Where an answer belongs to
//! a certain state of the case, job and answer carry the generation of that state.

use std::path::PathBuf;
use std::sync::Arc;

pub use crate::letters::Standing;
pub use crate::writers::Format;

use crate::case::Case;
use crate::document::Block;
use crate::library::Library;
use crate::problem::Problem;

/// Something to do away from the window (en opgave).
#[derive(Clone)]
pub enum Job {
    /// Read the law, the words and the letters.
    ReadLibrary,
    /// Read which files were open lately.
    ReadRecent,
    Open {
        path: PathBuf,
    },
    Save {
        path: PathBuf,
        case: Arc<Case>,
        /// Whether a file that is already there may be replaced.
        replace: bool,
    },
    Check {
        generation: u64,
        case: Arc<Case>,
    },
    /// Find out which letters can be written now.
    Survey {
        generation: u64,
        case: Arc<Case>,
    },
    Preview {
        generation: u64,
        letter: String,
        case: Arc<Case>,
    },
    Write(WriteLetter),
    /// Remember which files were open lately.
    KeepRecent(Vec<PathBuf>),
}

/// The order to write one letter to a file (skriv brevet).
#[derive(Clone)]
pub struct WriteLetter {
    pub letter: String,
    pub case: Arc<Case>,
    pub format: Format,
    /// As a draft (udkast): gaps may stand open, and every page says that it is a draft.
    pub draft: bool,
    pub path: PathBuf,
    pub replace: bool,
}

/// What came of a job (hvad opgaven gav).
pub enum Done {
    LibraryRead(Result<Arc<Library>, Vec<Problem>>),
    RecentRead(Vec<PathBuf>),
    Opened { path: PathBuf, outcome: Result<Box<Case>, Problem> },
    Saved { path: PathBuf, case: Arc<Case>, outcome: Result<(), Refusal> },
    Checked { generation: u64, problems: Vec<Problem> },
    Surveyed { generation: u64, rows: Vec<LetterRow> },
    Previewed { generation: u64, preview: Preview },
    Written { order: WriteLetter, outcome: Result<(), Refusal> },
}

/// Why a file was not written (hvorfor filen ikke blev skrevet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A file of that name is there already, and nobody has said that it may be replaced.
    Exists,
    Failed(Vec<Problem>),
}

/// A letter in the list of letters (et brev i listen).
#[derive(Clone, Debug, PartialEq)]
pub struct LetterRow {
    pub id: String,
    pub title: String,
    /// The heading under which lists show it.
    pub group: String,
    pub standing: Standing,
    /// That the law files do not reach the letter's day; none where they do.
    pub beyond: Option<String>,
}

/// A letter as it reads now, with what still stands open (forhåndsvisning).
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub letter: String,
    pub blocks: Vec<Block>,
    /// What keeps the letter from being written, and what to look at first.
    pub problems: Vec<Problem>,
    /// Whether the letter belongs to the case at all; one that does not has no blocks.
    pub available: bool,
}

impl Preview {
    /// Whether the letter can be written as a finished letter.
    pub fn is_ready(&self) -> bool {
        self.available && !self.problems.iter().any(Problem::blocks)
    }
}
