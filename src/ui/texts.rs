//! The Danish words that several parts of the window say. Each part has its own beside it; those of fields and letters stand in
//! `templates/`.

use crate::case::beside_fields::SaidBeside;
use crate::case::edits::EditAct;
use crate::danish::references::reference;
use crate::problem::Severity;

pub const PREPARING: &str = "Gør klar …";
pub const COPY_NOTE: &str = "Kopiér journalnotat";
pub const LETTERS: &str = "Breve";
pub const FOLDER: &str = "Mappe, som brevet skrives i";

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "Godt råd",
        Severity::Warning => "Advarsel",
        Severity::Blocker => "Skal rettes",
    }
}

/// When a file was changed, by the clock on the wall; nothing where the disk does not tell.
pub fn since(seconds: Option<i64>) -> String {
    let at = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    at.map(|at| at.to_zoned(jiff::tz::TimeZone::system()))
        .map(|at| at.strftime(" %-d.%-m.%Y kl. %H.%M").to_string())
        .unwrap_or_default()
}

/// How many items a list has.
pub fn items(count: &str) -> String {
    if count == "1" { "1 punkt".to_owned() } else { format!("{count} punkter") }
}

pub fn edits_of(letter: &str) -> String {
    format!("Rettet i hånden i »{letter}«")
}

pub fn written_text_of(letter: &str) -> String {
    format!("Den gemte tekst af »{letter}«")
}

pub fn file_of_exhibit(number: u32) -> String {
    format!("Fil {number} til bilagene")
}

/// What the tie of an answer is called, where the answer is still there.
pub fn tie_of(place: Option<&str>) -> String {
    place.map_or_else(|| "Belæg for et svar, der er væk".to_owned(), |it| format!("Belæg: {it}"))
}

/// What a version says beside its fields.
pub fn said_beside(said: &SaidBeside, excerpt: impl Fn(&str) -> String) -> String {
    let edit = |(act, words): &(EditAct, String)| {
        let act = match act {
            EditAct::Replace => "rettet til",
            EditAct::Remove => "taget ud",
            EditAct::Before | EditAct::After => "skrevet til",
            EditAct::Choose => "valgt",
        };
        format!("{act}: »{}«", excerpt(words))
    };
    match said {
        SaidBeside::Tie(tie, number) => reference(number, &tie.pages),
        SaidBeside::Nothing => "intet".to_owned(),
        SaidBeside::Edits(edits) => edits.iter().map(edit).collect::<Vec<_>>().join("; "),
        SaidBeside::WrittenOn(day) => format!("som den blev skrevet {day}"),
        SaidBeside::File(name) => name.clone(),
    }
}

pub fn more_fields(count: usize) -> String {
    if count == 1 { "Og 1 felt mere.".to_owned() } else { format!("Og {count} felter mere.") }
}

/// What the program says where there is no screen to open a window on.
pub const NO_DISPLAY: &str = "Forberedt kan ikke åbne sit vindue, for der er ingen skærm her.\n\
Brug kommandolinjen i stedet. Den skriver de samme breve:\n\n    forberedt-cli --help";
