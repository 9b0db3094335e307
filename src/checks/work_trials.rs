//! Work trials as evidence: whether the considerations were met, how much was effective work, and how old the newest is.

use super::exhibit_references::in_exhibit_field;
use super::progress::{is_senior, ordinary_track};
use super::{Finding, Look, chose, day};
use crate::case::dates::{When, danish_day};
use crate::case::decision::Weight;
use crate::case::plan::{Intervention, InterventionKind, Met};
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Number;
use crate::problem::FieldPath;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (index, trial) in look.case.efforts.interventions.items().iter().enumerate().filter(|(_, item)| is_trial(item)) {
        let path = |field: &str| FieldPath::item("efforts", "interventions", index, field);
        match trial.considerations_met.given() {
            None => findings.push(Finding::new("trial-considerations-unasked", path("considerations_met"))),
            Some(Met::No) if !is_set_aside(look, trial) => {
                findings.push(Finding::new("trial-considerations-not-met", path("considerations_met")));
            }
            Some(_) => {}
        }
        let hours = |answer: &crate::case::answer::Answer<Number>| answer.given().and_then(Number::value);
        if trial.hours_effective.filled().is_none() {
            findings.push(Finding::new("trial-without-effective-hours", path("hours_effective")));
        } else if let (Some(effective), Some(attended)) = (hours(&trial.hours_effective), hours(&trial.hours_attended))
            && effective > attended
        {
            findings.push(Finding::new("trial-hours-contradict", path("hours_effective")));
        }
    }
    newest_measure(look, findings);
}

fn is_trial(item: &Intervention) -> bool {
    matches!(item.kind.given(), Some(InterventionKind::WorkTrial | InterventionKind::WageSubsidy))
}

/// Whether the decision says that it gave the trial's exhibit no weight.
fn is_set_aside(look: &Look<'_>, trial: &Intervention) -> bool {
    let exhibits = in_exhibit_field(trial.exhibit.filled().unwrap_or_default());
    let facts = || {
        let names = |text: &str| in_exhibit_field(text).iter().any(|number| exhibits.contains(number));
        look.case.decision.facts.items().iter().filter(move |fact| fact.exhibit.filled().is_some_and(names))
    };
    facts().next().is_some() && facts().all(|fact| chose(&fact.weight, Weight::NotGiven))
}

/// The newest time in a job or a trial before the meeting. What cannot ask for a trial, or is put off to get one, is left alone.
fn newest_measure(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(meeting) = day(&look.case.recommendation.meeting_date) else { return };
    if !ordinary_track(look) || is_senior(look) || chose(&look.case.recommendation.outcome, TeamOutcome::Postponed) {
        return;
    }
    let Some(period) = look.law.period("employment-measure-freshness", meeting) else { return };
    let trials = look.case.efforts.interventions.items().iter().filter(|item| is_trial(item)).map(|item| &item.period);
    let jobs = look.case.work.jobs.items().iter().map(|job| &job.period);
    let spans = trials.chain(jobs).filter_map(|period| period.given().and_then(When::span)).filter(|span| span.first <= meeting);
    let newest = spans.map(|span| span.last.unwrap_or(meeting).min(meeting)).max();
    let path = FieldPath::new("efforts", "interventions");
    match newest {
        None => findings.push(Finding::new("employment-measure-missing", path)),
        Some(ended) if look.law.calendar().add_period(ended, &period) < meeting => findings.push(
            Finding::new("employment-measure-old", path)
                .with("ended", danish_day(ended))
                .with("meeting", danish_day(meeting))
                .with("period", period.words),
        ),
        Some(_) => {}
    }
}
