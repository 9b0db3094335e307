//! A job that was not done, since the program has a fault there.

use super::Session;
use super::question::Message;
use crate::jobs::job::{
    AccessAnswer, AccessJob, Done, ExportAnswer, FormAnswer, FormJob, Held, Job, JournalOutcome,
    KeyUnchanged, NotDeleted, NotWritten, PhraseAnswer, PhraseJob, SaveRefusal,
};
use crate::problem::{Place, Problem};

impl Session {
    /// A job came to nothing because of a fault in the program; whoever waited for it hears the same as of any other failure.
    pub(super) fn stopped(&mut self, job: Job) {
        let fault = || {
            Problem::blocker("program-fault", Place::Case, "En fejl i programmet stoppede opgaven.")
                .with_cure("Prøv igen. Gem sagen et andet sted, hvis det bliver ved.")
        };
        match job {
            Job::Open { path, .. } => self.done(Done::Opened { path, outcome: Err(fault()) }),
            Job::Delete(order) => {
                let outcome = Err(NotDeleted { gone: Vec::new(), why: Box::new(fault()) });
                self.deletion_answered(&order, outcome);
            }
            Job::ReadCases { watch, .. } => self.cases_read(&watch, Err(fault())),
            Job::ReadTheirs { path, .. } => self.theirs_read(&path, Err(fault())),
            Job::Save(order) => {
                let outcome = Err(SaveRefusal::Failed(vec![fault()]));
                self.done(Done::Saved { order, outcome });
            }
            Job::Hold { path, .. } => self.held(path, Held::Unknown),
            Job::Journal(order) => self.journaled(order, JournalOutcome::Failed(fault())),
            Job::Write(order) => {
                let outcome = Err(NotWritten::Failed(vec![fault()]));
                self.done(Done::Written { order, outcome });
            }
            Job::ReadLibrary => self.done(Done::LibraryRead(Err(vec![fault()]))),
            Job::Check { .. }
            | Job::Reckon { .. }
            | Job::Survey { .. }
            | Job::Preview { .. }
            | Job::Doubt { .. } => {
                self.talk.message = Some(Message::NotAnswered(fault()));
            }
            // The list of recent files is missed, and that is all.
            Job::ReadRecent | Job::KeepRecent(_) | Job::Release | Job::Versions { .. } => {}
            Job::WriteGuide => self.guide_written(Err(fault())),
            Job::ReadSettings => self.settings_read(Err(fault())),
            Job::KeepSettings(_) => self.settings_kept(Err(fault())),
            Job::TryPassphrase(_) => self.tried(Err(crate::safe::SafeRefusal::NoMemory)),
            Job::ProvePassphrase { path, new, .. } => {
                self.passphrase_proved(path, new, Err(crate::safe::SafeRefusal::NoMemory));
            }
            Job::Exhibits(order) => self.exhibited(&order, Err(fault())),
            Job::Seal(order) => self.sealed(&order, Err(vec![fault()])),
            Job::LookAtSeals { generation, .. } => {
                self.seals_looked_at(generation, Err(vec![fault()]));
            }
            Job::MakeOwnKey(_) => self.own_key_made(Err(fault())),
            Job::ChangeOwnKey { .. } => self.own_key_changed(Err(KeyUnchanged::Failed(fault()))),
            Job::ReadOwnKey | Job::Spell(_) | Job::AccessLog(AccessJob::Read(_)) => {}
            Job::AccessLog(AccessJob::Note(order)) => {
                let outcome = Err(SaveRefusal::Failed(vec![fault()]));
                self.access_answered(AccessAnswer::Noted { order, outcome });
            }
            Job::AccessLog(AccessJob::Write(_)) => {
                self.access_answered(AccessAnswer::Written(Err(vec![fault()])));
            }
            Job::Phrases(PhraseJob::Keep { .. } | PhraseJob::Remove(_)) => {
                self.phrases_answered(PhraseAnswer::Kept(Err(fault())));
            }
            Job::Phrases(PhraseJob::Read) => {}
            Job::Forms(FormJob::Write { .. }) => {
                self.form_answered(FormAnswer::Written(Err(vec![fault()])));
            }
            Job::Forms(FormJob::Read { path, .. }) => {
                self.form_answered(FormAnswer::Read { path, outcome: Err(fault()) });
            }
            Job::ReadExport(order) => {
                self.export_read(ExportAnswer { paths: order.paths, outcome: Err(vec![fault()]) });
            }
            Job::KeepSender(_) => self.sender_kept(Err(vec![fault()])),
        }
    }
}
