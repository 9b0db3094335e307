//! What the checks found, sorted by place.

use std::collections::HashMap;

use crate::case::part::CasePart;
pub use crate::overview::progress::{Progress, fields};
use crate::place::FieldPath;
use crate::problem::{Place, Problem, Severity};

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
