//! The files of the exhibits below their form: what each is, and what can be done with it.

pub mod texts;

use std::path::{Path, PathBuf};

use eframe::egui::{Button, Context, ScrollArea, Ui};

use super::frame::dialogs::Pick;
use super::pane::Pane;
use super::theme;
use crate::session::action::{Action, ExhibitWish};

/// The part of the page that has them.
pub const PART: &str = "exhibits";

/// Draws them.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let files = pane.session.case().attached.clone();
    ui.horizontal_wrapped(|ui| {
        theme::heading(ui, texts::TITLE, 2);
        if !files.all().is_empty() {
            ui.label(theme::quiet(ui, texts::taken(files.all())));
        }
    });
    ScrollArea::vertical().id_salt("files").auto_shrink(false).show(ui, |ui| {
        if !pane.session.takes_exhibits() {
            ui.label(theme::quiet(ui, texts::NEED_LOCK));
        } else {
            ui.horizontal_wrapped(|ui| {
                if ui.button(texts::ADD).clicked() {
                    pane.dialogs.open(Pick::Exhibit, Path::new(""));
                }
                let adds = pane.session.adds_exhibits();
                ui.label(theme::quiet(ui, if adds { texts::ADDING } else { texts::HELP }));
            });
        }
        for file in files.all() {
            ui.horizontal_wrapped(|ui| {
                ui.label(theme::bold(&file.name));
                let fault = pane.session.exhibit_fault(file.number);
                ui.label(theme::quiet(ui, texts::known_of(file, fault)));
                for (text, wish) in [
                    (texts::OPEN, ExhibitWish::Open(file.number)),
                    (texts::REMOVE, ExhibitWish::Remove(file.number)),
                ] {
                    let name = format!("{}: {}", text.trim_end_matches(" …"), file.name);
                    if ui.add(Button::new(text).small()).accessible_name(name).clicked() {
                        pane.actions.push(Action::Exhibit(wish));
                    }
                }
            });
        }
        if !files.all().is_empty() {
            ui.label(theme::quiet(ui, texts::SHOWN_OUTSIDE));
        }
        if !files.removed().is_empty() {
            ui.add_space(6.0);
            ui.label(theme::bold(texts::GONE));
            for file in files.removed() {
                ui.label(theme::quiet(ui, texts::gone(file)));
            }
        }
    });
}

/// The files that were dropped on the window.
pub fn dropped(ctx: &Context) -> Vec<PathBuf> {
    ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect())
}
