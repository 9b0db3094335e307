//! Two cases at one time, and two meetings for one person on one day.

use super::AgendaItem;
use crate::case::Case;
use crate::danish::one_line::in_one_line;

/// Points of an agenda that are in each other's way (et sammenfald).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaClash {
    pub kind: ClashKind,
    /// The points, by their places on the agenda, counted from zero.
    pub points: Vec<usize>,
}

/// What they share (hvad de har sammen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashKind {
    Time,
    Person,
}

/// What is in each other's way among points that stand in their order.
pub(super) fn find(points: &[(AgendaItem, &Case)]) -> Vec<AgendaClash> {
    let times = shared(points, |(item, _)| item.time.map(|time| time.to_string()));
    let people = shared(points, |(_, case)| person(case));
    let of = |kind: ClashKind, groups: Vec<Vec<usize>>| {
        groups.into_iter().map(move |points| AgendaClash { kind, points })
    };
    of(ClashKind::Time, times).chain(of(ClashKind::Person, people)).collect()
}

/// The groups of two or more that have one key, the first in front.
fn shared<T>(points: &[T], key: impl Fn(&T) -> Option<String>) -> Vec<Vec<usize>> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        let Some(key) = key(point) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(index),
            None => groups.push((key, vec![index])),
        }
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect()
}

/// By what a citizen is known again: the CPR number, or the name where there is none.
fn person(case: &Case) -> Option<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = case.citizen.cpr.filled().map(digits).filter(|number| !number.is_empty());
    number.or_else(|| {
        let name = case.citizen.name.filled()?;
        Some(in_one_line(name).to_lowercase())
    })
}
