//! What the window asks of the disk and of the engines, and what comes back.
//!
//! A job holds all it needs, so that the thread that does it never looks at the window's state. Where an answer belongs to
//! a certain state of the case, job and answer carry the generation of that state.

use std::path::PathBuf;
use std::sync::Arc;

pub use crate::files::fingerprint::Fingerprint;
pub use crate::files::locked::CaseLock;
pub use crate::files::output::Clash;
pub use crate::files::save::{Difference, Over, SavedAt};
pub use crate::letters::Standing;
pub use crate::writers::Format;
pub use crate::writers::seal::Obstacle;

use super::journaling::{JournalOrder, JournalOutcome};
use crate::case::Case;
use crate::case::stage::Stage;
use crate::document::page::Paper;
use crate::library::Library;
use crate::problem::Problem;
use crate::safe::{Opener, Passphrase, SafeRefusal};

/// Something to do away from the window (en opgave).
#[derive(Clone)]
pub enum Job {
    /// Read the law, the words and the letters.
    ReadLibrary,
    /// Read which files were open lately.
    ReadRecent,
    Open {
        path: PathBuf,
        /// What opens it, once a person was asked.
        opener: Option<Arc<Opener>>,
    },
    Save(SaveCase),
    Journal(JournalOrder),
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
        /// Whether it would be written as a draft.
        draft: bool,
        case: Arc<Case>,
    },
    Write(WriteLetter),
    /// Remember which files were open lately.
    KeepRecent(Vec<PathBuf>),
}

/// The order to save the case in a file (gem sagen).
#[derive(Clone)]
pub struct SaveCase {
    pub path: PathBuf,
    pub case: Arc<Case>,
    /// What may be there already.
    pub over: Over,
    /// Whether a protected file may be replaced.
    pub protected_too: bool,
    pub lock: Lock,
}

/// How a case is locked in its file (låsen).
#[derive(Clone, Default)]
pub enum Lock {
    #[default]
    None,
    /// By a passphrase, from now on.
    New(Passphrase),
    Known(Arc<CaseLock>),
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
    pub clash: Clash,
    /// Whether a protected file may be replaced.
    pub protected_too: bool,
    /// The file of the letter's case, if it has one.
    pub case_file: Option<PathBuf>,
    /// Whether the letter may go into a folder where another case lies.
    pub beside_another: bool,
}

/// What came of a job (hvad opgaven gav).
pub enum Done {
    LibraryRead(Result<Arc<Library>, Vec<Problem>>),
    RecentRead(Vec<PathBuf>),
    Opened {
        path: PathBuf,
        outcome: Result<OpenedCase, Problem>,
    },
    /// The case is locked: the passphrase is asked for, again where it was wrong.
    Locked {
        path: PathBuf,
        refusal: Option<SafeRefusal>,
    },
    /// The order knows the lock that was made for it.
    Saved {
        order: SaveCase,
        outcome: Result<SavedAt, SaveRefusal>,
    },
    Journal {
        order: JournalOrder,
        outcome: JournalOutcome,
    },
    Checked {
        generation: u64,
        problems: Vec<Problem>,
    },
    Surveyed {
        generation: u64,
        rows: Vec<LetterRow>,
    },
    Previewed {
        generation: u64,
        preview: Preview,
    },
    /// The order names the path that was written to in the end.
    Written {
        order: WriteLetter,
        outcome: Result<(), NotWritten>,
    },
    /// The job was not done: the program has a fault there.
    Stopped(Job),
}

/// A case that was read from its file (den læste sag).
pub struct OpenedCase {
    pub case: Box<Case>,
    /// What its file holds.
    pub holds: Fingerprint,
    pub lock: Lock,
}

/// Why a case was not saved (hvorfor sagen ikke blev gemt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveRefusal {
    /// A file of that name is there already, and nobody has said that it may be replaced.
    Exists,
    /// The file is protected, and nobody has said that it may be replaced.
    Protected,
    /// The file is not what it was when it was last read or written here.
    Differs(Difference),
    /// Nobody knows whether these bytes came into the file.
    NoAnswer(Fingerprint),
    Failed(Vec<Problem>),
}

/// Why a letter was not written (hvorfor brevet ikke blev skrevet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// A file that lies there already may not be replaced unasked.
    InTheWay(Obstacle),
    /// The file is protected, and nobody has said that it may be replaced.
    Protected,
    /// The letter would lie beside another case, and nobody has said that it may.
    BesideAnother,
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
    /// The step of the case that the letter belongs to.
    pub step: Stage,
    /// Its turn among all letters, as a case meets them.
    pub turn: usize,
    /// That the law files do not reach the letter's day; none where they do.
    pub beyond: Option<String>,
}

/// A letter as it reads now, with what still stands open (forhåndsvisning).
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    pub letter: String,
    /// Its pages, as they would be written now.
    pub paper: Paper,
    /// What keeps the letter from being written, and what to look at first.
    pub problems: Vec<Problem>,
    /// Whether the letter belongs to the case at all; one that does not has no pages.
    pub available: bool,
}

impl Preview {
    /// Whether the letter can be written as a finished letter.
    pub fn is_ready(&self) -> bool {
        self.available && !self.problems.iter().any(Problem::blocks)
    }
}
