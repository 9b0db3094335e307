//! The files of the exhibits: put beside the case, looked over, opened, taken out.

use std::path::Path;

use super::desk::OfficeDesk;
use super::job::{ExhibitJob, ExhibitOrder, ExhibitOutcome};
use crate::files::errand::{Errand, ErrandAnswer};
use crate::files::exhibits::{ExhibitAnswer, ExhibitTask, FileMark};
use crate::problem::Problem;
use crate::safe::Zeroizing;

impl OfficeDesk {
    pub(super) fn exhibits(&self, order: &ExhibitOrder) -> Result<ExhibitOutcome, Problem> {
        let ExhibitOrder { path, lock, job } = order;
        let none = Zeroizing::new(String::new());
        match job {
            ExhibitJob::Attach { source, first, most } => {
                let public = Zeroizing::new(format!("{}\n", lock.key.public()));
                let source = source.clone();
                let task = ExhibitTask::Attach { source, first: *first, most: *most };
                match self.errand(path, task, &public)? {
                    ExhibitAnswer::Attached(file) => Ok(ExhibitOutcome::Attached(file)),
                    _ => Err(unheard(path)),
                }
            }
            ExhibitJob::LookAt(files) => {
                let gone = files.removed().iter().map(|file| file.number).collect();
                let files = files.all().iter().map(FileMark::from).collect();
                match self.errand(path, ExhibitTask::LookAt { files, gone }, &none)? {
                    ExhibitAnswer::Faults(faults) => Ok(ExhibitOutcome::Faults(faults)),
                    _ => Err(unheard(path)),
                }
            }
            ExhibitJob::Open(file) => {
                let to = self.opened_exhibits.path_for(file.number, file.ending())?;
                let task = ExhibitTask::Fetch { file: file.into(), to: to.clone() };
                self.errand(path, task, &lock.key.text())?;
                Ok(ExhibitOutcome::Opened(to))
            }
            ExhibitJob::Remove(numbers) => {
                self.errand(path, ExhibitTask::Remove(numbers.clone()), &none)?;
                Ok(ExhibitOutcome::Done)
            }
            ExhibitJob::CopyFrom(from, files) => {
                let files = files.iter().map(FileMark::from).collect();
                let from = from.clone();
                self.errand(path, ExhibitTask::CopyFrom { from, files }, &none)?;
                Ok(ExhibitOutcome::Done)
            }
        }
    }

    fn errand(
        &self,
        case: &Path,
        task: ExhibitTask,
        key: &Zeroizing<String>,
    ) -> Result<ExhibitAnswer, Problem> {
        let errand = Errand::Exhibits { case: case.to_owned(), task };
        match self.messenger.patient().run(&errand, key.as_bytes()) {
            Ok((ErrandAnswer::Exhibits(answer), _)) => Ok(answer),
            Ok((ErrandAnswer::Failed(failure), _)) => Err(failure.problem()),
            Ok(_) => Err(unheard(case)),
            Err(silence) => Err(silence.problem(case)),
        }
    }
}

/// No other answer is given to these.
fn unheard(case: &Path) -> Problem {
    crate::files::messenger::Silence::Died.problem(case)
}
