//! What the window asks of the disk and of the engines, and what comes back.
//!
//! A job holds all it needs, so that the thread that does it never looks at the window's state. Where an answer belongs to
//! a certain state of the case, job and answer carry the generation of that state.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

pub use super::access_order::{AccessAnswer, AccessJob, WriteLog};
pub use super::case_list::{CaseList, ReadingWatch};
pub use super::deletion_order::{DeletionOrder, DeletionOutcome, DeletionTask, NotDeleted};
pub use super::exhibit_order::{ExhibitJob, ExhibitOrder, ExhibitOutcome};
pub use super::forms::{FormAnswer, FormJob};
pub use super::intake::{ExportAnswer, ReadExport};
pub use super::letter_answers::{LetterRow, Preview};
pub use super::not_done::{NotWritten, SaveRefusal};
pub use super::passphrases::{KeyUnchanged, Passphrases, ScreenLock};
pub use super::phrase_order::{PhraseAnswer, PhraseJob};
pub use super::save_order::{Lock, SaveCase, TakenVersion, WaitingAccess};
pub use super::seal_order::{SealLetters, SealSeen};
pub use super::spelling_order::{Misspelling, SlipPlace, SpellingAnswer, SpellingJob, Spelt};
pub use crate::deadlines::{CaseEvent, Deadline, LimitStanding};
pub use crate::files::deletion::Deletion;
pub use crate::files::errand::Neighbour;
pub use crate::files::exhibits::Fault as ExhibitFault;
pub use crate::files::fingerprint::Fingerprint;
pub use crate::files::holding::{Held, Holder};
pub use crate::files::locked::CaseLock;
pub use crate::files::output::Clash;
pub use crate::files::policy::Policy;
pub use crate::files::save::{Difference, Over, SavedAt};
pub use crate::files::settings::{Appearance, LockAfter, Role, Settings, TextSize, Widths};
pub use crate::files::snapshots::{CaseHistory, Moment, Snapshot};
pub use crate::letters::redaction::RedactionChoice;
pub use crate::letters::{SenderForm, SenderStanding, Standing};
pub use crate::sealed::{FileMove, FirstDifference, LetterStanding, Made, Move, SealStanding};
pub use crate::writers::Format;
pub use crate::writers::seal::Obstacle;

use jiff::civil::Date;

use crate::case::Case;
use crate::checks::evidence::ties::EvidenceList;
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
    /// Read the cases of a folder for their list, as they stand on a day.
    ReadCases {
        folder: PathBuf,
        today: Date,
        /// How many months a case is kept, where that is said.
        months: Option<u16>,
        watch: Arc<ReadingWatch>,
    },
    /// Delete a case that has been kept for long enough, or see what would go with it.
    Delete(DeletionOrder),
    Open {
        path: PathBuf,
        /// What opens it, once a person was asked.
        opener: Option<Arc<Opener>>,
    },
    /// Read the version of a case that somebody else has saved.
    ReadTheirs {
        path: PathBuf,
        opener: Option<Arc<Opener>>,
    },
    Save(SaveCase),
    Journal(JournalOrder),
    /// Something to do with the log of who has had the case open.
    AccessLog(AccessJob),
    /// Read what a case's file keeps of older versions.
    Versions {
        lock: Arc<CaseLock>,
        task: VersionsTask,
    },
    /// See to it that nobody else changes the case in this file meanwhile.
    Hold {
        path: PathBuf,
        from_gone_too: bool,
    },
    /// Let go of the case.
    Release,
    Check {
        generation: u64,
        case: Arc<Case>,
    },
    /// Count the time limits, list what has happened, and see what the answers rest on.
    Reckon {
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
    /// Find the words of a letter that may be names, and that no field tells to be one.
    Doubt {
        generation: u64,
        letter: String,
        case: Arc<Case>,
    },
    /// Seal letters into the case.
    Seal(SealLetters),
    /// Make the letters of the case's seals again, and compare.
    LookAtSeals {
        generation: u64,
        case: Arc<Case>,
    },
    /// Remember which files were open lately.
    KeepRecent(Vec<PathBuf>),
    /// Lay the program's own guide where the system can show it.
    WriteGuide,
    /// Read who works here.
    ReadSettings,
    KeepSettings(Settings),
    /// Write the municipality's own sender, and read the library anew.
    KeepSender(SenderForm),
    /// See whether a passphrase opens the screen.
    TryPassphrase(ScreenLock),
    /// See whether a passphrase opens the case in this file, or the user's own key, before the case is given this new one.
    ProvePassphrase {
        path: PathBuf,
        proof: ScreenLock,
        new: Passphrase,
    },
    /// Do something with the files of the exhibits.
    Exhibits(ExhibitOrder),
    /// Something to do with spelling.
    Spell(SpellingJob),
    /// Something to do with phrases.
    Phrases(PhraseJob),
    /// Something to do with forms to those who see the citizen.
    Forms(FormJob),
    /// Read what the municipality's own system exports.
    ReadExport(ReadExport),
    /// See whether the user has a key of their own.
    ReadOwnKey,
    MakeOwnKey(Passphrase),
    /// Give the user's own key another passphrase.
    ChangeOwnKey {
        old: Passphrase,
        new: Passphrase,
    },
}

/// What is to be read of older versions (en opgave med ældre udgaver).
#[derive(Clone, Copy)]
pub enum VersionsTask {
    List,
    /// The one of this number.
    Read(u32),
}

/// What there was of them.
pub enum VersionsAnswer {
    Listed(CaseHistory),
    Read(u32, Result<Arc<Case>, Problem>),
}

/// Something to do with the journal of a case (en opgave med kladden).
#[derive(Clone)]
pub struct JournalOrder {
    /// The file of the case.
    pub path: PathBuf,
    pub lock: Lock,
    pub task: JournalTask,
}

/// What is to be done with it.
#[derive(Clone)]
pub enum JournalTask {
    /// Keep a case, typed over any of these versions: nobody knows which of them the file holds in the end.
    Keep {
        case: Arc<Case>,
        over: Vec<Arc<Case>>,
    },
    Remove,
    /// Look whether one was left, and how it stands to the case that was read.
    Seek(Arc<Case>),
    /// Put a case that was found into a file of its own beside the case, and do away with the journal.
    PutBeside(Arc<Case>),
}

/// What came of it (hvad der kom ud af det).
pub enum JournalOutcome {
    Done,
    Found(FoundJournal),
    /// It cannot be read, and was moved here.
    Unreadable(PathBuf),
    /// The case that was found lies here now.
    Beside(PathBuf),
    Failed(Problem),
}

/// What was typed and not saved before the program ended (den fundne tekst).
#[derive(Clone)]
pub struct FoundJournal {
    pub case: Arc<Case>,
    /// When it was typed, in seconds since 1970.
    pub at: i64,
    /// Whether it was typed over what the file holds now.
    pub fits: bool,
    /// Where the file lies that it was read from, if there was more in it that cannot be read.
    pub damaged: Option<PathBuf>,
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
    /// What was said of the words that may be names, where the letter is written without names.
    pub nameless: Option<RedactionChoice>,
    /// The file of the letter's case, if it has one.
    pub case_file: Option<PathBuf>,
    /// Whether the letter may go into a folder where another case or a letter of it lies.
    pub beside_another: bool,
}

/// What came of a job (hvad opgaven gav).
pub enum Done {
    LibraryRead(Result<Arc<Library>, Vec<Problem>>),
    RecentRead(Vec<PathBuf>),
    /// The watch is that of the reading.
    CasesRead {
        watch: Arc<ReadingWatch>,
        outcome: Result<CaseList, Problem>,
    },
    Deletion {
        order: DeletionOrder,
        outcome: Result<DeletionOutcome, NotDeleted>,
    },
    Opened {
        path: PathBuf,
        outcome: Result<OpenedCase, Problem>,
    },
    TheirsRead {
        path: PathBuf,
        outcome: Result<OpenedCase, Problem>,
    },
    /// The case is locked: the passphrase is asked for, again where it was wrong.
    Locked {
        path: PathBuf,
        asks: Passphrases,
        refusal: Option<SafeRefusal>,
    },
    /// The order knows the lock that was made for it.
    Saved {
        order: SaveCase,
        outcome: Result<SavedAt, SaveRefusal>,
    },
    Held {
        path: PathBuf,
        held: Held,
    },
    AccessLog(AccessAnswer),
    /// What was found behind this lock.
    Versions {
        lock: Arc<CaseLock>,
        answer: VersionsAnswer,
    },
    Journal {
        order: JournalOrder,
        outcome: JournalOutcome,
    },
    Checked {
        generation: u64,
        problems: Vec<Problem>,
    },
    Reckoned {
        generation: u64,
        deadlines: Vec<Deadline>,
        events: Vec<CaseEvent>,
        evidence: EvidenceList,
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
    /// Where the guide lies now.
    GuideWritten(Result<PathBuf, Problem>),
    /// Who works here, or that the file cannot be read.
    SettingsRead(Result<Settings, Problem>),
    SettingsKept(Result<(), Problem>),
    /// The library with the new sender, or why there is none; the old one stays then.
    SenderKept(Result<Arc<Library>, Vec<Problem>>),
    /// The words of a letter that may be names; what stops the letter where it cannot be written.
    Doubted {
        generation: u64,
        letter: String,
        words: Result<BTreeSet<String>, Vec<Problem>>,
    },
    /// The case with its new seal, or what stopped it.
    Sealed {
        order: SealLetters,
        outcome: Result<Arc<Case>, Vec<Problem>>,
    },
    SealsSeen {
        generation: u64,
        seen: Result<Vec<SealSeen>, Vec<Problem>>,
    },
    Exhibits {
        order: ExhibitOrder,
        outcome: Result<ExhibitOutcome, Problem>,
    },
    /// Whether the user has a key of their own.
    OwnKeyRead(bool),
    OwnKeyMade(Result<(), Problem>),
    OwnKeyChanged(Result<(), KeyUnchanged>),
    Spelt(SpellingAnswer),
    Phrases(PhraseAnswer),
    Forms(FormAnswer),
    ExportRead(ExportAnswer),
    /// Whether the passphrase opens the screen.
    PassphraseTried(Result<(), SafeRefusal>),
    /// Whether the old passphrase of a case was right, and the new one.
    PassphraseProved {
        path: PathBuf,
        new: Passphrase,
        outcome: Result<(), SafeRefusal>,
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
