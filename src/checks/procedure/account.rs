//! What a case tells of its own handling that the law does not allow: who was left out of a meeting, a hearing or the team's
//! second look.

use crate::case::address::field;
use crate::case::person::{RepresentativeRole, YesNo};
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("absent-for-a-reason"),
    Finds::plain("seen-again-by-few"),
    Finds::plain("guardian-left-out"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let words = &texts.case_words.accounts;
    // A case of the new way has no team whose meeting could be missed.
    if !look.going().is_new() {
        let part = &case.recommendation;
        if part.citizen_present.is(YesNo::No)
            && part.absent_why.filled().is_some_and(|why| words.wanted_another_day(why))
        {
            findings.push(Finding::new("absent-for-a-reason", field!(recommendation.absent_why)));
        }
        let why = &case.decision.re_presented_why;
        if case.decision.re_presented.filled().is_some()
            && why.filled().is_some_and(|why| words.is_of_few(why))
        {
            findings.push(Finding::new("seen-again-by-few", field!(decision.re_presented_why)));
        }
    }
    if case.citizen.representative_role.is(RepresentativeRole::Guardian)
        && !Decided::of(case).is_empty()
    {
        let told = [
            (field!(process.offer_note), case.process.offer_note.filled()),
            (field!(process.hearing_enclosed), case.process.hearing_enclosed.filled()),
            (field!(decision.views_answer), case.decision.views_answer.filled()),
        ];
        for (spot, _) in told
            .into_iter()
            .filter(|(_, text)| text.is_some_and(|text| words.leaves_out_guardian(text)))
        {
            findings.push(Finding::new("guardian-left-out", spot));
        }
    }
}
