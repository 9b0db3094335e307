//! What keeps others out of the cases: when the screen is locked by itself.

use eframe::egui::Ui;

use super::texts;
use crate::jobs::job::{LockAfter, Settings};
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws it.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let settings = pane.session.settings_page().typed();
    ui.label(theme::bold(texts::LOCK_AFTER));
    ui.label(theme::quiet(ui, texts::LOCK_AFTER_HELP));
    ui.horizontal_wrapped(|ui| {
        for lock_after in LockAfter::CHOICES {
            let text = texts::lock_after(lock_after.minutes());
            let name = format!("{}: {text}", texts::LOCK_AFTER);
            let is_chosen = settings.lock_after == lock_after;
            if ui.radio(is_chosen, text).accessible_name(name).clicked() {
                let settings = Settings { lock_after, ..settings.clone() };
                pane.actions.push(Action::TypeSettings(settings));
                pane.actions.push(Action::KeepSettings);
            }
        }
    });
}
