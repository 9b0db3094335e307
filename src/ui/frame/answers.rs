//! What every question is made of: a title, a text, and a row of answers.

use eframe::egui::{Response, Ui};

use crate::session::action::{Action, Reply};
use crate::ui::pane::Pane;
use crate::ui::theme;

pub(super) fn title_and_text(ui: &mut Ui, title: &str, text: &str) {
    ui.label(theme::bold(title).size(18.0));
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
