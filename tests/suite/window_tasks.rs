//! The task list in the window, by the names that a screen reader says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{AccessKitNode, Queryable, by};
use forberedt::case::Case;
use forberedt::case::part::CasePart;
use forberedt::session::Page;
use forberedt::ui::frame;
use forberedt::ui::tasks::texts;

use crate::window::{
    Beginning, click, is_text_box, plain, practice, saved, show, type_into, window,
};

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

#[test]
fn a_newcomer_goes_from_a_new_case_to_its_first_field_and_ends_the_part() {
    let mut harness = Beginning::default().window();
    practice(&mut harness);
    assert_eq!(harness.state().session().page(), Page::Tasks);
    // The way on has the cursor.
    let go_on = format!("{}: Borgeren", texts::GO_ON);
    harness.get(by().label(&go_on).predicate(is_focused));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("citizen"));
    harness.get(by().label("Borgerens navn").predicate(is_focused).predicate(is_text_box));
    type_into(&mut harness, "Borgerens navn", "Åse");
    click(&mut harness, &format!("{}: Borgeren", texts::MARK));
    let citizen = CasePart::named("citizen").unwrap();
    assert!(harness.state().session().case().finished.has(citizen));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::T);
    harness.run();
    let rows = harness.get_all_by_label_contains("Borgeren, færdig. 8 spørgsmål uden svar");
    assert_eq!(rows.count(), 2, "in the list and in the navigation");
}

#[test]
fn the_phases_are_headings_and_lists() {
    let mut harness = Beginning::default().window();
    practice(&mut harness);
    for phase in ["Forberedelse", "Møde", "Høring", "Afgørelse", "Efter"] {
        harness.get_by_role_and_label(Role::Heading, phase);
        harness.get_by_role_and_label(Role::List, phase);
    }
    let waiting =
        "Afgørelse, kan ikke begyndes endnu. Først skal rehabiliteringsteamet have holdt møde.";
    assert_eq!(harness.get_all_by_label(waiting).count(), 2);
}

#[test]
fn a_key_goes_to_a_phase_with_the_cursor_in_its_first_field() {
    let mut harness = Beginning::default().window();
    practice(&mut harness);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("decision"));
    harness.get(by().label("Dato for afgørelsen").predicate(is_focused));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("re_presentation"));
}

#[test]
fn an_open_question_is_a_link_to_its_field() {
    let mut harness = Beginning::default().window();
    practice(&mut harness);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num1);
    harness.run();
    let is_link = |node: &AccessKitNode<'_>| node.role() == Role::Link;
    let link = by().label("Borgerens telefonnummer").predicate(is_link);
    harness.get(link).scroll_to_me();
    harness.run();
    let is_link = |node: &AccessKitNode<'_>| node.role() == Role::Link;
    harness.get(by().label("Borgerens telefonnummer").predicate(is_link)).click();
    harness.run();
    harness.get(by().label("Borgerens telefonnummer").predicate(is_focused));
}

#[test]
fn the_line_at_the_bottom_tells_which_case_it_is_and_when_it_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&Case::default(), &folder);
    let mut harness = window(Vec::new(), Some(path), None);
    harness.get_by_label("Gemt");
    show(&mut harness, Page::Section("matter"));
    type_into(&mut harness, "Sagsnummer", "2018-00731");
    harness.get_by_label("Sag 2018-00731");
    harness.get_by_label(frame::texts::UNSAVED);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    harness.get_by_label("Gemt kl. 10.42");
}

#[test]
fn undo_says_what_it_takes_back_and_keeps_what_came_after() {
    let mut harness = plain();
    type_into(&mut harness, "Borgerens navn", "Åse");
    harness.get_by_label("Fortryd: Borgerens navn");
    click(&mut harness, &format!("{}: Borgeren", texts::MARK));
    click(&mut harness, "Fortryd: Borgeren (mærket færdig)");
    let case = harness.state().session().case();
    assert!(case.finished.is_empty());
    assert_eq!(case.citizen.name.filled(), Some("Åse"));
    harness.get_by_label("Gentag: Borgeren (mærket færdig)");
}
