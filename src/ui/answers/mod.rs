//! All answers of a phase on one page, to be read through before a letter goes out. Beside each stands the way to change it.

pub mod texts;

use eframe::egui::{Frame, Margin, RichText, ScrollArea, Ui, vec2};

use super::pane::Pane;
use super::{parts, theme};
use crate::case::field::{Answered, Listed, State, View};
use crate::case::kind::Kind;
use crate::case::part::{CasePart, Phase};
use crate::danish::capital::capitalised;
use crate::library::Library;
use crate::place::FieldPath;
use crate::session::Page;
use crate::session::action::Action;
use crate::session::findings::fields;

/// So many items of a list are shown, and so many letters of a text; the rest is read where it is written.
const ITEMS: usize = 12;
const LETTERS: usize = 600;
const WIDEST: f32 = 1000.0;
/// How much of the page the questions take.
const QUESTIONS: f32 = 0.34;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>, phase: Phase) {
    let Some(library) = pane.session.library() else { return };
    ScrollArea::vertical()
        .id_salt(("answers", phase))
        .auto_shrink(false)
        .content_margin(24.0)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(WIDEST));
            let back = ui.button(texts::BACK);
            pane.focus.reach_page(&back);
            if back.clicked() {
                pane.actions.push(Action::TurnTo(Page::Tasks));
            }
            theme::heading(ui, &texts::title(parts::phase(phase)), 1);
            let mut is_empty = true;
            for part in phase.parts() {
                is_empty &= !self::part(ui, pane, library, part);
            }
            if is_empty {
                ui.label(texts::NOTHING);
            }
            ui.add_space(40.0);
        });
}

/// The answers of a part; nothing where none of its fields matters. Says whether there was anything.
fn part(ui: &mut Ui, pane: &mut Pane<'_>, library: &Library, part: &'static CasePart) -> bool {
    let case = pane.session.case();
    let shown: Vec<(FieldPath, View<'_>)> = fields(case, part)
        .filter(|(path, view)| {
            view.state() != State::NotAnswered || library.words.is_asked(case, path)
        })
        .collect();
    if shown.is_empty() {
        return false;
    }
    ui.add_space(14.0);
    theme::heading(ui, parts::label(Some(library), part), 2);
    for (path, view) in shown {
        let label = library.words.label(&path.words_key()).to_owned();
        match view {
            View::Answer(answer) => row(ui, pane, path, &label, &text(library, path, answer)),
            View::List(list) => items(ui, pane, library, path, &label, list),
        }
    }
    true
}

fn items(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    library: &Library,
    path: FieldPath,
    label: &str,
    list: &dyn Listed,
) {
    if list.is_empty() {
        let state = View::List(list).state();
        return row(ui, pane, path, label, &Shown::Lacking(state));
    }
    let words = library.words.field(&path.words_key());
    let item = words.map_or(label, |words| words.item.as_str());
    for index in 0..list.len().min(ITEMS) {
        let Some(section) = list.item(index) else { continue };
        let id = list.id(index);
        let answered = section.fields().into_iter().filter_map(|(name, view)| {
            let inner = path.item(index, id, name);
            let View::Answer(answer) = view else { return None };
            let Shown::Text(text) = text(library, inner, answer) else { return None };
            Some(format!("{}: {text}", library.words.label(&inner.words_key())))
        });
        let lines = answered.collect::<Vec<_>>().join("\n");
        let first = section.fields().first().map(|(name, _)| path.item(index, id, name));
        let label = format!("{} {}", capitalised(item), index + 1);
        row(ui, pane, first.unwrap_or(path), &label, &Shown::Text(lines));
    }
    if let Some(more) = list.len().checked_sub(ITEMS).filter(|more| *more > 0) {
        row(ui, pane, path, label, &Shown::Text(texts::and_more(more)));
    }
}

/// What stands beside a question (det viste svar).
enum Shown {
    Text(String),
    Lacking(State),
}

fn text(library: &Library, path: FieldPath, answer: &dyn Answered) -> Shown {
    if !answer.is_filled() {
        return Shown::Lacking(View::Answer(answer).state());
    }
    let text = match answer.kind() {
        Kind::Choice(_) => capitalised(library.words.choice(&path.words_key(), answer.text())),
        _ => answer.shown().into_owned(),
    };
    Shown::Text(match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text,
    })
}

/// A question, its answer, and the way to change it.
fn row(ui: &mut Ui, pane: &mut Pane<'_>, path: FieldPath, label: &str, shown: &Shown) {
    let palette = theme::palette(ui);
    Frame::new().inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let width = ui.available_width();
            let cell = |ui: &mut Ui, width: f32, text: RichText| {
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.set_width(width);
                    ui.label(text);
                });
            };
            cell(ui, width * QUESTIONS, theme::bold(label));
            let answer = match shown {
                Shown::Text(text) => RichText::new(text),
                Shown::Lacking(state) => RichText::new(texts::lacking(*state)).color(palette.quiet),
            };
            cell(ui, width * (1.0 - QUESTIONS) - 90.0, answer);
            let name = format!("{}: {label}", texts::CHANGE);
            if ui.link(texts::CHANGE).accessible_name(name).clicked() {
                pane.actions.push(Action::JumpTo(path));
            }
        });
    });
    let line = ui.max_rect().x_range();
    ui.painter().hline(line, ui.cursor().top(), (1.0, palette.line));
}
