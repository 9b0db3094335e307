//! Statements about how the citizen manages: whether anybody saw it, and who says so.

use crate::case::address::field;
use crate::case::plan::Seen;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::says_something;
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("functioning-only-told"),
    Finds::plain("functioning-without-description").asking(),
    Finds::plain("functioning-without-source").asking(),
    Finds::plain("functioning-seen-by-citizen"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let rows = look.case.social.functioning.items();
    if !rows.is_empty() && !rows.iter().any(|row| row.seen.is(Seen::Observed)) {
        findings.push(Finding::new("functioning-only-told", field!(social.functioning)));
    }
    for (index, row) in rows.iter().enumerate() {
        if !says_something(&row.description) {
            findings.push(Finding::new(
                "functioning-without-description",
                field!(social.functioning[index].description),
            ));
        }
        if !says_something(&row.described_by) {
            findings.push(Finding::new(
                "functioning-without-source",
                field!(social.functioning[index].described_by),
            ));
        } else if row.seen.is(Seen::Observed)
            && row.described_by.filled().is_some_and(|by| is_the_citizen(look, texts, by))
        {
            findings.push(Finding::new(
                "functioning-seen-by-citizen",
                field!(social.functioning[index].seen),
            ));
        }
    }
}

/// Whether the name of the one who described is the citizen's own, or says so.
fn is_the_citizen(look: &Look<'_>, texts: &Texts<'_>, by: &str) -> bool {
    let by = by.trim().to_lowercase();
    let name = look.case.citizen.name.filled().map(|name| name.trim().to_lowercase());
    name.is_some_and(|name| by == name || name.split(' ').next() == Some(by.as_str()))
        || texts.plan_words.is_citizen(&by)
}
