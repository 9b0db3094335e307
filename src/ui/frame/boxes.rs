//! The boxes of questions, with the answers below them.

use std::path::Path;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, TextEdit, Ui};

use super::answers::{answers, title_and_text};
use super::dialogs::Pick;
use super::{passphrases, texts};
use crate::session::action::{Action, Reply};
use crate::ui::pane::Pane;

/// The answers below a path box, which has the cursor itself.
pub(super) fn path_answers(ui: &mut Ui, pane: &mut Pane<'_>, yes: &str) {
    ui.add_space(14.0);
    answers(ui, pane, &[(yes, Reply::UsePath), (texts::CANCEL, Reply::Cancel)]);
}

pub(super) fn passphrase_answers(ui: &mut Ui, pane: &mut Pane<'_>, yes: &str) {
    ui.add_space(14.0);
    answers(ui, pane, &[(yes, Reply::UsePassphrase), (texts::CANCEL, Reply::Cancel)]);
    if pane.actions.contains(&Action::Reply(Reply::UsePassphrase)) {
        passphrases::begin_again(ui);
    }
}

/// A box for a path, with a title and a text above it.
pub(super) fn path_box(
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
    if pane.focus.reach_question(&response) {
        select_all(ui, response.id, &typed);
    }
    if response.changed() {
        pane.actions.push(Action::TypePath(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter)) {
        pane.actions.push(Action::Reply(Reply::UsePath));
    }
    if ui.button(choose).clicked() {
        pane.dialogs.open(pick, Path::new(pane.session.typed_path()));
    }
}

/// What stands in a box that opens is selected, so that whoever types another path types over it.
fn select_all(ui: &Ui, id: Id, typed: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(typed.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), id);
}
