//! The start page.

use eframe::egui::Ui;

use super::pane::Pane;

/// Draws the page.
pub fn show(ui: &mut Ui, _: &mut Pane<'_>) {
    ui.label("");
}
