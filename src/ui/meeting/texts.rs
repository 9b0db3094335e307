//! The Danish words of the page of the meeting.

use crate::danish::lists::all_of;
use crate::session::Session;
use crate::session::pages::meeting::{MeetingPoint, PointKind};

pub const BACK: &str = "Forrige punkt";
pub const NEXT: &str = "Næste punkt";
pub const FIRST: &str = "Det er det første punkt.";
pub const LAST: &str = "Det er det sidste punkt.";
pub const SHOW_HEALTH: &str = "Vis helbredet";
pub const HIDE_HEALTH: &str = "Skjul helbredet";
pub const NO_HEALTH: &str = "Der er ikke skrevet noget om helbredet.";
pub const DIAGNOSES: &str = "Diagnoser";
pub const TREATMENTS: &str = "Behandling";
pub const CONSIDERATIONS: &str = "Hensyn på en arbejdsplads";
pub const CHECKLIST: &str = "Det er afklaret";
pub const BEGIN_TALK: &str = "Skriv samtalen i kontaktloggen";
pub const ALL_SAID: &str = "Alle punkter har fået et svar.";
pub const STILL_EMPTY: &str = "Her er der ikke skrevet noget:";

/// Which point it is among all.
pub fn place(is_talk: bool, at: usize, count: usize) -> String {
    let of = if is_talk { "Samtalen" } else { "Mødet" };
    format!("{of}: punkt {} af {count}", at + 1)
}

/// What a point is called.
pub fn title(session: &Session, point: &MeetingPoint) -> String {
    let is_talk = session.meets_without_team();
    let fixed = match point.kind {
        PointKind::Opening if is_talk => "Samtalen begynder",
        PointKind::Opening => "Mødet begynder",
        PointKind::NewTalk => "Samtalen begynder",
        PointKind::Team => "Deltagerne",
        PointKind::Citizen => "Borgerens egne ord",
        PointKind::Health => "Helbred",
        PointKind::Work => "Job og uddannelse",
        PointKind::Social => "Sociale forhold",
        PointKind::Agreed => "Det aftaler I",
        PointKind::Closing if is_talk => "Samtalen slutter",
        PointKind::Closing => "Mødet slutter",
        PointKind::Speaker(index) => return speaker(session, index),
    };
    fixed.to_owned()
}

/// The name of a participant, or the number of one without a name.
fn speaker(session: &Session, index: usize) -> String {
    let person = session.case().recommendation.participants.items().get(index);
    let name = person.and_then(|person| person.name.filled());
    name.map_or_else(|| format!("Deltager {}", index + 1), str::to_owned)
}

/// What is asked for.
pub fn asks(benefits: &[String]) -> Option<String> {
    (!benefits.is_empty()).then(|| format!("Der er søgt om {}.", all_of(benefits)))
}

pub fn interpreter(language: &str) -> String {
    match language {
        "" => "Borgeren skal have tolk.".to_owned(),
        language => format!("Borgeren skal have tolk: {language}."),
    }
}

/// The button that leads on when the meeting is over.
pub fn onward(is_talk: bool) -> &'static str {
    if is_talk { "Gå til høringen" } else { "Gå til indstillingen" }
}
