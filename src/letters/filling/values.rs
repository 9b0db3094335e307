//! What an expression is worth while a letter is filled. Everything is borrowed from the case.

use super::rendered::Run;
use crate::case::dates::still_runs;
use crate::case::field::{Answered, Listed, Section, State, View};
use crate::letters::template::program::Asked;
use crate::place::FieldPath;

#[derive(Clone)]
pub(in crate::letters) enum Value<'a> {
    Section {
        section: &'a dyn Section,
        /// The address of any of its fields; which one is not said yet.
        path: FieldPath,
    },
    Answer {
        answer: &'a dyn Answered,
        path: FieldPath,
        state: State,
    },
    List {
        list: &'a dyn Listed,
        path: FieldPath,
        state: State,
    },
    /// An item, or a field of one, of a list that has too few. It holds the list's path.
    NoItem(FieldPath),
    Sender {
        text: &'a str,
        name: &'static str,
    },
    Words(Vec<Run>),
    Number(f64),
    Truth(bool),
    Round {
        index: usize,
        count: usize,
    },
    /// A number that no answer gives.
    Nothing,
}

impl<'a> Value<'a> {
    /// What stands at an address.
    pub(in crate::letters) fn of(view: View<'a>, path: FieldPath) -> Self {
        let state = view.state();
        match view {
            View::Answer(answer) => Self::Answer { answer, path, state },
            View::List(list) => Self::List { list, path, state },
        }
    }

    pub(in crate::letters) fn is_true(&self) -> bool {
        match self {
            Self::Section { .. } | Self::Round { .. } => true,
            Self::Answer { state, .. } | Self::List { state, .. } => *state == State::Given,
            Self::NoItem(_) | Self::Nothing => false,
            Self::Sender { text, .. } => !text.trim().is_empty(),
            Self::Words(runs) => runs.iter().any(|run| !run.text.trim().is_empty()),
            Self::Number(number) => *number != 0.0,
            Self::Truth(truth) => *truth,
        }
    }

    pub(in crate::letters) fn field(&self, name: &'static str) -> Self {
        match self {
            Self::Section { section, path } => match section.field(name) {
                Some(view) => Self::of(view, path.beside(name)),
                None => Self::Nothing,
            },
            Self::NoItem(path) => Self::NoItem(*path),
            _ => Self::Nothing,
        }
    }

    pub(in crate::letters) fn item(&self, index: usize) -> Self {
        match self {
            Self::List { list, path, .. } => match list.item(index) {
                Some(section) => {
                    Self::Section { section, path: path.item(index, list.id(index), "") }
                }
                None => Self::NoItem(*path),
            },
            _ => Self::Nothing,
        }
    }

    /// Which item of its list it is: by its id, or by its position where it has none; none for what is no item.
    pub(in crate::letters) fn item_key(&self) -> Option<u64> {
        let Self::Section { path, .. } = self else { return None };
        let (_, step) = path.list()?;
        let position = u64::try_from(step.index).unwrap_or(u64::MAX);
        Some(if step.id.is_none() { position | 1 << 63 } else { u64::from(step.id.0) })
    }

    pub(in crate::letters) fn count(&self) -> usize {
        match self {
            Self::List { list, .. } => list.len(),
            _ => 0,
        }
    }

    pub(in crate::letters) fn is(&self, asked: Asked) -> bool {
        let state = match self {
            Self::Answer { state, .. } | Self::List { state, .. } => *state,
            other => return other.is_true() && matches!(asked, Asked::Given | Asked::Answered),
        };
        match asked {
            Asked::Given => state == State::Given,
            Asked::Unknown => state == State::Unknown,
            Asked::NotRelevant => state == State::NotRelevant,
            Asked::Answered => state != State::NotAnswered,
            Asked::Ongoing => {
                matches!(self, Self::Answer { answer, .. } if state == State::Given && still_runs(answer.text()))
            }
        }
    }
}
