//! The bar at the top: files, undo, and what is set up.

use eframe::egui::{Align, Button, Layout, Ui};

use super::texts;
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::session::history::Changed;
use crate::ui::pane::Pane;
use crate::ui::{parts, theme};

/// Below this width the less used commands stand in a menu.
const ROOM_FOR_ALL: f32 = 1000.0;

/// Draws the bar.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let has_room = ui.available_width() >= ROOM_FOR_ALL;
    ui.horizontal(|ui| {
        button(ui, pane, Command::Start);
        ui.add_space(8.0);
        button(ui, pane, Command::New);
        button(ui, pane, Command::Open);
        if has_room {
            recent(ui, pane);
        }
        button(ui, pane, Command::Save);
        if has_room {
            button(ui, pane, Command::SaveAs);
        }
        ui.add_space(8.0);
        button(ui, pane, Command::Undo);
        button(ui, pane, Command::Redo);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let help = ui.menu_button(texts::HELP, |ui| {
                for command in [Command::Guide, Command::Keys] {
                    if button(ui, pane, command) {
                        ui.close();
                    }
                }
            });
            help.response.accessible_name(texts::HELP_NAME);
            if has_room {
                button(ui, pane, Command::Settings);
            } else {
                ui.menu_button(texts::MORE, |ui| {
                    for command in [Command::SaveAs, Command::Settings] {
                        if button(ui, pane, command) {
                            ui.close();
                        }
                    }
                    recent(ui, pane);
                });
            }
        });
    });
}

fn button(ui: &mut Ui, pane: &mut Pane<'_>, command: Command) -> bool {
    let session = pane.session;
    let (text, tip) = texts::command(command);
    let keys = texts::shortcut(command.shortcut());
    let changed = match command {
        Command::Undo => session.next_undo(),
        Command::Redo => session.next_redo(),
        _ => None,
    };
    let named = changed.map(|changed| format!("{text}: {}", changed_label(session, changed)));
    let tip = match &named {
        Some(named) => format!("{named} ({keys})"),
        None => format!("{tip} ({keys})"),
    };
    let response = ui.add_enabled(session.can(command), Button::new(text)).on_hover_text(tip);
    let response = response.on_disabled_hover_text(texts::cannot(command));
    let response = match named {
        Some(named) => response.accessible_name(named),
        None => response,
    };
    if response.clicked() {
        pane.actions.push(Action::Do(command));
    }
    response.clicked()
}

/// What a step that can be undone was about, in the words of the form.
fn changed_label(session: &Session, changed: Changed) -> String {
    let library = session.library().map(AsRef::as_ref);
    match changed {
        Changed::Letter => texts::LETTER_EDITED.to_owned(),
        Changed::Mark(part) => {
            format!("{} ({})", parts::label(library, part), texts::MARKED)
        }
        Changed::Field(path) => {
            let key = path.words_key();
            library.map_or_else(|| key.clone(), |library| library.words.label(&key).to_owned())
        }
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
