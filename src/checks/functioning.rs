//! Statements about how the citizen manages: whether anybody saw it, and who says so.

use super::substance::says_something;
use super::{Finding, Look, chose};
use crate::case::plan::Seen;
use crate::problem::FieldPath;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let rows = look.case.social.functioning.items();
    if !rows.is_empty() && !rows.iter().any(|row| chose(&row.seen, Seen::Observed)) {
        findings.push(Finding::new("functioning-only-told", FieldPath::new("social", "functioning")));
    }
    for (index, row) in rows.iter().enumerate() {
        if !says_something(&row.described_by) {
            findings.push(Finding::new("functioning-without-source", FieldPath::item("social", "functioning", index, "described_by")));
        }
    }
}
