//! The time limits of a case (frister): when each is due, whether it was kept, and how it was counted.
//!
//! Pure functions over case and law. How long a limit is stands in the law files, what it is called in `deadlines.toml`; here
//! stands only from which day each counts, in which direction, and whether an end on a closed day moves.

mod counting;
mod events;
mod rules;
mod wording;

use jiff::civil::Date;

use crate::case::Case;
use crate::law::{LawBook, Status};
use crate::look::Look;
use crate::place::FieldPath;
pub use counting::{CountingStep, Reckoned};
pub use events::CaseEvent;
pub use rules::LimitOf;
use rules::{RULES, Rule};
pub use wording::DeadlineWords;

/// A time limit with its words (en frist).
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    pub id: &'static str,
    /// What has to be done, in a few words.
    pub title: String,
    /// What the limit asks, in one sentence.
    pub asks: String,
    /// Who has to keep it.
    pub whose: LimitOf,
    /// The field that it counts from.
    pub field: FieldPath,
    /// The day in that field.
    pub start: Date,
    pub due: Date,
    /// The day on which it was done, where the case tells.
    pub met: Option<Date>,
    /// Whether the case has a field that could tell.
    pub told: bool,
    /// The day of the meeting that it prepares, where the case tells what came of it.
    pub held: Option<Date>,
    /// How it was counted, a short sentence each.
    pub steps: Vec<String>,
    /// The period in the law files; empty where the day is stated in a letter.
    pub period: String,
    /// The rule that sets the limit, as cited on its first day; empty where none does.
    pub rule: String,
    /// Whether every length and rule behind it is checked.
    pub status: Status,
}

/// Where a time limit stands on a day (fristens tilstand).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitStanding {
    /// Not done, and there is time left.
    Running,
    /// Done in time.
    Met,
    /// Done too late, or not done though the day is over.
    Late,
    /// The day is over, and nobody is at fault: a right that was not used, or a step that the case does not record.
    Passed,
    /// It prepares a meeting that has been held.
    Behind,
}

impl Deadline {
    /// Where the limit stands on a day. What happened after that day is not looked at.
    pub fn standing(&self, today: Date) -> LimitStanding {
        match self.met.filter(|met| *met <= today) {
            Some(met) if met <= self.due => LimitStanding::Met,
            Some(_) => LimitStanding::Late,
            None if self.held.is_some_and(|held| held <= today) => LimitStanding::Behind,
            None if today <= self.due => LimitStanding::Running,
            None if self.whose == LimitOf::Citizen || !self.told => LimitStanding::Passed,
            None => LimitStanding::Late,
        }
    }

    /// How many days are left; negative when the day is over.
    pub fn days_left(&self, today: Date) -> i32 {
        (self.due - today).get_days()
    }
}

/// What came of counting a time limit.
#[derive(Clone, Debug, PartialEq)]
pub enum Counting {
    Reckoned(Reckoned),
    /// The day that it counts from is not in the case.
    NoStart(FieldPath),
    /// The law files have no such limit on its first day.
    NoRule {
        period: &'static str,
        day: Date,
    },
}

/// The ids of all time limits.
pub fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id)
}

/// Counts one time limit, for letters that name its day; `None` where there is no such limit.
pub fn reckon(case: &Case, law: &LawBook, id: &str) -> Option<Counting> {
    let mut rules = RULES.iter().filter(|rule| rule.id == id);
    let first = rules.clone().next()?;
    let rule = rules.find(|rule| (rule.when)(case)).unwrap_or(first);
    Some(counting::reckon(rule, case, law))
}

/// All time limits that run in a case, the nearest first.
pub fn all(look: &Look<'_>, words: &DeadlineWords) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = running(look.case)
        .filter_map(|rule| match counting::reckon(rule, look.case, look.law) {
            Counting::Reckoned(reckoned) => Some(words.tell(rule, reckoned, look)),
            Counting::NoStart(_) | Counting::NoRule { .. } => None,
        })
        .collect();
    deadlines.sort_by_key(|deadline| (deadline.due, deadline.start));
    deadlines
}

/// All that has happened in a case or is planned, the earliest first.
pub fn events(look: &Look<'_>, words: &DeadlineWords) -> Vec<CaseEvent> {
    events::all(look, words)
}

/// The limits that ought to run but have no length in the law files on their first day: the title, and that day.
pub fn without_rule<'a>(look: &Look<'_>, words: &'a DeadlineWords) -> Vec<(&'a str, Date)> {
    running(look.case)
        .filter_map(|rule| match counting::reckon(rule, look.case, look.law) {
            Counting::NoRule { day, .. } => Some((words.title(rule.id), day)),
            _ => None,
        })
        .collect()
}

fn running(case: &Case) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(|rule| (rule.when)(case))
}
