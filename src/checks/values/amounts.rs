//! Numbers that nothing can have: more hours a week than a week has, and pages that are no pages.

use crate::case::kind::Kind;
use crate::checks::finding::{Finding, Finds};
use crate::danish::numbers::number;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::plain("hours-impossible"), Finds::plain("exhibit-pages-odd")];

/// More hours than a week has are no hours a week.
const HOURS_OF_A_WEEK: f64 = 168.0;
/// No exhibit has more pages.
const MOST_PAGES: f64 = 99_999.0;

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    look.case.each_answer(|spot, answer| {
        if answer.kind() != Kind::Number || !answer.is_filled() {
            return;
        }
        let value = number(answer.text()).filter(|_| look.words.is_asked(look.case, &spot));
        let Some(value) = value else { return };
        match spot.field() {
            "pages" if value.fract() != 0.0 || !(1.0..=MOST_PAGES).contains(&value) => {
                findings.push(Finding::new("exhibit-pages-odd", spot));
            }
            "pages" | "number" => {}
            _ if value > HOURS_OF_A_WEEK && !is_weighed(&spot) => {
                findings.push(Finding::new("hours-impossible", spot));
            }
            _ => {}
        }
    });
}

/// Whether the hours are those of a fleksjob, which another check holds against a full week of work.
fn is_weighed(spot: &FieldPath) -> bool {
    matches!(spot.section(), "recommendation" | "decision")
}
