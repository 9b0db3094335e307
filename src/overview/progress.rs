//! How far each part of a case has come.

use crate::case::Case;
use crate::case::field::{Section, State, View};
use crate::case::part::CasePart;
use crate::case::so_far::going::Going;
use crate::case::so_far::waits::Waits;
use crate::place::FieldPath;
use crate::words::Words;

/// How far a part has come (hvor langt en del er).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Fields with an answer, "unknown" and "not relevant" included.
    pub answered: usize,
    /// The fields that are asked for as the case stands.
    pub fields: usize,
    /// Whether any field that matters has an answer, asked for or not.
    pub is_begun: bool,
}

/// How a part of the case stands (delens stilling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    NotBegun,
    UnderWay,
    /// Its writer has said so.
    Finished,
    /// It cannot be begun yet.
    NotYet(Waits),
    /// Nothing in it is asked for as the case stands.
    Aside,
}

impl TaskState {
    /// How a part stands that has come so far, in a case that goes this way.
    pub fn of(case: &Case, part: &CasePart, progress: Progress, going: Going) -> Self {
        if case.finished.has(part) {
            return Self::Finished;
        }
        match Waits::of(case, part, going) {
            _ if progress.is_begun => Self::UnderWay,
            _ if progress.fields == 0 => Self::Aside,
            Some(waits) => Self::NotYet(waits),
            None => Self::NotBegun,
        }
    }
}

/// The fields of a part, each with its address.
pub fn fields<'a>(
    case: &'a Case,
    part: &'static CasePart,
) -> impl Iterator<Item = (FieldPath, View<'a>)> {
    let fields = case.section(part.section).map(Section::fields).unwrap_or_default();
    fields
        .into_iter()
        .filter(|(name, _)| part.has(name))
        .map(|(name, view)| (FieldPath::new(part.section, name), view))
}

/// Counts the answered fields of each part among those that are asked for as the case stands. Until the words are read, all are.
pub fn progress(case: &Case, words: Option<&Words>) -> Vec<Progress> {
    CasePart::ALL.iter().map(|part| progress_of(case, part, words)).collect()
}

/// The same for one part.
pub fn progress_of(case: &Case, part: &'static CasePart, words: Option<&Words>) -> Progress {
    let mut progress = Progress::default();
    for (path, view) in fields(case, part) {
        let is_answered = view.state() != State::NotAnswered;
        progress.is_begun |=
            is_answered && words.is_none_or(|words| words.is_relevant(case, &path));
        if words.is_none_or(|words| words.is_asked(case, &path)) {
            progress.fields += 1;
            progress.answered += usize::from(is_answered);
        }
    }
    progress
}
