//! A case on the existing basis: nothing new is ordered after the request, which is what the letter says.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::dates::When;
use crate::case::person::{Benefit, Track};
use crate::case::plan::ExhibitGroup;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::progress::{beyond_plan, rests_on_existing_papers};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

use super::own_papers::is_citizens;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("existing-basis-postponed"),
    Finds::plain("existing-paper-not-fetched"),
    Finds::with("existing-basis-new-paper", &["number", "day", "requested"]),
    Finds::with("existing-basis-gp-asked", &["day", "requested"]),
    Finds::with("existing-basis-new-effort", &["day", "requested"]),
    Finds::with("existing-basis-new-examination", &["day", "requested"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    if !rests_on_existing_papers(case) {
        return;
    }
    if case.matter.track.is(Track::ExistingBasis) {
        waits_or_leaves(look, texts, findings);
    }
    let Some(requested) = requested(case) else { return };
    let mut tell = |check, field: FieldPath, day: Date| {
        let finding = Finding::new(check, field).with("day", danish_day(day));
        findings.push(finding.with("requested", danish_day(requested)));
    };
    if let Some(day) = case.health.gp_requested.date().filter(|day| *day > requested) {
        tell("existing-basis-gp-asked", field!(health.gp_requested), day);
    }
    for (index, effort) in case.efforts.interventions.items().iter().enumerate() {
        let begun = effort.period.given().and_then(When::span).map(|span| span.first);
        if let Some(day) = begun.filter(|day| *day > requested) {
            tell("existing-basis-new-effort", field!(efforts.interventions[index].period), day);
        }
    }
    for (index, examination) in case.health.examinations.items().iter().enumerate() {
        if let Some(day) = examination.ordered.date().filter(|day| *day > requested) {
            tell("existing-basis-new-examination", field!(health.examinations[index].ordered), day);
        }
    }
    papers(case, texts, requested, findings);
}

/// The team may not wait for anything new, and what exists already is fetched.
fn waits_or_leaves(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    if look.case.recommendation.outcome.is(TeamOutcome::Postponed) {
        findings.push(Finding::new("existing-basis-postponed", field!(recommendation.outcome)));
    }
    if !beyond_plan(look.case) {
        return;
    }
    for text in texts.all.iter().filter(|text| !text.spot.is_own()) {
        if texts.case_words.accounts.leaves_a_paper(text.text) {
            findings.push(Finding::new("existing-paper-not-fetched", text.spot));
        }
    }
}

/// The day of the request: the latest application for a pension.
fn requested(case: &Case) -> Option<Date> {
    let applications = case.matter.applications.items().iter();
    applications
        .filter(|applied| applied.benefit.is(Benefit::Pension))
        .filter_map(|applied| applied.date.date())
        .max()
}

/// Papers of doctors and suppliers that were written after the request. What the citizen brings may be used.
fn papers(case: &Case, texts: &Texts<'_>, requested: Date, findings: &mut Vec<Finding>) {
    for (index, paper) in case.exhibits.list.items().iter().enumerate() {
        let ordered =
            matches!(paper.group.given(), Some(ExhibitGroup::Medical | ExhibitGroup::Supplier));
        let own = is_citizens(case, texts, paper);
        // What came after the decision was no ground for it.
        let in_use = |day: &Date| case.decision.date.date().is_none_or(|decided| *day <= decided);
        let ordered = ordered && !own;
        let day = paper.date.date().filter(|day| ordered && *day > requested);
        let Some(day) = day.filter(in_use) else { continue };
        findings.push(
            Finding::new("existing-basis-new-paper", field!(exhibits.list[index].date))
                .with("number", paper.number.filled().unwrap_or("?").trim())
                .with("day", danish_day(day))
                .with("requested", danish_day(requested)),
        );
    }
}
