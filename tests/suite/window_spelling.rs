//! The walk through the words that are spelt wrong, in the window with the project's own dictionary.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::PathBuf;

use eframe::egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::scalar::{Prose, Scalar};
use forberedt::jobs::desk::Folders;
use forberedt::jobs::job::SlipPlace;
use forberedt::letters::edits::{LetterText, TextKind, TextStanding};
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::session::edits::EditWish;
use forberedt::session::pages::beside::Side;
use forberedt::ui::beside::texts::spelling as texts;
use forberedt::ui::frame::window::Window;

use crate::window::{Beginning, choose_letter, click, saved, show};

const LETTER: &str = "decision-pension-refused";

const TEXT: &str =
    "Hun har tydelig træthd efter arbejdet, og Birgit ser det. Der er træthd hver dag.";

/// A window with a case in which a text has one slip twice, and another text another.
fn window(folder: &tempfile::TempDir, spelling: &str) -> Harness<'static, Window> {
    let mut case = Case::default();
    case.work.challenges = Answer::Given(Prose::parse(TEXT).unwrap());
    case.work.experience = Answer::Given(Prose::parse("Smerterr i ryggen").unwrap());
    let folders = Folders {
        settings: Some(folder.path().join("settings")),
        spelling: Some(PathBuf::from(spelling)),
        ..Folders::default()
    };
    let open = Some(saved(&case, folder));
    let mut harness = Beginning { folders, open, ..Beginning::default() }.window();
    rest(&mut harness);
    harness
}

fn rest(harness: &mut Harness<'static, Window>) {
    harness.run_steps(40);
}

fn slips(harness: &Harness<'static, Window>) -> Vec<String> {
    harness.state().session().slips().map(|slip| slip.word.clone()).collect()
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    rest(harness);
}

fn challenges(harness: &Harness<'static, Window>) -> String {
    harness.state().session().case().work.challenges.filled().unwrap_or_default().to_owned()
}

#[test]
fn one_key_walks_from_word_to_word_and_another_mends() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "templates/spelling");
    show(&mut harness, Page::Section("work"));
    assert_eq!(slips(&harness), ["Smerterr", "træthd", "træthd"]);
    press(&mut harness, Key::F7);
    let session = harness.state().session();
    assert_eq!(session.side(), Some(Side::Spelling));
    let first = session.slip_in_view().unwrap().word.clone();
    press(&mut harness, Key::F7);
    assert_ne!(harness.state().session().slip_in_view().unwrap().start, 0);
    while harness.state().session().slip_in_view().unwrap().word != "træthd" {
        press(&mut harness, Key::F7);
    }
    // The cursor is on what is likeliest meant.
    press(&mut harness, Key::Enter);
    assert_eq!(challenges(&harness).matches("træthed").count(), 1, "{first}");
    press(&mut harness, Key::Enter);
    assert_eq!(challenges(&harness), TEXT.replace("træthd", "træthed"));
    assert_eq!(slips(&harness), ["Smerterr"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    rest(&mut harness);
    assert_eq!(challenges(&harness).matches("træthd").count(), 1);
}

#[test]
fn a_word_is_mended_everywhere_let_be_or_learnt() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "templates/spelling");
    press(&mut harness, Key::F7);
    while harness.state().session().slip_in_view().unwrap().word != "træthd" {
        press(&mut harness, Key::F7);
    }
    click(&mut harness, &texts::replace_all("træthed", 2));
    rest(&mut harness);
    assert_eq!(challenges(&harness), TEXT.replace("træthd", "træthed"));
    assert_eq!(harness.state().session().slip_in_view().unwrap().word, "Smerterr");
    click(&mut harness, texts::LEARN);
    rest(&mut harness);
    assert_eq!(slips(&harness), [""; 0]);
    let list = fs::read_to_string(folder.path().join("settings/ordliste.txt")).unwrap();
    assert_eq!(list, "Smerterr\n");
    assert!(harness.query_all_by_label(texts::NOTHING).next().is_some());
}

#[test]
fn without_a_dictionary_the_window_works_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, "templates/law");
    press(&mut harness, Key::F7);
    assert_eq!(slips(&harness), [""; 0]);
    let lacks = harness.state().session().lacks_dictionary().unwrap().message.clone();
    // On a page with nothing beside it, too.
    assert_eq!(harness.state().session().page(), Page::Tasks);
    assert!(harness.query_all_by_label_contains(&lacks).next().is_some());
    show(&mut harness, Page::Section("work"));
    harness.state_mut().act(Action::DismissMessage);
    harness.run_steps(4);
    harness.get_by_label(&lacks);
}

#[test]
fn the_walk_goes_on_to_what_is_written_by_hand_in_a_letter() {
    let folder = tempfile::tempdir().unwrap();
    let spelling = Some(PathBuf::from("templates/spelling"));
    let folders = Folders { spelling, ..Folders::default() };
    let file = folder.path().join("case.json");
    fs::copy("examples/pension-refused-fleksjob-granted-2018/case.json", &file).unwrap();
    let mut harness = Beginning { folders, open: Some(file), ..Beginning::default() }.window();
    choose_letter(&mut harness, LETTER);
    let texts_of = |harness: &Harness<'static, Window>| {
        harness.state().session().letters().preview().unwrap().texts.clone()
    };
    // The last paragraph of all, out of sight, and a value that is no part of the slip.
    let is_free =
        |it: &&LetterText| it.standing == TextStanding::Assembled && it.kind == TextKind::Paragraph;
    let text = texts_of(&harness).iter().rfind(is_free).unwrap().clone();
    let words = "Du har træthd og smerterr hver dag.";
    let wish = EditWish::Type(text, vec![words.to_owned()]);
    harness.state_mut().act(Action::EditLetter(wish));
    rest(&mut harness);
    show(&mut harness, Page::Section("work"));
    rest(&mut harness);
    let by_hand = |harness: &Harness<'static, Window>| {
        let edits = &harness.state().session().case().edits;
        edits.all()[0].text[0].iter().map(|piece| piece.text.as_str()).collect::<String>()
    };
    assert_eq!(by_hand(&harness), words);
    let at = |harness: &Harness<'static, Window>| {
        let slip = harness.state().session().slip_in_view().unwrap().clone();
        (slip.word, slip.place)
    };
    assert!(slips(&harness).ends_with(&["træthd".to_owned(), "smerterr".to_owned()]));
    let all = slips(&harness).len();
    for _ in 0..all {
        press(&mut harness, Key::F7);
        if at(&harness).0 == "træthd" {
            break;
        }
    }
    let (word, place) = at(&harness);
    assert_eq!(word, "træthd");
    assert!(matches!(place, SlipPlace::ByHand { cell: 0, .. }), "{place:?}");
    assert_eq!(harness.state().session().page(), Page::Letters);
    let title = harness.state().session().letters().beside().unwrap().title.clone();
    harness.get_by_label(&texts::by_hand(&title));
    // The cursor is on what is likeliest meant, and the text has come into sight.
    let shown = harness.get_by_label_contains("træthd og smerterr").rect();
    assert!(shown.top() > 0.0 && shown.bottom() < 900.0, "{shown:?}");
    press(&mut harness, Key::Enter);
    assert_eq!(by_hand(&harness), "Du har træthed og smerterr hver dag.");
    assert_eq!(at(&harness).0, "smerterr", "what stands behind has moved with it");
    press(&mut harness, Key::Enter);
    assert_eq!(by_hand(&harness), "Du har træthed og smerter hver dag.");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    rest(&mut harness);
    assert_eq!(by_hand(&harness), "Du har træthed og smerterr hver dag.");
    assert!(slips(&harness).ends_with(&["smerterr".to_owned()]));
    // All that can be done with the word is in sight, where the mouse reaches it.
    press(&mut harness, Key::F7);
    for _ in 0..slips(&harness).len() {
        if at(&harness).0 != "smerterr" {
            press(&mut harness, Key::F7);
        }
    }
    assert_eq!(at(&harness).0, "smerterr");
    let button = harness.get_by_label(texts::LET_BE).rect();
    let under = |pressed| Event::PointerButton {
        pos: button.center(),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [Event::PointerMoved(button.center()), under(true), under(false)] {
        harness.event(event);
        harness.run_steps(3);
    }
    rest(&mut harness);
    assert!(!slips(&harness).contains(&"smerterr".to_owned()));
}
