//! A fleksjob of few hours that counts on more hours, where the trials tell only of fewer.

use crate::case::address::field;
use crate::case::dates::When;
use crate::case::person::{Benefit, YesNo};
use crate::case::plan::Met;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::decided::Decided;
use crate::checks::evidence::work_trials::is_trial;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("few-hours-against-trial")];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let (case, words) = (look.case, texts.case_words);
    let decided = Decided::of(case);
    let place = if decided.grants(Benefit::Fleksjob) {
        if !case.decision.fleksjob_few_hours.is(YesNo::Yes) {
            return;
        }
        field!(decision.fleksjob_development)
    } else if decided.is_empty() && case.recommendation.outcome.is(TeamOutcome::FleksjobFewHours) {
        field!(recommendation.fleksjob_development)
    } else {
        return;
    };
    let trials = case.efforts.interventions.items().iter();
    let latest = trials
        .filter(|trial| is_trial(trial) && trial.considerations_met.is(Met::Yes))
        .filter_map(|trial| Some((trial.period.given().and_then(When::span)?.first, trial)))
        .max_by_key(|(begun, _)| *begun);
    let told = latest.and_then(|(_, trial)| trial.outcome.filled());
    if told
        .is_some_and(|told| words.steps.tells_of_fall(told) && !words.accounts.tells_of_rise(told))
    {
        findings.push(Finding::new("few-hours-against-trial", place));
    }
}
