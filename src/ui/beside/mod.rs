//! What stands beside the form of a part, or below it where the window is narrow: one of a few things, chosen by a row of buttons.

mod deadlines;
mod evidence;
mod missing;
mod phrase_boxes;
mod phrases;
pub(in crate::ui) mod spelling;
mod team;
pub mod texts;
mod timeline;

use eframe::egui::{
    Align, Button, Id, Layout, Rect, Role, ScrollArea, TextStyle, TextWrapMode, Ui, UiBuilder,
    WidgetText,
};

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
        .scope_id(Id::unique("beside"))
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
            Some(Side::Evidence) => scroll(ui, "evidence", |ui| evidence::show(ui, pane)),
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
        ui.spacing_mut().button_padding.x = 7.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        let sides: Vec<Side> =
            Side::ALL.into_iter().filter(|side| session.can(Command::Beside(*side))).collect();
        let (in_row, in_menu) = fitting(ui, pane, &sides, shown);
        for side in in_row {
            let is_shown = shown == Some(side);
            let text = tab_text(pane, side);
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
        if !in_menu.is_empty() {
            let menu = ui.menu_button(texts::MORE, |ui| {
                for side in in_menu {
                    let keys = shortcut(Command::Beside(side).shortcut());
                    let entry = Button::new(tab_text(pane, side)).shortcut_text(keys);
                    let entry = ui.add(entry).on_hover_text(texts::side_help(side));
                    if entry.accessible_name(tab_text(pane, side)).clicked() {
                        pane.actions.push(Action::Do(Command::Beside(side)));
                        ui.close();
                    }
                }
            });
            menu.response.accessible_name(texts::MORE_NAME);
        }
        let Some(side) = shown else { return };
        let layout = Layout::right_to_left(Align::Center);
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

fn tab_text(pane: &Pane<'_>, side: Side) -> String {
    let session = pane.session;
    match side {
        Side::Missing => texts::with_count(texts::side(side), session.findings().all().len()),
        Side::Spelling => texts::with_count(texts::side(side), session.slips().count()),
        _ => texts::side(side).to_owned(),
    }
}

/// The buttons that the row has room for, the one of what is shown among them, and those that go into a menu.
fn fitting(
    ui: &Ui,
    pane: &Pane<'_>,
    sides: &[Side],
    shown: Option<Side>,
) -> (Vec<Side>, Vec<Side>) {
    let width = |text: String, is_bold: bool| {
        let text = if is_bold { theme::bold(text) } else { text.into() };
        let words = WidgetText::from(text);
        let words =
            words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Button);
        words.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
    };
    let widths: Vec<f32> =
        sides.iter().map(|side| width(tab_text(pane, *side), shown == Some(*side))).collect();
    let put_away = if shown.is_some() { width("×".to_owned(), false) } else { 0.0 };
    let room = ui.available_width() - put_away;
    if widths.iter().sum::<f32>() <= room {
        return (sides.to_vec(), Vec::new());
    }
    let own = sides.iter().position(|side| shown == Some(*side));
    let own_width = own.and_then(|at| widths.get(at)).copied().unwrap_or_default();
    let mut left = room - width(texts::MORE.to_owned(), false) - own_width;
    let (mut in_row, mut in_menu) = (Vec::new(), Vec::new());
    for (at, (side, width)) in sides.iter().zip(widths).enumerate() {
        if Some(at) == own {
            in_row.push(*side);
        } else if in_menu.is_empty() && width <= left {
            left -= width;
            in_row.push(*side);
        } else {
            in_menu.push(*side);
        }
    }
    (in_row, in_menu)
}
