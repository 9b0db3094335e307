//! Words in the preparatory plan that assess or recommend. The plan describes and documents; the team assesses.

use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::{PLAN, Texts};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("plan-judges", &["word", "instead"])];

pub fn check(_: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let words = texts.plan_words;
    for text in texts.all.iter().filter(|text| describes(text.spot)) {
        for judgement in words.judgements(text.text) {
            findings.push(
                Finding::new("plan-judges", text.spot)
                    .with("word", judgement.word)
                    .with("instead", judgement.instead),
            );
        }
    }
}

/// Whether the municipality describes the citizen there.
fn describes(spot: FieldPath) -> bool {
    match spot.section() {
        "checklist" => spot.field().ends_with("_grounds"),
        section => PLAN.contains(&section) && !spot.is_own() && !is_label(spot.field()),
    }
}

/// Fields that name somebody or something, the one that renders the doctor's words, and the one that says why there are none, which
/// is for the municipality to judge. A place may be called anything.
fn is_label(field: &str) -> bool {
    matches!(
        field,
        "exhibit"
            | "source"
            | "by"
            | "described_by"
            | "place"
            | "employer"
            | "school"
            | "subject"
            | "name"
            | "what"
            | "gp_summary"
            | "gp_left_out_why"
    )
}
