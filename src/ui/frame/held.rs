//! That somebody else has the case open: the question, and what stands over every page while it can only be read.

use eframe::egui::{RichText, Ui};

use super::{answers, texts, version_texts};
use crate::session::action::{Action, Reply};
use crate::session::question::OtherHolder;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, other: &OtherHolder) {
    let (title, text) = version_texts::held(other);
    answers::title_and_text(ui, title, &text);
    let read = (version_texts::ONLY_READ, Reply::Read);
    let take_over = (version_texts::TAKE_OVER, Reply::TakeOver);
    let again = (texts::AGAIN, Reply::Again);
    let replies = if other.is_gone { [read, take_over] } else { [read, again] };
    let first = answers::answers(ui, pane, &replies);
    answers::reach(pane, first);
}

/// Draws the line over the pages.
pub(super) fn notice(ui: &mut Ui, pane: &mut Pane<'_>, other: &OtherHolder) {
    ui.horizontal_wrapped(|ui| {
        let text = version_texts::only_read(other);
        ui.label(RichText::new(text).color(theme::palette(ui).warning));
        if ui.button(version_texts::OPEN_AGAIN).clicked() {
            pane.actions.push(Action::OpenPath(other.path.clone()));
        }
    });
}
