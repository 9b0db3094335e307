//! A fleksjob of very few hours: only where the ability to work can be developed within a reasonable time.

use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::person::{Benefit, YesNo};
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Number;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::gives_reason;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("few-hours-not-developed-by-team").asking(),
    Finds::plain("few-hours-not-told").asking(),
    Finds::plain("few-hours-not-developed").asking(),
    Finds::plain("few-hours-are-many"),
    Finds::plain("hours-above-team"),
    Finds::plain("hours-implausible"),
];

/// Hours of a full week of work. No law sets them; more a week is a slip of the pen.
const FULL_WEEK: f64 = 37.0;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let (recommendation, decision) = (&look.case.recommendation, &look.case.decision);
    if recommendation.outcome.is(TeamOutcome::FleksjobFewHours)
        && !gives_reason(&recommendation.fleksjob_development, look.case)
    {
        findings.push(Finding::new(
            "few-hours-not-developed-by-team",
            field!(recommendation.fleksjob_development),
        ));
    }
    hours(look, findings);
    if !Decided::of(look.case).grants(Benefit::Fleksjob) {
        return;
    }
    match decision.fleksjob_few_hours.given() {
        None => {
            findings.push(Finding::new("few-hours-not-told", field!(decision.fleksjob_few_hours)))
        }
        Some(YesNo::Yes) if !gives_reason(&decision.fleksjob_development, look.case) => {
            findings.push(Finding::new(
                "few-hours-not-developed",
                field!(decision.fleksjob_development),
            ));
        }
        // Half a week and more is not few by any measure. From how few on it is, no law says.
        Some(YesNo::Yes)
            if stated(&decision.fleksjob_hours).is_some_and(|hours| hours >= FULL_WEEK / 2.0) =>
        {
            findings.push(Finding::new("few-hours-are-many", field!(decision.fleksjob_few_hours)));
        }
        Some(_) => {}
    }
    let (team, granted) =
        (stated(&recommendation.fleksjob_hours), stated(&decision.fleksjob_hours));
    if team.zip(granted).is_some_and(|(team, granted)| granted > team) {
        findings.push(Finding::new("hours-above-team", field!(decision.fleksjob_hours)));
    }
}

/// Hours that nobody can work in a week.
fn hours(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let (recommendation, decision) = (&look.case.recommendation, &look.case.decision);
    let functions = decision.job_functions.items().iter().enumerate();
    let fixed = [
        (field!(recommendation.fleksjob_hours), &recommendation.fleksjob_hours),
        (field!(decision.fleksjob_hours), &decision.fleksjob_hours),
    ];
    let functions =
        functions.map(|(index, job)| (field!(decision.job_functions[index].hours), &job.hours));
    for (path, answer) in fixed.into_iter().chain(functions) {
        if stated(answer).is_some_and(|hours| hours <= 0.0 || hours > FULL_WEEK) {
            findings.push(Finding::new("hours-implausible", path));
        }
    }
}

fn stated(hours: &Answer<Number>) -> Option<f64> {
    hours.given().and_then(Number::value)
}
