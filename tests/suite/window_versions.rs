//! Two versions of a case in the window: a text that was found beside its file, and a case that somebody else has open.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::PathBuf;

use egui_kittest::kittest::Queryable;
use forberedt::case::Case;
use forberedt::case::field::Answered;
use forberedt::files::case_file;
use forberedt::files::holding::Hold;
use forberedt::files::journal::path_of;
use forberedt::session::Page;
use forberedt::session::question::Question;

use crate::journal_entries::journal_over;
use crate::window::{click, label_of, saved, show, type_into, window};

fn named(name: &str) -> Case {
    let mut case = Case::default();
    case.citizen.name.set_text(name).unwrap();
    case
}

/// A case in a folder, with a journal beside it that was typed over that version.
fn with_journal(folder: &tempfile::TempDir, over: &Case) -> PathBuf {
    let path = saved(&named("Åse Ærø"), folder);
    let journal = journal_over(over, named("Åse Ærø Lind"));
    std::fs::write(path_of(&path), journal).unwrap();
    path
}

#[test]
fn what_was_found_is_shown_field_by_field_and_taken_by_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_journal(&folder, &named("Åse Ærø"));
    let mut harness = window(Vec::new(), Some(path.clone()), None);
    assert!(harness.query_by_label("Der er tekst, som ikke blev gemt").is_some());
    for shown in ["I filen:", "Fundet:", "Åse Ærø", "Åse Ærø Lind"] {
        assert!(harness.query_all_by_label(shown).next().is_some(), "{shown}");
    }
    click(&mut harness, "Fortsæt med det fundne");
    let session = harness.state().session();
    assert_eq!(session.case().citizen.name.filled(), Some("Åse Ærø Lind"));
    assert!(session.is_dirty() && session.question().is_none());
    assert_eq!(case_file::read(&path).unwrap(), named("Åse Ærø"));
}

#[test]
fn what_does_not_fit_the_file_cannot_be_taken_but_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_journal(&folder, &named("Åse"));
    let mut harness = window(Vec::new(), Some(path.clone()), None);
    assert!(harness.query_by_label("Der er tekst, som ikke passer til filen").is_some());
    assert!(harness.query_by_label("Fortsæt med det fundne").is_none());
    click(&mut harness, "Gem det ved siden af");
    assert!(harness.query_by_label_contains("Det fundne er gemt i ").is_some());
    assert!(!path_of(&path).exists());
}

#[test]
fn a_case_that_somebody_else_has_says_who_and_takes_no_typing() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&named("Åse"), &folder);
    let (_, hold) = Hold::take(&path, false);
    let mut harness = window(Vec::new(), Some(path.clone()), None);
    assert!(matches!(harness.state().session().question(), Some(Question::HeldByOther(_))));
    assert!(harness.query_by_label("En anden har sagen åben").is_some());
    click(&mut harness, "Læs den");
    assert!(harness.query_by_label_contains("Her kan den kun læses").is_some());
    show(&mut harness, Page::Section("citizen"));
    type_into(&mut harness, &label_of("citizen.name"), " Lind");
    assert_eq!(harness.state().session().case().citizen.name.filled(), Some("Åse"));
    drop(hold);
    click(&mut harness, "Åbn igen");
    show(&mut harness, Page::Section("citizen"));
    assert!(harness.query_by_label_contains("Her kan den kun læses").is_none());
    type_into(&mut harness, &label_of("citizen.name"), " Lind");
    let typed = harness.state().session().case().citizen.name.filled().unwrap_or_default();
    assert!(typed.contains("Lind"), "{typed}");
}
