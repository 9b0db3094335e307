//! The day on which a case goes over to treatment as a pension case, and the time limits that run from it.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::person::{Benefit, Track};
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::{applied_for, is_senior};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::gives_reason;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("transition-missing").asking(),
    Finds::plain("transition-not-told").asking(),
    Finds::with("decided-late-without-notice", &["limit", "last"]),
    Finds::with("senior-decided-late-without-notice", &["limit", "last"]),
    Finds::with("decided-after-promise", &["promised"]),
    Finds::with("transition-late", &["limit", "from", "last"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let begun = process.transition_date.date();
    if let Some(begun) = begun {
        existing_basis(look, begun, findings);
    }
    if !Decided::of(look.case).concerns_pension() {
        return;
    }
    let Some(begun) = begun else {
        // A day that cannot be read is told of as such.
        if process.transition_date.filled().is_some() {
            return;
        }
        findings.push(Finding::new("transition-missing", field!(process.transition_date)));
        return;
    };
    if process.transition_told.filled().is_none() {
        findings.push(Finding::new("transition-not-told", field!(process.transition_told)));
    }
    if let Some(decision) = look.case.decision.date.date() {
        decided_late(look, begun, decision, findings);
    }
}

/// A decision after the time limit needs a notice before it: why, and when the decision can be expected. In a case on the senior
/// pension the limit runs from the application.
fn decided_late(look: &Look<'_>, transition: Date, decision: Date, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    let (id, begun, late) = if is_senior(look.case) {
        let Some((_, applied)) = applied_for(look.case, Some(Benefit::SeniorPension)) else {
            return;
        };
        ("senior-disability-pension-decision", applied, "senior-decided-late-without-notice")
    } else {
        ("pension-decision", transition, "decided-late-without-notice")
    };
    // The limit of the first day; where that lies before all that is known, the one of the decision's day.
    let known = look.law.period(id, begun).or_else(|| look.law.period(id, decision));
    let Some(limit) = known else { return };
    let last = look.law.calendar().add_period(begun, &limit);
    let promised = process.delay_new_date.date();
    if decision <= last {
        // Within the limit too a promised day is kept, or a new one told.
        if let Some(promised) =
            promised.filter(|day| *day < decision && process.delay_told.filled().is_some())
        {
            findings.push(broken_promise(promised));
        }
        return;
    }
    let told = process.delay_told.date().is_some_and(|told| told <= last)
        && gives_reason(&process.delay_reason, look.case);
    match promised.filter(|_| told) {
        None => findings.push(
            Finding::new(late, field!(process.delay_told))
                .with("limit", limit.words)
                .with("last", danish_day(last)),
        ),
        Some(promised) if promised < decision => findings.push(broken_promise(promised)),
        Some(_) => {}
    }
}

fn broken_promise(promised: Date) -> Finding {
    Finding::new("decided-after-promise", field!(process.delay_new_date))
        .with("promised", danish_day(promised))
}

/// On the existing basis the case goes over shortly after the meeting, or after the application where the team does not see it.
fn existing_basis(look: &Look<'_>, begun: Date, findings: &mut Vec<Finding>) {
    let track = look.case.matter.track.given();
    if look.going().is_new() {
        return;
    }
    if !matches!(track, Some(Track::ExistingBasis | Track::UndoubtedRefusal)) {
        return;
    }
    let applied = || {
        let applications = look.case.matter.applications.items().iter();
        applications
            .filter(|applied| applied.benefit.is(Benefit::Pension))
            .filter_map(|applied| applied.date.date())
            .max()
    };
    let Some(from) = look.case.recommendation.meeting_date.date().or_else(applied) else { return };
    let Some(limit) = look.law.period("pension-transition-existing-basis", from) else { return };
    let last = look.law.calendar().add_period(from, &limit);
    if begun > last {
        findings.push(
            Finding::new("transition-late", field!(process.transition_date))
                .with("limit", limit.words)
                .with("from", danish_day(from))
                .with("last", danish_day(last)),
        );
    }
}
