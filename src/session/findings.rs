//! What the checks found, sorted by place, and how far each part has come.

use std::collections::HashMap;

use crate::case::Case;
use crate::case::field::{Section, State, View};
use crate::case::part::CasePart;
use crate::place::FieldPath;
use crate::problem::{Place, Problem, Severity};
use crate::words::Words;

/// The problems of the case (det, kontrollen fandt), the most severe first.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    problems: Vec<Problem>,
    by_field: HashMap<FieldPath, Vec<usize>>,
}

impl Findings {
    pub fn new(mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        let mut by_field: HashMap<FieldPath, Vec<usize>> = HashMap::new();
        for (index, problem) in problems.iter().enumerate() {
            if let Place::Field(path) = &problem.place {
                by_field.entry(*path).or_default().push(index);
            }
        }
        Self { problems, by_field }
    }

    pub fn all(&self) -> &[Problem] {
        &self.problems
    }

    /// The problems of one field.
    pub fn at(&self, field: &FieldPath) -> impl Iterator<Item = &Problem> {
        self.by_field.get(field).into_iter().flatten().filter_map(|index| self.problems.get(*index))
    }

    /// The problems of a part that are more than good advice, the most severe first.
    pub fn of<'a>(&'a self, part: &'a CasePart) -> impl Iterator<Item = &'a Problem> {
        self.problems.iter().filter(move |problem| {
            problem.severity > Severity::Advice
                && matches!(&problem.place, Place::Field(path) if part.holds(path))
        })
    }
}

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
    let count = |part: &'static CasePart| {
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
    };
    CasePart::ALL.iter().map(count).collect()
}
