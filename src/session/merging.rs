//! Two versions of the case, the user's and that of somebody else: of each part the one or the other, and both are kept as they were.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::question::{Message, Question, Then};
use crate::case::Case;
use crate::case::address::field;
use crate::case::beside_fields::{BesideChange, differences_beside};
use crate::case::compare::{FieldChange, differences};
use crate::case::merging::LETTERS;
use crate::jobs::job::{Job, JournalOrder, JournalTask, Lock, OpenedCase, Over};
use crate::problem::{Place, Problem};
use crate::safe::Opener;

/// The two versions, and what is taken of which (sammenfletningen).
#[derive(Clone)]
pub struct Merging {
    pub path: PathBuf,
    pub then: Option<Then>,
    theirs: Arc<Case>,
    pub parts: Vec<MergedPart>,
}

/// A part of the case that the two versions differ in (en del, der er forskellig).
#[derive(Clone)]
pub struct MergedPart {
    /// The name of the section, or [`LETTERS`].
    pub name: &'static str,
    /// From what the user's version says to what the other says.
    pub changes: Vec<FieldChange>,
    pub beside: Vec<BesideChange>,
    /// Whether both have changed it since the versions were one.
    pub is_of_both: bool,
    pub takes_theirs: bool,
}

impl Merging {
    /// Holds two versions against each other. What only one of them has changed since they were one is taken from that one, and
    /// what both have changed stays the user's, until somebody chooses.
    fn of(path: PathBuf, then: Option<Then>, [mine, theirs]: [&Arc<Case>; 2], base: &Case) -> Self {
        let (changes, beside) = (differences(mine, theirs), differences_beside(mine, theirs));
        let part = |name: &'static str| {
            let of_files = |change: &&BesideChange| (name == "exhibits") == change.is_of_file();
            let has_beside = name == LETTERS || name == "exhibits";
            let is_mine_new = !mine.agrees_on(base, name);
            let is_theirs_new = !theirs.agrees_on(base, name);
            MergedPart {
                name,
                changes: changes.iter().filter(|it| it.place.section() == name).cloned().collect(),
                beside: beside.iter().filter(|_| has_beside).filter(of_files).cloned().collect(),
                is_of_both: is_mine_new && is_theirs_new,
                takes_theirs: is_theirs_new && !is_mine_new,
            }
        };
        let differs = |name: &&'static str| !mine.agrees_on(theirs, name);
        let parts = Case::choices().filter(differs).map(part).collect();
        Self { path, then, theirs: Arc::clone(theirs), parts }
    }
}

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
                let merging = Merging::of(path.clone(), then, [&mine, &theirs], &base);
                self.ask(Question::Merge(Box::new(merging)));
            }
            Err(problem) => self.talk.message = Some(Message::NotOpened(problem)),
        }
    }

    /// Takes a part from the other version, or from the user's own.
    pub(super) fn take_part(&mut self, name: &str, theirs: bool) {
        if let Some(Question::Merge(merging)) = &mut self.talk.question {
            let part = merging.parts.iter_mut().find(|part| part.name == name);
            part.into_iter().for_each(|part| part.takes_theirs = theirs);
        }
    }

    /// Puts the two together, and saves that. The other version is kept beside the file, and so is the user's.
    pub(super) fn merge(&mut self, merging: Merging) {
        let Merging { path, then, theirs, parts } = merging;
        let taken: BTreeSet<&str> =
            parts.iter().filter(|part| part.takes_theirs).map(|part| part.name).collect();
        let mine = Arc::clone(self.open.latest());
        let Some(merged) = mine.merged_with(&theirs, &taken) else {
            self.talk.message = Some(Message::NotSaved(vec![both_sealed()]));
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

fn both_sealed() -> Problem {
    Problem::blocker(
        "both-sealed",
        Place::Case,
        "I har begge forseglet breve, siden sagen var én, og de kan ikke lægges sammen.",
    )
    .with_cure("Gem begge udgaver, og forsegl igen i den ene.")
}
