//! The phase that a case has come to, by how its parts stand on the list of tasks.

use super::progress::fields;
use crate::case::Case;
use crate::case::address::field;
use crate::case::field::{State, View};
use crate::case::part::{CasePart, Phase};
use crate::library::Library;
use crate::place::FieldPath;

/// Answers that are given long before the phase that they stand in.
const EARLY: &[FieldPath] = &[
    field!(process.contact),
    field!(process.terminally_ill),
    field!(recommendation.participants),
    field!(recommendation.companion),
];

/// The phase of a case: the last one in which somebody has begun, or the next where the writers have called all of it finished.
/// A list asks it of hundreds of cases, so no more fields are looked at than it takes to know.
pub(super) fn phase(library: &Library, case: &Case) -> Phase {
    let begun = Phase::ALL.into_iter().rev().find(|phase| {
        parts(*phase).any(|part| case.finished.has(part) || has_a_step(library, case, part))
    });
    let begun = begun.unwrap_or(Phase::Preparation);
    let is_done = |phase: Phase| {
        parts(phase).all(|part| case.finished.has(part) || asks_nothing(library, case, part))
    };
    let later = Phase::ALL.into_iter().filter(|phase| *phase >= begun);
    let last = Phase::ALL.into_iter().last().unwrap_or(begun);
    later.into_iter().find(|phase| !is_done(*phase)).unwrap_or(last)
}

/// The parts of a phase. A warning can be set aside in any phase, and so tells nothing of it.
fn parts(phase: Phase) -> impl Iterator<Item = &'static CasePart> {
    phase.parts().filter(|part| part.name != "overrides")
}

/// Whether something in a part was answered that matters and belongs to its phase.
fn has_a_step(library: &Library, case: &Case, part: &'static CasePart) -> bool {
    fields(case, part).any(|(path, view)| {
        view.state() != State::NotAnswered
            && !EARLY.contains(&path)
            && library.words.is_relevant(case, &path)
    })
}

/// Whether a part is set aside: nothing in it is asked for, and nothing that matters is answered.
fn asks_nothing(library: &Library, case: &Case, part: &'static CasePart) -> bool {
    let matters = |(path, view): (FieldPath, View<'_>)| {
        let is_answered = view.state() != State::NotAnswered;
        library.words.is_asked(case, &path)
            || (is_answered && library.words.is_relevant(case, &path))
    };
    !fields(case, part).any(matters)
}
