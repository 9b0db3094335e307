//! The Danish words of the page »Mine sager«.

use jiff::civil::Date;

use crate::danish::capital::capitalised;
use crate::danish::days::danish_day;
use crate::overview::retention::Retention;
use crate::overview::week::Week;
use crate::overview::{CaseOverview, CaseRow, OpenDeadline, words};

pub const TITLE: &str = "Mine sager";
pub const HELP: &str = "Sagerne i en mappe. Det, der forfalder først, står øverst. Intet af det gemmes uden for mappen.";
pub const FOLDER: &str = "Mappen med sager";
pub const CHOOSE: &str = "Vælg mappe …";
pub const READ: &str = "Vis sagerne";
pub const READ_AGAIN: &str = "Læs igen";
pub const NO_FOLDER: &str = "Vælg først en mappe.";
pub const SEARCHING: &str = "Leder efter sager …";
pub const STOP: &str = "Stop";
pub const STOPPING: &str = "Stopper …";
pub const CUT_SHORT: &str = "Læsningen blev stoppet, så listen er ikke hel.";
pub const FILTER: &str = "Vis";
pub const ALL: &str = "Alle";
pub const LATE: &str = "Overskredet";
pub const THIS_WEEK: &str = "Denne uge";
pub const NEXT_WEEK: &str = "Næste uge";
pub const EARLIER: &str = "Ugen før";
pub const LATER: &str = "Ugen efter";
pub const NONE_HERE: &str = "Ingen af sagerne har en frist her.";
pub const NONE: &str = "ingen";
pub const LOCKED: &str = "Låst for dig";
pub const OPEN: &str = "Klik for at åbne sagen.";

/// The cases that have been kept for long enough.
pub const TO_DELETE: &str = "Skal slettes";
pub const NONE_DUE: &str = "Ingen af sagerne har passeret slettefristen.";
pub const OPEN_CASE: &str = "Åbn";
pub const LOOK: &str = "Se, hvad der går med";
pub const LOOKING: &str = "Ser efter, hvad der hører til sagen …";
pub const DELETING: &str = "Sletter …";
pub const GOES: &str = "Det bliver slettet";
pub const STAYS: &str = "Det bliver liggende";
pub const GONE: &str = "Det er slettet";
pub const NO_WAY_BACK: &str = "Det kan ikke fortrydes. Breve, der er gemt i andre mapper, og kopier i en backup er ikke taget med.";
pub const ELSEWHERE: &str =
    "Breve, der er gemt i andre mapper, og kopier i en backup er ikke taget med.";
pub const LEAVE: &str = "Lad den ligge";
pub const CLOSE: &str = "Luk";

/// How long a case is kept, and what the list is.
pub fn due_help(months: u16) -> String {
    let months = if months == 1 { "1 måned".to_owned() } else { format!("{months} måneder") };
    format!(
        "Kommunen gemmer en sag i {months} efter dens sidste skridt. Disse sager er ældre. Intet bliver slettet, før du siger det for hver sag."
    )
}

/// When a case took its last step, and until when it was kept.
pub fn kept(retention: Retention) -> String {
    format!(
        "sidste skridt den {}, gemt til og med den {}",
        danish_day(retention.last_step),
        danish_day(retention.kept_until)
    )
}

pub fn delete(files: usize) -> String {
    if files == 1 {
        "Slet 1 fil for altid".to_owned()
    } else {
        format!("Slet {files} filer for altid")
    }
}

/// The headings of the columns.
pub const CASE: &str = "Sag";
pub const DEADLINE: &str = "Næste frist";
pub const CONTACT: &str = "Sidste kontakt";
pub const WAITING: &str = "Venter på";
pub const STOPS: &str = "Stopper";

/// How far the reading has come.
pub fn reading(read: usize, total: usize) -> String {
    format!("Læser sag {read} af {total} …")
}

/// A filter with the number of rows that it would show.
pub fn filter(name: &str, count: usize) -> String {
    format!("{name} ({count})")
}

/// The week of the filter, in words.
pub fn week(week: Week) -> String {
    capitalised(&week.words())
}

/// How many cases there are. Of a locked one nobody knows when anything falls, so that a filter leaves it out.
pub fn counted(shown: usize, all: usize, locked: usize, is_filtered: bool) -> String {
    let cases = if all == 1 { "1 sag".to_owned() } else { format!("{all} sager") };
    let mut said = if is_filtered { format!("{shown} af {cases}") } else { cases };
    said.push_str(&match (locked, is_filtered) {
        (0, _) => String::new(),
        (1, false) => ". 1 er låst for dig og står kun med sit filnavn".to_owned(),
        (_, false) => format!(". {locked} er låst for dig og står kun med deres filnavn"),
        (1, true) => ". 1 er låst for dig, så dens frister kendes ikke".to_owned(),
        (_, true) => format!(". {locked} er låst for dig, så deres frister kendes ikke"),
    });
    said.push('.');
    said
}

/// How many files were passed over.
pub fn passed_over(count: usize) -> String {
    match count {
        1 => "1 fil er sprunget over".to_owned(),
        _ => format!("{count} filer er sprunget over"),
    }
}

/// A cell of the table: what is said first, and what is said below it.
pub struct CellWords {
    pub main: String,
    pub more: String,
}

fn cell(main: impl Into<String>, more: impl Into<String>) -> CellWords {
    CellWords { main: main.into(), more: more.into() }
}

/// The file, and the phase of its case.
pub fn case(row: &CaseRow) -> CellWords {
    let phase = row.overview.as_ref().map_or(LOCKED, |case| words::phase(case.phase));
    cell(&row.name, phase)
}

/// The time limit that the list is about: how far off it is, its day, and what it is.
pub fn deadline(deadline: Option<&OpenDeadline>, today: Date) -> CellWords {
    let Some(deadline) = deadline else { return cell(NONE, "") };
    let left = capitalised(&words::left(deadline, today));
    cell(left, format!("{}: {}", danish_day(deadline.due), deadline.title))
}

pub fn contact(case: &CaseOverview) -> CellWords {
    match &case.contact {
        Some(contact) => cell(danish_day(contact.day), &contact.title),
        None => cell(NONE, ""),
    }
}

/// All who are waited for; below it what the first of them has to do.
pub fn waiting(case: &CaseOverview, today: Date) -> CellWords {
    let mut whom: Vec<&str> = case.waiting.iter().map(|it| words::awaited(it.whom)).collect();
    whom.dedup();
    let waits: Vec<String> = case
        .waiting
        .iter()
        .map(|waiting| words::wait(waiting, today))
        .filter(|wait| !wait.is_empty())
        .collect();
    if whom.is_empty() { cell(NONE, "") } else { cell(whom.join(", "), waits.join("; ")) }
}

pub fn stops(case: &CaseOverview) -> CellWords {
    let stops = &case.stops;
    match &stops.letter {
        None if stops.count == 0 => cell("intet brev venter", ""),
        None => cell(words::stops(stops.count), &stops.first),
        Some(letter) if stops.count == 0 => cell("intet", format!("»{}«", letter.title)),
        Some(letter) => {
            cell(words::stops(stops.count), format!("»{}«: {}", letter.title, stops.first))
        }
    }
}

/// A cell as it is read aloud.
pub fn spoken(heading: &str, cell: &CellWords) -> String {
    let more = if cell.more.is_empty() { String::new() } else { format!(", {}", cell.more) };
    format!("{heading}: {}{more}", cell.main)
}

/// Where a row stands among all.
pub fn row_of(number: usize, count: usize) -> String {
    format!("Sag {number} af {count}")
}
