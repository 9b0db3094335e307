//! Lists in a form: rows to read and to open, moved by key, and as quick with many items as with few.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers, Role, vec2};
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
    // What goes is told first, and the cursor is on the answer that takes nothing out.
    assert_eq!(titles(&harness).len(), 6);
    click(&mut harness, texts::REMOVE);
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

/// Takes a row with the mouse at its middle and lets it go so far below.
fn draw_row(harness: &mut Harness<'static, Window>, turn: usize, rows_down: f32) {
    let name = format!("Bilag {turn}, række {turn} af 6, lukket");
    let at = harness.get_by_label_contains(&name).rect().center();
    let to = at + vec2(0.0, rows_down * 36.0);
    harness.hover_at(at);
    harness.run();
    harness.drag_at(at);
    harness.run();
    harness.hover_at(at + vec2(0.0, 12.0 * rows_down.signum()));
    harness.run();
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to);
    harness.run();
}

#[test]
fn a_row_is_drawn_to_its_place_with_the_mouse_as_one_step() {
    let mut harness = with_exhibits(6);
    let order = |order: [usize; 6]| order.map(|number| format!("Attest {number}")).to_vec();
    draw_row(&mut harness, 2, 3.0);
    assert_eq!(titles(&harness), order([1, 3, 4, 5, 2, 6]));
    draw_row(&mut harness, 6, -5.0);
    assert_eq!(titles(&harness), order([6, 1, 3, 4, 5, 2]));
    draw_row(&mut harness, 1, 0.2);
    assert_eq!(titles(&harness), order([6, 1, 3, 4, 5, 2]), "it was let go where it lay");
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run();
    assert_eq!(titles(&harness), order([1, 2, 3, 4, 5, 6]));
}

#[test]
fn closed_rows_are_a_table_with_a_name_and_each_row_says_its_turn() {
    let harness = with_exhibits(6);
    let label =
        harness.state().session().library().unwrap().words.label("exhibits.list").to_owned();
    harness.get_by_role_and_label(Role::Table, &label);
    assert_eq!(harness.query_all_by_role(Role::Row).count(), 6);
    harness.get_by_role_and_label(Role::Row, &texts::row_of(2, 6));
}
