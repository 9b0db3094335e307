//! The agenda of a day: which cases meet on it, in their order, who comes, who is missing, and what is to be in place first.
//!
//! A case of the old way meets in the team; one of the new way is a talk with the citizen. Names stand in it, since whoever leads
//! the day needs them: it is written where the user says, and kept nowhere.

mod clashes;
mod page;
mod team;

use jiff::civil::{Date, Time};

use crate::case::Case;
use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::person::YesNo;
use crate::case::recommendation::{Attendance, Participant};
use crate::case::scalar::Line;
use crate::danish::clock::clock_time;
use crate::library::Library;
use crate::place::FieldPath;
use crate::problem::Problem;
pub use clashes::{AgendaClash, ClashKind};
pub use page::{document, words_of};
pub use team::MissingInTeam;

/// The id of the sheet that serves one case at its meeting.
pub const BRIEF: &str = "meeting-brief";

/// What a day brings (dagsorden).
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    pub day: Date,
    /// In the order of their times; those without one come last, as their files stand.
    pub items: Vec<AgendaItem>,
    pub clashes: Vec<AgendaClash>,
    /// Whether a case of it is for practice.
    pub is_practice: bool,
    /// Whether its sender is still invented while a citizen on it may exist.
    pub is_draft: bool,
}

/// A case on the agenda (et punkt på dagsordenen).
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    /// The file of the case, as it was named.
    pub file: String,
    pub citizen: String,
    pub case_number: String,
    pub time: Option<Time>,
    /// Whether it is a talk with the citizen, and not a meeting of the team.
    pub is_talk: bool,
    /// The benefits that are asked for, in words.
    pub asks: Vec<String>,
    /// Who comes, or came; those of the last meeting where this is a new one.
    pub coming: Vec<Comer>,
    /// The day of the last meeting, where those who are named were in that one and nobody has said who comes to this.
    pub named_of: Option<Date>,
    /// Which of the professions of a team nobody named stands for; none of a talk.
    pub missing: Option<MissingInTeam>,
    pub companion: String,
    /// The language of the interpreter whom the citizen needs; empty where none is told, none where no interpreter is needed.
    pub interpreter: Option<String>,
    pub duties: DutyCount,
}

/// Who comes to a meeting (en deltager).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comer {
    pub name: String,
    pub profession: String,
    pub is_away: bool,
    pub is_by_video: bool,
}

/// How much is to be in place (hvor meget der mangler).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyCount {
    /// How many things stop a letter.
    pub stopping: usize,
    /// How many others somebody should look at.
    pub others: usize,
    /// The first that stops; empty where nothing does.
    pub first: String,
}

impl Agenda {
    /// The agenda of a day, of cases by the names of their files.
    pub fn of(library: &Library, cases: &[(String, Case)], day: Date) -> Self {
        let on_the_day = || cases.iter().filter(|(_, case)| meets_on(library, case, day).is_some());
        let mut entries: Vec<(AgendaItem, &Case)> = on_the_day()
            .map(|(file, case)| (AgendaItem::of(library, file, case, day), case))
            .collect();
        // Sorting keeps the order of the files where the times do not tell.
        entries.sort_by_key(|(item, _)| (item.time.is_none(), item.time));
        let clashes = clashes::find(&entries);
        Self {
            day,
            clashes,
            is_practice: on_the_day().any(|(_, case)| case.practice),
            is_draft: on_the_day().any(|(_, case)| library.invented_sender(case).is_some()),
            items: entries.into_iter().map(|(item, _)| item).collect(),
        }
    }
}

/// The field that puts a case on the agenda of a day; none where it has no meeting then. A planned meeting is over once a later one
/// was held, or the same.
pub fn meets_on(library: &Library, case: &Case, day: Date) -> Option<FieldPath> {
    let template = library.letters.template(BRIEF)?;
    let next = template.dated_by(case);
    let others = template.or_dates.iter().copied().chain(template.else_date);
    let held = others.filter(|path| of_its_way(library, case, path));
    let mut on = [next].into_iter().filter(|path| of_its_way(library, case, path)).chain(held);
    on.find(|path| case.day_at(path) == Some(day))
}

/// A team's meeting puts no case of the new way on an agenda, and a talk with the citizen none of the old.
fn of_its_way(library: &Library, case: &Case, path: &FieldPath) -> bool {
    let is_new = library.look(case).going().is_new();
    match *path {
        path if path == field!(recommendation.meeting_date) => !is_new,
        path if path == field!(process.offer_meeting) => is_new,
        _ => true,
    }
}

impl AgendaItem {
    fn of(library: &Library, file: &str, case: &Case, day: Date) -> Self {
        let look = library.look(case);
        let is_talk = look.going().is_new();
        let written = |line: &Answer<Line>| line.filled().unwrap_or_default().trim().to_owned();
        let asks = case.matter.applications.items().iter().filter_map(|application| {
            let benefit = application.benefit.filled()?;
            Some(library.words.choice("matter.applications.benefit", benefit).to_owned())
        });
        let participants = case.recommendation.participants.items();
        let named_of = case.recommendation.meeting_date.date().filter(|held| *held < day);
        let is_needed = case.citizen.interpreter.is(YesNo::Yes);
        Self {
            file: file.to_owned(),
            citizen: written(&case.citizen.name),
            case_number: written(&case.matter.case_number),
            time: case.process.meeting_time.filled().and_then(clock_time),
            is_talk,
            asks: asks.collect(),
            coming: if is_talk { Vec::new() } else { participants.iter().map(Comer::of).collect() },
            named_of,
            missing: if is_talk { None } else { team::missing(library, &look, day) },
            companion: match named_of {
                Some(_) => String::new(),
                None => written(&case.recommendation.companion),
            },
            interpreter: is_needed.then(|| written(&case.citizen.language)),
            duties: DutyCount::of(&library.shelf(case).duties()),
        }
    }
}

impl Comer {
    fn of(person: &Participant) -> Self {
        let written = |line: &Answer<Line>| line.filled().unwrap_or_default().trim().to_owned();
        Self {
            name: written(&person.name),
            profession: written(&person.profession),
            is_away: person.stayed_away(),
            is_by_video: person.attendance.is(Attendance::Video),
        }
    }
}

impl DutyCount {
    fn of(duties: &[Problem]) -> Self {
        let stopping = duties.iter().filter(|duty| duty.blocks()).count();
        let first = duties.iter().find(|duty| duty.blocks());
        Self {
            stopping,
            others: duties.len() - stopping,
            first: first.map_or_else(String::new, |duty| duty.message.clone()),
        }
    }
}
