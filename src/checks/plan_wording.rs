//! Words in the preparatory plan that assess or recommend. The plan describes and documents; the team assesses.

use super::texts::{self, PLAN, Text};
use super::{Finding, Look};

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let words = look.wording.plan_words();
    let mut judge = |text: Text<'_>| {
        for judgement in words.judgements(text.text) {
            findings.push(Finding::new("plan-judges", text.spot.path()).with("word", judgement.word).with("instead", judgement.instead));
        }
    };
    texts::each(look.case, PLAN, |text| {
        if !text.spot.is_own() && !is_label(text.spot.field) {
            judge(text);
        }
    });
    texts::each(look.case, &["checklist"], |text| {
        if text.spot.field.ends_with("_grounds") {
            judge(text);
        }
    });
}

/// Fields that name somebody or something. A place may be called anything.
fn is_label(field: &str) -> bool {
    matches!(field, "exhibit" | "source" | "by" | "described_by" | "place" | "employer" | "school" | "subject" | "name" | "what")
}
