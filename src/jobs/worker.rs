//! The threads that do the jobs, so that the window never waits, and no save ever waits behind a letter.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use super::desk::Desk;
use super::job::{Done, Job, PhraseJob};
use super::lane::{Lane, Outbox};

/// Six lanes of work with one outbox (arbejdstrådene). Jobs of one lane are done in the order in which they are sent.
pub struct Worker {
    /// Opening, saving, and the list of recent files.
    files: Lane,
    /// What lies beside the open case: its lock and its journal, which wait for no save, and no save for them.
    journal: Lane,
    /// The library, checks, the survey and the preview: what the window shows and asks for again.
    answers: Lane,
    /// Letters, and whatever else takes long.
    letters: Lane,
    /// Folders of cases, which may be large, or lie on a share that hangs.
    cases: Lane,
    /// Spelling, which may take seconds to find a word.
    spelling: Lane,
    results: Receiver<Done>,
}

impl Worker {
    /// Starts the threads, each with its own copy of the desk. `tell` is called whenever a result waits.
    ///
    /// # Errors
    /// A system that gives no more threads.
    pub fn start(
        desk: impl Desk + Clone,
        tell: impl Fn() + Send + Sync + 'static,
    ) -> std::io::Result<Self> {
        let (sender, results) = channel();
        let outbox = Outbox { sender, tell: Arc::new(tell) };
        Ok(Self {
            files: Lane::start("files", desk.clone(), outbox.clone())?,
            journal: Lane::start("journal", desk.clone(), outbox.clone())?,
            answers: Lane::start("answers", desk.clone(), outbox.clone())?,
            letters: Lane::start("letters", desk.clone(), outbox.clone())?,
            cases: Lane::start("cases", desk.clone(), outbox.clone())?,
            spelling: Lane::start("spelling", desk, outbox)?,
            results,
        })
    }

    pub fn send(&self, job: Job) {
        let lane = match &job {
            Job::Open { .. }
            | Job::ReadTheirs { .. }
            | Job::Save { .. }
            | Job::AccessLog(_)
            | Job::ReadRecent
            | Job::KeepRecent(_)
            | Job::ReadSettings
            | Job::TryPassphrase(_)
            | Job::ProvePassphrase { .. }
            | Job::ReadOwnKey
            | Job::MakeOwnKey(_)
            | Job::ChangeOwnKey { .. }
            | Job::KeepSettings(_)
            | Job::Phrases(PhraseJob::Keep { .. } | PhraseJob::Remove(_)) => &self.files,
            Job::ReadLibrary
            | Job::KeepSender(_)
            | Job::Check { .. }
            | Job::Reckon { .. }
            | Job::Survey { .. }
            | Job::Preview { .. }
            | Job::Doubt { .. }
            | Job::Versions { .. }
            | Job::Phrases(PhraseJob::Read) => &self.answers,
            Job::ReadCases { .. } | Job::Delete(_) => &self.cases,
            Job::Spell(_) => &self.spelling,
            Job::Journal(_) | Job::Hold { .. } | Job::Release => &self.journal,
            Job::Write(_)
            | Job::Exhibits(_)
            | Job::Seal(_)
            | Job::Forms(_)
            | Job::WriteGuide
            | Job::ReadExport(_)
            | Job::LookAtSeals { .. } => &self.letters,
        };
        lane.send(job);
    }

    /// A result that waits, if there is one.
    pub fn poll(&self) -> Option<Done> {
        self.results.try_recv().ok()
    }
}

/// Waits for all files that were to be written, and for nothing that only the window wanted to know. All lanes hear of the end
/// before any of them is waited for.
impl Drop for Worker {
    fn drop(&mut self) {
        self.answers.abandon();
        self.spelling.abandon();
        self.cases.abandon();
        self.letters.close();
        self.files.close();
        self.journal.close();
    }
}
