//! Where somebody must choose between a text by hand and what the letter reads now: both beside each other, on the page.

use eframe::egui::{Align, Context, Frame, Id, Margin, Rect, RichText, Stroke, Ui, UiBuilder};

use super::opened::is_added;
use crate::letters::edits::LetterText;
use crate::session::action::Action;
use crate::session::edits::EditWish;
use crate::ui::letters::by_hand_texts as texts;
use crate::ui::{abreast, ring, theme};

fn led() -> Id {
    Id::unique("to what a letter asks")
}

/// Leads to the first choice that the letter in view asks for, where it is drawn next.
pub(in crate::ui::letters) fn lead(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(led(), true));
}

/// Whether somebody is to be led to the first choice.
pub(in crate::ui::letters) fn leads(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(led())).unwrap_or(false)
}

/// How high the card of a text was when it was last drawn.
pub(super) fn height(ui: &Ui, desk: Id, text: &LetterText) -> f32 {
    const AT_FIRST: f32 = 120.0;
    ui.data(|data| data.get_temp(kept(desk, text))).unwrap_or(AT_FIRST)
}

fn kept(desk: Id, text: &LetterText) -> Id {
    desk.with(("height of the card", text.edit))
}

/// Draws the card of a text on the page.
pub(super) fn card(ui: &mut Ui, desk: Id, at: Rect, text: &LetterText, actions: &mut Vec<Action>) {
    let room = UiBuilder::new().id_salt(("card", text.edit)).max_rect(at);
    let drawn = ui.scope_builder(room, |ui| {
        theme::on_sheet(ui);
        let palette = theme::palette(ui);
        let frame = Frame::new()
            .fill(palette.card)
            .stroke(Stroke::new(1.5, palette.warning))
            .corner_radius(4)
            .inner_margin(Margin::same(8));
        frame.show(ui, |ui| both(ui, text, actions));
    });
    let height = drawn.response.rect.height() + 12.0;
    if (height - self::height(ui, desk, text)).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(kept(desk, text), height));
        ui.ctx().request_repaint();
    }
}

/// The two texts, and the buttons that choose.
pub(in crate::ui::letters) fn both(ui: &mut Ui, text: &LetterText, actions: &mut Vec<Action>) {
    let is_added = is_added(text);
    let said = if is_added { texts::ADDED_ASKS } else { texts::ASKS };
    ui.label(RichText::new(said).color(theme::palette(ui).warning));
    let of = |ui: &mut Ui, title: &str, words: String| {
        ui.label(theme::bold(title));
        ui.label(words);
    };
    let words = text.words().join("  ");
    let words = if words.trim().is_empty() { texts::YOURS_IS_OUT.to_owned() } else { words };
    abreast::halves(
        ui,
        16.0,
        &mut (),
        |ui, ()| of(ui, texts::YOURS, words),
        |ui, ()| of(ui, texts::LETTERS_OWN, text.own_words().join("  ")),
    );
    ui.horizontal_wrapped(|ui| {
        let keep = ui.button(texts::KEEP_MINE);
        ring::lies_on_sheet(ui, keep.id);
        if leads(ui.ctx()) {
            keep.request_focus();
            keep.scroll_to_me(Some(Align::Center));
            ui.data_mut(|data| data.remove::<bool>(led()));
        }
        if keep.clicked() {
            actions.push(Action::EditLetter(EditWish::Keep(text.clone())));
        }
        let Some(id) = text.edit else { return };
        let back = ui.button(if is_added { texts::DELETE } else { texts::USE_LETTERS });
        ring::lies_on_sheet(ui, back.id);
        if back.clicked() {
            actions.push(Action::EditLetter(EditWish::PutBack(id)));
        }
    });
}
