//! Texts that speak of the citizen in a letter that speaks to the citizen.

use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::{PLAN, Texts};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("speaks-of-the-citizen")];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let name = look.case.citizen.name.filled().unwrap_or_default();
    for text in texts.all.iter().filter(|text| text.cited.is_none() && speaks_to(text.spot)) {
        if texts.case_words.person.speaks_of(text.text, name) {
            findings.push(Finding::new("speaks-of-the-citizen", text.spot));
        }
    }
}

/// Whether a letter to the citizen prints the field in its own voice, the plan among them. A note that no letter prints, what asks
/// the health coordinator, and what names people, places or papers may name the citizen.
fn speaks_to(spot: FieldPath) -> bool {
    let voice = matches!(spot.section(), "recommendation" | "process" | "decision")
        || PLAN.contains(&spot.section());
    voice
        && !spot.is_own()
        && !matches!(
            spot.field(),
            "name"
                | "profession"
                | "by"
                | "described_by"
                | "source"
                | "school"
                | "employer"
                | "place"
                | "contact"
                | "course_coordinator"
                | "postponed_who"
                | "provision"
                | "number"
                | "hearing_enclosed"
                | "hearing_again_enclosed"
                | "disagreement_new"
                | "offer_note"
                | "coordinator_questions"
                | "coordinator_weighed"
        )
}
