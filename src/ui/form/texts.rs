//! The Danish words of a form. The words of its fields stand in `templates/`.

use std::ops::Range;

use crate::case::field::State;
use crate::case::kind::Kind;
use crate::danish::lists::all_of;
use crate::danish::numbers::grouped;
pub use crate::ui::texts::{COPY_NOTE, PREPARING, severity};

pub const LEGAL_BASIS: &str = "Hjemmel";
pub const FOR_EXAMPLE: &str = "For eksempel";
pub const ADD: &str = "Tilføj";
pub const REMOVE: &str = "Fjern";
pub const CLOSE_ROW: &str = "Luk";
pub const OPEN_ROW: &str =
    "Åbn. Træk i rækken, eller tryk Alt+pil op eller ned, for at flytte den.";
pub const AT_THE_END: &str = "Længere kan punktet ikke flyttes.";
pub const MOVE_UP: &str = "Flyt op";
pub const MOVE_DOWN: &str = "Flyt ned";
pub const POINTS: &str = "• Punkter";
pub const POINTS_NAME: &str = "Punkter";
pub const POINTS_HELP: &str = "Gør linjen ved markøren, eller de linjer, du har markeret, til punkter på en liste, eller til linjer igen (Ctrl+Skift+L).";
pub const NOTHING_CHOSEN: &str = "Intet valgt";

pub fn state(state: State) -> &'static str {
    match state {
        State::NotAnswered => "Ikke besvaret",
        State::Unknown => "Ved ikke",
        State::NotRelevant => "Ikke relevant",
        State::Given => "Besvaret",
    }
}

/// What helps where a text does not mean anything as its kind.
pub fn unsound(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => {
            "Jeg kan ikke læse datoen. Skriv den for eksempel som 1. marts 2018, 1.3.2018 eller 010318."
        }
        Kind::When => {
            "Jeg kan ikke læse tidspunktet. Skriv for eksempel 2014–2016, foråret 2016, marts 2017 eller siden 2011."
        }
        Kind::Exhibits => {
            "Et bilag, som feltet henviser til, er ikke på listen eller har intet nummer."
        }
        Kind::Number => "Skriv et tal, for eksempel 12 eller 7,5.",
        Kind::Cpr => "Et CPR-nummer har ti cifre og begynder med en fødselsdato.",
        _ => "",
    }
}

/// How much is enough.
pub fn enough(length: u32) -> String {
    format!("Cirka {length} ord er passende.")
}

pub fn words_now(length: u32, words: usize) -> String {
    format!("Cirka {length} ord er passende. Du har skrevet {words}.")
}

pub fn not_put_in(most: usize) -> String {
    format!(
        "Teksten er ikke sat ind. Et felt rummer {} tegn, og det ville blive til flere. Læg den i sagen som et bilag.",
        grouped(most)
    )
}

pub fn field_is_full(most: usize) -> String {
    format!("Feltet er fyldt: det rummer {} tegn. Læg resten i sagen som et bilag.", grouped(most))
}

pub fn row_of(turn: usize, count: usize) -> String {
    format!("Række {turn} af {count}")
}

/// What a screen reader says of a closed item.
pub fn row(title: &str, turn: usize, count: usize, says: &str, problems: usize) -> String {
    let mut name = format!("{title}, række {turn} af {count}, lukket");
    if !says.is_empty() {
        name.push_str(&format!(": {says}"));
    }
    if problems > 0 {
        name.push_str(&format!(", {problems} at se på"));
    }
    name
}

pub fn list_is_full(most: usize) -> String {
    format!("Listen er fyldt: den rummer {} punkter.", grouped(most))
}

/// How one gets on from a field that one was led to because it is missing.
pub fn led_on(kind: Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => {
            "Tryk svarets første bogstav, så kommer du videre til det næste, der mangler."
        }
        kind if kind.has_lines() => "F8 fører videre til det næste, der mangler.",
        _ => "Enter eller F8 fører videre til det næste, der mangler.",
    }
}

pub const TO_QUESTION: &str = "Gå til spørgsmålet";

pub fn more_questions(more: usize, list: &str) -> String {
    format!("Og {more} mere under »{list}«")
}

pub const ADD_EXHIBIT: &str = "Vælg bilag";
pub const DOES_NOT_MATTER: &str = "Feltet har ikke betydning, som sagen står. Svaret bliver gemt.";
pub const PART_DOES_NOT_MATTER: &str = "Denne del har ikke betydning, som sagen står.";

/// That the screen shows boxes in the place of some signs.
pub fn missing_signs(signs: &[char]) -> Option<String> {
    let codes: Vec<String> =
        signs.iter().map(|sign| format!("U+{:04X}", u32::from(*sign))).collect();
    let whose = match codes.as_slice() {
        [] => return None,
        [code] => format!("tegnet {code}. Det står som en firkant"),
        codes => format!("tegnene {}. De står som firkanter", all_of(codes)),
    };
    Some(format!(
        "Computeren har ingen skrifttype med {whose} her, og teksten er gemt, som den blev skrevet."
    ))
}

/// That a text is read from the right, which the window cannot quite show.
pub fn from_right(is_so: bool) -> Option<String> {
    let said = "Noget af teksten læses fra højre mod venstre. Rækkefølgen og markøren kan se forkerte ud her, men teksten er gemt, som den blev skrevet.";
    is_so.then(|| said.to_owned())
}

pub const EARLIER_PORTION: &str = "Vis det, der står før";
pub const LATER_PORTION: &str = "Vis det, der står efter";
pub const IS_PORTION: &str =
    "Teksten er lang, så boksen viser en del af den. Delen følger markøren.";

/// Which part of a long text stands in the box.
pub fn portion(bytes: &Range<usize>, whole: usize) -> String {
    let share = |at: usize| at * 100 / whole.max(1);
    format!("{IS_PORTION} Her står {} til {} % af teksten.", share(bytes.start), share(bytes.end))
}
