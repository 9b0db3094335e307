//! The bar at the top: files, undo, and whether the case is saved.

use eframe::egui::{Align, Button, Layout, RichText, Ui};

use super::texts;
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    ui.horizontal(|ui| {
        button(ui, pane, Command::New);
        button(ui, pane, Command::Open);
        recent(ui, pane);
        button(ui, pane, Command::Save);
        button(ui, pane, Command::SaveAs);
        ui.add_space(10.0);
        button(ui, pane, Command::Undo);
        button(ui, pane, Command::Redo);
        if pane.session.can(Command::LetterBeside) {
            ui.add_space(10.0);
            button(ui, pane, Command::LetterBeside);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            button(ui, pane, Command::Keys);
            state(ui, pane.session);
        });
    });
}

fn button(ui: &mut Ui, pane: &mut Pane<'_>, command: Command) {
    let (text, tip) = texts::command(command);
    let tip = format!("{tip} ({})", texts::shortcut(command.shortcut()));
    let is_on = command == Command::LetterBeside && pane.session.beside().is_shown();
    let button = Button::new(text).selected(is_on);
    let button = ui.add_enabled(pane.session.can(command), button).on_hover_text(tip);
    if button.clicked() {
        pane.actions.push(Action::Do(command));
    }
}

fn recent(ui: &mut Ui, pane: &mut Pane<'_>) {
    ui.menu_button(texts::RECENT, |ui| {
        if pane.session.recent().is_empty() {
            ui.label(theme::quiet(ui, texts::NO_RECENT));
        }
        for path in pane.session.recent() {
            if ui.button(path.display().to_string()).clicked() {
                pane.actions.push(Action::OpenPath(path.clone()));
                ui.close();
            }
        }
    });
}

/// The name of the file, and whether it has all that is on the screen.
fn state(ui: &mut Ui, session: &Session) {
    let palette = theme::palette(ui);
    let (text, color) = if session.is_saving() {
        (texts::SAVING, palette.quiet)
    } else if session.is_opening() {
        (texts::OPENING, palette.quiet)
    } else if session.is_dirty() {
        let has_file = session.path().is_some();
        (if has_file { texts::UNSAVED } else { texts::NO_FILE }, palette.warning)
    } else if session.path().is_some() {
        (texts::SAVED, palette.good)
    } else {
        ("", palette.quiet)
    };
    ui.label(RichText::new(text).small().color(color));
    ui.add(eframe::egui::Label::new(theme::bold(case_name(session))).truncate());
}

/// What the open case is called: its file's name, and its folder where many files have the same name.
pub(super) fn case_name(session: &Session) -> String {
    let Some(path) = session.path() else { return texts::NEW_CASE.to_owned() };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match path.parent().and_then(|folder| folder.file_name()) {
        Some(folder) => format!("{}/{name}", folder.to_string_lossy()),
        None => name.into_owned(),
    }
}
