//! The people of a case: the citizen at the plan and the meeting, the members of the team, and who acts for the citizen.

use crate::case::address::field;
use crate::case::person::{RepresentativeRole, YesNo};
use crate::case::so_far::progress::{beyond_plan, governing_day};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::gives_reason;
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("plan-not-made-together"),
    Finds::plain("plan-together-unanswered").asking(),
    Finds::plain("description-not-made-together"),
    Finds::plain("description-together-unanswered").asking(),
    Finds::plain("presence-unanswered").asking(),
    Finds::plain("absent-without-reason"),
    Finds::plain("coordinator-missing").asking(),
    Finds::with("education-missing-in-team", &["limit"]),
    Finds::plain("guardian-address-missing"),
    Finds::plain("representative-role-missing").asking(),
    Finds::plain("guardians-several"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    together(look, findings);
    team(look, texts, findings);
    representative(look, texts, findings);
}

/// The plan, or the joint description of the new way, is made with the citizen or whoever acts for the citizen, while the law of
/// the day knows it.
fn together(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let known = |id| governing_day(look.case).is_none_or(|day| look.cite(id, day).is_some());
    let is_new = look.going().is_new();
    let part = if is_new { "joint-description" } else { "preparatory-part" };
    if !beyond_plan(look.case) || !known(part) {
        return;
    }
    let together = &look.case.remarks.made_together;
    let check = match together.given() {
        Some(YesNo::Yes) => return,
        Some(YesNo::No) if is_new => "description-not-made-together",
        Some(YesNo::No) => "plan-not-made-together",
        None if is_new => "description-together-unanswered",
        None => "plan-together-unanswered",
    };
    findings.push(Finding::new(check, field!(remarks.made_together)));
}

/// Who was at the meeting: the citizen, and those whom the law wants in the team.
fn team(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let part = &look.case.recommendation;
    // A case of the new way has no team, and who once met in one decides nothing.
    let Some(meeting) = part.meeting_date.date().filter(|_| !look.going().is_new()) else {
        return;
    };
    if look.cite("team-meeting-citizen", meeting).is_some() {
        match part.citizen_present.given() {
            None => findings
                .push(Finding::new("presence-unanswered", field!(recommendation.citizen_present))),
            Some(YesNo::No) if !gives_reason(&part.absent_why, look.case) => findings
                .push(Finding::new("absent-without-reason", field!(recommendation.absent_why))),
            Some(_) => {}
        }
    }
    if look.cite("team-composition", meeting).is_none() {
        return;
    }
    let words = &texts.case_words.evidence;
    let has = |asks: &dyn Fn(&str) -> bool| {
        part.members().filter_map(|member| member.profession.filled()).any(asks)
    };
    let field = || field!(recommendation.participants);
    if !has(&|profession| words.is_coordinator(profession)) {
        findings.push(Finding::new("coordinator-missing", field()));
    }
    let Some(limit) = look.law.period("team-education", meeting) else { return };
    let birth = look.case.citizen.cpr.given().and_then(|cpr| cpr.birth_date());
    let young = birth.is_some_and(|birth| meeting < look.law.calendar().add_period(birth, &limit));
    let education = look.case.work.education.items().iter();
    let skilled = education.into_iter().any(|item| {
        item.completed.is(YesNo::Yes)
            && item.subject.filled().is_some_and(|subject| !words.is_general_schooling(subject))
    });
    if young && !skilled && !has(&|profession| words.is_of_education(profession)) {
        findings
            .push(Finding::new("education-missing-in-team", field()).with("limit", limit.words));
    }
}

/// A guardian gets the letters in the citizen's place; of anybody else the letter must know in which role they get a copy.
fn representative(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let citizen = &look.case.citizen;
    let Some(name) = citizen.representative_name.filled() else { return };
    if citizen.representative_role.is(RepresentativeRole::Guardian)
        && texts.case_words.evidence.names_several(name)
    {
        findings.push(Finding::new("guardians-several", field!(citizen.representative_name)));
    }
    match citizen.representative_role.given() {
        None => findings
            .push(Finding::new("representative-role-missing", field!(citizen.representative_role))),
        Some(RepresentativeRole::Guardian) if citizen.representative_address.filled().is_none() => {
            findings.push(Finding::new(
                "guardian-address-missing",
                field!(citizen.representative_address),
            ));
        }
        Some(_) => {}
    }
}
