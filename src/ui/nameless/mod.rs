//! The page that writes the letter in view without names: what goes out of it, and the words that a person has to judge.

pub mod texts;

use eframe::egui::{Button, Ui};

use super::frame::problems;
use super::pane::Pane;
use super::{abreast, letters, theme};
use crate::session::Page;
use crate::session::action::Action;
use crate::writers::Format;

/// Draws the page: the words in doubt, and where there is room the letter that they stand in.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    if abreast::has_room(ui) {
        return abreast::show(ui, "nameless", pane, page, with_names);
    }
    abreast::alone(ui, "nameless", |ui| {
        page(ui, pane);
    });
}

fn page(ui: &mut Ui, pane: &mut Pane<'_>) {
    pane.way_back(ui, texts::BACK, Page::Letters);
    theme::heading(ui, texts::TITLE, 1);
    if let Some(row) = pane.session.letters().beside() {
        ui.label(theme::bold(&row.title));
    }
    ui.label(texts::HELP);
    ui.add_space(12.0);
    letter(ui, pane);
}

/// The letter as it is with names, to judge the words by.
fn with_names(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::WITH_NAMES, 2);
    letters::beside::sheets(ui, pane);
}

/// The words in doubt, and the buttons that write.
fn letter(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let words = match session.nameless().words() {
        None => {
            ui.label(texts::LOOKING);
            return;
        }
        Some(Err(lacks)) => {
            ui.label(theme::bold(texts::STOPPED));
            for problem in lacks {
                problems::row(ui, pane, problem);
            }
            return;
        }
        Some(Ok(words)) => words,
    };
    if words.is_empty() {
        ui.label(texts::NO_DOUBTS);
    } else {
        theme::heading(ui, texts::DOUBTS, 2);
        ui.label(texts::DOUBTS_HELP);
        ui.add_space(4.0);
    }
    for word in words {
        let mut is_kept = session.nameless().is_kept(word);
        let stays = ui.checkbox(&mut is_kept, word);
        if stays.accessible_name(texts::stays(word)).changed() {
            pane.actions.push(Action::KeepWord(word.clone(), is_kept));
        }
    }
    ui.add_space(12.0);
    let has_folder = !session.letters().folder().trim().is_empty();
    let can_write = has_folder && !session.letters().is_writing();
    ui.horizontal_wrapped(|ui| {
        for (text, format) in [(texts::WRITE_PDF, Format::Pdf), (texts::WRITE_DOCX, Format::Docx)] {
            let is_main = can_write && format == Format::Pdf;
            let button = if is_main { theme::main_button(ui, text) } else { Button::new(text) };
            let button = ui.add_enabled(can_write, button);
            let why_not =
                if has_folder { letters::texts::WRITING } else { letters::texts::NO_FOLDER_YET };
            if button.on_disabled_hover_text(why_not).clicked() {
                pane.actions.push(Action::WriteNameless(format));
            }
        }
    });
    let goes_to =
        if has_folder { session.letters().folder() } else { letters::texts::NO_FOLDER_YET };
    ui.label(theme::quiet(ui, goes_to));
    letters::writing::written(ui, pane);
}
