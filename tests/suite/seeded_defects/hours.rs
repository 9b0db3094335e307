//! Hours in one part of a case that another part does not bear out.

use serde_json::{Value, json};

use super::super::cases::{at, items};
use super::{Kind, Seed, grants, kind, one, seed};

pub(super) const KINDS: &[Kind] = &[
    kind("few hours not called few", few),
    kind("hours that the trials do not show", against_trials),
    kind("hours in a text that stand nowhere", texts),
];

/// Whether a trial that counts stands in the case.
fn has_trial(case: &Value) -> bool {
    items(case, "efforts.interventions").iter().any(|item| {
        matches!(item["kind"].as_str(), Some("work_trial" | "wage_subsidy"))
            && item["considerations_met"] == "yes"
            && item["hours_effective"].is_string()
    })
}

fn few(case: &Value, seeds: &mut Vec<Seed>) {
    if grants(case, "fleksjob") {
        for hours in ["0,5", "1", "2", "2,5", "4", "5"] {
            seed(
                seeds,
                format!("a fleksjob of {hours} hours, few: no"),
                "few-hours-denied",
                vec![
                    ("decision.fleksjob_few_hours".to_owned(), json!("no")),
                    ("decision.fleksjob_hours".to_owned(), json!(hours)),
                ],
            );
        }
    }
    if at(case, "recommendation.outcome").is_string() {
        for hours in ["0,5", "1", "2", "2,5", "4", "5"] {
            seed(
                seeds,
                format!("the team sees {hours} hours and an ordinary fleksjob"),
                "few-hours-denied-by-team",
                vec![
                    ("recommendation.outcome".to_owned(), json!("fleksjob")),
                    ("recommendation.fleksjob_hours".to_owned(), json!(hours)),
                ],
            );
        }
    }
}

fn against_trials(case: &Value, seeds: &mut Vec<Seed>) {
    if !has_trial(case) {
        return;
    }
    for hours in ["20", "25", "30", "37"] {
        one(seeds, "recommendation.fleksjob_hours", json!(hours), "hours-above-trials");
        if grants(case, "fleksjob") {
            one(seeds, "decision.fleksjob_hours", json!(hours), "hours-above-trials");
        }
        let function = json!([{"function": "Lager", "hours": hours, "why_realistic": "Du har gjort det før."}]);
        one(seeds, "decision.job_functions", function, "function-hours-above-trials");
    }
    one(seeds, "recommendation.fleksjob_hours", json!("0,3"), "hours-below-trials");
    if grants(case, "fleksjob") && at(case, "recommendation.fleksjob_hours").is_string() {
        for hours in ["3", "3,5"] {
            one(seeds, "decision.fleksjob_hours", json!(hours), "hours-not-the-teams");
        }
    }
    if grants(case, "pension") {
        for hours in ["7", "9", "12", "20"] {
            let trials = items(case, "efforts.interventions").len();
            let all = (0..trials).map(|index| {
                (format!("efforts.interventions.{index}.hours_effective"), json!(hours))
            });
            seed(
                seeds,
                format!("pension at {hours} hours"),
                "pension-against-hours",
                all.collect(),
            );
        }
    }
    one(seeds, "checklist.significant", json!("no"), "checklist-against-hours");
}

fn texts(case: &Value, seeds: &mut Vec<Seed>) {
    if !has_trial(case) {
        return;
    }
    let mut fields = vec![
        "checklist.significant_grounds",
        "checklist.functional_level_grounds",
        "recommendation.job_matters",
        "recommendation.health_matters",
    ];
    if !items(case, "decision.rulings").is_empty() {
        fields.extend(["decision.rulings.0.reason", "decision.facts.0.fact"]);
    }
    for field in fields {
        for text in [
            "Du kan arbejde 23 effektive timer om ugen.",
            "Arbejdede effektivt cirka sytten timer om ugen.",
            "Der blev målt 28,5 timers effektivt arbejde.",
        ] {
            one(seeds, field, json!(text), "hours-nowhere-in-case");
        }
    }
}
