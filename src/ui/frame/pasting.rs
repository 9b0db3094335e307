//! What is pasted into a text of the case is cleaned before its box sees it, and held back where somebody has to be asked.

use eframe::egui::{Context, Event};

use crate::case::limits::MOST_LETTERS;
use crate::danish::cleaned::cleaned;
use crate::danish::pasted::Form;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::pasted_text::PastedText;
use crate::ui::form::pasted_into::pasted_into;
use crate::ui::letters::in_place;

/// Cleans the texts that are pasted in this frame. Gives what is to be done with one that was held back.
pub(super) fn take(ctx: &Context, session: &mut Session) -> Option<Action> {
    if !session.has_case() || !is_under_way(ctx) {
        return None;
    }
    let field = pasted_into(ctx, session);
    let form = match &field {
        Some(field) => field.form,
        None if in_place::has_cursor(ctx) => Form::Lines,
        // A box for a path or a passphrase takes what it is given.
        None => return None,
    };
    // What is pasted is a step of its own, whatever was typed right before.
    session.part_steps();
    let mut held = None;
    ctx.input_mut(|input| {
        input.events.retain_mut(|event| {
            match event {
                Event::Paste(text) => {
                    *text = cleaned(text, form);
                    let Some(field) = &field else { return true };
                    let is_too_long = || text.chars().count() + field.others > MOST_LETTERS;
                    if text.len() + field.others > MOST_LETTERS && is_too_long()
                        || !session.numbers_of_another(text).is_empty()
                    {
                        let (place, letters) = (field.path, field.letters.clone());
                        let text = std::mem::take(text);
                        held = Some(Action::Paste(PastedText { place, letters, text }));
                        return false;
                    }
                }
                Event::MiddleClickPaste { text, .. } => *text = cleaned(text, form),
                _ => {}
            }
            true
        });
    });
    held
}

/// Whether something is pasted in this frame.
pub(super) fn is_under_way(ctx: &Context) -> bool {
    let is_paste =
        |event: &Event| matches!(event, Event::Paste(_) | Event::MiddleClickPaste { .. });
    ctx.input(|input| input.events.iter().any(is_paste))
}
