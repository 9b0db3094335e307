//! Words that are no reasons, in every field that a letter prints as one: a dash, a pointer elsewhere, the label or the
//! example of the field again.

use crate::case::address::field;
use crate::case::decision::Weight;
use crate::case::field::{Answered, State};
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::{is_reason, is_same, is_something, repeats};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] =
    &[Finds::plain("reason-says-nothing"), Finds::plain("reason-is-no-sentence")];

/// How much a field must say.
#[derive(Clone, Copy, PartialEq)]
enum Weighs {
    /// A reason: a few words.
    Reason,
    /// A thing that is named: a word may do.
    Name,
}

use Weighs::{Name, Reason};

/// The fields that letters print as reasons, without the items of lists.
const FIELDS: &[(FieldPath, Weighs)] = &[
    (field!(recommendation.absent_why), Reason),
    (field!(recommendation.job_matters), Name),
    (field!(recommendation.social_matters), Name),
    (field!(recommendation.health_matters), Name),
    (field!(recommendation.pension_why_lasting), Reason),
    (field!(recommendation.pension_why_insufficient), Reason),
    (field!(recommendation.fleksjob_clarified), Reason),
    (field!(recommendation.fleksjob_not_ordinary), Reason),
    (field!(recommendation.fleksjob_development), Reason),
    (field!(recommendation.course_need), Reason),
    (field!(recommendation.course_goal), Name),
    (field!(recommendation.course_order), Name),
    (field!(recommendation.other_effort), Name),
    (field!(recommendation.other_why), Reason),
    (field!(recommendation.firm_why_reduced), Reason),
    (field!(recommendation.postponed_missing), Name),
    (field!(recommendation.postponed_why), Reason),
    (field!(process.manifest_why), Reason),
    (field!(process.coordinator_statement), Reason),
    (field!(process.undoubted_why), Reason),
    (field!(process.hearing_expected), Name),
    (field!(process.delay_reason), Reason),
    (field!(process.disagreement_why), Reason),
    (field!(process.reassessment_result), Name),
    (field!(process.reassessment_next), Name),
    (field!(process.reassessment_why), Reason),
    (field!(decision.re_presented_why), Reason),
    (field!(decision.young_why), Reason),
    (field!(decision.named_effort), Name),
    (field!(decision.fleksjob_development), Reason),
    (field!(decision.course_goal), Name),
    (field!(decision.views_answer), Reason),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (path, weighs) in FIELDS {
        one(look, *path, *weighs, findings);
    }
    let decision = &look.case.decision;
    for index in 0..decision.rulings.items().len() {
        one(look, field!(decision.rulings[index].reason), Reason, findings);
    }
    for index in 0..decision.main_considerations.items().len() {
        one(look, field!(decision.main_considerations[index].why), Reason, findings);
    }
    for index in 0..decision.facts.items().len() {
        one(look, field!(decision.facts[index].why), Reason, findings);
    }
    for index in 0..decision.job_functions.items().len() {
        one(look, field!(decision.job_functions[index].tasks), Name, findings);
        one(look, field!(decision.job_functions[index].why_realistic), Reason, findings);
    }
    for index in 0..decision.other_help.items().len() {
        one(look, field!(decision.other_help[index].assessment), Reason, findings);
    }
    for index in 0..decision.next_steps.items().len() {
        one(look, field!(decision.next_steps[index].what), Name, findings);
    }
}

fn one(look: &Look<'_>, path: FieldPath, weighs: Weighs, findings: &mut Vec<Finding>) {
    let Some(answer) = look.case.answer(&path).filter(|answer| answer.state() == State::Given)
    else {
        return;
    };
    let text = answer.text();
    if text.trim().is_empty() {
        return;
    }
    let key = path.words_key();
    let again = look
        .words
        .field(&key)
        .is_some_and(|words| repeats(text, &words.label) || is_same(text, &words.example));
    let name = look.case.citizen.name.filled().unwrap_or_default();
    if again || !is_something(text) && !is_told_elsewhere(look, &path) {
        findings.push(Finding::new("reason-says-nothing", path));
    } else if weighs == Reason && !is_reason(text, name) && !is_told_elsewhere(look, &path) {
        findings.push(Finding::new("reason-is-no-sentence", path));
    }
}

/// Whether a check of its own tells of a field that says nothing: it knows better what is missing then.
fn is_told_elsewhere(look: &Look<'_>, path: &FieldPath) -> bool {
    let case = look.case;
    let outcome = case.recommendation.outcome.given();
    let told = match path.field() {
        "reason" | "assessment" | "views_answer" => !Decided::of(case).is_empty(),
        "job_matters" | "social_matters" | "health_matters" => matches!(
            outcome,
            Some(
                TeamOutcome::Pension
                    | TeamOutcome::Fleksjob
                    | TeamOutcome::FleksjobFewHours
                    | TeamOutcome::ResourceCourse
            )
        ),
        "fleksjob_development" => {
            path.section() == "decision" || outcome == Some(&TeamOutcome::FleksjobFewHours)
        }
        "why_realistic" => Decided::of(case).refuses(crate::case::person::Benefit::Pension),
        _ => false,
    };
    told || path.field() == "why" && is_set_aside(look, path)
}

/// Whether a fact or a consideration was given no weight, which takes a reason anyhow.
fn is_set_aside(look: &Look<'_>, path: &FieldPath) -> bool {
    let weight = look.case.answer(&path.beside("weight")).map_or("", Answered::text);
    weight == crate::case::scalar::Scalar::text(&Weight::NotGiven)
}
