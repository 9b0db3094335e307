//! The reasons that a decision and a recommendation must give: the ruling's own, the weighing, other help, and the citizen's views.

use super::rulings::name;
use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::decision::Weight;
use crate::case::recommendation::TeamOutcome;
use crate::case::scalar::Prose;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::{gives_reason, says_something};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("recommendation-without-matters").asking(),
    Finds::with("refusal-without-reason", &["benefit"]).asking(),
    Finds::with("grant-without-reason", &["benefit"]).asking(),
    Finds::with("grant-reason-advised", &["benefit"]).asking(),
    Finds::plain("main-considerations-missing").asking(),
    Finds::plain("facts-missing").asking(),
    Finds::plain("nothing-weighed"),
    Finds::plain("weight-missing").asking(),
    Finds::plain("not-weighed-without-why").asking(),
    Finds::plain("other-help-not-considered").asking(),
    Finds::plain("other-help-not-assessed").asking(),
    Finds::plain("views-not-answered").asking(),
    Finds::plain("views-answer-advised").asking(),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    recommendation(look, findings);
    let decided = Decided::of(look.case);
    if decided.is_empty() {
        return;
    }
    own_reasons(look, &decided, findings);
    weighing(look, &decided, findings);
    other_help(look, &decided, findings);
    views(look, &decided, findings);
}

/// A recommendation tells which matters of work, social life and health the team gave weight.
fn recommendation(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let part = &look.case.recommendation;
    let demanded = [
        TeamOutcome::Pension,
        TeamOutcome::Fleksjob,
        TeamOutcome::FleksjobFewHours,
        TeamOutcome::ResourceCourse,
    ];
    // In a case of the new way no letter uses what a team once recommended.
    if look.going().is_new()
        || !part.outcome.given().is_some_and(|outcome| demanded.contains(outcome))
    {
        return;
    }
    let matters = [
        ("job_matters", &part.job_matters),
        ("social_matters", &part.social_matters),
        ("health_matters", &part.health_matters),
    ];
    for (field, _) in matters.into_iter().filter(|(_, matter)| !says_something(matter)) {
        findings.push(Finding::new(
            "recommendation-without-matters",
            FieldPath::new("recommendation", field),
        ));
    }
}

/// A grant that meets the citizen in full needs no reasons by law; one given in place of what was applied for does.
fn own_reasons(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let rulings = look.case.decision.rulings.items();
    let applications = look.case.matter.applications.items();
    for ruled in &decided.rulings {
        if rulings.get(ruled.index).is_none_or(|ruling| gives_reason(&ruling.reason, look.case)) {
            continue;
        }
        let wished = applications.is_empty()
            || applications.iter().any(|wish| wish.benefit.is(ruled.benefit));
        let check = match (ruled.is_granted(), wished && !decided.refuses_something()) {
            (false, _) => "refusal-without-reason",
            (true, false) => "grant-without-reason",
            (true, true) => "grant-reason-advised",
        };
        findings.push(
            Finding::new(check, field!(decision.rulings[ruled.index].reason))
                .with("benefit", name(look, ruled.benefit)),
        );
    }
}

fn weighing(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let decision = &look.case.decision;
    let (considerations, facts) = (decision.main_considerations.items(), decision.facts.items());
    if decided.refuses_something() {
        if !considerations.iter().any(|item| says_something(&item.consideration)) {
            findings.push(Finding::new(
                "main-considerations-missing",
                field!(decision.main_considerations),
            ));
        }
        if !facts.iter().any(|item| says_something(&item.fact)) {
            findings.push(Finding::new("facts-missing", field!(decision.facts)));
        }
    }
    let weighed_nothing = !considerations.is_empty()
        && considerations.iter().all(|item| item.weight.is(Weight::NotGiven));
    if decided.refuses_something() && weighed_nothing {
        findings.push(Finding::new("nothing-weighed", field!(decision.main_considerations)));
    }
    let unweighed = |weight: &Answer<Weight>, text: &Answer<Prose>| {
        weight.given().is_none() && says_something(text)
    };
    for (index, _) in considerations
        .iter()
        .enumerate()
        .filter(|(_, item)| unweighed(&item.weight, &item.consideration))
    {
        findings.push(Finding::new(
            "weight-missing",
            field!(decision.main_considerations[index].weight),
        ));
    }
    for (index, _) in
        facts.iter().enumerate().filter(|(_, item)| unweighed(&item.weight, &item.fact))
    {
        findings.push(Finding::new("weight-missing", field!(decision.facts[index].weight)));
    }
    let silent = |weight: &Answer<Weight>, why: &Answer<Prose>| {
        weight.is(Weight::NotGiven) && !gives_reason(why, look.case)
    };
    for (index, _) in
        considerations.iter().enumerate().filter(|(_, item)| silent(&item.weight, &item.why))
    {
        findings.push(Finding::new(
            "not-weighed-without-why",
            field!(decision.main_considerations[index].why),
        ));
    }
    for (index, _) in facts.iter().enumerate().filter(|(_, item)| silent(&item.weight, &item.why)) {
        findings.push(Finding::new("not-weighed-without-why", field!(decision.facts[index].why)));
    }
}

/// A refusal looks at all the help there is. What is granted in the same letter is such help.
fn other_help(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let help = look.case.decision.other_help.items();
    let considered = help.iter().any(|item| says_something(&item.help));
    if decided.refuses_something() && !decided.grants_something() && !considered {
        findings.push(Finding::new("other-help-not-considered", field!(decision.other_help)));
    }
    for (index, _) in help.iter().enumerate().filter(|(_, item)| {
        says_something(&item.help) && !gives_reason(&item.assessment, look.case)
    }) {
        findings.push(Finding::new(
            "other-help-not-assessed",
            field!(decision.other_help[index].assessment),
        ));
    }
}

fn views(look: &Look<'_>, decided: &Decided, findings: &mut Vec<Finding>) {
    let said = says_something(&look.case.process.hearing_answer_own)
        || says_something(&look.case.process.hearing_again_answer_own)
        || says_something(&look.case.decision.views_own);
    if said && !gives_reason(&look.case.decision.views_answer, look.case) {
        findings.push(Finding::new(
            decided.weigh("views-not-answered", "views-answer-advised"),
            field!(decision.views_answer),
        ));
    }
}
