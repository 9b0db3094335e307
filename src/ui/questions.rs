//! The questions that come before everything else: unsaved changes, which file, and whether a file may be replaced.

use std::path::Path;

use eframe::egui::{Context, Frame, Grid, Id, Margin, Modal, TextEdit, Ui};

use super::dialogs::{Dialogs, Pick};
use super::{texts, theme};
use crate::session::Session;
use crate::session::action::{Action, Command, Reply};
use crate::session::question::{Question, Then};

/// Draws the question that is open, if there is one, and gives the answers.
pub fn show(
    ctx: &Context,
    session: &Session,
    dialogs: &mut dyn Dialogs,
    is_new: bool,
) -> Vec<Action> {
    let Some(question) = session.question() else { return Vec::new() };
    let mut actions = Vec::new();
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("question")).frame(frame).show(ctx, |ui| {
        ui.set_width(480.0);
        match question {
            Question::Unsaved(then) => unsaved(ui, then, is_new, &mut actions),
            Question::OpenWhere => {
                path_box(
                    ui,
                    session,
                    texts::open_where(),
                    (texts::CHOOSE_FILE, Pick::CaseToOpen),
                    dialogs,
                    is_new,
                    &mut actions,
                );
                recent(ui, session, &mut actions);
                ui.add_space(14.0);
                answers(
                    ui,
                    &[(texts::OPEN, Reply::UsePath), (texts::CANCEL, Reply::Cancel)],
                    false,
                    &mut actions,
                );
            }
            Question::SaveWhere(_) => {
                path_box(
                    ui,
                    session,
                    texts::save_where(),
                    (texts::CHOOSE_PLACE, Pick::PlaceForCase),
                    dialogs,
                    is_new,
                    &mut actions,
                );
                ui.add_space(14.0);
                answers(
                    ui,
                    &[(texts::SAVE, Reply::UsePath), (texts::CANCEL, Reply::Cancel)],
                    false,
                    &mut actions,
                );
            }
            Question::ReplaceCase { path, .. } => replace(ui, path, is_new, &mut actions),
            Question::ReplaceLetter(order) => replace(ui, &order.path, is_new, &mut actions),
            Question::Keys => keys(ui, is_new, &mut actions),
        }
    });
    if modal.should_close() {
        actions.push(Action::Reply(Reply::Cancel));
    }
    actions
}

fn unsaved(ui: &mut Ui, then: &Then, is_new: bool, actions: &mut Vec<Action>) {
    let (title, text) = texts::unsaved(then);
    title_and_text(ui, title, text);
    answers(
        ui,
        &[
            (texts::SAVE, Reply::Save),
            (texts::DISCARD, Reply::Discard),
            (texts::CANCEL, Reply::Cancel),
        ],
        is_new,
        actions,
    );
}

fn replace(ui: &mut Ui, path: &Path, is_new: bool, actions: &mut Vec<Action>) {
    let (title, text) = texts::replace(path);
    title_and_text(ui, title, &text);
    answers(
        ui,
        &[(texts::CANCEL, Reply::Cancel), (texts::REPLACE, Reply::Replace)],
        is_new,
        actions,
    );
}

fn title_and_text(ui: &mut Ui, title: &str, text: &str) {
    ui.label(theme::bold(title).size(18.0));
    ui.add_space(6.0);
    ui.label(text);
    ui.add_space(14.0);
}

/// A row of buttons; the first one gets the cursor when the question is new.
fn answers(ui: &mut Ui, replies: &[(&str, Reply)], focus_first: bool, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        for (index, (text, reply)) in replies.iter().enumerate() {
            let response = ui.button(*text);
            if focus_first && index == 0 {
                response.request_focus();
            }
            if response.clicked() {
                actions.push(Action::Reply(*reply));
            }
        }
    });
}

fn path_box(
    ui: &mut Ui,
    session: &Session,
    (title, text): (&str, &str),
    (choose, pick): (&str, Pick),
    dialogs: &mut dyn Dialogs,
    is_new: bool,
    actions: &mut Vec<Action>,
) {
    title_and_text(ui, title, text);
    let label = ui.label(texts::PATH);
    let mut typed = session.typed_path().to_owned();
    let response =
        ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY)).labelled_by(label.id);
    if is_new {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::TypePath(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter)) {
        actions.push(Action::Reply(Reply::UsePath));
    }
    if ui.button(choose).clicked() {
        dialogs.open(pick);
    }
}

fn recent(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if session.recent().is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.label(theme::bold(texts::RECENT));
    for path in session.recent() {
        if ui.link(path.display().to_string()).clicked() {
            actions.push(Action::TypePath(path.display().to_string()));
            actions.push(Action::Reply(Reply::UsePath));
        }
    }
}

fn keys(ui: &mut Ui, is_new: bool, actions: &mut Vec<Action>) {
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
    answers(ui, &[(texts::CLOSE, Reply::Cancel)], is_new, actions);
}
