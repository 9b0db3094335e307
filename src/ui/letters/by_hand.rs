//! Editing a letter by hand: its texts in boxes, one after the other, in the order of the letter.

use std::sync::Arc;

use eframe::egui::{Context, Frame, Id, Margin, RichText, ScrollArea, TextEdit, Ui};

use super::by_hand_texts as texts;
use super::in_place::asks;
use crate::case::limits::MOST_LETTERS;
use crate::jobs::job::Preview;
use crate::letters::edits::{LetterText, TextKind, TextStanding};
use crate::session::action::Action;
use crate::session::edits::{EditWish, as_kept};
use crate::ui::form::long_text::TextBox;
use crate::ui::form::text_box::is_composing;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// So many texts are shown at a time, so that a letter of a thousand pages opens as fast as one of two.
const AT_ONCE: usize = 120;

/// The width of the button beside a text.
const MORE_WIDTH: f32 = 76.0;

fn switch_id() -> Id {
    Id::unique("letter edited by hand")
}

/// Whether the letter is edited and not read.
pub(super) fn is_on(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(switch_id())).unwrap_or(false)
}

/// Whether the cursor stands in a box of the texts.
pub(in crate::ui) fn has_cursor(ctx: &Context) -> bool {
    let last = ctx.data(|data| data.get_temp::<Id>(cursor_id()));
    last.is_some() && ctx.memory(|memory| memory.focused()) == last
}

fn cursor_id() -> Id {
    Id::unique("text of a letter with the cursor")
}

/// The button that goes from reading to editing and back.
pub(super) fn switch(ui: &mut Ui) {
    let is_on = is_on(ui.ctx());
    let text = if is_on { texts::BACK } else { texts::SWITCH };
    if ui.button(text).on_hover_text(texts::SWITCH_HELP).clicked() {
        ui.data_mut(|data| data.insert_temp(switch_id(), !is_on));
    }
}

/// Draws the texts of the letter.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>, preview: &Arc<Preview>) {
    let portion_id = Id::unique(("texts of the letter", &preview.letter));
    let mut portion: usize = ui.data(|data| data.get_temp(portion_id)).unwrap_or_default();
    let aside = preview.texts.iter().position(|text| text.standing == TextStanding::SetAside);
    let (own, aside) = preview.texts.split_at(aside.unwrap_or(preview.texts.len()));
    if asks::leads(ui.ctx())
        && let Some(at) = own.iter().position(is_asking)
    {
        portion = at / AT_ONCE;
    }
    let from = (portion * AT_ONCE).min(own.len());
    let to = (from + AT_ONCE).min(own.len());
    let scroll = ScrollArea::vertical().id_salt(("texts", &preview.letter, portion));
    scroll.auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
            ui.label(theme::quiet(ui, texts::INTRO));
            ui.add_space(8.0);
            for (number, text) in own.iter().enumerate().take(to).skip(from) {
                one(ui, pane, text, number + 1);
            }
            if own.len() > AT_ONCE {
                ui.horizontal(|ui| {
                    if portion > 0 && ui.button(texts::EARLIER).clicked() {
                        portion -= 1;
                    }
                    ui.label(texts::range(from + 1, to, own.len()));
                    if to < own.len() && ui.button(texts::LATER).clicked() {
                        portion += 1;
                    }
                });
            }
            if !aside.is_empty() {
                ui.add_space(12.0);
                theme::heading(ui, texts::SET_ASIDE, 3);
                ui.label(theme::quiet(ui, texts::SET_ASIDE_HELP));
                aside.iter().for_each(|text| set_aside(ui, pane, text));
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(portion_id, portion));
}

fn is_asking(text: &LetterText) -> bool {
    matches!(text.standing, TextStanding::Asks | TextStanding::AddedAsks)
}

fn wish(pane: &mut Pane<'_>, wish: EditWish) {
    pane.actions.push(Action::EditLetter(wish));
}

/// A text with what can be done with it.
fn one(ui: &mut Ui, pane: &mut Pane<'_>, text: &LetterText, number: usize) {
    // The box must stay the same one when what is typed in it becomes an edit.
    let is_added = matches!(text.standing, TextStanding::Added | TextStanding::AddedAsks);
    let added = text.edit.filter(|_| is_added);
    let id = Id::unique(("text of the letter", &text.block, added, text.own_words()));
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - MORE_WIDTH).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            words(ui, pane, text, id, number);
        });
        more(ui, pane, text, id);
    });
    adding(ui, pane, text, id);
}

/// The words of a text, and how they came to stand so.
fn words(ui: &mut Ui, pane: &mut Pane<'_>, text: &LetterText, id: Id, number: usize) {
    match text.standing {
        TextStanding::Demanded => {
            ui.label(styled(text, &text.own_words().join("  ")));
            ui.label(theme::quiet(ui, texts::DEMANDED));
        }
        TextStanding::TakenOut => {
            ui.label(RichText::new(text.own_words().join("  ")).strikethrough());
            ui.label(theme::bold(texts::TAKEN_OUT));
        }
        TextStanding::Asks | TextStanding::AddedAsks => asks::both(ui, text, pane.actions),
        TextStanding::Assembled | TextStanding::ByHand | TextStanding::Added => {
            boxes(ui, pane, text, id, number);
        }
        TextStanding::SetAside => {}
    }
    match text.standing {
        TextStanding::ByHand => drop(ui.label(theme::bold(texts::BY_HAND))),
        TextStanding::Added => drop(ui.label(theme::bold(texts::ADDED))),
        _ => {}
    }
}

fn styled(text: &LetterText, words: &str) -> RichText {
    if text.kind == TextKind::Heading { theme::bold(words) } else { RichText::new(words) }
}

/// The boxes of a text: one, or one for each cell of a row. What is typed goes into the letter at once; while a box has the cursor it
/// shows what is typed.
fn boxes(ui: &mut Ui, pane: &mut Pane<'_>, text: &LetterText, id: Id, number: usize) {
    let letter = pane.session.letters().preview().map(|preview| preview.letter.as_str());
    let edits = &pane.session.case().edits;
    let now = letter.and_then(|letter| text.as_edited(letter, edits));
    let text = now.as_ref().unwrap_or(text);
    let words = text.words();
    let mut typed = words.clone();
    let mut is_changed = false;
    for (cell, words) in typed.iter_mut().enumerate() {
        let id = id.with(cell);
        // What the case does not have was undone meanwhile, but for what is empty for a moment.
        let is_own = |kept: &String| kept.trim().is_empty() || as_kept(kept) == *words;
        if let Some(kept) = ui.data(|data| data.get_temp::<String>(id)).filter(is_own) {
            *words = kept;
        }
        let name = texts::box_name(number, cell, text.texts.len());
        let name = name.as_str();
        let is_composing = is_composing(ui);
        let (most, wrong) = (MOST_LETTERS, pane.session.misspelt());
        let response = TextBox { id, name, most, rows: 1, is_composing, wrong }.show(ui, words);
        let response = response.accessible_name(name);
        // What is empty for a moment, while something else is written, is not taken out.
        is_changed |= response.changed() && !words.trim().is_empty();
        is_changed |= response.lost_focus();
        if response.has_focus() {
            let kept = words.clone();
            ui.data_mut(|data| {
                data.insert_temp(id, kept);
                data.insert_temp(cursor_id(), id);
            });
        } else {
            ui.data_mut(|data| data.remove::<String>(id));
        }
    }
    if is_changed && typed != words {
        wish(pane, EditWish::Type(text.clone(), typed));
    }
}

fn more(ui: &mut Ui, pane: &mut Pane<'_>, text: &LetterText, id: Id) {
    ui.menu_button(texts::MORE, |ui| {
        if ui.button(texts::ADD_AFTER).clicked() {
            ui.data_mut(|data| {
                data.insert_temp(id.with("new"), vec![String::new(); text.ground.len().max(1)])
            });
            ui.close();
        }
        let can_go = matches!(text.standing, TextStanding::Assembled | TextStanding::ByHand);
        if can_go && ui.button(texts::TAKE_OUT).clicked() {
            wish(pane, EditWish::Type(text.clone(), vec![String::new(); text.ground.len()]));
            ui.close();
        }
        if let Some(edit) = text.edit {
            let is_added = matches!(text.standing, TextStanding::Added | TextStanding::AddedAsks);
            let name = if is_added { texts::DELETE } else { texts::PUT_BACK };
            if ui.button(name).clicked() {
                wish(pane, EditWish::PutBack(edit));
                ui.close();
            }
        }
    });
}

/// The boxes in which something new is written after a text, while they are open.
fn adding(ui: &mut Ui, pane: &mut Pane<'_>, text: &LetterText, id: Id) {
    let id = id.with("new");
    let Some(mut typed) = ui.data(|data| data.get_temp::<Vec<String>>(id)) else { return };
    for (cell, words) in typed.iter_mut().enumerate() {
        let edit = TextEdit::multiline(words).id(id.with(cell)).desired_rows(2);
        let response = ui.add(edit.desired_width(f32::INFINITY));
        let response = response.accessible_name(texts::NEW_TEXT);
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(cursor_id(), response.id));
        }
    }
    let mut is_open = true;
    ui.horizontal(|ui| {
        let is_blank = typed.iter().all(|words| words.trim().is_empty());
        let insert = ui.add_enabled(!is_blank, theme::main_button(ui, texts::INSERT));
        if insert.on_disabled_hover_text(texts::WRITE_FIRST).clicked() {
            wish(pane, EditWish::AddAfter(text.clone(), typed.clone()));
            is_open = false;
        }
        if ui.button(texts::CANCEL).clicked() {
            is_open = false;
        }
    });
    ui.data_mut(|data| {
        if is_open {
            data.insert_temp(id, typed);
        } else {
            data.remove::<Vec<String>>(id);
        }
    });
}

fn set_aside(ui: &mut Ui, pane: &mut Pane<'_>, text: &LetterText) {
    ui.add_space(4.0);
    let words = if text.texts.is_empty() { text.own_words() } else { text.words() };
    ui.label(words.join("  "));
    if let Some(id) = text.edit
        && ui.button(texts::DELETE).clicked()
    {
        wish(pane, EditWish::PutBack(id));
    }
}
