//! A choice that has the cursor is answered by the first letter of its words.

use eframe::egui::{Event, Ui};

use super::{FormPane, Spot};
use crate::case::field::{Answered, State};
use crate::danish::folded::folded;
use crate::session::action::Action;

/// Takes such a letter up. Where several keys begin with it, it goes from one to the next.
pub(super) fn choose(
    ui: &Ui,
    desk: &mut FormPane<'_>,
    spot: &Spot,
    answer: &dyn Answered,
    keys: &[&'static str],
    has_focus: bool,
) {
    if !has_focus {
        return;
    }
    let Some(letter) = typed(ui) else { return };
    let begins = |key: &&&'static str| {
        folded(desk.library.words.choice(&spot.key, key)).starts_with(&letter)
    };
    let fitting: Vec<&'static str> = keys.iter().filter(begins).copied().collect();
    let is_given = answer.state() == State::Given;
    let now = fitting.iter().position(|key| is_given && *key == answer.text());
    let next = now.map_or(0, |now| now + 1);
    let Some(key) = fitting.get(next).or(fitting.first()) else { return };
    desk.actions.push(Action::Answer(spot.path, (*key).to_owned()));
    if fitting.len() == 1 {
        desk.actions.push(Action::GoOnFrom(spot.path));
    }
}

/// The letter that was typed since the last frame, as it is searched.
fn typed(ui: &Ui) -> Option<String> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Text(text) => Some(folded(text.trim())).filter(|text| !text.is_empty()),
            _ => None,
        })
    })
}
