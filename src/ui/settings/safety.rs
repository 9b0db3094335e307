//! What keeps others out of the cases: the user's own key, and when the screen is locked by itself.

use eframe::egui::{Button, Ui};

use super::texts;
use crate::jobs::job::{LockAfter, Settings};
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws it.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    ui.label(theme::bold(texts::OWN_KEY));
    if pane.session.has_own_key() {
        ui.label(theme::quiet(ui, texts::OWN_KEY_THERE));
        let change = Button::new(texts::CHANGE_OWN_KEY);
        if ui.add_enabled(!pane.session.makes_own_key(), change).clicked() {
            pane.actions.push(Action::ChangeOwnKey);
        }
    } else {
        ui.label(theme::quiet(ui, texts::OWN_KEY_HELP));
        let make = Button::new(texts::MAKE_OWN_KEY);
        if ui.add_enabled(!pane.session.makes_own_key(), make).clicked() {
            pane.actions.push(Action::MakeOwnKey);
        }
    }
    ui.add_space(14.0);
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
