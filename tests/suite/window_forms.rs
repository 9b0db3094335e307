//! The page of forms in the window, by the names of its parts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::case::field::Answered;
use forberedt::files::case_file;
use forberedt::observations::{Observations, Observer};
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::session::form_wish::FormWish;
use forberedt::ui::forms::texts;
use forberedt::ui::frame::window::Window;

use crate::cases::LIBRARY;
use crate::observations::filled;
use crate::window::{click, example, saved, window};

const FORM: &str = "svar.docx";

#[test]
fn a_form_that_came_back_is_shown_row_by_row_and_taken_in_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let case = case_file::read(&example("postponed-2018")).unwrap();
    let before = case.social.functioning.items().len();
    let form = folder.path().join(FORM);
    fs::write(&form, filled(Observer::Mentor)).unwrap();
    let mut harness = window(Vec::new(), Some(saved(&case, &folder)), Some(form));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Forms);
    click(&mut harness, texts::CHOOSE);
    harness.run();
    harness.get_by_label(&texts::by("Mette Lund, Mentor, 20. april 2018"));
    harness.get_by_label("Brugsen");
    harness.get_by_label("Det er fortalt, at nætterne er dårlige.");
    // The second row is left.
    let second = format!("{}: Åbnede ikke sin post i tre uger.", texts::row(2));
    click(&mut harness, &second);
    click(&mut harness, texts::TAKE_IN);
    harness.get_by_label(&texts::taken(1));
    assert_eq!(rows(&harness).len(), before + 1);
    assert_eq!(rows(&harness)[before], "Handlede ind & bar to poser. Satte sig efter 10 minutter.");
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run();
    assert_eq!(rows(&harness).len(), before, "one step takes it back");
}

fn rows(harness: &Harness<'_, Window>) -> Vec<String> {
    let case = harness.state().session().case();
    case.social.functioning.items().iter().map(|item| item.description.text().to_owned()).collect()
}

#[test]
fn a_form_of_another_case_says_so_and_one_is_written_beside_the_letters() {
    let folder = tempfile::tempdir().unwrap();
    let case = case_file::read(&example("pension-granted-2018")).unwrap();
    let form = folder.path().join(FORM);
    fs::write(&form, filled(Observer::Mentor)).unwrap();
    let mut harness = window(Vec::new(), Some(saved(&case, &folder)), None);
    harness.state_mut().act(Action::Do(Command::WriteForm));
    harness.run();
    harness.state_mut().act(Action::Form(FormWish::TypePath(form.display().to_string())));
    harness.run();
    click(&mut harness, texts::READ);
    let problem = harness.state().session().forms().found().unwrap().as_ref().unwrap_err();
    assert_eq!(problem.code, "form-of-another-case");
    assert!(harness.query_by_label(texts::TAKE_IN).is_none());

    let button = format!("{}: {}", texts::WRITE, texts::write_for(Observer::Supplier));
    click(&mut harness, &button);
    let written = harness.state().session().forms().written().unwrap().as_ref().unwrap().clone();
    let docx = fs::read(&written[0]).unwrap();
    assert_eq!(Observations::read("x", &docx, &case, &LIBRARY).unwrap(), Observations::default());
}
