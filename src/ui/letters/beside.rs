//! The letter beside the form of a section, as its pages are now.

use eframe::egui::{Align, Button, Id, Label, Layout, ScrollArea, Ui};

use super::pages::Breadth;
use super::view::View;
use super::{pages, texts};
use crate::document::Source;
use crate::jobs::job::Standing;
use crate::session::action::Action;
use crate::ui::pane::Pane;
use crate::ui::theme;
use crate::writers::Format;

/// Draws the letter with its bar.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let letters = pane.session.letters();
    let id = Id::unique("letter beside the form");
    let mut view = View::load(ui.ctx(), id);
    let preview = letters.preview().filter(|preview| preview.available);
    let title = letters.beside().map_or(texts::LETTER_BESIDE, |row| row.title.as_str());
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if preview.is_some() {
                write(ui, pane);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(theme::bold(title)).truncate());
            });
        });
    });
    let Some(preview) = preview else {
        let text = match letters.beside().map(|row| &row.standing) {
            Some(Standing::NotNow(reason)) => format!("{}: {reason}", texts::NOT_NOW),
            Some(Standing::NotInLaw(reason)) => format!("{}: {reason}", texts::NOT_IN_LAW),
            Some(Standing::Ready(_) | Standing::Lacking(_)) => texts::FILLING.to_owned(),
            None if letters.rows().is_empty() => texts::PREPARING.to_owned(),
            None => texts::NO_LETTER_YET.to_owned(),
        };
        ui.label(text);
        return;
    };
    view.bar(ui, preview.paper.pages.len());
    let scroll = ScrollArea::both().id_salt(("letter beside", &preview.letter)).auto_shrink(false);
    let clicked =
        scroll.show(ui, |ui| pages::show(ui, id, &mut view, &preview.paper, Breadth::Text)).inner;
    view.store(ui.ctx(), id);
    pane.actions.extend(clicked.and_then(follow));
}

/// The button that writes the letter as a PDF. One that cannot be used says why.
fn write(ui: &mut Ui, pane: &mut Pane<'_>) {
    let letters = pane.session.letters();
    let path = letters.path(Format::Pdf);
    let lacking = letters.preview().filter(|preview| !preview.is_ready());
    let tip = match (&path, lacking) {
        _ if letters.is_writing() => texts::WRITING.to_owned(),
        (None, _) => texts::NO_FOLDER_YET.to_owned(),
        (_, Some(preview)) if !letters.can_write() => texts::lacking(&preview.problems),
        (Some(path), _) => path.display().to_string(),
    };
    let can_write = letters.can_write() && path.is_some();
    let button = if can_write {
        theme::main_button(ui, texts::WRITE_PDF)
    } else {
        Button::new(texts::WRITE_PDF)
    };
    let button = ui.add_enabled(can_write, button).on_hover_text(&tip).on_disabled_hover_text(tip);
    if button.clicked() {
        pane.actions.push(Action::WriteLetter(Format::Pdf));
    }
}

/// What a click on words of this source asks for.
pub(super) fn follow(source: Source) -> Option<Action> {
    match source {
        Source::Field(path) | Source::Gap(Some(path)) => Some(Action::JumpTo(path)),
        Source::Template { .. } => Some(Action::TellSource(source)),
        Source::Hand(_) | Source::Compared(_) | Source::Gap(None) | Source::Unknown => None,
    }
}
