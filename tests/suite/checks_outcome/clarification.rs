//! What was looked into before something was granted.

use serde_json::{Value, json};

use super::{NONE, fires};

const PENSION: &str = "pension-granted-2018";
const FEW: &str = "fleksjob-few-hours-2021";
const COURSE: &str = "resource-course-2018";

#[test]
fn a_grant_rests_on_a_trial_of_some_weeks() {
    let period = |text: &str| [("efforts.interventions.2.period", json!(text))];
    fires(
        FEW,
        &period("2. november 2020 – 4. december 2020"),
        &["trial-too-short efforts.interventions[2].period"],
    );
    fires(FEW, &period("2. november 2020 – 13. december 2020"), NONE);
    // One long trial is enough, and a refusal need not rest on one.
    fires(
        PENSION,
        &[("efforts.interventions.1.period", json!("1. oktober 2015 – 20. oktober 2015"))],
        NONE,
    );
    fires("existing-basis-refused-2018", &[], NONE);
}

#[test]
fn one_trial_with_some_of_the_considerations_is_little() {
    fires(
        FEW,
        &[("efforts.interventions.2.considerations_met", json!("partly"))],
        &["one-trial-partly efforts.interventions[2].considerations_met"],
    );
    fires(PENSION, &[], NONE);
}

#[test]
fn more_hours_are_tried_before_a_grant() {
    let outcome = |text: &str| [("efforts.interventions.2.outcome", json!(text))];
    fires(
        FEW,
        &outcome("Alle skånehensyn var opfyldt. Du mødte stabilt."),
        &["hours-never-tried-up efforts.interventions[2].outcome"],
    );
    for text in [
        "Timerne blev sat op til fem, men fraværet blev større.",
        "Et forsøg på seks timer gav flere smerter.",
        "Den effektive tid steg.",
    ] {
        fires(FEW, &outcome(text), NONE);
    }
}

/// A citizen whose illness is of the mind, as the GP says.
fn by_gp() -> Vec<(&'static str, Value)> {
    vec![
        ("health.diagnoses.0.by", json!("Praktiserende læge, Lægerne på Havnegade")),
        ("health.diagnoses.1.by", json!("Egen læge")),
        ("exhibits.list.1.sender", json!("Praktiserende læge, Lægerne på Havnegade")),
        ("exhibits.list.1.title", json!("Udskrift af journal")),
        ("exhibits.list.2.sender", json!("Egen læge")),
        ("exhibits.list.2.title", json!("Attest")),
    ]
}

#[test]
fn an_illness_of_the_mind_is_known_to_more_than_the_gp() {
    fires(COURSE, &by_gp(), &["specialist-missing health.diagnoses[0].by"]);
    let mut with_paper = by_gp();
    with_paper.push(("exhibits.list.2.sender", json!("Psykolog Ea Lindhardt")));
    fires(COURSE, &with_paper, NONE);
    let mut body = by_gp();
    body.push(("health.diagnoses.0.name", json!("Slidgigt i begge knæ")));
    fires(COURSE, &body, NONE);
    let mut secondary = by_gp();
    secondary.push(("health.diagnoses.0.primary", json!("no")));
    secondary.push(("checklist.primary_diagnosis", json!("open")));
    fires(COURSE, &secondary, NONE);
}

#[test]
fn the_gps_statement_is_weighed_by_its_own_age() {
    let received = |day: &str| {
        [("health.gp_received", json!(day)), ("health.gp_requested", json!("2017-06-01"))]
    };
    fires(
        PENSION,
        &received("2017-09-05"),
        &["gp-statement-old recommendation.meeting_date", "gp-statement-old decision.date"],
    );
    fires(PENSION, &received("2017-09-06"), &["gp-statement-old decision.date"]);
    fires(PENSION, &received("2017-11-15"), NONE);
}

#[test]
fn the_gps_statement_stands_among_the_exhibits() {
    fires(
        PENSION,
        &[("exhibits.list.0.title", json!("Attest fra egen læge"))],
        &["gp-statement-not-listed exhibits.list"],
    );
    fires("complaint-upheld-2018", &[], NONE);
}
