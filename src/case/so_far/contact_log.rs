//! How a case and its citizen have been in touch: the last talk, the next one, what is promised, what was ordered and not begun.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::contacts::{LoggedContact, NextStepBy};
use crate::case::dates::Day;
use crate::case::plan::{ExhibitGroup, Intervention};
use crate::place::FieldPath;

/// The days of the case itself on which the municipality and the citizen heard from each other.
const WITH_CITIZEN: &[FieldPath] = &[
    field!(matter.consent),
    field!(process.hearing_sent),
    field!(process.hearing_answer_date),
    field!(process.hearing_again_sent),
    field!(process.hearing_again_answer_date),
    field!(process.offer_made),
    field!(process.offer_meeting),
    field!(process.transition_told),
    field!(process.delay_told),
    field!(decision.date),
    field!(process.complaint_received),
];

/// The days of the case itself that only somebody writes once they are there.
const HAPPENED: &[FieldPath] = &[
    field!(matter.plan_begun),
    field!(matter.description_made),
    field!(health.gp_requested),
    field!(health.gp_received),
    field!(health.gp_questioned),
    field!(efforts.supplier_ordered),
    field!(efforts.supplier_begun),
    field!(process.coordinator_asked),
    field!(process.coordinator_date),
    field!(process.transition_date),
    field!(process.reassessed),
    field!(process.forwarded),
];

/// The contacts of the log that have a day, each with its place in the list.
fn dated(case: &Case) -> impl Iterator<Item = (usize, Date, &LoggedContact)> {
    let contacts = case.contacts.list.items().iter().enumerate();
    contacts.filter_map(|(index, contact)| Some((index, contact.date.date()?, contact)))
}

/// The last talk that was held: its place in the list, and its day. Of two on one day the later in the list.
pub fn last_talk(case: &Case) -> Option<(usize, Date)> {
    let held = dated(case).filter(|(_, _, contact)| contact.is_held());
    held.map(|(index, day, _)| (index, day)).max_by_key(|(_, day)| *day)
}

/// The first talk on a day or later that was not called off: its place in the list, and its day.
pub fn talk_from(case: &Case, day: Date) -> Option<(usize, Date)> {
    let talks = dated(case)
        .filter(|(_, on, contact)| *on >= day && contact.is_talk() && !contact.fell_through());
    talks.map(|(index, day, _)| (index, day)).min_by_key(|(_, day)| *day)
}

/// The first of the talks that are agreed and of which nobody has told what became.
pub fn next_talk(case: &Case) -> Option<(FieldPath, Date)> {
    let agreed = dated(case).filter(|(_, _, contact)| contact.is_agreed());
    let (index, day, _) = agreed.min_by_key(|(_, day, _)| *day)?;
    Some((field!(contacts.list[index].date), day))
}

/// The open next step that falls first, of those that the citizen has to take or of all others.
pub fn next_step(case: &Case, is_citizens: bool) -> Option<(FieldPath, Date)> {
    let contacts = case.contacts.list.items().iter().enumerate();
    let open = contacts.filter(|(_, contact)| {
        contact.has_open_step() && contact.next_who.is(NextStepBy::Citizen) == is_citizens
    });
    open.filter_map(|(index, contact)| {
        Some((field!(contacts.list[index].next_by), contact.next_by.date()?))
    })
    .min_by_key(|(_, day)| *day)
}

/// The days of the log on which the citizen was talked with or written to.
pub fn logged_days(case: &Case) -> impl Iterator<Item = (FieldPath, Date)> {
    let in_touch = dated(case).filter(|(_, _, contact)| contact.is_held() || contact.is_letter());
    in_touch.map(|(index, day, _)| (field!(contacts.list[index].date), day))
}

/// Every day on which municipality and citizen were in touch, the earliest first. A meeting of the team counts once the case tells
/// what came of it.
pub fn days_in_touch(case: &Case) -> Vec<(FieldPath, Date)> {
    let own = WITH_CITIZEN.iter().filter_map(|path| Some((*path, case.day_at(path)?)));
    let mut days: Vec<(FieldPath, Date)> = logged_days(case).chain(own).collect();
    days.extend(met(case).map(|day| (field!(recommendation.meeting_date), day)));
    days.sort_by_key(|(_, day)| *day);
    days
}

fn met(case: &Case) -> Option<Date> {
    let meeting = &case.recommendation;
    meeting.meeting_date.date().filter(|_| meeting.outcome.given().is_some())
}

/// The last day on which something happened that the case tells of: so far it has come (så langt er sagen). What is planned or
/// agreed has not happened.
pub fn come_to(case: &Case) -> Option<Date> {
    let told = dated(case).filter(|(_, _, contact)| !contact.is_agreed()).map(|(_, day, _)| day);
    let exhibits = case.exhibits.list.items().iter().filter_map(|exhibit| exhibit.date.date());
    let done = case.contacts.list.items().iter().filter_map(|contact| contact.next_done.date());
    let own = WITH_CITIZEN.iter().chain(HAPPENED).filter_map(|path| case.day_at(path));
    told.chain(exhibits).chain(done).chain(own).chain(met(case)).max()
}

/// The day on which an effort should begin that is ordered and has no period yet.
fn should_begin(effort: &Intervention) -> Option<Date> {
    let is_ordered = effort.ordered.date().is_some() && effort.period.filled().is_none();
    effort.begins.date().filter(|_| is_ordered)
}

/// The efforts that are ordered and that the case does not tell to have begun, each with the day on which they should.
pub fn not_begun(case: &Case) -> Vec<(FieldPath, Date)> {
    let efforts = &case.efforts;
    let interventions = efforts.interventions.items().iter().enumerate();
    let mut waiting: Vec<(FieldPath, Date)> = interventions
        .filter_map(|(index, effort)| {
            Some((field!(efforts.interventions[index].begins), should_begin(effort)?))
        })
        .collect();
    if let Some(from) = efforts.supplier_from.date()
        && efforts.supplier_ordered.date().is_some()
        && efforts.supplier_begun.filled().is_none()
        && !has_report(case, from)
    {
        waiting.push((field!(efforts.supplier_from), from));
    }
    waiting
}

/// Whether a supplier has written about what was tried from a day on.
fn has_report(case: &Case, from: Date) -> bool {
    let came = |day: &Answer<Day>| day.date().is_some_and(|day| day >= from);
    let mut exhibits = case.exhibits.list.items().iter();
    exhibits.any(|paper| paper.group.is(ExhibitGroup::Supplier) && came(&paper.date))
}
