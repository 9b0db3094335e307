//! The page of who has had the case open: what is put down, the newest first, and the sheet for the citizen.

pub mod texts;

use eframe::egui::{Button, Frame, Margin, RichText, Role, Ui, UiBuilder};

use super::frame::problems;
use super::pane::Pane;
use super::{abreast, letters, theme};
use crate::access_log::{AccessEntry, AccessLog, Names, UnreadableLog, when};
use crate::session::Page;
use crate::session::access_wish::AccessWish;
use crate::session::action::Action;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    abreast::alone(ui, "access", |ui| {
        pane.way_back(ui, texts::BACK, Page::Tasks);
        theme::heading(ui, texts::TITLE, 1);
        if !pane.session.keeps_versions() {
            ui.label(texts::NOT_KEPT);
            return;
        }
        ui.label(texts::HELP);
        ui.add_space(10.0);
        if pane.session.access().lacks_some() {
            ui.label(RichText::new(texts::LACKS_SOME).color(theme::palette(ui).warning));
            ui.add_space(6.0);
        }
        match pane.session.access().read().cloned() {
            None => drop(ui.label(texts::READING)),
            Some(Err(why)) => {
                let text = match why {
                    UnreadableLog::Damaged => texts::DAMAGED,
                    UnreadableLog::Newer => texts::NEWER,
                };
                ui.label(RichText::new(text).color(theme::palette(ui).warning));
            }
            Some(Ok(log)) => {
                list(ui, pane, &log);
                ui.add_space(14.0);
                for_citizen(ui, pane);
            }
        }
    });
}

fn list(ui: &mut Ui, pane: &Pane<'_>, log: &AccessLog) {
    if log.is_cut {
        ui.label(RichText::new(texts::CUT).color(theme::palette(ui).warning));
    }
    if log.entries.is_empty() {
        ui.label(texts::NONE_YET);
    }
    let rows = UiBuilder::new()
        .id_salt("who has had the case open")
        .accessibility_role(Role::List)
        .accessibility_label(texts::TITLE);
    ui.scope_builder(rows, |ui| {
        for entry in log.entries.iter().rev() {
            row(ui, pane, entry);
            ui.add_space(4.0);
        }
    });
    if log.forgotten > 0 {
        ui.label(theme::quiet(ui, texts::forgotten(log.forgotten)));
    }
}

fn row(ui: &mut Ui, pane: &Pane<'_>, entry: &AccessEntry) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.card).stroke((1.0, palette.line)).corner_radius(6);
    frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = |letter: &str| {
            let library = pane.session.library()?;
            library.letters.template(letter).map(|template| template.title.clone())
        };
        ui.label(theme::bold(entry.words(title)));
        ui.label(theme::quiet(ui, format!("{} · {}", when(entry), Names::Own.of(&entry.by))));
    });
}

/// The sheet for the citizen, and where it went.
fn for_citizen(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::FOR_CITIZEN, 2);
    ui.label(texts::FOR_CITIZEN_HELP);
    ui.add_space(4.0);
    let session = pane.session;
    let mut without = session.access().without_names();
    if ui.checkbox(&mut without, texts::WITHOUT_NAMES).changed() {
        pane.actions.push(Action::Access(AccessWish::WithoutNames(without)));
    }
    let has_folder = !session.letters().folder().trim().is_empty();
    let can_write = has_folder && session.library().is_some() && !session.access().is_writing();
    let why_not = if has_folder { texts::WRITING } else { letters::texts::NO_FOLDER_YET };
    let button = ui.add_enabled(can_write, Button::new(texts::WRITE));
    if button.on_disabled_hover_text(why_not).clicked() {
        pane.actions.push(Action::Access(AccessWish::Write));
    }
    let goes_to =
        if has_folder { session.letters().folder() } else { letters::texts::NO_FOLDER_YET };
    ui.label(theme::quiet(ui, goes_to));
    match session.access().written() {
        None if session.access().is_writing() => drop(ui.label(texts::WRITING)),
        None => {}
        Some(Ok(file)) => drop(ui.label(texts::written(&file.display().to_string()))),
        Some(Err(lacks)) => lacks.iter().for_each(|problem| problems::notice(ui, problem)),
    }
}
