//! Decisions against what was tried: hours above every trial, progress that a pension to a young citizen passes over, and an
//! effort that was tried already.

use crate::case::Case;
use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::plan::{InterventionKind, Met, TreatmentStage};
use crate::case::so_far::decided::Decided;
use crate::checks::evidence::shown::tried_hours;
use crate::checks::evidence::work_trials::is_trial;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("young-pension-against-progress", &["limit"]),
    Finds::with("young-rule-set-aside", &["limit"]),
    Finds::plain("effort-tried-already"),
];

/// Two numbers that differ by no more are the same: a text says `cirka` and `knap`.
const CLOSE: f64 = 0.5;
/// Words of so many letters are taken to name an effort.
const LONG: usize = 8;

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    young(look, texts, &decided, findings);
    if decided.refuses(Benefit::Pension) {
        tried_already(look.case, texts, findings);
    }
}

/// The hours that the reason of a refused pension counts on and the most that a trial shows, where those are less. A trial that
/// the decision gives no weight shows no less by that.
pub(super) fn refused_above_trials(
    look: &Look<'_>,
    texts: &Texts<'_>,
    reason: FieldPath,
) -> Option<(f64, f64)> {
    let case = look.case;
    let decided = Decided::of(case);
    decided.rulings.iter().find(|ruled| {
        let own = field!(decision.rulings[ruled.index].reason);
        ruled.is_pension() && !ruled.is_granted() && case.lasting(&own) == case.lasting(&reason)
    })?;
    let most = tried_hours(look).into_iter().reduce(f64::max)?;
    let words = texts.case_words;
    let said = words.accounts.can_work(case.answer(&reason)?.text(), &words.hours)?;
    (said > most + CLOSE).then_some((said, most))
}

/// Below the age of the law a pension asks that the ability to work cannot become better. A trial in which it only rose says
/// that it can.
fn young(look: &Look<'_>, texts: &Texts<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let case = look.case;
    let Some(on) = case.decision.date.date() else { return };
    let granted =
        |benefit| decided.rulings.iter().find(|it| it.benefit == benefit && it.is_granted());
    let (Some(ruled), Some(limit), Some(birth)) = (
        granted(Benefit::Pension),
        look.law.period("age-full-access", on),
        case.citizen.cpr.given().and_then(|cpr| cpr.birth_date()),
    ) else {
        return;
    };
    if look.cite("pension-under-40", on).is_none()
        || on >= look.law.calendar().add_period(birth, &limit)
    {
        return;
    }
    let words = &texts.case_words.accounts;
    if case.decision.young_why.filled().is_some_and(|why| words.sets_rule_aside(why)) {
        findings.push(
            Finding::new("young-rule-set-aside", field!(decision.young_why))
                .with("limit", limit.words),
        );
    }
    let trials = case.efforts.interventions.items().iter();
    let rises = trials
        .filter(|trial| is_trial(trial) && trial.considerations_met.is(Met::Yes))
        .any(|trial| trial.outcome.filled().is_some_and(|outcome| words.only_rises(outcome)));
    if rises {
        findings.push(
            Finding::new(
                "young-pension-against-progress",
                field!(decision.rulings[ruled.index].outcome),
            )
            .with("limit", limit.words),
        );
    }
}

/// An effort that a refusal names, and that was already tried without effect.
fn tried_already(case: &Case, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let Some(named) = case.decision.named_effort.filled() else { return };
    let named = long_words(named);
    let words = &texts.case_words.accounts;
    let no_effect = |text: Option<&str>| text.is_some_and(|text| words.had_no_effect(text));
    let treatments = case.health.treatments.items().iter();
    let treatments = treatments
        .filter(|it| it.stage.is(TreatmentStage::Ended) && no_effect(it.effect.filled()))
        .filter_map(|it| it.what.filled());
    let efforts = case.efforts.interventions.items().iter();
    let efforts = efforts
        .filter(|it| {
            matches!(
                it.kind.given(),
                Some(InterventionKind::Course | InterventionKind::HealthCourse)
            ) && no_effect(it.outcome.filled())
        })
        .filter_map(|it| it.function.filled());
    let is_named = |tried: &str| long_words(tried).iter().any(|word| named.contains(word));
    if treatments.chain(efforts).any(is_named) {
        findings.push(Finding::new("effort-tried-already", field!(decision.named_effort)));
    }
}

fn long_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| word.chars().count() >= LONG).map(str::to_lowercase).collect()
}
