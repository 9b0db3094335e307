//! Who was at a meeting: the person who decides, and the interpreter whom the citizen needs.

use crate::case::address::field;
use crate::case::person::YesNo;
use crate::case::process::OfferAnswer;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] =
    &[Finds::plain("meeting-without-decider"), Finds::plain("interpreter-missing")];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let (case, words) = (look.case, &texts.case_words.steps);
    let process = &case.process;
    if Decided::of(case).concerns_pension()
        && process.offer_answer.is(OfferAnswer::WantsMeeting)
        && let (Some(note), Some(decider)) =
            (process.offer_note.filled(), case.matter.decision_maker.filled())
        && words.met_without(note, decider, case.matter.caseworker.filled())
    {
        findings.push(Finding::new("meeting-without-decider", field!(process.offer_note)));
    }
    if !case.citizen.interpreter.is(YesNo::Yes) {
        return;
    }
    let of_meetings = texts
        .all
        .iter()
        .filter(|text| matches!(text.spot.section(), "recommendation" | "process" | "decision"));
    for text in of_meetings.filter(|text| words.lacks_interpreter(text.text)) {
        findings.push(Finding::new("interpreter-missing", text.spot));
    }
}
