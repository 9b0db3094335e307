//! The meeting in the window: one point at a time, filled in by keyboard in few actions, and on to the recommendation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use forberedt::files::case_file;
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::ui::meeting::texts;
use serde_json::{Value, json};

use crate::cases::{example, parse, path};
use crate::person::{Person, set_up};

/// A person with an example open, as it is after this.
fn with(folder: &Path, name: &str, bend: impl FnOnce(&mut Value)) -> Person {
    let mut person = set_up(folder);
    let mut case = example(name);
    bend(&mut case);
    let file = folder.join("sager/sag.json");
    case_file::write(&file, &parse(&case)).unwrap();
    person.window.state_mut().act(Action::OpenPath(file));
    person.settle();
    person
}

/// The five who come are named, and nothing of the meeting is written yet.
fn before_the_meeting(case: &mut Value) {
    let five: Vec<Value> = case["recommendation"]["participants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| json!({"name": it["name"], "profession": it["profession"]}))
        .collect();
    case["recommendation"] = json!({"participants": five, "meeting_date": "2018-03-06"});
    case["process"] = json!({"meeting_time": "10.45"});
    case["decision"] = json!({});
    case.as_object_mut().unwrap().remove("overrides");
}

fn text(person: &Person, key: &str) -> String {
    person.case().answer(&path(key)).unwrap().text().to_owned()
}

fn page(person: &Person) -> Page {
    person.window.state().session().page()
}

fn next(person: &mut Person) {
    person.press(Modifiers::NONE, Key::F2);
}

#[test]
fn a_meeting_is_filled_in_by_keyboard_in_at_most_forty_actions() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), "pension-granted-2018", before_the_meeting);
    person.actions = 0;
    next(&mut person);
    assert_eq!(page(&person), Page::Meeting);
    assert!(person.focused().starts_with("Var borgeren med"), "{}", person.focused());
    // A choice is made by its letter, and the cursor goes on by itself.
    person.type_text("j");
    assert!(person.focused().starts_with("Hvem borgeren havde med"), "{}", person.focused());
    person.type_text("din datter");
    let came = ["t", "t", "k", "m", "t"];
    for (index, came) in came.into_iter().enumerate() {
        next(&mut person);
        let label = person.focused();
        assert!(label.starts_with(&format!("Deltager {}: ", index + 1)), "{label}");
        person.type_text(came);
        if came != "k" {
            assert!(person.focused().contains("faglige bidrag"), "{}", person.focused());
            person.type_text("Har set papirerne og peger på det samme.");
        }
    }
    next(&mut person);
    assert!(person.focused().starts_with("Borgerens egne ord"), "{}", person.focused());
    person.type_text("Jeg har prøvet alt.");
    next(&mut person);
    person.press(Modifiers::COMMAND, Key::E);
    assert!(person.window.state().session().shows_health_details());
    person.type_text("Lægen og speciallægen skriver det samme.");
    next(&mut person);
    person.type_text("To praktikker viser cirka to timer om ugen.");
    next(&mut person);
    person.type_text("Du har brug for hjælp i hjemmet.");
    next(&mut person);
    assert_eq!(person.focused(), texts::onward(false));
    person.press(Modifiers::NONE, Key::Enter);
    // Straight to what the team recommends.
    assert_eq!(page(&person), Page::Section("recommendation"));
    assert!(person.focused().starts_with("Hvad teamet indstiller til"), "{}", person.focused());
    assert!(person.actions <= 40, "{}", person.actions);
    let keys = ["present", "present", "absent", "video", "present"];
    for (index, key) in keys.into_iter().enumerate() {
        assert_eq!(text(&person, &format!("recommendation.participants[{index}].attendance")), key);
    }
    assert!(text(&person, "recommendation.participants[4].view").starts_with("Har set"));
    assert_eq!(text(&person, "recommendation.participants[2].view"), "");
    assert_eq!(text(&person, "recommendation.companion"), "din datter");
    assert_eq!(text(&person, "recommendation.views_own"), "Jeg har prøvet alt.");
    assert!(text(&person, "recommendation.health_matters").starts_with("Lægen og"));
    assert!(text(&person, "recommendation.social_matters").starts_with("Du har brug"));
}

#[test]
fn the_health_is_folded_until_one_key_unfolds_it_and_each_point_folds_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), "pension-granted-2018", before_the_meeting);
    next(&mut person);
    let shown = |person: &Person| person.window.query_by_label(texts::DIAGNOSES).is_some();
    assert!(!shown(&person));
    person.press(Modifiers::COMMAND, Key::E);
    assert!(shown(&person));
    person.press(Modifiers::COMMAND, Key::E);
    assert!(!shown(&person));
    person.press(Modifiers::COMMAND, Key::E);
    next(&mut person);
    assert!(!shown(&person));
}

#[test]
fn one_key_goes_back_and_undo_stays_at_the_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), "pension-granted-2018", before_the_meeting);
    next(&mut person);
    person.type_text("n");
    next(&mut person);
    next(&mut person);
    let at = |person: &Person| person.window.state().session().meeting_point();
    assert_eq!(at(&person), 2);
    person.press(Modifiers::SHIFT, Key::F2);
    assert_eq!(at(&person), 1);
    person.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(page(&person), Page::Meeting);
    assert_eq!((at(&person), text(&person, "recommendation.citizen_present").as_str()), (0, ""));
    assert!(person.focused().starts_with("Var borgeren med"), "{}", person.focused());
    // Before the first and after the last there is nothing.
    person.press(Modifiers::SHIFT, Key::F2);
    assert_eq!(at(&person), 0);
    for _ in 0..20 {
        next(&mut person);
    }
    assert_eq!(at(&person), person.window.state().session().meeting_points().len() - 1);
}

#[test]
fn in_the_new_way_the_points_serve_the_talk_and_fill_the_contact_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), "new-way-2026", |case| {
        case["contacts"] = json!({});
        case["decision"] = json!({});
    });
    next(&mut person);
    assert_eq!(person.focused(), texts::BEGIN_TALK);
    person.press(Modifiers::NONE, Key::Enter);
    assert_eq!(page(&person), Page::Meeting);
    assert!(person.focused().contains("Dato for kontakten"), "{}", person.focused());
    person.type_text("28. september 2026");
    next(&mut person);
    next(&mut person);
    next(&mut person);
    assert!(person.focused().contains("aftalte"), "{}", person.focused());
    person.type_text("Vi taler igen, når du har læst brevet.");
    next(&mut person);
    assert_eq!(person.focused(), texts::onward(true));
    person.press(Modifiers::NONE, Key::Enter);
    assert!(
        person.focused().starts_with(&person.label("process.hearing_sent")),
        "{}",
        person.focused()
    );
    assert!(text(&person, "contacts.list[0].agreed").starts_with("Vi taler igen"));
    assert_eq!(text(&person, "contacts.list[0].date"), "28. september 2026");
}

#[test]
fn a_meeting_of_nobody_offers_to_name_who_comes_and_an_empty_case_has_its_points() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), "half-filled", |_| {});
    next(&mut person);
    next(&mut person);
    assert_eq!(person.focused(), "Tilføj deltager");
    person.press(Modifiers::NONE, Key::Space);
    assert_eq!(page(&person), Page::Meeting);
    assert_eq!(person.case().recommendation.participants.items().len(), 1);
}
