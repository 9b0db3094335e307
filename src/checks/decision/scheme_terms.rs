//! Terms of single schemes that a decision breaks: a senior pension refused for want of efforts, support for a firm that is too
//! young, too small or has another benefit beside it, a later fleksjob given for some years only.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::dates::When;
use crate::case::person::Benefit;
use crate::case::so_far::decided::Decided;
use crate::checks::evidence::shown::written;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("senior-refused-for-efforts"),
    Finds::with("firm-too-young", &["begun", "limit"]),
    Finds::with("firm-of-few-hours", &["hours", "wanted", "limit"]),
    Finds::plain("firm-beside-benefit"),
    Finds::with("fleksjob-limited-again", &["age"]),
    Finds::with("fleksjob-of-other-years", &["years"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let Some(on) = look.case.decision.date.date() else { return };
    let decided = Decided::of(look.case);
    senior(look, texts, &decided, on, findings);
    if decided.grants(Benefit::SelfEmployedSupport) {
        firm(look, texts, on, findings);
        few_hours_in_firm(look, texts, on, findings);
        beside_benefit(look, texts, on, findings);
    }
    if decided.grants(Benefit::Fleksjob) {
        limited_again(look, texts, &decided, on, findings);
        other_years(look, texts, &decided, on, findings);
    }
}

/// A citizen who applies for the senior pension need not go through efforts first.
fn senior(
    look: &Look<'_>,
    texts: &Texts<'_>,
    decided: &Decided,
    on: Date,
    findings: &mut Vec<Finding>,
) {
    if look.cite("senior-disability-pension", on).is_none() {
        return;
    }
    let words = &texts.case_words.accounts;
    let refused =
        |benefit| decided.rulings.iter().find(|it| it.benefit == benefit && !it.is_granted());
    let Some(ruled) = refused(Benefit::SeniorPension) else { return };
    let ruling = look.case.decision.rulings.items().get(ruled.index);
    let reason = ruling.and_then(|ruling| ruling.reason.filled());
    if reason.is_some_and(|reason| words.asks_for_efforts(reason)) {
        findings.push(Finding::new(
            "senior-refused-for-efforts",
            field!(decision.rulings[ruled.index].reason),
        ));
    }
}

/// The firm has been the citizen's own for as long as the law wants work in it.
fn firm(look: &Look<'_>, texts: &Texts<'_>, on: Date, findings: &mut Vec<Finding>) {
    let Some(limit) = look.law.period("self-employed-least", on) else { return };
    let words = &texts.case_words.accounts;
    let own = |text: Option<&str>| text.is_some_and(|text| words.is_own_firm(text));
    let jobs = look.case.work.jobs.items().iter().enumerate();
    let begun = jobs
        .filter(|(_, job)| own(job.function.filled()) || own(job.employer.filled()))
        .filter_map(|(index, job)| Some((job.period.given().and_then(When::span)?.first, index)))
        .min();
    let too_young = begun.filter(|(begun, _)| look.law.calendar().add_period(*begun, &limit) > on);
    if let Some((begun, index)) = too_young {
        findings.push(
            Finding::new("firm-too-young", field!(work.jobs[index].period))
                .with("begun", danish_day(begun))
                .with("limit", limit.words),
        );
    }
}

/// The firm has been run to a considerable extent: some time of what is told has more hours than a few.
fn few_hours_in_firm(look: &Look<'_>, texts: &Texts<'_>, on: Date, findings: &mut Vec<Finding>) {
    let Some(limit) = look.law.period("self-employed-least", on) else { return };
    let told = look.case.work.firm_last_24_months.filled().unwrap_or_default();
    let stated = texts.case_words.hours.stated(told);
    let most = stated.iter().map(|stated| stated.hours).max_by(f64::total_cmp);
    let wanted = texts.case_words.hours.firm;
    if let Some(most) = most.filter(|most| *most < wanted) {
        findings.push(
            Finding::new("firm-of-few-hours", field!(work.firm_last_24_months))
                .with("hours", written(most))
                .with("wanted", written(wanted))
                .with("limit", limit.words),
        );
    }
}

/// Who has a pension or another benefit of the kind gets no support for a firm.
fn beside_benefit(look: &Look<'_>, texts: &Texts<'_>, on: Date, findings: &mut Vec<Finding>) {
    let words = &texts.case_words.accounts;
    for (index, period) in look.case.support_history.periods.items().iter().enumerate() {
        let has_begun =
            period.from.given().and_then(When::span).is_none_or(|from| from.first <= on);
        let ended = period.to.given().and_then(When::span).and_then(|to| to.last);
        let goes_on = ended.is_none_or(|last| last >= on);
        if has_begun && goes_on && period.benefit.filled().is_some_and(|it| words.excludes_firm(it))
        {
            findings.push(Finding::new(
                "firm-beside-benefit",
                field!(support_history.periods[index].benefit),
            ));
        }
    }
}

/// From an age of the law on every fleksjob after the first is for good.
fn limited_again(
    look: &Look<'_>,
    texts: &Texts<'_>,
    decided: &Decided,
    on: Date,
    findings: &mut Vec<Finding>,
) {
    let birth = look.case.citizen.cpr.given().and_then(|cpr| cpr.birth_date());
    let (Some(age), Some(birth)) = (look.law.period("flex-job-permanent-age", on), birth) else {
        return;
    };
    if on < look.law.calendar().add_period(birth, &age) || !had_fleksjob(look.case) {
        return;
    }
    let words = &texts.case_words.accounts;
    let granted = |it: &&_| {
        let it: &crate::case::so_far::decided::Ruled = it;
        it.benefit == Benefit::Fleksjob && it.is_granted()
    };
    let reason = decided.rulings.iter().find(granted).and_then(|ruled| {
        let reason = look.case.decision.rulings.items().get(ruled.index)?.reason.filled();
        Some((field!(decision.rulings[ruled.index].reason), reason))
    });
    let answer = (field!(decision.views_answer), look.case.decision.views_answer.filled());
    for (spot, text) in reason.into_iter().chain([answer]) {
        if text.is_some_and(|text| words.limits_to_years(text)) {
            findings.push(Finding::new("fleksjob-limited-again", spot).with("age", age.words));
        }
    }
}

/// A fleksjob is given for the years of the law and no others.
fn other_years(
    look: &Look<'_>,
    texts: &Texts<'_>,
    decided: &Decided,
    on: Date,
    findings: &mut Vec<Finding>,
) {
    let Some(length) = look.law.period("flex-job-length", on) else { return };
    let of_fleksjob = decided.rulings.iter().filter(|it| it.benefit == Benefit::Fleksjob);
    for ruled in of_fleksjob {
        let Some(ruling) = look.case.decision.rulings.items().get(ruled.index) else { continue };
        let words = &texts.case_words.accounts;
        if ruling.reason.filled().is_some_and(|reason| words.gives_other_years(reason)) {
            findings.push(
                Finding::new(
                    "fleksjob-of-other-years",
                    field!(decision.rulings[ruled.index].reason),
                )
                .with("years", length.words),
            );
        }
    }
}

/// Whether the plan tells of a fleksjob before this decision.
pub(super) fn had_fleksjob(case: &Case) -> bool {
    case.work.jobs.items().iter().any(|job| {
        job.function.filled().is_some_and(|text| text.to_lowercase().contains("fleksjob"))
    })
}
