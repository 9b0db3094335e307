//! Work beside the decision: a job on ordinary terms that runs on, a firm kept beside a job, a senior long out of work.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::dates::When;
use crate::case::person::{Benefit, Support};
use crate::case::plan::Employment;
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::applied_for;
use crate::checks::evidence::shown::{hours, written};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("fleksjob-beside-a-job", &["hours"]),
    Finds::with("pension-beside-a-job", &["hours"]),
    Finds::with("firm-beside-a-job", &["limit", "period"]),
    Finds::with("senior-out-of-work", &["day", "months"]),
];

/// Half a full week. Who works so much on ordinary terms keeps such work by any measure; no law sets the number.
const HALF_WEEK: f64 = 18.5;
/// The hours a week from which on a job beside a firm is the main occupation. No law sets them.
const MAIN: f64 = 30.0;

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let Some(on) = case.decision.date.date() else { return };
    let decided = Decided::of(case);
    beside_a_job(case, texts, &decided, on, findings);
    if decided.grants(Benefit::SelfEmployedSupport) {
        firm(look, texts, on, findings);
    }
    if decided.grants(Benefit::SeniorPension)
        && look.cite("senior-disability-pension", on).is_some()
    {
        senior(case, texts, findings);
    }
}

/// Who lives by the wages of a job that runs on can keep work on ordinary terms.
fn beside_a_job(
    case: &Case,
    texts: &Texts<'_>,
    decided: &Decided,
    on: Date,
    findings: &mut Vec<Finding>,
) {
    let words = &texts.case_words.steps;
    let check = if decided.grants(Benefit::Fleksjob) {
        "fleksjob-beside-a-job"
    } else if decided.grants_pension() {
        "pension-beside-a-job"
    } else {
        return;
    };
    let special = |text: Option<&str>| text.is_some_and(|text| words.is_special(text));
    if !case.matter.support.is(Support::Wages) || special(case.matter.support_note.filled()) {
        return;
    }
    for (index, job) in case.work.jobs.items().iter().enumerate() {
        let runs = span(job)
            .is_some_and(|(first, last)| first <= on && last.is_none_or(|last| last >= on));
        let ordinary =
            ![&job.function, &job.employer].into_iter().any(|text| special(text.filled()))
                && !special(job.why_ended.filled())
                && !is_own(texts, job);
        let many = hours(&job.hours).filter(|hours| runs && ordinary && *hours >= HALF_WEEK);
        if let Some(many) = many {
            findings.push(
                Finding::new(check, field!(work.jobs[index].hours)).with("hours", written(many)),
            );
        }
    }
}

/// A job on full time that leaves too few months for the firm to have been the main occupation.
fn firm(look: &Look<'_>, texts: &Texts<'_>, on: Date, findings: &mut Vec<Finding>) {
    let period = |id| look.law.period(id, on);
    let (Some(window), Some(least)) = (period("self-employed-work"), period("self-employed-least"))
    else {
        return;
    };
    let calendar = look.law.calendar();
    let from = calendar.subtract_period(on, &window);
    let needed = (calendar.add_period(from, &least) - from).get_days();
    for (index, job) in case_jobs(look.case) {
        if is_own(texts, job) || hours(&job.hours).is_none_or(|hours| hours < MAIN) {
            continue;
        }
        let Some((first, last)) = span(job) else { continue };
        let (first, last) = (first.max(from), last.unwrap_or(on).min(on));
        // What the job leaves of the window, before it and after it.
        let left = (first - from).get_days() + (on - last.max(from)).get_days();
        if last > first && left < needed {
            findings.push(
                Finding::new("firm-beside-a-job", field!(work.jobs[index].period))
                    .with("limit", least.words)
                    .with("period", window.words),
            );
        }
    }
}

/// A senior comes from work or sickness benefit, or had to stop work for the sake of health.
fn senior(case: &Case, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let words = &texts.case_words.steps;
    let Some((_, applied)) = applied_for(case, None) else { return };
    let jobs = case_jobs(case).filter_map(|(index, job)| Some((end(&job.period, applied)?, index)));
    let Some((ended, index)) = jobs.max() else { return };
    let periods = case.support_history.periods.items().iter();
    let worked = periods
        .filter(|period| period.benefit.filled().is_some_and(|text| words.is_working(text)))
        .filter_map(|period| period.to.given().map_or(Some(applied), |to| end_of(to, applied)))
        .max();
    let last = worked.map_or(ended, |worked| worked.max(ended));
    let months = words.short_months;
    let until = last.checked_add(jiff::Span::new().months(months)).unwrap_or(last);
    let why = case.work.jobs.items().get(index).and_then(|job| job.why_ended.filled());
    if until < applied && why.is_some_and(|why| !words.speaks_of_illness(why)) {
        findings.push(
            Finding::new("senior-out-of-work", field!(work.jobs[index].why_ended))
                .with("day", danish_day(last))
                .with("months", months.to_string()),
        );
    }
}

fn case_jobs(case: &Case) -> impl Iterator<Item = (usize, &Employment)> {
    case.work.jobs.items().iter().enumerate()
}

fn span(job: &Employment) -> Option<(Date, Option<Date>)> {
    job.period.given().and_then(When::span).map(|span| (span.first, span.last))
}

fn end(period: &crate::case::answer::Answer<When>, still: Date) -> Option<Date> {
    period.given().and_then(|period| end_of(period, still))
}

fn end_of(period: &When, still: Date) -> Option<Date> {
    period.span().map(|span| span.last.unwrap_or(still))
}

fn is_own(texts: &Texts<'_>, job: &Employment) -> bool {
    let words = &texts.case_words.accounts;
    [&job.function, &job.employer]
        .into_iter()
        .any(|text| text.filled().is_some_and(|text| words.is_own_firm(text)))
}
