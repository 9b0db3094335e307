//! Whoever hits keys and clicks at random: the window stands it, the file stays whole, and undo leads all the way back.
//!
//! `FORBEREDT_SEED` gives other events than those of every run, and `FORBEREDT_MONKEY` more of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use forberedt::case::Case;
use forberedt::case::compare::differences;
use forberedt::files::case_file;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::question::Question;
use forberedt::ui::frame::window::Window;

use crate::dice::Dice;
use crate::window::{example, window};

const WORDS: [&str; 8] =
    ["Åse", "12.3.2018", "x", "• a\n• b", "{{ 7 }}", "bilag 1", "e\u{301}", "\u{202e}ny"];

/// Keys without a modifier, and those that are struck with Ctrl: all but those that open, begin or leave a case.
const KEYS: [Key; 12] = [
    Key::Tab,
    Key::Enter,
    Key::Escape,
    Key::ArrowDown,
    Key::ArrowUp,
    Key::Backspace,
    Key::Delete,
    Key::Space,
    Key::F1,
    Key::F6,
    Key::F8,
    Key::End,
];
const WITH_CTRL: [Key; 9] =
    [Key::Z, Key::Y, Key::S, Key::F, Key::K, Key::A, Key::X, Key::V, Key::H];

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn one(dice: &mut Dice, harness: &mut Harness<'static, Window>) {
    match dice.up_to(10) {
        0..4 => {
            let place = Pos2::new(dice.up_to(1280) as f32, dice.up_to(900) as f32);
            harness.event(Event::PointerMoved(place));
            for pressed in [true, false] {
                let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
                harness.event(Event::PointerButton { pos: place, button, pressed, modifiers });
            }
        }
        4..6 => harness.event(Event::Text(WORDS[dice.up_to(WORDS.len())].to_owned())),
        6..8 => harness.key_press(KEYS[dice.up_to(KEYS.len())]),
        8 => {
            let key = WITH_CTRL[dice.up_to(WITH_CTRL.len())];
            harness.key_press_modifiers(Modifiers::COMMAND, key);
        }
        _ => {
            let (key, modifiers) = match dice.up_to(4) {
                0 => (Key::Num1, Modifiers::ALT),
                1 => (Key::Num4, Modifiers::ALT),
                2 => (Key::V, Modifiers::ALT),
                _ => (Key::Tab, Modifiers::CTRL),
            };
            harness.key_press_modifiers(modifiers, key);
        }
    }
    harness.run_steps(2);
}

fn act(harness: &mut Harness<'static, Window>, action: Action) {
    harness.state_mut().act(action);
    harness.run_steps(2);
}

#[test]
fn random_events_break_nothing_and_can_all_be_undone() {
    let (events, seed) = (setting("FORBEREDT_MONKEY", 300), setting("FORBEREDT_SEED", 28));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    std::fs::copy(example("half-filled"), &file).unwrap();
    let mut harness = window(Vec::new(), Some(file.clone()), None);
    let mut start: Case = harness.state().session().case().clone();
    let mut dice = Dice(seed);
    let (mut changed, mut saved) = (0, 0);
    for event in 0..events {
        one(&mut dice, &mut harness);
        let session = harness.state().session();
        let is_elsewhere = session.path() != Some(file.as_path());
        let leaves = matches!(
            session.question(),
            Some(Question::Unsaved(_) | Question::SaveWhere(_) | Question::NewCase)
        );
        if leaves || session.is_finished() {
            act(&mut harness, Action::Reply(Reply::Cancel));
        } else if is_elsewhere || session.shut_screen().is_some() {
            // A click has begun another case. The one in the file is opened again.
            act(&mut harness, Action::OpenPath(file.clone()));
            act(&mut harness, Action::Reply(Reply::Discard));
            let session = harness.state().session();
            assert_eq!(session.path(), Some(file.as_path()), "seed {seed}, event {event}");
            start = session.case().clone();
        }
        let session = harness.state().session();
        changed += usize::from(!differences(&start, session.case()).is_empty());
        saved += usize::from(!session.is_dirty());
        assert!(case_file::read(&file).is_ok(), "seed {seed}, event {event}: the file is whole");
    }
    println!(
        "seed {seed}, {events} events, {changed} with a changed case, {saved} with a saved one"
    );
    assert!(changed > 10, "the events reach the case");
    act(&mut harness, Action::Reply(Reply::Cancel));
    for _ in 0..1000 {
        act(&mut harness, Action::Do(Command::Undo));
    }
    let left = differences(&start, harness.state().session().case());
    let left: Vec<String> = left.iter().map(|change| change.place.to_string()).collect();
    assert_eq!(left, Vec::<String>::new(), "seed {seed}: undo leads back to the start");
}
