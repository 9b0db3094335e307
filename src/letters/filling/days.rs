//! Days that a template asks for and no field holds: of the last talk, and so long before or after another.

use jiff::civil::Date;

use super::run::Runner;
use super::values::Value;
use crate::case::address::field;
use crate::case::dates::Day;
use crate::case::field::State;
use crate::case::scalar::Scalar;
use crate::case::so_far::contact_log::{last_talk, talk_from};
use crate::danish::days::danish_day;

impl<'a> Runner<'a> {
    /// The day of the last talk that was held; nothing where none was.
    pub(super) fn last_talk(&self) -> Value<'a> {
        self.day_of_talk(last_talk(self.facts.case))
    }

    /// The day of the first talk on a day or later; nothing where there is none.
    pub(super) fn talk_from(&self, day: &Value<'_>) -> Value<'a> {
        self.day_of_talk(day_of(day).and_then(|day| talk_from(self.facts.case, day)))
    }

    fn day_of_talk(&self, talk: Option<(usize, Date)>) -> Value<'a> {
        let case = self.facts.case;
        let day = talk.map(|(index, _)| field!(contacts.list[index].date));
        let found = day.and_then(|day| Some((case.find(&day)?, day)));
        found.map_or(Value::Nothing, |(view, day)| Value::of(view, case.lasting(&day)))
    }

    /// Whether what has a day is older than a period on another; no where either day is missing.
    pub(super) fn is_aged(&self, period: &str, made: &Value<'_>, used: &Value<'_>) -> bool {
        let (Some(made), Some(used)) = (day_of(made), day_of(used)) else { return false };
        let law = self.facts.law;
        law.period(period, used).is_some_and(|age| law.calendar().add_period(made, &age) < used)
    }

    /// The day so long after another, or before it, as it is written; empty where there is none.
    pub(super) fn shifted(&self, period: &str, day: &Value<'_>, is_back: bool) -> String {
        let law = self.facts.law;
        let shifted = day_of(day).and_then(|day| {
            let (calendar, period) = (law.calendar(), law.period(period, day)?);
            Some(if is_back {
                calendar.subtract_period(day, &period)
            } else {
                calendar.add_period(day, &period)
            })
        });
        shifted.map(danish_day).unwrap_or_default()
    }
}

/// The day of a given answer that is one.
pub(super) fn day_of(value: &Value<'_>) -> Option<Date> {
    match value {
        Value::Answer { answer, state: State::Given, .. } => Day::parse(answer.text()).ok()?.date(),
        _ => None,
    }
}
