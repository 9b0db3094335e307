//! Letters that ask somebody for something say on what ground, until when, and what is ordered or weighed; and a decision that was
//! changed after a complaint says its result first.

use serde_json::{Value, json};

use crate::cases::{changed, parse};
use crate::letters_by_rule::read;

fn letter(id: &str, example: &str, changes: &[(&str, Value)]) -> String {
    let letter = read(id, &parse(&changed(example, changes))).unwrap();
    letter.split_whitespace().collect::<Vec<_>>().join(" ")
}

const ASKING: [(&str, &str); 3] = [
    ("gp-request", "postponed-2018"),
    ("doctor-questions", "postponed-2018"),
    ("supplier-order", "postponed-2018"),
];

#[test]
fn who_asks_about_a_citizen_tells_of_the_consent_or_of_the_rule_without() {
    for (id, example) in ASKING {
        let given = letter(id, example, &[]);
        assert!(given.contains("Borgeren sagde den 1. februar 2018 ja til"), "{given}");
        assert!(given.contains("§ 11 a, stk. 1"), "{given}");
        let without = [("matter.consent", json!({"answer": "not_relevant"}))];
        let without = letter(id, example, &without);
        assert!(
            without.contains("uden samtykke. Det står i") && !without.contains("§ 11 a"),
            "{without}"
        );
        let unknown = letter(id, example, &[("matter.consent", json!(null))]);
        assert!(unknown.contains("[mangler: Dato for samtykke"), "{unknown}");
    }
}

#[test]
fn who_asks_sets_a_day_and_who_orders_says_what() {
    let asked = letter("gp-request", "postponed-2018", &[]);
    assert!(asked.contains("senest den 4. marts 2018. Det er 30 dage fra i dag."), "{asked}");
    let asked = letter("doctor-questions", "postponed-2018", &[]);
    assert!(asked.contains("Svar senest den 9. april 2018."), "{asked}");
    let ordered = letter("supplier-order", "postponed-2018", &[]);
    for said in [
        "Fra den 16. april 2018 til den 11. maj 2018",
        "I begyndelsen fire timer om ugen.",
        "senest den 25. maj 2018",
    ] {
        assert!(ordered.contains(said), "»{said}« is missing: {ordered}");
    }
    for (id, field, label) in [
        ("doctor-questions", "health.gp_answer_by", "Frist for lægens svar"),
        ("supplier-order", "efforts.supplier_from", "Første dag"),
        ("supplier-order", "efforts.supplier_until", "Sidste dag"),
        ("supplier-order", "efforts.supplier_hours", "Timer om ugen"),
        ("supplier-order", "efforts.supplier_report_by", "Frist for rapporten"),
    ] {
        let without = letter(id, "postponed-2018", &[(field, json!(null))]);
        assert!(without.contains(&format!("[mangler: {label}")), "{without}");
    }
}

#[test]
fn the_health_coordinator_is_told_what_is_weighed_and_has_an_address() {
    let weighed = letter("coordinator-request", "new-way-2026", &[]);
    assert!(weighed.contains("Det overvejer vi"), "{weighed}");
    assert!(
        weighed.contains("førtidspension, som hun har søgt om, eller et fleksjob"),
        "{weighed}"
    );
    assert!(weighed.contains("Regionens kliniske funktion Regionsvej 1 9999 Egelund"), "{weighed}");
    let silent = [("process.coordinator_weighed", json!(null))];
    assert!(
        letter("coordinator-request", "new-way-2026", &silent).contains("[mangler: Det, kommunen")
    );
    let by_system = [("process.coordinator_address", json!({"answer": "not_relevant"}))];
    assert!(
        !letter("coordinator-request", "new-way-2026", &by_system).contains("Regionens kliniske")
    );
}

#[test]
fn a_decision_that_was_changed_says_the_result_first_and_how_to_appeal() {
    for reassessment in ["changed", "changed_in_part"] {
        let changes = [
            ("process.reassessment", json!(reassessment)),
            ("process.reassessment_result", json!("Du får førtidspension fra den 1. maj 2018.")),
        ];
        let told = letter("reassessment-changed", "complaint-upheld-2018", &changes);
        let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("»{text}« in {told}"));
        assert!(at("Du får førtidspension fra") < at("Vi fik din klage den"));
        for said in ["pensionslovens § 16, stk. 3", "Frist:", "Hvor:", "Hvordan:", "§ 67, stk. 1"]
        {
            at(said);
        }
        assert_eq!(
            told.contains("Vil du stadig klage over resten?"),
            reassessment == "changed_in_part"
        );
        assert_eq!(told.matches("Retten til at klage står i").count(), 1, "{told}");
        let without = [changes[0].clone()];
        let without = letter("reassessment-changed", "complaint-upheld-2018", &without);
        assert!(without.contains("[mangler: Den nye afgørelse"), "{without}");
    }
}
