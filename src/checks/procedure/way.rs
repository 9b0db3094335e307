//! The two ways of preparing a case, by plan and team or by joint description and advice: that a case goes one of them, that its
//! steps are of that one, and that none of them lies on the other side of the day between.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::person::Benefit;
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::recommended;
use crate::checks::finding::{Finding, Finds};
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("way-not-chosen", &["from"]),
    Finds::with("old-way-begun-late", &["from"]),
    Finds::with("team-after-end", &["day", "from"]),
    Finds::plain("recommendation-unused"),
    Finds::with("new-way-too-early", &["day", "from"]),
    Finds::plain("new-step-on-old-way"),
    Finds::plain("advice-missing"),
    Finds::plain("look-up-incomplete"),
];

/// The benefits that the health coordinator advises on.
const ADVISED: [Benefit; 3] = [Benefit::Pension, Benefit::Fleksjob, Benefit::SelfEmployedSupport];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    look_ups(look, findings);
    let Some(from) = look.law.new_way().map(|change| change.from) else { return };
    let going = look.going();
    if going.is_open() {
        findings.push(
            Finding::new("way-not-chosen", field!(matter.way)).with("from", danish_day(from)),
        );
        return;
    }
    if going.is_new() {
        new_way(look, from, findings);
    } else {
        old_way(look, from, findings);
    }
}

fn new_way(look: &Look<'_>, from: Date, findings: &mut Vec<Finding>) {
    let (case, mut day_is_wrong) = (look.case, false);
    for (path, day) in [
        (field!(recommendation.meeting_date), case.recommendation.meeting_date.date()),
        (field!(decision.re_presented), case.decision.re_presented.date()),
    ] {
        if let Some(day) = day.filter(|day| *day >= from) {
            findings.push(dated("team-after-end", path, day, from));
            day_is_wrong = true;
        }
    }
    if recommended(case) && !day_is_wrong {
        findings.push(Finding::new("recommendation-unused", field!(recommendation.meeting_date)));
    }
    for (path, day) in [
        (field!(matter.description_made), case.matter.description_made.date()),
        (field!(process.coordinator_asked), case.process.coordinator_asked.date()),
        (field!(decision.date), case.decision.date.date()),
    ] {
        if let Some(day) = day.filter(|day| *day < from) {
            findings.push(dated("new-way-too-early", path, day, from));
        }
    }
    let decided = Decided::of(case);
    let is_advised = decided.rulings.iter().any(|ruled| ADVISED.contains(&ruled.benefit));
    if is_advised && case.process.coordinator_date.filled().is_none() {
        findings.push(Finding::new("advice-missing", field!(process.coordinator_date)));
    }
}

fn old_way(look: &Look<'_>, from: Date, findings: &mut Vec<Finding>) {
    let (case, going) = (look.case, look.going());
    let begun = case.matter.plan_begun.date();
    if going.is_answered && !going.is_split && begun.is_some_and(|begun| begun >= from) {
        findings.push(
            Finding::new("old-way-begun-late", field!(matter.way)).with("from", danish_day(from)),
        );
    }
    for (path, is_filled) in [
        (field!(matter.description_made), case.matter.description_made.filled().is_some()),
        (field!(process.coordinator_asked), case.process.coordinator_asked.filled().is_some()),
    ] {
        if is_filled {
            findings.push(Finding::new("new-step-on-old-way", path));
        }
    }
}

/// A note of a look-up that does not say who or when answers for nothing.
fn look_ups(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for (index, note) in look.case.overrides.looked_up.items().iter().enumerate() {
        for (path, is_there) in [
            (field!(overrides.looked_up[index].by), note.by.filled().is_some()),
            (field!(overrides.looked_up[index].date), note.date.filled().is_some()),
        ] {
            if !is_there {
                findings.push(Finding::new("look-up-incomplete", path));
            }
        }
    }
}

fn dated(check: &'static str, path: FieldPath, day: Date, from: Date) -> Finding {
    Finding::new(check, path).with("day", danish_day(day)).with("from", danish_day(from))
}
