//! The bar at the top: files, undo, and whether the case is saved.

use eframe::egui::{Align, Button, Layout, RichText, Ui};

use super::texts;
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::ui::theme;

/// Draws the bar and gives what the user asked for.
pub(super) fn show(ui: &mut Ui, session: &Session) -> Option<Action> {
    let mut action = None;
    ui.horizontal(|ui| {
        for command in [Command::New, Command::Open] {
            action = action.take().or(button(ui, session, command));
        }
        action = action.take().or(recent(ui, session));
        for command in [Command::Save, Command::SaveAs] {
            action = action.take().or(button(ui, session, command));
        }
        ui.add_space(10.0);
        for command in [Command::Undo, Command::Redo] {
            action = action.take().or(button(ui, session, command));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            action = action.take().or(button(ui, session, Command::Keys));
            state(ui, session);
        });
    });
    action
}

fn button(ui: &mut Ui, session: &Session, command: Command) -> Option<Action> {
    let (text, tip) = texts::command(command);
    let tip = format!("{tip} ({})", texts::shortcut(command.shortcut()));
    let response = ui.add_enabled(session.can(command), Button::new(text)).on_hover_text(tip);
    response.clicked().then_some(Action::Do(command))
}

fn recent(ui: &mut Ui, session: &Session) -> Option<Action> {
    let mut action = None;
    ui.menu_button(texts::RECENT, |ui| {
        if session.recent().is_empty() {
            ui.label(theme::quiet(ui, texts::NO_RECENT));
        }
        for path in session.recent() {
            if ui.button(path.display().to_string()).clicked() {
                action = Some(Action::OpenPath(path.clone()));
                ui.close();
            }
        }
    });
    action
}

/// The name of the file, and whether it has all that is on the screen.
fn state(ui: &mut Ui, session: &Session) {
    let palette = theme::palette(ui);
    let (text, color) = if session.is_saving() {
        (texts::SAVING, palette.quiet)
    } else if session.is_opening() {
        (texts::OPENING, palette.quiet)
    } else if session.is_dirty() {
        (texts::UNSAVED, palette.warning)
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
