//! Whoever is near the pension age is to be told of the senior pension, and a case may begin before 18 where that is meant.

use forberedt::problem::{Problem, Severity};
use serde_json::{Value, json};

use crate::cases::{example, named, names, problems, set};

const OWN: [&str; 4] =
    ["senior-guidance-untold", "begun-before-adult", "not-before-adult", "age-unusual"];

fn case(cpr: &str, begun: &str) -> Value {
    json!({"citizen": {"cpr": cpr}, "matter": {"plan_begun": begun}, "decision": {}, "process": {}})
}

fn own(case: &Value) -> Vec<Problem> {
    problems(case).into_iter().filter(|it| OWN.contains(&it.code.as_str())).collect()
}

fn found(case: &Value) -> Vec<String> {
    own(case).iter().map(named).collect()
}

const UNTOLD: &str = "senior-guidance-untold matter.senior_guided";

/// Born on the 16th of June 1955: 67 years on the 16th of June 2022.
#[test]
fn the_last_years_before_the_pension_age_ask_for_guidance_from_their_first_day() {
    let born = "160655-0000";
    assert_eq!(found(&case(born, "2017-06-15")), Vec::<String>::new());
    assert_eq!(found(&case(born, "2018-01-15")), [UNTOLD]);
    let told = own(&case(born, "2018-01-15")).remove(0);
    assert_eq!(told.severity, Severity::Advice);
    assert!(told.message.contains("vejledt om seniorførtidspension"), "{}", told.message);
    assert!(told.message.contains("5 år") && told.rule.contains("§ 7"), "{told:?}");
    // Six years from 2020 on, and another name: whoever is born in June 1960 had them from June 2021.
    let later = "160660-0000";
    assert_eq!(found(&case(later, "2021-06-15")), Vec::<String>::new());
    assert_eq!(found(&case(later, "2021-06-16")), [UNTOLD]);
    let told = own(&case(later, "2021-06-16")).remove(0);
    assert!(told.message.contains("vejledt om seniorpension"), "{}", told.message);
    // Whoever is retired is another matter.
    assert_eq!(found(&case(born, "2022-06-16")), ["age-unusual citizen.cpr"]);
}

#[test]
fn whoever_is_told_has_applied_or_is_decided_on_is_asked_about_no_more() {
    let near = case("160655-0000", "2018-01-15");
    for (path, value) in [
        ("matter.senior_guided", json!("2018-01-22")),
        ("matter.senior_guided", json!({"answer": "not_relevant"})),
        ("matter.applications", json!([{"benefit": "senior_pension", "date": "2018-01-16"}])),
        ("decision.date", json!("2018-05-15")),
    ] {
        let mut case = near.clone();
        set(&mut case, path, value);
        assert_eq!(found(&case), Vec::<String>::new(), "{path}");
    }
    for name in names() {
        assert_eq!(found(&example(&name)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_new_way_asks_for_guidance_too() {
    assert_eq!(found(&case("160664-0000", "2026-08-01")), [UNTOLD]);
}

#[test]
fn a_case_before_18_is_a_mistake_until_somebody_says_that_it_is_meant() {
    let young = |begun: &str, said: Value| {
        let mut case = case("160600-4000", begun);
        set(&mut case, "matter.begun_before_adult", said);
        case
    };
    assert_eq!(found(&young("2018-06-15", json!(null))), ["age-unusual citizen.cpr"]);
    assert_eq!(found(&young("2018-06-15", json!("no"))), ["age-unusual citizen.cpr"]);
    let meant = young("2018-06-15", json!("yes"));
    assert_eq!(found(&meant), ["begun-before-adult matter.begun_before_adult"]);
    let told = own(&meant).remove(0);
    assert!(told.message.contains("var 17 år"), "{}", told.message);
    assert!(told.message.contains("den 16. juni 2018"), "{}", told.message);
    assert!(told.rule.contains("68-14"), "{}", told.rule);
    // On the very day the citizen is no child any more.
    let grown = young("2018-06-16", json!("yes"));
    assert_eq!(found(&grown), ["not-before-adult matter.begun_before_adult"]);
    assert_eq!(found(&young("2018-06-16", json!(null))), Vec::<String>::new());
    // To grant it before the day is wrong whatever was meant.
    let mut granted = meant;
    set(&mut granted, "decision.date", json!("2018-06-15"));
    set(&mut granted, "decision.rulings", json!([{"benefit": "pension", "outcome": "granted"}]));
    let codes: Vec<String> = problems(&granted).iter().map(|it| it.code.to_string()).collect();
    assert!(codes.iter().any(|code| code == "pension-under-age"), "{codes:?}");
}
