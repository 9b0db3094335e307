//! Deleting a case that the municipality has kept for long enough: first what would go with it, then the deletion, then what went.

use std::path::PathBuf;

use super::Session;
use super::pages::cases::{DeletionInView, DeletionState};
use crate::jobs::job::{DeletionOrder, DeletionOutcome, DeletionTask, Job, NotDeleted};
use crate::problem::{Place, Problem};

impl Session {
    pub(super) fn look_at_deletion(&mut self, path: PathBuf) {
        let state = if self.file.path() == Some(&path) {
            let name = path.display().to_string();
            let place = Place::File { name, line: 0, excerpt: String::new() };
            let why = Problem::blocker("not-deleted", place, "Sagen er åben her i programmet.")
                .with_cure("Åbn en anden sag, eller begynd en ny, og slet den så.");
            DeletionState::Not(NotDeleted { gone: Vec::new(), why: Box::new(why) })
        } else {
            self.order_deletion(path.clone(), DeletionTask::LookAt);
            DeletionState::Looking
        };
        self.pages.cases.deletion = Some(DeletionInView { path, state });
    }

    /// Deletes the case that is looked at, with what was shown.
    pub(super) fn delete_looked_at(&mut self) {
        let Some(DeletionInView { path, state: DeletionState::Would(shown) }) =
            self.pages.cases.deletion()
        else {
            return;
        };
        let (path, shown) = (path.clone(), shown.clone());
        // It may have been opened since.
        if self.file.path() == Some(&path) {
            return self.look_at_deletion(path);
        }
        self.order_deletion(path.clone(), DeletionTask::CarryOut(shown.clone()));
        let state = DeletionState::Deleting(shown);
        self.pages.cases.deletion = Some(DeletionInView { path, state });
    }

    fn order_deletion(&mut self, path: PathBuf, task: DeletionTask) {
        let Some(months) = self.policy.retention_months else { return };
        self.outbox.push(Job::Delete(DeletionOrder { path, months, today: self.today, task }));
    }

    pub(super) fn deletion_answered(
        &mut self,
        order: &DeletionOrder,
        outcome: Result<DeletionOutcome, NotDeleted>,
    ) {
        let page = &mut self.pages.cases;
        if matches!(outcome, Ok(DeletionOutcome::Deleted { .. })) {
            if let Some(Ok(list)) = &mut page.read {
                list.rows.retain(|row| row.path != order.path);
            }
            self.recent.retain(|recent| *recent != order.path);
            self.outbox.push(Job::KeepRecent(self.recent.clone()));
        }
        let Some(view) = page.deletion.as_mut().filter(|view| view.path == order.path) else {
            return;
        };
        view.state = match outcome {
            Ok(DeletionOutcome::Would(deletion)) => DeletionState::Would(deletion),
            Ok(DeletionOutcome::Deleted { gone, staying }) => {
                DeletionState::Deleted { gone, staying }
            }
            Err(not) => DeletionState::Not(not),
        };
    }
}
