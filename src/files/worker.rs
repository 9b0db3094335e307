//! The thread that does the jobs: it reads, checks, fills and writes, so that the window never waits.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::job::{Done, Job, Refusal};
use super::library::Library;
use super::{case_file, recent};
use crate::problem::{Place, Problem};

/// A thread with an inbox and an outbox (arbejdstråden). Jobs are done in the order in which they are sent.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    results: Receiver<Done>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. `tell` is called from it whenever a result waits. Settings are kept in the folder, if there is one.
    ///
    /// # Errors
    /// A system that gives no more threads.
    pub fn start(settings: Option<PathBuf>, tell: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let (outbox, results) = channel();
        let thread = std::thread::Builder::new().name("worker".to_owned()).spawn(move || {
            let mut desk = Desk::new(settings);
            while let Some(batch) = receive(&inbox) {
                for job in fresh(batch) {
                    if let Some(done) = desk.carry_out(job) {
                        if outbox.send(done).is_err() {
                            return;
                        }
                        tell();
                    }
                }
            }
        })?;
        Ok(Self { jobs: Some(jobs), results, thread: Some(thread) })
    }

    pub fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The inbox lives as long as the thread; should the thread be gone, no answer comes and nothing is lost here.
            let _ = jobs.send(job);
        }
    }

    /// A result that waits, if there is one.
    pub fn poll(&self) -> Option<Done> {
        self.results.try_recv().ok()
    }
}

/// Waits for what was sent last: a file that is being written is written to its end.
impl Drop for Worker {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Waits for a job and takes all that came with it; none once nobody sends any more.
fn receive(inbox: &Receiver<Job>) -> Option<Vec<Job>> {
    let mut batch = vec![inbox.recv().ok()?];
    batch.extend(inbox.try_iter());
    Some(batch)
}

/// Leaves out what a later job of the batch asks again for a newer state of the case.
fn fresh(batch: Vec<Job>) -> Vec<Job> {
    let mut later: Vec<Job> = Vec::new();
    for job in batch.into_iter().rev() {
        let kind = std::mem::discriminant(&job);
        let passes = matches!(job, Job::Check { .. } | Job::Survey { .. } | Job::Preview { .. });
        if !(passes && later.iter().any(|newer| std::mem::discriminant(newer) == kind)) {
            later.push(job);
        }
    }
    later.reverse();
    later
}

/// Where jobs are done one by one (arbejdsbordet), on whichever thread it stands.
pub struct Desk {
    settings: Option<PathBuf>,
    library: Option<Arc<Library>>,
}

impl Desk {
    pub fn new(settings: Option<PathBuf>) -> Self {
        Self { settings, library: None }
    }

    /// Does a job; some jobs have no answer.
    pub fn carry_out(&mut self, job: Job) -> Option<Done> {
        Some(match job {
            Job::Start => {
                let library = Library::built_in().map(Arc::new);
                self.library = library.as_ref().ok().cloned();
                let recent = self.settings.as_deref().map(recent::read).unwrap_or_default();
                Done::Started { library, recent }
            }
            Job::Open { path } => {
                let outcome = case_file::read(&path);
                Done::Opened { path, outcome }
            }
            Job::Save { path, case, replace } => {
                let outcome = if !replace && path.exists() {
                    Err(Refusal::Exists)
                } else {
                    case_file::write(&path, &case).map_err(|problem| Refusal::Failed(vec![problem]))
                };
                Done::Saved { path, case, outcome }
            }
            Job::Check { generation, .. } => Done::Checked { generation, problems: Vec::new() },
            Job::Survey { generation, .. } => Done::Surveyed { generation, rows: Vec::new() },
            Job::Preview { .. } => return None,
            Job::Write(order) => {
                let problem = Problem::blocker("no-letters", Place::Case, "Der er ingen breve endnu.");
                Done::Written { order, outcome: Err(Refusal::Failed(vec![problem])) }
            }
            Job::KeepRecent(paths) => {
                if let Some(folder) = &self.settings {
                    // A list that cannot be kept is missed next time, and that is all.
                    let _ = recent::write(folder, &paths);
                }
                return None;
            }
        })
    }
}
