//! The thread that does the jobs: it reads, checks, fills and writes, so that the window never waits.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::job::{Done, Job, LetterRow, Preview, Refusal, WriteLetter};
use crate::case::Case;
use crate::checks;
use crate::files::{case_file, output, recent};
use crate::letters::Template;
use crate::library::Library;
use crate::writers;

/// A thread with an inbox and an outbox (arbejdstråden). Jobs are done in the order in which they are sent.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    results: Receiver<Done>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. `tell` is called from it whenever a result waits.
    ///
    /// # Errors
    /// A system that gives no more threads.
    pub fn start(folders: Folders, tell: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let (outbox, results) = channel();
        let thread = std::thread::Builder::new().name("worker".to_owned()).spawn(move || {
            let mut desk = Desk::new(folders);
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

/// The folders beside the case (mapperne).
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// Where settings are kept between one day and the next.
    pub settings: Option<PathBuf>,
    /// The municipality's own templates, laid over those of the program.
    pub templates: Option<PathBuf>,
}

/// Where jobs are done one by one (arbejdsbordet), on whichever thread it stands.
pub struct Desk {
    folders: Folders,
    library: Option<Arc<Library>>,
}

impl Desk {
    pub fn new(folders: Folders) -> Self {
        Self { folders, library: None }
    }

    /// Does a job; some jobs have no answer.
    pub fn carry_out(&mut self, job: Job) -> Option<Done> {
        Some(match job {
            Job::Start => {
                let library = self
                    .folders
                    .templates
                    .as_deref()
                    .map_or_else(Library::built_in, Library::with_overlay)
                    .map(Arc::new);
                self.library = library.as_ref().ok().cloned();
                let recent = self.folders.settings.as_deref().map(recent::read).unwrap_or_default();
                Done::Started { library, recent }
            }
            Job::Open { path } => {
                let outcome = case_file::read(&path).map(Box::new);
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
            Job::Check { generation, case } => {
                let library = self.library.as_ref()?;
                Done::Checked {
                    generation,
                    problems: checks::run(&library.look(&case), &library.wording),
                }
            }
            Job::Survey { generation, case } => {
                Done::Surveyed { generation, rows: survey(self.library.as_ref()?, &case) }
            }
            Job::Preview { generation, letter, case } => Done::Previewed {
                generation,
                preview: preview(self.library.as_ref()?, letter, &case),
            },
            Job::Write(order) => {
                let outcome = write(self.library.as_ref()?, &order);
                Done::Written { order, outcome }
            }
            Job::KeepRecent(paths) => {
                if let Some(folder) = &self.folders.settings {
                    // A list that cannot be kept is missed next time, and that is all.
                    let _ = recent::write(folder, &paths);
                }
                return None;
            }
        })
    }
}

/// The standing of every letter, group by group.
fn survey(library: &Library, case: &Case) -> Vec<LetterRow> {
    let shelf = library.shelf(case);
    let row = |template: &Template| LetterRow {
        id: template.id.clone(),
        title: template.title.clone(),
        group: template.group.clone(),
        standing: shelf.standing(template),
    };
    shelf.templates().iter().map(row).collect()
}

/// The letter as it reads now. What stops it comes first, then what to look at.
fn preview(library: &Library, letter: String, case: &Case) -> Preview {
    let shelf = library.shelf(case);
    match (shelf.draft(&letter), library.letters.template(&letter)) {
        (Ok(draft), Some(template)) => {
            let mut problems = shelf.lacking(template, &draft);
            problems.extend(shelf.warnings(template, &draft));
            Preview { letter, blocks: draft.blocks, problems, available: true }
        }
        (Err(problems), _) => Preview { letter, blocks: Vec::new(), problems, available: false },
        (Ok(_), None) => {
            Preview { letter, blocks: Vec::new(), problems: Vec::new(), available: false }
        }
    }
}

fn write(library: &Library, order: &WriteLetter) -> Result<(), Refusal> {
    if !order.replace && order.path.exists() {
        return Err(Refusal::Exists);
    }
    let shelf = library.shelf(&order.case);
    let document = if order.draft {
        shelf.draft(&order.letter).map(|draft| draft.marked())
    } else {
        shelf.finish(&order.letter).map(|(document, _)| document)
    };
    let bytes = document
        .and_then(|document| writers::render(&document, order.format))
        .map_err(Refusal::Failed)?;
    output::write(&[(order.path.clone(), bytes)]).map_err(|problem| Refusal::Failed(vec![problem]))
}
