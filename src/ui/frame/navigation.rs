//! The parts of the case at the left: how far each has come, and whether there is something to look at.

use eframe::egui::{Button, RichText, ScrollArea, Ui};

use super::texts;
use crate::case::Case;
use crate::library::Library;
use crate::session::Page;
use crate::session::action::{Action, Command};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws the list of parts.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    ui.label(theme::quiet(ui, texts::SECTIONS));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (section, progress) in Case::SECTIONS.iter().zip(session.progress()) {
            let label = section_label(session.library().map(AsRef::as_ref), section);
            let problems = session.findings().count(section);
            let mark = if problems > 0 {
                RichText::new(format!("● {problems}")).small().color(theme::palette(ui).warning)
            } else {
                let count = match progress.fields {
                    0 => "–".to_owned(),
                    fields => format!("{}/{fields}", progress.answered),
                };
                RichText::new(count).small().color(theme::palette(ui).quiet)
            };
            let name = texts::section_name(label, progress.answered, progress.fields, problems);
            let page = Page::Section(section);
            let is_here = session.page() == page;
            if row(ui, is_here, label, Some(mark)).accessible_name(name).clicked() {
                pane.actions.push(Action::Show(page));
            }
        }
        ui.add_space(8.0);
        ui.separator();
        ui.add_space(8.0);
        if row(ui, session.page() == Page::Letters, texts::LETTERS, None).clicked() {
            pane.actions.push(Action::Do(Command::Letters));
        }
    });
}

fn row(ui: &mut Ui, is_here: bool, label: &str, mark: Option<RichText>) -> eframe::egui::Response {
    let text = if is_here { theme::bold(label) } else { RichText::new(label) };
    let button = Button::selectable(is_here, text)
        .min_size(eframe::egui::vec2(ui.available_width(), 32.0))
        .truncate();
    match mark {
        Some(mark) => ui.add(button.right_text(mark)),
        None => ui.add(button.right_text("")),
    }
}

/// A section's label; its name until the words are read.
pub(super) fn section_label<'a>(library: Option<&'a Library>, section: &'a str) -> &'a str {
    library
        .and_then(|library| library.words.section(section))
        .map_or(section, |words| words.label.as_str())
}
