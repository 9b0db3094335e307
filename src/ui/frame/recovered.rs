//! The question about a text that was found beside a case: field by field, what the file says and what was found.

use eframe::egui::{ScrollArea, Ui};

use super::answers;
use super::texts::DISCARD;
use super::version_texts as texts;
use crate::session::action::Reply;
use crate::session::question::Recovered;
use crate::ui::compared;
use crate::ui::pane::Pane;

/// Draws the question.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, recovered: &Recovered) {
    let (title, text) = texts::recovered(&recovered.path, recovered.found.at, recovered.found.fits);
    answers::title_and_text(ui, title, &text);
    let height = (ui.ctx().content_rect().height() - 360.0).clamp(80.0, 320.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        let names = (texts::IN_FILE, texts::FOUND);
        compared::show(ui, pane, &recovered.changes, names, None);
        compared::show_beside(ui, pane, &recovered.beside, names);
    });
    ui.add_space(14.0);
    let take = [(texts::TAKE_FOUND, Reply::TakeFound)];
    let rest = [(texts::KEEP_FOUND, Reply::KeepBoth), (DISCARD, Reply::Discard)];
    let replies: Vec<(&str, Reply)> =
        take.into_iter().filter(|_| recovered.found.fits).chain(rest).collect();
    let first = answers::answers(ui, pane, &replies);
    answers::reach(pane, first);
}
