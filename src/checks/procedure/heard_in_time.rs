//! A hearing that the citizen had no time for: a letter still on its way, or more time given and not waited for.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::person::YesNo;
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

use super::hearings::{Hearing, hearings};

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("hearing-not-arrived", &["sent", "arrived", "limit"]),
    Finds::with("decided-before-more-time", &["day", "deadline"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let decided = Decided::of(look.case);
    if !decided.is_empty() && !decided.refuses_something() {
        return;
    }
    for hearing in hearings(look.case) {
        arrived(look, &hearing, findings);
    }
    more_time(look, texts, findings);
}

/// A letter on paper takes days; what is asked in it cannot be answered before.
fn arrived(look: &Look<'_>, hearing: &Hearing<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    // Who has answered has had the letter.
    if !case.citizen.digital_post.is(YesNo::No) || hearing.answered.date().is_some() {
        return;
    }
    let (Some(sent), Some(deadline)) = (hearing.sent.date(), hearing.deadline.date()) else {
        return;
    };
    let Some(limit) = look.law.period("delivery-letter", sent) else { return };
    let calendar = look.law.calendar();
    let arrived = calendar.next_working_day(calendar.add_period(sent, &limit));
    let decided = case.decision.date.date().is_some_and(|day| day <= arrived);
    if deadline <= arrived || decided {
        findings.push(
            Finding::new("hearing-not-arrived", hearing.deadline_field)
                .with("sent", danish_day(sent))
                .with("arrived", danish_day(arrived))
                .with("limit", limit.words),
        );
    }
}

/// Where the case tells that the citizen has more time to answer, the decision waits for it or for the answer.
fn more_time(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let (case, words) = (look.case, &texts.case_words.steps);
    let process = &case.process;
    let Some(decided) = case.decision.date.date() else { return };
    let hearing = hearings(case).into_iter().rev().find(|hearing| hearing.sent.date().is_some());
    let Some(hearing) = hearing else { return };
    let (Some(sent), Some(deadline)) = (hearing.sent.date(), hearing.deadline.date()) else {
        return;
    };
    // An answer that came in the longer time is the one that was waited for.
    if hearing.answered.date().is_some_and(|day| day > deadline && day <= decided) {
        return;
    }
    let told = [
        &process.offer_note,
        &process.hearing_answer_own,
        &process.hearing_again_answer_own,
        &case.decision.views_answer,
    ];
    let until: Option<Date> = told
        .into_iter()
        .filter_map(|text| words.more_time(text.filled()?, sent))
        .filter(|until| *until > deadline && decided <= *until)
        .max();
    if let Some(until) = until {
        findings.push(
            Finding::new("decided-before-more-time", field!(decision.date))
                .with("day", danish_day(until))
                .with("deadline", danish_day(deadline)),
        );
    }
}
