//! What a window may know of a session: everything that it shows, and nothing that it could change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::Session;
use super::action::{Command, Unseen};
use super::findings::{Findings, Progress};
use super::history::Changed;
use super::pages::Page;
use super::pages::beside::{Beside, Side};
use super::pages::forms::FormsPage;
use super::pages::letters::LettersPage;
use super::pages::nameless::NamelessPage;
use super::question::{Message, Question};
use crate::case::Case;
use crate::case::part::CasePart;
use crate::case::stage::Stage;
use crate::jobs::job::TextSize;
use crate::library::Library;
use crate::place::FieldPath;
use crate::problem::Problem;

impl Session {
    pub fn case(&self) -> &Case {
        self.open.case()
    }

    /// Whether there are changes that the file does not have.
    pub fn is_dirty(&self) -> bool {
        self.file.lacks(self.open.latest())
    }

    pub fn path(&self) -> Option<&Path> {
        self.file.path()
    }

    pub fn recent(&self) -> &[PathBuf] {
        &self.recent
    }

    /// Whether a case was begun or opened since the program was started.
    pub fn has_case(&self) -> bool {
        self.pages.has_case()
    }

    pub fn page(&self) -> Page {
        self.pages.shown()
    }

    /// The pages, in the order in which a person meets them.
    pub fn pages() -> impl Iterator<Item = Page> {
        Page::all()
    }

    /// Counts the changes of the case.
    pub fn generation(&self) -> u64 {
        self.open.generation()
    }

    /// The field that should get the cursor; it is asked for once.
    pub fn take_target(&mut self) -> Option<FieldPath> {
        self.pages.form.take_target()
    }

    /// Whether the first control of the page should get the cursor; it is asked for once.
    pub fn take_landing(&mut self) -> bool {
        self.pages.take_landing()
    }

    pub fn question(&self) -> Option<&Question> {
        self.talk.question.as_ref()
    }

    pub fn typed_path(&self) -> &str {
        &self.talk.typed
    }

    pub fn typed_passphrases(&self) -> &[Unseen; 3] {
        &self.talk.passphrases
    }

    pub fn message(&self) -> Option<&Message> {
        self.talk.message.as_ref()
    }

    pub fn library(&self) -> Option<&Arc<Library>> {
        self.library.as_ref()
    }

    /// How far each part has come, in the order of [`CasePart::ALL`].
    pub fn progress(&self) -> &[Progress] {
        self.open.progress()
    }

    /// The day whose law is shown beside the fields of a part: the one that governs its step, or today while nobody knows that.
    pub fn law_day(&self, part: &CasePart) -> Date {
        let stage = match part.name {
            "recommendation" => Stage::Recommendation,
            "advice" => Stage::Advice,
            "process" | "re_presentation" => Stage::Hearing,
            "decision" => Stage::Decision,
            "complaint" => Stage::Complaint,
            _ => Stage::Plan,
        };
        self.case().governing_date(stage).unwrap_or(self.today)
    }

    /// What stands over every page of a case, or of a day, that the law files do not reach.
    pub fn notice(&self) -> Option<Problem> {
        self.library.as_ref()?.notice(self.case(), Some(self.today))
    }

    pub fn findings(&self) -> &Arc<Findings> {
        self.open.findings()
    }

    pub fn letters(&self) -> &LettersPage {
        &self.pages.letters
    }

    pub fn beside(&self) -> Beside {
        self.pages.beside
    }

    pub fn forms(&self) -> &FormsPage {
        &self.pages.forms
    }

    pub fn nameless(&self) -> &NamelessPage {
        &self.pages.nameless
    }

    pub fn is_saving(&self) -> bool {
        self.file.is_saving()
    }

    pub fn is_opening(&self) -> bool {
        self.file.is_opening()
    }

    /// Whether the window may close now.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Where the change was made that would be undone now.
    pub fn next_undo(&self) -> Option<Changed> {
        self.open.history().next_undo()
    }

    /// Where the change was made that would be done again now.
    pub fn next_redo(&self) -> Option<Changed> {
        self.open.history().next_redo()
    }

    /// Whether a command can do anything now.
    pub fn can(&self, command: Command) -> bool {
        match command {
            Command::Undo => self.next_undo().is_some(),
            Command::Redo => self.next_redo().is_some(),
            Command::Beside(side) => match self.page() {
                Page::Section(_) if side == Side::Recommendation => self.has_recommendation(),
                _ if side == Side::Spelling => self.has_case(),
                page => matches!(page, Page::Section(_)),
            },
            Command::Tie => matches!(self.page(), Page::Section(_)) && self.other_holder.is_none(),
            Command::Passphrase => self.file.is_locked() && self.other_holder.is_none(),
            Command::Write(_) => {
                let preview = self.letters().preview();
                self.shows_a_letter() && preview.is_some_and(|preview| preview.available)
            }
            Command::LetterAs(_) | Command::Nameless => {
                self.has_case() && self.letters().beside().is_some()
            }
            Command::PreviousPoint | Command::HealthDetails => self.page() == Page::Meeting,
            Command::OpenWritten | Command::RevealWritten => self.letters().written().is_some(),
            Command::Save
            | Command::SaveAs
            | Command::NextPage
            | Command::PreviousPage
            | Command::Tasks
            | Command::Phase(_)
            | Command::NextMissing
            | Command::Search
            | Command::Versions
            | Command::Access
            | Command::Seals
            | Command::TakeForm
            | Command::WriteForm
            | Command::TakeExport
            | Command::CopyNote
            | Command::Meeting
            | Command::Lock
            | Command::Letters => self.has_case(),
            Command::New
            | Command::NewFromExport
            | Command::Open
            | Command::Start
            | Command::Cases => true,
            Command::LargerText => self.settings().text_size.larger() != self.settings().text_size,
            Command::SmallerText => {
                self.settings().text_size.smaller() != self.settings().text_size
            }
            Command::UsualText => self.settings().text_size != TextSize::default(),
            Command::Settings | Command::Keys | Command::Guide | Command::Find | Command::Quit => {
                true
            }
        }
    }
}
