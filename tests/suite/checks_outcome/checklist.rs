//! The checklist against the outcome.

use serde_json::json;

use super::{NONE, fires};

const REFUSED: &str = "complaint-upheld-2018";
const COURSE: &str = "resource-course-2018";

#[test]
fn what_is_settled_is_not_to_be_developed() {
    let settled = [
        ("checklist.stationary", json!("yes")),
        ("checklist.treatment_exhausted", json!("yes")),
        ("checklist.treatment_effect", json!("life_only")),
    ];
    fires(
        COURSE,
        &settled,
        &[
            "development-of-the-settled recommendation.outcome",
            "development-of-the-settled decision.rulings[0].outcome",
        ],
    );
    fires(COURSE, &settled[..2], NONE);
    for (outcome, expected) in [
        ("vocational_rehabilitation", &["development-of-the-settled recommendation.outcome"][..]),
        ("other_effort", &["development-of-the-settled recommendation.outcome"][..]),
        ("pension", NONE),
    ] {
        fires("pension-granted-2018", &[("recommendation.outcome", json!(outcome))], expected);
    }
    // The support of a firm is no development.
    fires("self-employed-2018", &[], NONE);
}

#[test]
fn a_case_in_which_all_is_clear_is_not_put_off() {
    let clear = [
        ("checklist.lasting", json!("yes")),
        ("checklist.treatment_exhausted", json!("yes")),
        ("checklist.treatment_effect", json!("life_only")),
        ("health.examinations", json!({"answer": "not_relevant"})),
        ("health.treatments", json!([])),
    ];
    fires("postponed-2018", &clear, &["postponed-though-clear recommendation.outcome"]);
    for index in [0, 1, 2, 3] {
        let all_but_one: Vec<_> = clear
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != index)
            .map(|(_, it)| it.clone())
            .collect();
        fires("postponed-2018", &all_but_one, NONE);
    }
}

#[test]
fn what_is_lasting_and_significant_is_not_refused_without_other_help() {
    let lasting = [("checklist.significant", json!("yes"))];
    fires(
        REFUSED,
        &lasting,
        &[
            "refused-though-settled decision.rulings[0].outcome",
            "undoubted-against-checklist matter.track",
        ],
    );
    fires(
        REFUSED,
        &[lasting[0].clone(), ("checklist.lasting", json!("open"))],
        &["undoubted-but-open checklist.lasting"],
    );
    // With a fleksjob in the same letter the refusal does not stand alone.
    fires("pension-refused-fleksjob-granted-2018", &[], NONE);
}

#[test]
fn an_undoubted_refusal_holds_out_no_scheme() {
    let help = |text: &str| [("decision.other_help.1.assessment", json!(text))];
    for text in [
        "Det kan være en mulighed for dig.",
        "Du er ikke klar endnu, men forløbet er relevant for dig.",
        "Vi tilbyder dig et møde om det.",
    ] {
        fires(
            REFUSED,
            &help(text),
            &["undoubted-but-other-help decision.other_help[1].assessment"],
        );
    }
    for text in [
        "Det er ikke en mulighed.",
        "Du har ingen mulighed for det.",
        "Ressourceforløb er sat i verden for andre.",
    ] {
        fires(REFUSED, &help(text), NONE);
    }
    fires(
        REFUSED,
        &[(
            "process.undoubted_why",
            json!("Du er rask. Et ressourceforløb kan hjælpe dig videre."),
        )],
        &["undoubted-but-other-help process.undoubted_why"],
    );
    // On another track the other help may be held out.
    fires(
        "existing-basis-refused-2018",
        &[("decision.other_help.1.assessment", json!("Det kan være en mulighed for dig."))],
        NONE,
    );
}
