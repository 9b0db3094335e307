//! The health coordinator's advice against the decision: the hours that can last, and those that the decision counts on.

use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::so_far::decided::Decided;
use crate::checks::evidence::shown::{hours, written};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("hours-above-advice", &["hours", "advised"])];

/// Two numbers that differ by no more are the same: a text says `cirka` and `knap`.
const CLOSE: f64 = 0.5;

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let words = texts.case_words;
    let said = case.process.coordinator_statement.filled();
    let Some(advised) = said.and_then(|said| words.accounts.lasting_hours(said, &words.hours))
    else {
        return;
    };
    let decided = Decided::of(case);
    let granted = hours(&case.decision.fleksjob_hours)
        .filter(|_| decided.grants(Benefit::Fleksjob))
        .map(|hours| (field!(decision.fleksjob_hours), hours));
    let refused = decided.rulings.iter().find(|ruled| ruled.is_pension() && !ruled.is_granted());
    let in_reason = refused.and_then(|ruled| {
        let reason = case.decision.rulings.items().get(ruled.index)?.reason.filled()?;
        let hours = words.accounts.can_work(reason, &words.hours)?;
        Some((field!(decision.rulings[ruled.index].reason), hours))
    });
    let counted = [in_reason, granted].into_iter().flatten();
    if let Some((spot, hours)) = counted.into_iter().find(|(_, hours)| *hours > advised + CLOSE) {
        findings.push(
            Finding::new("hours-above-advice", spot)
                .with("hours", written(hours))
                .with("advised", written(advised)),
        );
    }
}
