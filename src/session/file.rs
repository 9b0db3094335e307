//! Opening, saving and leaving a case. Unsaved changes are never left behind without asking.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::Reply;
use super::history::History;
use super::question::{Message, Question, Then};
use super::{Opening, Page, Session};
use crate::case::Case;
use crate::jobs::job::{Job, Refusal, WriteLetter};
use crate::library::Library;
use crate::problem::Problem;

/// How many files the list of recent files holds.
const RECENT: usize = 10;

impl Session {
    pub(super) fn started(
        &mut self,
        library: Result<Arc<Library>, Vec<Problem>>,
        recent: Vec<PathBuf>,
    ) -> Vec<Job> {
        for path in recent {
            if !self.recent.contains(&path) && self.recent.len() < RECENT {
                self.recent.push(path);
            }
        }
        match library {
            Ok(library) => {
                self.library = Some(library);
                self.count();
            }
            Err(problems) => self.message = Some(Message::LibraryBroken(problems)),
        }
        self.due()
    }

    /// Leaves the case for something else, and asks first where changes would be lost.
    pub(super) fn leave(&mut self, then: Then) -> Vec<Job> {
        if self.is_dirty() { self.ask(Question::Unsaved(then)) } else { self.go(then) }
    }

    fn go(&mut self, then: Then) -> Vec<Job> {
        match then {
            Then::New => {
                self.opening = None;
                self.replace_case(Case::default(), None);
                self.due()
            }
            Then::Open => {
                self.typed =
                    self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
                self.ask(Question::OpenWhere)
            }
            Then::OpenPath(path) => self.open_path(path),
            Then::Quit => {
                self.finished = true;
                Vec::new()
            }
        }
    }

    pub(super) fn open_path(&mut self, path: PathBuf) -> Vec<Job> {
        self.opening = Some(Opening { path: path.clone(), generation: self.generation });
        vec![Job::Open { path }]
    }

    pub(super) fn opened(
        &mut self,
        path: PathBuf,
        outcome: Result<Box<Case>, Problem>,
    ) -> Vec<Job> {
        let Some(opening) = self.opening.take_if(|opening| opening.path == path) else {
            return Vec::new();
        };
        match outcome {
            Err(problem) => {
                self.message = Some(Message::NotOpened(problem));
                Vec::new()
            }
            // What was typed while the file was read has not been asked about.
            Ok(_) if self.is_dirty() && self.generation != opening.generation => {
                self.ask(Question::Unsaved(Then::OpenPath(path)))
            }
            Ok(case) => {
                self.replace_case(*case, Some(path.clone()));
                let mut jobs = self.remember(path);
                jobs.extend(self.due());
                jobs
            }
        }
    }

    fn replace_case(&mut self, case: Case, path: Option<PathBuf>) {
        self.latest = Arc::new(case.clone());
        self.saved = Arc::clone(&self.latest);
        self.case = case;
        self.path = path;
        self.history = History::default();
        self.page = Page::Section(Case::SECTIONS[0]);
        self.target = None;
        self.message = None;
        self.saving.clear();
        self.after_save = None;
        self.findings = Arc::default();
        self.letters.forget_case();
        self.renewed();
    }

    pub(super) fn save(&mut self, then: Option<Then>) -> Vec<Job> {
        match self.path.clone() {
            Some(path) => self.save_to(path, then, true),
            None => self.ask_where_to_save(then),
        }
    }

    pub(super) fn ask_where_to_save(&mut self, then: Option<Then>) -> Vec<Job> {
        self.typed = self.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        self.ask(Question::SaveWhere(then))
    }

    fn save_to(&mut self, path: PathBuf, then: Option<Then>, replace: bool) -> Vec<Job> {
        self.after_save = then;
        self.saving.push(Arc::clone(&self.latest));
        vec![Job::Save { path, case: Arc::clone(&self.latest), replace }]
    }

    pub(super) fn saved(
        &mut self,
        path: PathBuf,
        case: &Arc<Case>,
        outcome: Result<(), Refusal>,
    ) -> Vec<Job> {
        let Some(index) = self.saving.iter().position(|snapshot| Arc::ptr_eq(snapshot, case))
        else {
            return Vec::new();
        };
        self.saving.remove(index);
        match outcome {
            Err(Refusal::Exists) => {
                let then = self.after_save.take();
                self.ask(Question::ReplaceCase { path, then })
            }
            Err(Refusal::Failed(problems)) => {
                self.after_save = None;
                self.message = Some(Message::NotSaved(problems));
                Vec::new()
            }
            Ok(()) => {
                self.saved = Arc::clone(case);
                self.path = Some(path.clone());
                self.message = Some(Message::Saved);
                let mut jobs = self.remember(path);
                if let Some(then) = self.after_save.take() {
                    jobs.extend(self.leave(then));
                }
                jobs
            }
        }
    }

    /// Puts a file first in the list of recent files.
    fn remember(&mut self, path: PathBuf) -> Vec<Job> {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
        vec![Job::KeepRecent(self.recent.clone())]
    }

    pub(super) fn reply(&mut self, reply: Reply) -> Vec<Job> {
        let Some(question) = self.question.take() else { return Vec::new() };
        match (question, reply) {
            (Question::Unsaved(then), Reply::Save) => self.save(Some(then)),
            (Question::Unsaved(then), Reply::Discard) => self.go(then),
            (Question::OpenWhere, Reply::UsePath) => match typed_path(&self.typed) {
                Some(path) => self.open_path(path),
                None => self.ask(Question::OpenWhere),
            },
            (Question::SaveWhere(then), Reply::UsePath) => match typed_path(&self.typed) {
                Some(path) => {
                    let path = with_extension(path);
                    let replace = self.path.as_ref() == Some(&path);
                    self.save_to(path, then, replace)
                }
                None => self.ask(Question::SaveWhere(then)),
            },
            (Question::ReplaceCase { path, then }, Reply::Replace) => {
                self.save_to(path, then, true)
            }
            (Question::ReplaceLetter(order), Reply::Replace) => {
                vec![Job::Write(WriteLetter { replace: true, ..order })]
            }
            (Question::ReplaceLetter(_), _) => {
                self.letters.writing_ended();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

/// The path that was typed; none where the box is empty. Quotation marks around it are those of a copied path.
pub(super) fn typed_path(text: &str) -> Option<PathBuf> {
    let text = text.trim().trim_matches('"').trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// A case file ends in `.json` where nothing else is typed.
fn with_extension(path: PathBuf) -> PathBuf {
    if Path::new(&path).extension().is_some() { path } else { path.with_extension("json") }
}
