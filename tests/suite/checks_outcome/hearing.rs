//! The hearing, and the second one.

use serde_json::{Value, json};

use super::{NONE, changed, fired, fires};

const BOTH: &str = "pension-refused-fleksjob-granted-2018";

#[test]
fn a_hearing_before_a_refusal_says_what_is_expected() {
    for value in [json!(null), json!({"answer": "not_relevant"})] {
        fires(
            BOTH,
            &[("process.hearing_expected", value.clone())],
            &["hearing-without-expectation process.hearing_expected"],
        );
        fires("pension-granted-2018", &[("process.hearing_expected", value)], NONE);
    }
}

/// The team saw the case again after the hearing.
fn seen_again(more: &[(&str, Value)]) -> Vec<String> {
    let mut changes = vec![
        ("decision.follows_recommendation", json!("no")),
        ("decision.re_presented", json!("2018-04-16")),
        ("decision.re_presented_outcome", json!("pension")),
        ("decision.re_presented_why", json!("Teamet peger nu på førtidspension.")),
    ];
    changes.extend(more.iter().cloned());
    fired(&changed(BOTH, &changes))
}

#[test]
fn the_citizen_is_heard_again_after_the_team_saw_the_case_again() {
    assert_eq!(seen_again(&[]), ["hearing-before-team process.hearing_again_sent"]);
    let again = |sent: &str| {
        seen_again(&[
            ("process.hearing_again_sent", json!(sent)),
            ("process.hearing_again_deadline", json!("2018-05-01")),
        ])
    };
    assert_eq!(again("2018-04-15"), ["hearing-before-team process.hearing_again_sent"]);
    assert_eq!(again("2018-04-16"), NONE);
}

#[test]
fn the_teams_second_answer_is_told() {
    let with = |changes: &[(&str, Value)]| {
        let mut all = vec![("process.hearing_again_sent", json!("2018-04-17"))];
        all.extend(changes.iter().cloned());
        seen_again(&all)
    };
    assert_eq!(
        with(&[("decision.re_presented_outcome", json!(null))]),
        ["second-answer-missing decision.re_presented_outcome"]
    );
    assert_eq!(
        with(&[("decision.re_presented_why", json!(null))]),
        ["second-answer-unexplained decision.re_presented_why"]
    );
    assert_eq!(with(&[]), NONE);
}

#[test]
fn a_paper_newer_than_the_hearing_is_heard_before_it_counts_against_the_citizen() {
    let new = ("exhibits.list.5.date", json!("2018-03-23"));
    fires(BOTH, std::slice::from_ref(&new), &["paper-after-hearing decision.facts[0].exhibit"]);
    fires(BOTH, &[("exhibits.list.5.date", json!("2018-03-22"))], NONE);
    // The citizen knows what the citizen wrote, and what got no weight did not count.
    fires(BOTH, &[new.clone(), ("exhibits.list.5.sender", json!("Anders Thygelund Bay"))], NONE);
    fires(BOTH, &[("exhibits.list.4.date", json!("2018-03-23"))], NONE);
    fires(BOTH, &[new, ("process.hearing_again_sent", json!("2018-03-26"))], NONE);
}
