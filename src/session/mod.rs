//! One open case: what is shown, what has changed, what can be undone, and which jobs are under way.
//!
//! Actions and results come in, jobs go out, and time comes in as a value. Nothing here draws, reads a disk or looks at a
//! clock, so that every behaviour of the program can be tested as a plain function.

pub mod action;
mod edits;
mod file;
pub mod findings;
pub mod history;
pub mod pages;
pub mod question;
mod shown;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::case::Case;
use crate::jobs::job::{Done, Job};
use crate::library::Library;
use crate::place::FieldPath;
use action::{Action, Command};
use findings::{Findings, Progress};
use history::{Change, History};
use pages::letters::LettersPage;
use question::{Message, Question, Then};

/// Checks wait until the typist has rested this long.
const REST: Duration = Duration::from_millis(250);

/// What the middle of the window shows (siden).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A section of the case, by its name.
    Section(&'static str),
    Letters,
}

/// An open case with all that belongs to working on it (en arbejdsgang med én sag).
pub struct Session {
    case: Case,
    /// The case as it was after the last change; shared with jobs and history.
    latest: Arc<Case>,
    /// The case as the file has it.
    saved: Arc<Case>,
    /// Counts the changes, so that an answer to an older question is known as such.
    generation: u64,
    changed_at: Duration,
    now: Duration,
    today: Date,
    history: History,
    path: Option<PathBuf>,
    recent: Vec<PathBuf>,
    page: Page,
    target: Option<FieldPath>,
    question: Option<Question>,
    /// What stands in the path box of the question.
    typed: String,
    message: Option<Message>,
    library: Option<Arc<Library>>,
    progress: Vec<Progress>,
    findings: Arc<Findings>,
    checked_for: u64,
    letters: LettersPage,
    /// The snapshots on their way to the file.
    saving: Vec<Arc<Case>>,
    after_save: Option<Then>,
    opening: Option<Opening>,
    finished: bool,
}

struct Opening {
    path: PathBuf,
    /// The generation that the user agreed to leave behind.
    generation: u64,
}

impl Session {
    fn new(today: Date) -> Self {
        let empty = Arc::new(Case::default());
        Self {
            case: Case::default(),
            latest: Arc::clone(&empty),
            saved: empty,
            generation: 1,
            changed_at: Duration::ZERO,
            now: Duration::ZERO,
            today,
            history: History::default(),
            path: None,
            recent: Vec::new(),
            page: Page::Section(Case::SECTIONS[0]),
            target: None,
            question: None,
            typed: String::new(),
            message: None,
            library: None,
            progress: findings::progress(&Case::default(), None),
            findings: Arc::default(),
            checked_for: 0,
            letters: LettersPage::default(),
            saving: Vec::new(),
            after_save: None,
            opening: None,
            finished: false,
        }
    }

    /// A new session with an empty case, and the jobs that begin it. A file may be named to open at once.
    pub fn start(today: Date, open: Option<PathBuf>) -> (Self, Vec<Job>) {
        let mut session = Self::new(today);
        let mut jobs = vec![Job::Start];
        if let Some(path) = open {
            jobs.extend(session.open_path(path));
        }
        (session, jobs)
    }

    /// Does what was asked, and says what is to be done elsewhere.
    pub fn update(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Do(command) => self.command(command),
            Action::OpenPath(path) => self.leave(Then::OpenPath(path)),
            Action::Show(page) => self.show(page),
            Action::JumpTo(place) => self.jump_to(place),
            Action::SetState(place, state) => self.set_state(&place, state),
            Action::Answer(place, text) => self.answer(&place, &text),
            Action::AddItem(list) => self.add_item(&list),
            Action::RemoveItem(list, index) => self.remove_item(&list, index),
            Action::SwapItems(list, first, second) => self.swap_items(&list, first, second),
            Action::TypePath(text) => self.now_typed(text),
            Action::Reply(reply) => self.reply(reply),
            Action::SelectLetter(id) => self.select_letter(id),
            Action::TypeFolder(text) => self.letters.type_folder(text),
            Action::WriteAsDraft(draft) => self.letters.write_as_draft(draft),
            Action::WriteLetter(format) => self.write_letter(format),
            Action::DismissMessage => self.dismiss(),
        }
    }

    fn command(&mut self, command: Command) -> Vec<Job> {
        match command {
            Command::New => self.leave(Then::New),
            Command::Open => self.leave(Then::Open),
            Command::Save => self.save(None),
            Command::SaveAs => self.ask_where_to_save(None),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::NextPage => self.show(self.neighbour(1)),
            Command::PreviousPage => self.show(self.neighbour(-1)),
            Command::Letters => self.show(Page::Letters),
            Command::Keys => self.ask(Question::Keys),
            Command::Quit => self.leave(Then::Quit),
        }
    }

    /// Lets time pass. Gives the jobs that have waited for the typist to rest.
    pub fn tick(&mut self, now: Duration) -> Vec<Job> {
        self.now = now;
        if now.saturating_sub(self.changed_at) < REST { Vec::new() } else { self.due() }
    }

    /// How long until `tick` has something to do; none where nothing waits.
    pub fn wakes_in(&self) -> Option<Duration> {
        let waits = self.library.is_some() && self.checked_for != self.generation;
        waits.then(|| (self.changed_at + REST).saturating_sub(self.now))
    }

    /// Takes in what came of a job.
    pub fn done(&mut self, done: Done) -> Vec<Job> {
        match done {
            Done::Started { library, recent } => self.started(library, recent),
            Done::Opened { path, outcome } => self.opened(path, outcome),
            Done::Saved { path, case, outcome } => self.saved(path, &case, outcome),
            Done::Checked { generation, problems } => {
                if generation == self.generation {
                    self.findings = Arc::new(Findings::new(problems));
                }
                Vec::new()
            }
            Done::Surveyed { generation, rows } => {
                self.letters.surveyed(generation == self.generation, rows)
            }
            Done::Previewed { generation, preview } => {
                self.letters.previewed(generation == self.generation, preview)
            }
            Done::Written { order, outcome } => self.written(order, outcome),
        }
    }

    /// The jobs whose answers belong to an older state of the case than the one that is open.
    pub(in crate::session) fn due(&mut self) -> Vec<Job> {
        let mut jobs = Vec::new();
        if self.library.is_none() {
            return jobs;
        }
        if self.checked_for != self.generation {
            self.checked_for = self.generation;
            jobs.push(Job::Check { generation: self.generation, case: Arc::clone(&self.latest) });
        }
        if self.page == Page::Letters {
            jobs.extend(self.letters.due(self.generation, &self.latest));
        }
        jobs
    }

    /// Notes that the case was changed at a place.
    fn changed(&mut self, place: &FieldPath, change: Change) {
        self.history.record(&self.latest, place, change, self.now);
        self.latest = Arc::new(self.case.clone());
        self.renewed();
    }

    /// Counts and forgets what no longer fits the case.
    fn renewed(&mut self) {
        self.generation += 1;
        self.changed_at = self.now;
        self.count();
        if self.message.as_ref().is_some_and(|message| !message.is_failure()) {
            self.message = None;
        }
    }

    /// Counts how far the sections have come.
    fn count(&mut self) {
        let words = self.library.as_deref().map(|library| &library.words);
        self.progress = findings::progress(&self.case, words);
    }

    fn show(&mut self, page: Page) -> Vec<Job> {
        self.page = page;
        self.due()
    }

    fn neighbour(&self, step: isize) -> Page {
        let pages: Vec<Page> = Self::pages().collect();
        let here = pages.iter().position(|page| *page == self.page).unwrap_or_default();
        here.checked_add_signed(step)
            .and_then(|index| pages.get(index))
            .or(if step > 0 { pages.first() } else { pages.last() })
            .copied()
            .unwrap_or(self.page)
    }

    /// The pages, in the order in which a person meets them.
    pub fn pages() -> impl Iterator<Item = Page> {
        Case::SECTIONS.iter().map(|name| Page::Section(name)).chain([Page::Letters])
    }

    fn jump_to(&mut self, place: FieldPath) -> Vec<Job> {
        let section = place.section();
        let Some(name) = Case::SECTIONS.iter().find(|name| **name == section) else {
            return Vec::new();
        };
        self.target = Some(place);
        self.show(Page::Section(name))
    }

    fn ask(&mut self, question: Question) -> Vec<Job> {
        if let Some(Question::ReplaceLetter(_)) = self.question.replace(question) {
            self.letters.writing_ended();
        }
        Vec::new()
    }

    fn now_typed(&mut self, text: String) -> Vec<Job> {
        self.typed = text;
        Vec::new()
    }

    fn dismiss(&mut self) -> Vec<Job> {
        self.message = None;
        Vec::new()
    }
}
