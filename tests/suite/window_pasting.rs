//! What is pasted into a text of a case: cleaned, one step, and asked about where it has somebody else's CPR number.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::cpr::Cpr;
use forberedt::case::limits::MOST_LETTERS;
use forberedt::case::scalar::{Prose, Scalar};
use forberedt::session::Page;
use forberedt::session::question::{Message, Question};
use forberedt::ui::form::texts as form;
use forberedt::ui::frame::texts;
use forberedt::ui::frame::window::Window;

use crate::window::{Beginning, click, saved, show};

const OTHER: &str = "Hendes bror (020371-1111) kører hende.";

fn window(folder: &tempfile::TempDir, challenges: &str) -> Harness<'static, Window> {
    window_of(folder, challenges, 900.0)
}

/// The same of a height; at a great one the field is in sight.
fn window_of(
    folder: &tempfile::TempDir,
    challenges: &str,
    height: f32,
) -> Harness<'static, Window> {
    let mut case = Case::default();
    case.citizen.cpr = Answer::Given(Cpr::parse("140965-0618").unwrap());
    case.work.challenges = Answer::Given(Prose::parse(challenges).unwrap());
    let open = Some(saved(&case, folder));
    let begun = Beginning { open, ..Beginning::default() };
    let mut harness = begun.window_of(Harness::builder().with_size((1280.0, height)));
    harness.run_steps(40);
    show(&mut harness, Page::Section("work"));
    let label =
        harness.state().session().library().unwrap().words.label("work.challenges").to_owned();
    harness.get_by_role_and_label(Role::MultilineTextInput, &label).focus();
    harness.run_steps(4);
    press(&mut harness, Modifiers::COMMAND, Key::End);
    harness
}

fn press(harness: &mut Harness<'static, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(10);
}

fn send(harness: &mut Harness<'static, Window>, event: Event) {
    harness.event(event);
    harness.run_steps(10);
}

fn paste(harness: &mut Harness<'static, Window>, text: &str) {
    send(harness, Event::Paste(text.to_owned()));
}

fn challenges(harness: &Harness<'static, Window>) -> String {
    harness.state().session().case().work.challenges.filled().unwrap_or_default().to_owned()
}

fn asks(harness: &Harness<'static, Window>) -> bool {
    matches!(harness.state().session().question(), Some(Question::PasteOfAnother(_)))
}

#[test]
fn a_page_of_a_document_comes_in_clean_and_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "Sådan går det:");
    send(&mut harness, Event::Text(" her".to_owned()));
    paste(
        &mut harness,
        "\n‣\u{a0}\u{a0}at st\u{e5}\u{200b}\r\n‣ at\u{2009}g\u{e5}\r\n\r\n\r\n\r\nSlut\u{ad}ord.",
    );
    assert_eq!(challenges(&harness), "Sådan går det: her\n• at stå\n• at gå\n\nSlutord.");
    send(&mut harness, Event::Text(" Ja".to_owned()));
    // Typing before and after is no part of the step.
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Sådan går det: her\n• at stå\n• at gå\n\nSlutord.");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Sådan går det: her");
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(challenges(&harness), "Sådan går det: her\n• at stå\n• at gå\n\nSlutord.");
}

#[test]
fn the_number_of_somebody_else_is_asked_about_and_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "Før. ");
    paste(&mut harness, OTHER);
    assert!(asks(&harness));
    assert_eq!(challenges(&harness), "Før. ");
    let shown = format!("{:?}", harness.state().session().question().map(|_| ()));
    assert!(!shown.contains("0203"));
    click(&mut harness, texts::PUT_IN_WITHOUT);
    harness.run_steps(10);
    assert_eq!(challenges(&harness), "Før. Hendes bror ([CPR-nummer udeladt]) kører hende.");
    // Writing goes on behind it, and one undo takes all of it back.
    send(&mut harness, Event::Text(" Ja".to_owned()));
    assert!(challenges(&harness).ends_with("kører hende. Ja"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Før. ");
    paste(&mut harness, OTHER);
    click(&mut harness, texts::PUT_IN);
    harness.run_steps(10);
    assert_eq!(challenges(&harness), format!("Før. {OTHER}"));
    paste(&mut harness, OTHER);
    click(&mut harness, texts::CANCEL);
    harness.run_steps(10);
    assert_eq!(challenges(&harness), format!("Før. {OTHER}"));
}

#[test]
fn the_citizens_own_number_and_other_numbers_are_not_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "Før. ");
    for text in ["Borgeren (140965-0618)", "ring 00 31 46 12", "journalnr. 020371-1111"] {
        paste(&mut harness, text);
        assert!(!asks(&harness), "{text}");
        assert!(challenges(&harness).ends_with(text), "{text}");
    }
}

#[test]
fn a_hundred_thousand_words_go_in_and_more_than_a_field_takes_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "Før. ");
    let long = "ord og mere.\n".repeat(100_000 / 3);
    paste(&mut harness, &long);
    let written = challenges(&harness);
    assert_eq!(written.split_whitespace().count(), 1 + long.split_whitespace().count());
    let more = "a".repeat(MOST_LETTERS);
    paste(&mut harness, &more);
    assert_eq!(challenges(&harness), written);
    assert_eq!(harness.state().session().message(), Some(&Message::FieldFull));
    harness.get_by_label(&form::not_put_in(MOST_LETTERS));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Før. ");
}

#[test]
fn the_cursor_is_in_sight_behind_a_long_paste_and_writes_on_there() {
    for (height, words, line) in
        [(600.0, 30_000, "ord "), (900.0, 30_000, "ord og mere.\n"), (600.0, 100_000, "ord ")]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = window_of(&folder, "Før. ", height);
        // The first field of the page: much stands below it.
        let words_of = &harness.state().session().library().unwrap().words;
        let label = words_of.label("work.goal_own").to_owned();
        harness.get_by_role_and_label(Role::MultilineTextInput, &label).focus();
        harness.run_steps(10);
        paste(&mut harness, &line.repeat(words / line.split_whitespace().count()));
        harness.run_steps(60);
        is_in_sight(&harness, height);
        send(&mut harness, Event::Text("Efter.".to_owned()));
        harness.run_steps(60);
        let case = harness.state().session().case().clone();
        assert!(case.work.goal_own.filled().unwrap().ends_with("Efter."));
        is_in_sight(&harness, height);
    }
}

/// The cursor stands between the bars of the window.
fn is_in_sight(harness: &Harness<'static, Window>, height: f32) {
    let ime = harness.output().platform_output.ime.expect("a box has the cursor");
    let (seen, cursor) = (60.0..height - 30.0, ime.cursor_rect);
    let is_seen = seen.contains(&cursor.top()) && seen.contains(&cursor.bottom());
    assert!(is_seen, "in a window {height} high the cursor is at {cursor:?}");
}

/// Presses the middle button of the mouse, as X11 and Wayland tell it: the button first, and then what is marked somewhere.
fn middle(harness: &mut Harness<'static, Window>, pos: Pos2, text: &str) {
    send(harness, Event::PointerMoved(pos));
    let button = |pressed| {
        let modifiers = Modifiers::NONE;
        Event::PointerButton { pos, button: PointerButton::Middle, pressed, modifiers }
    };
    // In one frame: the cursor in another box shows other help, and what lies below it moves.
    let pasted = Event::MiddleClickPaste { pos, text: text.to_owned() };
    harness.input_mut().events.extend([button(true), pasted]);
    harness.run_steps(2);
    send(harness, button(false));
}

#[test]
fn what_the_middle_button_pastes_is_looked_after_as_what_a_key_pastes() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_of(&folder, "Før. ", 1600.0);
    let label =
        harness.state().session().library().unwrap().words.label("work.challenges").to_owned();
    // In front of the text, while the cursor stands behind it.
    let front = |harness: &Harness<'static, Window>| {
        let below = harness.get_by_role_and_label(Role::MultilineTextInput, &label).rect();
        assert!(below.bottom() < 1500.0, "in sight: {below:?}");
        below.left_top() + vec2(1.0, 12.0)
    };
    let pos = front(&harness);
    middle(&mut harness, pos, OTHER);
    assert!(asks(&harness));
    assert_eq!(challenges(&harness), "Før. ");
    click(&mut harness, texts::PUT_IN_WITHOUT);
    harness.run_steps(10);
    assert_eq!(challenges(&harness), "Hendes bror ([CPR-nummer udeladt]) kører hende.Før. ");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Før. ");
    // What needs no question goes in clean, once, and as a step of its own.
    let pos = front(&harness);
    middle(&mut harness, pos, "‣\u{a0}\u{a0}at st\u{e5}\u{200b}\r\n");
    assert_eq!(challenges(&harness), "• at stå\nFør. ");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Før. ");
    // Beside all boxes it goes nowhere, least of all into the one with the cursor.
    harness.get_by_role_and_label(Role::MultilineTextInput, &label).focus();
    harness.run_steps(4);
    middle(&mut harness, pos2(4.0, 1590.0), OTHER);
    assert!(!asks(&harness));
    assert_eq!(challenges(&harness), "Før. ");
}
