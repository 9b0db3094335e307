//! The Danish words of the page of letters. The words of the letters stand in `templates/`.

use crate::danish::lists::all_of;
use crate::letters::Ground;
use crate::problem::Problem;
pub use crate::ui::texts::{COPY_NOTE, FOLDER, LETTERS, PREPARING};

pub const CHOOSE_FOLDER: &str = "Vælg mappe …";
pub const WRITE_PDF: &str = "Skriv PDF";
pub const WRITE_DOCX: &str = "Skriv DOCX";
pub const WITHOUT_NAMES: &str = "Skriv brevet uden navne …";
pub const SEAL: &str = "Forsegl breve, der går ud …";
pub const AS_DRAFT: &str = "Skriv som udkast";
pub const AS_DRAFT_HELP: &str = "Et udkast må have huller. Der står UDKAST på hver side.";
pub const OPEN_FILE: &str = "Åbn";
pub const SHOW_IN_FOLDER: &str = "Vis i mappe";
pub const LETTER_LACKS: &str =
    "Brevet mangler noget, så det kan ikke skrives endnu. F8 fører dig til det.";
/// No field lacks anything, and yet the letter cannot be written.
pub const LETTER_WAITS: &str =
    "Der mangler ikke noget i felterne. Det, der stopper brevet, står over det.";
pub const WRITING: &str = "Skriver brevet …";
pub const PICK_LETTER: &str = "Vælg et brev til venstre. Så kan du læse det her.";
pub const FILLING: &str = "Brevet bliver fyldt ud …";
pub const LETTER_OPEN_POINTS: &str = "Det mangler brevet";
pub const TO_THE_CHOICE: &str = "Vælg mellem teksterne";
pub const LETTER_LOOK_FIRST: &str = "Se på det her, før brevet går ud";
pub const LETTER_READY: &str = "Brevet er klar til at blive skrevet.";
pub const PREVIEW_HELP: &str = "Klik på en oplysning i brevet for at rette den i sagen. Dobbeltklik på et afsnit for at rette teksten i det her brev. Huller er markeret med gult. Lad musen hvile på et afsnit, eller gå til det med pil til højre, for at se, hvorfor det er der. Enter retter det, og Shift+F10 viser, hvad du ellers kan.";
pub const ALL_LETTERS: &str = "‹ Alle breve";
pub const LETTER_PAGES: &str = "Brevets sider";
pub const LETTER_BESIDE: &str = "Brevet";
pub const NO_FOLDER_YET: &str = "Gem sagen først. Brevet bliver lagt ved siden af den.";
pub const NO_LETTER_YET: &str = "Sagen kan ikke give et brev endnu.";

// What a button does, and the key that does the same.
pub const PREVIOUS_SHEET: (&str, &str) = ("Forrige side", "Page Up");
pub const NEXT_SHEET: (&str, &str) = ("Næste side", "Page Down");
pub const SMALLER: (&str, &str) = ("Vis mindre", "−");
pub const LARGER: (&str, &str) = ("Vis større", "+");
pub const WHOLE_WIDTH: (&str, &str) = ("Hele bredden", "0");
pub const NOT_IN_LAW: &str = "Findes ikke i de regler, der gælder for sagen";
pub const NOT_NOW: &str = "Passer ikke til sagen nu";

/// The fold of the letters that are not for the case.
pub fn of_other_cases(count: usize) -> String {
    format!("Breve, der ikke hører til sagen ({count})")
}

/// Why a paragraph is in the letter: by which answers, with which answers in it, which are missing, and what rules it rests on.
pub fn reason(
    is_of_template: bool,
    is_by_hand: bool,
    labels: [Vec<String>; 3],
    grounds: &[Ground],
) -> String {
    let [asked, said, missing] = labels.map(|labels| {
        let quoted: Vec<String> = labels.iter().map(|label| format!("»{label}«")).collect();
        (quoted.len(), all_of(&quoted))
    });
    let answers = |count: usize| if count == 1 { "svaret på" } else { "svarene på" };
    let mut parts = Vec::new();
    match asked {
        (0, _) if is_of_template => parts.push("Det står i alle breve af den slags.".to_owned()),
        (0, _) => {}
        (count, all) => {
            parts.push(format!("Det er med i brevet på grund af {} {all}.", answers(count)));
        }
    }
    if let (count @ 1.., all) = said {
        parts.push(format!("Her står {} {all}.", answers(count)));
    }
    if let (count @ 1.., all) = missing {
        parts.push(format!("Her mangler {} {all}.", answers(count)));
    }
    if is_by_hand {
        parts.push("Noget af det er skrevet i hånden.".to_owned());
    }
    if parts.is_empty() {
        parts.push("Det kommer fra brevhovedet eller fra programmet selv.".to_owned());
    }
    let mut told = parts.join(" ");
    grounds.iter().take(GROUNDS).for_each(|ground| told.push_str(&rule(ground)));
    match grounds.len().saturating_sub(GROUNDS) {
        0 => {}
        1 => told.push_str("\nOg 1 regel til."),
        more => told.push_str(&format!("\nOg {more} regler til.")),
    }
    told
}

/// More rules than these are counted.
const GROUNDS: usize = 4;

/// A line for a rule.
fn rule(ground: &Ground) -> String {
    let Ground { name, says, is_verified } = ground;
    let looked_up = if *is_verified { "" } else { " Ingen har slået den efter." };
    format!("\nRegel: {name}. {says}{looked_up}")
}

/// Which page is in sight.
pub fn sheet(number: usize, count: usize) -> String {
    format!("Side {number} af {count}")
}

/// That a letter can be written, and whether there is something to look at first.
pub fn ready(warnings: usize) -> String {
    match warnings {
        0 => "Klar".to_owned(),
        1 => "Klar. Der er 1 ting at se på først.".to_owned(),
        _ => format!("Klar. Der er {warnings} ting at se på først."),
    }
}

/// That a letter was written, and under which name.
pub fn written(name: &str) -> String {
    format!("Skrevet: {name}")
}

/// Why a letter cannot be written, and what to do.
pub fn cannot_write(lacking: &str) -> String {
    let dot = if lacking.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{lacking}{dot} F8 fører dig til det næste.")
}

/// How many things keep a letter from being written.
pub fn lacking(problems: &[Problem]) -> String {
    match problems {
        [only] => format!("Mangler 1 ting: {}", only.message),
        _ => format!("Mangler {} ting", problems.len()),
    }
}
