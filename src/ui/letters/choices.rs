//! What the letter in view lets its writer choose, above its pages: one click each.

use eframe::egui::{Role, Ui};

use super::view_texts as texts;
use crate::jobs::job::Preview;
use crate::session::action::Action;
use crate::session::edits::EditWish;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws the choices; nothing where there are none.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, preview: &Preview) {
    if preview.choices.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(theme::bold(texts::CHOICES));
    for choice in &preview.choices {
        let group = ui.horizontal_wrapped(|ui| {
            ui.label(format!("{}:", choice.title));
            for option in &choice.options {
                let is_chosen = option.key == choice.chosen;
                let name = format!("{}: {}", choice.title, option.title);
                let button = ui.radio(is_chosen, &option.title).accessible_name(name);
                if button.clicked() && !is_chosen {
                    let wish = EditWish::Choose(choice.clone(), option.key.clone());
                    pane.actions.push(Action::EditLetter(wish));
                }
            }
        });
        ui.ctx().accesskit_node_builder(group.response.id, |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(choice.title.as_str());
        });
    }
}
