//! The terms of what is granted: when a pension starts, how long a resource course lasts, how long a fleksjob is given for.

use jiff::civil::Date;

use super::scheme_terms::had_fleksjob;
use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::so_far::decided::{Decided, Ruled};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("pension-start-missing").asking(),
    Finds::with("pension-start-not-first", &["day"]),
    Finds::with("course-too-short", &["limit", "status"]),
    Finds::with("course-too-long", &["limit", "status"]),
    Finds::with("fleksjob-promised-for-good", &["limit"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let Some(on) = look.case.decision.date.date() else { return };
    for ruled in Decided::of(look.case).rulings.iter().filter(|ruled| ruled.is_granted()) {
        match ruled.benefit {
            Benefit::Pension | Benefit::SeniorPension => pension_start(look, *ruled, findings),
            Benefit::ResourceCourse => course_length(look, *ruled, on, findings),
            Benefit::Fleksjob => for_good(look, texts, *ruled, on, findings),
            Benefit::SelfEmployedSupport => {}
        }
    }
}

/// A pension is paid from the first of a month.
fn pension_start(look: &Look<'_>, ruled: Ruled, findings: &mut Vec<Finding>) {
    let field = field!(decision.rulings[ruled.index].effect_from);
    let rulings = look.case.decision.rulings.items();
    let Some(ruling) = rulings.get(ruled.index) else { return };
    match ruling.effect_from.date() {
        Some(day) if day.day() != 1 => findings
            .push(Finding::new("pension-start-not-first", field).with("day", danish_day(day))),
        None if ruling.effect_from.filled().is_none() => {
            findings.push(Finding::new("pension-start-missing", field));
        }
        _ => {}
    }
}

fn course_length(look: &Look<'_>, ruled: Ruled, on: Date, findings: &mut Vec<Finding>) {
    let decision = &look.case.decision;
    let Some(until) = decision.course_until.date() else { return };
    let effect = decision.rulings.items().get(ruled.index).and_then(|it| it.effect_from.date());
    let from = effect.unwrap_or(on);
    let calendar = look.law.calendar();
    // A course from the first of May to the thirtieth of April lasts a whole year.
    let Ok(over) = until.tomorrow() else { return };
    let limits = [
        ("course-too-short", "resource-course-shortest"),
        ("course-too-long", "resource-course-longest"),
    ];
    for (check, id) in limits {
        let Some(limit) = look.law.period(id, on) else { continue };
        let end = calendar.add_period(from, &limit);
        let wrong = if check == "course-too-short" { over < end } else { over > end };
        if wrong {
            findings.push(
                Finding::new(check, field!(decision.course_until))
                    .with("limit", limit.words)
                    .with("status", limit.status.words()),
            );
        }
    }
}

/// A first fleksjob is given for some years, so that no text may promise it for good.
fn for_good(
    look: &Look<'_>,
    texts: &Texts<'_>,
    ruled: Ruled,
    on: Date,
    findings: &mut Vec<Finding>,
) {
    let Some(limit) = look.law.period("flex-job-length", on) else { return };
    if had_fleksjob(look.case) {
        return;
    }
    let reason = field!(decision.rulings[ruled.index].reason);
    let words = &texts.case_words.conditions;
    let says = |spot: FieldPath| {
        look.case.lasting(&reason) == look.case.lasting(&spot)
            || matches!(
                (spot.section(), spot.field()),
                (
                    "decision",
                    "fleksjob_development" | "fleksjob_considerations" | "what" | "views_answer"
                )
            )
    };
    for text in texts.all.iter().filter(|text| says(text.spot)) {
        if words.promises_for_good(text.text) {
            findings.push(
                Finding::new("fleksjob-promised-for-good", text.spot).with("limit", limit.words),
            );
        }
    }
}
