//! The files of the exhibits: added, opened, taken out, and found wanting.
//!
//! A file is written beside the case once, when it is added, and no save touches it. What is taken out of the case goes from the
//! disk when the case has been saved without it, so that until then it can be had back.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Session;
use super::action::{ExhibitWish, Reply, Showing};
use super::pages::Page;
use super::question::{Message, Question};
use crate::case::Case;
use crate::case::attached::AttachedFile;
use crate::jobs::job::{ExhibitFault, ExhibitJob, ExhibitOrder, ExhibitOutcome, Job};
use crate::place::FieldPath;
use crate::problem::Problem;

/// What is known of the files (bilagenes filer).
#[derive(Default)]
pub(super) struct ExhibitFiles {
    /// Whether one is on its way into the folder.
    adds: bool,
    /// The numbers of those that came into the folder since the case was opened.
    added: Vec<u32>,
    /// Those that come after it. Only when one is there is it known how much room is left.
    waiting: VecDeque<PathBuf>,
    faults: Vec<(u32, ExhibitFault)>,
}

impl Session {
    /// What is wrong with a file, if anything.
    pub fn exhibit_fault(&self, number: u32) -> Option<ExhibitFault> {
        self.exhibits.faults.iter().find(|(at, _)| *at == number).map(|(_, fault)| *fault)
    }

    /// Whether files are on their way into the folder.
    pub fn adds_exhibits(&self) -> bool {
        self.exhibits.adds
    }

    /// Whether a file can be added: it is sealed for the case, so the case must have a lock and a place.
    pub fn takes_exhibits(&self) -> bool {
        self.file.known_lock().is_some() && self.other_holder().is_none()
    }

    pub(super) fn exhibit_wish(&mut self, wish: ExhibitWish) {
        match wish {
            ExhibitWish::Add(sources) if self.takes_exhibits() => {
                self.exhibits.waiting.extend(sources);
                if !self.exhibits.adds {
                    self.attach_next();
                }
            }
            ExhibitWish::Add(_) => self.talk.message = Some(Message::ExhibitsNeedLock),
            ExhibitWish::Open(number) => {
                if let Some(file) = self.open.latest().attached.file(number).cloned() {
                    self.order(ExhibitJob::Open(file));
                }
            }
            ExhibitWish::Remove(number) => {
                if let Some(file) = self.open.latest().attached.file(number).cloned() {
                    self.ask(Question::RemoveFile(file));
                }
            }
        }
    }

    /// Does what was answered about a file that is to go.
    pub(super) fn answer_about_file(&mut self, file: &AttachedFile, reply: Reply) {
        let who = (self.today.to_string(), self.settings().name.clone());
        if reply == Reply::Remove && self.open.detach(file.number, who) {
            self.talk.message = Some(Message::FileRemoved);
        }
    }

    /// Sends a job on its way; says whether there is a case for it.
    fn order(&mut self, job: ExhibitJob) -> bool {
        let (Some(path), Some(lock)) = (self.file.path(), self.file.known_lock()) else {
            return false;
        };
        self.outbox.push(Job::Exhibits(ExhibitOrder { path: path.to_owned(), lock, job }));
        true
    }

    pub(super) fn exhibited(
        &mut self,
        order: &ExhibitOrder,
        outcome: Result<ExhibitOutcome, Problem>,
    ) {
        let is_here = self.file.path() == Some(order.path.as_path());
        if is_here && matches!(order.job, ExhibitJob::Attach { .. }) {
            self.exhibits.adds = false;
        }
        match outcome {
            // Another case is open now.
            _ if !is_here => {}
            Ok(ExhibitOutcome::Attached(file)) => {
                let list = FieldPath::new("exhibits", "list");
                self.exhibits.added.push(file.number);
                self.open.attach(file);
                self.note(true);
                if self.page() == Page::Section("exhibits") {
                    self.pages.form.aim(self.open.newest_field(&list));
                }
                self.talk.message = Some(Message::FileAdded);
            }
            Ok(ExhibitOutcome::Opened(path)) => {
                self.to_show = Some((Showing::Exhibit, path));
                self.exhibit_was_done(&order.job);
            }
            Ok(ExhibitOutcome::Faults(faults)) => {
                if !faults.is_empty() {
                    let named = |(number, fault): &(u32, ExhibitFault)| {
                        let file = self.open.latest().attached.file(*number);
                        let name = file.map(|file| file.name.clone());
                        (name.unwrap_or_else(|| format!("{number:06}.age")), *fault)
                    };
                    let named = faults.iter().map(named).collect();
                    self.talk.message = Some(Message::FilesWanting(named));
                }
                self.exhibits.faults = faults;
            }
            Ok(ExhibitOutcome::Done) => {}
            Err(problem) => self.talk.message = Some(Message::FileNot(problem)),
        }
        if is_here && !self.exhibits.adds {
            self.attach_next();
        }
    }

    fn attach_next(&mut self) {
        let Some(source) = self.exhibits.waiting.pop_front() else { return };
        let files = &self.open.latest().attached;
        let (first, most) = (files.next_number(), files.room());
        self.exhibits.adds = self.order(ExhibitJob::Attach { source, first, most });
    }

    /// A case was opened: are its files still there, and as they were?
    pub(super) fn look_at_exhibits(&mut self) {
        self.exhibits = ExhibitFiles::default();
        let files = (*self.open.latest().attached).clone();
        self.order(ExhibitJob::LookAt(files));
    }

    /// The case is left: what was added and never saved is nobody's, and goes. Where it is not known what was saved, all stays.
    pub(super) fn leave_exhibits(&mut self) {
        let names = |number: &u32| {
            let guarded = self.file.guarded(self.open.latest());
            guarded.over.iter().any(|saved| saved.attached.has_had(*number))
        };
        let left: Vec<u32> =
            self.exhibits.added.iter().copied().filter(|number| !names(number)).collect();
        if !left.is_empty() {
            self.order(ExhibitJob::Remove(left));
        }
        self.exhibits.added.clear();
    }

    /// A case was saved: what it no longer names goes, and where it lies under another name the files follow.
    pub(super) fn exhibits_follow(
        &mut self,
        before: &Case,
        saved: &Arc<Case>,
        from: Option<&Path>,
    ) {
        let gone: Vec<u32> = saved
            .attached
            .removed()
            .iter()
            .filter(|file| before.attached.file(file.number).is_some())
            .map(|file| file.number)
            .collect();
        let path = self.file.path();
        match from.filter(|from| Some(*from) != path).map(ToOwned::to_owned) {
            Some(from) => {
                let files = saved.attached.all().to_vec();
                if !files.is_empty() {
                    self.order(ExhibitJob::CopyFrom(from, files));
                }
            }
            None if !gone.is_empty() => {
                self.order(ExhibitJob::Remove(gone));
            }
            None => {}
        }
    }
}
