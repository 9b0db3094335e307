//! What the municipality has decided for this machine, where it bears on what is done in the window.

use std::path::Path;

use super::Session;
use super::question::{Message, Question, Then};
use crate::jobs::job::Policy;
use crate::problem::Problem;
use crate::safe::ENDING;
use crate::writers::Format;

impl Session {
    /// The same session on a machine for which this is decided.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// That letters are not written as this here, if that is decided.
    pub fn format_refused(&self, format: Format) -> Option<Problem> {
        self.policy.refuses_format(format)
    }

    /// Whether a letter may be written as this; if not, why is told.
    pub(super) fn may_write(&mut self, format: Format) -> bool {
        let refused = self.format_refused(format);
        let may = refused.is_none();
        if let Some(problem) = refused {
            self.talk.message = Some(Message::LetterNotWritten(vec![problem]));
        }
        may
    }

    /// Whether a case may be saved under this name. If not, that is told, and a name is asked for under which it may.
    pub(super) fn may_save(&mut self, path: &Path, then: Option<Then>) -> bool {
        let Some(problem) = self.policy.refuses_saving(path) else { return true };
        let cure = "Gem den under et navn, der ender på .sag. Slet bagefter den gamle fil, for den er ikke låst.";
        self.talk.message = Some(Message::NotSaved(vec![problem.with_cure(cure)]));
        self.talk.typed = path.with_extension(ENDING).display().to_string();
        self.ask(Question::SaveWhere(then));
        false
    }
}
