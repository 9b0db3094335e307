//! One open case: what is shown, what has changed, what can be undone, and which jobs are under way.
//!
//! Actions and results come in, jobs lie in the outbox, and time comes in as a value. Nothing here draws, reads a disk or looks
//! at a clock, so that every behaviour of the program can be tested as a plain function.

pub mod access_wish;
pub mod action;
mod beside;
mod case_list;
mod commands;
mod deleting;
pub mod edits;
mod evidence;
pub mod evidence_wish;
mod exhibits;
mod files;
pub mod findings;
pub mod form_wish;
pub mod history;
mod holding;
pub mod intake_wish;
mod journal;
mod leaving;
mod library;
mod locking;
mod meeting;
pub mod merged_parts;
mod merging;
mod missing;
mod new_case;
mod note;
mod open_case;
mod open_file;
mod own_key;
pub mod pages;
pub mod pasted_text;
mod pasting;
pub mod phrase_wish;
mod phrases;
mod policy;
pub mod question;
mod reasons;
mod recovery;
pub mod removal;
mod removing;
mod reply;
pub mod screen;
mod seen;
pub mod shortcuts;
mod showing;
mod shown;
mod spelling;
pub mod spelling_wish;
mod stopped;
pub mod tasks;
mod turning;
mod tying;
pub mod versions;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::case::Case;
use crate::jobs::job::{Done, Job, Policy};
use crate::library::Library;
use crate::place::FieldPath;
use crate::problem::Problem;
use action::{Action, Showing};
use beside::Limits;
use exhibits::ExhibitFiles;
use journal::Journal;
use missing::MissingTurn;
use new_case::Begun;
use open_case::OpenCase;
use open_file::OpenFile;
use own_key::OwnKeyState;
pub use pages::Page;
use pages::Pages;
use phrases::KnownPhrases;
use question::{Message, OtherHolder, Talk, Then};
use screen::Screen;
use seen::SeenLetters;
use spelling::CaseSpelling;
use tying::Tying;
use versions::Versions;

/// An open case with all that belongs to working on it (en arbejdsgang med én sag).
pub struct Session {
    open: OpenCase,
    file: OpenFile,
    journal: Journal,
    versions: Versions,
    other_holder: Option<OtherHolder>,
    pages: Pages,
    talk: Talk,
    recent: Vec<PathBuf>,
    library: Option<Arc<Library>>,
    /// Why there is none.
    library_faults: Vec<Problem>,
    today: Date,
    /// What is decided for this machine.
    policy: Policy,
    /// Where a person keeps what they write; none where nobody knows.
    documents: Option<PathBuf>,
    /// What is to be done elsewhere and has not been fetched yet.
    outbox: Vec<Job>,
    missing_turn: MissingTurn,
    limits: Limits,
    screen: Screen,
    own_key: OwnKeyState,
    exhibits: ExhibitFiles,
    begun: Option<Begun>,
    /// Another version of the case is being read, from this file, and what is to be done after that.
    merges: Option<(PathBuf, Option<Then>)>,
    seen: SeenLetters,
    spelling: CaseSpelling,
    phrases: KnownPhrases,
    to_show: Option<(Showing, PathBuf)>,
    to_copy: Option<String>,
    tying: Tying,
    finished: bool,
}

impl Session {
    /// A new session with an empty case; the jobs that begin it lie in the outbox. A file may be named to open at once.
    pub fn start(today: Date, open: Option<PathBuf>) -> Self {
        let mut session = Self {
            open: OpenCase::default(),
            file: OpenFile::default(),
            journal: Journal::default(),
            versions: Versions::default(),
            other_holder: None,
            pages: Pages::default(),
            talk: Talk::default(),
            recent: Vec::new(),
            library: None,
            library_faults: Vec::new(),
            today,
            policy: Policy::default(),
            documents: None,
            missing_turn: MissingTurn::default(),
            limits: Limits::default(),
            screen: Screen::default(),
            own_key: OwnKeyState::default(),
            exhibits: ExhibitFiles::default(),
            begun: None,
            merges: None,
            seen: SeenLetters::default(),
            spelling: CaseSpelling::default(),
            phrases: KnownPhrases::default(),
            to_show: None,
            to_copy: None,
            tying: Tying::default(),
            outbox: vec![Job::ReadLibrary, Job::ReadRecent, Job::ReadSettings, Job::ReadOwnKey],
            finished: false,
        };
        if let Some(path) = open {
            session.open_path(path);
        }
        session
    }

    /// The same session where the person keeps what they write in this folder.
    #[must_use]
    pub fn with_documents(self, documents: Option<PathBuf>) -> Self {
        Self { documents, ..self }
    }

    /// Takes the jobs that lie in the outbox, in the order in which they came up.
    pub fn take_jobs(&mut self) -> Vec<Job> {
        std::mem::take(&mut self.outbox)
    }

    /// Does what was asked.
    pub fn update(&mut self, action: Action) {
        if self.is_refused(&action) || self.is_shut_to(&action) {
            return;
        }
        match action {
            Action::Do(command) => self.command(command),
            Action::OpenPath(path) => self.leave(Then::OpenPath(path)),
            Action::Show(page) => self.show(page),
            Action::Cases(wish) => self.cases_wish(wish),
            Action::Practise(id) => {
                self.pages.wants_export = false;
                self.leave(Then::Practise(id));
            }
            Action::TurnTo(page) => self.turn_to(page),
            Action::ReadLetter(id) => {
                self.pages.letters.select(id, self.file.path());
                self.turn_to(Page::Letters);
            }
            Action::JumpTo(place) => self.jump_to(place),
            Action::SetState(place, state) => self.set_state(&place, state),
            Action::Answer(place, text) => {
                let changed = self.open.answer(&place, &text);
                self.note(changed);
            }
            Action::GoOnFrom(place) if self.page() == Page::Meeting => self.go_on_in_meeting(place),
            Action::GoOnFrom(place) => self.go_on_from(place),
            Action::SetAside(check, place, about) => {
                let reason = self.open.set_aside(&check, &place, &about);
                self.note(true);
                self.jump_to(reason);
            }
            Action::AddItem(list) => {
                if self.open.add_item(&list) {
                    self.note(true);
                    self.pages.form.aim(self.open.newest_field(&list));
                }
            }
            Action::RemoveItem(list, index) => self.remove_item(list, index),
            Action::SwapItems(list, first, second) => {
                let changed = self.open.swap_items(&list, first, second);
                self.note(changed);
            }
            Action::MoveItem(list, from, to) => {
                let changed = self.open.move_item(&list, from, to);
                self.note(changed);
            }
            Action::MarkFinished(part, is_finished) => self.mark_finished(part, is_finished),
            Action::TypePath(text) => self.talk.typed = text,
            Action::TypePassphrase(typed) => self.talk.passphrases = typed,
            Action::Reply(reply) => self.reply(reply),
            Action::SelectLetter(id) => {
                self.pages.letters.select(id, self.file.path());
                self.ask_for_answers();
            }
            Action::ListLetters => self.pages.letters.select_none(),
            Action::TypeFolder(text) => self.pages.letters.type_folder(text),
            Action::WriteAsDraft(draft) => {
                self.pages.letters.write_as_draft(draft);
                self.ask_for_answers();
            }
            Action::WriteLetter(format) => self.write_letter(format),
            Action::KeepWord(word, is_kept) => self.keep_word(word, is_kept),
            Action::WriteNameless(format) => self.write_nameless(format),
            Action::RoomBeside(has_room) => {
                self.pages.beside.has_room = has_room;
                self.ask_for_answers();
            }
            Action::CountLimits => self.count_limits(),
            Action::TellSource(source) => self.tell_source(source),
            Action::TypeSettings(settings) => self.type_settings(settings),
            Action::KeepSettings => self.keep_settings(),
            Action::TypeSender(sender) => self.type_sender(sender),
            Action::KeepSender => self.keep_sender(),
            Action::Resize(widths) => self.resize(widths),
            Action::ReadLibrary => self.outbox.push(Job::ReadLibrary),
            Action::DismissMessage => self.talk.message = None,
            Action::TakePart(name, theirs) => self.take_part(name, theirs),
            Action::Version(wish) => self.version_wish(wish),
            Action::EditLetter(wish) => self.edit_letter(wish),
            Action::Exhibit(wish) => self.exhibit_wish(wish),
            Action::Evidence(wish) => self.evidence_wish(wish),
            Action::Seals(wish) => self.seal_wish(wish),
            Action::Access(wish) => self.access_wish(wish),
            Action::Form(wish) => self.form_wish(wish),
            Action::Intake(wish) => self.intake_wish(wish),
            Action::PicturePasted => self.talk.message = Some(Message::PictureNotTaken),
            Action::Outside(wish) => self.showing_wish(wish),
            Action::MakeOwnKey => self.ask_for_own_key(None, None),
            Action::ChangeOwnKey => self.ask_for_changed_key(None),
            Action::Spelling(wish) => self.spelling_wish(wish),
            Action::Phrase(wish) => self.phrase_wish(wish),
            Action::Paste(pasted) => self.paste(pasted),
            Action::Screen(wish) => self.screen_wish(wish),
        }
    }

    /// Lets a form change the case in place. The form says where text was typed, if it was.
    pub fn edit(&mut self, form: impl FnOnce(&mut Case) -> Option<FieldPath>) {
        if self.other_holder.is_some() || self.screen.is_shut() {
            // What is typed into a case that can only be read goes nowhere.
            form(&mut self.open.case().clone());
            return;
        }
        let changed = self.open.edit(form);
        self.note(changed);
    }

    /// Lets time pass. What has waited for the typist to rest comes into the outbox.
    pub fn tick(&mut self, now: Duration) {
        if self.open.rests(now) {
            self.ask_for_answers();
        }
        self.follow_letter_in_sight();
        if !self.finished {
            let guarded = self.file.guarded(self.open.latest());
            self.journal.tick(now, &guarded, &mut self.outbox);
            self.tick_versions(now);
            self.tick_screen(now);
            self.offer_found();
        }
    }

    /// How long until `tick` has something to do; none where nothing waits.
    pub fn wakes_in(&self) -> Option<Duration> {
        let rests = self.library.as_ref().and_then(|_| self.open.rests_in());
        rests
            .into_iter()
            .chain(self.journal.is_due_in())
            .chain(self.version_due_in())
            .chain(self.screen_due_in())
            .chain(self.cases_due_in())
            .min()
    }

    /// Takes in what came of a job.
    pub fn done(&mut self, done: Done) {
        match done {
            Done::LibraryRead(outcome) => self.library_read(outcome),
            Done::RecentRead(recent) => self.recent_read(recent),
            Done::CasesRead { watch, outcome } => self.cases_read(&watch, outcome),
            Done::Deletion { order, outcome } => self.deletion_answered(&order, outcome),
            Done::Opened { path, outcome } => self.opened(path, outcome),
            Done::TheirsRead { path, outcome } => self.theirs_read(&path, outcome),
            Done::Locked { path, asks, refusal } => self.found_locked(path, asks, refusal),
            Done::Saved { order, outcome } => self.saved(order, outcome),
            Done::Held { path, held } => self.held(path, held),
            Done::Journal { order, outcome } => self.journaled(order, outcome),
            Done::Reckoned { generation, deadlines, events, evidence } => {
                self.reckoned(generation, (deadlines, events), evidence);
            }
            Done::Versions { lock, answer } => self.versions_read(&lock, answer),
            Done::Checked { generation, problems } => self.open.checked(generation, problems),
            Done::Surveyed { generation, rows } => self.surveyed(generation, rows),
            Done::Previewed { generation, preview } => {
                if generation == self.open.generation() {
                    self.pages.letters.take_preview(preview);
                    self.ask_for_answers();
                }
            }
            Done::Written { order, outcome } => {
                self.letter_went_out(&order, outcome.is_ok());
                self.written(order, outcome);
            }
            Done::Doubted { generation, letter, words } => {
                self.doubted((generation, letter), words);
            }
            Done::Sealed { order, outcome } => self.sealed(&order, outcome),
            Done::SealsSeen { generation, seen } => self.seals_looked_at(generation, seen),
            Done::GuideWritten(outcome) => self.guide_written(outcome),
            Done::SettingsRead(outcome) => self.settings_read(outcome),
            Done::SettingsKept(outcome) => self.settings_kept(outcome),
            Done::SenderKept(outcome) => self.sender_kept(outcome),
            Done::Exhibits { order, outcome } => self.exhibited(&order, outcome),
            Done::OwnKeyRead(is_there) => self.own_key_read(is_there),
            Done::OwnKeyMade(outcome) => self.own_key_made(outcome),
            Done::OwnKeyChanged(outcome) => self.own_key_changed(outcome),
            Done::PassphraseTried(outcome) => self.tried(outcome),
            Done::Spelt(answer) => self.spelling_answered(answer),
            Done::Phrases(answer) => self.phrases_answered(answer),
            Done::AccessLog(answer) => self.access_answered(answer),
            Done::Forms(answer) => self.form_answered(answer),
            Done::ExportRead(answer) => self.export_read(answer),
            Done::PassphraseProved { path, new, outcome } => {
                self.passphrase_proved(path, new, outcome);
            }
            Done::Stopped(job) => self.stopped(job),
        }
    }

    /// Asks again for every answer that belongs to an older state of the case than the one that is open.
    fn ask_for_answers(&mut self) {
        if self.library.is_none() {
            return;
        }
        self.open.ask_for_check(&mut self.outbox);
        self.ask_for_limits();
        self.ask_for_spelling();
        self.ask_for_phrases();
        if self.page() == Page::Nameless {
            self.ask_for_doubts();
        }
        // What a letter lacks is asked for by key too, whatever stands beside the form.
        let is_worked_on = matches!(self.page(), Page::Section(_));
        if self.shows_a_letter() || (is_worked_on && self.letters().selected().is_some()) {
            let (generation, case) = (self.open.generation(), self.open.latest());
            let lists = self.page() == Page::Letters;
            self.pages.letters.ask_for_answers(generation, case, lists, &mut self.outbox);
        }
    }

    /// Takes note of whether the case was changed.
    fn note(&mut self, changed: bool) {
        if changed {
            self.talk.moves_on();
        }
    }
}
