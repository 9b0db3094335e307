//! The page of older versions in the window, by the names of its parts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use forberedt::session::Page;
use forberedt::ui::versions::texts;

use crate::locked_session::WORD;
use crate::window::{click, label_of, plain, show, type_into, window};
use crate::window_locked::{locked, type_unseen};

#[test]
fn a_plain_case_says_why_it_keeps_no_versions() {
    let mut harness = plain();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::H);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Versions);
    harness.get_by_label(texts::NOT_KEPT);
    assert!(harness.query_by_label(texts::KEEP).is_none());
    // A page that keeps nothing has no place in the list of pages; the palette has it.
    assert!(harness.query_by_label(texts::TITLE).is_some());
    click(&mut harness, texts::BACK);
    assert_eq!(harness.state().session().page(), Page::Tasks);
}

#[test]
fn a_moment_gets_a_name_and_an_answer_comes_back_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked(folder.path());
    let mut harness = window(Vec::new(), Some(file), None);
    type_unseen(&mut harness, WORD);
    click(&mut harness, "Åbn");
    let session =
        |harness: &egui_kittest::Harness<'static, forberedt::ui::frame::window::Window>| {
            harness.state().session().case().citizen.name.filled().unwrap().to_owned()
        };
    let name = session(&harness);
    // The cursor is in the box for the name of the moment.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::H);
    harness.run();
    harness.get_by_label(texts::NONE_YET);
    harness.event(Event::Text("før mødet".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label(&texts::named("før mødet"));
    show(&mut harness, Page::Section("citizen"));
    type_into(&mut harness, &label_of("citizen.name"), " Lind");
    assert_ne!(session(&harness), name);
    show(&mut harness, Page::Versions);
    let look = format!("{}: ", texts::LOOK);
    let version = harness.get_all_by_label_contains(&look).last().unwrap();
    version.click();
    harness.run();
    harness.get_by_label(&texts::differs(1));
    harness.get_by_label_contains(texts::TAKE_FIELD).click();
    harness.run();
    assert_eq!(session(&harness), name);
    // It shows where, and can be undone.
    assert_eq!(harness.state().session().page(), Page::Section("citizen"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_ne!(session(&harness), name);
    show(&mut harness, Page::Versions);
    harness.get_all_by_label_contains(&look).last().unwrap().click();
    harness.run();
    click(&mut harness, texts::TAKE_ALL);
    assert_eq!(session(&harness), name);
}
