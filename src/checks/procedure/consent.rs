//! The ground on which others are asked about the citizen: a consent, or in a case on pension that the citizen did not raise, the
//! rule that does without.

use crate::case::address::field;
use crate::case::field::State;
use crate::case::person::Benefit;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::others_asked;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("asked-without-consent", &["day"]),
    Finds::plain("asked-without-consent-or-pension"),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let Some(last) = others_asked(case) else { return };
    let set_aside =
        case.find(&field!(matter.consent)).is_some_and(|view| view.state() == State::NotRelevant);
    if !set_aside {
        return;
    }
    let of_pension =
        |benefit: &Benefit| matches!(benefit, Benefit::Pension | Benefit::SeniorPension);
    let applied = case
        .matter
        .applications
        .items()
        .iter()
        .filter(|application| application.benefit.given().is_some_and(of_pension))
        .filter_map(|application| application.date.date())
        .min();
    // Who had not applied yet when the last of them was asked had not raised the case either.
    if let Some(day) = applied.filter(|day| *day <= last) {
        findings.push(
            Finding::new("asked-without-consent", field!(matter.consent))
                .with("day", danish_day(day)),
        );
    } else if applied.is_none() && is_of_other_help(look) {
        findings.push(Finding::new("asked-without-consent-or-pension", field!(matter.consent)));
    }
}

/// Whether what the team or the municipality has answered is about other help alone.
fn is_of_other_help(look: &Look<'_>) -> bool {
    let decided = Decided::of(look.case);
    if !decided.is_empty() {
        return !decided.concerns_pension();
    }
    match look.case.recommendation.outcome.given() {
        Some(outcome) => !matches!(outcome, TeamOutcome::Pension | TeamOutcome::Postponed),
        // Before anybody has answered, what the citizen has asked for says what the case is about.
        None => {
            let wishes = look.case.matter.applications.items();
            wishes.iter().any(|wish| wish.benefit.given().is_some())
        }
    }
}
