//! An item of a list as it can be moved and removed: by its buttons, and by key.

use eframe::egui::{Button, EventFilter, Id, Key, Modifiers, RichText, Ui};

use super::{FormPane, Spot, texts};
use crate::session::action::Action;

/// Where an item stands, and what it is called (et punkts plads).
pub(super) struct Item<'a> {
    pub(super) index: usize,
    pub(super) count: usize,
    pub(super) title: &'a str,
}

pub(super) fn buttons(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, item: &Item<'_>) {
    let Item { index, count, title } = *item;
    let mut button = |ui: &mut Ui, text: &str, enabled: bool, action: Action| {
        let button = ui.add_enabled(enabled, Button::new(RichText::new(text).small()));
        let button = button.on_disabled_hover_text(texts::AT_THE_END);
        if button.accessible_name(format!("{text}: {title}")).clicked() {
            desk.actions.push(action);
        }
    };
    let list = &spot.path;
    button(ui, texts::REMOVE, true, Action::RemoveItem(*list, index));
    button(ui, texts::MOVE_DOWN, index + 1 < count, Action::SwapItems(*list, index, index + 1));
    button(ui, texts::MOVE_UP, index > 0, Action::SwapItems(*list, index, index.saturating_sub(1)));
}

/// Alt with an arrow moves the item that has the cursor.
pub(super) fn moved_by_key(ui: &Ui, desk: &mut FormPane<'_>, spot: &Spot, item: &Item<'_>, id: Id) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    if pressed(Key::ArrowDown) && item.index + 1 < item.count {
        desk.actions.push(Action::SwapItems(spot.path, item.index, item.index + 1));
    }
    if pressed(Key::ArrowUp) && item.index > 0 {
        desk.actions.push(Action::SwapItems(spot.path, item.index, item.index - 1));
    }
}
