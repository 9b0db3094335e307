//! Evidence in the window, by the names that a screen reader says: the card, the mark beside the field, the list, the draft.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable, by};
use forberedt::case::evidence::{SaidBy, TieBasis};
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::ui::evidence::texts;
use forberedt::ui::form;
use forberedt::ui::frame::window::Window;
use serde_json::json;

use crate::cases::parse;
use crate::window::{click, is_text_box, label_of, saved, show, type_into, window};

const SENTENCE: &str = "Du kan ikke stå op.";

fn opened(folder: &tempfile::TempDir) -> Harness<'static, Window> {
    let case = parse(&json!({
        "exhibits": {"list": [
            {"number": "1", "title": "Attest", "group": "medical"},
            {"number": "2", "title": "Rapport", "group": "supplier"},
            {"number": "12", "title": "Notat", "group": "other"},
        ]},
        "work": {"challenges": format!("Du har ondt. {SENTENCE}"), "experience": "Lager"},
        "decision": {
            "rulings": [{"benefit": "pension", "outcome": "granted"}],
            "facts": [{"fact": "Du hviler hver dag.", "exhibit": "bilag 1", "weight": "weighed"}],
        },
    }));
    window(Vec::new(), Some(saved(&case, folder)), None)
}

fn tie_key(harness: &mut Harness<'static, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    harness.run();
    harness.run();
}

fn into(harness: &mut Harness<'static, Window>, field: &str) {
    harness.get(by().label(&label_of(field)).predicate(is_text_box)).focus();
    harness.run();
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn typed(harness: &mut Harness<'static, Window>, text: &str) {
    harness.event(eframe::egui::Event::Text(text.to_owned()));
    harness.run();
}

fn ties(harness: &Harness<'static, Window>) -> usize {
    harness.state().session().case().evidence.all().len()
}

fn has(harness: &Harness<'static, Window>, label: &str) -> bool {
    harness.query_by_label(label).is_some()
}

#[test]
fn the_sentence_with_the_cursor_is_tied_by_key_alone_and_marked_changed_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(&folder);
    show(&mut harness, Page::Section("work"));
    let label = label_of("work.challenges");
    into(&mut harness, "work.challenges");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
    tie_key(&mut harness);
    assert!(has(&harness, &format!("»{SENTENCE}«")), "the last sentence");
    harness.get_by_role_and_label(Role::Heading, texts::CARD);
    // The cursor stands in the list of exhibits: 1, and then 12.
    typed(&mut harness, "1");
    assert!(has(&harness, "Bilag: 1: Attest"));
    typed(&mut harness, "2");
    assert!(has(&harness, "Bilag: 12: Notat"));
    press(&mut harness, Key::Tab);
    typed(&mut harness, "3");
    assert!(has(&harness, "I brevet står (bilag 12, s. 3)"));
    click(&mut harness, &format!("{} sagsbehandleren", texts::SAID_BY));
    click(&mut harness, &format!("{} set", texts::BASIS));
    click(&mut harness, texts::KEEP);
    harness.run();
    let [tie] = harness.state().session().case().evidence.all() else { panic!("one tie") };
    assert_eq!((tie.sentence.as_str(), tie.pages.as_str()), (SENTENCE, "3"));
    assert_eq!((tie.said_by, tie.basis), (Some(SaidBy::Caseworker), Some(TieBasis::Seen)));

    // The mark beside the field leads to it.
    click(&mut harness, &texts::spoken_mark(&label, 1));
    let line = format!("bilag 12, s. 3 · sagsbehandleren · set: »{SENTENCE}«");
    assert!(has(&harness, &line), "the card knows it");
    assert!(has(&harness, texts::WHOLE_ANSWER));
    click(&mut harness, &format!("{}: {line}", texts::CHANGE));
    harness.get_by_role_and_label(Role::Heading, texts::CARD_OF_CHANGE);
    click(&mut harness, texts::CANCEL);
    assert_eq!(ties(&harness), 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(ties(&harness), 0);
    assert!(!has(&harness, &texts::spoken_mark(&label, 1)));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    harness.run();
    assert_eq!(ties(&harness), 1);

    // What is typed beside the sentence leaves the tie; what is typed into it is told.
    type_into(&mut harness, &label, " Og mere.");
    assert!(has(&harness, &texts::spoken_mark(&label, 1)));
}

#[test]
fn what_is_marked_is_tied_and_the_menu_of_any_answer_leads_to_the_card() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(&folder);
    show(&mut harness, Page::Section("work"));
    into(&mut harness, "work.challenges");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    harness.run();
    for _ in 0.."Du har".len() {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        harness.run();
    }
    tie_key(&mut harness);
    assert!(has(&harness, "»Du har«"));
    press(&mut harness, Key::Escape);
    let state = form::texts::state(forberedt::case::field::State::Given);
    click(&mut harness, &format!("{}: {state}", label_of("work.experience")));
    click(&mut harness, texts::TIE);
    harness.run();
    assert!(has(&harness, texts::WHOLE_ANSWER));
    // Without an exhibit nothing is kept, and that is told.
    click(&mut harness, texts::KEEP);
    assert!(has(&harness, texts::LACKS_EXHIBIT));
    assert_eq!(ties(&harness), 0);
}

#[test]
fn the_list_beside_the_form_names_answers_without_and_leads_to_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(&folder);
    show(&mut harness, Page::Section("decision"));
    press(&mut harness, Key::F11);
    for _ in 0..4 {
        harness.run();
    }
    assert!(has(&harness, &format!("{} (1)", texts::WITHOUT)));
    let label = label_of("work.challenges");
    let link = harness.query_all_by_label_contains(&label).next();
    link.expect("the answer is named").click();
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("work"));
}

#[test]
fn the_reasons_are_drafted_by_a_button_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(&folder);
    show(&mut harness, Page::Section("decision"));
    let button = harness.query_all_by_label_contains(texts::DRAFT).next();
    button.expect("the button stands by the reasons").click();
    harness.run();
    let reason = |harness: &Harness<'static, Window>| {
        let case = harness.state().session().case();
        case.decision.rulings.items()[0].reason.filled().unwrap_or_default().to_owned()
    };
    assert_eq!(reason(&harness), "Vi har lagt vægt på, at du hviler hver dag.");
    assert_eq!(ties(&harness), 1);
    assert!(harness.query_all_by_label_contains(texts::DRAFT_BEHIND).next().is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!((reason(&harness).as_str(), ties(&harness)), ("", 0));
}

#[test]
fn what_was_pasted_is_offered_to_be_tied_and_the_tie_keeps_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(&folder);
    show(&mut harness, Page::Section("work"));
    let (few, many) = (label_of("work.experience"), label_of("work.challenges"));
    let paste = |harness: &mut Harness<'static, Window>, field: &str, text: &str| {
        into(harness, field);
        harness.event(eframe::egui::Event::Paste(text.to_owned()));
        harness.run();
        harness.run();
    };
    paste(&mut harness, "work.experience", " og butik");
    assert!(!has(&harness, &texts::spoken_pasted(&few)), "a few words are not asked about");
    paste(&mut harness, "work.challenges", " Du kan gå tre hundrede meter og må så hvile.");
    for (command, is_there) in [(Command::Undo, false), (Command::Redo, true)] {
        harness.state_mut().act(Action::Do(command));
        harness.run();
        let is_offered = has(&harness, &texts::spoken_pasted(&many));
        assert_eq!(is_offered, is_there, "after {command:?}");
    }
    click(&mut harness, &texts::spoken_pasted(&many));
    harness.get_by_role_and_label(Role::Heading, texts::CARD);
    typed(&mut harness, "1");
    click(&mut harness, texts::KEEP);
    harness.run();
    let pasted = |harness: &Harness<'static, Window>, turn: usize| {
        harness.state().session().case().evidence.all()[turn].pasted.clone()
    };
    // The day of the session, and not that of a clock.
    assert_eq!(pasted(&harness, 0), "2018-03-01");
    assert!(!has(&harness, &texts::spoken_pasted(&many)), "nothing more is to be said");
    press(&mut harness, Key::F11);
    for _ in 0..4 {
        harness.run();
    }
    assert!(has(&harness, "bilag 1 · sat ind den 1. marts 2018"));

    // By key, and without the day where the sentence is one's own.
    into(&mut harness, "work.challenges");
    tie_key(&mut harness);
    typed(&mut harness, "2");
    click(&mut harness, &texts::pasted(jiff::civil::date(2018, 3, 1)));
    click(&mut harness, texts::KEEP);
    harness.run();
    assert_eq!((ties(&harness), pasted(&harness, 1).as_str()), (2, ""));
}
