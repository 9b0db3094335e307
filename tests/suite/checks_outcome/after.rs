//! A decision that is changed after a complaint, the consent behind questions, and what is ordered for the team's next meeting.

use serde_json::{Value, json};

use super::{NONE, changed, fired, fires};

const COMPLAINT: &str = "complaint-upheld-2018";
const POSTPONED: &str = "postponed-2018";
const PENSION: &str = "pension-granted-2018";
const NEW: &str = "Du får førtidspension fra den 1. maj 2018.";
const WHY: &str =
    "Du har sendt en ny attest. Den viser, at dit knæ ikke kan blive bedre (bilag 1).";

fn new(
    reassessment: &str,
    result: &str,
    why: &str,
    rulings: &[(&str, &str)],
) -> Vec<(&'static str, Value)> {
    let rulings: Vec<Value> = rulings
        .iter()
        .map(|(benefit, outcome)| json!({"benefit": benefit, "outcome": outcome}))
        .collect();
    vec![
        ("process.reassessment", json!(reassessment)),
        ("process.reassessment_result", json!(result)),
        ("process.reassessment_why", json!(why)),
        ("process.reassessment_rulings", json!(rulings)),
        ("process.reassessment_next", json!("Vi sender afgørelsen til Udbetaling Danmark.")),
    ]
}

#[test]
fn a_changed_decision_is_another_one() {
    let granted = [("pension", "granted")];
    fires(COMPLAINT, &new("changed", NEW, WHY, &granted), NONE);
    fires(COMPLAINT, &new("changed_in_part", NEW, WHY, &granted), NONE);
    let refused = new("changed", "Du får ikke førtidspension.", WHY, &[("pension", "refused")]);
    fires(COMPLAINT, &refused, &["reassessment-changes-nothing process.reassessment"]);
    let fleksjob = new("changed", "Du får ret til fleksjob.", WHY, &[("fleksjob", "granted")]);
    fires(COMPLAINT, &fleksjob, &["reassessment-leaves-out process.reassessment_rulings"]);
    let in_part =
        new("changed_in_part", "Du får ret til fleksjob.", WHY, &[("fleksjob", "granted")]);
    fires(COMPLAINT, &in_part, NONE);
}

#[test]
fn the_text_of_a_changed_decision_says_what_its_rulings_say() {
    let against = &["reassessment-against-text process.reassessment_result"];
    let granted = [("pension", "granted")];
    fires(COMPLAINT, &new("changed", "Du får ikke førtidspension.", WHY, &granted), against);
    let both = [("pension", "refused"), ("fleksjob", "granted")];
    fires(COMPLAINT, &new("changed_in_part", NEW, WHY, &both), against);
    let right = "Du får ret til fleksjob. Du får ikke førtidspension.";
    fires(COMPLAINT, &new("changed_in_part", right, WHY, &both), NONE);
    let again = &["reassessment-refuses-again process.reassessment"];
    fires(COMPLAINT, &new("changed", right, WHY, &both), again);
    let twice = [("pension", "granted"), ("pension", "granted")];
    let found = &["reassessment-ruling-twice process.reassessment_rulings"];
    fires(COMPLAINT, &new("changed", NEW, WHY, &twice), found);
}

#[test]
fn a_changed_decision_without_rulings_takes_the_case_up_again() {
    let missing = &["reassessment-rulings-missing process.reassessment_rulings"];
    fires(COMPLAINT, &new("changed", NEW, WHY, &[]), missing);
    let again = "Afslaget gælder ikke længere. Vi undersøger dit knæ igen, før vi afgør sagen.";
    fires(COMPLAINT, &new("changed", again, WHY, &[]), NONE);
}

#[test]
fn an_answer_to_a_complaint_holds_fast_or_lets_go() {
    let granted = [("pension", "granted")];
    let fast = "Attesten er ny, men siger det samme. Vi fastholder derfor afgørelsen.";
    let found = &["reassessment-holds-fast process.reassessment_why"];
    fires(COMPLAINT, &new("changed", NEW, fast, &granted), found);
    let part = "Attesten viser mere. Vi fastholder kun den del, der handler om tiden før.";
    fires(COMPLAINT, &new("changed", NEW, part, &granted), NONE);
    fires(COMPLAINT, &new("changed_in_part", NEW, fast, &granted), NONE);
    let why = |text: &str| [("process.reassessment_why", json!(text))];
    fires(
        COMPLAINT,
        &why("Du har ret i, at vi overså attesten. Derfor ændrer vi afgørelsen."),
        &["reassessment-lets-go process.reassessment_why"],
    );
    fires(COMPLAINT, &why("Attesten siger det samme som før. Afgørelsen bliver stående."), NONE);
}

#[test]
fn nobody_is_asked_without_a_consent_in_a_case_that_the_citizen_raised() {
    let without = |applied: Value| {
        [("matter.consent", json!({"answer": "not_relevant"})), ("matter.applications", applied)]
    };
    let consent = "asked-without-consent matter.consent";
    let pension = |day: &str| json!([{"benefit": "pension", "date": day}]);
    let says = |changes: &[(&str, Value)], finding: &str| {
        fired(&changed(PENSION, changes)).iter().any(|fired| fired == finding)
    };
    assert!(says(&without(pension("2018-01-08")), consent));
    // Asked on 17 January, and the citizen applied in May.
    assert!(!says(&without(pension("2018-05-08")), consent));
    assert!(!says(&without(json!([])), consent));
    assert!(!says(&[("matter.applications", pension("2018-01-08"))], consent));
    let unasked = [
        without(pension("2018-01-08")).to_vec(),
        vec![("health.gp_requested", json!(null)), ("health.gp_questioned", json!(null))],
        vec![("efforts.supplier_ordered", json!(null))],
    ]
    .concat();
    assert!(!says(&unasked, consent));
    let other = "asked-without-consent-or-pension matter.consent";
    let fleksjob = [
        without(json!([])).to_vec(),
        vec![("recommendation.outcome", json!("fleksjob")), ("decision.rulings", json!([]))],
    ]
    .concat();
    assert!(says(&fleksjob, other));
    let applied = [
        ("matter.consent", json!({"answer": "not_relevant"})),
        ("matter.applications", json!([{"benefit": "resource_course", "date": "2018-01-08"}])),
        ("recommendation.outcome", json!(null)),
        ("decision.rulings", json!([])),
    ];
    assert!(says(&applied, other));
    assert!(!says(&without(json!([])), other));
}

#[test]
fn what_the_team_waits_for_is_there_when_it_meets_again() {
    let order = |until: &str, report: &str| {
        [("efforts.supplier_until", json!(until)), ("efforts.supplier_report_by", json!(report))]
    };
    fires(POSTPONED, &order("2018-06-01", "2018-06-13"), NONE);
    fires(
        POSTPONED,
        &order("2018-06-01", "2018-06-14"),
        &["ordered-beyond-meeting efforts.supplier_report_by"],
    );
    fires(POSTPONED, &order("2018-06-14", ""), &["ordered-beyond-meeting efforts.supplier_until"]);
    let mut before = order("2018-06-01", "2018-06-14").to_vec();
    before.push(("efforts.supplier_ordered", json!("2018-02-01")));
    fires(POSTPONED, &before, NONE);
}
