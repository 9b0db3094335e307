//! Words that are no reasons.

use serde_json::json;

use super::{NONE, fires};

const BOTH: &str = "pension-refused-fleksjob-granted-2018";

/// Fields that letters print as reasons, each in an example that has it.
const REASONS: &[(&str, &str)] = &[
    ("postponed-2018", "recommendation.postponed_why"),
    ("postponed-2018", "recommendation.postponed_missing"),
    ("postponed-2018", "recommendation.job_matters"),
    ("existing-basis-refused-2018", "recommendation.other_why"),
    ("existing-basis-refused-2018", "recommendation.other_effort"),
    ("pension-granted-2018", "recommendation.pension_why_lasting"),
    ("pension-granted-2018", "recommendation.pension_why_insufficient"),
    (BOTH, "recommendation.fleksjob_clarified"),
    (BOTH, "recommendation.fleksjob_not_ordinary"),
    ("resource-course-2018", "recommendation.course_need"),
    ("manifestly-futile-2018", "process.manifest_why"),
    ("complaint-upheld-2018", "process.undoubted_why"),
    ("complaint-upheld-2018", "process.reassessment_why"),
    (BOTH, "decision.facts.0.why"),
    (BOTH, "decision.main_considerations.0.why"),
    (BOTH, "decision.job_functions.0.tasks"),
];

fn address(path: &str) -> String {
    path.replace(".0.", "[0].")
}

#[test]
fn a_dash_or_a_pointer_elsewhere_is_no_reason_anywhere() {
    for (example, path) in REASONS {
        for text in ["-", "Se ovenfor", "ikke aktuelt", "Se bilag 3", "fremgår af sagen"] {
            let found = format!("reason-says-nothing {}", address(path));
            fires(example, &[(path, json!(text))], &[&found]);
        }
    }
}

#[test]
fn the_label_or_the_example_again_is_no_reason() {
    for (path, text) in [
        ("recommendation.fleksjob_clarified", "Afklaret til fleksjob."),
        (
            "recommendation.fleksjob_not_ordinary",
            "Du har brug for hvile efter to timer og kan ikke arbejde to dage i træk. Det kan et almindeligt job ikke rumme.",
        ),
        ("decision.rulings.0.reason", "Begrundelse"),
    ] {
        let found = format!("reason-says-nothing {}", address(path));
        fires(BOTH, &[(path, json!(text))], &[&found]);
    }
    fires(
        BOTH,
        &[("recommendation.fleksjob_clarified", json!("Du er afklaret efter to praktikker."))],
        NONE,
    );
}

#[test]
fn a_reason_is_a_sentence() {
    fires(
        "postponed-2018",
        &[("recommendation.postponed_why", json!("Uklart."))],
        &["reason-is-no-sentence recommendation.postponed_why"],
    );
    fires(
        "postponed-2018",
        &[("recommendation.postponed_why", json!("Prognosen er uklar."))],
        NONE,
    );
    // What is named may be one word.
    fires("postponed-2018", &[("recommendation.postponed_missing", json!("Prognosen."))], NONE);
    // No answer at all is a gap of the letter and told of there.
    fires("postponed-2018", &[("recommendation.postponed_why", json!(null))], NONE);
}
