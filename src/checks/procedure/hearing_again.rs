//! What came after the hearing and is used against the citizen: the team's second answer, and papers newer than the hearing.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::cited::CitedExhibits;
use crate::case::cited::numbers::in_text;
use crate::case::decision::Weight;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;
use crate::place::FieldPath;

use super::hearings::last_sent;
use super::own_papers::is_citizens;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("hearing-before-team", &["day"]),
    Finds::with("paper-after-hearing", &["number", "day", "sent"]),
    Finds::plain("second-answer-missing"),
    Finds::plain("second-answer-unexplained"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    // A case of the new way has no team that could have answered.
    if !look.going().is_new() {
        second_answer(look, findings);
    }
    let decided = Decided::of(look.case);
    // Only what is to the citizen's detriment has to be heard.
    if !decided.refuses_something() {
        return;
    }
    let Some(sent) = last_sent(look.case) else { return };
    if let Some(again) = look.case.decision.re_presented.date().filter(|again| *again > sent)
        && !look.going().is_new()
    {
        findings.push(
            Finding::new("hearing-before-team", field!(process.hearing_again_sent))
                .with("day", danish_day(again)),
        );
    }
    let mut told = Vec::new();
    for (spot, number) in used(look, &decided) {
        let Some(dated) =
            newer_paper(look, texts, number, sent).filter(|_| !told.contains(&number))
        else {
            continue;
        };
        told.push(number);
        findings.push(
            Finding::new("paper-after-hearing", spot)
                .with("number", number.to_string())
                .with("day", danish_day(dated))
                .with("sent", danish_day(sent)),
        );
    }
}

/// What the team said when it saw the case again, and why: the letter tells of it.
fn second_answer(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let decision = &look.case.decision;
    if decision.re_presented.filled().is_none() {
        return;
    }
    if decision.re_presented_outcome.given().is_none() {
        findings.push(Finding::new("second-answer-missing", field!(decision.re_presented_outcome)));
    } else if decision.re_presented_why.filled().is_none() {
        findings.push(Finding::new("second-answer-unexplained", field!(decision.re_presented_why)));
    }
}

/// The exhibits that a refusal rests on, each with the place that says so.
pub(super) fn used(look: &Look<'_>, decided: &Decided) -> Vec<(FieldPath, u32)> {
    let decision = &look.case.decision;
    let mut used = Vec::new();
    for (index, fact) in decision.facts.items().iter().enumerate() {
        if fact.weight.is(Weight::Given) {
            let numbers = fact.exhibit.given().map(CitedExhibits::numbers).unwrap_or_default();
            let spot = field!(decision.facts[index].exhibit);
            used.extend(numbers.into_iter().map(|number| (spot, number)));
        }
    }
    for ruled in decided.rulings.iter().filter(|ruled| !ruled.is_granted()) {
        let reason = decision.rulings.items().get(ruled.index);
        let reason = reason.and_then(|ruling| ruling.reason.filled()).unwrap_or_default();
        let spot = field!(decision.rulings[ruled.index].reason);
        let sure = in_text(reason).into_iter().filter(|reference| reference.sure);
        used.extend(sure.map(|reference| (spot, reference.number)));
    }
    used
}

/// The day of an exhibit that is newer than a day. What the citizen brought is known to the citizen.
pub(super) fn newer_paper(
    look: &Look<'_>,
    texts: &Texts<'_>,
    number: u32,
    than: Date,
) -> Option<Date> {
    let mut exhibits = look.case.exhibits.list.items().iter();
    let exhibit = exhibits.find(|exhibit| exhibit.cited_number() == Some(number))?;
    let dated = exhibit.date.date().filter(|dated| *dated > than)?;
    (!is_citizens(look.case, texts, exhibit)).then_some(dated)
}
