//! What is pasted into a text of the case is cleaned before its box sees it, and held back where somebody has to be asked.

use eframe::egui::{Context, Event, Id, Pos2};

use crate::case::limits::MOST_LETTERS;
use crate::danish::cleaned::cleaned;
use crate::danish::pasted::Form;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::pasted_text::PastedText;
use crate::ui::form::pasted_into::pasted_into;
use crate::ui::letters::{by_hand, in_place};

/// Cleans the texts that are pasted in this frame. Gives what is to be done with one that was held back.
pub(super) fn take(ctx: &Context, session: &mut Session) -> Option<Action> {
    if !session.has_case() {
        return None;
    }
    let field = pasted_into(ctx, session);
    let form = match &field {
        Some(field) => field.form,
        None if in_place::has_cursor(ctx) || by_hand::has_cursor(ctx) => Form::Lines,
        // A box for a path or a passphrase takes what it is given.
        None => return None,
    };
    // What is pasted is a step of its own, whatever was typed right before.
    session.part_steps();
    let mut held = None;
    ctx.input_mut(|input| {
        input.events.retain_mut(|event| {
            let Event::Paste(text) = event else { return true };
            *text = cleaned(text, form);
            let Some(field) = &field else {
                session.paste_into_letter(text);
                return true;
            };
            let is_too_long = || text.chars().count() + field.others > MOST_LETTERS;
            if text.len() + field.others > MOST_LETTERS && is_too_long()
                || !session.numbers_of_another(text).is_empty()
            {
                let (place, letters) = (field.path, field.letters.clone());
                let text = std::mem::take(text);
                held = Some(Action::Paste(PastedText { place, letters, text }));
                return false;
            }
            session.note_pasted(&field.path, text);
            true
        });
    });
    held
}

/// What the middle button of the mouse pastes goes to the box below the mouse, which egui puts it into by itself, past all that is
/// looked after here. So the button only sets the cursor there, as any button does, and in the next frame the text comes as from a
/// key. Where there is no text box below the mouse, it goes nowhere.
fn by_middle_button(ctx: &Context) {
    let place = Id::unique("pasted by the middle button");
    let waits = ctx.data_mut(|data| data.remove_temp::<(Pos2, String)>(place));
    if let Some((at, text)) = waits {
        let focused = ctx.memory(|memory| memory.focused());
        let below = focused.and_then(|id| ctx.read_response(id));
        if below.is_some_and(|below| below.interact_rect.contains(at)) {
            ctx.input_mut(|input| input.events.push(Event::Paste(text)));
        }
    }
    let mut pasted = None;
    ctx.input_mut(|input| {
        input.events.retain_mut(|event| match event {
            Event::MiddleClickPaste { pos, text } => {
                pasted = Some((*pos, std::mem::take(text)));
                false
            }
            _ => true,
        });
    });
    if let Some(pasted) = pasted {
        ctx.data_mut(|data| data.insert_temp(place, pasted));
        ctx.request_repaint();
    }
}

/// Whether something is pasted in this frame.
pub(super) fn comes_in(ctx: &Context, session: &Session) -> bool {
    if session.has_case() {
        by_middle_button(ctx);
    }
    ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))))
}
