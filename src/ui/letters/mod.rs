//! The page of letters: which can be written, how the chosen one reads, and where it is written.

pub mod beside;
mod blocks;
pub(in crate::ui) mod by_hand;
pub mod by_hand_texts;
mod choices;
mod clicks;
mod differences;
pub mod in_place;
mod ink;
mod pages;
mod reason;
mod recipe;
mod slip;
mod spot;
pub mod texts;
mod view;
pub mod view_texts;
mod views;
pub mod writing;

use eframe::egui::{
    Button, CollapsingHeader, Frame, Id, Margin, Panel, Rangef, Response, RichText, ScrollArea, Ui,
    UiBuilder, vec2,
};

use super::beside::spelling;
use super::edge::{self, Lies};
use super::frame::problems;
use super::pane::Pane;
use super::theme;
use crate::jobs::job::{LetterRow, Standing, Widths};
use crate::letters::edits::ASKS_CODE;
use crate::session::action::Action;
use pages::Breadth;
use view::View;

/// Below this width of the page either the letters are listed or one of them is shown.
const ROOM_FOR_BOTH: f32 = 680.0;
/// The list is no narrower than this.
const LIST: f32 = 220.0;

/// Draws the page.
pub fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let width = ui.available_width();
    let lists_too = width >= ROOM_FOR_BOTH;
    let margin = Frame::new().inner_margin(Margin::same(16));
    // Where there is room for both, the letter that the case is nearest to is read at once.
    let letters = session.letters();
    let chosen = if lists_too { letters.beside() } else { letters.selected() };
    let mut rest = ui.available_rect_before_wrap();
    if lists_too {
        let (whole, widths) = (ui.available_rect_before_wrap(), session.settings().widths);
        let usual = (width * 0.33).clamp(LIST, 400.0);
        let sizes = Rangef::new(LIST, (width * 0.6).max(LIST));
        let parted = edge::part(ui, whole, "letters", Lies::Left, sizes, widths.letters, usual);
        if let Some(size) = parted.drawn_to {
            pane.actions.push(Action::Resize(Widths { letters: Some(size), ..widths }));
        }
        let room = UiBuilder::new().id_salt("letters").max_rect(parted.part.shrink(16.0));
        ui.scope_builder(room, |ui| {
            ui.set_clip_rect(parted.part);
            list(ui, pane);
        });
        rest = parted.rest;
    } else if chosen.is_none() {
        margin.show(ui, |ui| list(ui, pane));
        return;
    }
    let room = UiBuilder::new().id_salt("letter").max_rect(rest);
    ui.scope_builder(room, |ui| {
        ui.set_clip_rect(rest);
        match chosen {
            Some(row) => chosen_letter(ui, pane, row, lists_too),
            None => {
                Frame::new()
                    .inner_margin(Margin::same(20))
                    .show(ui, |ui| ui.label(texts::PICK_LETTER));
            }
        }
    });
}

/// The letter that was chosen: what it lacks, where it is written, and its pages.
fn chosen_letter(ui: &mut Ui, pane: &mut Pane<'_>, row: &LetterRow, lists_too: bool) {
    let session = pane.session;
    let id = Id::unique("letter on its page");
    let mut view = View::load(ui.ctx(), id);
    let preview = session.letters().preview().filter(|preview| preview.available);
    let frame = Frame::new().fill(theme::side_fill(ui)).inner_margin(Margin::symmetric(14, 6));
    Panel::top("letter bar").frame(frame).show(ui, |ui| {
        if !lists_too && ui.button(texts::ALL_LETTERS).clicked() {
            pane.actions.push(Action::ListLetters);
        }
        ui.horizontal_wrapped(|ui| {
            if let Some(preview) = preview.filter(|_| !views::is_other(pane)) {
                by_hand::switch(ui);
                if !by_hand::is_on(ui.ctx()) {
                    view.bar(ui, preview.paper.pages.len());
                }
            }
            // The two stay together.
            if ui.available_size_before_wrap().x < views::WIDTH {
                ui.end_row();
            }
            views::bar(ui, pane);
        });
    });
    spelling::above_letter(ui, pane, &row.id);
    if views::is_other(pane) {
        views::show(ui, pane, row, preview);
        return;
    }
    if let Some(preview) = preview
        && by_hand::is_on(ui.ctx())
    {
        by_hand::show(ui, pane, preview);
        return;
    }
    let breadth = if lists_too { Breadth::Whole } else { Breadth::Text };
    ScrollArea::both().id_salt(("letter", &row.id)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
            letter(ui, pane, row);
        });
        if let Some(preview) = preview {
            pages::show(ui, pane, id, &mut view, preview, breadth);
        }
    });
    view.store(ui.ctx(), id);
}

/// The letters that there are.
fn list(ui: &mut Ui, pane: &mut Pane<'_>) {
    theme::heading(ui, texts::LETTERS, 1);
    ui.add_space(6.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if pane.session.letters().rows().is_empty() {
            ui.label(texts::PREPARING);
        }
        rows(ui, pane);
    });
}

fn rows(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let chosen = session.letters().beside().map(|row| row.id.as_str());
    let (own, others): (Vec<_>, Vec<_>) =
        session.letters().rows().iter().partition(|row| fits(row));
    grouped(ui, pane, &own, chosen);
    if others.is_empty() {
        return;
    }
    ui.add_space(14.0);
    // One that somebody went to by name is not hidden.
    let holds_chosen = others.iter().any(|row| chosen == Some(row.id.as_str()));
    CollapsingHeader::new(texts::of_other_cases(others.len()))
        .id_salt(("letters of other cases", holds_chosen))
        .default_open(holds_chosen)
        .show_unindented(ui, |ui| grouped(ui, pane, &others, chosen));
}

/// Whether a letter is one of the case as it is now.
fn fits(row: &LetterRow) -> bool {
    matches!(row.standing, Standing::Ready(_) | Standing::Lacking(_))
}

/// Letters below the names of their groups.
fn grouped(ui: &mut Ui, pane: &mut Pane<'_>, rows: &[&LetterRow], chosen: Option<&str>) {
    for rows in rows.chunk_by(|one, next| one.group == next.group) {
        ui.add_space(10.0);
        ui.label(theme::bold(rows.first().map_or("", |row| row.group.as_str())));
        for row in rows {
            let is_chosen = chosen == Some(row.id.as_str());
            let response = self::row(ui, row, is_chosen);
            if is_chosen {
                pane.focus.reach_page(&response);
            }
            if response.clicked() {
                pane.actions.push(Action::SelectLetter(row.id.clone()));
            }
        }
    }
}

/// A letter in the list: its title, and below it whether it can be written.
fn row(ui: &mut Ui, row: &LetterRow, is_chosen: bool) -> Response {
    let palette = theme::palette(ui);
    let (standing, color) = match &row.standing {
        Standing::Ready(warnings) => (texts::ready(warnings.len()), palette.good),
        Standing::Lacking(problems) => (texts::lacking(problems), palette.warning),
        Standing::NotNow(reason) => (reason.clone(), palette.quiet),
        Standing::NotInLaw(reason) => (reason.clone(), palette.quiet),
    };
    let standing = match &row.beyond {
        Some(beyond) => format!("{standing}\n{beyond}"),
        None => standing,
    };
    let mut text = eframe::egui::text::LayoutJob::default();
    let style = ui.style();
    RichText::new(format!("{}\n", row.title))
        .color(if fits(row) { palette.text } else { palette.quiet })
        .append_to(
            &mut text,
            style,
            eframe::egui::FontSelection::Default,
            eframe::egui::Align::Min,
        );
    RichText::new(&standing).small().color(color).append_to(
        &mut text,
        style,
        eframe::egui::FontSelection::Default,
        eframe::egui::Align::Min,
    );
    let button =
        Button::selectable(is_chosen, text).wrap().min_size(vec2(ui.available_width(), 0.0));
    ui.add(button).accessible_name(format!("{}. {standing}", row.title))
}

fn letter(ui: &mut Ui, pane: &mut Pane<'_>, row: &LetterRow) {
    let session = pane.session;
    theme::heading(ui, &row.title, 2);
    ui.add_space(6.0);
    match &row.standing {
        Standing::NotNow(reason) => {
            ui.label(format!("{}: {reason}", texts::NOT_NOW));
        }
        Standing::NotInLaw(reason) => {
            ui.label(format!("{}: {reason}", texts::NOT_IN_LAW));
        }
        Standing::Ready(_) | Standing::Lacking(_) => {}
    }
    let Some(filled) = session.letters().preview() else {
        ui.label(texts::FILLING);
        return;
    };
    if !filled.available {
        return;
    }
    if filled.is_ready() {
        ui.label(RichText::new(texts::LETTER_READY).color(theme::palette(ui).good));
    }
    if !filled.problems.is_empty() {
        ui.label(theme::bold(if filled.is_ready() {
            texts::LETTER_LOOK_FIRST
        } else {
            texts::LETTER_OPEN_POINTS
        }));
        for problem in &filled.problems {
            problems::row(ui, pane, problem);
            if problem.code == ASKS_CODE && ui.button(texts::TO_THE_CHOICE).clicked() {
                in_place::asks::lead(ui.ctx());
            }
        }
    }
    choices::show(ui, pane, filled);
    ui.add_space(12.0);
    writing::all(ui, pane);
    ui.add_space(8.0);
    ui.label(theme::quiet(ui, texts::PREVIEW_HELP));
}
