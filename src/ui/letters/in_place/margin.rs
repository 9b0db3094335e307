//! The marks in the margin of a page on the screen: at what is changed by hand, and where something was taken out.

use eframe::egui::{Button, Color32, Painter, Rect, RichText, Sense, Ui, pos2, vec2};

use super::texts;
use crate::letters::edits::{LetterText, TextStanding};
use crate::session::action::Action;
use crate::session::edits::EditWish;
use crate::ui::{ring, theme};

/// How far a mark stands from the text, and how broad it is.
const AWAY: f32 = 9.0;
const BREADTH: f32 = 3.0;

/// What is said of a text that is changed by hand; nothing of others.
pub(super) fn word(text: &LetterText) -> Option<&'static str> {
    match text.standing {
        TextStanding::ByHand => Some(texts::BY_HAND),
        TextStanding::Added => Some(texts::ADDED),
        _ => None,
    }
}

/// A bar beside a text that is changed by hand; beside one that was added, with a plus over it.
pub(super) fn bar(painter: &Painter, left: f32, at: Rect, standing: TextStanding) {
    let x = left - AWAY;
    let (colour, is_added) = match standing {
        TextStanding::ByHand => (theme::sheet_line(), false),
        TextStanding::Added => (theme::sheet_added(), true),
        _ => return,
    };
    let top = if is_added { at.top() + 2.0 * BREADTH + 3.0 } else { at.top() };
    let bar = Rect::from_min_max(pos2(x - BREADTH, top), pos2(x, at.bottom().max(top + 4.0)));
    painter.rect_filled(bar, 1.0, colour);
    if is_added {
        sign(painter, pos2(x - BREADTH / 2.0, at.top() + BREADTH), colour, true);
    }
}

/// A plus or a minus.
fn sign(painter: &Painter, at: eframe::egui::Pos2, colour: Color32, is_plus: bool) {
    let line = (1.8, colour);
    painter.hline(at.x - 4.0..=at.x + 4.0, at.y, line);
    if is_plus {
        painter.vline(at.x, at.y - 4.0..=at.y + 4.0, line);
    }
}

/// The mark where a text was taken out: a click puts it back.
pub(super) fn gone(ui: &mut Ui, left: f32, y: f32, text: &LetterText, actions: &mut Vec<Action>) {
    let Some(id) = text.edit else { return };
    let words = text.own_words().join(" ");
    let at = Rect::from_center_size(pos2(left - AWAY - BREADTH / 2.0, y), vec2(16.0, 14.0));
    let response = ui.interact(at, ui.scope_id().with(("taken out", id)), Sense::click());
    let name = texts::put_back(&words);
    response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
    let colour = theme::sheet_gone();
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(at, 3.0, theme::SHEET_POINTED);
        ui.ctx().set_cursor_icon(eframe::egui::CursorIcon::PointingHand);
    }
    sign(ui.painter(), at.center(), colour, false);
    if response.on_hover_text(texts::taken_out(&words)).clicked() {
        actions.push(Action::EditLetter(EditWish::PutBack(id)));
    }
}

/// The small button beside a text that opens it. Says whether it was pressed.
pub(super) fn handle(ui: &mut Ui, right: f32, sheet: Rect, at: Rect) -> bool {
    const SIZE: [f32; 2] = [30.0, 20.0];
    let x = (right + 5.0).min(sheet.right() - SIZE[0] - 2.0);
    let room = Rect::from_min_size(pos2(x, at.top() - 2.0), SIZE.into());
    let shown = ui.scope(|ui| {
        theme::on_sheet(ui);
        ui.spacing_mut().button_padding = vec2(3.0, 0.0);
        ui.spacing_mut().interact_size.y = SIZE[1];
        let response = ui.put(room, Button::new(RichText::new(texts::HANDLE).size(12.0)));
        ring::lies_on_sheet(ui, response.id);
        response
    });
    let response = shown.inner.accessible_name(texts::HANDLE_NAME);
    response.on_hover_text(texts::HANDLE_HELP).clicked()
}
