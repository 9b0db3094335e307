//! A list in a form: a card for each item, and buttons to add, remove and move.

use eframe::egui::{Align, Button, Frame, Layout, Margin, RichText, Ui};

use super::field;
use super::field::capitalised;
use super::{FormPane, Spot, texts};
use crate::case::field::Listed;
use crate::case::limits::most_items;
use crate::session::action::Action;
use crate::ui::theme;

/// Draws a list and notes what the user did with it.
pub(super) fn show(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, list: &mut dyn Listed) {
    let words = desk.library.words.field(&spot.key);
    let label = words.map_or(spot.key.as_str(), |words| words.label.as_str());
    let item =
        words.map(|words| words.item.as_str()).filter(|item| !item.is_empty()).unwrap_or(label);
    field::heading(ui, desk, spot, label, list.state(), false);
    if let Some(words) = words {
        field::help(ui, desk, words);
    }
    for index in 0..list.len() {
        card(ui, desk, spot, list, index, item);
        ui.add_space(6.0);
    }
    let is_full = list.len() >= most_items(&spot.path);
    let add = ui
        .add_enabled(!is_full, Button::new(format!("+ {} {item}", texts::ADD)))
        .accessible_name(format!("{} {item}", texts::ADD));
    if is_full {
        ui.label(theme::quiet(ui, texts::list_is_full(list.len())));
    }
    if add.clicked() {
        desk.actions.push(Action::AddItem(spot.path));
    }
    desk.focus.reach(&spot.path, &add);
    for problem in desk.findings.at(&spot.path) {
        field::remark(ui, problem);
    }
}

fn card(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    list: &mut dyn Listed,
    index: usize,
    item: &str,
) {
    let palette = theme::palette(ui);
    let count = list.len();
    Frame::new()
        .fill(palette.card)
        .stroke((1.0, palette.line))
        .corner_radius(6)
        .inner_margin(Margin::same(14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = format!("{} {}", capitalised(item), index + 1);
            ui.horizontal(|ui| {
                ui.label(theme::bold(&title));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    buttons(ui, desk, spot, index, count, &title)
                });
            });
            ui.add_space(4.0);
            let id = list.id(index);
            let Some(section) = list.item_mut(index) else { return };
            for (name, edit) in section.fields_mut() {
                let inner = Spot {
                    path: spot.path.item(index, id, name),
                    key: format!("{}.{name}", spot.key),
                    prefix: format!("{title}: "),
                };
                desk.field(ui, &inner, edit, 8.0);
            }
        });
}

fn buttons(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    index: usize,
    count: usize,
    title: &str,
) {
    let mut button = |ui: &mut Ui, text: &str, enabled: bool, action: Action| {
        let button = Button::new(RichText::new(text).small());
        if ui.add_enabled(enabled, button).accessible_name(format!("{text}: {title}")).clicked() {
            desk.actions.push(action);
        }
    };
    let list = &spot.path;
    button(ui, texts::REMOVE, true, Action::RemoveItem(*list, index));
    button(ui, texts::MOVE_DOWN, index + 1 < count, Action::SwapItems(*list, index, index + 1));
    button(ui, texts::MOVE_UP, index > 0, Action::SwapItems(*list, index, index.saturating_sub(1)));
}
