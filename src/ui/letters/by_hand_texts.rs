//! The Danish words of editing a letter by hand.

pub const SWITCH: &str = "Ret teksten";
pub const SWITCH_HELP: &str = "Ret, tilføj og tag ud i det her brev. Sagen bliver ikke ændret.";
pub const BACK: &str = "Vis siderne";
pub const INTRO: &str = "Her kan du rette brevets tekst. Svar fra sagen bliver ved med at følge sagen, så længe du ikke selv skriver i dem. Det, reglerne kræver, kan du ikke ændre, men du kan skrive før og efter det.";
pub const MORE: &str = "Mere";
pub const ADD_AFTER: &str = "Skriv noget nyt efter det her";
pub const TAKE_OUT: &str = "Tag det ud af brevet";
pub const PUT_BACK: &str = "Sæt tilbage, som det var";
pub const DELETE: &str = "Slet rettelsen";
pub const WRITE_FIRST: &str = "Skriv teksten først.";
pub const INSERT: &str = "Sæt ind i brevet";
pub const CANCEL: &str = "Fortryd";
pub const NEW_TEXT: &str = "Ny tekst";
pub const DEMANDED: &str = "Reglerne kræver de her ord. Du kan skrive noget nyt efter dem.";
pub const BY_HAND: &str = "Rettet i hånden";
pub const ADDED: &str = "Tilføjet i hånden";
pub const TAKEN_OUT: &str = "Taget ud i hånden";
pub const ASKS: &str =
    "Brevets egen tekst er en anden nu, end da du rettede den. Vælg, hvad der skal stå.";
pub const ADDED_ASKS: &str = "Du har skrevet noget ved siden af en tekst, som brevet har ændret siden. Vælg, om din tekst stadig passer.";
pub const YOURS: &str = "Din tekst";
pub const YOURS_IS_OUT: &str = "(taget ud)";
pub const LETTERS_OWN: &str = "Brevets tekst nu";
pub const KEEP_MINE: &str = "Behold min tekst";
pub const USE_LETTERS: &str = "Brug brevets tekst";
pub const SET_ASIDE: &str = "Lagt til side";
pub const SET_ASIDE_HELP: &str = "Det sted, de her rettelser hører til, står ikke i brevet nu, eller de gør det samme som en anden. De bliver ikke skrevet.";
pub const EARLIER: &str = "‹ Forrige stykker";
pub const LATER: &str = "Næste stykker ›";

/// What a text box is called: which text of the letter it holds, and which cell of a row.
pub fn box_name(number: usize, cell: usize, cells: usize) -> String {
    match cells {
        0 | 1 => format!("Stykke {number} i brevet"),
        _ => format!("Stykke {number} i brevet, felt {} af {cells}", cell + 1),
    }
}

/// Which texts are shown of how many.
pub fn range(from: usize, to: usize, of: usize) -> String {
    format!("Stykke {from}–{to} af {of}")
}
