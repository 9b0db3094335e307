//! Days and answers that contradict each other across the reform: a clear word, never a wrong letter.

use forberedt::letters::Standing;
use forberedt::problem::Problem;
use serde_json::{Value, json};

use crate::cases::{example, named, parse, problems, set};
use crate::library_and_examples::library;

/// The example with some answers changed.
fn changed(name: &str, changes: &[(&str, Value)]) -> Value {
    let mut case = example(name);
    for (path, value) in changes {
        set(&mut case, path, value.clone());
    }
    case
}

/// What stops a letter.
fn stopped(case: &Value, letter: &str) -> Vec<Problem> {
    let case = parse(case);
    let shelf = library().shelf(&case);
    match shelf.standing(library().letters.template(letter).unwrap()) {
        Standing::Lacking(problems) => problems,
        other => panic!("{letter} is not stopped: {other:?}"),
    }
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}

fn fired(case: &Value) -> Vec<String> {
    problems(case).iter().map(named).filter(|name| !name.starts_with("cpr-")).collect()
}

const DECISION: &str = "decision-pension-granted";

#[test]
fn a_case_of_2025_decided_in_august_2026_is_asked_which_way_it_goes() {
    let unanswered = |name: &str| {
        let mut case = changed(name, &[("matter.plan_begun", json!("2025-11-03"))]);
        for field in ["way", "way_by", "way_on"] {
            case["matter"].as_object_mut().unwrap().remove(field);
        }
        case
    };
    let case = unanswered("pension-granted-2026");
    assert_eq!(fired(&case), ["way-not-chosen matter.way"]);
    let found = stopped(&case, DECISION);
    assert_eq!(codes(&found), ["way-not-answered"]);
    assert!(found[0].message.contains("1. juli 2026"), "{}", found[0].message);
    // What lies before the day is as it was.
    let parsed = parse(&case);
    let shelf = library().shelf(&parsed);
    for letter in ["preparatory-plan", "recommendation-pension", "hearing"] {
        assert!(shelf.finish(letter).is_ok(), "{letter}");
    }
    // A case that is decided by the new way lacks its description and its advice.
    let mut new = case.clone();
    set(&mut new, "matter.way", json!("new_way"));
    let found = stopped(&new, DECISION);
    for field in
        ["matter.way_by", "matter.way_on", "matter.description_made", "process.coordinator_date"]
    {
        assert!(found.iter().any(|problem| named(problem).ends_with(field)), "{field}: {found:?}");
    }
}

#[test]
fn an_answer_counts_only_with_who_and_when() {
    for (field, code) in [("matter.way_by", "letter-gap"), ("matter.way_on", "letter-gap")] {
        for blank in [json!({"answer": "unknown"}), json!({"answer": "not_relevant"}), json!("  ")]
        {
            let case = changed("pension-granted-2026", &[(field, blank)]);
            let found = stopped(&case, DECISION);
            assert_eq!(codes(&found), [code], "{field}");
            assert!(named(&found[0]).ends_with(field));
        }
    }
    let case = changed("pension-granted-2026", &[("matter.way_on", json!("engang i juli"))]);
    let found = stopped(&case, DECISION);
    assert!(
        !found.is_empty() && found.iter().all(|problem| named(problem).ends_with("matter.way_on"))
    );
}

#[test]
fn a_team_that_meets_after_its_end_stops_the_letters() {
    let meeting = [
        ("recommendation.meeting_date", json!("2026-08-28")),
        ("recommendation.outcome", json!("fleksjob")),
    ];
    let case = changed("new-way-2026", &meeting);
    assert_eq!(fired(&case), ["team-after-end recommendation.meeting_date"]);
    for letter in ["hearing", "decision-pension-refused", "coordinator-request"] {
        let found = stopped(&case, letter);
        assert_eq!(codes(&found), ["team-after-end"], "{letter}");
        assert!(
            found[0].message.contains("28. august 2026")
                && found[0].message.contains("1. juli 2026")
        );
    }
    // The day before its end a team can meet; then the case was begun, and is asked for its way.
    let case = changed(
        "new-way-2026",
        &[
            ("recommendation.meeting_date", json!("2026-06-30")),
            ("matter.plan_begun", json!("2026-06-01")),
            ("matter.applications", json!([{"benefit": "pension", "date": "2026-05-29"}])),
        ],
    );
    let found = fired(&case);
    assert!(found.contains(&"way-not-chosen matter.way".to_owned()));
    assert!(!found.iter().any(|name| name.starts_with("team-after-end")));
}

#[test]
fn steps_of_the_new_way_before_its_first_day_stop_the_letters() {
    let new = |path, day: &str| {
        changed(
            "pension-granted-2026",
            &[
                ("matter.way", json!("new_way")),
                ("matter.description_made", json!("2026-07-13")),
                ("process.coordinator_asked", json!("2026-07-14")),
                ("process.coordinator_date", json!("2026-07-30")),
                ("process.coordinator_statement", json!("Begge sygdomme er varige.")),
                (path, json!(day)),
            ],
        )
    };
    let too_early = |case: &Value| -> Vec<String> {
        fired(case).into_iter().filter(|name| name.starts_with("new-way-too-early")).collect()
    };
    assert_eq!(too_early(&new("matter.description_made", "2026-07-01")), [""; 0]);
    for (path, letter) in [
        ("matter.description_made", "joint-description"),
        ("process.coordinator_asked", "decision-pension-granted"),
    ] {
        let case = new(path, "2026-06-30");
        assert_eq!(too_early(&case), [format!("new-way-too-early {path}")]);
        if letter.starts_with("decision") {
            assert!(codes(&stopped(&case, letter)).contains(&"new-way-too-early"));
        } else {
            let parsed = parse(&case);
            assert!(library().shelf(&parsed).finish(letter).is_err(), "{letter}");
        }
    }
    // A decision before its own description cannot be, and that is all that is said of it.
    let case = new("decision.date", "2026-06-30");
    assert_eq!(too_early(&case), [""; 0]);
    assert!(codes(&stopped(&case, DECISION)).contains(&"dates-out-of-order"));
    let mut case = new("decision.date", "2026-06-30");
    for (path, day) in [
        ("matter.description_made", "2026-06-01"),
        ("process.coordinator_asked", "2026-06-02"),
        ("process.coordinator_date", "2026-06-12"),
    ] {
        set(&mut case, path, json!(day));
    }
    assert!(too_early(&case).contains(&"new-way-too-early decision.date".to_owned()));
    assert!(codes(&stopped(&case, DECISION)).contains(&"new-way-too-early"));
}

#[test]
fn steps_of_both_ways_in_one_case_are_told() {
    let case = changed("pension-granted-2026", &[("matter.description_made", json!("2026-07-13"))]);
    assert_eq!(fired(&case), ["new-step-on-old-way matter.description_made"]);
    let case =
        changed("pension-granted-2018", &[("process.coordinator_asked", json!("2018-02-13"))]);
    assert_eq!(fired(&case), ["new-step-on-old-way process.coordinator_asked"]);
    let case = changed(
        "new-way-2026",
        &[("recommendation.outcome", json!("fleksjob")), ("matter.way", json!("new_way"))],
    );
    assert_eq!(fired(&case), ["recommendation-unused recommendation.meeting_date"]);
    let case = changed("new-way-2026", &[("matter.way", json!("old_way"))]);
    assert!(fired(&case).contains(&"old-way-begun-late matter.way".to_owned()));
}

#[test]
fn the_steps_of_the_new_way_come_in_order() {
    let out_of_order = |path: &str, day: &str| {
        fired(&changed("new-way-2026", &[(path, json!(day))]))
            .iter()
            .any(|name| name.starts_with("dates-out-of-order"))
    };
    assert!(!out_of_order("process.coordinator_asked", "2026-08-21"));
    assert!(out_of_order("process.coordinator_asked", "2026-08-20"), "before the description");
    assert!(out_of_order("process.coordinator_asked", "2026-09-08"), "after the answer");
    assert!(out_of_order("matter.description_made", "2026-07-07"), "before the case was begun");
    assert!(out_of_order("process.coordinator_date", "2026-10-21"), "after the decision");
}

#[test]
fn a_decision_without_advice_is_warned_of_unless_somebody_says_why() {
    let case =
        changed("new-way-2026", &[("process.coordinator_date", json!({"answer": "not_relevant"}))]);
    assert!(fired(&case).contains(&"advice-missing process.coordinator_date".to_owned()));
    let parsed = parse(&case);
    let (document, warnings) = library().shelf(&parsed).finish("decision-pension-refused").unwrap();
    assert!(warnings.iter().any(|warning| warning.code == "advice-missing"));
    let text = forberedt::writers::text::write(&document);
    assert!(!text.contains("Sundhedskoordinatorens råd") && !text.contains("§ 15 a"));
    let course = changed(
        "new-way-2026",
        &[
            ("process.coordinator_date", json!({"answer": "not_relevant"})),
            (
                "decision.rulings",
                json!([{"benefit": "senior_pension", "outcome": "refused", "reason": "Nej."}]),
            ),
        ],
    );
    assert!(!fired(&course).iter().any(|name| name.starts_with("advice-missing")));
}

#[test]
fn an_empty_description_stops_the_decision() {
    let mut case = example("new-way-2026");
    for section in
        ["work", "strengths", "social", "health", "efforts", "support_history", "remarks"]
    {
        case[section] = json!({});
    }
    assert!(fired(&case).contains(&"description-empty work.experience".to_owned()));
    assert!(!fired(&case).iter().any(|name| name.starts_with("plan-")));
}
