//! The Danish words around the pages: commands, questions, messages and the list of problems.

use std::path::Path;

use crate::problem::{Place, Problem};
use crate::session::action::{Command, Key, Shortcut};
use crate::session::question::{Message, Then};
pub use crate::ui::texts::{FOLDER, LETTERS, severity};

pub const NEW_CASE: &str = "Ny sag";
pub const UNSAVED: &str = "Ikke gemt endnu";
pub const SAVED: &str = "Gemt";
pub const SAVING: &str = "Gemmer …";
pub const OPENING: &str = "Åbner sagen …";
pub const RECENT: &str = "Seneste sager";
pub const NO_RECENT: &str = "Her kommer de sager, du har haft åbne.";
pub const SECTIONS: &str = "Sagens dele";
pub const PROBLEMS: &str = "Se på";
pub const NO_PROBLEMS: &str = "Der er ikke noget, du skal se på lige nu.";
pub const CLOSE: &str = "Luk";
pub const CANCEL: &str = "Annuller";
pub const SAVE: &str = "Gem";
pub const DISCARD: &str = "Kassér";
pub const OPEN: &str = "Åbn";
pub const REPLACE: &str = "Erstat";
pub const CHOOSE_FILE: &str = "Vælg fil …";
pub const CHOOSE_PLACE: &str = "Vælg placering …";
pub const PATH: &str = "Filens sti";
pub const KEYS: &str = "Genvejstaster";

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

/// The fold of what a problem sums up.
pub fn see_all(count: usize) -> String {
    format!("Se dem alle ({count})")
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

/// Where a problem is that no field of the case has.
pub fn place(place: &Place) -> &'static str {
    match place {
        Place::File { .. } => "Regler og skabeloner",
        Place::Letter(_) => "Brevet",
        Place::Field(_) | Place::Case => "Sagen",
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
