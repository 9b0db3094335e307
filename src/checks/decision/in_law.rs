//! What is recommended or decided, held against whether the law of its day knows it.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("ruling-not-in-law", &["benefit", "day", "ended"]),
    Finds::with("recommended-not-in-law", &["benefit", "day", "ended"]),
];

/// The provision without which there is no such benefit.
fn rests_on(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::Pension => "pension-grant",
        Benefit::Fleksjob => "flex-job-conditions",
        Benefit::ResourceCourse => "resource-course-conditions",
        Benefit::SelfEmployedSupport => "self-employed-support",
        Benefit::SeniorPension => "senior-disability-pension",
    }
}

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    if let Some(day) = look.case.decision.date.date() {
        for ruled in Decided::of(look.case).rulings {
            let path = field!(decision.rulings[ruled.index].benefit);
            ended(look, ("ruling-not-in-law", path), rests_on(ruled.benefit), day, findings);
        }
    }
    let part = &look.case.recommendation;
    let outcome = match part.outcome.given() {
        Some(TeamOutcome::ResourceCourse) => "resource-course-conditions",
        Some(TeamOutcome::VocationalRehabilitation) => "revalidation",
        Some(TeamOutcome::SelfEmployedSupport) => "self-employed-support",
        _ => return,
    };
    if let Some(day) = part.meeting_date.date() {
        let path = field!(recommendation.outcome);
        ended(look, ("recommended-not-in-law", path), outcome, day, findings);
    }
}

/// Tells of a benefit whose provision held once and does so no more. Before the files begin nobody can tell.
fn ended(
    look: &Look<'_>,
    (check, path): (&'static str, FieldPath),
    provision: &str,
    day: Date,
    findings: &mut Vec<Finding>,
) {
    if look.cite(provision, day).is_some() {
        return;
    }
    let Some(end) = look.law.end_before(provision, day) else { return };
    let chosen = look.case.answer(&path).map_or("", |answer| answer.text());
    findings.push(
        Finding::new(check, path)
            .with("benefit", look.words.choice(&path.words_key(), chosen))
            .with("day", danish_day(day))
            .with("ended", danish_day(end)),
    );
}
