//! What helps with a field: why we ask, an example, the legal basis, how much is enough. It stands beside the form for the field that
//! has the cursor, and a screen reader says it with every field.

use eframe::egui::{Id, Response, Ui};

use super::{FormPane, Spot, texts};
use crate::library::Library;
use crate::place::FieldPath;
use crate::session::Session;
use crate::ui::theme;

fn hand() -> Id {
    Id::unique("field in hand")
}

/// Notes that a field has the cursor. Its help stays until another field has it.
pub(super) fn note(ui: &Ui, spot: &Spot, response: &Response) {
    if response.has_focus() {
        let before = ui.data(|data| data.get_temp::<FieldPath>(hand()));
        if before != Some(spot.path) {
            ui.data_mut(|data| data.insert_temp(hand(), spot.path));
            ui.ctx().request_repaint();
        }
    }
}

/// Says what is wrong with a field, and what helps with it, to whoever hears the window.
pub(super) fn describe(ui: &Ui, desk: &FormPane<'_>, spot: &Spot, response: &Response) {
    let wrong = desk.findings.at(&spot.path).map(|problem| {
        format!("{}: {} {}", texts::severity(problem.severity), problem.message, problem.cure)
    });
    let helps = lines(desk.library, &spot.key, desk.cite_of(&spot.key));
    let text: Vec<String> = wrong.chain(helps).collect();
    if !text.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text.join("\n")));
    }
}

/// Draws the help for the field that has the cursor, or had it last on this page. Nothing where there is none.
pub fn show(ui: &mut Ui, session: &Session, has_field: impl Fn(&FieldPath) -> bool) {
    let Some(library) = session.library() else { return };
    let path = ui.data(|data| data.get_temp::<FieldPath>(hand()));
    let Some(path) = path.filter(|path| has_field(path)) else { return };
    let key = path.words_key();
    let part = crate::case::part::CasePart::of(&path);
    let provision = library.words.field(&key).map_or("", |words| words.provision.as_str());
    let cite = part.and_then(|part| library.law.cite(provision, session.law_day(part)));
    let lines = lines(library, &key, cite.map(|holding| holding.cite));
    if lines.is_empty() {
        return;
    }
    theme::heading(ui, library.words.label(&key), 3);
    for line in lines {
        ui.label(theme::quiet(ui, line));
    }
    ui.add_space(10.0);
    ui.separator();
    ui.add_space(6.0);
}

fn lines(library: &Library, key: &str, cite: Option<&str>) -> Vec<String> {
    let Some(words) = library.words.field(key) else { return Vec::new() };
    let mut lines = Vec::new();
    if !words.help.is_empty() {
        lines.push(words.help.clone());
    }
    if !words.example.is_empty() {
        lines.push(format!("{}: {}", texts::FOR_EXAMPLE, words.example));
    }
    if words.length > 0 {
        lines.push(texts::enough(words.length));
    }
    if let Some(cite) = cite {
        lines.push(format!("{}: {cite}", texts::LEGAL_BASIS));
    }
    lines
}
