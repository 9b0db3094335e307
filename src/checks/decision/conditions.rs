//! Conditions that the law sets for each scheme: working years, work in a firm, more than unemployment, and treatments that may
//! be refused.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::dates::When;
use crate::case::decision::Weight;
use crate::case::person::Benefit;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::decided::{Decided, Ruled};
use crate::case::so_far::progress::beyond_plan;
use crate::checks::evidence::shown::hours;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::{gives_reason, says_something};
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("senior-work-too-short", &["years", "limit"]),
    Finds::with("senior-work-judged", &["years", "limit"]),
    Finds::with("firm-months-missing", &["period"]).asking(),
    Finds::with("firm-months-without-hours", &["period"]),
    Finds::plain("course-only-unemployment"),
    Finds::plain("treatment-refusal-held-against"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    firm(look, texts, &decided, findings);
    only_unemployment(look, texts, &decided, findings);
    let Some(on) = look.case.decision.date.date() else { return };
    treatment(look, texts, &decided, on, findings);
    let senior = |ruled: &&Ruled| ruled.benefit == Benefit::SeniorPension && ruled.is_granted();
    if let Some(ruled) = decided.rulings.iter().find(senior) {
        working_years(look, *ruled, on, findings);
    }
}

/// The hours a week from which on a job is taken for one on full time. No law sets them.
const FULL_TIME: f64 = 30.0;

/// The years of work on full time that the plan tells of, each year once.
fn working_years(look: &Look<'_>, ruled: Ruled, on: Date, findings: &mut Vec<Finding>) {
    let Some(limit) = look.law.period("senior-disability-pension-work", on) else { return };
    let jobs = look.case.work.jobs.items().iter();
    let mut spans: Vec<(Date, Date)> = jobs
        .filter(|job| hours(&job.hours).is_none_or(|hours| hours >= FULL_TIME))
        .filter_map(|job| job.period.given().and_then(When::span))
        .map(|span| (span.first, span.last.unwrap_or(on).min(on)))
        .collect();
    spans.sort();
    let (mut days, mut until) = (0, Date::MIN);
    for (first, last) in spans {
        let first = first.max(until);
        if last > first {
            days += (last - first).get_days();
            until = last;
        }
    }
    let needed = |limit: &_| (look.law.calendar().add_period(on, limit) - on).get_days();
    if days < needed(&limit) {
        // Between both limits the municipality judges.
        let least = look.law.period("senior-disability-pension-work-least", on);
        let is_judged = least.is_some_and(|least| days >= needed(&least));
        let check = if is_judged { "senior-work-judged" } else { "senior-work-too-short" };
        findings.push(
            Finding::new(check, field!(decision.rulings[ruled.index].outcome))
                .with("years", (f64::from(days) / 365.25).floor().to_string())
                .with("limit", limit.words),
        );
    }
}

/// The support for a firm asks how much was worked in it, and over which time.
fn firm(look: &Look<'_>, texts: &Texts<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let case = look.case;
    let wished = case
        .matter
        .applications
        .items()
        .iter()
        .any(|wish| wish.benefit.is(Benefit::SelfEmployedSupport));
    if !beyond_plan(case) || !(wished || decided.grants(Benefit::SelfEmployedSupport)) {
        return;
    }
    let day = crate::case::so_far::progress::governing_day(case);
    let Some(period) = day.and_then(|day| look.law.period("self-employed-work", day)) else {
        return;
    };
    let field = || field!(work.firm_last_24_months);
    let told = &case.work.firm_last_24_months;
    let check = if !gives_reason(told, case) {
        "firm-months-missing"
    } else if texts.case_words.hours.stated(told.filled().unwrap_or_default()).is_empty() {
        "firm-months-without-hours"
    } else {
        return;
    };
    findings.push(Finding::new(check, field()).with("period", period.words));
}

/// A resource course is for problems beside unemployment.
fn only_unemployment(
    look: &Look<'_>,
    texts: &Texts<'_>,
    decided: &Decided,
    findings: &mut Vec<Finding>,
) {
    let case = look.case;
    let granted = decided
        .rulings
        .iter()
        .find(|ruled| ruled.benefit == Benefit::ResourceCourse && ruled.is_granted());
    let recommended = case.recommendation.outcome.is(TeamOutcome::ResourceCourse);
    let place = match granted {
        Some(ruled) => field!(decision.rulings[ruled.index].outcome),
        None if recommended => field!(recommendation.outcome),
        None => return,
    };
    let health = &case.health;
    let nothing_else = health.diagnoses.items().is_empty()
        && health.considerations.items().is_empty()
        && !says_something(&case.social.challenges);
    let words = &texts.case_words.conditions;
    let reason = granted
        .and_then(|ruled| case.decision.rulings.items().get(ruled.index))
        .and_then(|ruling| ruling.reason.filled());
    let speaks_of_it = [case.recommendation.course_need.filled().filter(|_| recommended), reason]
        .into_iter()
        .flatten()
        .any(|text| words.knows_only_unemployment(text));
    if nothing_else || speaks_of_it {
        findings.push(Finding::new("course-only-unemployment", place));
    }
}

/// A treatment that the citizen refuses may not be held against the citizen, from the day on which that is law.
fn treatment(
    look: &Look<'_>,
    texts: &Texts<'_>,
    decided: &Decided,
    on: Date,
    findings: &mut Vec<Finding>,
) {
    let protects = |id: &str| look.cite(id, on).is_some();
    let refused = |ruled: &&Ruled| {
        !ruled.is_granted()
            && (ruled.is_pension() && protects("pension-treatment-refusal")
                || ruled.benefit == Benefit::Fleksjob && protects("flex-job-treatment-refusal"))
    };
    if !decided.rulings.iter().any(|ruled| refused(&ruled)) {
        return;
    }
    let words = &texts.case_words.conditions;
    for text in texts.all.iter().filter(|text| counts_against(look, text.spot)) {
        if words.holds_refusal_against(text.text) {
            findings.push(Finding::new("treatment-refusal-held-against", text.spot));
        }
    }
}

/// Whether a text is one that a refusal rests on.
fn counts_against(look: &Look<'_>, spot: FieldPath) -> bool {
    match (spot.section(), spot.field()) {
        ("decision", "reason" | "assessment" | "named_effort" | "young_why") => true,
        ("decision", "fact" | "consideration" | "why") => {
            let weight = look.case.answer(&spot.beside("weight"));
            let given = crate::case::scalar::Scalar::text(&Weight::Given);
            weight.is_none_or(|weight| weight.text() == given)
        }
        ("process", "undoubted_why") => true,
        ("checklist", field) => field.ends_with("_grounds"),
        _ => false,
    }
}
