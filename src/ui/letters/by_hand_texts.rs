//! The Danish words of editing a letter by hand.

pub(super) const SWITCH: &str = "Ret teksten";
pub(super) const SWITCH_HELP: &str =
    "Ret, tilføj og tag ud i det her brev. Sagen bliver ikke ændret.";
pub(super) const BACK: &str = "Vis siderne";
pub(super) const INTRO: &str = "Her kan du rette brevets tekst. Svar fra sagen bliver ved med at følge sagen, så længe du ikke selv skriver i dem. Det, reglerne kræver, kan du ikke ændre, men du kan skrive før og efter det.";
pub(super) const MORE: &str = "Mere";
pub(super) const ADD_AFTER: &str = "Skriv noget nyt efter det her";
pub(super) const TAKE_OUT: &str = "Tag det ud af brevet";
pub(super) const PUT_BACK: &str = "Sæt tilbage, som det var";
pub(super) const DELETE: &str = "Slet rettelsen";
pub(super) const INSERT: &str = "Sæt ind i brevet";
pub(super) const CANCEL: &str = "Fortryd";
pub(super) const NEW_TEXT: &str = "Ny tekst";
pub(super) const DEMANDED: &str = "Reglerne kræver de her ord. Du kan skrive noget nyt efter dem.";
pub(super) const BY_HAND: &str = "Rettet i hånden";
pub(super) const ADDED: &str = "Tilføjet i hånden";
pub(super) const TAKEN_OUT: &str = "Taget ud i hånden";
pub(super) const ASKS: &str =
    "Brevets egen tekst er en anden nu, end da du rettede den. Vælg, hvad der skal stå.";
pub(super) const YOURS: &str = "Din tekst";
pub(super) const LETTERS_OWN: &str = "Brevets tekst nu";
pub(super) const KEEP_MINE: &str = "Behold min tekst";
pub(super) const USE_LETTERS: &str = "Brug brevets tekst";
pub(super) const SET_ASIDE: &str = "Lagt til side";
pub(super) const SET_ASIDE_HELP: &str = "Det sted, de her rettelser hører til, står ikke i brevet nu, eller de gør det samme som en anden. De bliver ikke skrevet.";
pub(super) const EARLIER: &str = "‹ Forrige stykker";
pub(super) const LATER: &str = "Næste stykker ›";

/// What a text box is called: which text of the letter it holds, and which cell of a row.
pub(super) fn box_name(number: usize, cell: usize, cells: usize) -> String {
    match cells {
        0 | 1 => format!("Stykke {number} i brevet"),
        _ => format!("Stykke {number} i brevet, felt {} af {cells}", cell + 1),
    }
}

/// Which texts are shown of how many.
pub(super) fn range(from: usize, to: usize, of: usize) -> String {
    format!("Stykke {from}–{to} af {of}")
}
