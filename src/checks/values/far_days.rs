//! Days far from all others, so that their year is likely mistyped; days before the law files begin; steps to come that lie in
//! the past.

use jiff::civil::Date;

use super::date_order::told_of;
use crate::case::address::field;
use crate::case::dates::When;
use crate::case::so_far::progress::governing_day;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("day-far-off", &["day", "near", "limit"]),
    Finds::with("day-before-law", &["day", "first"]),
    Finds::with("next-step-past", &["what", "day"]),
];

/// The days on which something was done in the case itself. How old an illness or a paper may be is for others to say.
pub(super) const STEPS: &[FieldPath] = &[
    field!(matter.plan_begun),
    field!(matter.description_made),
    field!(matter.way_on),
    field!(health.gp_requested),
    field!(health.gp_questioned),
    field!(health.gp_received),
    field!(efforts.supplier_ordered),
    field!(recommendation.meeting_date),
    field!(recommendation.postponed_until),
    field!(process.coordinator_asked),
    field!(process.coordinator_date),
    field!(process.hearing_sent),
    field!(process.hearing_deadline),
    field!(process.hearing_answer_date),
    field!(process.hearing_again_sent),
    field!(process.hearing_again_deadline),
    field!(process.hearing_again_answer_date),
    field!(process.offer_made),
    field!(process.offer_meeting),
    field!(process.transition_date),
    field!(process.transition_told),
    field!(process.delay_told),
    field!(process.delay_new_date),
    field!(process.disagreement_date),
    field!(process.complaint_received),
    field!(process.reassessed),
    field!(process.forwarded),
    field!(decision.re_presented),
    field!(decision.date),
];

/// The days that say which law governs.
const GOVERNING: &[FieldPath] = &[
    field!(matter.plan_begun),
    field!(recommendation.meeting_date),
    field!(process.hearing_sent),
    field!(decision.date),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    far_off(look, findings);
    before_law(look, findings);
    next_steps(look, findings);
}

/// A step that lies years from every other step of the case. Of two that lie far from each other, the later one is told of.
fn far_off(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let day = governing_day(look.case).max(look.law.first_day());
    let Some(limit) = day.and_then(|day| look.law.period("case-days-apart", day)) else { return };
    let applied = (0..look.case.matter.applications.items().len())
        .map(|index| field!(matter.applications[index].date))
        .chain(contacts(look));
    let told = told_of(look.case);
    let mut steps: Vec<(Date, FieldPath)> = STEPS
        .iter()
        .copied()
        .chain(applied)
        .filter(|path| !told.contains(path))
        .filter_map(|path| Some((look.case.day_at(&path)?, path)))
        .collect();
    steps.sort_by_key(|(day, _)| *day);
    let is_far =
        |earlier: Date, later: Date| look.law.calendar().add_period(earlier, &limit) < later;
    let last = steps.len().saturating_sub(1);
    for (at, (day, path)) in steps.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| steps.get(at)).map(|(day, _)| *day);
        let after = steps.get(at + 1).map(|(day, _)| *day);
        let far_before = before.is_none_or(|before| is_far(before, *day));
        let far_after = after.is_none_or(|after| is_far(*day, after));
        let Some(near) = before.or(after).filter(|_| far_before && far_after) else { continue };
        if last > 1 || at == last {
            findings.push(
                Finding::new("day-far-off", *path)
                    .with("day", danish_day(*day))
                    .with("near", danish_day(near))
                    .with("limit", limit.words),
            );
        }
    }
}

/// The days of the contact log.
pub(super) fn contacts(look: &Look<'_>) -> impl Iterator<Item = FieldPath> {
    let contacts = 0..look.case.contacts.list.items().len();
    contacts.map(|index| field!(contacts.list[index].date))
}

/// A step whose law the files do not hold, because it lies before them. The first such step is told of.
fn before_law(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(first) = look.law.first_day() else { return };
    let early =
        |path: &FieldPath| Some((*path, look.case.day_at(path).filter(|day| *day < first)?));
    if let Some((path, day)) = GOVERNING.iter().find_map(early) {
        findings.push(
            Finding::new("day-before-law", path)
                .with("day", danish_day(day))
                .with("first", danish_day(first)),
        );
    }
}

/// A decision tells what happens next; what is over on its day does not. Several such steps are told of once: then it is the
/// decision that came late.
fn next_steps(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(decided) = look.case.decision.date.date() else { return };
    let is_over =
        |when: &When| when.span().and_then(|span| span.last).is_some_and(|last| last < decided);
    let steps = look.case.decision.next_steps.items().iter().enumerate();
    let over: Vec<usize> = steps
        .filter(|(_, step)| step.when.given().is_some_and(is_over))
        .map(|(index, _)| index)
        .collect();
    let Some(first) = over.first() else { return };
    let path = field!(decision.next_steps[*first].when);
    let what = match over.len() {
        1 => format!("»{}« ligger", look.words.label(&path.words_key())),
        several => format!("{several} af de næste skridt ligger"),
    };
    findings.push(
        Finding::new("next-step-past", path).with("what", what).with("day", danish_day(decided)),
    );
}
