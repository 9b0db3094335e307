//! Which questions an answer on the checklist comes from, and the way to each of them.

use std::collections::HashMap;

use eframe::egui::{Link, Ui};

use super::{FormPane, Spot, texts};
use crate::acts::question_and_answer;
use crate::case::Case;
use crate::case::address::field;
use crate::library::Library;
use crate::place::FieldPath;
use crate::session::action::Action;
use crate::ui::theme;

/// An answer names so many questions; the rest stand in their own list.
const MOST: usize = 4;

/// The questions that the answers of a section come from.
pub(super) type Asked = HashMap<FieldPath, AskedOfAnswer>;

/// The questions that one answer comes from.
#[derive(Default)]
pub(super) struct AskedOfAnswer {
    /// The place of each in the list, and the question in words.
    first: Vec<(usize, String)>,
    more: usize,
}

pub(super) fn of(library: &Library, case: &Case, section: &str) -> Asked {
    let mut asked = Asked::new();
    for (index, question) in case.questions.list.items().iter().enumerate() {
        let about = question.about.given().and_then(|about| about.answer());
        if let Some(answer) = about.filter(|answer| answer.section() == section) {
            let of_answer = asked.entry(answer).or_default();
            if of_answer.first.len() < MOST {
                of_answer.first.push((index, question_and_answer(library, question)));
            } else {
                of_answer.more += 1;
            }
        }
    }
    asked
}

/// The questions below an answer; pressed, one leads to its row.
pub(super) fn show(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot) {
    let Some(asked) = desk.asked.get(&spot.path) else { return };
    let mut to = None;
    for (index, words) in &asked.first {
        if ui.add(Link::new(words)).on_hover_text(texts::TO_QUESTION).clicked() {
            to = Some(field!(questions.list[*index].question));
        }
    }
    if asked.more > 0 {
        let list = desk.library.words.label("questions.list");
        ui.label(theme::quiet(ui, texts::more_questions(asked.more, list)));
    }
    desk.actions.extend(to.map(Action::JumpTo));
}
