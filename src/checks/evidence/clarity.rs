//! Whether health and the ability to work are clarified: the answers of the health checklist, their grounds, and what they
//! are used for.

use crate::case::Case;
use crate::case::address::field;
use crate::case::checklist::{
    Checklist, ChecklistAnswer as Reply, ChecklistQuestion, TreatmentEffect,
};
use crate::case::field::{Answered, State};
use crate::case::person::YesNo;
use crate::case::plan::TreatmentStage;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::progress::{
    beyond_plan, governing_day, is_senior, towards_fleksjob, towards_pension,
};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::is_something;
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("checklist-unanswered").asking(),
    Finds::plain("checklist-open"),
    Finds::plain("checklist-against-outcome"),
    Finds::plain("fluctuating-without-grounds").asking(),
    Finds::plain("finding-without-grounds").asking(),
    Finds::plain("finding-without-exhibits").asking(),
    Finds::with("checklist-contradiction", &["other"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    contradictions(look, texts, findings);
    if beyond_plan(look.case) {
        for question in Checklist::QUESTIONS {
            one_question(look, texts, &question, findings);
        }
    }
}

/// What a work ability rests on that is reduced for good.
const LASTING: [FieldPath; 3] =
    [field!(checklist.functional_level), field!(checklist.lasting), field!(checklist.significant)];
/// What a condition rests on that nothing more can be done about.
const SETTLED: [FieldPath; 2] =
    [field!(checklist.stationary), field!(checklist.treatment_exhausted)];
const PRIMARY: [FieldPath; 1] = [field!(checklist.primary_diagnosis)];

/// What the outcome rests on: the questions whose answer must be yes.
fn needed(case: &Case) -> impl Iterator<Item = &'static FieldPath> {
    let (pension, fleksjob) = (towards_pension(case), towards_fleksjob(case));
    let whole_pension = pension && !is_senior(case);
    let settled = whole_pension || fleksjob && !of_few_hours(case);
    let lasting = LASTING.iter().filter(move |_| pension || fleksjob);
    let settled = SETTLED.iter().filter(move |_| settled);
    lasting.chain(settled).chain(PRIMARY.iter().filter(move |_| whole_pension))
}

/// A fleksjob of few hours is given while the ability to work can still be developed.
fn of_few_hours(case: &Case) -> bool {
    case.recommendation.outcome.is(TeamOutcome::FleksjobFewHours)
        || case.decision.fleksjob_few_hours.is(YesNo::Yes)
}

fn one_question(
    look: &Look<'_>,
    texts: &Texts<'_>,
    question: &ChecklistQuestion,
    findings: &mut Vec<Finding>,
) {
    let path = question.answer;
    let Some(answer) = look.case.answer(&path) else { return };
    let decides = needed(look.case).any(|needed| *needed == path)
        || (path == field!(checklist.treatment_effect)
            && towards_pension(look.case)
            && !is_senior(look.case));
    match (answer.state(), answer.text()) {
        (State::NotAnswered | State::Unknown, _) => {
            findings.push(Finding::new("checklist-unanswered", path))
        }
        (State::NotRelevant, _) if needed(look.case).any(|needed| *needed == path) => {
            findings.push(Finding::new("checklist-unanswered", path))
        }
        (State::NotRelevant, _) => {}
        (State::Given, "open") if decides => findings.push(Finding::new("checklist-open", path)),
        (State::Given, "no" | "work_ability")
            if decides
                && !is_no_hindrance(look.case, &path)
                && !is_refused(look, texts, question) =>
        {
            findings.push(Finding::new("checklist-against-outcome", path))
        }
        (State::Given, _) => {}
    }
    if answer.state() == State::Given && answer.text() != "open" {
        grounds(look, question, findings);
    }
}

/// A treatment that the plan names and that is still to come hinders nothing where it can better daily life only, and an illness that somebody dies of
/// is not stationary and yet changes for the worse only.
fn is_no_hindrance(case: &Case, question: &FieldPath) -> bool {
    let list = &case.checklist;
    *question == field!(checklist.treatment_exhausted)
        && list.treatment_effect.is(TreatmentEffect::LifeOnly)
        && case.health.treatments.items().iter().any(|it| it.stage.is(TreatmentStage::Planned))
        || *question == field!(checklist.stationary)
            && case.process.terminally_ill.is(YesNo::Yes)
            && !list.treatment_effect.is(TreatmentEffect::WorkAbility)
}

/// What is left is a treatment that the citizen says no to, and by the law of the day nobody may hold that against them.
fn is_refused(look: &Look<'_>, texts: &Texts<'_>, question: &ChecklistQuestion) -> bool {
    let of_treatment = question.answer == field!(checklist.treatment_exhausted)
        || question.answer == field!(checklist.treatment_effect);
    let in_force = governing_day(look.case)
        .is_some_and(|day| look.cite("pension-treatment-refusal", day).is_some());
    let list = &look.case.checklist;
    let told = [list.treatment_exhausted_grounds.filled(), list.treatment_effect_grounds.filled()];
    let conditions = &texts.case_words.conditions;
    of_treatment
        && in_force
        && told.into_iter().flatten().any(|text| conditions.says_no_to_something(text))
}

/// A finding has its grounds and the exhibits that they rest on.
fn grounds(look: &Look<'_>, question: &ChecklistQuestion, findings: &mut Vec<Finding>) {
    let text = |field: &FieldPath| look.case.answer(field).map_or("", Answered::text);
    if !is_something(text(&question.grounds)) {
        let fluctuates = question.answer == field!(checklist.fluctuating)
            && look.case.checklist.fluctuating.is(Reply::Yes);
        let check =
            if fluctuates { "fluctuating-without-grounds" } else { "finding-without-grounds" };
        findings.push(Finding::new(check, question.grounds));
    }
    let exhibits = look.case.answer(&question.exhibits).and_then(Answered::cited);
    if exhibits.is_none_or(|cited| cited.numbers().is_empty()) {
        findings.push(Finding::new("finding-without-exhibits", question.exhibits));
    }
}

/// Answers that cannot both be right, and answers that the plan says otherwise about.
fn contradictions(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let (list, health) = (&look.case.checklist, &look.case.health);
    let primary = health
        .diagnoses
        .items()
        .iter()
        .filter(|diagnosis| diagnosis.primary.is(YesNo::Yes))
        .count();
    // A treatment that the citizen says no to is none that is to come.
    let refused = |text: Option<&str>| {
        text.is_some_and(|text| texts.case_words.conditions.says_no_to_something(text))
    };
    let planned = health.treatments.items().iter().any(|treatment| {
        treatment.stage.is(TreatmentStage::Planned) && !refused(treatment.effect.filled())
    });
    let exhausted = list.treatment_exhausted.is(Reply::Yes);
    let helps = list.treatment_effect.is(TreatmentEffect::WorkAbility);
    let stationary = list.stationary.is(Reply::Yes);
    let functioning = look.case.social.functioning.items();
    let considerations = health.considerations.items();
    for (contradicts, question, other) in [
        (exhausted && planned, field!(checklist.treatment_exhausted), field!(health.treatments)),
        (
            exhausted && !health.examinations.items().is_empty(),
            field!(checklist.treatment_exhausted),
            field!(health.examinations),
        ),
        (
            exhausted && helps,
            field!(checklist.treatment_exhausted),
            field!(checklist.treatment_effect),
        ),
        (
            stationary && helps && !refused(list.treatment_exhausted_grounds.filled()),
            field!(checklist.stationary),
            field!(checklist.treatment_effect),
        ),
        (
            stationary && list.lasting.is(Reply::No),
            field!(checklist.lasting),
            field!(checklist.stationary),
        ),
        (
            list.primary_diagnosis.is(Reply::Yes) && primary != 1,
            field!(checklist.primary_diagnosis),
            field!(health.diagnoses),
        ),
        (
            list.functional_level.is(Reply::Yes) && functioning.is_empty(),
            field!(checklist.functional_level),
            field!(social.functioning),
        ),
        (
            list.considerations.is(Reply::Yes) && considerations.is_empty(),
            field!(checklist.considerations),
            field!(health.considerations),
        ),
        (
            list.considerations.is(Reply::No) && !considerations.is_empty(),
            field!(checklist.considerations),
            field!(health.considerations),
        ),
    ] {
        if contradicts {
            let finding = Finding::new("checklist-contradiction", question);
            findings.push(finding.with("other", look.words.label(&other.words_key())));
        }
    }
}
