//! What the checks found, sorted by place, and how far each section has come.

use std::collections::HashMap;

use crate::case::Case;
use crate::case::field::{Section, State};
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

    /// How many problems a section has that are more than good advice.
    pub fn count(&self, section: &str) -> usize {
        self.problems
            .iter()
            .filter(|problem| {
                problem.severity > Severity::Advice && section_of(problem) == Some(section)
            })
            .count()
    }
}

/// The section that a problem belongs to; none for a problem of the case as a whole.
pub fn section_of(problem: &Problem) -> Option<&str> {
    match &problem.place {
        Place::Field(path) => Some(path.section()),
        _ => None,
    }
}

/// How far a section has come (hvor langt et afsnit er).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Fields with an answer, "unknown" and "not relevant" included.
    pub answered: usize,
    /// The fields that are asked for as the case stands.
    pub fields: usize,
}

/// Counts the answered fields of each section among those that are asked for as the case stands. Until the words are read, all are.
pub fn progress(case: &Case, words: Option<&Words>) -> Vec<Progress> {
    Case::SECTIONS
        .iter()
        .map(|section| {
            let mut progress = Progress::default();
            for (name, view) in case.section(section).map(Section::fields).unwrap_or_default() {
                let path = FieldPath::new(section, name);
                if words.is_none_or(|words| words.is_asked(case, &path)) {
                    progress.fields += 1;
                    progress.answered += usize::from(view.state() != State::NotAnswered);
                }
            }
            progress
        })
        .collect()
}
