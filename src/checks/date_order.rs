//! Dates that cannot have come in that order.

use jiff::civil::Date;

use super::{Finding, Look};
use crate::case::dates::{Day, danish_day};
use crate::case::field::View;
use crate::case::scalar::Scalar;
use crate::problem::FieldPath;

/// Pairs of days, the one that comes first before the other. The same day is fine.
const ORDER: &[(&str, &str)] = &[
    ("matter.plan_begun", "recommendation.meeting_date"),
    ("health.gp_requested", "health.gp_received"),
    ("recommendation.meeting_date", "process.hearing_sent"),
    ("process.hearing_sent", "process.hearing_deadline"),
    ("process.hearing_sent", "process.hearing_answer_date"),
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
    ("decision.date", "process.complaint_received"),
    ("process.complaint_received", "process.reassessed"),
    ("process.reassessed", "process.forwarded"),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (first, second) in ORDER {
        compare(look, findings, first, second);
    }
    for index in 0..look.case.matter.applications.items().len() {
        let applied = FieldPath::item("matter", "applications", index, "date");
        compare(look, findings, &applied.0, "decision.date");
    }
    born_before(look, findings);
}

fn compare(look: &Look<'_>, findings: &mut Vec<Finding>, first: &str, second: &str) {
    let (Some(earlier), Some(later)) = (day_at(look, first), day_at(look, second)) else { return };
    if earlier > later {
        let other = look.words.label(&FieldPath(first.to_owned()).words_key()).to_owned();
        findings.push(
            Finding::new("dates-out-of-order", FieldPath(second.to_owned()))
                .with("day", danish_day(later))
                .with("other", other)
                .with("other_day", danish_day(earlier)),
        );
    }
}

/// No exact day of the case lies before the citizen was born.
fn born_before(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = look.case.citizen.cpr.given().and_then(|cpr| cpr.birth_date()) else { return };
    for path in ["matter.plan_begun", "recommendation.meeting_date", "decision.date"] {
        if day_at(look, path).is_some_and(|day| day < birth) {
            findings.push(Finding::new("date-before-birth", FieldPath(path.to_owned())));
        }
    }
}

fn day_at(look: &Look<'_>, path: &str) -> Option<Date> {
    match look.case.find(&FieldPath(path.to_owned()))? {
        View::Answer(answer) => Day::parse(answer.text()).ok()?.date(),
        View::List(_) => None,
    }
}
