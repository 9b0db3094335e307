//! A letter edited by hand in the window: typed, added to, put back, undone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable, by};
use forberedt::letters::edits::{LetterText, TextKind, TextStanding};
use forberedt::session::action::{Action, Command};
use forberedt::session::edits::EditWish;
use forberedt::ui::frame::window::Window;
use forberedt::ui::letters::by_hand_texts as texts;

use crate::window::{choose_letter, click, example, is_text_box, type_into, window};

const LETTER: &str = "decision-pension-granted";

fn editing() -> Harness<'static, Window> {
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    choose_letter(&mut harness, LETTER);
    click(&mut harness, texts::SWITCH);
    harness
}

fn letter_texts(harness: &Harness<'static, Window>) -> Vec<LetterText> {
    harness.state().session().letters().preview().unwrap().texts.clone()
}

/// The first paragraph that anybody may change, and its number as the window counts.
fn free(harness: &Harness<'static, Window>) -> (usize, LetterText) {
    let texts = letter_texts(harness);
    let is_free = |text: &LetterText| {
        text.standing == TextStanding::Assembled && text.kind == TextKind::Paragraph
    };
    let at = texts.iter().position(is_free).unwrap();
    (at + 1, texts[at].clone())
}

fn edits(harness: &Harness<'static, Window>) -> usize {
    harness.state().session().case().edits.all().len()
}

#[test]
fn what_is_typed_into_a_text_stands_in_the_letter_and_can_be_undone() {
    let mut harness = editing();
    let (number, text) = free(&harness);
    let name = texts::box_name(number, 0, 1);
    type_into(&mut harness, &name, "Hej. ");
    harness.run_steps(20);
    assert_eq!(edits(&harness), 1);
    let now = letter_texts(&harness)[number - 1].clone();
    assert_eq!(now.standing, TextStanding::ByHand);
    assert!(now.words()[0].contains("Hej.") && now.own_words() == text.own_words());
    let kept = harness.get(by().label(&name).predicate(is_text_box));
    assert!(kept.is_focused(), "the box keeps the cursor while its text becomes an edit");
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run_steps(20);
    assert_eq!(edits(&harness), 0);
    let undone = harness.get(by().label(&name).predicate(is_text_box));
    assert_eq!(undone.value().as_deref(), Some(text.own_words()[0].as_str()));
    let next = texts::box_name(number + 1, 0, 1);
    harness.query_all(by().label(&next).predicate(is_text_box)).for_each(|next| next.focus());
    harness.run_steps(20);
    assert_eq!(edits(&harness), 0, "what was undone is not written again when the box is left");
}

#[test]
fn something_new_is_written_taken_out_and_put_back() {
    let mut harness = editing();
    let (number, text) = free(&harness);
    let wish = |wish| Action::EditLetter(wish);
    let new = vec!["En ny sætning.".to_owned()];
    harness.state_mut().act(wish(EditWish::AddAfter(text.clone(), new)));
    harness.run_steps(20);
    let added = letter_texts(&harness)[number].clone();
    assert_eq!(
        (added.standing, added.words()[0].as_str()),
        (TextStanding::Added, "En ny sætning.")
    );
    harness.state_mut().act(wish(EditWish::Type(text, vec![String::new()])));
    harness.run_steps(20);
    let gone = letter_texts(&harness)[number - 1].clone();
    assert_eq!(gone.standing, TextStanding::TakenOut);
    assert!(harness.query_by_label(texts::TAKEN_OUT).is_some());
    harness.state_mut().act(wish(EditWish::PutBack(gone.edit.unwrap())));
    harness.state_mut().act(wish(EditWish::PutBack(added.edit.unwrap())));
    harness.run_steps(20);
    assert_eq!(edits(&harness), 0);
    click(&mut harness, texts::BACK);
    assert!(harness.query_by_label(texts::SWITCH).is_some());
}

#[test]
fn what_the_law_demands_is_no_box() {
    let harness = editing();
    let texts = letter_texts(&harness);
    let demanded: Vec<&LetterText> =
        texts.iter().filter(|text| text.standing == TextStanding::Demanded).collect();
    assert!(demanded.len() > 5, "{}", demanded.len());
    let named = |words: &str| demanded.iter().any(|text| text.own_words()[0].contains(words));
    assert!(named("Du får førtidspension") && named("klage"));
}
