//! Which program this is, who made what it is built of, and on which terms.

use eframe::egui::{CollapsingHeader, Label, RichText, Ui};

use super::texts;
use crate::library::notice::{NOTICE, parted};
use crate::ui::theme;

/// Draws it: below the two columns, since terms are written for a wide page.
pub(super) fn show(ui: &mut Ui) {
    theme::heading(ui, texts::ABOUT, 2);
    ui.label(theme::quiet(ui, texts::ABOUT_HELP));
    ui.add_space(6.0);
    CollapsingHeader::new(texts::MADE_OF).show(ui, |ui| {
        let (about, all) = parted(NOTICE);
        // The lines are broken for a reader of plain text; here the window breaks them.
        let about: Vec<_> = about.split("\n\n").map(|part| part.replace('\n', " ")).collect();
        ui.label(theme::quiet(ui, about.join("\n\n")));
        for (index, terms) in all.enumerate() {
            let heading = terms.heading.replace('\n', " ");
            CollapsingHeader::new(heading).id_salt(("terms", index)).show(ui, |ui| {
                ui.add(Label::new(RichText::new(terms.text).small()).selectable(true));
            });
        }
    });
}
