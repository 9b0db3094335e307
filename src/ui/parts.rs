//! What the parts and phases of a case are called. A part that is a section has the section's own words, which stand in `templates/`.

use crate::case::part::CasePart;
use crate::case::so_far::waits::Waits;
use crate::library::Library;
pub use crate::overview::words::phase;
use crate::session::tasks::{Task, TaskState};

/// A part's label; its name until the words are read.
pub fn label<'a>(library: Option<&'a Library>, part: &'static CasePart) -> &'a str {
    let words = || Some(library?.words.section(part.section)?.label.as_str());
    match part.name {
        "planned" => "Planlagte dage",
        "advice" => "Sundhedskoordinator og sager uden team",
        "process" => "Partshøring, møde og beskeder",
        "re_presentation" => "Forelæggelse for teamet igen",
        "complaint" => "Klage og genvurdering",
        name => words().unwrap_or(name),
    }
}

/// What a part is for, where it is no whole section.
pub fn help(part: &CasePart) -> Option<&'static str> {
    match part.name {
        "planned" => Some(
            "De dage, sagen er på vej imod. Så siger programmet til, før et papir bliver for gammelt.",
        ),
        "advice" => Some("Sundhedskoordinatorens råd, og hvorfor en sag kan gå uden om teamet."),
        "process" => Some("Det, der sker mellem indstillingen og afgørelsen."),
        "re_presentation" => {
            Some("Bruges kun, hvis kommunen er uenig med teamet og vil lade det se sagen igen.")
        }
        "complaint" => Some("Det, der sker, hvis borgeren klager over afgørelsen."),
        _ => None,
    }
}

/// How a part stands, in a word or two.
pub fn state(state: TaskState) -> &'static str {
    match state {
        TaskState::NotBegun => "Ikke begyndt",
        TaskState::UnderWay => "I gang",
        TaskState::Finished => "Færdig",
        TaskState::NotYet(_) => "Kan ikke begyndes endnu",
        TaskState::Aside => "Ikke aktuel",
    }
}

/// Why a part cannot be begun yet.
pub fn waits(waits: Waits) -> &'static str {
    match waits {
        Waits::ForPlan => "Først skal den forberedende plan være begyndt.",
        Waits::ForDescription => "Først skal den samlede beskrivelse være færdig.",
        Waits::ForMeeting => "Først skal rehabiliteringsteamet have holdt møde.",
        Waits::ForDecision => "Først skal der være en dato for afgørelsen.",
    }
}

/// What stands below a part in the list: how far it is, and what is still in the way.
pub fn remark(task: &Task) -> String {
    let open = task.open_questions();
    let questions = match open {
        0 => String::new(),
        1 => "1 spørgsmål uden svar".to_owned(),
        _ => format!("{open} spørgsmål uden svar"),
    };
    let problems = match task.problems {
        0 => String::new(),
        problems => format!("{problems} at se på"),
    };
    let parts: Vec<String> = match task.state {
        TaskState::NotBegun => vec![questions],
        TaskState::NotYet(waiting) => vec![waits(waiting).to_owned()],
        TaskState::Aside => vec!["Sagen, som den står, spørger ikke om noget her.".to_owned()],
        TaskState::UnderWay | TaskState::Finished => vec![questions, problems],
    };
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What a screen reader says of a part in a list.
pub fn spoken(label: &str, task: &Task) -> String {
    let remark = remark(task);
    let state = state(task.state).to_lowercase();
    if remark.is_empty() {
        format!("{label}, {state}")
    } else {
        format!("{label}, {state}. {remark}")
    }
}
