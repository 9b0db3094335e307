//! The questions that come before everything else: unsaved changes, which file, and whether a file may be replaced.

use std::path::Path;

use eframe::egui::{Context, Frame, Grid, Id, Margin, Modal, Response, TextEdit, Ui};

use super::dialogs::Pick;
use super::texts;
use crate::session::action::{Action, Command, Reply};
use crate::session::question::{Question, Then};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws the question that is open, if there is one.
pub(super) fn show(ctx: &Context, pane: &mut Pane<'_>) {
    let Some(question) = pane.session.question() else { return };
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("question")).frame(frame).show(ctx, |ui| {
        ui.set_width(480.0);
        match question {
            Question::Unsaved(then) => unsaved(ui, pane, then),
            Question::OpenWhere => {
                path_box(ui, pane, texts::open_where(), (texts::CHOOSE_FILE, Pick::CaseToOpen));
                recent(ui, pane);
                path_answers(ui, pane, texts::OPEN);
            }
            Question::SaveWhere(_) => {
                path_box(ui, pane, texts::save_where(), (texts::CHOOSE_PLACE, Pick::PlaceForCase));
                path_answers(ui, pane, texts::SAVE);
            }
            Question::ReplaceCase { path, .. } => replace(ui, pane, path),
            Question::ReplaceLetter(order) => replace(ui, pane, &order.path),
            Question::BesideAnother(order) => beside_another(ui, pane, &order.path),
            Question::Keys => keys(ui, pane),
        }
    });
    if modal.should_close() {
        pane.actions.push(Action::Reply(Reply::Cancel));
    }
}

fn unsaved(ui: &mut Ui, pane: &mut Pane<'_>, then: &Then) {
    let (title, text) = texts::unsaved(then);
    title_and_text(ui, title, text);
    let replies = [
        (texts::SAVE, Reply::Save),
        (texts::DISCARD, Reply::Discard),
        (texts::CANCEL, Reply::Cancel),
    ];
    let first = answers(ui, pane, &replies);
    reach(pane, first);
}

fn replace(ui: &mut Ui, pane: &mut Pane<'_>, path: &Path) {
    let (title, text) = texts::replace(path);
    title_and_text(ui, title, &text);
    let replies = [(texts::CANCEL, Reply::Cancel), (texts::REPLACE, Reply::Replace)];
    let first = answers(ui, pane, &replies);
    reach(pane, first);
}

fn beside_another(ui: &mut Ui, pane: &mut Pane<'_>, path: &Path) {
    let (title, text) = texts::beside_another(path);
    title_and_text(ui, title, &text);
    let replies = [(texts::CANCEL, Reply::Cancel), (texts::WRITE_HERE, Reply::BesideAnother)];
    let first = answers(ui, pane, &replies);
    reach(pane, first);
}

/// The answers below a path box, which has the cursor itself.
fn path_answers(ui: &mut Ui, pane: &mut Pane<'_>, yes: &str) {
    ui.add_space(14.0);
    answers(ui, pane, &[(yes, Reply::UsePath), (texts::CANCEL, Reply::Cancel)]);
}

fn title_and_text(ui: &mut Ui, title: &str, text: &str) {
    ui.label(theme::bold(title).size(18.0));
    ui.add_space(6.0);
    ui.label(text);
    ui.add_space(14.0);
}

/// A row of buttons. Gives the first, where the cursor goes in a question without a box.
fn answers(ui: &mut Ui, pane: &mut Pane<'_>, replies: &[(&str, Reply)]) -> Option<Response> {
    let mut first = None;
    ui.horizontal(|ui| {
        for (text, reply) in replies {
            let response = ui.button(*text);
            if response.clicked() {
                pane.actions.push(Action::Reply(*reply));
            }
            first.get_or_insert(response);
        }
    });
    first
}

fn reach(pane: &Pane<'_>, first: Option<Response>) {
    if let Some(first) = first {
        pane.focus.reach_question(&first);
    }
}

fn path_box(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    (title, text): (&str, &str),
    (choose, pick): (&str, Pick),
) {
    title_and_text(ui, title, text);
    let label = ui.label(texts::PATH);
    let mut typed = pane.session.typed_path().to_owned();
    let response =
        ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY)).labelled_by(label.id);
    pane.focus.reach_question(&response);
    if response.changed() {
        pane.actions.push(Action::TypePath(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter)) {
        pane.actions.push(Action::Reply(Reply::UsePath));
    }
    if ui.button(choose).clicked() {
        pane.dialogs.open(pick);
    }
}

fn recent(ui: &mut Ui, pane: &mut Pane<'_>) {
    if pane.session.recent().is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.label(theme::bold(texts::RECENT));
    for path in pane.session.recent() {
        if ui.link(path.display().to_string()).clicked() {
            pane.actions.push(Action::TypePath(path.display().to_string()));
            pane.actions.push(Action::Reply(Reply::UsePath));
        }
    }
}

fn keys(ui: &mut Ui, pane: &mut Pane<'_>) {
    ui.label(theme::bold(texts::KEYS).size(18.0));
    ui.add_space(8.0);
    Grid::new("keys").num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
        for command in Command::ALL {
            ui.label(theme::bold(texts::shortcut(command.shortcut())));
            ui.label(texts::command(command).1);
            ui.end_row();
        }
    });
    ui.add_space(14.0);
    let first = answers(ui, pane, &[(texts::CLOSE, Reply::Cancel)]);
    reach(pane, first);
}
