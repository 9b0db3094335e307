//! The health checklist against what is recommended and decided: development of what is settled, postponement of what is
//! clear, refusal of what is lasting and significant.

use crate::case::Case;
use crate::case::address::field;
use crate::case::checklist::{Checklist, ChecklistAnswer as Reply, TreatmentEffect};
use crate::case::field::State;
use crate::case::person::{Benefit, Track, YesNo};
use crate::case::plan::TreatmentStage;
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::decision::rulings::name;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("development-of-the-settled", &["outcome"]),
    Finds::plain("postponed-though-clear"),
    Finds::with("refused-though-settled", &["benefit"]),
    Finds::plain("undoubted-against-checklist"),
    Finds::plain("undoubted-but-open"),
    Finds::with("undoubted-but-other-help", &["scheme"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    development(look, texts, &decided, findings);
    postponed(look, findings);
    refused(look, &decided, findings);
    // The new way has no team to go around.
    if look.case.matter.track.is(Track::UndoubtedRefusal) && !look.going().is_new() {
        undoubted(look, texts, findings);
    }
}

/// Whether the checklist says that the condition stays as it is and that treatment has done what it can.
fn is_settled(list: &Checklist) -> bool {
    list.stationary.is(Reply::Yes)
        && list.treatment_exhausted.is(Reply::Yes)
        && !list.treatment_effect.is(TreatmentEffect::WorkAbility)
}

fn is_lasting(list: &Checklist) -> bool {
    list.lasting.is(Reply::Yes) && list.significant.is(Reply::Yes)
}

/// An effort that is to develop the ability to work. The team's other effort may be the support of a firm.
fn development(look: &Look<'_>, texts: &Texts<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    if !is_settled(&look.case.checklist) {
        return;
    }
    // What the municipality did not follow needs no mending, and an education is for those whose health stays as it is where it
    // leads to work on ordinary terms.
    let departed = look.case.decision.follows_recommendation.is(YesNo::No);
    let leads_on = look
        .case
        .recommendation
        .other_why
        .filled()
        .is_some_and(|why| texts.case_words.tellings.stand_in("education_leads_on", why));
    if let Some(outcome) = look.case.recommendation.outcome.given() {
        let develops = match outcome {
            TeamOutcome::ResourceCourse => !departed,
            TeamOutcome::VocationalRehabilitation => !departed && !leads_on,
            TeamOutcome::OtherEffort => is_lasting(&look.case.checklist) && !has_a_firm(look.case),
            _ => false,
        };
        if develops {
            let outcome = look.words.choice("recommendation.outcome", outcome.text());
            findings.push(
                Finding::new("development-of-the-settled", field!(recommendation.outcome))
                    .with("outcome", outcome),
            );
        }
    }
    let course = |ruled: &&_| {
        let ruled: &crate::case::so_far::decided::Ruled = ruled;
        ruled.benefit == Benefit::ResourceCourse && ruled.is_granted()
    };
    if let Some(ruled) = decided.rulings.iter().find(course) {
        findings.push(
            Finding::new(
                "development-of-the-settled",
                field!(decision.rulings[ruled.index].outcome),
            )
            .with("outcome", name(look, ruled.benefit)),
        );
    }
}

fn has_a_firm(case: &Case) -> bool {
    let applied = case.matter.applications.items().iter();
    case.matter.self_employed.is(YesNo::Yes)
        || applied.into_iter().any(|wish| wish.benefit.is(Benefit::SelfEmployedSupport))
}

/// A case is put off to find something out. Where every question is answered and nothing is awaited, nothing is left to find.
fn postponed(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    if !case.recommendation.outcome.is(TeamOutcome::Postponed) {
        return;
    }
    let clear = Checklist::QUESTIONS.iter().all(|question| {
        case.answer(&question.answer).is_some_and(|answer| match answer.state() {
            State::Given => answer.text() != "open",
            State::NotRelevant => true,
            State::NotAnswered | State::Unknown => false,
        })
    });
    let planned = case
        .health
        .treatments
        .items()
        .iter()
        .any(|treatment| treatment.stage.is(TreatmentStage::Planned));
    if clear && !planned && case.health.examinations.items().is_empty() {
        findings.push(Finding::new("postponed-though-clear", field!(recommendation.outcome)));
    }
}

/// A refusal that leaves the citizen with nothing, where the checklist says all that a pension or a fleksjob takes.
fn refused(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let list = &look.case.checklist;
    if decided.grants_something() || !is_settled(list) || !is_lasting(list) {
        return;
    }
    let of_work = |benefit| matches!(benefit, Benefit::Pension | Benefit::Fleksjob);
    if let Some(ruled) = decided.rulings.iter().find(|ruled| of_work(ruled.benefit)) {
        findings.push(
            Finding::new("refused-though-settled", field!(decision.rulings[ruled.index].outcome))
                .with("benefit", name(look, ruled.benefit)),
        );
    }
}

/// What speaks against a refusal that nobody could doubt.
fn undoubted(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    if is_lasting(&look.case.checklist) {
        findings.push(Finding::new("undoubted-against-checklist", field!(matter.track)));
    }
    let list = &look.case.checklist;
    for (field, answer) in [
        (field!(checklist.functional_level), &list.functional_level),
        (field!(checklist.lasting), &list.lasting),
        (field!(checklist.significant), &list.significant),
        (field!(checklist.stationary), &list.stationary),
        (field!(checklist.treatment_exhausted), &list.treatment_exhausted),
    ] {
        if answer.is(Reply::Open) {
            findings.push(Finding::new("undoubted-but-open", field));
        }
    }
    if !look.case.health.examinations.items().is_empty() {
        findings.push(Finding::new("undoubted-but-open", field!(health.examinations)));
    }
    let words = &texts.case_words.schemes;
    for (index, help) in look.case.decision.other_help.items().iter().enumerate() {
        let about = help.help.filled().unwrap_or_default();
        let said = help.assessment.filled().unwrap_or_default();
        if let Some(scheme) = words.held_out(about, said) {
            let field = field!(decision.other_help[index].assessment);
            findings.push(Finding::new("undoubted-but-other-help", field).with("scheme", scheme));
        }
    }
    for (field, said) in [
        (field!(process.undoubted_why), look.case.process.undoubted_why.filled()),
        (field!(decision.named_effort), look.case.decision.named_effort.filled()),
    ] {
        if let Some(scheme) = words.held_out("", said.unwrap_or_default()) {
            findings.push(Finding::new("undoubted-but-other-help", field).with("scheme", scheme));
        }
    }
}
