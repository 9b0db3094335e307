//! What an answer rests on, beside its field: a mark with the number of its ties, and the way to the card.

use std::collections::HashMap;
use std::ops::Range;

use eframe::egui::{Button, RichText, Ui};

use super::{FormPane, Spot, box_of, help, long_text};
use crate::case::Case;
use crate::case::field::State;
use crate::case::kind::Kind;
use crate::case::part::CasePart;
use crate::danish::counted::byte_of;
use crate::danish::sentences::{SentenceWords, sentences};
use crate::place::FieldPath;
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::session::evidence_wish::EvidenceWish;
use crate::ui::evidence::texts;
use crate::ui::frame::texts::shortcut;
use crate::ui::theme;

/// How many ties each answer has.
pub(super) fn counted(case: &Case) -> HashMap<FieldPath, usize> {
    let mut counts = HashMap::new();
    for place in case.placed_ties().filter_map(|placed| placed.place) {
        *counts.entry(place).or_default() += 1;
    }
    counts
}

/// The mark of an answer that has ties, or the offer of one that a text was pasted into; pressed, it opens the card.
pub(super) fn mark(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, label: &str) {
    let label = format!("{}{label}", spot.prefix);
    let (text, spoken) = match desk.tied.get(&spot.path) {
        Some(count) => (texts::mark(*count), texts::spoken_mark(&label, *count)),
        None if desk.pasted.contains(&spot.path) => {
            (texts::PASTED.to_owned(), texts::spoken_pasted(&label))
        }
        None => return,
    };
    let text = RichText::new(text).small().color(theme::palette(ui).accent);
    let help = format!("{} ({})", texts::TIE, shortcut(Command::Tie.shortcut()));
    let button = ui.add(Button::new(text)).on_hover_text(help);
    let is_clicked = button.clicked();
    button.accessible_name(spoken);
    if is_clicked {
        desk.actions.push(Action::Evidence(EvidenceWish::Open(spot.path, String::new())));
    }
}

/// The entry of the field's menu that leads to the card.
pub(super) fn entry(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, state: State) {
    if state == State::Given && ui.button(texts::TIE).clicked() {
        desk.tie_here = Some(spot.path);
        ui.close();
    }
}

/// The button that drafts reasons from the table of facts.
pub(super) fn draft(ui: &mut Ui, desk: &mut FormPane<'_>, spot: &Spot, is_empty: bool) {
    let is_reason = spot.key == "decision.rulings.reason";
    if !is_reason || !desk.has_facts {
        return;
    }
    let words = if is_empty { texts::DRAFT } else { texts::DRAFT_BEHIND };
    let button = ui.small_button(words).on_hover_text(texts::DRAFT_HELP);
    let is_clicked = button.clicked();
    button.accessible_name(format!("{}{words}", spot.prefix));
    if is_clicked {
        desk.actions.push(Action::Evidence(EvidenceWish::DraftReasons(spot.path)));
    }
}

/// Opens the card of the field with the cursor, where that was asked for by a command, or of the one whose menu was used.
pub(super) fn open(
    ui: &Ui,
    session: &mut Session,
    part: &'static CasePart,
    desk: &mut FormPane<'_>,
) {
    let by_menu = desk.tie_here.take();
    if by_menu.is_none() && !session.take_wish_to_tie() {
        return;
    }
    let place = by_menu.or_else(|| help::in_hand(ui.ctx())).filter(|place| part.holds(place));
    let wish = match place {
        Some(place) => {
            let words = desk.library.wording.plan_words().sentence_words();
            EvidenceWish::Open(place, sentence(ui, session.case(), &place, words))
        }
        None => EvidenceWish::NoField,
    };
    desk.actions.push(Action::Evidence(wish));
}

/// What is marked in the text of a field, or else the sentence with the cursor; nothing for an answer of another kind.
fn sentence(ui: &Ui, case: &Case, place: &FieldPath, words: &SentenceWords) -> String {
    let Some(answer) = case.answer(place).filter(|it| it.kind() == Kind::Prose) else {
        return String::new();
    };
    let Some(marked) = long_text::selected(ui.ctx(), box_of(place)) else { return String::new() };
    at(answer.text(), &marked, words)
}

fn at(text: &str, letters: &Range<usize>, words: &SentenceWords) -> String {
    let (from, to) = (byte_of(text, letters.start), byte_of(text, letters.end));
    let marked = text.get(from..to).map(str::trim).unwrap_or_default();
    if !marked.is_empty() {
        return marked.to_owned();
    }
    let found = sentences(text, words);
    // A cursor behind the last letter stands in the last sentence.
    let here = found.iter().rev().find(|sentence| sentence.start <= from);
    let here = here.or_else(|| found.first()).map(|it| it.text.trim_start_matches('•').trim());
    match here {
        // The only sentence of an answer is the whole of it.
        Some(_) if found.len() == 1 => String::new(),
        Some(sentence) => sentence.to_owned(),
        None => String::new(),
    }
}
