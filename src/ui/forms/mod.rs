//! The page of forms: writing one for whoever sees the citizen, and reading one that came back, row by row.

pub mod texts;

use std::path::Path;

use eframe::egui::{Button, Key, TextEdit, Ui};

use super::frame::dialogs::Pick;
use super::frame::problems;
use super::pane::Pane;
use super::{abreast, letters, theme};
use crate::case::address::field;
use crate::observations::{Observations, ObservedRow, Observer, RowStanding, Taking};
use crate::session::Page;
use crate::session::action::Action;
use crate::session::form_wish::FormWish;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    abreast::alone(ui, "forms", |ui| {
        pane.way_back(ui, texts::BACK, Page::Tasks);
        theme::heading(ui, texts::TITLE, 1);
        ui.label(texts::HELP);
        ui.add_space(12.0);
        take(ui, pane);
        ui.add_space(20.0);
        write(ui, pane);
    });
}

/// Whom a form is written for, and where it went.
fn write(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::WRITE, 2);
    ui.label(texts::WRITE_HELP);
    ui.add_space(4.0);
    let session = pane.session;
    let has_folder = !session.letters().folder().trim().is_empty();
    let can_write = has_folder && session.library().is_some() && !session.forms().is_writing();
    ui.horizontal_wrapped(|ui| {
        for observer in Observer::ALL {
            let text = texts::write_for(observer);
            let button = ui.add_enabled(can_write, Button::new(text));
            let button = button.accessible_name(format!("{}: {text}", texts::WRITE));
            let why_not = if has_folder { texts::WRITING } else { letters::texts::NO_FOLDER_YET };
            if button.on_disabled_hover_text(why_not).clicked() {
                pane.actions.push(Action::Form(FormWish::Write(observer)));
            }
        }
    });
    let goes_to =
        if has_folder { session.letters().folder() } else { letters::texts::NO_FOLDER_YET };
    ui.label(theme::quiet(ui, goes_to));
    match session.forms().written() {
        None if session.forms().is_writing() => drop(ui.label(texts::WRITING)),
        None => {}
        Some(Ok(files)) => {
            for file in files {
                ui.label(texts::written(&file.display().to_string()));
            }
        }
        Some(Err(lacks)) => lacks.iter().for_each(|problem| problems::notice(ui, problem)),
    }
}

/// The file that came back, and what it says.
fn take(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::TAKE, 2);
    let forms = pane.session.forms();
    let label = ui.label(theme::bold(texts::FILE));
    ui.horizontal_wrapped(|ui| {
        let mut path = forms.path().to_owned();
        let width = (ui.available_width() - 240.0).clamp(200.0, theme::TEXT_WIDTH);
        let edit = TextEdit::singleline(&mut path).desired_width(width);
        let response = ui.add(edit).labelled_by(label.id);
        if response.changed() {
            pane.actions.push(Action::Form(FormWish::TypePath(path.clone())));
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.button(texts::CHOOSE).clicked() {
            pane.dialogs.open(Pick::FilledForm, Path::new(forms.path()));
        }
        let can_read =
            !path.trim().is_empty() && !forms.is_reading() && pane.session.library().is_some();
        let read = ui.add_enabled(can_read, Button::new(texts::READ));
        if (read.on_disabled_hover_text(texts::NO_FILE).clicked() || is_entered) && can_read {
            pane.actions.push(Action::Form(FormWish::Read));
            // The rows come behind the box, and so does the next step by key.
            response.request_focus();
        }
    });
    match forms.found() {
        None if forms.is_reading() => drop(ui.label(texts::READING)),
        None => {}
        Some(Err(problem)) => problems::notice(ui, problem),
        Some(Ok(found)) => {
            if let Some(taking) = pane.session.form_taking() {
                preview(ui, pane, found, &taking);
            }
        }
    }
}

fn preview(ui: &mut Ui, pane: &mut Pane<'_>, found: &Observations, taking: &Taking) {
    ui.add_space(8.0);
    let by: Vec<&str> = [found.name.as_str(), &found.work, &found.day]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let by = if by.is_empty() { texts::NOBODY.to_owned() } else { texts::by(&by.join(", ")) };
    ui.label(theme::bold(&by));
    if taking.rows.is_empty() {
        ui.label(texts::NO_ROWS);
    }
    let forms = pane.session.forms();
    for (place, (row, standing)) in taking.rows.iter().enumerate() {
        ui.add_space(8.0);
        match standing.words() {
            Some(words) => drop(ui.label(theme::quiet(ui, &words))),
            None => {
                let mut is_wanted = forms.is_wanted(place);
                let name = format!("{}: {}", texts::row(place + 1), row.seen);
                let tick = ui.add_enabled(
                    !taking.is_barred(),
                    eframe::egui::Checkbox::new(&mut is_wanted, texts::row(place + 1)),
                );
                if tick.accessible_name(name).changed() {
                    pane.actions.push(Action::Form(FormWish::Take(place, is_wanted)));
                }
            }
        }
        says(ui, row, &found.day);
    }
    ui.add_space(10.0);
    match pane.session.library().and_then(|library| taking.barred(library)) {
        Some(barred) => drop(ui.label(theme::bold(&barred))),
        None => take_in(ui, pane, taking),
    }
    if let Some(count) = forms.taken() {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::bold(texts::taken(count)));
            if ui.button(texts::GO_THERE).clicked() {
                pane.actions.push(Action::JumpTo(field!(social.functioning)));
            }
        });
    }
    if !found.more.is_empty() || !found.beside.is_empty() {
        ui.add_space(10.0);
        theme::heading(ui, texts::BESIDE, 3);
        ui.label(theme::quiet(ui, texts::BESIDE_HELP));
        if !found.more.is_empty() {
            ui.label(theme::bold(texts::MORE));
            ui.label(&found.more);
        }
        for text in &found.beside {
            ui.label(format!("• {text}"));
        }
    }
}

fn take_in(ui: &mut Ui, pane: &mut Pane<'_>, taking: &Taking) {
    let forms = pane.session.forms();
    let is_news = |(place, (_, standing)): (usize, &(ObservedRow, RowStanding))| {
        *standing == RowStanding::New && forms.is_wanted(place)
    };
    let any = taking.rows.iter().enumerate().any(is_news);
    let button =
        if any { theme::main_button(ui, texts::TAKE_IN) } else { Button::new(texts::TAKE_IN) };
    let button = ui.add_enabled(any, button).on_disabled_hover_text(texts::NOTHING_NEW);
    if button.clicked() {
        pane.actions.push(Action::Form(FormWish::TakeIn));
    }
    ui.label(theme::quiet(ui, texts::TAKE_IN_HELP));
}

/// What a row says, each part under its name.
fn says(ui: &mut Ui, row: &ObservedRow, day: &str) {
    for (what, text) in row.parts(day) {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::quiet(ui, format!("{what}:")));
            ui.label(text);
        });
    }
}
