//! The cases that have been kept for long enough: what would go with one, and deleting it.

use std::path::{Path, PathBuf};

use eframe::egui::{Button, Frame, Margin, RichText, Ui};

use super::texts;
use crate::overview::CaseRow;
use crate::session::action::{Action, CaseListWish};
use crate::session::pages::cases::{DeletionInView, DeletionState};
use crate::ui::frame::problems;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws the rows, and below the one that is looked at what would go with it.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, rows: &[&CaseRow]) {
    if let Some(months) = pane.session.months_kept() {
        ui.label(texts::due_help(months));
    }
    ui.add_space(6.0);
    let view = pane.session.cases().deletion();
    // What has gone is in no row any more.
    if let Some(view) = view.filter(|view| matches!(view.state, DeletionState::Deleted { .. })) {
        card(ui, |ui| looked_at(ui, view, pane.actions));
        ui.add_space(6.0);
    }
    if rows.is_empty() {
        ui.label(theme::quiet(ui, texts::NONE_DUE));
    }
    for row in rows {
        let Some(retention) = row.to_delete else { continue };
        card(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::bold(&row.name));
                ui.label(theme::quiet(ui, texts::kept(retention)));
            });
            let view = view.filter(|view| view.path == row.path);
            ui.horizontal_wrapped(|ui| {
                let named = |text: &str| format!("{text}: {}", row.name);
                let open = ui.button(texts::OPEN_CASE).accessible_name(named(texts::OPEN_CASE));
                if open.clicked() {
                    pane.actions.push(Action::OpenPath(row.path.clone()));
                }
                let look = ui.add_enabled(view.is_none(), Button::new(texts::LOOK));
                if look.accessible_name(named(texts::LOOK)).clicked() {
                    let wish = CaseListWish::LookAtDeletion(row.path.clone());
                    pane.actions.push(Action::Cases(wish));
                }
            });
            if let Some(view) = view {
                looked_at(ui, view, pane.actions);
            }
        });
        ui.add_space(4.0);
    }
}

fn looked_at(ui: &mut Ui, view: &DeletionInView, actions: &mut Vec<Action>) {
    let folder = view.path.parent().unwrap_or(Path::new(""));
    let mut wish = |wish| actions.push(Action::Cases(wish));
    match &view.state {
        DeletionState::Looking => drop(ui.label(texts::LOOKING)),
        DeletionState::Deleting(_) => drop(ui.label(texts::DELETING)),
        DeletionState::Would(deletion) => {
            list(ui, texts::GOES, folder, deletion.files.iter().map(|file| (file, "")));
            let staying = deletion.staying.iter().map(|(file, why)| (file, *why));
            list(ui, texts::STAYS, folder, staying);
            ui.label(theme::quiet(ui, texts::NO_WAY_BACK));
            ui.horizontal_wrapped(|ui| {
                let palette = theme::palette(ui);
                let delete =
                    RichText::new(texts::delete(deletion.files.len())).color(palette.error);
                if ui.button(delete).clicked() {
                    wish(CaseListWish::Delete);
                }
                if ui.button(texts::LEAVE).clicked() {
                    wish(CaseListWish::LeaveDeletion);
                }
            });
        }
        DeletionState::Deleted { gone, staying } => {
            list(ui, texts::GONE, folder, gone.iter().map(|file| (file, "")));
            list(ui, texts::STAYS, folder, staying.iter().map(|(file, why)| (file, *why)));
            ui.label(theme::quiet(ui, texts::ELSEWHERE));
            if ui.button(texts::CLOSE).clicked() {
                wish(CaseListWish::LeaveDeletion);
            }
        }
        DeletionState::Not(not) => {
            problems::notice(ui, &not.why);
            list(ui, texts::GONE, folder, not.gone.iter().map(|file| (file, "")));
            if ui.button(texts::CLOSE).clicked() {
                wish(CaseListWish::LeaveDeletion);
            }
        }
    }
}

/// Files below a heading, each with why where that is said.
fn list<'a>(
    ui: &mut Ui,
    heading: &str,
    folder: &Path,
    files: impl Iterator<Item = (&'a PathBuf, &'a str)>,
) {
    let files: Vec<_> = files.collect();
    if files.is_empty() {
        return;
    }
    theme::heading(ui, heading, 3);
    for (file, why) in files {
        let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
        ui.label(if why.is_empty() { name } else { format!("{name}: {why}") });
    }
    ui.add_space(4.0);
}

fn card(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.card).stroke((1.0, palette.line)).corner_radius(6);
    frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        draw(ui);
    });
}
