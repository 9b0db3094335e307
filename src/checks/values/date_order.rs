//! Dates that cannot have come in that order.

use jiff::civil::Date;

use crate::case::dates::{Day, danish_day};
use crate::case::field::View;
use crate::case::scalar::Scalar;
use crate::checks::finding::{Finding, Finds};
use crate::look::Look;
use crate::problem::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("date-after-decision", &["day", "decision_day"]),
    Finds::with("effect-before-decision", &["day", "decision_day"]),
    Finds::with("dates-out-of-order", &["day", "other", "other_day"]),
    Finds::plain("date-before-birth"),
];

/// Pairs of days, the one that comes first before the other. The same day is fine.
const ORDER: &[(&str, &str)] = &[
    ("matter.plan_begun", "recommendation.meeting_date"),
    ("health.gp_requested", "health.gp_received"),
    ("recommendation.meeting_date", "process.hearing_sent"),
    ("process.hearing_sent", "process.hearing_deadline"),
    ("process.hearing_sent", "process.hearing_answer_date"),
    ("process.hearing_sent", "decision.date"),
    ("process.coordinator_date", "decision.date"),
    ("process.disagreement_date", "decision.date"),
    ("process.offer_made", "process.offer_meeting"),
    ("process.offer_meeting", "decision.date"),
    ("process.transition_date", "process.transition_told"),
    ("process.transition_date", "decision.date"),
    ("process.delay_told", "process.delay_new_date"),
    ("recommendation.meeting_date", "process.disagreement_date"),
    ("process.disagreement_date", "decision.re_presented"),
    ("recommendation.meeting_date", "decision.re_presented"),
    ("decision.re_presented", "decision.date"),
    ("matter.plan_begun", "decision.date"),
    ("recommendation.meeting_date", "decision.date"),
    ("decision.date", "decision.course_until"),
    ("decision.date", "process.complaint_received"),
    ("process.complaint_received", "process.reassessed"),
    ("process.reassessed", "process.forwarded"),
];

/// Days that can come after the decision, but then came too late to count for it.
const IN_TIME: &[&str] =
    &["process.transition_told", "process.delay_told", "process.hearing_answer_date"];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (first, second) in ORDER {
        compare(look, findings, first, second);
    }
    for index in 0..look.case.matter.applications.items().len() {
        let applied = FieldPath::item("matter", "applications", index, "date");
        compare(look, findings, &applied.0, "decision.date");
    }
    for late in IN_TIME {
        late_for_decision(look, findings, late);
    }
    for index in 0..look.case.decision.rulings.items().len() {
        effect(look, findings, index);
    }
    born_before(look, findings);
}

fn late_for_decision(look: &Look<'_>, findings: &mut Vec<Finding>, path: &str) {
    let (Some(late), Some(decision)) = (day_at(look, path), look.case.decision.date.date()) else {
        return;
    };
    if late > decision {
        findings.push(
            Finding::new("date-after-decision", FieldPath(path.to_owned()))
                .with("day", danish_day(late))
                .with("decision_day", danish_day(decision)),
        );
    }
}

/// What is granted takes effect after it was applied for, and as a rule not before it was decided.
fn effect(look: &Look<'_>, findings: &mut Vec<Finding>, index: usize) {
    let path = FieldPath::item("decision", "rulings", index, "effect_from");
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
        let other = FieldPath::item("matter", "applications", at, "date");
        findings.push(out_of_order(look, path, effect, &other.0, applied));
    } else if let Some(decision) =
        look.case.decision.date.date().filter(|decision| effect < *decision)
    {
        let finding = Finding::new("effect-before-decision", path).with("day", danish_day(effect));
        findings.push(finding.with("decision_day", danish_day(decision)));
    }
}

fn compare(look: &Look<'_>, findings: &mut Vec<Finding>, first: &str, second: &str) {
    let (Some(earlier), Some(later)) = (day_at(look, first), day_at(look, second)) else { return };
    if earlier > later {
        findings.push(out_of_order(look, FieldPath(second.to_owned()), later, first, earlier));
    }
}

fn out_of_order(
    look: &Look<'_>,
    path: FieldPath,
    on: Date,
    other: &str,
    other_day: Date,
) -> Finding {
    let label = look.words.label(&FieldPath(other.to_owned()).words_key()).to_owned();
    Finding::new("dates-out-of-order", path)
        .with("day", danish_day(on))
        .with("other", label)
        .with("other_day", danish_day(other_day))
}

/// No exact day of the case lies before the citizen was born.
fn born_before(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = birth(look) else { return };
    let fixed = ["matter.plan_begun", "recommendation.meeting_date", "decision.date"]
        .map(|path| FieldPath(path.to_owned()));
    let applied = (0..look.case.matter.applications.items().len())
        .map(|at| FieldPath::item("matter", "applications", at, "date"));
    let effects = (0..look.case.decision.rulings.items().len())
        .map(|at| FieldPath::item("decision", "rulings", at, "effect_from"));
    for path in fixed.into_iter().chain(applied).chain(effects) {
        if day_at(look, &path.0).is_some_and(|day| day < birth) {
            findings.push(Finding::new("date-before-birth", path));
        }
    }
}

fn birth(look: &Look<'_>) -> Option<Date> {
    look.case.citizen.cpr.given().and_then(|cpr| cpr.birth_date())
}

fn day_at(look: &Look<'_>, path: &str) -> Option<Date> {
    match look.case.find(&FieldPath(path.to_owned()))? {
        View::Answer(answer) => Day::parse(answer.text()).ok()?.date(),
        View::List(_) => None,
    }
}
