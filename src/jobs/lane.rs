//! One thread with an inbox of its own; its answers go to the outbox that all lanes share.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::desk::Desk;
use super::job::{Done, Job};

/// Where answers are laid, and who is told (udbakken).
#[derive(Clone)]
pub(super) struct Outbox {
    pub sender: Sender<Done>,
    pub tell: Arc<dyn Fn() + Send + Sync>,
}

impl Outbox {
    fn lay(&self, done: Done) {
        // Nobody may listen any more; files are written all the same.
        if self.sender.send(done).is_ok() {
            (self.tell)();
        }
    }
}

/// A lane of work (en bane). Dropping it waits for its thread, but not for one that hangs.
pub(super) struct Lane {
    inbox: Option<Sender<Job>>,
    outbox: Outbox,
    is_abandoned: Arc<AtomicBool>,
    /// Hears when the thread is gone.
    leaves: Receiver<Never>,
}

/// What nobody ever sends.
enum Never {}

/// So long a lane may take to end its work when the window is left. File work has a shorter time limit of its own.
const LEAVING: Duration = Duration::from_secs(60);

impl Lane {
    pub(super) fn start(name: &str, mut desk: impl Desk, outbox: Outbox) -> std::io::Result<Self> {
        let (inbox, jobs) = channel();
        let (alive, leaves) = channel();
        let is_abandoned = Arc::new(AtomicBool::new(false));
        let (abandons, answers) = (Arc::clone(&is_abandoned), outbox.clone());
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _alive = alive;
            while let Some(batch) = receive(&jobs) {
                for job in fresh(batch) {
                    if abandons.load(Ordering::Relaxed) {
                        return;
                    }
                    if let Some(done) = carry_out(&mut desk, job) {
                        answers.lay(done);
                    }
                }
            }
        })?;
        Ok(Self { inbox: Some(inbox), outbox, is_abandoned, leaves })
    }

    pub(super) fn send(&self, job: Job) {
        let refused = match &self.inbox {
            Some(inbox) => inbox.send(job).err().map(|refused| refused.0),
            None => None,
        };
        // The thread is gone, and whoever waits for the job must hear of it.
        if let Some(job) = refused {
            self.outbox.lay(Done::Stopped(job));
        }
    }

    /// Takes no more jobs; those that were sent are done.
    pub(super) fn close(&mut self) {
        self.inbox = None;
    }

    /// Takes no more jobs, and begins none of those that wait.
    pub(super) fn abandon(&mut self) {
        self.is_abandoned.store(true, Ordering::Relaxed);
        self.close();
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.close();
        let _ = self.leaves.recv_timeout(LEAVING);
    }
}

/// Does a job. A fault in the program ends the job and not the lane: the next save must find somebody who does it.
fn carry_out(desk: &mut impl Desk, job: Job) -> Option<Done> {
    let copy = job.clone();
    catch_unwind(AssertUnwindSafe(|| desk.carry_out(copy))).unwrap_or(Some(Done::Stopped(job)))
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
