//! The words that are spelt wrong, one by one, with what may have been meant.

use eframe::egui::{Frame, Id, Margin, Panel, RichText, ScrollArea, Ui};

use super::texts::spelling as texts;
use crate::danish::one_line::in_one_line;
use crate::jobs::job::{Misspelling, SlipPlace};
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::session::pages::beside::Side;
use crate::session::spelling_wish::SpellingWish;
use crate::ui::frame::problems::place_words;
use crate::ui::frame::texts::shortcut;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// So many words that wait are listed.
const LISTED: usize = 40;
/// So many letters are shown on either side of the word in view.
const AROUND: usize = 60;

/// Draws it: the word in view first, then those that wait.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    if let Some(problem) = pane.session.lacks_dictionary() {
        ui.label(problem.message.as_str());
        ui.label(theme::quiet(ui, problem.cure.as_str()));
        return;
    }
    let slips: Vec<Misspelling> = pane.session.slips().cloned().collect();
    if slips.is_empty() {
        ui.label(if pane.session.settings().lets_spelling_be {
            texts::SWITCHED_OFF
        } else {
            texts::NOTHING
        });
        return;
    }
    let at = pane.session.slip_in_view().cloned();
    match &at {
        Some(slip) => {
            in_view(ui, pane, slip, slips.iter().filter(|it| it.word == slip.word).count())
        }
        None => {
            let keys = shortcut(Command::Beside(Side::Spelling).shortcut());
            ui.label(theme::quiet(ui, texts::begin(&keys)));
        }
    }
    ui.add_space(10.0);
    theme::heading(ui, &texts::found(slips.len()), 3);
    for (turn, slip) in slips.iter().enumerate().take(LISTED) {
        let name = format!("{} – {}", slip.word, place_of(pane.session, slip));
        let text =
            if at.as_ref() == Some(slip) { theme::bold(&name) } else { RichText::new(&name) };
        if ui.link(text).clicked() {
            pane.actions.push(Action::Spelling(SpellingWish::GoTo(turn)));
        }
    }
    if slips.len() > LISTED {
        ui.label(theme::quiet(ui, crate::ui::tasks::texts::and_more(slips.len() - LISTED)));
    }
}

/// The word in its sentence, and what can be done with it.
fn in_view(ui: &mut Ui, pane: &mut Pane<'_>, slip: &Misspelling, times: usize) {
    theme::heading(ui, &texts::word(&slip.word), 3);
    ui.label(theme::quiet(ui, place_of(pane.session, slip)));
    if let Some((before, after)) = around(pane.session, slip) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.label(before);
            ui.label(theme::bold(&slip.word).underline().color(theme::palette(ui).warning));
            ui.label(after);
        });
    }
    ui.add_space(6.0);
    let mut first = None;
    match pane.session.meant().map(<[String]>::to_vec) {
        None => drop(ui.label(theme::quiet(ui, texts::LOOKING))),
        Some(meant) if meant.is_empty() => drop(ui.label(theme::quiet(ui, texts::NO_IDEA))),
        Some(meant) => {
            let mut offer = |ui: &mut Ui, word: String| {
                let button = ui.button(theme::bold(&word));
                let button = button.accessible_name(texts::replace(&word));
                if button.clicked() {
                    pane.actions.push(Action::Spelling(SpellingWish::Replace(word.clone())));
                }
                first.get_or_insert(button);
                if times > 1 {
                    let all = ui.button(texts::everywhere(times));
                    if all.accessible_name(texts::replace_all(&word, times)).clicked() {
                        pane.actions.push(Action::Spelling(SpellingWish::ReplaceAll(word)));
                    }
                }
            };
            // Above a letter there is more room to the side than below.
            match slip.edit() {
                Some(_) => drop(ui.horizontal_wrapped(|ui| {
                    meant.into_iter().for_each(|word| offer(ui, word));
                })),
                None => meant.into_iter().for_each(|word| {
                    ui.horizontal(|ui| offer(ui, word));
                }),
            }
        }
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let let_be = ui.button(texts::LET_BE).on_hover_text(texts::LET_BE_HELP);
        if let_be.clicked() {
            pane.actions.push(Action::Spelling(SpellingWish::LetBe));
        }
        if ui.button(texts::LEARN).on_hover_text(texts::LEARN_HELP).clicked() {
            pane.actions.push(Action::Spelling(SpellingWish::Learn));
        }
        first.get_or_insert(let_be);
    });
    // The walk goes on by Enter and F7 alone: each new word has the cursor on what is likeliest meant.
    let seen = Id::unique("slip that had the cursor");
    let known = pane.session.meant().is_some();
    let was: Option<Misspelling> = ui.data(|data| data.get_temp(seen));
    if let Some(button) = first.filter(|_| known && was.as_ref() != Some(slip)) {
        button.request_focus();
        ui.data_mut(|data| data.insert_temp(seen, slip.clone()));
    }
}

/// Draws the word in view above the letter that it is written in by hand.
pub(in crate::ui) fn above_letter(ui: &mut Ui, pane: &mut Pane<'_>, letter: &str) {
    let Some(slip) = pane.session.slip_in_view().filter(|slip| {
        let edit = slip.edit().and_then(|edit| pane.session.case().edits.get(edit));
        edit.is_some_and(|edit| edit.letter == letter)
    }) else {
        return;
    };
    let slip = slip.clone();
    let times = pane.session.slips().filter(|it| it.word == slip.word).count();
    let frame = Frame::new().fill(theme::palette(ui).card).inner_margin(Margin::symmetric(14, 6));
    let most = ui.available_height() * 0.5;
    Panel::top("slip in the letter").frame(frame).show(ui, |ui| {
        // It scrolls only where it is higher than that; without the second the panel stays as low as it begins.
        let room = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
        room.auto_shrink([false, true]).show(ui, |ui| in_view(ui, pane, &slip, times));
    });
}

/// Where a word stands, in words.
fn place_of(session: &Session, slip: &Misspelling) -> String {
    let library = session.library().map(AsRef::as_ref);
    match slip.place {
        SlipPlace::Answer(place) => place_words(library, &place),
        SlipPlace::ByHand { edit, .. } => {
            let letter = session.case().edits.get(edit).map_or("", |edit| edit.letter.as_str());
            let template = library.and_then(|library| library.letters.template(letter));
            texts::by_hand(template.map_or(letter, |template| template.title.as_str()))
        }
    }
}

/// What stands before and behind a word in its answer, so far as it is shown.
fn around(session: &Session, slip: &Misspelling) -> Option<(String, String)> {
    let text = session.text_of_slip(slip)?;
    let end = slip.start + slip.word.len();
    if text.get(slip.start..end) != Some(slip.word.as_str()) {
        return None;
    }
    let before: Vec<char> = text[..slip.start].chars().collect();
    let shown =
        in_one_line(&before[before.len().saturating_sub(AROUND)..].iter().collect::<String>());
    let after: String = text[end..].chars().take(AROUND).collect();
    let gap = |has: bool| if has { " " } else { "" };
    Some((
        format!("{shown}{}", gap(text[..slip.start].ends_with(char::is_whitespace))),
        format!("{}{}", gap(after.starts_with(char::is_whitespace)), in_one_line(&after)),
    ))
}
