//! The boxes for a passphrase. What is typed there is not shown, and no step of it is kept to be undone.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, Key, TextEdit, Ui};

use super::answers::title;
use crate::safe::{SafeRefusal, Zeroizing};
use crate::session::action::{Action, Reply};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// The boxes in their order, the first with the cursor. Enter in any of them is the answer.
pub(super) fn boxes(ui: &mut Ui, pane: &mut Pane<'_>, labels: &[&str]) {
    let mut typed = pane.session.typed_passphrases().clone();
    let mut changed = false;
    for (index, label) in labels.iter().enumerate() {
        changed |= one(ui, pane, (index, label), &mut typed[index].0);
    }
    if changed {
        pane.actions.push(Action::TypePassphrase(typed));
    }
}

/// Puts the cursor into the first box: where the passphrase is refused, the next one is typed at once.
pub(super) fn begin_again(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(id(0)));
}

fn id(index: usize) -> Id {
    Id::unique(("passphrase", index))
}

fn one(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    (index, label): (usize, &str),
    typed: &mut Zeroizing<String>,
) -> bool {
    let label = ui.label(label);
    let id = id(index);
    let text = TextEdit::singleline(&mut **typed).password(true).id(id);
    let response = ui.add(text.desired_width(f32::INFINITY)).labelled_by(label.id);
    if let Some(mut state) = TextEditState::load(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
    if index == 0 {
        pane.focus.reach_question(&response);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        pane.actions.push(Action::Reply(Reply::UsePassphrase));
    }
    response.changed()
}

/// What stands above the boxes.
pub(super) fn heading(ui: &mut Ui, (name, text): (&str, String), refusal: Option<SafeRefusal>) {
    title(ui, name);
    ui.add_space(6.0);
    ui.label(text);
    if let Some(refusal) = refusal {
        let (message, cure) = refusal.words();
        ui.add_space(6.0);
        ui.label(theme::bold(message));
        ui.label(cure);
    }
    ui.add_space(14.0);
}
