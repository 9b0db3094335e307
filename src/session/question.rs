//! The questions that a session asks before it goes on, and the news that it tells.

use std::path::PathBuf;

use jiff::civil::Date;

use super::action::{Showing, Unseen};
use super::evidence_wish::{EvidenceNews, TieCard};
use super::merged_parts::Merging;
use super::pages::Page;
use super::pasted_text::PastedText;
use super::removal::Removal;
use crate::case::attached::AttachedFile;
use crate::case::beside_fields::BesideChange;
use crate::case::compare::FieldChange;
use crate::document::Source;
use crate::jobs::job::{
    Difference, ExhibitFault, FoundJournal, Holder, Neighbour, Obstacle, Over, Passphrases,
    SenderStanding, WriteLetter,
};
use crate::place::FieldPath;
use crate::problem::Problem;
use crate::safe::{Passphrase, SafeRefusal};

/// What to do once a question is answered (hvad der sker bagefter).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    New,
    /// Begin this practice case; an empty one where none is named.
    Practise(Option<&'static str>),
    /// Ask which file to open.
    Open,
    OpenPath(PathBuf),
    Quit,
}

/// How the page of settings is left (vejen ud).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaves {
    For(Page),
    /// The same, with the cursor where one begins on the page.
    ToTurnTo(Page),
    ToField(FieldPath),
    /// The case is left too.
    Case(Then),
}

/// A question that has to be answered before anything else (et spørgsmål).
#[derive(Clone)]
pub enum Question {
    /// There are unsaved changes (ændringer, der ikke er gemt).
    Unsaved(Then),
    /// Something typed in the settings is not kept.
    UnkeptSettings(Leaves),
    /// Which file to open.
    OpenWhere,
    /// Where to save, and what to do after that.
    SaveWhere(Option<Then>),
    /// The file is locked: by which passphrase? With what was wrong with the last one.
    Passphrase { path: PathBuf, asks: Passphrases, refusal: Option<SafeRefusal> },
    /// The case is to be locked: by which passphrase?
    NewPassphrase { path: PathBuf, over: Over, then: Option<Then>, refusal: Option<SafeRefusal> },
    /// Which passphrase has the case now, or the user's own key, and which is the case to have?
    ChangePassphrase { path: PathBuf, refusal: Option<SafeRefusal> },
    /// Items are to go from a list, with what stands in them.
    RemoveItems(Removal),
    /// What does an answer rest on?
    Tie(Box<TieCard>),
    /// This file is to go from the case.
    RemoveFile(AttachedFile),
    /// Where is the new case to lie, and how is it locked?
    NewCase,
    /// By which passphrase is the user's own key to be locked? A case may wait for it.
    NewOwnKey { case: Option<PathBuf>, refusal: Option<SafeRefusal> },
    /// Which passphrase has the user's own key now, and which is it to have?
    ChangeOwnKey { refusal: Option<SafeRefusal> },
    /// The file is there already: may the case replace it?
    ReplaceCase { path: PathBuf, then: Option<Then> },
    /// The file is protected: may the case replace it all the same?
    ProtectedCase { path: PathBuf, over: Over, then: Option<Then> },
    /// Somebody else has changed the file: which version goes where?
    Differs { path: PathBuf, difference: Difference, then: Option<Then> },
    /// Of two versions of the case, which part is to be taken from which?
    Merge { path: PathBuf, then: Option<Then>, merging: Box<Merging> },
    /// The drive does not answer: where else may the case go?
    NoAnswer { path: PathBuf, over: Over, then: Option<Then> },
    /// A file is there that may not be replaced unasked: may the letter replace it, or lie beside it?
    ReplaceLetter { order: WriteLetter, obstacle: Obstacle },
    /// The file is protected: may the letter replace it all the same?
    ProtectedLetter(WriteLetter),
    /// Another case, or a letter of one, lies in the folder: may the letter go there all the same?
    BesideAnother { order: WriteLetter, neighbour: Neighbour },
    /// Somebody else has the case open: is it to be read?
    HeldByOther(OtherHolder),
    /// A text was found that was never saved: what is to become of it?
    Recovered(Box<Recovered>),
    /// What was pasted has the CPR number of somebody else: is it to go in?
    PasteOfAnother(PastedText),
    /// Not a question: the list of keys.
    Keys,
    /// Not a question: where to go, or what to do.
    Find(Finder),
}

/// A text that was found beside a case, held against the case (det fundne).
#[derive(Clone)]
pub struct Recovered {
    pub path: PathBuf,
    pub found: FoundJournal,
    /// From what the file says to what was found.
    pub changes: Vec<FieldChange>,
    /// The same beside the fields.
    pub beside: Vec<BesideChange>,
}

/// Who has the case that is open here to be read (den, der har sagen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherHolder {
    pub path: PathBuf,
    /// None where they have left no note.
    pub holder: Option<Holder>,
    /// Whether their machine has not been heard of for a while.
    pub is_gone: bool,
}

/// Something that happened and that the user should see (en besked).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Saved,
    /// The case was saved under a name of its own, since somebody else has changed its file.
    SavedBeside(PathBuf),
    /// The case was saved, and the version of somebody else is kept here.
    TheirsKept(PathBuf),
    NotSaved(Vec<Problem>),
    NotOpened(Problem),
    LibraryBroken(Vec<Problem>),
    /// A check, a list of letters or a preview did not come.
    NotAnswered(Problem),
    LetterWritten(PathBuf),
    LetterNotWritten(Vec<Problem>),
    /// Letters were sealed into the case.
    Sealed {
        number: usize,
        letters: usize,
    },
    NotSealed(Vec<Problem>),
    /// An item was taken out of a list.
    ItemRemoved,
    /// No word is spelt wrong.
    NothingMisspelt,
    /// A phrase was put in, and the case lacks so many answers that it asks for.
    PhraseWithGaps(usize),
    /// A phrase cannot be put in, and why.
    PhraseNotPutIn(Problem),
    /// A text would become longer than a field takes.
    FieldFull,
    /// The CPR number of somebody else was left out of what was pasted into a letter.
    NumberLeftOut,
    /// Something that is told as it stands.
    Told(Problem),
    /// What came of a wish about evidence.
    Evidence(EvidenceNews),
    /// The letter lacks nothing, or the case where no letter is in view.
    NothingMissing,
    /// No field lacks anything, and the letter is stopped by something in its own text.
    LetterWaits,
    /// The letter cannot be written before it lacks nothing.
    LetterLacksSomething,
    /// Nobody knows yet where the letter is to lie.
    LetterHasNoFolder,
    /// A text gave way to "unknown" or "not relevant".
    TextTakenOut,
    /// The case can only be read here.
    OnlyRead,
    /// The text that was found is in the case now, and not saved yet.
    FoundTaken,
    /// The text that was found lies here now.
    FoundBeside(PathBuf),
    /// What was left of an earlier run cannot be read, and lies here now.
    JournalUnreadable(PathBuf),
    /// What was left can be read but for its end; it lies whole here.
    JournalDamaged(PathBuf),
    /// What is typed is not kept until the case is saved.
    NotJournaled(Problem),
    /// Where words of a letter stand that came from no field.
    SourceOfWords {
        source: Source,
        /// The questions whose answers the words are there for.
        because: Vec<String>,
    },
    /// A file was sealed beside the case, and the case is to be saved with it.
    FileAdded,
    /// A picture was pasted, and nothing takes one.
    PictureNotTaken,
    /// The system could not show what lies here.
    NotShown(Showing, PathBuf),
    /// The system was asked to show the guide, which lies here.
    GuideShown(PathBuf),
    GuideNotWritten(Problem),
    /// A file is no longer in the case; it goes from the disk when the case is saved.
    FileRemoved,
    /// Files of the case, by their names, that are missing or are not what they were.
    FilesWanting(Vec<(String, ExhibitFault)>),
    /// A file could not be added, opened or taken out.
    FileNot(Problem),
    /// The note of the last act lies ready to be pasted, with the day of the act; there is none.
    NoteCopied(Option<Date>),
    /// The case has no lock yet to seal a file with.
    ExhibitsNeedLock,
    OwnKeyMade,
    OwnKeyNotMade(Problem),
    OwnKeyChanged,
    OwnKeyNotChanged(Problem),
    SettingsKept,
    SettingsNotKept(Vec<Problem>),
    SettingsNotRead(Problem),
    /// The sender was written, and is the municipality's own, or not quite yet.
    SenderKept(SenderStanding),
}

/// What a search looks through (søgningen).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finder {
    /// The names of all that can be done and shown.
    Names,
    /// What stands in the case.
    Answers,
}

impl Question {
    /// The letter that waits for the answer.
    pub fn letter(&self) -> Option<&WriteLetter> {
        match self {
            Self::ReplaceLetter { order, .. }
            | Self::ProtectedLetter(order)
            | Self::BesideAnother { order, .. } => Some(order),
            _ => None,
        }
    }
}

impl Message {
    /// Whether it tells that something went wrong; such a message stays until it is dismissed.
    pub fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::NotSaved(_)
                | Self::NotOpened(_)
                | Self::JournalUnreadable(_)
                | Self::JournalDamaged(_)
                | Self::NotJournaled(_)
                | Self::LibraryBroken(_)
                | Self::NotAnswered(_)
                | Self::LetterNotWritten(_)
                | Self::NotSealed(_)
                | Self::OwnKeyNotMade(_)
                | Self::OwnKeyNotChanged(_)
                | Self::FilesWanting(_)
                | Self::FileNot(_)
                | Self::PhraseNotPutIn(_)
                | Self::FieldFull
                | Self::NumberLeftOut
                | Self::NotShown(..)
                | Self::GuideNotWritten(_)
                | Self::ExhibitsNeedLock
                | Self::SettingsNotKept(_)
                | Self::SettingsNotRead(_)
        )
    }
}

/// What the session and the user say to each other (samtalen).
#[derive(Default)]
pub struct Talk {
    pub question: Option<Question>,
    /// What stands in the path box of the question.
    pub typed: String,
    /// What stands in the boxes for a passphrase.
    pub passphrases: [Unseen; 3],
    pub message: Option<Message>,
}

impl Talk {
    /// Takes what was typed out of the boxes for a passphrase.
    pub fn take_passphrases(&mut self) -> [Unseen; 3] {
        std::mem::take(&mut self.passphrases)
    }

    /// Takes the old passphrase out of the boxes, and the new one where it was typed twice alike.
    ///
    /// # Errors
    /// Why one of them can be none.
    pub fn take_changed_passphrase(&mut self) -> Result<(Passphrase, Passphrase), SafeRefusal> {
        let [old, typed, again] = self.take_passphrases();
        let old = Passphrase::typed(&old.0)?;
        let new = Passphrase::new(&typed.0)?;
        if typed == again { Ok((old, new)) } else { Err(SafeRefusal::NotTheSame) }
    }

    /// News that all went well are old once something else has happened.
    pub fn moves_on(&mut self) {
        self.message.take_if(|message| !message.is_failure());
    }
}
