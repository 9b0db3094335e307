//! The Danish words of the task list and of the card that ends a part.

pub use crate::ui::texts::{LETTERS, PREPARING};

pub const TASKS: &str = "Opgaver";
pub const TASKS_OF_CASE: &str = "Opgaver i sagen";
pub const GO_ON: &str = "Gå videre med";
pub const TAKE_EXPORT: &str = "Hent fra fagsystem …";
pub const SEE_LETTERS: &str = "Se brevene";
pub const ALL_FINISHED: &str = "Alle dele af sagen er færdige.";
pub const ARE_YOU_DONE: &str = "Er du færdig med denne del?";
pub const IS_DONE: &str = "Du har markeret delen som færdig.";
pub const NOTHING_OPEN: &str = "Alle spørgsmål, der stilles her, har fået svar.";
pub const MARK: &str = "Markér som færdig";
pub const UNMARK: &str = "Fjern markeringen";
pub const NEXT: &str = "Næste";

/// How many parts are finished.
pub fn finished(count: usize, of: usize) -> String {
    match count {
        0 => format!("Ingen af de {of} dele er markeret som færdige endnu."),
        1 => format!("1 af {of} dele er færdig."),
        _ => format!("{count} af {of} dele er færdige."),
    }
}

/// That questions still stand open.
pub fn open_questions(count: usize) -> String {
    match count {
        1 => "1 spørgsmål har ikke fået svar:".to_owned(),
        _ => format!("{count} spørgsmål har ikke fået svar:"),
    }
}

/// That more of them stand open than are named.
pub fn and_more(count: usize) -> String {
    format!("og {count} mere")
}

/// That there is something to look at.
pub fn problems(count: usize) -> String {
    match count {
        1 => "Der er 1 ting at se på i listen »Se på«.".to_owned(),
        _ => format!("Der er {count} ting at se på i listen »Se på«."),
    }
}
