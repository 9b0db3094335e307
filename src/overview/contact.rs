//! The last contact that a case knows of.
//!
//! The talks and letters of its contact log, and its own days: the citizen applied, agreed, answered, met somebody, complained or was
//! told something; the doctor, the supplier, the team, the health coordinator or the appeals board was asked, answered or met.
//! Days of work inside the municipality (the plan was begun, the case went over, the complaint was looked at) are none, and neither
//! is a day after today. A meeting of the team counts as it is: the team talks about the case whoever is there.

use jiff::civil::Date;

use super::words;
use crate::case::Case;
use crate::case::address::field;
use crate::case::so_far::contact_log::logged_days;
use crate::library::Library;
use crate::place::FieldPath;

/// A day on which the municipality and somebody else were in touch (en kontakt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub day: Date,
    /// The field that tells of it; none where it is a seal.
    pub field: Option<FieldPath>,
    /// What it was, in a few words.
    pub title: String,
}

/// The fields that tell of a contact, in the order in which a case meets them.
pub const FIELDS: &[FieldPath] = &[
    field!(matter.consent),
    field!(health.gp_requested),
    field!(health.gp_received),
    field!(health.gp_questioned),
    field!(efforts.supplier_ordered),
    field!(process.coordinator_asked),
    field!(process.coordinator_date),
    field!(recommendation.meeting_date),
    field!(process.hearing_sent),
    field!(process.hearing_answer_date),
    field!(process.hearing_again_sent),
    field!(process.hearing_again_answer_date),
    field!(process.offer_made),
    field!(process.offer_meeting),
    field!(process.transition_told),
    field!(process.delay_told),
    field!(process.disagreement_date),
    field!(decision.date),
    field!(process.complaint_received),
    field!(process.forwarded),
];

/// The last contact until a day. Of several on one day the one that a case meets last.
pub(super) fn last(library: &Library, case: &Case, today: Date) -> Option<Contact> {
    let applied = (0..case.matter.applications.items().len())
        .map(|index| field!(matter.applications[index].date));
    let fields = applied
        .chain(FIELDS.iter().copied())
        .filter_map(|field| Some((case.day_at(&field)?, Some(field))));
    let logged = logged_days(case).map(|(field, day)| (day, Some(field)));
    let sealed =
        case.seals.all().iter().filter_map(|seal| Some((seal.sealed_on.parse().ok()?, None)));
    let (day, field) = fields
        .chain(logged)
        .chain(sealed)
        .filter(|(day, _)| *day <= today)
        .max_by_key(|it| it.0)?;
    let title = field.map_or(words::SEALED.to_owned(), |field| words::contact(library, &field));
    Some(Contact { day, field, title })
}
