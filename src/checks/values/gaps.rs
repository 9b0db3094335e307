//! Gaps that a phrase has left in an answer: a letter would show them as they stand.

use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("gap-left")];

/// How a gap begins.
const GAP: &str = "[mangler: ";

pub fn check(_: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let has_gap = |text: &str| text.split(GAP).skip(1).any(|rest| rest.contains(']'));
    let with_gap = texts.all.iter().filter(|text| has_gap(text.text));
    findings.extend(with_gap.map(|text| Finding::new("gap-left", text.spot)));
}
