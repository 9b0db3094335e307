//! The task list of a case: its parts in five phases, and how each of them stands.

use super::Session;
use super::findings::{Progress, fields};
use crate::case::field::State;
use crate::case::part::{CasePart, Phase};
use crate::case::so_far::going::Going;
use crate::jobs::job::{LetterRow, Role};
pub use crate::overview::progress::TaskState;
use crate::place::FieldPath;
use crate::problem::Problem;

/// A part of the case as the task list shows it (en opgave).
#[derive(Clone, Copy, Debug)]
pub struct Task {
    pub part: &'static CasePart,
    pub state: TaskState,
    pub progress: Progress,
    /// How many things there are to look at.
    pub problems: usize,
}

impl Task {
    /// The questions that are asked and have no answer.
    pub fn open_questions(&self) -> usize {
        self.progress.fields - self.progress.answered
    }
}

impl Session {
    /// A writer has finished a part, or goes on with it.
    pub(super) fn mark_finished(&mut self, part: &'static str, is_finished: bool) {
        if let Some(part) = CasePart::named(part) {
            let changed = self.open.mark(part, is_finished);
            self.note(changed);
        }
    }

    /// Every part of the case with its state, in the order of [`CasePart::ALL`].
    pub fn tasks(&self) -> impl Iterator<Item = Task> {
        let new_way = self.library.as_ref().and_then(|library| library.law.new_way());
        let going = Going::of(self.case(), new_way.map(|change| change.from));
        let task = move |(part, progress): (&'static CasePart, &Progress)| Task {
            part,
            state: TaskState::of(self.case(), part, *progress, going),
            progress: *progress,
            problems: self.findings().of(part).count(),
        };
        CasePart::ALL.iter().zip(self.progress()).map(task)
    }

    /// One part with its state.
    pub fn task(&self, part: &CasePart) -> Option<Task> {
        self.tasks().find(|task| task.part.name == part.name)
    }

    /// The phase that stands in front for whoever works here.
    pub fn front(&self) -> Phase {
        match self.settings().role {
            Role::Caseworker => Phase::Preparation,
            Role::MeetingLeader => Phase::Meeting,
            Role::DecisionMaker => Phase::Decision,
        }
    }

    /// The phases in which something that matters was answered; the case begins with the first.
    pub(super) fn begun_phases(&self) -> Vec<Phase> {
        let begun = self.tasks().filter(|task| task.progress.is_begun).map(|task| task.part.phase);
        std::iter::once(Phase::Preparation).chain(begun).collect()
    }

    /// The part that a person would go on with: of the phase in front, or else of all, the first that is under way, or else the
    /// first that can be begun.
    pub fn next_task(&self) -> Option<Task> {
        let front = self.front();
        let first = |state: TaskState, in_front: bool| {
            let fits = |task: &Task| task.state == state && (!in_front || task.part.phase == front);
            self.tasks().find(fits)
        };
        first(TaskState::UnderWay, true)
            .or_else(|| first(TaskState::NotBegun, true))
            .or_else(|| first(TaskState::UnderWay, false))
            .or_else(|| first(TaskState::NotBegun, false))
    }

    /// The part of a phase that a person would go on with: the first that is not finished, or else the first.
    pub fn task_of(&self, phase: Phase) -> Option<Task> {
        let of_phase = || self.tasks().filter(|task| task.part.phase == phase);
        let is_open = |task: &Task| !matches!(task.state, TaskState::Finished | TaskState::Aside);
        of_phase().find(is_open).or_else(|| of_phase().next())
    }

    /// The field where a person begins on a part: the first that matters.
    pub(super) fn first_field(&self, part: &'static CasePart) -> Option<FieldPath> {
        let library = self.library()?;
        fields(self.case(), part)
            .map(|(path, _)| path)
            .find(|path| library.words.is_relevant(self.case(), path))
    }

    /// The fields of a part that are asked for and have no answer.
    pub fn open_fields(&self, part: &'static CasePart) -> Vec<FieldPath> {
        let Some(library) = self.library() else { return Vec::new() };
        fields(self.case(), part)
            .filter(|(_, view)| view.state() == State::NotAnswered)
            .map(|(path, _)| path)
            .filter(|path| library.words.is_asked(self.case(), path))
            .collect()
    }

    /// Takes in how every letter stands, if the case is still so.
    pub(super) fn surveyed(&mut self, generation: u64, rows: Vec<LetterRow>) {
        if generation == self.open.generation() {
            let begun = self.begun_phases();
            self.pages.letters.surveyed(rows, &begun);
            self.ask_for_answers();
        }
    }

    /// What the checks say of a part, but for good advice.
    pub fn problems_of(&self, part: &'static CasePart) -> impl Iterator<Item = &Problem> {
        self.findings().of(part)
    }
}
