//! Lists in a form: rows to read and to open, moved by key, and as quick with many items as with few.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, Queryable, by};
use forberedt::case::Case;
use forberedt::case::field::{Edit, Listed};
use forberedt::place::ItemId;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::ui::form::texts;
use forberedt::ui::frame::window::Window;

use crate::cases::path;
use crate::window::{click, is_text_box, saved, show, window};

/// A window on a case with so many exhibits.
fn with_exhibits(count: usize) -> Harness<'static, Window> {
    let folder = tempfile::tempdir().unwrap();
    let mut case = Case::default();
    for index in 0..count {
        case.exhibits.list.add(ItemId::NONE);
        let item = case.exhibits.list.item_mut(index).unwrap();
        if let Some(Edit::Answer(title)) = item.field_mut("title") {
            title.set_text(&format!("Attest {}", index + 1)).unwrap();
        }
    }
    let mut harness = window(Vec::new(), Some(saved(&case, &folder)), None);
    show(&mut harness, Page::Section("exhibits"));
    harness
}

fn titles(harness: &Harness<'static, Window>) -> Vec<String> {
    let items = harness.state().session().case().exhibits.list.items();
    items.iter().map(|item| item.title.filled().unwrap_or_default().to_owned()).collect()
}

#[test]
fn many_items_are_rows_that_open_and_close() {
    let mut harness = with_exhibits(6);
    let box_of = |harness: &Harness<'static, Window>| {
        harness.query(by().label("Bilag 2: Bilagets titel").predicate(is_text_box)).is_some()
    };
    assert!(!box_of(&harness));
    let row = "Bilag 2, række 2 af 6, lukket: Attest 2";
    harness.get_by_label_contains(row).click();
    harness.run();
    assert!(box_of(&harness));
    click(&mut harness, &format!("{}: Bilag 2", texts::CLOSE_ROW));
    assert!(!box_of(&harness));
    harness.state_mut().act(Action::JumpTo(path("exhibits.list[3].title")));
    harness.run();
    harness.get(by().label("Bilag 4: Bilagets titel").predicate(is_text_box));
}

#[test]
fn a_row_is_moved_by_key_and_by_mouse_and_a_removed_one_comes_back() {
    let mut harness = with_exhibits(6);
    let is_row = |node: &AccessKitNode<'_>| {
        node.label().is_some_and(|label| label.starts_with("Bilag 2, række"))
    };
    harness.get(by().predicate(is_row)).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run();
    assert_eq!(titles(&harness)[..2], ["Attest 2", "Attest 1"]);
    click(&mut harness, &format!("{}: Bilag 2", texts::MOVE_UP));
    assert_eq!(titles(&harness)[..2], ["Attest 1", "Attest 2"]);
    click(&mut harness, &format!("{}: Bilag 1", texts::REMOVE));
    assert_eq!(titles(&harness).len(), 5);
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run();
    assert_eq!(titles(&harness)[0], "Attest 1");
}

#[test]
fn of_many_rows_only_those_in_sight_are_drawn() {
    let mut harness = with_exhibits(1000);
    let is_row =
        |node: &AccessKitNode<'_>| node.label().is_some_and(|label| label.contains(", række "));
    let count =
        |harness: &Harness<'static, Window>| harness.query_all(by().predicate(is_row)).count();
    let drawn = count(&harness);
    assert!((5..60).contains(&drawn), "{drawn}");
    // Items far down are reached all the same.
    harness.state_mut().act(Action::JumpTo(path("exhibits.list[900].title")));
    harness.run();
    harness.get(by().label("Bilag 901: Bilagets titel").predicate(is_text_box));
    assert!(count(&harness) < 60);
}
