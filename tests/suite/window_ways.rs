//! The ways through a case by key: find by name, search, the next thing missing, and the answers of a phase.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, Queryable, by};
use forberedt::case::Case;
use forberedt::case::field::Answered;
use forberedt::case::part::Phase;
use forberedt::session::Page;
use forberedt::ui::answers;
use forberedt::ui::finder::texts;
use forberedt::ui::frame::window::Window;

use crate::window::{click, example, is_text_box, plain, saved, show, window};

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

fn with_ctrl(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    harness.run();
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// Types into the box that has the cursor.
fn type_words(harness: &mut Harness<'static, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

#[test]
fn the_path_that_stands_in_a_box_is_typed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&Case::default(), &folder);
    let mut harness = window(Vec::new(), Some(path.clone()), None);
    for _ in 0..2 {
        with_ctrl(&mut harness, Key::O);
        assert_eq!(harness.state().session().typed_path(), path.display().to_string());
        type_words(&mut harness, "/en/anden.json");
        assert_eq!(harness.state().session().typed_path(), "/en/anden.json");
        type_words(&mut harness, "2");
        assert_eq!(harness.state().session().typed_path(), "/en/anden.json2");
        press(&mut harness, Key::Escape);
    }
}

#[test]
fn a_field_is_found_by_its_name_and_gets_the_cursor() {
    let mut harness = plain();
    with_ctrl(&mut harness, Key::K);
    harness.get(by().label(texts::PALETTE).predicate(is_focused));
    type_words(&mut harness, "foedt tolk brug");
    assert!(harness.query_by_label_contains("Intet fundet.").is_some());
    for _ in 0.."foedt tolk brug".len() {
        press(&mut harness, Key::Backspace);
    }
    type_words(&mut harness, "boern i hj");
    assert!(harness.query_by_label_contains("fundet.").is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.state().session().question().is_none());
    with_ctrl(&mut harness, Key::K);
    type_words(&mut harness, "dato for afgoerelsen");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().page(), Page::Section("decision"));
    harness.get(by().label("Dato for afgørelsen").predicate(is_focused).predicate(is_text_box));
}

#[test]
fn actions_parts_and_letters_are_found_too() {
    for (words, page) in [
        ("indstillinger", Page::Settings),
        ("helbredstjek", Page::Section("checklist")),
        ("tjek svarene hoering", Page::Answers(Phase::Hearing)),
        ("forberedende del", Page::Letters),
    ] {
        let mut harness = plain();
        with_ctrl(&mut harness, Key::K);
        type_words(&mut harness, words);
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().session().page(), page, "{words}");
    }
}

#[test]
fn the_arrows_choose_among_what_was_found() {
    let mut harness = plain();
    with_ctrl(&mut harness, Key::K);
    type_words(&mut harness, "borgerens");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Enter);
    // Of the fields whose names begin so it is the second.
    assert_eq!(harness.state().session().page(), Page::Section("citizen"));
    harness.get(by().label("Borgerens CPR-nummer").predicate(is_focused).predicate(is_text_box));
}

#[test]
fn what_stands_in_the_case_is_searched_in_every_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let mut case = Case::default();
    case.work.goal_own.set_text("Jeg vil arbejde i et gartneri på Ærø.").unwrap();
    let mut harness = window(Vec::new(), Some(saved(&case, &folder)), None);
    with_ctrl(&mut harness, Key::F);
    type_words(&mut harness, "aeroe");
    harness.get_by_label_contains("1 fundet.");
    let place = "Job og uddannelse › Borgerens egne ord om mål for job og uddannelse";
    harness.get_by_label_contains(&format!("{place}, Jeg vil"));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().page(), Page::Section("work"));
}

#[test]
fn the_next_thing_missing_is_reached_one_after_another() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    let mut places = Vec::new();
    for _ in 0..4 {
        press(&mut harness, Key::F8);
        let focused = harness.get(by().predicate(is_focused));
        places.push(focused.rect());
    }
    places.dedup();
    assert_eq!(places.len(), 4, "each is another field");
}

#[test]
fn nothing_is_wrong_in_an_untouched_case_and_a_key_says_where_nothing_is_missing() {
    let harness = plain();
    assert!(harness.state().session().findings().all().is_empty());
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    let preview = harness.state().session().letters().preview().unwrap().clone();
    assert!(preview.problems.is_empty());
    press(&mut harness, Key::F8);
    harness.get_by_label("Der mangler ikke noget.");
}

#[test]
fn the_answers_of_a_phase_lead_to_their_fields() {
    let mut harness = window(Vec::new(), Some(Path::new(&example("half-filled")).into()), None);
    show(&mut harness, Page::Tasks);
    click(&mut harness, &format!("{}: Forberedelse", answers::texts::CHECK));
    assert_eq!(harness.state().session().page(), Page::Answers(Phase::Preparation));
    harness.get_by_label("Samira Haddaoui Nørskov");
    click(&mut harness, &format!("{}: Borgerens adresse", answers::texts::CHANGE));
    harness.get(by().label("Borgerens adresse").predicate(is_focused).predicate(is_text_box));
}

#[test]
fn a_key_with_alt_writes_nothing() {
    let mut harness = plain();
    show(&mut harness, Page::Tasks);
    let key = Event::Key {
        key: Key::Num1,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    };
    harness.input_mut().events.extend([key, Event::Text("1".to_owned())]);
    harness.run_steps(6);
    harness.get(by().label("Borgerens navn").predicate(is_focused).predicate(is_text_box));
    type_words(&mut harness, "Åse");
    assert_eq!(harness.state().session().case().citizen.name.filled(), Some("Åse"));
}
