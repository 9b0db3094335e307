//! Dates that cannot have come in that order.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::dates::Day;
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("date-after-decision", &["day", "decision_day"]),
    Finds::with("effect-before-decision", &["day", "decision_day"]),
    Finds::with("dates-out-of-order", &["day", "other", "other_day"]),
    Finds::plain("date-before-birth"),
];

/// Pairs of days, the one that comes first before the other. The same day is fine.
const ORDER: &[(FieldPath, FieldPath)] = &[
    (field!(matter.plan_begun), field!(recommendation.meeting_date)),
    (field!(matter.plan_begun), field!(matter.description_made)),
    (field!(matter.description_made), field!(process.coordinator_asked)),
    (field!(matter.description_made), field!(decision.date)),
    (field!(process.coordinator_asked), field!(process.coordinator_date)),
    (field!(process.coordinator_asked), field!(decision.date)),
    (field!(health.gp_requested), field!(health.gp_received)),
    (field!(recommendation.meeting_date), field!(process.hearing_sent)),
    (field!(process.hearing_sent), field!(process.hearing_deadline)),
    (field!(process.hearing_sent), field!(process.hearing_answer_date)),
    (field!(process.hearing_sent), field!(decision.date)),
    (field!(process.hearing_sent), field!(process.hearing_again_sent)),
    (field!(process.hearing_again_sent), field!(process.hearing_again_deadline)),
    (field!(process.hearing_again_sent), field!(process.hearing_again_answer_date)),
    (field!(process.hearing_again_sent), field!(decision.date)),
    (field!(process.coordinator_date), field!(decision.date)),
    (field!(process.disagreement_date), field!(decision.date)),
    (field!(process.offer_made), field!(process.offer_meeting)),
    (field!(process.offer_meeting), field!(decision.date)),
    (field!(process.transition_date), field!(process.transition_told)),
    (field!(process.transition_date), field!(decision.date)),
    (field!(process.delay_told), field!(process.delay_new_date)),
    (field!(recommendation.meeting_date), field!(process.disagreement_date)),
    (field!(process.disagreement_date), field!(decision.re_presented)),
    (field!(recommendation.meeting_date), field!(decision.re_presented)),
    (field!(decision.re_presented), field!(decision.date)),
    (field!(matter.plan_begun), field!(decision.date)),
    (field!(recommendation.meeting_date), field!(decision.date)),
    (field!(decision.date), field!(decision.course_until)),
    (field!(decision.date), field!(process.complaint_received)),
    (field!(process.complaint_received), field!(process.reassessed)),
    (field!(process.reassessed), field!(process.forwarded)),
];

/// Days that can come after the decision, but then came too late to count for it.
const IN_TIME: &[FieldPath] = &[
    field!(process.transition_told),
    field!(process.delay_told),
    field!(process.hearing_answer_date),
    field!(process.hearing_again_answer_date),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (first, second) in ORDER {
        compare(look, findings, first, second);
    }
    for index in 0..look.case.matter.applications.items().len() {
        let applied = field!(matter.applications[index].date);
        compare(look, findings, &applied, &field!(decision.date));
    }
    for late in IN_TIME {
        late_for_decision(look, findings, late);
    }
    for index in 0..look.case.decision.rulings.items().len() {
        effect(look, findings, index);
    }
    born_before(look, findings);
}

fn late_for_decision(look: &Look<'_>, findings: &mut Vec<Finding>, path: &FieldPath) {
    let (Some(late), Some(decision)) = (day_at(look, path), look.case.decision.date.date()) else {
        return;
    };
    if late > decision {
        findings.push(
            Finding::new("date-after-decision", *path)
                .with("day", danish_day(late))
                .with("decision_day", danish_day(decision)),
        );
    }
}

/// What is granted takes effect after it was applied for, and as a rule not before it was decided.
fn effect(look: &Look<'_>, findings: &mut Vec<Finding>, index: usize) {
    let path = field!(decision.rulings[index].effect_from);
    let Some(ruling) = look.case.decision.rulings.items().get(index) else { return };
    // A day before the citizen was born is told of as such, and only once.
    let Some(effect) =
        ruling.effect_from.date().filter(|effect| birth(look).is_none_or(|birth| *effect >= birth))
    else {
        return;
    };
    let applications = look.case.matter.applications.items();
    let first = (0..applications.len())
        .filter_map(|at| Some((applications.get(at)?.date.date()?, at)))
        .min();
    if let Some((applied, at)) = first.filter(|(applied, _)| effect < *applied) {
        let other = field!(matter.applications[at].date);
        findings.push(out_of_order(look, path, effect, &other, applied));
    } else if let Some(decision) =
        look.case.decision.date.date().filter(|decision| effect < *decision)
        && Some(effect) != paid_from_late(look)
    {
        let finding = Finding::new("effect-before-decision", path).with("day", danish_day(effect));
        findings.push(finding.with("decision_day", danish_day(decision)));
    }
}

/// The day from which a pension runs where it was decided after the time limit: the first of the month after that.
fn paid_from_late(look: &Look<'_>) -> Option<Date> {
    let begun = look.case.process.transition_date.date()?;
    let limit = look.law.period("pension-decision", begun)?;
    let last = look.law.calendar().add_period(begun, &limit);
    let is_late = look.case.decision.date.date()? > last;
    last.last_of_month().tomorrow().ok().filter(|_| is_late)
}

fn compare(look: &Look<'_>, findings: &mut Vec<Finding>, first: &FieldPath, second: &FieldPath) {
    let (Some(earlier), Some(later)) = (day_at(look, first), day_at(look, second)) else { return };
    if earlier > later {
        findings.push(out_of_order(look, *second, later, first, earlier));
    }
}

fn out_of_order(
    look: &Look<'_>,
    path: FieldPath,
    on: Date,
    other: &FieldPath,
    other_day: Date,
) -> Finding {
    let label = look.words.label(&other.words_key()).to_owned();
    Finding::new("dates-out-of-order", path)
        .with("day", danish_day(on))
        .with("other", label)
        .with("other_day", danish_day(other_day))
}

/// No exact day of the case lies before the citizen was born.
fn born_before(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = birth(look) else { return };
    let fixed =
        [field!(matter.plan_begun), field!(recommendation.meeting_date), field!(decision.date)];
    let applied = (0..look.case.matter.applications.items().len())
        .map(|at| field!(matter.applications[at].date));
    let effects = (0..look.case.decision.rulings.items().len())
        .map(|at| field!(decision.rulings[at].effect_from));
    for path in fixed.into_iter().chain(applied).chain(effects) {
        if day_at(look, &path).is_some_and(|day| day < birth) {
            findings.push(Finding::new("date-before-birth", path));
        }
    }
}

fn birth(look: &Look<'_>) -> Option<Date> {
    look.case.citizen.cpr.given().and_then(|cpr| cpr.birth_date())
}

fn day_at(look: &Look<'_>, path: &FieldPath) -> Option<Date> {
    Day::parse(look.case.answer(path)?.text()).ok()?.date()
}
