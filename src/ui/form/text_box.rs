//! The box that an answer is typed in.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Event, Id, ImeEvent, Key, Margin, Response, TextEdit, Ui};

use super::long_text::{self, TextBox};
use super::{FormPane, Spot, in_words, points};
use crate::case::field::{Answered, State};
use crate::case::kind::Kind;
use crate::case::limits::MOST_LETTERS;
use crate::session::action::Action;

/// Dates and numbers are short, and so are their boxes.
const SHORT: f32 = 320.0;

/// The box that a text is typed in.
pub(super) fn show(
    ui: &mut Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &mut dyn Answered,
    kind: Kind,
) -> Response {
    let is_turned = kind == Kind::Prose && points::turn(ui, spot, answer);
    let in_words = in_words::of(ui, spot, answer);
    let is_in_words = in_words.is_some();
    let mut fresh = in_words.unwrap_or_default();
    let is_given = answer.text_mut().is_some();
    let text = answer.text_mut().filter(|_| !is_in_words).unwrap_or(&mut fresh);
    let response = if kind.has_lines() {
        let name = format!("{}{}", spot.prefix, desk.library.words.label(&spot.key));
        let (is_composing, wrong) = (is_composing(ui), &desk.misspelt);
        let (id, name, most) = (spot.id(), name.as_str(), MOST_LETTERS);
        TextBox { id, name, most, rows: 3, is_composing, wrong }.show(ui, text)
    } else {
        let is_line = matches!(kind, Kind::Line | Kind::Exhibits);
        let width = if is_line { f32::INFINITY } else { SHORT };
        let edit = TextEdit::singleline(text).desired_width(width).char_limit(MOST_LETTERS);
        ui.add(edit.id(spot.id()).margin(Margin::symmetric(8, 6)))
    };
    if is_turned {
        // A text box that sees a click beside it lets the cursor go, so it gets it back only now.
        response.request_focus();
        desk.typed = Some(spot.path);
    }
    in_words::note(ui, spot, &response);
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if desk.led_to == Some(spot.path) {
            desk.actions.push(Action::GoOnFrom(spot.path));
        } else {
            desk.leads_on = true;
        }
    }
    if response.changed()
        && is_in_words
        && let Some(text) = answer.text_mut()
    {
        *text = std::mem::take(&mut fresh);
    }
    // A letter that a dead key began is not there yet: its text box knows where the pieces stand, and they must not move.
    if response.changed() && !(is_given && is_composing(ui)) {
        if !is_given {
            answer.set_state(State::Given);
            if let Some(text) = answer.text_mut() {
                *text = fresh;
            }
        }
        settle(ui, response.id, answer);
        // Blanks begin no answer, and an answer ends with its last letter.
        if answer.text().is_empty() || (!is_given && !answer.is_filled()) {
            answer.set_state(State::NotAnswered);
        }
        desk.typed = Some(spot.path);
    }
    response
}

/// Whether a letter is being put together, by a dead key or another method of input.
pub(in crate::ui) fn is_composing(ui: &Ui) -> bool {
    let begins = |event: &Event| matches!(event, Event::Ime(ImeEvent::Preedit { text, .. }) if !text.is_empty());
    ui.input(|input| input.events.iter().any(begins))
}

/// Takes up what was typed or pasted, and moves the cursor along with the letters before it.
fn settle(ui: &Ui, id: Id, answer: &mut dyn Answered) {
    let Some(mut state) = TextEditState::load(ui.ctx(), id) else {
        answer.settle(0);
        return;
    };
    let range = state.cursor.char_range();
    // The box of a long text counts from where its portion begins.
    let elsewhere = long_text::letters_before(ui.ctx(), id);
    let before = elsewhere + range.map_or(0, |range| range.primary.index.0);
    let after = answer.settle(before);
    if after != before {
        let after = CCursor::new(after.saturating_sub(elsewhere));
        state.cursor.set_char_range(Some(CCursorRange::one(after)));
        state.store(ui.ctx(), id);
    }
}
