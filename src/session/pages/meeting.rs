//! The page of the meeting: its points, one at a time, each with the fields that are filled in there.

use crate::case::Case;
use crate::case::address::field;
use crate::case::contacts::LoggedContact;
use crate::place::FieldPath;

/// The state of the page (mødesiden).
#[derive(Default)]
pub struct MeetingPage {
    /// The point in view, counted from zero.
    pub(in crate::session) point: usize,
    /// Whether the details of the citizen's health are unfolded.
    pub(in crate::session) shows_health: bool,
}

/// A point of a meeting, or of a talk with the citizen (et punkt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPoint {
    pub kind: PointKind,
    /// The fields that are filled in while it is in view; the first gets the cursor.
    pub fields: Vec<FieldPath>,
}

/// What a point is about (punktets emne).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// The meeting opens: who is there.
    Opening,
    /// Nobody is named yet who comes.
    Team,
    /// What a participant says, by the place in the list.
    Speaker(usize),
    /// What the citizen says.
    Citizen,
    Health,
    Work,
    Social,
    /// No talk of the day stands in the contact log yet.
    NewTalk,
    /// What was agreed, and what comes next.
    Agreed,
    /// The meeting is over: on to what is made of it.
    Closing,
}

/// The points of a case, in their order: those of the team's meeting, or in the new way those of the talk.
pub fn points(case: &Case, is_new: bool) -> Vec<MeetingPoint> {
    let point =
        |kind: PointKind, fields: &[FieldPath]| MeetingPoint { kind, fields: fields.to_vec() };
    if is_new {
        return talk(case, point);
    }
    let opening = [
        field!(recommendation.citizen_present),
        field!(recommendation.companion),
        field!(recommendation.absent_why),
        field!(recommendation.meeting_date),
    ];
    let mut points = vec![point(PointKind::Opening, &opening)];
    let participants = case.recommendation.participants.items().len();
    if participants == 0 {
        points.push(point(PointKind::Team, &[field!(recommendation.participants)]));
    }
    points.extend((0..participants).map(|index| {
        let own = [
            field!(recommendation.participants[index].attendance),
            field!(recommendation.participants[index].view),
        ];
        let own = own.map(|path| case.lasting(&path));
        point(PointKind::Speaker(index), &own)
    }));
    points.extend([
        point(PointKind::Citizen, &[field!(recommendation.views_own)]),
        point(PointKind::Health, &[field!(recommendation.health_matters)]),
        point(PointKind::Work, &[field!(recommendation.job_matters)]),
        point(PointKind::Social, &[field!(recommendation.social_matters)]),
        point(PointKind::Closing, &[]),
    ]);
    points
}

fn talk(case: &Case, point: impl Fn(PointKind, &[FieldPath]) -> MeetingPoint) -> Vec<MeetingPoint> {
    let closing = point(PointKind::Closing, &[]);
    let citizen = point(PointKind::Citizen, &[field!(remarks.remarks_own)]);
    let health = point(PointKind::Health, &[field!(health.description_own)]);
    let Some(index) = talk_of_the_day(case) else {
        return vec![point(PointKind::NewTalk, &[]), citizen, health, closing];
    };
    let own = |paths: &[FieldPath]| -> Vec<FieldPath> {
        paths.iter().map(|path| case.lasting(path)).collect()
    };
    let opening = own(&[
        field!(contacts.list[index].kept),
        field!(contacts.list[index].form),
        field!(contacts.list[index].purpose),
        field!(contacts.list[index].date),
    ]);
    let agreed = own(&[
        field!(contacts.list[index].agreed),
        field!(contacts.list[index].next_step),
        field!(contacts.list[index].next_who),
        field!(contacts.list[index].next_by),
    ]);
    vec![
        point(PointKind::Opening, &opening),
        citizen,
        health,
        point(PointKind::Agreed, &agreed),
        closing,
    ]
}

/// The talk of the contact log that is the one of the day: the one on the day of the meeting, or else the last that nobody has told
/// the outcome of.
fn talk_of_the_day(case: &Case) -> Option<usize> {
    let days = [&case.process.planned_meeting, &case.process.offer_meeting];
    let day = days.into_iter().filter_map(|day| day.date()).max();
    let talks = || {
        let log = case.contacts.list.items().iter().enumerate();
        log.filter(|(_, contact)| !contact.is_letter())
    };
    let is_of_day = |contact: &LoggedContact| day.is_some() && contact.date.date() == day;
    let of_day = talks().find(|(_, contact)| is_of_day(contact));
    let open = || talks().rfind(|(_, contact)| contact.kept.given().is_none());
    of_day.or_else(open).map(|(index, _)| index)
}
