//! The button that makes the lines of a text the items of a list, and the keys that do the same.

use eframe::egui::{Button, Id, Key, KeyboardShortcut, Modifiers, RichText, Ui};

use super::{Spot, long_text, texts};
use crate::case::field::{Answered, State};
use crate::case::limits::MOST_LETTERS;
use crate::danish::list_lines;

const KEYS: KeyboardShortcut =
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L);

/// The button of a field of several lines, whose label is given.
pub(super) fn button(ui: &mut Ui, spot: &Spot, label: &str) {
    let text = RichText::new(texts::POINTS).small();
    let response = ui.add(Button::new(text)).on_hover_text(texts::POINTS_HELP);
    let is_clicked = response.clicked();
    response.accessible_name(format!("{}{label}: {}", spot.prefix, texts::POINTS_NAME));
    if is_clicked {
        ui.data_mut(|data| data.insert_temp(asked(spot), true));
    }
}

/// That the button of a field was pressed, for its text box to answer.
fn asked(spot: &Spot) -> Id {
    spot.id().with("points")
}

/// Turns the lines at the cursor, if that was asked for; says whether it was. The cursor is to go into the text box then.
pub(super) fn turn(ui: &Ui, spot: &Spot, answer: &mut dyn Answered) -> bool {
    let by_button = ui.data_mut(|data| data.remove_temp::<bool>(asked(spot))).is_some();
    let is_here = ui.memory(|memory| memory.has_focus(spot.id()));
    let by_keys = is_here && ui.input_mut(|input| input.consume_shortcut(&KEYS));
    if !by_button && !by_keys {
        return false;
    }
    if answer.text_mut().is_none() {
        answer.set_state(State::Given);
    }
    let Some(text) = answer.text_mut() else { return false };
    let letters = text.chars().count();
    let marked = long_text::selected(ui.ctx(), spot.id()).unwrap_or(letters..letters);
    let (from, to) = (marked.start.min(letters), marked.end.min(letters));
    let (turned, selected) = list_lines::turn(text, from..to);
    if turned.chars().count() <= MOST_LETTERS {
        *text = turned;
        long_text::changed(ui.ctx(), spot.id(), text, selected);
    }
    if text.is_empty() {
        answer.set_state(State::NotAnswered);
    }
    true
}
