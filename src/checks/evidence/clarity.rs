//! Whether health and the ability to work are clarified: the answers of the health checklist, their grounds, and what they
//! are used for.

use crate::case::checklist::{Checklist, Finding as Reply, TreatmentEffect};
use crate::case::field::{Answered, State, View};
use crate::case::person::YesNo;
use crate::case::plan::TreatmentStage;
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::progress::{beyond_plan, is_senior, towards_fleksjob, towards_pension};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::exhibit_references::in_exhibit_field;
use crate::checks::reading::substance::is_something;
use crate::look::Look;
use crate::problem::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("checklist-unanswered"),
    Finds::plain("checklist-open"),
    Finds::plain("checklist-against-outcome"),
    Finds::plain("fluctuating-without-grounds"),
    Finds::plain("finding-without-grounds"),
    Finds::plain("finding-without-exhibits"),
    Finds::with("checklist-contradiction", &["other"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    contradictions(look, findings);
    if beyond_plan(look.case) {
        for question in Checklist::QUESTIONS {
            one_question(look, question, findings);
        }
    }
}

/// What each outcome rests on: the questions whose answer must be yes.
fn needed(look: &Look<'_>) -> &'static [&'static str] {
    if towards_pension(look.case) && !is_senior(look.case) {
        &[
            "functional_level",
            "lasting",
            "significant",
            "stationary",
            "treatment_exhausted",
            "primary_diagnosis",
        ]
    } else if towards_fleksjob(look.case) && !of_few_hours(look) {
        &["functional_level", "lasting", "significant", "stationary", "treatment_exhausted"]
    } else if towards_pension(look.case) || towards_fleksjob(look.case) {
        &["functional_level", "lasting", "significant"]
    } else {
        &[]
    }
}

/// A fleksjob of few hours is given while the ability to work can still be developed.
fn of_few_hours(look: &Look<'_>) -> bool {
    look.case.recommendation.outcome.is(TeamOutcome::FleksjobFewHours)
        || look.case.decision.fleksjob_few_hours.is(YesNo::Yes)
}

fn one_question(look: &Look<'_>, question: &str, findings: &mut Vec<Finding>) {
    let path = || FieldPath::new("checklist", question);
    let Some(answer) = answer(look, question) else { return };
    let decides = needed(look).contains(&question)
        || (question == "treatment_effect" && towards_pension(look.case) && !is_senior(look.case));
    match (answer.state(), answer.text()) {
        (State::NotAnswered | State::Unknown, _) => {
            findings.push(Finding::new("checklist-unanswered", path()))
        }
        (State::NotRelevant, _) if needed(look).contains(&question) => {
            findings.push(Finding::new("checklist-unanswered", path()))
        }
        (State::NotRelevant, _) => {}
        (State::Given, "open") if decides => findings.push(Finding::new("checklist-open", path())),
        (State::Given, "no" | "work_ability") if decides => {
            findings.push(Finding::new("checklist-against-outcome", path()))
        }
        (State::Given, _) => {}
    }
    if answer.state() == State::Given && answer.text() != "open" {
        grounds(look, question, findings);
    }
}

/// A finding has its grounds and the exhibits that they rest on.
fn grounds(look: &Look<'_>, question: &str, findings: &mut Vec<Finding>) {
    let text = |field: &str| answer(look, field).map_or("", Answered::text);
    let (grounds, exhibits) = (format!("{question}_grounds"), format!("{question}_exhibits"));
    if !is_something(text(&grounds)) {
        let fluctuates =
            question == "fluctuating" && look.case.checklist.fluctuating.is(Reply::Yes);
        let check =
            if fluctuates { "fluctuating-without-grounds" } else { "finding-without-grounds" };
        findings.push(Finding::new(check, FieldPath::new("checklist", &grounds)));
    }
    if in_exhibit_field(text(&exhibits)).is_empty() {
        findings
            .push(Finding::new("finding-without-exhibits", FieldPath::new("checklist", &exhibits)));
    }
}

/// Answers that cannot both be right, and answers that the plan says otherwise about.
fn contradictions(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let (list, health) = (&look.case.checklist, &look.case.health);
    let primary = health
        .diagnoses
        .items()
        .iter()
        .filter(|diagnosis| diagnosis.primary.is(YesNo::Yes))
        .count();
    let planned = health
        .treatments
        .items()
        .iter()
        .any(|treatment| treatment.stage.is(TreatmentStage::Planned));
    let exhausted = list.treatment_exhausted.is(Reply::Yes);
    let helps = list.treatment_effect.is(TreatmentEffect::WorkAbility);
    let stationary = list.stationary.is(Reply::Yes);
    let functioning = look.case.social.functioning.items();
    let considerations = health.considerations.items();
    for (contradicts, question, other) in [
        (exhausted && planned, "checklist.treatment_exhausted", "health.treatments"),
        (
            exhausted && !health.examinations.items().is_empty(),
            "checklist.treatment_exhausted",
            "health.examinations",
        ),
        (exhausted && helps, "checklist.treatment_exhausted", "checklist.treatment_effect"),
        (stationary && helps, "checklist.stationary", "checklist.treatment_effect"),
        (stationary && list.lasting.is(Reply::No), "checklist.lasting", "checklist.stationary"),
        (
            list.primary_diagnosis.is(Reply::Yes) && primary != 1,
            "checklist.primary_diagnosis",
            "health.diagnoses",
        ),
        (
            list.functional_level.is(Reply::Yes) && functioning.is_empty(),
            "checklist.functional_level",
            "social.functioning",
        ),
        (
            list.considerations.is(Reply::Yes) && considerations.is_empty(),
            "checklist.considerations",
            "health.considerations",
        ),
        (
            list.considerations.is(Reply::No) && !considerations.is_empty(),
            "checklist.considerations",
            "health.considerations",
        ),
    ] {
        if contradicts {
            let finding = Finding::new("checklist-contradiction", FieldPath(question.to_owned()));
            findings.push(finding.with("other", look.words.label(other)));
        }
    }
}

fn answer<'a>(look: &Look<'a>, field: &str) -> Option<&'a dyn Answered> {
    match look.case.find(&FieldPath::new("checklist", field))? {
        View::Answer(answer) => Some(answer),
        View::List(_) => None,
    }
}
