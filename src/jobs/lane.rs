//! One thread with an inbox of its own; its answers go to the outbox that all lanes share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::desk::Desk;
use super::job::{Done, Job};

/// Where answers are laid, and who is told (udbakken).
#[derive(Clone)]
pub(super) struct Outbox {
    pub sender: Sender<Done>,
    pub tell: Arc<dyn Fn() + Send + Sync>,
}

/// A lane of work (en bane). Dropping it waits for its thread.
pub(super) struct Lane {
    inbox: Option<Sender<Job>>,
    is_abandoned: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Lane {
    pub(super) fn start(name: &str, mut desk: impl Desk, outbox: Outbox) -> std::io::Result<Self> {
        let (inbox, jobs) = channel();
        let is_abandoned = Arc::new(AtomicBool::new(false));
        let leaves = Arc::clone(&is_abandoned);
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            while let Some(batch) = receive(&jobs) {
                for job in fresh(batch) {
                    if leaves.load(Ordering::Relaxed) {
                        return;
                    }
                    if let Some(done) = desk.carry_out(job) {
                        // Nobody may listen any more; files are written all the same.
                        if outbox.sender.send(done).is_ok() {
                            (outbox.tell)();
                        }
                    }
                }
            }
        })?;
        Ok(Self { inbox: Some(inbox), is_abandoned, thread: Some(thread) })
    }

    pub(super) fn send(&self, job: Job) {
        if let Some(inbox) = &self.inbox {
            // The inbox lives as long as the thread; should the thread be gone, no answer comes and nothing is lost here.
            let _ = inbox.send(job);
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
