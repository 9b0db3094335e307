//! How many actions a person needs from one end of a job to the other. An action is a click, a key or chord, or the typing of one
//! whole answer. What is answered stands in `tests/journeys`, and the counts in the README.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use forberedt::case::Case;
use forberedt::case::field::{State, View};
use forberedt::files::case_file;
use forberedt::files::recent;
use forberedt::library::Library;
use forberedt::ui::frame::new_case;
use forberedt::ui::frame::window::Window;
use forberedt::ui::letters::texts as letters;
use forberedt::ui::settings::texts as settings;

use crate::cases::path;
use crate::locked_session::WORD;
use crate::window::{click, type_into};
use crate::window_locked::type_passphrases;
use crate::window_settings::{at, fill_in, to_settings};

/// The answers of a journey, by the addresses of their fields.
#[derive(serde::Deserialize)]
struct Journey {
    letter: String,
    answers: BTreeMap<String, String>,
}

fn journey(name: &str) -> Journey {
    toml::from_str(&fs::read_to_string(format!("tests/journeys/{name}.toml")).unwrap()).unwrap()
}

/// The number of actions that the README tells for a journey.
fn told(name: &str) -> usize {
    let readme = fs::read_to_string("README.md").unwrap();
    let row = readme.lines().find(|line| line.starts_with(&format!("| {name} |")));
    let row = row.unwrap_or_else(|| panic!("the README does not tell of »{name}«"));
    row.split('|').nth(2).unwrap().trim().parse().unwrap()
}

/// A person at the window, whose actions are counted.
struct Person {
    window: Harness<'static, Window>,
    actions: usize,
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// What a screen reader calls a field: its label, with the item that it stands in.
fn spoken(library: &Library, key: &str) -> String {
    let place = path(key);
    let words = library.words.label(&place.words_key()).to_owned();
    let item = place.list().zip(place.steps().next()).map(|((list, _), step)| {
        let item = &library.words.field(&list.words_key()).unwrap().item;
        format!("{} {}: ", forberedt::ui::form::field::capitalised(item), step.index + 1)
    });
    format!("{}{words}", item.unwrap_or_default())
}

/// Whether the control of this name belongs to a field: its box or choice, or the button that adds an item.
fn is_of(library: &Library, key: &str, focused: &str) -> bool {
    let words = library.words.field(&path(key).words_key()).unwrap();
    focused.starts_with(&spoken(library, key))
        || (!words.item.is_empty() && focused == format!("Tilføj {}", words.item))
}

impl Person {
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.actions += 1;
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn type_text(&mut self, text: &str) {
        self.actions += 1;
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Clicks on what is in sight; to look further down is no action.
    fn click(&mut self, label: &str) {
        self.actions += 1;
        click(&mut self.window, label);
        self.settle();
    }

    /// Clicks into the field of the day on which the plan was begun, and types.
    fn type_begun(&mut self, day: &str) {
        self.actions += 2;
        type_into(&mut self.window, &crate::window::label_of("matter.plan_begun"), day);
        self.settle();
    }

    /// Lets the checks and the letter follow.
    fn settle(&mut self) {
        self.window.run_steps(8);
    }

    fn focused(&self) -> String {
        let focused = self.window.get(by().predicate(is_focused));
        focused.accesskit_node().label().unwrap_or_default()
    }

    fn case(&self) -> &Case {
        self.window.state().session().case()
    }

    fn is_ready(&self) -> bool {
        let preview = self.window.state().session().letters().preview();
        preview.is_some_and(|preview| preview.is_ready() && preview.problems.is_empty())
    }

    /// Answers the field that has the cursor.
    fn answer(&mut self, key: &str, answer: &str) {
        let library = Library::built_in().unwrap();
        let (label, key_of_words) = (spoken(&library, key), path(key).words_key());
        let focused = self.focused();
        assert!(is_of(&library, key, &focused), "{key}: {focused}");
        match (answer, answer.strip_prefix('=')) {
            ("?", _) => self.press(Modifiers::ALT, Key::V),
            ("-", _) => self.press(Modifiers::ALT, Key::I),
            (_, None) => self.type_text(answer),
            (_, Some(choice)) => {
                let words = library.words.choice(&key_of_words, choice);
                let words = forberedt::ui::form::field::capitalised(words);
                let wanted = format!("{label}: {words}");
                let focused = self.window.get(by().predicate(is_focused));
                if focused.accesskit_node().role() == Role::RadioButton {
                    // The keys of a choice stand side by side.
                    self.click(&wanted);
                } else {
                    self.press(Modifiers::NONE, Key::Space);
                    // The box has unfolded.
                    self.actions += 1;
                    let entry = by().label(&words).role(Role::Button);
                    self.window.get(entry).click();
                    self.settle();
                }
            }
        }
        let case = self.case();
        let is_answered = match case.find(&path(key)).unwrap() {
            View::Answer(answer) => answer.is_filled() || answer.state() != State::NotAnswered,
            View::List(list) => list.state() != State::NotAnswered,
        };
        assert!(is_answered, "{key}");
    }

    /// Goes from one thing that the letter lacks to the next, and answers each, until nothing is missing.
    fn answer_what_is_missing(&mut self, answers: &mut BTreeMap<String, String>) {
        // The button that writes stands out once nothing is missing.
        while !self.is_ready() {
            self.press(Modifiers::NONE, Key::F8);
            let library = Library::built_in().unwrap();
            let focused = self.focused();
            let is_it = |key: &&String| is_of(&library, key, &focused);
            let key = answers.keys().find(is_it).cloned();
            let key = key.unwrap_or_else(|| panic!("no answer for »{focused}«"));
            let answer = answers.remove(&key).unwrap();
            self.answer(&key, &answer);
        }
    }
}

/// A window of somebody whose municipality has set up its sender, and who has had a case open in this folder.
fn set_up(folder: &Path) -> Person {
    let old = folder.join("sager/gammel.json");
    fs::create_dir(folder.join("sager")).unwrap();
    fs::write(folder.join("recent.json"), recent::to_bytes(&[old])).unwrap();
    let mut window = at(folder, None);
    to_settings(&mut window);
    fill_in(&mut window);
    click(&mut window, settings::KEEP_SENDER);
    type_into(&mut window, settings::NAME, "Niels Ravn");
    click(&mut window, settings::KEEP_WHO);
    click(&mut window, settings::MAKE_OWN_KEY);
    type_passphrases(&mut window, WORD);
    click(&mut window, new_case::MAKE);
    window.run();
    drop(window);
    let mut window = at(folder, None);
    window.set_size([1366.0, 768.0].into());
    window.run();
    Person { window, actions: 0 }
}

#[test]
fn a_newcomer_writes_the_plan_of_a_new_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = set_up(folder.path());
    let Journey { letter, mut answers } = journey("newcomer-2018");
    // Where the case lies and how it is locked are proposed.
    person.press(Modifiers::COMMAND, Key::N);
    person.press(Modifiers::NONE, Key::Enter);
    let file = folder.path().join("sager/sag-2018-03-01.sag");
    assert!(file.exists(), "before the first field");
    // The way on has the cursor; it leads to the part that holds the caseworker's name already.
    person.press(Modifiers::NONE, Key::Enter);
    person.answer("matter.case_number", &answers.remove("matter.case_number").unwrap());
    // The day on which the plan was begun is asked for by no letter: it says which law governs.
    person.type_begun(&answers.remove("matter.plan_begun").unwrap());
    person.answer_what_is_missing(&mut answers);
    assert!(answers.is_empty(), "{answers:?}");
    person.press(Modifiers::COMMAND, Key::S);
    let session = person.window.state().session();
    assert!(!session.is_dirty() && session.path() == Some(&file));
    person.click(letters::WRITE_PDF);
    let pdf = folder.path().join(format!("sager/{letter}.pdf"));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    let findings = person.window.state().session().findings();
    let grave = findings
        .all()
        .iter()
        .filter(|problem| problem.severity > forberedt::problem::Severity::Advice);
    assert_eq!(grave.map(|problem| problem.message.to_string()).collect::<Vec<_>>(), [""; 0]);
    assert!(person.actions <= 60);
    assert_eq!(person.actions, told("a newcomer writes the plan of a new case"));
}

#[test]
fn the_half_filled_case_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = set_up(folder.path());
    let case = case_file::read(&crate::window::example("half-filled")).unwrap();
    let file = folder.path().join("sager/2018-00731.json");
    case_file::write(&file, &case).unwrap();
    person.window.state_mut().act(forberedt::session::action::Action::OpenPath(file));
    person.settle();
    let Journey { letter, mut answers } = journey("half-filled");
    // The way on leads to a form, with the letter beside it.
    person.press(Modifiers::NONE, Key::Enter);
    person.answer_what_is_missing(&mut answers);
    assert!(answers.is_empty(), "{answers:?}");
    person.click(letters::WRITE_PDF);
    assert!(folder.path().join(format!("sager/{letter}.pdf")).exists());
    assert_eq!(person.actions, told("the half-filled case is finished"));
}
