//! Cases counted one by one, and folders counted apart and put together.

use std::collections::BTreeMap;

use super::facts::{CaseFacts, Decided, Month, Recommended};
use crate::case::contacts::ContactKept;
use crate::case::decision::Outcome;
use crate::case::person::Benefit;
use crate::case::process::Reassessment;

/// What was counted so far (optællingen). Its size does not grow with the number of cases but for the days that medians need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseCounts {
    pub cases: u32,
    pub(super) recommended: BTreeMap<(Month, Recommended), u32>,
    pub(super) decided: BTreeMap<(Month, usize), u32>,
    pub(super) goal: [u32; 2],
    /// Days, each kind by itself: to the meeting, to the decision, in all, to the new look after a complaint.
    pub(super) days: [Vec<i32>; 4],
    pub(super) people: [u32; PEOPLE.len()],
    pub(super) talks: [u32; TALKS.len()],
    pub(super) complaints: [u32; COMPLAINTS.len()],
}

/// The kinds of ruling that are counted apart; all others come last.
pub(super) const RULINGS: [(Benefit, Outcome); 6] = [
    (Benefit::Pension, Outcome::Granted),
    (Benefit::Pension, Outcome::Refused),
    (Benefit::Fleksjob, Outcome::Granted),
    (Benefit::Fleksjob, Outcome::Refused),
    (Benefit::ResourceCourse, Outcome::Granted),
    (Benefit::ResourceCourse, Outcome::Refused),
];

/// The most people of each group of cases.
pub(super) const PEOPLE: [u32; 5] = [2, 5, 10, 20, u32::MAX];

pub(super) const TALKS: [ContactKept; 4] = [
    ContactKept::Kept,
    ContactKept::CitizenCalledOff,
    ContactKept::WeCalledOff,
    ContactKept::Missed,
];

pub(super) const COMPLAINTS: [Option<Reassessment>; 4] = [
    Some(Reassessment::Upheld),
    Some(Reassessment::ChangedInPart),
    Some(Reassessment::Changed),
    None,
];

impl CaseCounts {
    /// Counts a case more.
    pub fn add(&mut self, facts: &CaseFacts) {
        self.cases += 1;
        if let Some(recommended) = facts.recommended {
            *self.recommended.entry(recommended).or_default() += 1;
        }
        for (month, Decided { benefit, outcome }) in &facts.decided {
            let kind = RULINGS.iter().position(|kind| *kind == (*benefit, *outcome));
            *self.decided.entry((*month, kind.unwrap_or(RULINGS.len()))).or_default() += 1;
        }
        if let Some(is_kept) = facts.goal_kept {
            self.goal[usize::from(!is_kept)] += 1;
        }
        let days = [facts.to_meeting, facts.to_decision, facts.in_all, facts.to_reassessment];
        for (kind, day) in self.days.iter_mut().zip(days) {
            kind.extend(day);
        }
        if let Some(group) = PEOPLE.iter().position(|most| facts.people <= *most) {
            self.people[group] += 1;
        }
        for talk in &facts.talks {
            if let Some(kind) = TALKS.iter().position(|kind| kind == talk) {
                self.talks[kind] += 1;
            }
        }
        if let Some(complaint) = facts.complaint
            && let Some(kind) = COMPLAINTS.iter().position(|kind| *kind == complaint)
        {
            self.complaints[kind] += 1;
        }
    }

    /// Puts another counting to this one.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.cases += other.cases;
        for (key, count) in other.recommended {
            *self.recommended.entry(key).or_default() += count;
        }
        for (key, count) in other.decided {
            *self.decided.entry(key).or_default() += count;
        }
        for (kind, days) in self.days.iter_mut().zip(other.days) {
            kind.extend(days);
        }
        add_all(&mut self.goal, &other.goal);
        add_all(&mut self.people, &other.people);
        add_all(&mut self.talks, &other.talks);
        add_all(&mut self.complaints, &other.complaints);
        self
    }

    /// From the first month in which anything was recommended or decided to the last, none left out.
    pub(super) fn months(&self) -> Vec<Month> {
        let known = self.recommended.keys().map(|(month, _)| *month);
        let known: Vec<Month> = known.chain(self.decided.keys().map(|(month, _)| *month)).collect();
        let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else {
            return Vec::new();
        };
        let next = |(year, month): &Month| {
            Some(if *month == 12 { (year + 1, 1) } else { (*year, month + 1) })
        };
        std::iter::successors(Some(*first), next).take_while(|month| month <= last).collect()
    }
}

fn add_all(to: &mut [u32], from: &[u32]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}
