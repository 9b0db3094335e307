//! A fleksjob with the employer that the citizen has already: the time on special terms that comes first.

use crate::case::person::Benefit;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::checks::reading::told_days::days;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("own-workplace-too-soon", &["since", "limit", "status"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let Some(on) = look.case.decision.date.date() else { return };
    if !Decided::of(look.case).grants(Benefit::Fleksjob) {
        return;
    }
    let Some(limit) = look.law.period("flex-job-retention", on) else { return };
    let words = &texts.case_words.tellings;
    let place = texts.all.iter().find(|text| {
        matches!(
            (text.spot.section(), text.spot.field()),
            ("recommendation", "kind") | ("decision", "reason" | "function" | "what")
        ) && words.stand_in("own_workplace", text.text)
    });
    let Some(place) = place else { return };
    let since = texts
        .all
        .iter()
        .flat_map(|text| words.sentences("special_terms_since", text.text))
        .flat_map(|sentence| days(sentence, on))
        .filter(|day| *day <= on)
        .min();
    let Some(since) = since else { return };
    if look.law.calendar().add_period(since, &limit) > on {
        findings.push(
            Finding::new("own-workplace-too-soon", place.spot)
                .with("since", danish_day(since))
                .with("limit", limit.words)
                .with("status", limit.status.words()),
        );
    }
}
