//! The letter beside the form of a section, as its pages are now.

use std::sync::Arc;

use eframe::egui::{Align, Id, Label, Layout, ScrollArea, Ui};

use super::pages::Breadth;
use super::view::View;
use super::{pages, texts, writing};
use crate::jobs::job::Standing;
use crate::ui::pane::Pane;
use crate::ui::theme;

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
                writing::main_button(ui, pane);
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
    writing::why_not(ui, pane);
    writing::written(ui, pane);
    view.bar(ui, preview.paper.pages.len());
    let preview = Arc::clone(preview);
    let scroll = ScrollArea::both().id_salt(("letter beside", &preview.letter)).auto_shrink(false);
    scroll.show(ui, |ui| pages::show(ui, pane, id, &mut view, &preview, Breadth::Text));
    view.store(ui.ctx(), id);
}

/// Draws the pages of the letter and nothing else.
pub(in crate::ui) fn sheets(ui: &mut Ui, pane: &mut Pane<'_>) {
    let Some(preview) = pane.session.letters().preview().cloned() else { return };
    if !preview.available {
        return;
    }
    let id = Id::unique("letter to judge words by");
    let mut view = View::load(ui.ctx(), id);
    pages::show(ui, pane, id, &mut view, &preview, Breadth::Text);
    view.store(ui.ctx(), id);
}
