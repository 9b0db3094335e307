//! The page of letters around the letter: what was written, why something cannot be, and what is folded away.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Color32, ColorImage, Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use forberedt::jobs::job::{LetterRow, Standing};
use forberedt::session::Page;
use forberedt::session::action::{Action, Command, Showing, ShowingWish};
use forberedt::session::question::Message;
use forberedt::ui::frame::window::Window;
use forberedt::ui::letters::texts;
use forberedt::writers::Format;

use crate::window::{choose_letter, click, example, show, window};

const LETTER: &str = "decision-pension-granted";

fn granted() -> Harness<'static, Window> {
    window(Vec::new(), Some(example("pension-granted-2018")), None)
}

fn is_said(harness: &Harness<'static, Window>, label: &str) -> bool {
    harness.query_by_label(label).is_some()
}

#[test]
fn a_letter_that_was_written_is_opened_and_found_from_beside_the_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    harness.state_mut().act(Action::TypeFolder(folder.path().display().to_string()));
    harness.run();
    let open = format!("{}: Afgørelse om førtidspension.pdf", texts::OPEN_FILE);
    let find = format!("{}: Afgørelse om førtidspension.pdf", texts::SHOW_IN_FOLDER);
    assert!(!is_said(&harness, &open), "nothing is written yet");
    assert!(!harness.state().session().can(Command::OpenWritten));
    click(&mut harness, texts::WRITE_PDF);
    harness.get_by_label(&texts::written("Afgørelse om førtidspension.pdf"));
    let path = folder.path().join("Afgørelse om førtidspension.pdf");
    // One stands beside the news and one beside the buttons that write. This system has no program that shows anything.
    for (name, what) in [(&open, Showing::Letter), (&find, Showing::Folder)] {
        assert_eq!(
            harness.query_all_by_label(name).count(),
            2,
            "{what:?} {:?}",
            harness.state().session().message()
        );
        harness.query_all_by_label(name).last().unwrap().click();
        harness.run();
        let told = Message::NotShown(what, path.clone());
        assert_eq!(harness.state().session().message(), Some(&told));
        harness.state_mut().act(Action::Do(Command::Letters));
        harness.run();
        harness.get_by_label(&forberedt::ui::frame::texts::message(&told));
        assert!(told.is_failure(), "it stays until somebody has read it");
        harness.state_mut().act(Action::WriteLetter(Format::Pdf));
        harness.run();
    }
    // By key the same.
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    harness.run();
    assert_eq!(
        harness.state().session().message(),
        Some(&Message::NotShown(Showing::Folder, path))
    );
    // Another letter was not written.
    harness.state_mut().act(Action::SelectLetter("overview".to_owned()));
    harness.run();
    assert!(!harness.state().session().can(Command::OpenWritten));
}

#[test]
fn a_message_leaves_the_cursor_at_the_button_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    harness.state_mut().act(Action::TypeFolder(folder.path().display().to_string()));
    show(&mut harness, Page::Section("exhibits"));
    let has_cursor = |harness: &Harness<'static, Window>| {
        let button = harness.query_by_label("Markér som færdig: Bilag").unwrap();
        button.is_focused()
    };
    harness.get_by_label("Markér som færdig: Bilag").focus();
    harness.run();
    assert!(has_cursor(&harness));
    harness.state_mut().act(Action::WriteLetter(Format::Pdf));
    harness.run();
    assert!(harness.state().session().message().is_some());
    assert!(has_cursor(&harness));
}

#[test]
fn a_letter_that_cannot_be_written_says_why_where_everybody_can_read_it() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    show(&mut harness, Page::Letters);
    let preview = harness.state().session().letters().preview().unwrap().clone();
    assert!(!preview.is_ready());
    let mut blockers = preview.problems.clone();
    blockers.retain(|problem| problem.blocks());
    harness.get_by_label(&texts::cannot_write(&texts::lacking(&blockers)));
    assert!(harness.get_by_label(texts::WRITE_PDF).accesskit_node().is_disabled());
    harness.state_mut().act(Action::TypeFolder(String::new()));
    harness.run();
    harness.get_by_label(texts::NO_FOLDER_YET);
}

#[test]
fn a_pasted_picture_and_a_picker_that_never_comes_are_told_of() {
    let mut harness = granted();
    show(&mut harness, Page::Section("citizen"));
    let before = harness.state().session().generation();
    let picture = ColorImage::filled([2, 2], Color32::RED);
    harness.event(Event::PasteImage(std::sync::Arc::new(picture)));
    harness.run();
    harness.get_by_label_contains("Et billede kan ikke sættes ind");
    assert_eq!(harness.state().session().generation(), before);
    let wish = ShowingWish::NotShown(Showing::Picker, "/sager".into());
    harness.state_mut().act(Action::Outside(wish));
    harness.run();
    harness.get_by_label_contains("Skriv stien i feltet");
}

#[test]
fn letters_of_other_cases_are_folded_away_with_the_reason_of_each() {
    let mut harness = granted();
    show(&mut harness, Page::Letters);
    let rows = harness.state().session().letters().rows().to_vec();
    let spoken = |row: &LetterRow| match &row.standing {
        Standing::NotNow(reason) | Standing::NotInLaw(reason) => {
            Some(format!("{}. {reason}", row.title))
        }
        Standing::Ready(_) | Standing::Lacking(_) => None,
    };
    let others: Vec<String> = rows.iter().filter_map(spoken).collect();
    assert!(others.len() > 10 && others.len() < rows.len());
    let is_there = |harness: &Harness<'static, Window>, name: &String| {
        harness.query_by_label_contains(name).is_some()
    };
    assert!(!others.iter().any(|name| is_there(&harness, name)));
    click(&mut harness, &texts::of_other_cases(others.len()));
    harness.set_size([1280.0, 6000.0].into());
    harness.run_steps(4);
    assert!(others.iter().all(|name| is_there(&harness, name)));
    // One that was gone to by name stands open.
    let mut harness = granted();
    let hidden = rows.iter().find(|row| spoken(row).is_some()).unwrap();
    harness.state_mut().act(Action::ReadLetter(hidden.id.clone()));
    harness.run_steps(8);
    assert!(is_there(&harness, &spoken(hidden).unwrap()));
}
