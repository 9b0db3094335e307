//! The Danish words of buttons, questions and messages. The words of fields and letters stand in `templates/`.

use std::path::Path;

use crate::case::field::State;
use crate::case::kind::Kind;
use crate::problem::{Place, Problem, Severity};
use crate::session::action::{Command, Key, Shortcut};
use crate::session::question::{Message, Then};

pub const NEW_CASE: &str = "Ny sag";
pub const UNSAVED: &str = "Ikke gemt endnu";
pub const SAVED: &str = "Gemt";
pub const SAVING: &str = "Gemmer …";
pub const OPENING: &str = "Åbner sagen …";
pub const PREPARING: &str = "Gør klar …";
pub const RECENT: &str = "Seneste sager";
pub const NO_RECENT: &str = "Her kommer de sager, du har haft åbne.";
pub const SECTIONS: &str = "Sagens dele";
pub const LETTERS: &str = "Breve";
pub const PROBLEMS: &str = "Se på";
pub const NO_PROBLEMS: &str = "Der er ikke noget, du skal se på lige nu.";
pub const LEGAL_BASIS: &str = "Hjemmel";
pub const FOR_EXAMPLE: &str = "For eksempel";
pub const ADD: &str = "Tilføj";
pub const REMOVE: &str = "Fjern";
pub const MOVE_UP: &str = "Flyt op";
pub const MOVE_DOWN: &str = "Flyt ned";
pub const CHOOSE: &str = "Vælg";
pub const DOES_NOT_MATTER: &str = "Feltet har ikke betydning, som sagen står. Svaret bliver gemt.";
pub const PART_DOES_NOT_MATTER: &str = "Denne del har ikke betydning, som sagen står.";
pub const NOTHING_CHOSEN: &str = "Intet valgt";
pub const CLOSE: &str = "Luk";
pub const CANCEL: &str = "Annuller";
pub const SAVE: &str = "Gem";
pub const DISCARD: &str = "Kassér";
pub const OPEN: &str = "Åbn";
pub const REPLACE: &str = "Erstat";
pub const CHOOSE_FILE: &str = "Vælg fil …";
pub const CHOOSE_PLACE: &str = "Vælg placering …";
pub const CHOOSE_FOLDER: &str = "Vælg mappe …";
pub const PATH: &str = "Filens sti";
pub const FOLDER: &str = "Mappe, som brevet skrives i";
pub const WRITE_PDF: &str = "Skriv PDF";
pub const WRITE_DOCX: &str = "Skriv DOCX";
pub const AS_DRAFT: &str = "Skriv som udkast";
pub const AS_DRAFT_HELP: &str = "Et udkast må have huller. Der står UDKAST på hver side.";
pub const WRITING: &str = "Skriver brevet …";
pub const PICK_LETTER: &str = "Vælg et brev til venstre. Så kan du læse det her.";
pub const FILLING: &str = "Brevet bliver fyldt ud …";
pub const LETTER_OPEN_POINTS: &str = "Det mangler brevet";
pub const LETTER_LOOK_FIRST: &str = "Se på det her, før brevet går ud";
pub const LETTER_READY: &str = "Brevet er klar til at blive skrevet.";
pub const PREVIEW: &str = "Sådan læser brevet";
pub const PREVIEW_HELP: &str =
    "Klik på en oplysning i brevet for at rette den. Huller er markeret med gult.";
pub const NOT_IN_LAW: &str = "Findes ikke i de regler, der gælder for sagen";
pub const NOT_NOW: &str = "Passer ikke til sagen nu";
pub const KEYS: &str = "Genvejstaster";
pub const CLEAR: &str = "Tag svaret ud";

/// A command's text on a button, and what its tooltip says.
pub fn command(command: Command) -> (&'static str, &'static str) {
    match command {
        Command::New => ("Ny", "Begynd på en tom sag."),
        Command::Open => ("Åbn …", "Åbn en sag fra en fil."),
        Command::Save => ("Gem", "Gem sagen i dens fil."),
        Command::SaveAs => ("Gem som …", "Gem sagen i en anden fil."),
        Command::Undo => ("Fortryd", "Tag den seneste ændring tilbage."),
        Command::Redo => ("Gentag", "Lav den ændring igen, som du lige har fortrudt."),
        Command::NextPage => ("Næste del", "Gå til næste del af sagen."),
        Command::PreviousPage => ("Forrige del", "Gå til forrige del af sagen."),
        Command::Letters => ("Breve", "Se hvilke breve du kan skrive."),
        Command::Keys => ("Taster", "Se genvejstasterne."),
        Command::Quit => {
            ("Luk programmet", "Luk programmet. Du bliver spurgt, hvis noget ikke er gemt.")
        }
    }
}

/// How a shortcut is written.
pub fn shortcut(shortcut: Shortcut) -> String {
    let mut text = String::new();
    if shortcut.ctrl {
        text.push_str("Ctrl+");
    }
    if shortcut.shift {
        text.push_str("Skift+");
    }
    match shortcut.key {
        Key::Letter(letter) => text.push(letter),
        Key::Tab => text.push_str("Tab"),
        Key::F1 => text.push_str("F1"),
    }
    text
}

pub fn state(state: State) -> &'static str {
    match state {
        State::NotAnswered => "Ikke besvaret",
        State::Unknown => "Ved ikke",
        State::NotRelevant => "Ikke relevant",
        State::Given => "Besvaret",
    }
}

/// Where a problem is that no field of the case has.
pub fn place(place: &Place) -> &'static str {
    match place {
        Place::File { .. } => "Regler og skabeloner",
        Place::Letter(_) => "Brevet",
        Place::Field(_) | Place::Case => "Sagen",
    }
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "Godt råd",
        Severity::Warning => "Advarsel",
        Severity::Blocker => "Skal rettes",
    }
}

/// What helps where a text does not mean anything as its kind.
pub fn unsound(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => {
            "Jeg kan ikke læse datoen. Skriv den for eksempel som 1. marts 2018 eller 1.3.2018."
        }
        Kind::When => {
            "Jeg kan ikke læse tidspunktet. Skriv for eksempel 2014–2016, foråret 2016, marts 2017 eller siden 2011."
        }
        Kind::Number => "Skriv et tal, for eksempel 12 eller 7,5.",
        Kind::Cpr => "Et CPR-nummer har ti cifre og begynder med en fødselsdato.",
        _ => "",
    }
}

/// What a message says, in a sentence or two.
pub fn message(message: &Message) -> String {
    match message {
        Message::Saved => "Sagen er gemt.".to_owned(),
        Message::NotSaved(problems) => {
            format!("Sagen er ikke gemt. Den er stadig åben her. {}", sentences(problems))
        }
        Message::NotOpened(problem) => {
            format!("Sagen kunne ikke åbnes. {}", sentences(std::slice::from_ref(problem)))
        }
        Message::LibraryBroken(problems) => {
            format!("Programmets regler og breve kunne ikke læses. {}", sentences(problems))
        }
        Message::LetterWritten(path) => format!("Brevet er skrevet: {}", path.display()),
        Message::LetterNotWritten(problems) => {
            format!("Brevet er ikke skrevet. {}", sentences(problems))
        }
        Message::ItemRemoved => "Punktet er fjernet. Fortryd med Ctrl+Z.".to_owned(),
        Message::TextTakenOut => "Svaret er taget ud. Fortryd med Ctrl+Z.".to_owned(),
    }
}

fn sentences(problems: &[Problem]) -> String {
    let shown: Vec<String> = problems
        .iter()
        .take(3)
        .map(|problem| format!("{} {}", problem.message, problem.cure).trim().to_owned())
        .collect();
    let mut text = shown.join(" ");
    if problems.len() > shown.len() {
        text.push_str(&format!(" Og {} mere.", problems.len() - shown.len()));
    }
    text
}

/// The question about unsaved changes.
pub fn unsaved(then: &Then) -> (&'static str, &'static str) {
    let text = match then {
        Then::Quit => "Hvis du lukker uden at gemme, mister du dine seneste ændringer.",
        Then::New => "Hvis du begynder en ny sag uden at gemme, mister du dine seneste ændringer.",
        Then::Open | Then::OpenPath(_) => {
            "Hvis du åbner en anden sag uden at gemme, mister du dine seneste ændringer."
        }
    };
    ("Vil du gemme dine ændringer?", text)
}

pub fn open_where() -> (&'static str, &'static str) {
    ("Åbn en sag", "Vælg en fil, eller skriv stien til den.")
}

pub fn save_where() -> (&'static str, &'static str) {
    ("Gem sagen", "Vælg, hvor sagen skal ligge, eller skriv stien.")
}

pub fn replace(path: &Path) -> (&'static str, String) {
    ("Filen findes i forvejen", format!("Vil du erstatte {}?", path.display()))
}

/// What a screen reader says of a section in the list.
pub fn section_name(label: &str, answered: usize, fields: usize, problems: usize) -> String {
    let mut name = match fields {
        0 => format!("{label}, uden betydning lige nu"),
        _ => format!("{label}, {answered} af {fields} besvaret"),
    };
    if problems > 0 {
        name.push_str(&format!(", {problems} at se på"));
    }
    name
}

/// That a letter can be written, and whether there is something to look at first.
pub fn ready(warnings: usize) -> String {
    match warnings {
        0 => "Klar".to_owned(),
        1 => "Klar. Der er 1 ting at se på først.".to_owned(),
        _ => format!("Klar. Der er {warnings} ting at se på først."),
    }
}

/// How many things keep a letter from being written.
pub fn lacking(problems: &[Problem]) -> String {
    match problems {
        [only] => format!("Mangler 1 ting: {}", only.message),
        _ => format!("Mangler {} ting", problems.len()),
    }
}

pub fn words_now(length: u32, words: usize) -> String {
    format!("Cirka {length} ord er passende. Du har skrevet {words}.")
}

/// What the program says where there is no screen to open a window on.
pub const NO_DISPLAY: &str = "Forberedt kan ikke åbne sit vindue, for der er ingen skærm her.\n\
Brug kommandolinjen i stedet. Den skriver de samme breve:\n\n    forberedt-cli --help";
