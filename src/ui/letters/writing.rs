//! The buttons that write the letter in view, why one cannot be used, and what can be done with the file that was written.

use std::path::Path;

use eframe::egui::{Button, TextEdit, TextWrapMode, Ui};

use super::texts;
use crate::session::action::{Action, Command, Showing, ShowingWish};
use crate::session::pages::letters::LettersPage;
use crate::ui::frame::dialogs::Pick;
use crate::ui::pane::Pane;
use crate::ui::theme;
use crate::writers::Format;

/// Why the letter in view cannot be written now.
fn reason(letters: &LettersPage) -> Option<String> {
    let lacking = letters.preview().filter(|preview| !preview.is_ready());
    match lacking {
        _ if letters.is_writing() => Some(texts::WRITING.to_owned()),
        _ if letters.path(Format::Pdf).is_none() => Some(texts::NO_FOLDER_YET.to_owned()),
        Some(preview) if !letters.can_write() => {
            let blockers = preview.problems.iter().filter(|problem| problem.blocks()).cloned();
            Some(texts::cannot_write(&texts::lacking(&blockers.collect::<Vec<_>>())))
        }
        _ if !letters.can_write() => Some(texts::FILLING.to_owned()),
        _ => None,
    }
}

/// The one button that stands out, and says where the file will lie, or why there is none.
pub(super) fn main_button(ui: &mut Ui, pane: &mut Pane<'_>) {
    write_button(ui, pane, Format::Pdf, texts::WRITE_PDF);
}

fn write_button(ui: &mut Ui, pane: &mut Pane<'_>, format: Format, text: &'static str) {
    let letters = pane.session.letters();
    let refused = pane.session.format_refused(format).map(|problem| problem.message);
    let reason = refused.or_else(|| reason(letters));
    let is_main = format == Format::Pdf && reason.is_none();
    let button = if is_main { theme::main_button(ui, text) } else { Button::new(text) };
    let tip = reason.clone().or_else(|| Some(letters.path(format)?.display().to_string()));
    let tip = tip.unwrap_or_default();
    let button = ui.add_enabled(reason.is_none(), button);
    if button.on_hover_text(&tip).on_disabled_hover_text(tip).clicked() {
        pane.actions.push(Action::WriteLetter(format));
    }
}

/// Where the letter is written, the buttons that write it, and where it was written last.
pub(super) fn all(ui: &mut Ui, pane: &mut Pane<'_>) {
    let letters = pane.session.letters();
    let label = ui.label(texts::FOLDER);
    ui.horizontal(|ui| {
        let mut folder = letters.folder().to_owned();
        let width = (ui.available_width() - 150.0).max(160.0);
        let response =
            ui.add(TextEdit::singleline(&mut folder).desired_width(width)).labelled_by(label.id);
        if response.changed() {
            pane.actions.push(Action::TypeFolder(folder));
        }
        if ui.button(texts::CHOOSE_FOLDER).clicked() {
            pane.dialogs.open(Pick::FolderForLetters, Path::new(letters.folder()));
        }
    });
    let mut draft = letters.as_draft();
    if ui.checkbox(&mut draft, texts::AS_DRAFT).on_hover_text(texts::AS_DRAFT_HELP).changed() {
        pane.actions.push(Action::WriteAsDraft(draft));
    }
    ui.horizontal_wrapped(|ui| {
        // Of a link that goes on in the next line, a screen reader finds two, one without a name.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        write_button(ui, pane, Format::Pdf, texts::WRITE_PDF);
        write_button(ui, pane, Format::Docx, texts::WRITE_DOCX);
        if ui.link(texts::WITHOUT_NAMES).clicked() {
            pane.actions.push(Action::Do(Command::Nameless));
        }
        if ui.link(texts::SEAL).clicked() {
            pane.actions.push(Action::Do(Command::Seals));
        }
        if ui.link(texts::COPY_NOTE).clicked() {
            pane.actions.push(Action::Do(Command::CopyNote));
        }
    });
    why_not(ui, pane);
    written(ui, pane);
}

/// Why the buttons cannot be used, where everybody can read it.
pub(super) fn why_not(ui: &mut Ui, pane: &Pane<'_>) {
    if let Some(reason) = reason(pane.session.letters()) {
        ui.label(theme::quiet(ui, reason));
    }
}

/// The file that the letter was last written to, with what can be done with it.
pub fn written(ui: &mut Ui, pane: &mut Pane<'_>) {
    let Some(path) = pane.session.letters().written() else { return };
    ui.horizontal_wrapped(|ui| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ui.label(texts::written(&name)).on_hover_text(path.display().to_string());
        show_buttons(ui, pane, path);
    });
}

/// The buttons that let another program show a letter that was written.
pub fn show_buttons(ui: &mut Ui, pane: &mut Pane<'_>, path: &Path) {
    let buttons = [(texts::OPEN_FILE, Showing::Letter), (texts::SHOW_IN_FOLDER, Showing::Folder)];
    for (text, what) in buttons {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let button = ui.button(text).on_hover_text(path.display().to_string());
        if button.accessible_name(format!("{text}: {name}")).clicked() {
            pane.actions.push(Action::Outside(ShowingWish::Show(what, path.to_owned())));
        }
    }
}
