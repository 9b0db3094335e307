//! What the work trials show: the effective hours of those that count as evidence.

use super::work_trials::{is_set_aside, is_trial};
use crate::case::answer::Answer;
use crate::case::plan::Met;
use crate::case::scalar::Number;
use crate::look::Look;

/// The effective hours a week of each trial that counts: its considerations were met at least in part, and the decision has
/// not set its paper aside.
pub(in crate::checks) fn effective_hours(look: &Look<'_>) -> Vec<f64> {
    let trials = look.case.efforts.interventions.items().iter();
    trials
        .filter(|trial| {
            is_trial(trial) && !trial.considerations_met.is(Met::No) && !is_set_aside(look, trial)
        })
        .filter_map(|trial| hours(&trial.hours_effective))
        .collect()
}

/// The effective hours a week of each trial whose considerations were met at least in part, whatever weight it is given.
pub(in crate::checks) fn tried_hours(look: &Look<'_>) -> Vec<f64> {
    let trials = look.case.efforts.interventions.items().iter();
    trials
        .filter(|trial| is_trial(trial) && !trial.considerations_met.is(Met::No))
        .filter_map(|trial| hours(&trial.hours_effective))
        .collect()
}

/// The effective hours a week of each trial in which every consideration was met.
pub(in crate::checks) fn full_hours(look: &Look<'_>) -> Vec<f64> {
    let trials = look.case.efforts.interventions.items().iter();
    trials
        .filter(|trial| is_trial(trial) && trial.considerations_met.is(Met::Yes))
        .filter_map(|trial| hours(&trial.hours_effective))
        .collect()
}

/// The hours of an answer that is a number.
pub(in crate::checks) fn hours(answer: &Answer<Number>) -> Option<f64> {
    answer.given().and_then(Number::value)
}

/// Hours as a reader writes them: `9`, `2,5`.
pub(in crate::checks) fn written(hours: f64) -> String {
    let rounded = (hours * 100.0).round() / 100.0;
    rounded.to_string().replace('.', ",")
}
