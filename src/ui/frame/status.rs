//! The line at the bottom: which case it is, whether its file has all of it, and what is under way.

use std::path::PathBuf;

use eframe::egui::{Align, Label, Layout, RichText, Role, Ui, UiBuilder};
use jiff::civil::Time;

use super::texts;
use crate::case::field::Answered;
use crate::session::Session;
use crate::ui::theme;

/// When the case was last saved, and where (gemt hvornår).
#[derive(Default)]
pub(super) struct LastSaved(Option<(PathBuf, Time)>);

impl LastSaved {
    /// The case that is open was saved now.
    pub(super) fn note(&mut self, session: &Session, now: Time) {
        self.0 = session.path().map(|path| (path.to_owned(), now));
    }

    fn of(&self, session: &Session) -> Option<Time> {
        let (path, time) = self.0.as_ref()?;
        (session.path() == Some(path)).then_some(*time)
    }
}

/// Draws the line.
pub(super) fn show(ui: &mut Ui, session: &Session, last_saved: &LastSaved) {
    let line = UiBuilder::new()
        .id_salt("status")
        .accessibility_role(Role::Status)
        .accessibility_label(texts::STATUS);
    ui.scope_builder(line, |ui| {
        ui.horizontal(|ui| {
            let palette = theme::palette(ui);
            let number = session.case().matter.case_number.text().trim();
            if !number.is_empty() {
                ui.label(theme::bold(texts::case_number(number)).small());
            }
            let (text, color) = if !session.has_case() {
                (String::new(), palette.quiet)
            } else if session.path().is_none() {
                (texts::NO_FILE.to_owned(), palette.warning)
            } else if session.is_dirty() {
                (texts::UNSAVED.to_owned(), palette.warning)
            } else {
                (texts::saved_at(last_saved.of(session)), palette.good)
            };
            ui.label(RichText::new(text).small().color(color));
            for under_way in texts::under_way(session) {
                ui.label(theme::quiet(ui, format!("· {under_way}")));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(Label::new(theme::quiet(ui, case_name(session))).truncate());
            });
        });
    });
}

/// What the open case is called: its file's name, and its folder where many files have the same name.
pub(super) fn case_name(session: &Session) -> String {
    if !session.has_case() {
        return texts::START.to_owned();
    }
    let Some(path) = session.path() else { return texts::NEW_CASE.to_owned() };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match path.parent().and_then(|folder| folder.file_name()) {
        Some(folder) => format!("{}/{name}", folder.to_string_lossy()),
        None => name.into_owned(),
    }
}
