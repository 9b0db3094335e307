//! The Danish words of changing a letter on its page.

use crate::danish::lists::all_of;
use crate::danish::one_line::in_one_line;

pub const HANDLE: &str = "Ret";
pub const HANDLE_NAME: &str = "Ret teksten her";
pub const HANDLE_HELP: &str = "Ret teksten her på siden (Enter)";
pub const MENU: &str = "Hvad vil du gøre med teksten?";
pub const EDIT: &str = "Ret";
pub const ADD_AFTER: &str = "Tilføj efter";
pub const ADD_BEFORE: &str = "Tilføj før";
pub const TAKE_OUT: &str = "Tag ud";
pub const PUT_BACK: &str = "Sæt tilbage";
pub const DELETE: &str = "Slet det tilføjede";
pub const DEMANDED: &str = "Lovens krav: kan ikke ændres, men du kan tilføje før og efter.";
pub const ONLY_READ: &str = "Du kan kun læse sagen nu. Derfor kan teksten ikke rettes.";
pub const ASKS_FIRST: &str = "Vælg først, hvilken tekst der skal stå.";
pub const TOO_LONG: &str = "Teksten er for lang til at rette på siden. Ret svaret i feltet, eller vælg »Ret teksten« over brevet.";
pub const DONE: &str = "Færdig";
pub const DONE_HELP: &str = "Gå ud af teksten (Esc). Det, du har skrevet, bliver stående.";
pub const LOOSEN: &str = "Løsn svaret";
pub const LOOSEN_HELP: &str = "Svaret bliver til almindelige ord og følger ikke sagen mere.";
pub const FOLLOWS: &str = "Det farvede følger sagen.";
pub const NEW_TEXT: &str = "Ny tekst i brevet";
pub const BY_HAND: &str = "Rettet i hånden";
pub const ADDED: &str = "Tilføjet i hånden";

/// What the box of a text is called, or that of a cell of a row.
pub fn box_name(cell: usize, cells: usize) -> String {
    match cells {
        0 | 1 => "Teksten på siden".to_owned(),
        _ => format!("Teksten på siden, felt {} af {cells}", cell + 1),
    }
}

/// The same for something new.
pub fn new_box_name(cell: usize, cells: usize) -> String {
    match cells {
        0 | 1 => NEW_TEXT.to_owned(),
        _ => format!("{NEW_TEXT}, felt {} af {cells}", cell + 1),
    }
}

/// The entry that goes to the field of an answer.
pub fn go_to(label: &str) -> String {
    format!("Gå til feltet »{label}«")
}

/// The words that were taken out, as they are told in a line.
fn in_a_line(words: &str) -> String {
    const LETTERS: usize = 60;
    let words = in_one_line(words);
    match words.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{} …", words[..end].trim_end()),
        None => words,
    }
}

/// The mark at the place where something was taken out.
pub fn put_back(words: &str) -> String {
    format!("{PUT_BACK}: »{}«", in_a_line(words))
}

/// The same, with what it means.
pub fn taken_out(words: &str) -> String {
    format!("Taget ud i hånden: »{}«. Klik for at sætte det tilbage.", in_a_line(words))
}

/// The answers that a text follows, as its box tells them.
pub fn values(labels: &[String]) -> String {
    let quoted: Vec<String> = labels.iter().map(|label| format!("»{label}«")).collect();
    format!("{FOLLOWS} Her: {}.", all_of(&quoted))
}
