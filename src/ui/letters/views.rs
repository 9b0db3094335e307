//! The ways to look at a letter on its page, beside its pages and its texts.

use std::sync::Arc;

use eframe::egui::{Button, Frame, Margin, Ui};

use super::view_texts as texts;
use super::{differences, recipe};
use crate::jobs::job::{LetterRow, Preview};
use crate::session::action::{Action, Command};
use crate::session::pages::letter_view::LetterView;
use crate::ui::frame::command_texts;
use crate::ui::pane::Pane;

/// The room that the two buttons take at least.
pub(super) const WIDTH: f32 = 200.0;

/// Whether the letter is shown as something else than its pages.
pub(super) fn is_other(pane: &Pane<'_>) -> bool {
    pane.session.letters().view != LetterView::Pages
}

/// The buttons that choose what is shown.
pub(super) fn bar(ui: &mut Ui, pane: &mut Pane<'_>) {
    let shown = pane.session.letters().view;
    if is_other(pane) && ui.button(texts::PAGES).clicked() {
        pane.actions.push(Action::Do(Command::LetterAs(LetterView::Pages)));
    }
    for (view, name) in
        [(LetterView::Differences, texts::DIFFERENCES), (LetterView::Recipe, texts::RECIPE)]
    {
        let (_, help) = command_texts::command(Command::LetterAs(view));
        let button = ui.add(Button::new(name).selected(shown == view)).on_hover_text(help);
        if button.clicked() {
            pane.actions.push(Action::Do(Command::LetterAs(view)));
        }
    }
}

/// Shows the letter as something else than its pages.
pub(super) fn show(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    row: &LetterRow,
    preview: Option<&Arc<Preview>>,
) {
    match pane.session.letters().view {
        LetterView::Pages => {}
        LetterView::Differences => match preview {
            Some(preview) => differences::show(ui, pane, preview),
            None => {
                let frame = Frame::new().inner_margin(Margin::same(20));
                frame.show(ui, |ui| ui.label(texts::NOT_OF_CASE));
            }
        },
        LetterView::Recipe => recipe::show(ui, pane, row),
    }
}
