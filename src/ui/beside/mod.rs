//! What stands beside the form of a part, or below it where the window is narrow: one of a few things, chosen by a row of buttons.

mod deadlines;
mod missing;
mod phrase_boxes;
mod phrases;
mod spelling;
mod team;
pub mod texts;

use eframe::egui::{Align, Button, Layout, Rect, Role, ScrollArea, Ui, UiBuilder};

use super::frame::texts::shortcut;
use super::pane::Pane;
use super::{form, letters, theme};
use crate::case::part::CasePart;
use crate::session::action::{Action, Command};
use crate::session::pages::beside::Side;

/// The height of the row of buttons with its margin.
pub const BAR: f32 = 46.0;

/// Draws what stands beside the form of a part. `room` is all that there is for it.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>, part: &'static CasePart, room: Rect) {
    let side = pane.session.side();
    let inner = UiBuilder::new()
        .id_salt("beside")
        .max_rect(room.shrink2([10.0, 8.0].into()))
        .accessibility_role(Role::Complementary)
        .accessibility_label(side.map_or(texts::BESIDE, texts::side_help));
    ui.scope_builder(inner, |ui| {
        ui.set_clip_rect(room);
        bar(ui, pane, side);
        match side {
            Some(Side::Letter) => letters::beside::show(ui, pane),
            Some(Side::Missing) => scroll(ui, "missing", |ui| missing::show(ui, pane, part)),
            Some(Side::Deadlines) => scroll(ui, "deadlines", |ui| deadlines::show(ui, pane)),
            Some(Side::Spelling) => scroll(ui, "spelling", |ui| spelling::show(ui, pane)),
            Some(Side::Phrases) => scroll(ui, "phrases", |ui| phrases::show(ui, pane, part)),
            Some(Side::Help) => scroll(ui, "help", |ui| {
                form::help::show(ui, pane.session, part);
            }),
            Some(Side::Recommendation) => scroll(ui, "team", |ui| team::show(ui, pane)),
            None => {}
        }
    });
}

/// Texts are no wider here than is easy to read.
fn scroll(ui: &mut Ui, name: &str, draw: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH) - 12.0);
        draw(ui);
        ui.add_space(24.0);
    });
}

/// The buttons that choose.
fn bar(ui: &mut Ui, pane: &mut Pane<'_>, shown: Option<Side>) {
    let session = pane.session;
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 8.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        let put_away = shown.map(|side| {
            let layout = Layout::right_to_left(Align::Center);
            (ui.available_width(), layout, side)
        });
        for side in Side::ALL {
            if !session.can(Command::Beside(side)) {
                continue;
            }
            let is_shown = shown == Some(side);
            let text = match side {
                Side::Missing => {
                    texts::with_count(texts::side(side), session.findings().all().len())
                }
                Side::Spelling => texts::with_count(texts::side(side), session.slips().count()),
                _ => texts::side(side).to_owned(),
            };
            let keys = shortcut(Command::Beside(side).shortcut());
            let tip = format!("{} ({keys})", texts::side_help(side));
            let text = if is_shown { theme::bold(text) } else { text.into() };
            let tab = ui.add(Button::selectable(is_shown, text)).on_hover_text(tip);
            ui.ctx().accesskit_node_builder(tab.id, |node| {
                node.set_role(Role::Tab);
                node.set_selected(is_shown);
            });
            if tab.clicked() && !is_shown {
                pane.actions.push(Action::Do(Command::Beside(side)));
            }
        }
        let Some((_, layout, side)) = put_away else { return };
        ui.with_layout(layout, |ui| {
            let button = ui.button("×").on_hover_text(texts::PUT_AWAY_HELP);
            let button = button.accessible_name(texts::PUT_AWAY);
            if button.clicked() {
                pane.actions.push(Action::Do(Command::Beside(side)));
            }
        });
    });
    ui.add_space(4.0);
}
