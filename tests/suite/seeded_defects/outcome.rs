//! Outcomes that the health checklist speaks against.

use serde_json::{Value, json};

use super::super::cases::{at, items};
use super::{Kind, Seed, grants, is, kind, seed, track};

pub(super) const KINDS: &[Kind] = &[
    kind("development of what is settled", development),
    kind("postponed though all is clear", postponed),
    kind("a refusal that the checklist speaks against", refused),
];

const SETTLED: [(&str, &str); 3] = [
    ("checklist.stationary", "yes"),
    ("checklist.treatment_exhausted", "yes"),
    ("checklist.treatment_effect", "life_only"),
];

fn with(base: &[(&str, &str)], more: &[(&str, &str)]) -> Vec<(String, Value)> {
    base.iter().chain(more).map(|(path, value)| ((*path).to_owned(), json!(value))).collect()
}

fn development(case: &Value, seeds: &mut Vec<Seed>) {
    if !at(case, "recommendation.outcome").is_string() || is(case, "matter.self_employed", "yes") {
        return;
    }
    let lasting = [("checklist.lasting", "yes"), ("checklist.significant", "yes")];
    for outcome in ["resource_course", "vocational_rehabilitation", "other_effort"] {
        for effect in ["life_only", "open"] {
            let mut changes = with(&SETTLED, &lasting);
            changes.extend(with(
                &[("checklist.treatment_effect", effect)],
                &[("recommendation.outcome", outcome)],
            ));
            seed(
                seeds,
                format!("{outcome}, treatment {effect}"),
                "development-of-the-settled",
                changes,
            );
        }
    }
    if !items(case, "decision.rulings").is_empty() {
        for effect in ["life_only", "open"] {
            for lasting in ["yes", "open"] {
                let mut changes = with(&SETTLED, &[("checklist.lasting", lasting)]);
                changes.push(("checklist.treatment_effect".to_owned(), json!(effect)));
                let course = json!([{"benefit": "resource_course", "outcome": "granted", "reason": "Du kan udvikle dig."}]);
                changes.push(("decision.rulings".to_owned(), course));
                seed(
                    seeds,
                    format!("a course granted, treatment {effect}, lasting {lasting}"),
                    "development-of-the-settled",
                    changes,
                );
            }
        }
    }
}

fn postponed(case: &Value, seeds: &mut Vec<Seed>) {
    if !at(case, "recommendation.outcome").is_string() {
        return;
    }
    for lasting in ["yes", "no"] {
        for significant in ["yes", "no"] {
            for fluctuating in ["yes", "no"] {
                for functional in ["yes", "no"] {
                    let mut changes = with(
                        &SETTLED,
                        &[
                            ("checklist.lasting", lasting),
                            ("checklist.significant", significant),
                            ("checklist.fluctuating", fluctuating),
                            ("checklist.functional_level", functional),
                            ("recommendation.outcome", "postponed"),
                        ],
                    );
                    for list in ["health.examinations", "health.treatments"] {
                        changes.push((list.to_owned(), json!([])));
                    }
                    let way = format!(
                        "lasting {lasting}, significant {significant}, fluctuating {fluctuating}, functional level {functional}"
                    );
                    seed(seeds, way, "postponed-though-clear", changes);
                }
            }
        }
    }
}

fn refused(case: &Value, seeds: &mut Vec<Seed>) {
    let lasting = [("checklist.lasting", "yes"), ("checklist.significant", "yes")];
    if ["pension", "fleksjob"].iter().any(|benefit| grants(case, benefit)) {
        for benefit in ["pension", "fleksjob"] {
            let mut changes = with(&SETTLED, &lasting);
            let ruling =
                json!([{"benefit": benefit, "outcome": "refused", "reason": "Du kan arbejde."}]);
            changes.push(("decision.rulings".to_owned(), ruling));
            seed(seeds, format!("{benefit} refused alone"), "refused-though-settled", changes);
        }
    }
    if track(case) != "undoubted_refusal" {
        return;
    }
    seed(
        seeds,
        "undoubted, lasting and significant",
        "undoubted-against-checklist",
        with(&[], &lasting),
    );
    for (index, scheme) in ["fleksjob", "ressourceforløb", "revalidering"].iter().enumerate() {
        for (way, text) in [
            ("possible", format!("Et {scheme} kan være en mulighed for dig.")),
            ("in the target group", format!("Du er i målgruppen for {scheme}.")),
            ("needed", format!("Du har behov for {scheme}, og det taler vi om.")),
        ] {
            for path in ["decision.other_help.0.assessment", "process.undoubted_why"] {
                seed(
                    seeds,
                    format!("{scheme} {way} in {path} ({index})"),
                    "undoubted-but-other-help",
                    vec![(path.to_owned(), json!(text))],
                );
            }
        }
    }
}
