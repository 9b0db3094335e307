//! The page of seals in the window: letters are sealed, looked at again, and told of where they differ.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use forberedt::files::case_file;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::session::pages::seals::NotSealable;
use forberedt::ui::frame;
use forberedt::ui::frame::window::Window;
use forberedt::ui::seals::texts;

use crate::cases::path;
use crate::locked_session::WORD;
use crate::window::{click, example, plain, window};
use crate::window_locked::{locked, type_unseen};

fn to_seals(harness: &mut Harness<'static, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    harness.run_steps(6);
    assert_eq!(harness.state().session().page(), Page::Seals);
}

fn seals_in_file(harness: &Harness<'static, Window>) -> usize {
    case_file::read(harness.state().session().path().unwrap()).unwrap().seals.all().len()
}

#[test]
fn the_decision_is_sealed_looked_at_corrected_and_sealed_again() {
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    to_seals(&mut harness);
    harness.get_by_label(texts::NONE);
    // The letter of the decision is chosen already.
    click(&mut harness, &texts::seal(1));
    harness.run_steps(6);
    harness.get_by_label(&texts::sealed(1, 1));
    assert_eq!(seals_in_file(&harness), 1);
    assert!(!harness.state().session().is_dirty());
    // No undoing takes it away.
    assert!(!harness.state().session().can(Command::Undo));
    harness.get_by_label(texts::NOT_LOOKED);
    click(&mut harness, texts::LOOK);
    harness.run_steps(6);
    harness.get_by_label(texts::ALL_SAME);
    harness.get_by_label(texts::SAME);
    // An answer that stands in the letter is another now: what was seen holds no longer, and the letter has changed.
    let name = path("citizen.name");
    harness.state_mut().act(Action::Answer(name, "Åse Lind".to_owned()));
    harness.run_steps(6);
    harness.get_by_label(texts::NOT_LOOKED);
    click(&mut harness, texts::LOOK);
    harness.run_steps(6);
    harness.get_by_label(texts::SOME_DIFFER);
    harness.get_by_label(texts::CHANGED);
    harness.get_by_label(texts::CASE_CHANGED);
    assert!(harness.query_all_by_label_contains("Åse Lind").count() > 0, "what it reads now");
    // It is sealed again: the first seal stays and says that it was corrected.
    click(&mut harness, &texts::seal(1));
    harness.run_steps(6);
    assert_eq!(seals_in_file(&harness), 2);
    click(&mut harness, texts::LOOK);
    harness.run_steps(6);
    harness.get_by_label(texts::ALL_SAME);
    harness.get_by_label(texts::CORRECTED);
    harness.get_by_label(&texts::number(2));
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run_steps(6);
    assert_eq!(harness.state().session().case().seals.all().len(), 2);
}

#[test]
fn what_cannot_be_sealed_says_why() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    to_seals(&mut harness);
    let why = texts::why_not(NotSealable::NoneChosen);
    assert!(harness.query_all_by_label(why).count() > 0);
    assert!(harness.get_by_label(&texts::seal(0)).accesskit_node().is_disabled());
    let mut harness = plain();
    to_seals(&mut harness);
    assert!(harness.query_all_by_label(texts::why_not(NotSealable::NoFile)).count() > 0);
}

#[test]
fn a_locked_case_keeps_the_version_that_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked(folder.path());
    let mut harness = window(Vec::new(), Some(file), None);
    type_unseen(&mut harness, WORD);
    click(&mut harness, frame::texts::OPEN);
    to_seals(&mut harness);
    let session = harness.state().session();
    let row = session.sealable().next().unwrap().clone();
    if !session.is_to_be_sealed(&row) {
        click(&mut harness, &row.title);
    }
    let count = harness
        .state()
        .session()
        .sealable()
        .filter(|row| harness.state().session().is_to_be_sealed(row))
        .count();
    click(&mut harness, &texts::seal(count));
    harness.run_steps(8);
    harness.get_by_label(&texts::sealed(1, count));
    assert!(!harness.state().session().is_dirty());
    harness.state_mut().act(Action::Do(Command::Versions));
    harness.run_steps(6);
    assert!(harness.query_all_by_label_contains("sendt").count() > 0);
}
