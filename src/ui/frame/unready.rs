//! What stands in the place of every page of a case while the rules and letters cannot be read, with the reason and a way on.

use eframe::egui::{RichText, ScrollArea, Ui};

use crate::problem::Place;
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::theme;

pub const TITLE: &str = "Regler og breve kunne ikke læses";
pub const HELP: &str = "Sagen er urørt. Ret det, der står her, eller flyt filerne ud af mappen med skabeloner. Læs dem så igen.";
pub const READ_AGAIN: &str = "Læs igen";

/// Draws it.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let scroll = ScrollArea::vertical().id_salt("unready").auto_shrink(false).content_margin(24.0);
    scroll.show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
        theme::heading(ui, TITLE, 1);
        ui.label(HELP);
        ui.add_space(8.0);
        for problem in pane.session.library_faults() {
            if let Place::File { name, line, .. } = &problem.place {
                ui.label(theme::bold(match line {
                    0 => name.clone(),
                    line => format!("{name}, linje {line}"),
                }));
            }
            ui.label(RichText::new(&problem.message).color(theme::palette(ui).error));
            if !problem.cure.is_empty() {
                ui.label(&*problem.cure);
            }
            ui.add_space(8.0);
        }
        if ui.add(theme::main_button(ui, READ_AGAIN)).clicked() {
            pane.actions.push(Action::ReadLibrary);
        }
    });
}
