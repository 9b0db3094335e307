//! The page of a letter without names in the window, by the names of its parts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use forberedt::files::case_file;
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::ui::letters::texts as letters;
use forberedt::ui::nameless::texts;
use forberedt::writers::Format;

use crate::cases::stem;
use crate::redaction::said;
use crate::window::{click, example, saved, show, window};

const LETTER: &str = "preparatory-plan";

#[test]
fn a_letter_is_written_without_names_once_its_doubtful_words_are_judged() {
    let folder = tempfile::tempdir().unwrap();
    let case = case_file::read(&example("pension-granted-2018")).unwrap();
    let file = saved(&case, &folder);
    let mut harness = window(Vec::new(), Some(file), None);
    harness.state_mut().act(Action::ReadLetter(LETTER.to_owned()));
    harness.run();
    click(&mut harness, letters::WITHOUT_NAMES);
    assert_eq!(harness.state().session().page(), Page::Nameless);
    harness.get_by_label(texts::DOUBTS);
    let words = harness.state().session().nameless().words().unwrap().as_ref().unwrap().clone();
    let kept = words.iter().find(|word| *word == "Arbejdstid").unwrap();
    click(&mut harness, &texts::stays(kept));
    assert!(harness.state().session().nameless().is_kept(kept));
    click(&mut harness, texts::WRITE_DOCX);
    let written = folder.path().join("Rehabiliteringsplanens forberedende del - uden navne.docx");
    let text = said(Format::Docx, &std::fs::read(written).unwrap());
    let name = case.citizen.name.filled().unwrap();
    for part in name.split(' ').chain(words.iter().map(String::as_str).filter(|word| word != kept))
    {
        assert!(
            !text.split(|sign: char| !sign.is_alphanumeric()).any(|word| word == part),
            "{part}"
        );
    }
    assert!(text.contains(kept.as_str()));
    assert!(!folder.path().join(Format::Docx.file_name(&stem(LETTER))).exists());
}

#[test]
fn an_unfinished_letter_says_what_it_lacks_and_leads_there() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    show(&mut harness, Page::Letters);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::U);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Nameless);
    harness.get_by_label(texts::STOPPED);
    assert!(harness.query_by_label(texts::WRITE_PDF).is_none());
    click(&mut harness, texts::BACK);
    assert_eq!(harness.state().session().page(), Page::Letters);
}
