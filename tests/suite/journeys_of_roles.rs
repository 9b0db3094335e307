//! The journeys of those who meet and decide, a mistake that is found three parts further on, and a whole journey without a mouse.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use forberedt::case::field::Answered;
use forberedt::files::case_file;
use forberedt::jobs::job::{Role, Settings};
use forberedt::session::Page;
use forberedt::session::action::Action;
use serde_json::{Value, json};

use crate::cases::{example, parse, stem};
use crate::person::{Journey, Person, journey, set_up, told};

/// A person of that role with an example open, as it is after this.
fn with(folder: &Path, role: Role, bend: impl FnOnce(&mut Value)) -> Person {
    let mut person = set_up(folder);
    let settings = person.window.state().session().settings().clone();
    person.window.state_mut().act(Action::TypeSettings(Settings { role, ..settings }));
    person.window.state_mut().act(Action::KeepSettings);
    let mut case = example("pension-granted-2018");
    case.as_object_mut().unwrap().remove("overrides");
    bend(&mut case);
    let file = folder.join("sager/2018-00417.json");
    case_file::write(&file, &parse(&case)).unwrap();
    person.window.state_mut().act(Action::OpenPath(file));
    person.settle();
    person
}

#[test]
fn a_meeting_leader_writes_the_recommendation() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), Role::MeetingLeader, |case| {
        for section in ["recommendation", "process", "decision"] {
            case[section] = json!({});
        }
    });
    let Journey { letter, mut answers } = journey("recommendation");
    person.find("Hvad teamet indstiller til");
    person.answer("recommendation.outcome", &answers.remove("recommendation.outcome").unwrap());
    person.find("indstilling: førtidspension");
    person.answer_what_is_missing(&mut answers);
    person.answer_the_rest(&mut answers);
    person.find("indstilling: førtidspension");
    person.press(Modifiers::COMMAND, Key::P);
    assert!(folder.path().join(format!("sager/{}.pdf", stem(&letter))).exists());
    assert_eq!(person.grave(), [""; 0]);
    assert_eq!(person.actions, told("a meeting leader writes the recommendation"));
}

#[test]
fn a_decision_maker_departs_is_stopped_presents_the_case_again_and_decides() {
    let folder = tempfile::tempdir().unwrap();
    // The team pointed at something else than what is decided; the caseworker has written what lies behind a decision.
    let mut person = with(folder.path(), Role::DecisionMaker, |case| {
        case["recommendation"]["outcome"] = json!("fleksjob_few_hours");
        case["recommendation"]["fleksjob_development"] =
            json!("Teamet mener, at timerne kan øges fra to til fire om ugen i løbet af et år.");
        for field in ["date", "rulings", "follows_recommendation", "views_answer"] {
            case["decision"].as_object_mut().unwrap().remove(field);
        }
    });
    let Journey { letter, mut answers } = journey("departure");
    for key in ["decision.rulings", "decision.follows_recommendation"] {
        person.find(&person.label(key));
        person.answer(key, &answers.remove(key).unwrap());
        // The case has no decision that could lack anything before it says what is decided.
        for key in ["decision.rulings[0].benefit", "decision.rulings[0].outcome"] {
            if let Some(answer) = answers.remove(key) {
                person.tab_to(key);
                person.answer(key, &answer);
            }
        }
    }
    let is_stopped = |person: &Person| {
        person.grave().iter().any(|it| it.contains("teamet har ikke set sagen igen"))
    };
    assert!(is_stopped(&person), "{:?}", person.grave());
    // The case goes back to the team.
    let mut again = answers.clone();
    again.retain(|key, _| key.starts_with("process."));
    answers.retain(|key, _| !key.starts_with("process."));
    person.find("Sagen forelægges for rehabiliteringsteamet igen");
    person.answer_what_is_missing(&mut again);
    assert!(again.is_empty() && is_stopped(&person), "{again:?}");
    // Beside the form stands what the team recommended; the letter is looked at before it is written.
    person.press(Modifiers::NONE, Key::F9);
    person.press(Modifiers::COMMAND, Key::P);
    assert!(folder.path().join(format!("sager/{}.pdf", stem("re-presentation"))).exists());
    // The team has answered.
    person.find("Afgørelse om førtidspension");
    person.answer_what_is_missing(&mut answers);
    person.answer_the_rest(&mut answers);
    assert!(!is_stopped(&person));
    person.find("Afgørelse om førtidspension");
    person.press(Modifiers::COMMAND, Key::P);
    assert!(folder.path().join(format!("sager/{}.pdf", stem(&letter))).exists());
    assert_eq!(person.grave(), [""; 0]);
    let name = "a decision-maker departs from the recommendation, is stopped, presents the case again and decides";
    assert_eq!(person.actions, told(name));
}

#[test]
fn a_mistake_is_undone_three_parts_further_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), Role::Caseworker, |_| {});
    let name = person.case().citizen.name.text().to_owned();
    person.find(&person.label("citizen.name"));
    // The whole name is typed over.
    person.press(Modifiers::COMMAND, Key::A);
    person.type_text("Birgitte Solhøj Rav");
    for _ in 0..3 {
        person.press(Modifiers::COMMAND, Key::Tab);
    }
    assert_eq!(person.window.state().session().page(), Page::Section("strengths"));
    person.window.get_by_label(&format!("Fortryd: {}", person.label("citizen.name")));
    person.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(person.case().citizen.name.text(), name);
    assert_eq!(person.focused(), person.label("citizen.name"));
    assert_eq!(person.window.state().session().page(), Page::Section("citizen"));
    assert!(!person.window.state().session().is_dirty());
    assert_eq!(person.actions, told("a mistake is undone three parts further on"));
}

#[test]
fn a_later_answer_stays_when_an_earlier_one_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = with(folder.path(), Role::Caseworker, |_| {});
    for (key, text) in [("citizen.name", "X"), ("strengths.network", "Y"), ("citizen.name", "Z")] {
        person.find(&person.label(key));
        person.press(Modifiers::COMMAND, Key::A);
        person.type_text(text);
    }
    let said = |person: &Person| {
        (
            person.case().citizen.name.text().to_owned(),
            person.case().strengths.network.text().to_owned(),
        )
    };
    assert_eq!(said(&person), ("Z".to_owned(), "Y".to_owned()));
    person.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(said(&person), ("X".to_owned(), "Y".to_owned()));
    person.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(said(&person), ("Z".to_owned(), "Y".to_owned()));
}
