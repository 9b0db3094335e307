//! The menu beside a field that names exhibits: one click names one more.

use eframe::egui::{Button, RichText, ScrollArea, Ui};

use super::{FormPane, Spot, texts};
use crate::case::Case;
use crate::case::cited::CitedExhibits;
use crate::case::field::Answered;
use crate::session::action::Action;
use crate::ui::theme;

/// The menu of a list with many exhibits scrolls from here on.
const TALLEST: f32 = 320.0;

/// The exhibits that a field can name, in the order of the list.
pub(super) fn listed(case: &Case) -> Vec<(u32, String)> {
    let title = |title: Option<&str>| title.unwrap_or_default().to_owned();
    let exhibits = case.exhibits.list.items().iter();
    exhibits
        .filter_map(|exhibit| Some((exhibit.cited_number()?, title(exhibit.title.filled()))))
        .collect()
}

/// Lets the user pick an exhibit by its title. Nothing is drawn while the list is empty.
pub(super) fn menu(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &dyn Answered,
    name: &str,
) {
    if desk.exhibits.is_empty() {
        return;
    }
    let text = RichText::new(format!("{} ▼", texts::ADD_EXHIBIT)).small();
    let menu = ui.menu_button(text.color(theme::palette(ui).quiet), |ui| {
        let named = answer.cited().map_or_else(Vec::new, CitedExhibits::numbers);
        ScrollArea::vertical().max_height(TALLEST).show(ui, |ui| {
            for (number, title) in desk.exhibits.iter() {
                let entry =
                    Button::selectable(named.contains(number), format!("{number}: {title}"));
                if ui.add(entry).clicked() && !named.contains(number) {
                    let so_far = answer.text().trim();
                    let joined = if so_far.is_empty() { "" } else { ", " };
                    let text = format!("{so_far}{joined}bilag {number}");
                    desk.actions.push(Action::Answer(spot.path, text));
                    ui.close();
                }
            }
        });
    });
    menu.response.accessible_name(format!("{}: {name}", texts::ADD_EXHIBIT));
}
