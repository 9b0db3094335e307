//! The phase that a case has come to, by how its parts stand on the list of tasks.

use super::progress::{TaskState, fields, progress};
use crate::case::Case;
use crate::case::address::field;
use crate::case::field::State;
use crate::case::part::{CasePart, Phase};
use crate::library::Library;
use crate::place::FieldPath;

/// Answers that are given long before the phase that they stand in.
const EARLY: &[FieldPath] = &[field!(process.contact), field!(process.terminally_ill)];

/// The phase of a case: the last one in which somebody has begun, or the next where the writers have called all of it finished.
pub(super) fn phase(library: &Library, case: &Case) -> Phase {
    let going = library.look(case).going();
    let states: Vec<(&'static CasePart, TaskState)> = CasePart::ALL
        .iter()
        .zip(progress(case, Some(&library.words)))
        .map(|(part, progress)| (part, TaskState::of(case, part, progress, going)))
        // A warning can be set aside in any phase.
        .filter(|(part, _)| part.name != "overrides")
        .collect();
    let of = |phase: Phase| states.iter().filter(move |(part, _)| part.phase == phase);
    let begun = Phase::ALL.into_iter().rev().find(|phase| {
        of(*phase).any(|(part, state)| match state {
            TaskState::Finished => true,
            TaskState::UnderWay => has_a_step(library, case, part),
            _ => false,
        })
    });
    let begun = begun.unwrap_or(Phase::Preparation);
    let is_done = |phase: Phase| {
        of(phase).all(|(_, state)| matches!(state, TaskState::Finished | TaskState::Aside))
    };
    let later = Phase::ALL.into_iter().filter(|phase| *phase >= begun);
    let last = Phase::ALL.into_iter().last().unwrap_or(begun);
    later.into_iter().find(|phase| !is_done(*phase)).unwrap_or(last)
}

/// Whether something in a part was answered that belongs to its phase.
fn has_a_step(library: &Library, case: &Case, part: &'static CasePart) -> bool {
    fields(case, part).any(|(path, view)| {
        view.state() != State::NotAnswered
            && !EARLY.contains(&path)
            && library.words.is_relevant(case, &path)
    })
}
