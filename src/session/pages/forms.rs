//! The page of forms: whom one is written for, and what of one that came back is taken in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::access_log::OBSERVATIONS_FORM;
use crate::case::address::field;
use crate::jobs::job::{FormAnswer, FormJob, Format, Job};
use crate::observations::{Observations, Observer, Taking};
use crate::problem::Problem;
use crate::session::Session;
use crate::session::form_wish::FormWish;
use crate::session::question::Message;
use crate::session::reply::typed_path;

/// The state of the page (siden med skemaer).
#[derive(Default)]
pub struct FormsPage {
    path: String,
    /// The file that is being read.
    reads: Option<PathBuf>,
    writes: bool,
    found: Option<Result<Observations, Problem>>,
    /// The rows that are not to be taken in, by their places.
    left_out: BTreeSet<usize>,
    written: Option<Result<Vec<PathBuf>, Vec<Problem>>>,
    /// How many rows were taken in last.
    taken: Option<usize>,
}

impl FormsPage {
    pub fn path(&self) -> &str {
        &self.path
    }

    pub fn is_reading(&self) -> bool {
        self.reads.is_some()
    }

    pub fn is_writing(&self) -> bool {
        self.writes
    }

    /// What was read, or why it could not be.
    pub fn found(&self) -> Option<&Result<Observations, Problem>> {
        self.found.as_ref()
    }

    pub fn is_wanted(&self, row: usize) -> bool {
        !self.left_out.contains(&row)
    }

    /// The files of the form that was written last, or what stood in the way.
    pub fn written(&self) -> Option<&Result<Vec<PathBuf>, Vec<Problem>>> {
        self.written.as_ref()
    }

    pub fn taken(&self) -> Option<usize> {
        self.taken
    }
}

impl Session {
    /// The form that was read, held against the case as it is now.
    pub fn form_taking(&self) -> Option<Taking> {
        let found = self.pages.forms.found.as_ref()?.as_ref().ok()?;
        Some(Taking::of(found, self.open.latest()))
    }

    pub(in crate::session) fn form_wish(&mut self, wish: FormWish) {
        match wish {
            FormWish::Write(observer) => self.write_form(observer),
            FormWish::TypePath(path) => self.pages.forms.path = path,
            FormWish::Read => {
                let Some(path) = typed_path(&self.pages.forms.path) else { return };
                let case = Arc::clone(self.open.latest());
                let forms = &mut self.pages.forms;
                (forms.found, forms.taken) = (None, None);
                forms.left_out.clear();
                forms.reads = Some(path.clone());
                self.outbox.push(Job::Forms(FormJob::Read { path, case }));
            }
            FormWish::Take(row, true) => drop(self.pages.forms.left_out.remove(&row)),
            FormWish::Take(row, false) => drop(self.pages.forms.left_out.insert(row)),
            FormWish::TakeIn => self.take_form_in(),
        }
    }

    fn write_form(&mut self, observer: Observer) {
        if !self.may_write(Format::Docx) {
            return;
        }
        let Some(folder) = typed_path(self.letters().folder()) else {
            self.talk.message = Some(Message::LetterHasNoFolder);
            return;
        };
        let (case, today) = (Arc::clone(self.open.latest()), self.today());
        (self.pages.forms.writes, self.pages.forms.written) = (true, None);
        self.outbox.push(Job::Forms(FormJob::Write { observer, case, folder, today }));
    }

    /// Takes the wanted rows into the case, as one step that can be undone.
    fn take_form_in(&mut self) {
        let Some(taking) = self.form_taking() else { return };
        let case = Arc::clone(self.open.latest());
        let wanted = |row| self.pages.forms.is_wanted(row);
        let Some(taken) = taking.taken_into(&case, wanted) else { return };
        let count = taken.social.functioning.items().len() - case.social.functioning.items().len();
        self.open.take_merged(Arc::new(taken), field!(social.functioning));
        self.pages.forms.taken = Some(count);
        self.note(true);
        self.ask_for_answers();
    }

    pub(in crate::session) fn form_answered(&mut self, answer: FormAnswer) {
        let forms = &mut self.pages.forms;
        match answer {
            FormAnswer::Written(outcome) if forms.writes => {
                let is_written = outcome.is_ok();
                (forms.writes, forms.written) = (false, Some(outcome));
                if is_written {
                    self.was_written(OBSERVATIONS_FORM, Format::Docx, false);
                }
            }
            FormAnswer::Read { path, outcome } if forms.reads.as_ref() == Some(&path) => {
                (forms.reads, forms.found) = (None, Some(outcome));
            }
            // The case that asked is not open any more.
            FormAnswer::Written(_) | FormAnswer::Read { .. } => {}
        }
    }
}
