//! Gaps that a phrase has left in an answer, and names of fields as a template writes them: a letter would show them as they stand.

use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("gap-left"), Finds::plain("template-code-left")];

/// How a gap begins.
const GAP: &str = "[mangler: ";

/// How what only a template or a phrase understands begins and ends.
const CODES: [(&str, &str); 2] = [("{{", "}}"), ("{%", "%}")];

pub fn check(_: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let has_gap = |text: &str| text.split(GAP).skip(1).any(|rest| rest.contains(']'));
    let with_gap = texts.all.iter().filter(|text| has_gap(text.text));
    findings.extend(with_gap.map(|text| Finding::new("gap-left", text.spot)));
    let has_code = |text: &str| {
        CODES.iter().any(|(begin, end)| text.split(begin).skip(1).any(|rest| rest.contains(end)))
    };
    let with_code = texts.all.iter().filter(|text| has_code(text.text));
    findings.extend(with_code.map(|text| Finding::new("template-code-left", text.spot)));
}
