//! The Danish words of the page that shows a phase's answers.

use crate::case::field::State;
use crate::ui::form;

pub const CHANGE: &str = "Ændr";
pub const CHECK: &str = "Tjek svarene";
pub const BACK: &str = "‹ Opgaver";
pub const NOTHING: &str = "Ingen spørgsmål her har betydning, som sagen står.";

/// The heading of the page.
pub fn title(phase: &str) -> String {
    format!("Tjek svarene: {phase}")
}

/// Why there is no answer.
pub fn lacking(state: State) -> &'static str {
    form::texts::state(state)
}

/// That more items stand in the list than are shown.
pub fn and_more(count: usize) -> String {
    format!("og {count} mere, som du kan se på listen")
}
