//! Fields in the window that hang on other answers: those that matter only sometimes, and those that name exhibits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::case::Case;
use forberedt::case::kind::Kind;
use forberedt::files::case_file;
use forberedt::session::Page;
use forberedt::ui::form;
use forberedt::ui::frame::window::Window;
use serde_json::json;

use crate::cases::{parse, path};
use crate::window::{click, example, is_text_box, label_of, plain, saved, show, type_into, window};

/// Whether a field has a text box of that name on the page that is shown.
fn has_box(harness: &Harness<'static, Window>, field: &str) -> bool {
    harness.query(by().label(&label_of(field)).predicate(is_text_box)).is_some()
}

fn text_in(harness: &Harness<'static, Window>, field: &str) -> String {
    let label = label_of(field);
    let text_box = harness.get(by().label(&label).predicate(is_text_box));
    text_box.accesskit_node().value().unwrap_or_default()
}

fn text_of(harness: &Harness<'static, Window>, field: &str) -> String {
    harness.state().session().case().answer(&path(field)).unwrap().text().to_owned()
}

const FIRM: [&str; 4] =
    ["work.firm_tasks", "work.firm_hard_tasks", "work.firm_hours", "work.firm_last_24_months"];

fn self_employed(harness: &mut Harness<'static, Window>, answer: &str) {
    show(harness, Page::Section("matter"));
    click(harness, &format!("{}: {answer}", label_of("matter.self_employed")));
    show(harness, Page::Section("work"));
}

#[test]
fn an_answer_on_the_checklist_points_to_the_questions_that_it_comes_from() {
    let mut harness = window(Vec::new(), Some(example("postponed-2018")), None);
    show(&mut harness, Page::Section("checklist"));
    let answered =
        "Spurgt den 22. marts 2018: egen læge. Svar den 6. april 2018: ja, helt (bilag 7, side 2)";
    assert!(harness.query_by_label(answered).is_some());
    click(&mut harness, answered);
    let session = harness.state().session();
    assert_eq!(session.page(), Page::Section("questions"));
}

#[test]
fn a_firms_fields_come_and_go_with_the_firm_and_keep_what_was_written() {
    let mut harness = plain();
    let shown = |harness: &Harness<'static, Window>| FIRM.map(|field| has_box(harness, field));
    show(&mut harness, Page::Section("work"));
    assert_eq!(shown(&harness), [false; 4], "nobody has said that there is a firm");
    assert!(has_box(&harness, "work.experience"));
    self_employed(&mut harness, "Ja");
    assert_eq!(shown(&harness), [true; 4]);
    type_into(&mut harness, &label_of("work.firm_tasks"), "Maler selv indvendigt.");
    assert!(harness.query_by_label(form::texts::DOES_NOT_MATTER).is_none());

    self_employed(&mut harness, "Nej");
    assert_eq!(shown(&harness), [true, false, false, false], "what holds an answer stays in sight");
    assert!(harness.query_by_label(form::texts::DOES_NOT_MATTER).is_some());
    assert_eq!(text_in(&harness, "work.firm_tasks"), "Maler selv indvendigt.");

    self_employed(&mut harness, "Ja");
    assert_eq!(shown(&harness), [true; 4]);
    assert_eq!(text_of(&harness, "work.firm_tasks"), "Maler selv indvendigt.");
    assert_eq!(text_in(&harness, "work.firm_hours"), "");
}

fn with_exhibits() -> Case {
    parse(&json!({"exhibits": {"list": [
        {"number": "1", "title": "Journal fra egen læge"},
        {"number": "2", "title": "Rapport fra praktikken"},
        {"title": "Uden nummer"},
    ]}, "checklist": {"lasting": "yes"}}))
}

#[test]
fn an_exhibit_is_picked_by_its_title_and_followed() {
    let field = "checklist.lasting_exhibits";
    let folder = tempfile::tempdir().unwrap();
    let file = saved(&with_exhibits(), &folder);
    let mut harness = window(Vec::new(), Some(file), None);
    show(&mut harness, Page::Section("checklist"));
    let menu = format!("{}: {}", form::texts::ADD_EXHIBIT, label_of(field));
    click(&mut harness, &menu);
    assert!(harness.query_by_label_contains("Uden nummer").is_none());
    harness.get_by_label("2: Rapport fra praktikken").click();
    harness.run();
    assert_eq!(text_in(&harness, field), "bilag 2");
    click(&mut harness, &menu);
    harness.get_by_label("1: Journal fra egen læge").click();
    harness.run();
    assert_eq!(text_of(&harness, field), "bilag 2, bilag 1");

    show(&mut harness, Page::Section("exhibits"));
    let number = format!("Bilag 2: {}", label_of("exhibits.list.number"));
    type_into(&mut harness, &number, "0");
    show(&mut harness, Page::Section("checklist"));
    assert_eq!(
        text_in(&harness, field),
        format!("bilag {}, bilag 1", text_of(&harness, "exhibits.list[1].number"))
    );
    assert_ne!(text_in(&harness, field), "bilag 2, bilag 1");
    let text = case_file::to_text(harness.state().session().case()).unwrap();
    assert!(text.contains("\"id\": 2"), "the file names it by its id");
}

#[test]
fn a_button_and_keys_make_lines_the_items_of_a_list_and_lines_again() {
    let mut harness = plain();
    show(&mut harness, Page::Section("work"));
    let field = "work.experience";
    let label = label_of(field);
    let points = format!("{label}: {}", form::texts::POINTS_NAME);
    let is_beside = |harness: &Harness<'static, Window>| harness.state().session().side().is_some();
    let beside = is_beside(&harness);
    // In an empty box it begins a list.
    click(&mut harness, &points);
    type_into(&mut harness, &label, "at pakke");
    assert_eq!(text_of(&harness, field), "• at pakke");
    // The cursor is in the box again, so the keys go there, and not to the letter beside the form.
    let keys = Modifiers::COMMAND | Modifiers::SHIFT;
    harness.key_press_modifiers(keys, Key::L);
    harness.run();
    assert_eq!(text_of(&harness, field), "at pakke");
    harness.key_press_modifiers(keys, Key::L);
    harness.run();
    type_into(&mut harness, &label, " varer");
    assert_eq!(text_of(&harness, field), "• at pakke varer");
    assert_eq!(is_beside(&harness), beside);
    harness.key_press(Key::F9);
    harness.run();
    assert_ne!(is_beside(&harness), beside);
    // A field that is no text of several lines has no such button, and an address is no list.
    for (section, field) in [("work", "work.jobs"), ("citizen", "citizen.address")] {
        show(&mut harness, Page::Section(section));
        let other = format!("{}: {}", label_of(field), form::texts::POINTS_NAME);
        assert!(harness.query_by_label(&other).is_none());
    }
    let address = label_of("citizen.address");
    type_into(&mut harness, &address, "Åvej 1");
    harness.key_press_modifiers(keys, Key::L);
    harness.run();
    assert_eq!(text_of(&harness, "citizen.address"), "Åvej 1");
}

/// What the checks say of a text that is no day.
const DOUBTS: [&str; 3] =
    ["er ikke en dato, der findes", "Her skal stå en bestemt dag", "mangler et årstal"];

#[test]
fn a_day_stands_in_words_and_is_typed_in_any_form() {
    let folder = tempfile::tempdir().unwrap();
    let begun =
        json!({"matter": {"plan_begun": "2018-03-01"}, "health": {"gp_received": "2018-05-02"}});
    let file = saved(&parse(&begun), &folder);
    let mut harness = window(Vec::new(), Some(file.clone()), None);
    show(&mut harness, Page::Section("matter"));
    let (field, label) = ("matter.plan_begun", label_of("matter.plan_begun"));
    assert_eq!(text_in(&harness, field), "1. marts 2018");
    // The cursor alone changes nothing.
    harness.get(by().label(&label).predicate(is_text_box)).focus();
    harness.run();
    assert_eq!(text_in(&harness, field), "1. marts 2018");
    assert!(!harness.state().session().is_dirty());
    for (typed, in_words) in [
        ("2018-05-08", "8. maj 2018"),
        ("8.5.18", "8. maj 2018"),
        ("8/5-2018", "8. maj 2018"),
        ("tirsdag den 8. maj 2018", "8. maj 2018"),
        ("080518", "8. maj 2018"),
        ("08052018", "8. maj 2018"),
        ("den 8. maj", "den 8. maj"),
        ("maj 2018", "maj 2018"),
        ("080545", "080545"),
        ("31.2.2018", "31.2.2018"),
    ] {
        harness.get(by().label(&label).predicate(is_text_box)).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        // A letter at a time, as people type: what a part of it means does not stand in the box.
        for letter in typed.chars() {
            harness.event(eframe::egui::Event::Text(letter.to_string()));
            harness.run();
        }
        assert_eq!(text_in(&harness, field), typed, "while it is typed");
        harness.get(by().label(&label_of("matter.case_number")).predicate(is_text_box)).focus();
        harness.run();
        assert_eq!(text_in(&harness, field), in_words, "{typed}");
        // Beside the field, and in the list of what to look at.
        let is_told = harness.query_all_by_label(form::texts::unsound(Kind::Day)).next().is_some()
            || DOUBTS
                .iter()
                .any(|doubt| harness.query_all_by_label_contains(doubt).next().is_some());
        assert_eq!(is_told, in_words == typed, "{typed}");
    }
    // Typing goes on from the words.
    show(&mut harness, Page::Section("health"));
    let field = "health.gp_received";
    assert_eq!(text_in(&harness, field), "2. maj 2018");
    harness.get(by().label(&label_of(field)).predicate(is_text_box)).focus();
    harness.run();
    harness.key_press(Key::End);
    harness.key_press(Key::Backspace);
    harness.event(eframe::egui::Event::Text("9".to_owned()));
    harness.run();
    assert_eq!(text_of(&harness, field), "2. maj 2019");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    let saved = std::fs::read_to_string(file).unwrap();
    assert!(saved.contains("\"gp_received\": \"2019-05-02\""), "{saved}");
    assert!(saved.contains("\"plan_begun\": \"31.2.2018\""), "{saved}");
}
