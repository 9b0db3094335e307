//! A list in a form: a row for each item that is closed, a card for each that is open, and buttons to add, remove and move.

use eframe::egui::{Align, Button, Frame, Layout, Margin, Ui};

use super::field;
use super::help;
use super::item::{Item, buttons, moved_by_key};
use super::rows::{self, Opened};
use super::{FormPane, Spot, own_ids, remark, states, texts};
use crate::case::field::Listed;
use crate::case::limits::most_items;
use crate::danish::capital::capitalised;
use crate::session::action::Action;
use crate::ui::theme;

/// Draws a list and notes what the user did with it.
pub(super) fn show(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, list: &mut dyn Listed) {
    let words = desk.library.words.field(&spot.key);
    let label = words.map_or(spot.key.as_str(), |words| words.label.as_str());
    let item =
        words.map(|words| words.item.as_str()).filter(|item| !item.is_empty()).unwrap_or(label);
    field::heading(ui, desk, spot, label, list.state(), false);
    help::with_field(ui, desk, spot);
    own_ids(ui, spot, "items", |ui| items(ui, desk, spot, list, item));
}

/// The items, and the button that adds one.
fn items(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, list: &mut dyn Listed, item: &str) {
    let mut opened = Opened::load(ui, desk, spot, list);
    let mut index = 0;
    while index < list.len() {
        let is_closed = |index: &usize| !opened.is_open(list.id(*index));
        let end = (index..list.len()).find(|index| !is_closed(index)).unwrap_or(list.len());
        if end > index {
            rows::closed(ui, desk, spot, list, (index, end), item, &mut opened);
            index = end;
        } else {
            card(ui, desk, spot, list, index, item, &mut opened);
            ui.add_space(6.0);
            index += 1;
        }
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
    help::note(ui, spot, add.has_focus());
    states::by_key(ui, desk, spot, add.has_focus());
    help::describe(ui, desk, spot, &add);
    for problem in desk.findings.at(&spot.path) {
        remark::show(ui, problem);
    }
}

fn card(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    list: &mut dyn Listed,
    index: usize,
    item: &str,
    opened: &mut Opened,
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
            let id = list.id(index);
            ui.horizontal(|ui| {
                let place = Item { index, count, title: &title };
                let button = Button::new(theme::bold(format!("▼ {title}"))).frame(false);
                let fold = ui.add(button).accessible_name(format!("{}: {title}", texts::CLOSE_ROW));
                if fold.clicked() {
                    opened.set(ui, spot, id, false);
                }
                if fold.has_focus() {
                    moved_by_key(ui, desk, spot, &place, fold.id);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    buttons(ui, desk, spot, &place)
                });
            });
            ui.add_space(4.0);
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
