//! The Danish words of a row, for the window and the command line alike.

use jiff::civil::Date;

use super::OpenDeadline;
use super::waiting::{Awaited, Waiting};
use crate::case::part::Phase;
use crate::danish::days::danish_day;
use crate::danish::numbers::grouped;
use crate::library::Library;
use crate::place::FieldPath;

/// Letters went out, and a seal tells which.
pub(super) const SEALED: &str = "Breve blev forseglet";

/// What a phase is called.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparation => "Forberedelse",
        Phase::Meeting => "Møde",
        Phase::Hearing => "Høring",
        Phase::Decision => "Afgørelse",
        Phase::After => "Efter",
    }
}

/// Who is waited for.
pub fn awaited(whom: Awaited) -> &'static str {
    match whom {
        Awaited::Citizen => "borgeren",
        Awaited::Doctor => "lægen",
        Awaited::Supplier => "leverandøren",
        Awaited::Other => "andre, der er spurgt",
        Awaited::Team => "teamet",
        Awaited::Coordinator => "sundhedskoordinatoren",
        Awaited::AppealsBoard => "Ankestyrelsen",
        Awaited::Us => "kommunen",
    }
}

/// What is waited for, and since or until when.
pub fn wait(waiting: &Waiting, today: Date) -> String {
    let mut parts: Vec<String> = Vec::new();
    match waiting.questions {
        0 if waiting.what.is_empty() => {}
        0 => parts.push(waiting.what.to_owned()),
        1 => parts.push("svar på 1 spørgsmål".to_owned()),
        many => parts.push(format!("svar på {} spørgsmål", grouped(many))),
    }
    match (waiting.since, waiting.by) {
        (_, Some(by)) if waiting.is_late(today) => {
            parts.push(format!("skulle være kommet den {}", danish_day(by)));
        }
        (None, Some(by)) => parts.push(format!("den {}", danish_day(by))),
        (_, Some(by)) => parts.push(format!("senest den {}", danish_day(by))),
        (Some(since), None) => parts.push(format!("siden den {}", danish_day(since))),
        (None, None) => {}
    }
    parts.join(", ")
}

/// How far off a time limit is, and whether it is over.
pub fn left(deadline: &OpenDeadline, today: Date) -> String {
    match (deadline.due - today).get_days() {
        0 => "i dag".to_owned(),
        1 => "i morgen".to_owned(),
        -1 => "overskredet med 1 dag".to_owned(),
        days if days < 0 => format!("overskredet med {} dage", counted(days)),
        days => format!("om {} dage", counted(days)),
    }
}

fn counted(days: i32) -> String {
    grouped(days.unsigned_abs() as usize)
}

/// What stops, counted.
pub fn stops(count: usize) -> String {
    match count {
        0 => "intet stopper".to_owned(),
        1 => "1 ting stopper".to_owned(),
        _ => format!("{count} ting stopper"),
    }
}

/// What a contact was, by its field: in the words of the timeline, where it has them.
pub(super) fn contact(library: &Library, field: &FieldPath) -> String {
    let key = field.words_key();
    let own = match key.as_str() {
        "matter.consent" => "Borgeren gav samtykke",
        "health.gp_questioned" => "Lægen fik spørgsmål",
        "efforts.supplier_ordered" => "Leverandøren fik en bestilling",
        "process.hearing_again_sent" => "Den nye partshøring blev sendt",
        "process.hearing_again_answer_date" => "Borgeren svarede på den nye partshøring",
        "process.transition_told" => "Borgeren fik besked om overgangen",
        "process.disagreement_date" => "Sagen kom for teamet igen",
        _ => library.deadlines.event(&key).unwrap_or_else(|| library.words.label(&key)),
    };
    own.to_owned()
}
