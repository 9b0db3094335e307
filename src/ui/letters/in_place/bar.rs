//! The bar below an open text: out of it again, and what else can be done with it.

use eframe::egui::{Button, Rect, Response, RichText, Ui, UiBuilder, pos2};

use super::opened::{OpenText, is_added};
use super::shaping::piece_at;
use super::texts;
use crate::letters::edits::{LetterText, TextStanding};
use crate::session::action::Action;
use crate::session::edits::EditWish;
use crate::ui::{ring, theme};

/// What was asked of the bar.
#[derive(Default)]
pub(super) struct Asked {
    pub leaves: bool,
    pub has_cursor: bool,
    pub bottom: f32,
}

/// Draws the bar.
pub(super) fn show(
    ui: &mut Ui,
    at: Rect,
    text: &LetterText,
    open: &OpenText,
    (cursor, may_go): (Option<usize>, bool),
    actions: &mut Vec<Action>,
) -> Asked {
    let mut asked = Asked::default();
    let has_text = open.key.is_some();
    let cell = text.texts.get(open.cell).filter(|_| has_text);
    let piece = cell.zip(cursor).and_then(|(cell, cursor)| piece_at(cell, cursor));
    let has_values = has_text && text.texts.iter().flatten().any(|piece| piece.value.is_some());
    let room = UiBuilder::new().id_salt("bar of the open text").max_rect(at);
    let drawn = ui.scope_builder(room, |ui| {
        theme::on_sheet(ui);
        ui.spacing_mut().button_padding = [6.0, 1.0].into();
        ui.spacing_mut().interact_size.y = 22.0;
        ui.spacing_mut().item_spacing = [6.0, 4.0].into();
        ui.horizontal_wrapped(|ui| {
            let mut button = |ui: &mut Ui, name: &str, help: &str| -> bool {
                let response = ui.add(Button::new(RichText::new(name).small()));
                note(ui, &response, &mut asked);
                let response =
                    if help.is_empty() { response } else { response.on_hover_text(help) };
                response.clicked()
            };
            let mut leaves = button(ui, texts::DONE, texts::DONE_HELP);
            if let Some(piece) = piece
                && button(ui, texts::LOOSEN, texts::LOOSEN_HELP)
            {
                let wish = EditWish::Loosen { text: text.clone(), cell: open.cell, piece };
                actions.push(Action::EditLetter(wish));
                let id = OpenText::box_id(open.desk, open.cell);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            let may_go =
                may_go && matches!(text.standing, TextStanding::Assembled | TextStanding::ByHand);
            if has_text && may_go && button(ui, texts::TAKE_OUT, "") {
                let none = vec![String::new(); text.ground.len().max(1)];
                actions.push(Action::EditLetter(EditWish::Type(text.clone(), none)));
                leaves = true;
            }
            if let Some(id) = text.edit.filter(|_| has_text) {
                let name = if is_added(text) { texts::DELETE } else { texts::PUT_BACK };
                if button(ui, name, "") {
                    actions.push(Action::EditLetter(EditWish::PutBack(id)));
                    leaves = true;
                }
            }
            asked.leaves = leaves;
            if has_values {
                ui.label(theme::quiet(ui, texts::FOLLOWS));
            }
        });
    });
    asked.bottom = drawn.response.rect.bottom();
    asked
}

fn note(ui: &Ui, response: &Response, asked: &mut Asked) {
    asked.has_cursor |= response.has_focus();
    ring::lies_on_sheet(ui, response.id);
}

/// Where the bar begins below boxes that end there.
pub(super) fn place(left: f32, right: f32, top: f32) -> Rect {
    const HEIGHT: f32 = 26.0;
    Rect::from_min_max(pos2(left, top + 4.0), pos2(right, top + 4.0 + HEIGHT))
}
