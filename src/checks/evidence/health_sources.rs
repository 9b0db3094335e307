//! Advice on health from somebody whom the law does not let the municipality ask in these cases.

use crate::case::so_far::progress::governing_day;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("health-source-not-allowed", &["word"])];

/// The rule that names who may give advice. On a day that does not know it, nothing is wrong.
const RULE: &str = "clinical-function-exclusive";

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    if governing_day(look.case).is_some_and(|day| look.law.cite(RULE, day).is_none()) {
        return;
    }
    for text in texts.all.iter().filter(|text| names_a_source(text.spot)) {
        if let Some(adviser) = texts.plan_words.adviser(text.text) {
            findings
                .push(Finding::new("health-source-not-allowed", text.spot).with("word", adviser));
        }
    }
}

/// The fields that say where something on health comes from, and those in which the municipality and the team reason. The
/// citizen may speak of any adviser, and so may the answer to the citizen.
fn names_a_source(spot: FieldPath) -> bool {
    match spot.section() {
        "exhibits" => matches!(spot.field(), "sender" | "title"),
        "process" => spot.field() == "coordinator_statement" || spot.field().ends_with("_why"),
        "checklist" => spot.field().ends_with("_grounds"),
        "recommendation" => !spot.is_own(),
        "decision" => !spot.is_own() && spot.field() != "views_answer",
        "health" | "social" | "efforts" => {
            matches!(spot.field(), "source" | "by" | "described_by" | "gp_summary")
        }
        _ => false,
    }
}
