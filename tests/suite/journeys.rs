//! How many actions a person needs from one end of a job to the other. What is answered stands in `tests/journeys`, and the
//! counts in the README.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::Path;

use eframe::egui::{Key, Modifiers};
use forberedt::files::case_file;
use forberedt::ui::letters::texts as letters;
use jiff::civil::date;

use crate::cases::stem;
use crate::person::{Journey, Person, journey, set_up, set_up_on, told};

/// A newcomer writes the first letter of a new case; what the checks say then, and how many actions it took.
fn newcomer(
    mut person: Person,
    folder: &Path,
    name: &str,
    has_mouse: bool,
) -> (Vec<String>, usize) {
    let Journey { letter, mut answers } = journey(name);
    let number = answers.remove("matter.case_number").unwrap();
    // Where the case lies and how it is locked are proposed.
    person.press(Modifiers::COMMAND, Key::N);
    person.press(Modifiers::NONE, Key::Enter);
    let file = person.window.state().session().path().map(Path::to_path_buf).unwrap();
    assert!(file.starts_with(folder.join("sager")) && file.exists(), "before the first field");
    // The way on has the cursor; it leads to the part that holds the caseworker's name already.
    person.press(Modifiers::NONE, Key::Enter);
    person.answer("matter.case_number", &number);
    // The day on which the plan was begun is asked for by no letter: it says which law governs.
    let begun = answers.remove("matter.plan_begun").unwrap();
    if has_mouse {
        person.type_begun(&begun);
    } else {
        person.find(&person.label("matter.plan_begun"));
        person.answer("matter.plan_begun", &begun);
    }
    person.answer_what_is_missing(&mut answers);
    assert!(answers.is_empty(), "{answers:?}");
    person.press(Modifiers::COMMAND, Key::S);
    assert!(!person.window.state().session().is_dirty());
    if has_mouse {
        person.click(letters::WRITE_PDF);
    } else {
        person.press(Modifiers::COMMAND, Key::P);
    }
    let pdf = folder.join(format!("sager/{}.pdf", stem(&letter)));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    assert!(person.actions <= 60, "{}", person.actions);
    (person.grave(), person.actions)
}

#[test]
fn a_newcomer_writes_the_plan_of_a_new_case() {
    let folder = tempfile::tempdir().unwrap();
    let person = set_up(folder.path());
    let (grave, actions) = newcomer(person, folder.path(), "newcomer-2018", true);
    assert_eq!(grave, [""; 0]);
    assert_eq!(actions, told("a newcomer writes the plan of a new case"));
}

#[test]
fn a_newcomer_writes_the_same_plan_without_a_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let person = set_up(folder.path());
    let (grave, actions) = newcomer(person, folder.path(), "newcomer-2018", false);
    assert_eq!(grave, [""; 0]);
    assert_eq!(actions, told("a newcomer writes the same plan without a mouse"));
}

#[test]
fn a_newcomer_describes_a_new_case_of_the_new_way() {
    let folder = tempfile::tempdir().unwrap();
    let person = set_up_on(date(2026, 11, 27), folder.path());
    let (grave, actions) = newcomer(person, folder.path(), "newcomer-2026", true);
    assert_eq!(grave, [""; 0]);
    assert_eq!(actions, told("a newcomer describes a new case of the new way"));
}

/// The half-filled example is finished, from its list of tasks to the PDF; how many actions that takes.
fn finish_half_filled(name: &str) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let mut person = set_up(folder.path());
    let case = case_file::read(&crate::window::example("half-filled")).unwrap();
    let file = folder.path().join("sager/2018-00731.json");
    case_file::write(&file, &case).unwrap();
    person.window.state_mut().act(forberedt::session::action::Action::OpenPath(file));
    person.settle();
    let Journey { letter, mut answers } = journey(name);
    person.answer_what_is_missing(&mut answers);
    assert!(answers.is_empty(), "{answers:?}");
    person.click(letters::WRITE_PDF);
    assert!(folder.path().join(format!("sager/{}.pdf", stem(&letter))).exists());
    assert_eq!(person.grave(), [""; 0]);
    person.actions
}

#[test]
fn the_half_filled_case_is_finished() {
    let name = "the half-filled case is finished, every answer in words";
    assert_eq!(finish_half_filled("half-filled"), told(name));
}

#[test]
fn the_half_filled_case_is_finished_with_the_shortest_answers() {
    let actions = finish_half_filled("half-filled-shortest");
    assert!(actions <= 12, "{actions}");
    assert_eq!(actions, told("the half-filled case is finished, the shortest answers"));
}
