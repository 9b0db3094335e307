//! All that a person can ask of the open case, and the keys that ask for it.
//!
//! A menu, a button and a key send the same action, so they cannot disagree.

use std::fmt;
use std::path::PathBuf;

use super::Page;
use super::access_wish::AccessWish;
use super::edits::EditWish;
use super::evidence_wish::EvidenceWish;
use super::form_wish::FormWish;
use super::intake_wish::IntakeWish;
use super::pages::beside::Side;
use super::pages::letter_view::LetterView;
use super::pasted_text::PastedText;
use super::phrase_wish::PhraseWish;
use super::spelling_wish::SpellingWish;
use crate::case::field::State;
use crate::case::part::Phase;
use crate::document::Source;
use crate::jobs::job::{SenderForm, Settings, Widths};
use crate::overview::order::DeadlineFilter;
use crate::place::FieldPath;
use crate::safe::Zeroizing;
use crate::writers::Format;

/// A command of the toolbar and the keyboard (en kommando).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    New,
    Open,
    Save,
    SaveAs,
    Undo,
    Redo,
    NextPage,
    PreviousPage,
    Tasks,
    /// To the part of a phase that is worked on.
    Phase(Phase),
    Letters,
    /// To the meeting, and there to its next point.
    Meeting,
    PreviousPoint,
    /// Unfold the details of the citizen's health at the meeting, or fold them again.
    HealthDetails,
    /// Write the letter in view in this format.
    Write(Format),
    /// Show what is different in the letter in view, all that it can say, or its pages.
    LetterAs(LetterView),
    /// Let another program show the letter in view as it was last written, or its folder.
    OpenWritten,
    RevealWritten,
    /// Put the note of the last act where it can be pasted from.
    CopyNote,
    /// Tie the answer with the cursor, or the sentence that it stands in, to an exhibit.
    Tie,
    /// Show this beside the form, or put it away.
    Beside(Side),
    /// To the next thing that the letter in view lacks.
    NextMissing,
    Find,
    Search,
    Start,
    /// The list of a folder of cases.
    Cases,
    /// The letter in view without names.
    Nameless,
    /// The older versions that the case's file keeps.
    Versions,
    /// Who has had the case open.
    Access,
    /// The letters as they went out.
    Seals,
    /// Read a form that came back from somebody who sees the citizen.
    TakeForm,
    /// Write a form for one.
    WriteForm,
    /// Begin a case with what the municipality's own system exports.
    NewFromExport,
    /// Take what it exports into the case.
    TakeExport,
    Settings,
    LargerText,
    SmallerText,
    UsualText,
    /// Lock the case by another passphrase.
    Passphrase,
    Keys,
    /// Let another program show the guide.
    Guide,
    /// Show nothing of the case until somebody says the passphrase.
    Lock,
    Quit,
}

impl Command {
    /// Every command, in the order in which a list of them is shown.
    pub const ALL: [Self; 57] = [
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Undo,
        Self::Redo,
        Self::NextPage,
        Self::PreviousPage,
        Self::Tasks,
        Self::Phase(Phase::Preparation),
        Self::Phase(Phase::Meeting),
        Self::Phase(Phase::Hearing),
        Self::Phase(Phase::Decision),
        Self::Phase(Phase::After),
        Self::Letters,
        Self::Meeting,
        Self::PreviousPoint,
        Self::HealthDetails,
        Self::Write(Format::Pdf),
        Self::Write(Format::Docx),
        Self::Write(Format::Odt),
        Self::LetterAs(LetterView::Differences),
        Self::LetterAs(LetterView::Recipe),
        Self::OpenWritten,
        Self::RevealWritten,
        Self::Beside(Side::Help),
        Self::Beside(Side::Letter),
        Self::Beside(Side::Missing),
        Self::Beside(Side::Spelling),
        Self::Beside(Side::Phrases),
        Self::Beside(Side::Deadlines),
        Self::Beside(Side::Evidence),
        Self::Beside(Side::Recommendation),
        Self::CopyNote,
        Self::Tie,
        Self::NextMissing,
        Self::Find,
        Self::Search,
        Self::Start,
        Self::Cases,
        Self::Nameless,
        Self::Versions,
        Self::Access,
        Self::Seals,
        Self::TakeForm,
        Self::WriteForm,
        Self::NewFromExport,
        Self::TakeExport,
        Self::Settings,
        Self::LargerText,
        Self::SmallerText,
        Self::UsualText,
        Self::Passphrase,
        Self::Keys,
        Self::Guide,
        Self::Lock,
        Self::Quit,
    ];
}

/// All that a person can ask for (en handling).
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Do(Command),
    /// Open this file, such as one of the recent ones or one named when the program was started.
    OpenPath(PathBuf),
    Show(Page),
    /// Something to do with the list of cases.
    Cases(CaseListWish),
    /// Begin a practice case, by its name, or an empty one.
    Practise(Option<&'static str>),
    /// Show a page with the cursor where one begins on it.
    TurnTo(Page),
    /// Go to a field and put the cursor in it.
    JumpTo(FieldPath),
    /// Say why a field has no answer, or take that back.
    SetState(FieldPath, State),
    /// Give an answer by its text, or a choice by its key.
    Answer(FieldPath, String),
    /// A field was answered whole by a key: whoever goes from one thing missing to the next is led on.
    GoOnFrom(FieldPath),
    /// Set a warning aside: the check, the place, and what the warning names. The reason is still to be written.
    SetAside(String, FieldPath, String),
    AddItem(FieldPath),
    RemoveItem(FieldPath, usize),
    /// Let two items of a list change places.
    SwapItems(FieldPath, usize, usize),
    /// Put an item of a list where another one stands now.
    MoveItem(FieldPath, usize, usize),
    /// Mark a part of the case, by its name, as finished, or take the mark away.
    MarkFinished(&'static str, bool),
    /// What stands in the path box of the question that is open.
    TypePath(String),
    /// What stands in the boxes for a passphrase: typed once and again, or the old one and the new one twice.
    TypePassphrase([Unseen; 3]),
    Reply(Reply),
    SelectLetter(String),
    /// Go to the page of letters with this one chosen.
    ReadLetter(String),
    /// Go back from the chosen letter to the list of all.
    ListLetters,
    /// The folder that letters are written to.
    TypeFolder(String),
    WriteAsDraft(bool),
    WriteLetter(Format),
    /// Say of a word of a letter without names that it is no name and stays, or take that back.
    KeepWord(String, bool),
    WriteNameless(Format),
    /// The user has drawn an edge of the window.
    Resize(Widths),
    /// Read the rules and letters again, since somebody has mended them.
    ReadLibrary,
    /// Count the time limits of the case, for something that shows them.
    CountLimits,
    /// Whether the window has room for something beside a form.
    RoomBeside(bool),
    /// Say where words of a letter stand that came from no field.
    TellSource(Source),
    /// What stands in the boxes about oneself.
    TypeSettings(Settings),
    KeepSettings,
    /// What stands in the boxes about the sender.
    TypeSender(SenderForm),
    KeepSender,
    DismissMessage,
    /// Take a part of the case, by its name, from the version of somebody else, or from the user's own.
    TakePart(&'static str, bool),
    /// Something to do with older versions of the case.
    Version(VersionWish),
    /// Edit the letter in view by hand.
    EditLetter(EditWish),
    /// Something to do with the files of the exhibits.
    Exhibit(ExhibitWish),
    /// Something to do with what the answers rest on.
    Evidence(EvidenceWish),
    /// Something to do with the letters as they went out.
    Seals(SealWish),
    /// Something to do with forms to those who see the citizen.
    /// Something to do with who has had the case open.
    Access(AccessWish),
    Form(FormWish),
    /// Something to do with a file from the municipality's own system.
    Intake(IntakeWish),
    /// A picture was pasted where only text can stand.
    PicturePasted,
    /// Something for another program to show.
    Outside(ShowingWish),
    /// Make a key of one's own.
    MakeOwnKey,
    /// Give it another passphrase.
    ChangeOwnKey,
    /// Something to do with words that are spelt wrong.
    Spelling(SpellingWish),
    /// Something to do with phrases.
    Phrase(PhraseWish),
    /// A text was pasted that does not go in by itself.
    Paste(PastedText),
    /// Something to do with the screen that is locked.
    Screen(ScreenWish),
}

/// What is wanted with the list of cases (ønske om listen over sager).
#[derive(Clone, Debug, PartialEq)]
pub enum CaseListWish {
    /// What stands in the box for the folder.
    TypeFolder(String),
    /// Read the folder that stands there.
    Read,
    Stop,
    Filter(DeadlineFilter),
    /// Show what would go with this case if it were deleted.
    LookAtDeletion(PathBuf),
    /// Delete the case that is looked at, with what was shown.
    Delete,
    /// Look at none any more.
    LeaveDeletion,
}

/// What is wanted with the files of the exhibits (ønske om bilagenes filer).
#[derive(Clone, Debug, PartialEq)]
pub enum ExhibitWish {
    Add(Vec<PathBuf>),
    /// Show one, by its number.
    Open(u32),
    Remove(u32),
}

/// What is wanted of the screen that is locked (ønske ved den låste skærm).
#[derive(Clone, Debug, PartialEq)]
pub enum ScreenWish {
    /// What stands in its box.
    Type(Unseen),
    Open,
}

/// What is wanted with older versions of the case (ønske om en ældre udgave).
#[derive(Clone, Debug, PartialEq)]
pub enum VersionWish {
    /// Save the case, and keep it as it is now under a name, such as »før mødet«.
    Name(String),
    /// List the versions that the file keeps.
    List,
    /// Hold one of them, by its number, against the case.
    LookAt(u32),
    /// Bring back what that version says in a field, or in all.
    RestoreField(FieldPath),
    RestoreAll,
}

/// A text that nobody else may read, neither on the screen nor in a report of a fault.
#[derive(Clone, Default, PartialEq)]
pub struct Unseen(pub Zeroizing<String>);

impl fmt::Debug for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// An answer to the question that is open (svar på spørgsmålet).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Save first, and go on then.
    Save,
    /// Go on without saving.
    Discard,
    /// Use the path that is typed.
    UsePath,
    /// Use the passphrase that is typed.
    UsePassphrase,
    /// Lock the new case by a passphrase of its own.
    WithPassphrase,
    /// Begin a practice case, without a file and without a lock.
    Practice,
    /// Put the new file in the place of the old one.
    Replace,
    /// Put the new file beside the old one, under another name.
    Beside,
    /// Put the letter into the folder, although another case lies there.
    BesideAnother,
    /// Save the case under a name of its own, beside the version of somebody else.
    KeepBoth,
    /// Do the same, and open the version of somebody else.
    ShowTheirs,
    /// Put the case in the place of the version of somebody else, which is kept beside it.
    Overwrite,
    /// Hold the version of somebody else against the case, part by part.
    Compare,
    /// Put the two versions together as it was chosen.
    Merge,
    /// Ask for another place to save.
    Elsewhere,
    /// Open the case only to read it.
    Read,
    /// Take the case from whoever seems to be gone.
    TakeOver,
    /// Go on with the text that was found.
    TakeFound,
    /// Try the same again.
    Again,
    /// Take the file out of the case.
    Remove,
    /// Put in what was pasted, as it is.
    PutIn,
    /// Put it in without the numbers that somebody else has.
    PutInWithout,
    /// Forget the question; nothing happens.
    Cancel,
}

/// What is wanted with seals (ønske om forseglede breve).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealWish {
    /// Say of a letter whether it is to be sealed.
    Choose(String, bool),
    Seal,
    /// Make the letters of all seals again, and compare.
    LookAt,
}

/// What is shown outside the window (det, der vises af andre programmer).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    Exhibit,
    Letter,
    /// The guide to the program.
    Guide,
    /// The folder of a letter.
    Folder,
    /// The system's own window to pick a file or a folder in.
    Picker,
}

/// What is wanted of other programs (ønske til andre programmer).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShowingWish {
    Show(Showing, PathBuf),
    /// The system could not show it.
    NotShown(Showing, PathBuf),
}
