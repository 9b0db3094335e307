//! Practice cases: begun from the start page, marked on the screen and on every page that they print, and never unmarked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::BTreeSet;
use std::process::Command;

use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable, by};
use forberedt::case::Case;
use forberedt::case::edits::{EditAct, LetterEdit};
use forberedt::document::Document;
use forberedt::document::marks::{self, PRACTICE_SAID};
use forberedt::files::case_file;
use forberedt::library::practice::{PRACTICE_CASES, PracticeCase};
use forberedt::place::ItemId;
use forberedt::session::Page;
use forberedt::ui::frame::practice::{MARK, SAID};
use forberedt::ui::frame::window::Window;
use forberedt::ui::start;
use forberedt::writers::{Format, render};

use crate::cases::{LIBRARY, at, example, parse, path};
use crate::pdf::assert_conforms;
use crate::pdf_reading::{drawn_pieces, reading_text};
use crate::window::{Beginning, click, show};
use crate::words::part;

const LETTER: &str = "decision-pension-granted";

fn practice() -> Case {
    PracticeCase::named("pension-granted-2018").unwrap().case().unwrap()
}

fn letter(case: &Case) -> Document {
    LIBRARY.shelf(case).finish(LETTER).unwrap().0
}

#[test]
fn the_practice_cases_are_the_examples_with_the_mark_and_have_titles() {
    for practice in PRACTICE_CASES {
        let case = practice.case().unwrap();
        assert!(case.practice);
        assert_eq!(Case { practice: false, ..case }, parse(&example(practice.id)));
        assert_ne!(start::texts::practice(practice.id).0, start::texts::EMPTY_PRACTICE);
    }
}

#[test]
fn the_file_says_so_only_where_it_is_so() {
    let text = case_file::to_text(&practice()).unwrap();
    assert!(text.contains("\"practice\": true"), "{text:.200}");
    assert!(case_file::parse("sag.json", &text).unwrap().practice);
    let plain = case_file::to_text(&Case { practice: false, ..practice() }).unwrap();
    assert!(!plain.contains("practice"));
    assert!(!case_file::parse("sag.json", &plain).unwrap().practice);
}

#[test]
fn neither_an_older_version_nor_a_colleague_takes_the_mark_away() {
    let (practice, plain) = (practice(), Case { practice: false, ..practice() });
    assert!(practice.with_all_of(&plain).practice);
    let field = path("matter.case_number");
    assert!(practice.with_field_of(&plain, &field).unwrap().practice);
    assert!(practice.merged_with(&plain, &plain, &BTreeSet::new()).unwrap().practice);
    assert!(plain.merged_with(&practice, &plain, &BTreeSet::new()).unwrap().practice);
}

#[test]
fn every_page_of_every_format_bears_the_mark_and_the_text_says_it_once() {
    for document in
        [letter(&practice()), LIBRARY.shelf(&practice()).draft(LETTER).unwrap().marked()]
    {
        let mark = marks::in_margin(&document).unwrap();
        assert_eq!(mark, if document.draft { "ØVELSE – UDKAST" } else { "ØVELSE" });
        let pdf = render(&document, Format::Pdf).unwrap();
        assert_conforms(&pdf);
        let pages = drawn_pieces(&pdf);
        assert!(pages.len() > 1);
        for page in pages {
            let drawn = |mark: &str| page.iter().any(|(_, _, text)| text == mark);
            assert!(drawn(&mark) && drawn("ØVELSE"), "{page:?}");
        }
        let read = reading_text(&pdf);
        let once = |text: &str| text.replace('\n', " ").matches(PRACTICE_SAID).count();
        assert_eq!(once(&read), 1, "{read:.300}");
        assert_eq!(read.matches("ØVELSE").count(), 1, "the marks in the margin are not read");
        let docx = render(&document, Format::Docx).unwrap();
        assert!(part(&docx, "word/header1.xml").contains(&mark));
        let body = part(&docx, "word/document.xml");
        assert_eq!(body.matches(PRACTICE_SAID).count(), 1);
        assert!(body.find(PRACTICE_SAID).unwrap() < body.find("Egelund Kommune").unwrap());
        let odt = render(&document, Format::Odt).unwrap();
        let styles = part(&odt, "styles.xml");
        let header = styles.split("<style:header>").nth(1).unwrap();
        assert!(header.split("</style:header>").next().unwrap().contains(&mark));
        let body = part(&odt, "content.xml");
        assert_eq!(body.matches(PRACTICE_SAID).count(), 1);
        assert!(body.find(PRACTICE_SAID).unwrap() < body.find("Egelund Kommune").unwrap());
        let text = String::from_utf8(render(&document, Format::Text).unwrap()).unwrap();
        assert!(text.starts_with(&format!("{mark}\n\n{PRACTICE_SAID}\n\n")), "{text:.200}");
        assert!(document.file_stem().contains("øvelse"));
    }
    let plain = letter(&Case { practice: false, ..practice() });
    let text = String::from_utf8(render(&plain, Format::Text).unwrap()).unwrap();
    assert!(!text.contains("ØVELSE") && !plain.file_stem().contains("øvelse"));
}

#[test]
fn no_edit_of_the_letter_takes_the_mark_away() {
    let mut case = practice();
    let draft = LIBRARY.shelf(&case).draft(LETTER).unwrap();
    let texts = forberedt::letters::edits::texts(&draft, &case.edits);
    let mut taken_out = 0;
    for text in texts {
        case.edit_letter(LetterEdit {
            id: ItemId::NONE,
            letter: LETTER.to_owned(),
            block: text.block.to_string(),
            act: EditAct::Remove,
            ground: text.ground.to_vec(),
            text: Vec::new(),
            goes_on: false,
            by: "Mette".to_owned(),
            on: "2018-05-16".to_owned(),
        });
        taken_out += 1;
    }
    assert!(taken_out > 20);
    let bare = LIBRARY.shelf(&case).draft(LETTER).unwrap().marked();
    assert!(bare.blocks.len() < draft.blocks.len());
    let text = String::from_utf8(render(&bare, Format::Text).unwrap()).unwrap();
    assert!(text.contains(PRACTICE_SAID));
}

#[test]
fn the_command_line_and_the_seal_bear_the_mark_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    std::fs::write(&file, case_file::to_text(&practice()).unwrap()).unwrap();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
            .arg(arguments[0])
            .arg(&file)
            .args(&arguments[1..])
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{told}");
        told
    };
    let told = run(&["write", "--letter", LETTER, "--format", "txt"]);
    assert!(told.contains(PRACTICE_SAID), "{told:.300}");
    let told: serde_json::Value =
        serde_json::from_str(&run(&["write", "--letter", LETTER, "--json"])).unwrap();
    assert_eq!(at(&told, "letters.0.practice"), &serde_json::json!(true), "{told:#}");
    run(&["seal", "--today", "2018-05-16"]);
    let sealed = std::fs::read_to_string(&file).unwrap();
    assert!(sealed.contains("\"practice\": true"));
    run(&["verify-sealed"]);
    // Whoever takes the mark out of the file is told that the letters are not those that went out.
    let plain = Case { practice: false, ..case_file::read(&file).unwrap() };
    std::fs::write(&file, case_file::to_text(&plain).unwrap()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
        .arg("verify-sealed")
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_practice_case_is_begun_from_the_start_page_and_its_band_is_never_out_of_sight() {
    let mut harness = Beginning::default().window();
    let (title, about) = start::texts::practice("half-filled");
    click(&mut harness, &format!("{title}, {about}"));
    assert!(harness.state().session().case().practice);
    assert!(harness.state().session().path().is_none(), "it has no file");
    let said = format!("{MARK}. {SAID}");
    let bands = |harness: &Harness<'static, Window>| harness.query_all(by().label(&said)).count();
    for page in Page::all() {
        show(&mut harness, page);
        assert_eq!(bands(&harness), 1, "{page:?}");
    }
    // An empty one too, and the case before it is not lost without a word.
    show(&mut harness, Page::Start);
    let (title, about) = start::texts::practice("");
    click(&mut harness, &format!("{title}, {about}"));
    assert!(harness.state().session().case().practice);
    assert!(harness.state().session().case().citizen.name.filled().is_none());
    let mut harness = Beginning::default().window();
    show(&mut harness, Page::Tasks);
    assert_eq!(bands(&harness), 0);
}
