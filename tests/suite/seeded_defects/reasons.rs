//! Words that are no reasons, in every field that a letter prints as one.

use serde_json::{Value, json};

use super::super::cases::{at, items};
use super::{Kind, Seed, kind, one};

pub(super) const KINDS: &[Kind] = &[kind("words that are no reasons", empty)];

const NOTHING: [&str; 6] =
    ["-", "Se ovenfor.", "ikke aktuelt", "fremgår af sagen", "xxx", "Jf. planen"];

fn empty(case: &Value, seeds: &mut Vec<Seed>) {
    let mut fields: Vec<String> = [
        "recommendation.pension_why_lasting",
        "recommendation.pension_why_insufficient",
        "recommendation.fleksjob_clarified",
        "recommendation.fleksjob_not_ordinary",
        "recommendation.course_need",
        "recommendation.other_why",
        "recommendation.postponed_why",
        "recommendation.postponed_missing",
        "process.manifest_why",
        "process.undoubted_why",
        "process.reassessment_why",
        "process.hearing_expected",
    ]
    .into_iter()
    .filter(|path| at(case, path).is_string())
    .map(str::to_owned)
    .collect();
    for list in ["decision.facts", "decision.main_considerations"] {
        let weighed = |(_, item): &(usize, &Value)| item["weight"] == "weighed";
        let found = items(case, list).iter().enumerate().filter(weighed);
        fields.extend(found.map(|(index, _)| format!("{list}.{index}.why")));
    }
    for path in fields {
        for text in NOTHING {
            one(seeds, &path, json!(text), "reason-says-nothing");
        }
        if path.ends_with("why") {
            one(seeds, &path, json!("Uklart"), "reason-is-no-sentence");
        }
    }
}
