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
    let times = shared(points, |(one, _), (other, _)| one.time.is_some() && one.time == other.time);
    let people = shared(points, |(_, one), (_, other)| Person::of(one).is(&Person::of(other)));
    let of = |kind: ClashKind, groups: Vec<Vec<usize>>| {
        groups.into_iter().map(move |points| AgendaClash { kind, points })
    };
    of(ClashKind::Time, times).chain(of(ClashKind::Person, people)).collect()
}

/// The groups of two or more that share something with the first of them.
fn shared<T>(points: &[T], shares: impl Fn(&T, &T) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&T, Vec<usize>)> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        match groups.iter_mut().find(|(first, _)| shares(first, point)) {
            Some((_, group)) => group.push(index),
            None => groups.push((point, vec![index])),
        }
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect()
}

/// By what a citizen is known again; each is empty where the case does not say it.
struct Person {
    cpr: String,
    name: String,
    case_number: String,
}

impl Person {
    fn of(case: &Case) -> Self {
        let plain = |text: Option<&str>| in_one_line(text.unwrap_or_default()).to_lowercase();
        let cpr = case.citizen.cpr.filled().unwrap_or_default();
        Self {
            cpr: cpr.chars().filter(char::is_ascii_digit).collect(),
            name: plain(case.citizen.name.filled()),
            case_number: plain(case.matter.case_number.filled()),
        }
    }

    /// Two numbers that differ are two people. Where one is not written, the name or the case's number tells.
    fn is(&self, other: &Self) -> bool {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        if !self.cpr.is_empty() && !other.cpr.is_empty() {
            return self.cpr == other.cpr;
        }
        same(&self.name, &other.name) || same(&self.case_number, &other.case_number)
    }
}
