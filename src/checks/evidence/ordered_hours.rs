//! The hours that a trial is ordered to begin with, against what doctors and the team have said that the citizen can stand.

use super::shown::{hours, written};
use crate::case::address::field;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("order-begins-too-high", &["hours", "most"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let (case, words) = (look.case, texts.case_words);
    let Some(ordered) = hours(&case.efforts.supplier_hours) else { return };
    let limits = texts.all.iter().filter(|text| {
        matches!(
            (text.spot.section(), text.spot.field()),
            ("health", "need" | "gp_summary") | ("recommendation", "postponed_missing" | "view")
        )
    });
    let most = limits
        .flat_map(|text| words.tellings.sentences("hours_at_most", text.text))
        .flat_map(|sentence| words.hours.stated(sentence))
        .filter(|stated| stated.weekly)
        .map(|stated| stated.hours)
        .reduce(f64::min);
    if let Some(most) = most.filter(|most| ordered > *most)
        && case.efforts.supplier_ordered.date().is_some()
    {
        findings.push(
            Finding::new("order-begins-too-high", field!(efforts.supplier_hours))
                .with("hours", written(ordered))
                .with("most", written(most)),
        );
    }
}
