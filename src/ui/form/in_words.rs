//! A day in its box stands in words, in whatever form it was typed or read; while somebody types, it stands as they type it.

use std::borrow::Cow;

use eframe::egui::{Id, Response, Ui};

use super::Spot;
use crate::case::field::Answered;
use crate::place::FieldPath;

/// The words that stand in the box in the place of the text; none where the text itself does.
pub(super) fn of(ui: &Ui, spot: &Spot, answer: &dyn Answered) -> Option<String> {
    match answer.shown() {
        Cow::Owned(words) if words != answer.text() => {
            (typed_in(ui) != Some(spot.path)).then_some(words)
        }
        _ => None,
    }
}

/// Notes that somebody types in the box, or that the cursor has left it.
pub(super) fn note(ui: &Ui, spot: &Spot, response: &Response) {
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id(), spot.path));
    } else if !response.has_focus() && typed_in(ui) == Some(spot.path) {
        ui.data_mut(|data| data.remove::<FieldPath>(id()));
    }
}

/// Notes that what stands in the box is no longer what somebody types there.
pub(super) fn forget(ui: &Ui) {
    ui.data_mut(|data| data.remove::<FieldPath>(id()));
}

fn typed_in(ui: &Ui) -> Option<FieldPath> {
    ui.data(|data| data.get_temp(id()))
}

fn id() -> Id {
    Id::unique("box that is typed in")
}
