//! The rules that a decision relies on, and the ages that they are for.

use serde_json::{Value, json};

use super::{NONE, fired, fires, with};

#[test]
fn cited_rules_count_on_the_day() {
    let rule = |id: &str, on: &str| json!({"recommendation": {"meeting_date": "2018-01-02", "outcome": "other_effort"}, "decision": {"date": on, "rulings": [{"benefit": "self_employed_support", "outcome": "granted", "reason": "Du kan arbejde."}], "rules": [{"provision": id}]}});
    fires(&rule("whole-hlp", "2018-04-10"), &["rule-unknown decision.rules[0].provision"]);
    fires(&rule("pension-refusal", "2026-01-31"), &NONE);
    fires(&rule("pension-refusal", "2026-02-01"), &["rule-unverified decision.rules[0].provision"]);
    fires(&rule("senior-disability-pension", "2019-12-31"), &NONE);
    fires(
        &rule("senior-disability-pension", "2020-01-01"),
        &["rule-of-another-day decision.rules[0].provision"],
    );
}

#[test]
fn principle_decisions_count_on_the_day() {
    let pick = |number: &str, on: &str| json!({"recommendation": {"meeting_date": "2018-01-02", "outcome": "other_effort"}, "decision": {"date": on, "rulings": [{"benefit": "self_employed_support", "outcome": "granted", "reason": "Du kan arbejde."}], "practice": [{"number": number}]}});
    let at = |check: &str| format!("{check} decision.practice[0].number");
    fires(&pick("33-15", "2018-06-30"), &NONE);
    assert_eq!(fired(&pick(" 33–15", "2018-07-01")), [at("practice-unverified")]);
    assert_eq!(fired(&pick("33-15", "2018-11-30")), [at("practice-unverified")]);
    assert_eq!(fired(&pick("33-15", "2018-12-01")), [at("practice-overruled")]);
    assert_eq!(fired(&pick("58-18", "2018-06-30")), [at("practice-of-another-day")]);
    assert_eq!(fired(&pick("99-99", "2018-06-30")), [at("practice-unknown")]);
    let written = |field: &str| json!({"recommendation": {"meeting_date": "2018-01-02", "outcome": "other_effort"}, "decision": {"date": "2019-01-10", "rulings": [{"benefit": "self_employed_support", "outcome": "granted", "reason": "Du kan arbejde."}], field: "Det følger af principafgørelserne 92-16 og 33-15.", "views_answer": "Vi har læst det."}});
    let found = fired(&written("named_effort"));
    assert_eq!(found, ["practice-overruled-in-text decision.named_effort"; 2]);
    fires(&written("views_own"), &NONE);
    let elsewhere = |section: &str, field: &str| {
        let mut case = written("views_own");
        case[section] = json!({field: "Det følger af Ankestyrelsens 33–15."});
        fired(&case).contains(&format!("practice-overruled-in-text {section}.{field}"))
    };
    assert!(elsewhere("recommendation", "job_matters") && elsewhere("process", "reassessment_why"));
    assert!(!elsewhere("recommendation", "views_own") && !elsewhere("process", "delay_reason"));
}

#[test]
fn practice_is_called_by_the_word_of_its_day() {
    let picked = |number: &str, on: &str| {
        let case = json!({"recommendation": {"meeting_date": "2018-01-02", "outcome": "other_effort"}, "decision": {"date": on, "rulings": [{"benefit": "self_employed_support", "outcome": "granted", "reason": "Du kan arbejde."}], "named_effort": format!("Det følger af {number}."), "practice": [{"number": number}]}});
        let found = crate::cases::problems(&case);
        let found = found.into_iter().filter(|problem| problem.code.starts_with("practice-"));
        found
            .flat_map(|it| [&*it.message, &*it.why, &*it.cure].map(str::to_lowercase))
            .collect::<Vec<_>>()
    };
    for number in ["33-15", "39-17", "58-18", "16-23", "n-4-08"] {
        for (on, word, other) in [
            ("2018-07-02", "principafgørelse", "principmeddelelse"),
            ("2019-12-31", "principafgørelse", "principmeddelelse"),
            ("2021-06-01", "principmeddelelse", "principafgørelse"),
            ("2024-06-03", "principmeddelelse", "principafgørelse"),
        ] {
            let texts = picked(number, on);
            assert!(texts.iter().all(|text| !text.contains(other)), "{number} on {on}: {texts:?}");
            let told = texts.is_empty() || texts.iter().any(|text| text.contains(word));
            assert!(told, "{number} on {on}: {texts:?}");
        }
    }
    // The Ombudsman's own are no decisions of principle.
    let texts = picked("FOB 2020-28", "2021-06-01");
    assert!(texts.iter().any(|text| text.contains("ombudsmandens udtalelse")), "{texts:?}");
}

/// A case with one ruling, of a citizen born on the day of the CPR number.
fn aged(cpr: &str, on: &str, benefit: &str, outcome: &str) -> Value {
    json!({"citizen": {"cpr": cpr}, "decision": {"date": on, "rulings": [{"benefit": benefit, "outcome": outcome, "reason": "Derfor."}]}})
}

fn ages(case: &Value) -> Vec<String> {
    let own = [
        "pension-under-age",
        "pension-over-age",
        "young-",
        "senior-pension-",
        "course-near-",
        "age-",
        "pension-age-",
    ];
    fired(case).into_iter().filter(|found| own.iter().any(|name| found.starts_with(name))).collect()
}

#[test]
fn nobody_gets_a_pension_before_the_age_for_it() {
    // Born on 10 April 2000, and eighteen on 10 April 2018.
    assert_eq!(
        ages(&aged("100400-4000", "2018-04-09", "pension", "granted")),
        ["pension-under-age decision.rulings[0].benefit"]
    );
    assert_eq!(
        ages(&aged("100400-4000", "2018-04-10", "pension", "granted")),
        ["young-rule-missing decision.young_why"]
    );
    let later = with(
        aged("100400-4000", "2018-04-09", "pension", "granted"),
        &[("decision.rulings.0.effect_from", json!("2018-05-01"))],
    );
    assert_eq!(ages(&later), ["age-unusual citizen.cpr"]);
    assert_eq!(
        ages(&aged("100400-4000", "2018-04-09", "fleksjob", "granted")),
        ["age-unusual citizen.cpr"]
    );
    assert_eq!(ages(&aged("100400-4000", "2018-04-10", "fleksjob", "granted")), NONE);
}

#[test]
fn the_young_have_a_rule_of_their_own() {
    // Born on 10 April 1978, and forty on 10 April 2018.
    for outcome in ["granted", "refused"] {
        let young = aged("100478-1000", "2018-04-09", "pension", outcome);
        let missing = ["young-rule-missing decision.young_why"];
        assert_eq!(ages(&young), missing);
        let rule = [("decision.rules", json!([{"provision": "pension-under-40"}]))];
        // To pick the rule is no reasoning.
        assert_eq!(ages(&with(young.clone(), &rule)), missing);
        let why =
            [("decision.young_why", json!("Tre forløb viser, at evnen ikke kan blive bedre."))];
        assert_eq!(ages(&with(young, &why)), NONE);
        let older = aged("100478-1000", "2018-04-10", "pension", outcome);
        assert_eq!(ages(&older), NONE);
        assert_eq!(
            ages(&with(older.clone(), &rule)),
            ["young-rule-misplaced decision.rules[0].provision"]
        );
        assert_eq!(ages(&with(older, &why)), ["young-rule-misplaced decision.young_why"]);
    }
}

#[test]
fn nobody_gets_a_pension_of_this_kind_after_the_pension_age() {
    // Born on 18 March 1955: sixty-six and a half on 18 September 2021.
    let over =
        |on: &str, benefit: &str, outcome: &str| ages(&aged("180355-0556", on, benefit, outcome));
    assert_eq!(over("2021-09-17", "pension", "granted"), NONE);
    assert_eq!(
        over("2021-09-18", "pension", "granted"),
        ["pension-over-age decision.rulings[0].benefit"]
    );
    assert_eq!(over("2021-09-18", "pension", "refused"), ["age-unusual citizen.cpr"]);
    assert_eq!(over("2021-09-18", "fleksjob", "granted"), ["age-unusual citizen.cpr"]);
    // Eighty years old: older than anybody for whom the law files have a pension age.
    assert_eq!(
        ages(&aged("100438-1000", "2018-04-10", "pension", "granted")),
        ["pension-age-unknown citizen.cpr"]
    );
    assert_eq!(
        ages(&json!({"citizen": {"cpr": "100438-1000"}, "matter": {"plan_begun": "2018-04-10"}})),
        ["pension-age-unknown citizen.cpr"]
    );
}

#[test]
fn the_last_years_before_the_pension_age_have_rules_of_their_own() {
    // Sixty-six and a half on 18 September 2021, so five years before is 18 September 2016.
    let senior = |applied: &str, outcome: &str| {
        let case = aged("180355-0556", "2018-04-10", "senior_pension", outcome);
        ages(&with(
            case,
            &[(
                "matter",
                json!({"applications": [{"benefit": "senior_pension", "date": applied}]}),
            )],
        ))
    };
    assert_eq!(senior("2016-09-18", "granted"), NONE);
    assert_eq!(
        senior("2016-09-17", "granted"),
        ["senior-pension-too-early decision.rulings[0].benefit"]
    );
    assert_eq!(senior("2016-09-17", "refused"), NONE);
    // Sixty-seven on 10 April 2028, so six years before is 10 April 2022.
    let course = |on: &str| aged("100461-1000", on, "resource_course", "granted");
    assert_eq!(ages(&course("2022-04-09")), NONE);
    assert_eq!(ages(&course("2022-04-10")), ["course-near-pension decision.rulings[0].benefit"]);
    let wished = with(
        course("2022-04-10"),
        &[(
            "matter",
            json!({"applications": [{"benefit": "resource_course", "date": "2022-01-10"}]}),
        )],
    );
    assert_eq!(ages(&wished), NONE);
}
