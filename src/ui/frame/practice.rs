//! The band above a practice case: quiet, and never out of sight.

use eframe::egui::Ui;

use crate::ui::theme;

pub const MARK: &str = "ØVELSE";
pub const SAID: &str = "Borgeren er opfundet. Mærket står på alt, hvad sagen skriver.";

/// Draws it. It is read as one sentence.
pub(super) fn band(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let mark = theme::bold(MARK).small().color(palette.warning);
    let both = theme::two_parts(ui, mark, theme::quiet(ui, format!("   {SAID}")));
    let label = ui.label(both);
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(format!("{MARK}. {SAID}")));
}
