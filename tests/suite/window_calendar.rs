//! The calendar beside the box of a day: opened by a key or its button, walked by the arrows, and read aloud day by day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::ui::calendar::texts;
use forberedt::ui::frame::window::Window;
use jiff::civil::date;
use serde_json::json;

use crate::cases::{parse, path};
use crate::window::{Beginning, click, is_text_box, label_of, saved, show};

const FIELD: &str = "matter.plan_begun";

/// A window with the plan begun on that day, and the cursor in the box of that day.
fn begun(on: &str) -> (Harness<'static, Window>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(&parse(&json!({"matter": {"plan_begun": on}})), &folder);
    let beginning =
        Beginning { today: date(2027, 3, 10), open: Some(file), ..Beginning::default() };
    let mut harness = beginning.window();
    show(&mut harness, Page::Section("matter"));
    harness.get(by().label(&label_of(FIELD)).predicate(is_text_box)).focus();
    harness.run();
    (harness, folder)
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn open(harness: &mut Harness<'static, Window>) {
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
}

/// The name of what has the cursor.
fn focused(harness: &Harness<'static, Window>) -> String {
    let node = harness.query(by().predicate(|node| node.is_focused()));
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn text(harness: &Harness<'static, Window>) -> String {
    harness.state().session().case().answer(&path(FIELD)).unwrap().text().to_owned()
}

fn is_open(harness: &Harness<'static, Window>) -> bool {
    harness.query_by_label_contains(texts::SIGNS).is_some()
}

#[test]
fn a_day_is_picked_by_keys_alone_as_one_step() {
    let (mut harness, _folder) = begun("2027-03-29");
    open(&mut harness);
    let chosen = "mandag den 29. marts 2027, uge 13, valgt, helligdag: 2. påskedag";
    assert_eq!(focused(&harness), chosen);
    for (key, name) in [
        (Key::ArrowDown, "mandag den 5. april 2027, uge 14"),
        (Key::ArrowLeft, "søndag den 4. april 2027, uge 13"),
        (Key::ArrowUp, "søndag den 28. marts 2027, uge 12, helligdag: påskedag"),
        (Key::ArrowRight, chosen),
        (Key::PageDown, "torsdag den 29. april 2027, uge 17"),
        (Key::Home, "mandag den 26. april 2027, uge 17"),
        (Key::End, "søndag den 2. maj 2027, uge 17"),
        (Key::PageUp, "fredag den 2. april 2027, uge 13"),
    ] {
        press(&mut harness, key);
        assert_eq!(focused(&harness), name, "{key:?}");
    }
    press(&mut harness, Key::Enter);
    assert!(!is_open(&harness));
    assert_eq!(text(&harness), "2027-04-02");
    assert!(focused(&harness).starts_with(&label_of(FIELD)), "{}", focused(&harness));
    let label = label_of(FIELD);
    let shown = harness.get(by().label(&label).predicate(is_text_box));
    assert_eq!(shown.accesskit_node().value().unwrap(), "2. april 2027");
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run();
    assert_eq!(text(&harness), "2027-03-29");
}

#[test]
fn escape_and_the_day_that_stands_there_change_nothing() {
    let (mut harness, _folder) = begun("2027-03-01");
    open(&mut harness);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Escape);
    assert!(!is_open(&harness));
    assert_eq!(text(&harness), "2027-03-01");
    assert!(focused(&harness).starts_with(&label_of(FIELD)));
    open(&mut harness);
    press(&mut harness, Key::Enter);
    assert!(!is_open(&harness));
    assert!(!harness.state().session().is_dirty());
    // Whoever goes on to another field leaves it behind.
    open(&mut harness);
    let other = label_of("matter.case_number");
    harness.get(by().label(&other).predicate(is_text_box)).focus();
    harness.run();
    assert!(!is_open(&harness));
}

#[test]
fn the_button_opens_it_on_today_and_closed_days_and_limits_have_words() {
    let (mut harness, _folder) = begun("");
    let button = texts::calendar_of(&label_of(FIELD));
    click(&mut harness, &button);
    assert_eq!(focused(&harness), "onsdag den 10. marts 2027, uge 10, i dag");
    click(&mut harness, &button);
    assert!(!is_open(&harness), "the button closes it again");
    for (month, name) in [
        ("2027-06-01", "lørdag den 5. juni 2027, uge 22, lukket: grundlovsdag"),
        ("2026-12-01", "torsdag den 24. december 2026, uge 52, lukket: juleaftensdag"),
        ("2026-12-01", "fredag den 25. december 2026, uge 52, helligdag: juledag"),
    ] {
        let (mut harness, _folder) = begun(month);
        open(&mut harness);
        assert!(harness.query_by_label(name).is_some(), "{name}");
    }
    let (mut harness, _folder) = begun("2027-03-01");
    let limits = {
        open(&mut harness);
        harness.run();
        harness.state().session().deadlines().to_vec()
    };
    let goal = limits.iter().find(|limit| limit.id == "service-goal").unwrap();
    while harness.query_by_label_contains(&goal.title).is_none() {
        assert!(focused(&harness).contains("2027"), "it was passed by");
        press(&mut harness, Key::PageDown);
    }
    let said = format!("frist: {} (løber)", goal.title);
    assert!(harness.query_by_label_contains(&said).is_some());
}

#[test]
fn a_click_picks_a_day_and_a_click_beside_it_closes() {
    let (mut harness, _folder) = begun("2027-03-01");
    open(&mut harness);
    click(&mut harness, texts::LATER);
    harness.get_by_label("torsdag den 15. april 2027, uge 15").click();
    harness.run();
    assert_eq!(text(&harness), "2027-04-15");
    assert!(!is_open(&harness));
    open(&mut harness);
    assert!(is_open(&harness));
    let at = pos2(1000.0, 850.0);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        harness.event(Event::PointerMoved(at));
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        harness.run();
    }
    assert!(!is_open(&harness));
    assert_eq!(text(&harness), "2027-04-15");
}

#[test]
fn on_a_low_screen_what_stands_in_the_box_can_be_read_beside_the_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(&parse(&json!({"matter": {"plan_begun": "2027-03-29"}})), &folder);
    let begun = Beginning { today: date(2027, 3, 10), open: Some(file), ..Beginning::default() };
    let mut harness = begun.window_of(Harness::builder().with_size((800.0, 600.0)));
    harness.state_mut().act(Action::JumpTo(path(FIELD)));
    harness.run_steps(20);
    open(&mut harness);
    harness.run_steps(10);
    let own = harness.get(by().label(&label_of(FIELD)).predicate(is_text_box)).rect();
    assert!(own.top() > 0.0 && own.bottom() < 600.0, "in sight: {own:?}");
    // The first letters of the day, and the whole of the calendar.
    let words = own.with_max_x(own.left() + 120.0);
    let signs = harness.get_by_label_contains(texts::SIGNS).rect();
    let close = harness.get_by_label(texts::CLOSE).rect();
    let days = signs.union(close);
    assert!(days.left() > words.right(), "{days:?} over {words:?}");
    assert!(days.right() <= 800.0 && days.bottom() <= 600.0, "{days:?}");
}
