//! The Danish words of the two search boxes.

pub const PALETTE: &str = "Find en handling, en del, et felt eller et brev";
pub const SEARCH: &str = "Søg i sagen";
pub const HELP: &str = "Pil op og ned vælger, Enter går derhen, Esc lukker.";
pub const TYPE_MORE: &str = "Skriv mindst to tegn.";
pub const ACTION: &str = "Handling";
pub const PART: &str = "Del";
pub const PAGE: &str = "Side";
pub const FIELD: &str = "Felt";
pub const LETTER: &str = "Brev";

/// How many places were found.
pub fn found(count: usize) -> String {
    match count {
        0 => "Intet fundet.".to_owned(),
        1 => "1 fundet.".to_owned(),
        _ => format!("{count} fundet."),
    }
}
