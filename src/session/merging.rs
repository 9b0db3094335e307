//! Two versions of the case, the user's and that of somebody else: of each part the one or the other, and both are kept as they were.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::merged_parts::Merging;
use super::question::{Message, Question, Then};
use crate::case::address::field;
use crate::jobs::job::{Job, JournalOrder, JournalTask, Lock, OpenedCase, Over};
use crate::problem::{Place, Problem};
use crate::safe::Opener;

impl Session {
    /// Reads the version of somebody else, to be held against the user's.
    pub(super) fn read_theirs(&mut self, path: PathBuf, then: Option<Then>) {
        let opener = match self.file.lock() {
            Lock::Known(lock) | Lock::Changed(lock, _) => {
                Some(Arc::new(Opener::Case(lock.key.clone())))
            }
            Lock::None | Lock::New(_) | Lock::Own => None,
        };
        self.merges = Some((path.clone(), then));
        self.outbox.push(Job::ReadTheirs { path, opener });
    }

    pub(super) fn theirs_read(&mut self, path: &PathBuf, outcome: Result<OpenedCase, Problem>) {
        let Some((_, then)) = self.merges.take_if(|(wanted, _)| wanted == path) else { return };
        match outcome {
            Ok(OpenedCase { case, .. }) => {
                let (mine, theirs) = (Arc::clone(self.open.latest()), Arc::new(*case));
                let base = Arc::clone(self.file.saved());
                let merging = Box::new(Merging::of([&mine, &theirs], &base));
                self.ask(Question::Merge { path: path.clone(), then, merging });
            }
            Err(problem) => self.talk.message = Some(Message::NotOpened(problem)),
        }
    }

    /// Takes a part from the other version, or from the user's own.
    pub(super) fn take_part(&mut self, name: &str, theirs: bool) {
        if let Some(Question::Merge { merging, .. }) = &mut self.talk.question {
            let part = merging.parts.iter_mut().find(|part| part.name == name);
            part.into_iter().for_each(|part| part.takes_theirs = theirs);
        }
    }

    /// Puts the two together, and saves that. The other version is kept beside the file, and so is the user's.
    pub(super) fn merge(&mut self, path: PathBuf, then: Option<Then>, merging: Merging) {
        let Merging { theirs, base, parts } = merging;
        let taken: BTreeSet<&str> =
            parts.iter().filter(|part| part.takes_theirs).map(|part| part.name).collect();
        let mine = Arc::clone(self.open.latest());
        let Some(merged) = mine.merged_with(&theirs, &base, &taken) else {
            self.talk.message = Some(Message::NotSaved(vec![too_many_seals()]));
            return;
        };
        if merged != *mine {
            let first = parts.iter().find(|part| part.takes_theirs);
            let place = first.and_then(|part| part.changes.first()).map(|change| change.place);
            let place = place.unwrap_or_else(|| field!(citizen.name));
            let lock = self.file.lock().clone();
            let task = JournalTask::PutBeside(Arc::clone(&mine));
            self.journal.leave(&mut self.outbox);
            let order = JournalOrder { path: path.clone(), lock, task };
            self.outbox.push(Job::Journal(order));
            self.open.take_merged(Arc::new(merged), place);
            self.note(true);
        }
        self.save_over(path, Over::KeepingTheirs, false, then);
    }
}

fn too_many_seals() -> Problem {
    Problem::blocker(
        "too-many-seals",
        Place::Case,
        "Jeres to udgaver har tilsammen flere segl, end en sag rummer.",
    )
    .with_cure("Gem begge udgaver, og arbejd videre i den ene.")
}
