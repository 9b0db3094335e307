//! The phrases beside a form: those that fit the field with the cursor first, each as it would read in the case.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Id, TextEdit, Ui};

use super::phrase_boxes;
use super::texts::phrases as texts;
use crate::case::part::CasePart;
use crate::letters::phrases::{Phrase, PhraseOwner};
use crate::place::FieldPath;
use crate::session::action::Action;
use crate::session::phrase_wish::PhraseWish;
use crate::ui::form::phrases::{PhrasePlace, place};
use crate::ui::pane::Pane;
use crate::ui::theme;

/// So many letters of a phrase are shown.
const SHOWN: usize = 240;

/// So many seconds the list stays as it is while the case changes.
const REST: f64 = 0.4;

/// A phrase in the list: its place in the book, how it would read, and how well it fits.
struct Row {
    index: usize,
    reads: Result<String, String>,
    fit: i32,
}

/// A part of the list: its title, and what stands in it.
type Group = (&'static str, fn(&Row) -> bool);

/// What the list was made of, and the list.
#[derive(Clone)]
struct Known {
    generation: u64,
    of: (usize, Option<FieldPath>),
    /// When, in seconds of the window.
    at: f64,
    rows: Arc<Vec<Row>>,
}

/// Draws them, or the boxes of the one that is being written.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, part: &'static CasePart) {
    if pane.session.phrase_draft().is_some() {
        return phrase_boxes::show(ui, pane, part);
    }
    let place = place(ui.ctx(), pane.session);
    match &place {
        None => drop(ui.label(theme::quiet(ui, texts::NO_FIELD))),
        Some(place) => {
            let key = place.path.words_key();
            let label = pane.session.library().map_or("", |library| library.words.label(&key));
            ui.label(theme::quiet(ui, texts::into_field(label)));
        }
    }
    ui.add_space(4.0);
    let wanted = bar(ui, pane, place.as_ref());
    let book = Arc::clone(pane.session.phrases());
    let rows = rows(ui, pane, place.as_ref().map(|place| place.path));
    let is_wanted = |row: &&Row| {
        let phrase = &book.all()[row.index];
        let said =
            format!("{} {} {}", phrase.heading.title, phrase.heading.abbreviation, phrase.text);
        wanted.is_empty() || said.to_lowercase().contains(&wanted)
    };
    let rows: Vec<&Row> = rows.iter().filter(is_wanted).collect();
    if rows.is_empty() {
        ui.label(if book.all().is_empty() { texts::NONE } else { texts::NONE_FOUND });
    }
    let groups: [Group; 3] = [
        (if place.is_some() { texts::FITS } else { texts::FITS_CASE }, |row| {
            row.reads.is_ok() && row.fit >= 0
        }),
        (texts::OTHERS, |row| row.reads.is_ok() && row.fit < 0),
        (texts::BROKEN, |row| row.reads.is_err()),
    ];
    for (title, is_in) in groups {
        let mut own = rows.iter().filter(|row| is_in(row)).peekable();
        if own.peek().is_some() {
            ui.add_space(8.0);
            theme::heading(ui, title, 3);
        }
        for row in own {
            entry(ui, pane, &book.all()[row.index], row, place.as_ref());
        }
    }
}

/// The box to search in and the button of a new phrase; gives what is searched for, in small letters.
fn bar(ui: &mut Ui, pane: &mut Pane<'_>, place: Option<&PhrasePlace>) -> String {
    let id = Id::unique("phrases wanted");
    let mut wanted: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        let edit = TextEdit::singleline(&mut wanted).hint_text(texts::FILTER).desired_width(180.0);
        ui.add(edit).accessible_name(texts::FILTER);
        let marked = place.and_then(|place| marked(pane, place));
        let name = if marked.is_some() { texts::NEW_OF_MARKED } else { texts::NEW };
        if ui.button(name).clicked() {
            let text = marked.unwrap_or_default();
            pane.actions.push(Action::Phrase(PhraseWish::New(text)));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, wanted.clone()));
    wanted.trim().to_lowercase()
}

/// The words that are marked in the field with the cursor.
fn marked(pane: &Pane<'_>, place: &PhrasePlace) -> Option<String> {
    let text = pane.session.case().answer(&place.path)?.text();
    let marked: String = text.chars().skip(place.letters.start).take(place.letters.len()).collect();
    (!marked.trim().is_empty()).then_some(marked)
}

/// The phrases as they read in this state of the case, the best first. They are filled once for each state, and
/// while somebody types only now and then, so that no key waits for them.
fn rows(ui: &Ui, pane: &Pane<'_>, path: Option<FieldPath>) -> Arc<Vec<Row>> {
    let id = Id::unique("phrases in the case");
    let session = pane.session;
    let (generation, now) = (session.generation(), ui.input(|input| input.time));
    let of = (Arc::as_ptr(session.phrases()).addr(), path);
    let known = ui.data(|data| data.get_temp::<Known>(id)).filter(|known| known.of == of);
    if let Some(known) = known {
        if known.generation == generation {
            return known.rows;
        }
        if now - known.at < REST {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(REST));
            return known.rows;
        }
    }
    let row = |(index, phrase): (usize, &Phrase)| {
        let filled = session.phrase_in(phrase, path.as_ref());
        let words = session
            .library()
            .map(|library| phrase.fit(path.as_ref(), session.case(), &library.words));
        let told = |problems: Vec<crate::problem::Problem>| {
            problems.iter().map(texts::told).collect::<Vec<_>>().join("\n")
        };
        Row {
            index,
            reads: filled.map(|filled| filled.text).map_err(told),
            fit: words.unwrap_or_default(),
        }
    };
    let mut rows: Vec<Row> = session.phrases().all().iter().enumerate().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.fit));
    let known = Known { generation, of, at: now, rows: Arc::new(rows) };
    let rows = Arc::clone(&known.rows);
    ui.data_mut(|data| data.insert_temp(id, known));
    rows
}

fn entry(
    ui: &mut Ui,
    pane: &mut Pane<'_>,
    phrase: &Phrase,
    row: &Row,
    place: Option<&PhrasePlace>,
) {
    let title = &phrase.heading.title;
    let name = || (phrase.owner, phrase.file.clone());
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(title));
        let abbreviation = &phrase.heading.abbreviation;
        let gap = if abbreviation.is_empty() { "" } else { " · " };
        let owner = texts::owner(phrase.owner);
        ui.label(theme::quiet(ui, format!("{abbreviation}{gap}{owner}")));
    });
    match &row.reads {
        Ok(text) => {
            let shown: String = text.chars().take(SHOWN).collect();
            let more = if shown.len() < text.len() { " …" } else { "" };
            ui.label(format!("{shown}{more}"));
        }
        Err(told) => {
            ui.label(eframe::egui::RichText::new(told).color(theme::palette(ui).warning));
        }
    }
    ui.horizontal(|ui| {
        if row.reads.is_ok() {
            let put_in = ui.add_enabled(place.is_some(), eframe::egui::Button::new(texts::PUT_IN));
            let put_in = put_in.accessible_name(texts::put_in(title));
            if let Some(place) = place.filter(|_| put_in.clicked()) {
                // What is marked in a field that has not the cursor is not seen, so nothing goes.
                let letters = place.letters.end..place.letters.end;
                let wish = PhraseWish::PutIn { phrase: name(), place: place.path, letters };
                pane.actions.push(Action::Phrase(wish));
            }
        }
        let (words, told) = match phrase.owner {
            PhraseOwner::User => (texts::EDIT, texts::edit(title)),
            _ => (texts::COPY, texts::copy(title)),
        };
        if ui.button(words).accessible_name(told).clicked() {
            pane.actions.push(Action::Phrase(PhraseWish::Edit(name())));
        }
    });
}
