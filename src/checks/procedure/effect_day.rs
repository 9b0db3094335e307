//! The day from which a pension is paid, where the decision came after its time limit.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::{applied_for, is_senior};
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] =
    &[Finds::with("pension-from-too-late", &["day", "last", "first", "limit"])];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let Some(on) = case.decision.date.date() else { return };
    let (begun, limit) = if is_senior(case) {
        let applied = applied_for(case, Some(Benefit::SeniorPension)).map(|(_, day)| day);
        (applied, "senior-disability-pension-decision")
    } else {
        (case.process.transition_date.date(), "pension-decision")
    };
    let Some(begun) = begun else { return };
    let Some(limit) = look.law.period(limit, begun) else { return };
    let last = look.law.calendar().add_period(begun, &limit);
    let Some(first) = first_of_next_month(last).filter(|_| on > last) else { return };
    let decided = Decided::of(case);
    for ruled in decided.rulings.iter().filter(|ruled| ruled.is_pension() && ruled.is_granted()) {
        let ruling = case.decision.rulings.items().get(ruled.index);
        let day = ruling.and_then(|ruling| ruling.effect_from.date());
        if let Some(day) = day.filter(|day| *day > first) {
            findings.push(
                Finding::new(
                    "pension-from-too-late",
                    field!(decision.rulings[ruled.index].effect_from),
                )
                .with("day", danish_day(day))
                .with("last", danish_day(last))
                .with("first", danish_day(first))
                .with("limit", limit.words),
            );
        }
    }
}

fn first_of_next_month(day: Date) -> Option<Date> {
    day.first_of_month().checked_add(1.month()).ok()
}
