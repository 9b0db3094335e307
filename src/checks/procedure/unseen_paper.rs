//! A decision against the team that rests on a paper which the team never saw.

use crate::case::so_far::decided::Decided;
use crate::checks::decision::departure::goes_against_team;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

use super::hearing_again::{newer_paper, used};

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("paper-after-team", &["number", "day", "seen"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    // A case of the new way has no team that could see it again.
    if look.going().is_new() || !decided.refuses_something() || !goes_against_team(look) {
        return;
    }
    let Some(seen) = look.case.decision.re_presented.date() else { return };
    let mut told = Vec::new();
    for (spot, number) in used(look, &decided) {
        let dated = newer_paper(look, texts, number, seen).filter(|_| !told.contains(&number));
        let Some(dated) = dated else { continue };
        told.push(number);
        findings.push(
            Finding::new("paper-after-team", spot)
                .with("number", number.to_string())
                .with("day", danish_day(dated))
                .with("seen", danish_day(seen)),
        );
    }
}
