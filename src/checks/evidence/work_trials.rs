//! Work trials as evidence: whether the considerations were met, how much was effective work, and how old the newest is.

use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::cited::CitedExhibits;
use crate::case::dates::When;
use crate::case::decision::{WeighedFact, Weight};
use crate::case::plan::{Intervention, InterventionKind, Met};
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Number;
use crate::case::so_far::progress::{is_senior, ordinary_track};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::says_something;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("trial-considerations-unasked").asking(),
    Finds::plain("trial-considerations-not-met"),
    Finds::plain("trial-considerations-partly"),
    Finds::plain("trial-considerations-unnamed"),
    Finds::plain("trial-without-effective-hours").asking(),
    Finds::plain("trial-hours-contradict"),
    Finds::plain("trial-after-meeting"),
    Finds::plain("employment-measure-missing"),
    Finds::with("employment-measure-old", &["ended", "period", "meeting"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (index, trial) in look
        .case
        .efforts
        .interventions
        .items()
        .iter()
        .enumerate()
        .filter(|(_, item)| is_trial(item))
    {
        match trial.considerations_met.given() {
            None => findings.push(Finding::new(
                "trial-considerations-unasked",
                field!(efforts.interventions[index].considerations_met),
            )),
            Some(Met::No) if !is_set_aside(look, trial) => {
                findings.push(Finding::new(
                    "trial-considerations-not-met",
                    field!(efforts.interventions[index].considerations_met),
                ));
            }
            Some(Met::Partly)
                if !says_something(&trial.outcome) && is_weighed_unexplained(look, trial) =>
            {
                findings.push(Finding::new(
                    "trial-considerations-partly",
                    field!(efforts.interventions[index].considerations_met),
                ));
            }
            Some(Met::Yes) if look.case.health.considerations.items().is_empty() => {
                findings.push(Finding::new(
                    "trial-considerations-unnamed",
                    field!(efforts.interventions[index].considerations_met),
                ));
            }
            Some(_) => {}
        }
        let hours =
            |answer: &crate::case::answer::Answer<Number>| answer.given().and_then(Number::value);
        if trial.hours_effective.filled().is_none() {
            findings.push(Finding::new(
                "trial-without-effective-hours",
                field!(efforts.interventions[index].hours_effective),
            ));
        } else if let (Some(effective), Some(attended)) =
            (hours(&trial.hours_effective), hours(&trial.hours_attended))
            && effective > attended
        {
            findings.push(Finding::new(
                "trial-hours-contradict",
                field!(efforts.interventions[index].hours_effective),
            ));
        }
        if is_after_meeting(look, trial) {
            findings.push(Finding::new(
                "trial-after-meeting",
                field!(efforts.interventions[index].period),
            ));
        }
    }
    newest_measure(look, findings);
}

pub(in crate::checks) fn is_trial(item: &Intervention) -> bool {
    matches!(item.kind.given(), Some(InterventionKind::WorkTrial | InterventionKind::WageSubsidy))
}

/// Whether a trial begins after the meeting that builds on it. Where the team put the case off, the trial may be what it asked for.
fn is_after_meeting(look: &Look<'_>, trial: &Intervention) -> bool {
    let begun = trial.period.given().and_then(When::span).map(|span| span.first);
    let meeting = look.case.recommendation.meeting_date.date();
    begun.zip(meeting).is_some_and(|(begun, meeting)| begun > meeting)
        && !look.case.recommendation.outcome.is(TeamOutcome::Postponed)
}

/// Whether the decision gives the trial's exhibit weight and does not say why.
fn is_weighed_unexplained(look: &Look<'_>, trial: &Intervention) -> bool {
    facts_from(look, trial).any(|fact| fact.weight.is(Weight::Given) && !says_something(&fact.why))
}

/// Whether the decision says that it gave the trial's exhibit no weight.
pub(in crate::checks) fn is_set_aside(look: &Look<'_>, trial: &Intervention) -> bool {
    let mut facts = facts_from(look, trial).peekable();
    facts.peek().is_some() && facts.all(|fact| fact.weight.is(Weight::NotGiven))
}

/// The facts of the decision that stand in one of the trial's exhibits.
fn facts_from<'a>(look: &Look<'a>, trial: &Intervention) -> impl Iterator<Item = &'a WeighedFact> {
    let numbers =
        |cited: &Answer<CitedExhibits>| cited.given().map_or_else(Vec::new, CitedExhibits::numbers);
    let exhibits = numbers(&trial.exhibit);
    let facts = look.case.decision.facts.items().iter();
    facts.filter(move |fact| numbers(&fact.exhibit).iter().any(|number| exhibits.contains(number)))
}

/// The newest time in a job or a trial before the meeting. What cannot ask for a trial, or is put off to get one, is left alone.
fn newest_measure(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(meeting) = look.case.recommendation.meeting_date.date() else { return };
    if !ordinary_track(look.case)
        || is_senior(look.case)
        || look.case.recommendation.outcome.is(TeamOutcome::Postponed)
    {
        return;
    }
    let Some(period) = look.law.period("employment-measure-freshness", meeting) else { return };
    let trials = look
        .case
        .efforts
        .interventions
        .items()
        .iter()
        .filter(|item| is_trial(item) || item.kind.is(InterventionKind::Fleksjob))
        .map(|item| &item.period);
    let jobs = look.case.work.jobs.items().iter().map(|job| &job.period);
    let spans = trials
        .chain(jobs)
        .filter_map(|period| period.given().and_then(When::span))
        .filter(|span| span.first <= meeting);
    let newest = spans.map(|span| span.last.unwrap_or(meeting).min(meeting)).max();
    let path = field!(efforts.interventions);
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
