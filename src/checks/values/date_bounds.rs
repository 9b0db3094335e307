//! Days beyond a bound: after the decision that they should have counted for, before it was decided, before the citizen was born.

use jiff::civil::Date;

use super::date_order::{birth, each_day};
use super::far_days::{STEPS, contacts};
use crate::case::address::field;
use crate::case::so_far::progress::applied_for;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("date-after-decision", &["day", "decision_day"]),
    Finds::with("effect-before-decision", &["day", "decision_day"]),
    Finds::plain("date-before-birth"),
    Finds::with("birth-after-case", &["birth", "others"]),
];

/// Days that can come after the decision, but then came too late to count for it.
const IN_TIME: &[FieldPath] = &[
    field!(process.transition_told),
    field!(process.delay_told),
    field!(process.hearing_answer_date),
    field!(process.hearing_again_answer_date),
    field!(matter.way_on),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for late in IN_TIME {
        late_for_decision(look, findings, late);
    }
    for index in 0..look.case.decision.rulings.items().len() {
        effect(look, findings, index);
    }
    born_before(look, findings);
}

fn late_for_decision(look: &Look<'_>, findings: &mut Vec<Finding>, path: &FieldPath) {
    let (Some(late), Some(decision)) = (look.case.day_at(path), look.case.decision.date.date())
    else {
        return;
    };
    if late > decision {
        findings.push(
            Finding::new("date-after-decision", *path)
                .with("day", danish_day(late))
                .with("decision_day", danish_day(decision)),
        );
    }
}

/// What is granted takes effect, as a rule, not before it was decided. A day that lies before the application is told of as
/// such.
fn effect(look: &Look<'_>, findings: &mut Vec<Finding>, index: usize) {
    let path = field!(decision.rulings[index].effect_from);
    let (Some(effect), Some(decision)) = (look.case.day_at(&path), look.case.decision.date.date())
    else {
        return;
    };
    let told = birth(look.case).is_some_and(|birth| effect < birth)
        || applied_for(look.case, None).is_some_and(|(_, applied)| effect < applied);
    if effect < decision && !told && Some(effect) != paid_from_late(look) {
        findings.push(
            Finding::new("effect-before-decision", path)
                .with("day", danish_day(effect))
                .with("decision_day", danish_day(decision)),
        );
    }
}

/// The day from which a pension runs where it was decided after the time limit: the first of the month after that.
fn paid_from_late(look: &Look<'_>) -> Option<Date> {
    let begun = look.case.process.transition_date.date()?;
    let limit = look.law.period("pension-decision", begun)?;
    let last = look.law.calendar().add_period(begun, &limit);
    let is_late = look.case.decision.date.date()? > last;
    last.last_of_month().tomorrow().ok().filter(|_| is_late)
}

/// No exact day of the case lies before the citizen was born. Where several do, it is the number that is wrong.
fn born_before(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = birth(look.case) else { return };
    let applied = (0..look.case.matter.applications.items().len())
        .map(|at| field!(matter.applications[at].date))
        .chain(contacts(look));
    let effects = (0..look.case.decision.rulings.items().len())
        .map(|at| field!(decision.rulings[at].effect_from));
    let before: Vec<(FieldPath, Date)> = STEPS
        .iter()
        .copied()
        .chain(applied)
        .chain(effects)
        .filter_map(|path| Some((path, look.case.day_at(&path).filter(|day| *day < birth)?)))
        .collect();
    match before.as_slice() {
        [] => {}
        [(path, _)] => findings.push(Finding::new("date-before-birth", *path)),
        several => findings.push(
            Finding::new("birth-after-case", field!(citizen.cpr))
                .with("birth", danish_day(birth))
                .with("others", each_day(look.words, several)),
        ),
    }
}
