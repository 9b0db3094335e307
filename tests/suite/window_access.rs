//! The page of who has had the case open, as it is read and used.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use egui_kittest::kittest::Queryable;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};

use crate::file_names::names;
use crate::locked_session::WORD;
use crate::window::{click, show, window};
use crate::window_locked::{locked, type_unseen};

#[test]
fn the_page_tells_who_it_was_and_writes_the_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked(folder.path());
    let mut harness = window(Vec::new(), Some(file), None);
    type_unseen(&mut harness, WORD);
    click(&mut harness, "Åbn");
    harness.state_mut().act(Action::Do(Command::Versions));
    harness.run();
    click(&mut harness, "Hvem har haft sagen åben?");
    assert!(harness.query_by_label("Åbnede sagen").is_some());
    assert!(harness.query_by_label_contains(" · ").is_some(), "when and who");
    let out = folder.path().join("breve");
    harness.state_mut().act(Action::TypeFolder(out.display().to_string()));
    harness.run();
    click(&mut harness, "Skriv et nummer i stedet for hver medarbejders navn");
    click(&mut harness, "Skriv listen som PDF");
    assert_eq!(names(&out), ["Hvem har haft din sag åben.pdf"]);
    assert!(harness.query_by_label_contains("Skrevet: ").is_some());
    assert!(harness.query_by_label("Skrev denne liste som pdf").is_some());
}

#[test]
fn a_plain_case_says_that_it_keeps_no_log() {
    let mut harness = window(Vec::new(), None, None);
    show(&mut harness, Page::Access);
    assert!(
        harness.query_by_label_contains("Sagen er ikke låst, så programmet noterer ikke").is_some()
    );
    assert!(harness.query_by_label("Skriv listen som PDF").is_none());
}
