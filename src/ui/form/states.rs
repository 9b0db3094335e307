//! Why there is no answer, said by key in the field that has the cursor.

use eframe::egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::{FormPane, Spot};
use crate::case::field::State;
use crate::session::action::Action;

const KEYS: [(Key, State); 2] = [(Key::V, State::Unknown), (Key::I, State::NotRelevant)];

/// How the key of a state is written; none where it has none.
pub(super) fn written(state: State) -> Option<String> {
    let (key, _) = KEYS.iter().find(|(_, known)| *known == state)?;
    Some(format!("Alt+{}", key.name()))
}

/// Takes such a key up, where this field has the cursor.
pub(super) fn by_key(ui: &Ui, desk: &mut FormPane<'_>, spot: &Spot, has_focus: bool) {
    if !has_focus {
        return;
    }
    for (key, state) in KEYS {
        let shortcut = KeyboardShortcut::new(Modifiers::ALT, key);
        if ui.input_mut(|input| input.consume_shortcut(&shortcut)) {
            desk.actions.push(Action::SetState(spot.path, state));
            desk.actions.push(Action::GoOnFrom(spot.path));
        }
    }
}
