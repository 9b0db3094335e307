//! What a recommendation and a decision must say.

use forberedt::problem::Severity;
use serde_json::{Value, json};

use super::{NONE, fired, fires, granted, parse, problems, sound, with};

#[test]
fn a_decision_says_what_is_decided() {
    for begun in [
        json!({"date": "2018-04-10"}),
        json!({"facts": [{"fact": "Praktikken."}]}),
        json!({"views_answer": "Ja."}),
    ] {
        fires(&json!({"decision": begun}), &["decision-not-stated decision.rulings"]);
    }
    for begun in [
        json!({"rules": [{"provision": "whole-help"}]}),
        json!({"next_steps": [{"what": "Ring."}]}),
        json!({"views_own": "Jeg er uenig."}),
    ] {
        let found = fired(&json!({"decision": begun}));
        assert!(found.contains(&"decision-not-stated decision.rulings".to_owned()), "{found:?}");
    }
    fires(&json!({"decision": {"re_presented": "2018-04-10"}}), &NONE);
    fires(&with(sound(), &[("decision.date", json!(null))]), &["decision-undated decision.date"]);
    fires(
        &with(
            sound(),
            &[
                ("decision.rulings.1.outcome", json!(null)),
                ("recommendation.outcome", json!("other_effort")),
            ],
        ),
        &["ruling-incomplete decision.rulings[1].outcome"],
    );
    fires(
        &with(sound(), &[("decision.rulings.2", json!({"outcome": "refused"}))]),
        &["ruling-incomplete decision.rulings[2].benefit"],
    );
}

#[test]
fn one_benefit_has_one_outcome() {
    let twice = |outcome: &str| {
        with(
            sound(),
            &[(
                "decision.rulings.2",
                json!({"benefit": "fleksjob", "outcome": outcome, "reason": "Du kan arbejde."}),
            )],
        )
    };
    fires(&twice("granted"), &["ruling-repeated decision.rulings[2].benefit"]);
    assert!(
        fired(&twice("refused"))
            .contains(&"ruling-contradicts decision.rulings[2].outcome".to_owned())
    );
    let both = |benefit: &str| {
        with(
            granted(),
            &[(
                "decision.rulings.1",
                json!({"benefit": benefit, "outcome": "granted", "reason": "Du kan arbejde."}),
            )],
        )
    };
    assert!(
        fired(&both("fleksjob"))
            .contains(&"rulings-exclude-each-other decision.rulings[1].benefit".to_owned())
    );
    assert!(
        fired(&both("self_employed_support"))
            .contains(&"rulings-exclude-each-other decision.rulings[1].benefit".to_owned())
    );
    let refused =
        with(both("self_employed_support"), &[("decision.rulings.1.outcome", json!("refused"))]);
    assert!(!fired(&refused).iter().any(|found| found.starts_with("rulings-")));
}

#[test]
fn every_application_has_its_own_answer() {
    let applied = |benefit: &str| {
        with(
            sound(),
            &[("matter.applications.1", json!({"benefit": benefit, "date": "2018-01-11"}))],
        )
    };
    fires(&applied("resource_course"), &["application-not-decided matter.applications[1].benefit"]);
    fires(&applied("fleksjob"), &NONE);
    let case = parse(&applied("resource_course"));
    assert_eq!(&*problems(&case)[0].rule, "principafgørelse 64-11");
}

#[test]
fn a_refusal_and_what_is_given_in_its_place_have_reasons() {
    for nothing in [
        json!(null),
        json!("  \n"),
        json!("(Ikke  relevant!)"),
        json!("Afslag."),
        json!("–"),
        json!({"answer": "not_relevant"}),
    ] {
        fires(
            &with(sound(), &[("decision.rulings.0.reason", nothing.clone())]),
            &["refusal-without-reason decision.rulings[0].reason"],
        );
        fires(
            &with(sound(), &[("decision.rulings.1.reason", nothing.clone())]),
            &["grant-without-reason decision.rulings[1].reason"],
        );
        fires(
            &with(granted(), &[("decision.rulings.0.reason", nothing)]),
            &["grant-reason-advised decision.rulings[0].reason"],
        );
    }
    let other = [
        ("decision.rulings.0.reason", json!(null)),
        ("matter.applications.0.benefit", json!("senior_pension")),
    ];
    assert!(
        fired(&with(granted(), &other))
            .contains(&"grant-without-reason decision.rulings[0].reason".to_owned())
    );
}

#[test]
fn a_recommendation_names_the_matters_it_weighed() {
    let silent = |outcome: &str| json!({"recommendation": {"outcome": outcome, "job_matters": "Praktik.", "health_matters": {"answer": "not_relevant"}}});
    let expected = [
        "recommendation-without-matters recommendation.social_matters",
        "recommendation-without-matters recommendation.health_matters",
    ];
    for outcome in ["pension", "fleksjob", "resource_course"] {
        fires(&silent(outcome), &expected);
    }
    fires(&silent("postponed"), &NONE);
    fires(&silent("other_effort"), &NONE);
}

#[test]
fn few_hours_need_a_way_to_more() {
    let team = |development: Value| {
        with(
            sound(),
            &[
                ("recommendation.outcome", json!("fleksjob_few_hours")),
                ("recommendation.fleksjob_development", development),
                ("decision", json!({})),
            ],
        )
    };
    fires(
        &team(json!({"answer": "not_relevant"})),
        &["few-hours-not-developed-by-team recommendation.fleksjob_development"],
    );
    fires(&team(json!("Fra fire til otte timer på et år.")), &NONE);
    let decision = |few: Value, development: Value| {
        with(
            sound(),
            &[
                ("recommendation.outcome", json!("fleksjob_few_hours")),
                ("recommendation.fleksjob_development", json!("Fra fire til otte timer på et år.")),
                ("decision.fleksjob_few_hours", few),
                ("decision.fleksjob_development", development),
            ],
        )
    };
    fires(
        &decision(json!("yes"), json!(" ")),
        &["few-hours-not-developed decision.fleksjob_development"],
    );
    fires(&decision(json!("yes"), json!("Fra fire til otte timer på et år.")), &NONE);
    fires(
        &with(sound(), &[("decision.fleksjob_few_hours", json!(null))]),
        &["few-hours-not-told decision.fleksjob_few_hours"],
    );
    fires(&decision(json!("no"), json!(null)), &["recommendation-not-taken-up decision.rulings"]);
}

#[test]
fn the_hours_of_a_fleksjob_can_be() {
    let hours = |team: &str, granted: &str| {
        with(
            sound(),
            &[
                ("recommendation.fleksjob_hours", json!(team)),
                ("decision.fleksjob_hours", json!(granted)),
            ],
        )
    };
    fires(&hours("12", "12"), &NONE);
    fires(&hours("12", "12,5"), &["hours-above-team decision.fleksjob_hours"]);
    fires(&hours("37", "0"), &["hours-implausible decision.fleksjob_hours"]);
    fires(&hours("37,5", "37"), &["hours-implausible recommendation.fleksjob_hours"]);
    let few = |hours: &str| {
        let development =
            ("decision.fleksjob_development", json!("Fra fire til otte timer på et år."));
        with(
            granted_job(),
            &[
                ("decision.fleksjob_hours", json!(hours)),
                ("decision.fleksjob_few_hours", json!("yes")),
                development,
            ],
        )
    };
    fires(&few("18"), &NONE);
    fires(&few("18,5"), &["few-hours-are-many decision.fleksjob_few_hours"]);
}

/// A fleksjob of few hours that the team recommended.
fn granted_job() -> Value {
    let development =
        ("recommendation.fleksjob_development", json!("Fra fire til otte timer på et år."));
    with(sound(), &[("recommendation.outcome", json!("fleksjob_few_hours")), development])
}

#[test]
fn a_track_past_the_team_has_one_outcome() {
    let track = |case: Value, track: &str| fired(&with(case, &[("matter.track", json!(track))]));
    assert_eq!(
        track(sound(), "undoubted_refusal"),
        ["track-contradicts-outcome decision.rulings[1].outcome"]
    );
    assert_eq!(
        track(sound(), "manifestly_futile"),
        ["track-contradicts-outcome decision.rulings[0].outcome"]
    );
    assert_eq!(track(granted(), "manifestly_futile"), NONE);
    assert_eq!(
        track(granted(), "undoubted_refusal"),
        ["track-contradicts-outcome decision.rulings[0].outcome"]
    );
}

#[test]
fn the_weighing_can_be_seen() {
    fires(
        &with(sound(), &[("decision.main_considerations", json!({"answer": "not_relevant"}))]),
        &["main-considerations-missing decision.main_considerations"],
    );
    fires(
        &with(sound(), &[("decision.facts", json!([{"exhibit": "2"}]))]),
        &["facts-missing decision.facts"],
    );
    for list in ["main_considerations", "facts"] {
        let other = json!({"consideration": "Din alder.", "weight": "weighed"});
        let light = with(
            sound(),
            &[
                (&format!("decision.{list}.0.weight"), json!("not_weighed")),
                ("decision.main_considerations.1", other),
            ],
        );
        let open = with(sound(), &[(&format!("decision.{list}.0.weight"), json!(null))]);
        fires(&open, &[&format!("weight-missing decision.{list}[0].weight")]);
        fires(&light, &NONE);
        fires(
            &with(light, &[(&format!("decision.{list}.0.why"), json!(" "))]),
            &[&format!("not-weighed-without-why decision.{list}[0].why")],
        );
        fires(&with(sound(), &[(&format!("decision.{list}.0.why"), json!(null))]), &NONE);
    }
    let nothing = [("decision.main_considerations.0.weight", json!("not_weighed"))];
    fires(&with(sound(), &nothing), &["nothing-weighed decision.main_considerations"]);
}

#[test]
fn a_refusal_looks_at_other_help() {
    let alone = [
        ("recommendation.outcome", json!("other_effort")),
        (
            "decision.rulings",
            json!([{"benefit": "pension", "outcome": "refused", "reason": "Du kan arbejde."}]),
        ),
    ];
    let case = with(sound(), &alone);
    fires(&case, &NONE);
    fires(
        &with(case, &[("decision.other_help", json!({"answer": "not_relevant"}))]),
        &["other-help-not-considered decision.other_help"],
    );
    // The fleksjob in the same letter is other help.
    fires(&with(sound(), &[("decision.other_help", json!({"answer": "not_relevant"}))]), &NONE);
    fires(
        &with(sound(), &[("decision.other_help.0.assessment", json!(null))]),
        &["other-help-not-assessed decision.other_help[0].assessment"],
    );
}

#[test]
fn views_are_answered() {
    let silent = [("decision.views_answer", json!("Ikke relevant"))];
    fires(&with(sound(), &silent), &["views-not-answered decision.views_answer"]);
    fires(&with(granted(), &silent), &["views-answer-advised decision.views_answer"]);
    let unsaid = with(
        with(sound(), &silent),
        &[("process.hearing_answer_own", json!({"answer": "not_relevant"}))],
    );
    fires(&unsaid, &NONE);
    fires(
        &with(unsaid, &[("decision.views_own", json!("Jeg er uenig."))]),
        &["views-not-answered decision.views_answer"],
    );
}

#[test]
fn a_refused_pension_names_work_that_is_realistic() {
    let lacking = [
        json!(null),
        json!({"answer": "not_relevant"}),
        json!([{"tasks": "Tælle varer.", "why_realistic": "Du har gjort det."}]),
    ];
    for functions in lacking {
        let case = with(sound(), &[("decision.job_functions", functions)]);
        fires(&case, &["job-function-missing decision.job_functions"]);
        fires(
            &with(case.clone(), &[("matter.track", json!("existing_basis"))]),
            &["job-function-missing-existing-basis decision.job_functions"],
        );
        fires(
            &with(case, &[("decision.named_effort", json!("Praktik i 13 uger."))]),
            &["effort-without-job-function decision.job_functions"],
        );
    }
    let unreal =
        with(sound(), &[("decision.job_functions.0.why_realistic", json!({"answer": "unknown"}))]);
    fires(
        &unreal,
        &[
            "job-function-without-why decision.job_functions[0].why_realistic",
            "job-function-missing decision.job_functions",
        ],
    );
    let second = with(sound(), &[("decision.job_functions.1", json!({"function": "Chauffør"}))]);
    fires(&second, &["job-function-without-why decision.job_functions[1].why_realistic"]);
    let weak = parse(&with(
        sound(),
        &[("decision.job_functions", json!(null)), ("matter.track", json!("existing_basis"))],
    ));
    assert_eq!(problems(&weak)[0].severity, Severity::Warning);
    assert!(problems(&weak)[0].rule.ends_with("; principafgørelse P-7-04"));
}
