//! What is different in the letter in view, all that it can say, and what can be chosen in it: in the window, and as a screen reader has it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::letters::edits::{LetterText, TextKind, TextStanding};
use forberedt::session::action::{Action, Command};
use forberedt::session::edits::EditWish;
use forberedt::session::pages::letter_view::LetterView;
use forberedt::ui::frame::window::Window;
use forberedt::ui::letters::view_texts as texts;

use crate::window::{choose_letter, click, example, type_into, window};

const LETTER: &str = "decision-pension-refused";

fn refused() -> Harness<'static, Window> {
    let case = example("pension-refused-fleksjob-granted-2018");
    let mut harness = window(Vec::new(), Some(case), None);
    choose_letter(&mut harness, LETTER);
    harness
}

fn act(harness: &mut Harness<'static, Window>, action: Action) {
    harness.state_mut().act(action);
    harness.run_steps(20);
}

/// Whether a screen reader is told a text with these words.
fn is_said(harness: &Harness<'static, Window>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn free_text(harness: &Harness<'static, Window>) -> LetterText {
    let preview = harness.state().session().letters().preview().unwrap();
    let is_free = |text: &&LetterText| {
        text.standing == TextStanding::Assembled && text.kind == TextKind::Paragraph
    };
    preview.texts.iter().find(is_free).unwrap().clone()
}

#[test]
fn what_is_different_is_said_in_words() {
    let mut harness = refused();
    act(&mut harness, Action::Do(Command::LetterAs(LetterView::Differences)));
    assert!(is_said(&harness, texts::NOTHING_BY_HAND));
    click(&mut harness, texts::AGAINST_WRITTEN);
    assert!(is_said(&harness, texts::NOTHING_WRITTEN));
    click(&mut harness, texts::AGAINST_TEMPLATE);

    let text = free_text(&harness);
    let first = text.own_words()[0].clone();
    let wish = EditWish::AddAfter(text, vec!["Noget helt nyt her.".to_owned()]);
    act(&mut harness, Action::EditLetter(wish));
    assert!(is_said(&harness, "[nyt: Noget helt nyt her.]"));
    assert!(is_said(&harness, "4 ord er nye."));
    assert!(!is_said(&harness, &first), "only what is different is shown");
    click(&mut harness, texts::WHOLE_LETTER);
    assert!(is_said(&harness, &first));
    click(&mut harness, texts::PAGES);
    assert!(!is_said(&harness, texts::AGAINST));
}

#[test]
fn what_is_new_since_the_letter_was_last_seen_is_told() {
    let mut harness = refused();
    act(&mut harness, Action::Do(Command::LetterAs(LetterView::Differences)));
    click(&mut harness, texts::AGAINST_SEEN);
    assert!(is_said(&harness, texts::NOTHING_SEEN));
    act(&mut harness, Action::Do(Command::Tasks));
    let text = free_text(&harness);
    let wish = EditWish::AddAfter(text, vec!["Noget helt nyt her.".to_owned()]);
    act(&mut harness, Action::EditLetter(wish));
    act(&mut harness, Action::Do(Command::LetterAs(LetterView::Differences)));
    assert!(is_said(&harness, "[nyt: Noget helt nyt her.]"));
}

#[test]
fn the_recipe_is_read_and_searched() {
    let mut harness = refused();
    act(&mut harness, Action::Do(Command::LetterAs(LetterView::Recipe)));
    assert!(is_said(&harness, "Opskrift: Afgørelse: afslag på førtidspension"));
    type_into(&mut harness, texts::SEARCH, "tilbyder et MØDE");
    harness.run_steps(5);
    assert!(is_said(&harness, "2 steder i opskriften har de ord."));
    assert!(is_said(&harness, "Når du har valgt »Vi tilbyder et møde«"));
    assert!(!is_said(&harness, "Sådan læses opskriften"));
    type_into(&mut harness, texts::SEARCH, "kvaksalver");
    harness.run_steps(5);
    assert!(is_said(&harness, texts::NO_HITS));
}

#[test]
fn a_choice_is_one_click_and_undone_like_anything() {
    let mut harness = refused();
    let words = |harness: &Harness<'static, Window>| {
        harness.state().session().letters().preview().unwrap().words.clone()
    };
    let usual = words(&harness);
    click(&mut harness, "Samtale om afgørelsen: Vi tilbyder et møde");
    harness.run_steps(20);
    assert!(words(&harness).contains("Vi vil gerne mødes med dig"));
    let edits =
        |harness: &Harness<'static, Window>| harness.state().session().case().edits.all().len();
    assert_eq!(edits(&harness), 1);
    click(&mut harness, "Samtale om afgørelsen: Borgeren kontakter os");
    harness.run_steps(20);
    assert_eq!((edits(&harness), words(&harness) == usual), (0, true));
    act(&mut harness, Action::Do(Command::Undo));
    assert!(words(&harness).contains("Vi vil gerne mødes med dig"));
}
