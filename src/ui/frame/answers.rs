//! What every question is made of: a title, a text, and a row of answers.

use eframe::egui::{Context, Id, Response, Ui};

use crate::session::action::{Action, Reply};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// The title of a question, by which its dialog is named too.
pub(super) fn title(ui: &mut Ui, name: &str) {
    theme::heading(ui, name, 2);
    ui.data_mut(|data| data.insert_temp(name_id(), name.to_owned()));
}

pub(super) fn title_and_text(ui: &mut Ui, name: &str, text: &str) {
    title(ui, name);
    ui.add_space(6.0);
    ui.label(text);
    ui.add_space(14.0);
}

/// A row of buttons. Gives the first, where the cursor goes in a question without a box.
pub(super) fn answers(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    replies: &[(&str, Reply)],
) -> Option<Response> {
    let mut first = None;
    ui.horizontal_wrapped(|ui| {
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

pub(super) fn reach(pane: &Pane<'_>, first: Option<Response>) {
    if let Some(first) = first {
        pane.focus.reach_question(&first);
    }
}

fn name_id() -> Id {
    Id::unique("name of the question")
}

/// What the question that was drawn is called, if it said so.
pub(super) fn take_name(ctx: &Context) -> Option<String> {
    ctx.data_mut(|data| data.remove_temp(name_id()))
}
