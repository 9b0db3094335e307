//! Two things side by side where the window has room.

use eframe::egui::{Align, AsIdSalt, Layout, ScrollArea, Ui};

use super::theme;

/// A page at least so wide has room for two things.
const ROOM_FOR_TWO: f32 = 1000.0;
/// What lies between them.
const GAP: f32 = 24.0;

/// Whether the page has room for two things side by side.
pub(super) fn has_room(ui: &Ui) -> bool {
    ui.available_width() >= ROOM_FOR_TWO
}

/// Draws what is chosen from at the left and what was chosen at the right, each scrolled by itself.
pub(super) fn show<T>(
    ui: &mut Ui,
    name: &str,
    with: &mut T,
    left: impl FnOnce(&mut Ui, &mut T),
    right: impl FnOnce(&mut Ui, &mut T),
) {
    halves(
        ui,
        GAP,
        with,
        |ui, with| alone(ui, (name, "left"), |ui| left(ui, with)),
        |ui, with| alone(ui, (name, "right"), |ui| right(ui, with)),
    );
}

/// Draws one thing as broad as a text is read, scrolled by itself.
pub(super) fn alone(ui: &mut Ui, name: impl AsIdSalt, draw: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(name).auto_shrink(false).content_margin(24.0).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        draw(ui);
        ui.add_space(40.0);
    });
}

/// Draws two things side by side, so far apart.
pub(super) fn halves<T>(
    ui: &mut Ui,
    gap: f32,
    with: &mut T,
    left: impl FnOnce(&mut Ui, &mut T),
    right: impl FnOnce(&mut Ui, &mut T),
) {
    let usual = ui.spacing().item_spacing.x;
    ui.spacing_mut().item_spacing.x = gap;
    ui.columns(2, |columns| {
        let [one, other] = columns else { return };
        half(one, usual, |ui| left(ui, with));
        half(other, usual, |ui| right(ui, with));
    });
    ui.spacing_mut().item_spacing.x = usual;
}

/// In a column of its own a button would be as broad as that, and a text drawn out.
fn half(ui: &mut Ui, gap: f32, draw: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().item_spacing.x = gap;
    ui.with_layout(Layout::top_down(Align::Min), draw);
}
