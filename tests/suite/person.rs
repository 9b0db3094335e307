//! A person at the window whose actions are counted: a click, a key or chord, or the typing of one whole answer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use forberedt::case::Case;
use forberedt::case::field::{State, View};
use forberedt::files::recent;
use forberedt::library::Library;
use forberedt::problem::Severity;
use forberedt::ui::frame::new_case;
use forberedt::ui::frame::window::Window;
use forberedt::ui::settings::texts as settings;
use jiff::civil::{Date, date};

use crate::cases::path;
use crate::locked_session::WORD;
use crate::window::{click, type_into};
use crate::window_locked::type_passphrases;
use crate::window_settings::{at, at_on, fill_in, to_settings};

/// The answers of a journey, by the addresses of their fields.
#[derive(serde::Deserialize)]
pub(crate) struct Journey {
    pub(crate) letter: String,
    pub(crate) answers: BTreeMap<String, String>,
}

pub(crate) fn journey(name: &str) -> Journey {
    toml::from_str(&fs::read_to_string(format!("tests/journeys/{name}.toml")).unwrap()).unwrap()
}

/// The number of actions that the README tells for a journey.
pub(crate) fn told(name: &str) -> usize {
    let readme = fs::read_to_string("README.md").unwrap();
    let row = readme.lines().find(|line| line.starts_with(&format!("| {name} |")));
    let row = row.unwrap_or_else(|| panic!("the README does not tell of »{name}«"));
    row.split('|').nth(2).unwrap().trim().parse().unwrap()
}

/// A person at the window, whose actions are counted.
pub(crate) struct Person {
    pub(crate) window: Harness<'static, Window>,
    pub(crate) actions: usize,
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// What a screen reader calls a field: its label, with the item that it stands in.
pub(crate) fn spoken(library: &Library, key: &str) -> String {
    let place = path(key);
    let words = library.words.label(&place.words_key()).to_owned();
    let item = place.list().zip(place.steps().next()).map(|((list, _), step)| {
        let item = &library.words.field(&list.words_key()).unwrap().item;
        format!("{} {}: ", forberedt::danish::capital::capitalised(item), step.index + 1)
    });
    format!("{}{words}", item.unwrap_or_default())
}

/// Whether the control of this name belongs to a field: its box or choice, or the button that adds an item.
pub(crate) fn is_of(library: &Library, key: &str, focused: &str) -> bool {
    let words = library.words.field(&path(key).words_key()).unwrap();
    focused.starts_with(&spoken(library, key))
        || (!words.item.is_empty() && focused == format!("Tilføj {}", words.item))
}

/// What the button beside a question says while it has no answer.
const NOT_ANSWERED: &str = "Ikke besvaret";

/// The item that a field stands in.
fn item_of(key: &str) -> Option<&str> {
    key.rfind(']').map(|end| &key[..end])
}

impl Person {
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.actions += 1;
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        self.actions += 1;
        self.window.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Clicks on what is in sight; to look further down is no action.
    pub(crate) fn click(&mut self, label: &str) {
        self.actions += 1;
        click(&mut self.window, label);
        self.settle();
    }

    /// Clicks into the field of the day on which the plan was begun, and types.
    pub(crate) fn type_begun(&mut self, day: &str) {
        self.actions += 2;
        type_into(&mut self.window, &crate::window::label_of("matter.plan_begun"), day);
        self.settle();
    }

    /// Lets the checks and the letter follow.
    pub(crate) fn settle(&mut self) {
        self.window.run_steps(8);
    }

    pub(crate) fn focused(&self) -> String {
        let focused = self.window.query(by().predicate(is_focused));
        focused.and_then(|focused| focused.accesskit_node().label()).unwrap_or_default()
    }

    pub(crate) fn case(&self) -> &Case {
        self.window.state().session().case()
    }

    /// What the checks say that is more than good advice.
    pub(crate) fn grave(&self) -> Vec<String> {
        let findings = self.window.state().session().findings();
        let all = findings.all().iter();
        let grave = all.filter(|problem| problem.severity > Severity::Advice);
        grave.map(|problem| problem.message.to_string()).collect()
    }

    /// What the letter in view lacks.
    fn lacking(&self) -> Vec<String> {
        let preview = self.window.state().session().letters().preview();
        let problems = preview.iter().flat_map(|preview| &preview.problems);
        problems.map(|problem| problem.message.to_string()).collect()
    }

    pub(crate) fn is_ready(&self) -> bool {
        let preview = self.window.state().session().letters().preview();
        preview.is_some_and(|preview| preview.is_ready() && preview.problems.is_empty())
    }

    pub(crate) fn label(&self, key: &str) -> String {
        spoken(&Library::built_in().unwrap(), key)
    }

    fn text_of(&self, key: &str) -> String {
        let answer = self.case().answer(&path(key));
        answer.map(|answer| answer.text().to_owned()).unwrap_or_default()
    }

    /// Answers the field that has the cursor.
    pub(crate) fn answer(&mut self, key: &str, answer: &str) {
        let library = Library::built_in().unwrap();
        let key_of_words = path(key).words_key();
        let focused = self.focused();
        assert!(is_of(&library, key, &focused), "{key}: {focused}");
        match (answer, answer.strip_prefix('=')) {
            ("?", _) => self.press(Modifiers::ALT, Key::V),
            ("-", _) => self.press(Modifiers::ALT, Key::I),
            (more, _) if more.starts_with('+') => self.press(Modifiers::NONE, Key::Space),
            (_, Some(choice)) => {
                // A choice is answered by the first letter of its words; where several begin with it, from one to the next.
                let words = library.words.choice(&key_of_words, choice);
                let letter = &words[..words.chars().next().map_or(0, char::len_utf8)];
                for _ in 0..4 {
                    self.type_text(letter);
                    if self.text_of(key) == choice {
                        break;
                    }
                }
            }
            (_, None) => self.type_text(answer),
        }
        let case = self.case();
        let is_answered = match case.find(&path(key)).unwrap() {
            View::Answer(given) => match answer.strip_prefix('=') {
                Some(choice) => given.text() == choice,
                None => given.is_filled() || given.state() != State::NotAnswered,
            },
            View::List(list) => list.state() != State::NotAnswered,
        };
        assert!(is_answered, "{key}");
    }

    /// The field that has the cursor, where its answer is still to be given.
    pub(crate) fn in_hand(&self, answers: &BTreeMap<String, String>) -> Option<String> {
        let library = Library::built_in().unwrap();
        let focused = self.focused();
        answers.keys().find(|key| is_of(&library, key, &focused)).cloned()
    }

    /// Goes from one thing that the letter lacks to the next, and answers each, until nothing is missing.
    pub(crate) fn answer_what_is_missing(&mut self, answers: &mut BTreeMap<String, String>) {
        let mut last: Option<String> = None;
        // The button that writes stands out once nothing is missing.
        loop {
            let is_of_item =
                answers.keys().any(|key| last.is_some() && item_of(key) == last.as_deref());
            if self.is_ready() && !is_of_item {
                break;
            }
            // A choice that was answered leads on by itself.
            if self.in_hand(answers).is_none() {
                // Within an item Enter goes on from field to field.
                let key = if is_of_item { Key::Enter } else { Key::F8 };
                self.press(Modifiers::NONE, key);
            }
            let key = self.in_hand(answers);
            let key = key.unwrap_or_else(|| {
                panic!("no answer for »{}« of {:?}; {answers:?}", self.focused(), self.lacking())
            });
            let answer = answers.remove(&key).unwrap();
            self.answer(&key, &answer);
            last = match self.case().find(&path(&key)) {
                Some(View::List(list)) if !list.is_empty() => {
                    Some(format!("{key}[{}", list.len() - 1))
                }
                _ => item_of(&key).map(str::to_owned),
            };
            // »+++« stands for three items of a list, added one by one.
            if let Some(more) = answer.strip_prefix('+').filter(|more| !more.is_empty()) {
                answers.insert(key, more.to_owned());
            }
        }
    }
}

impl Person {
    /// Goes by name to a field, a part or a letter.
    pub(crate) fn find(&mut self, name: &str) {
        self.press(Modifiers::COMMAND, Key::K);
        self.type_text(name);
        self.press(Modifiers::NONE, Key::Enter);
    }

    /// Goes on with the Tab key until the cursor is in a field.
    pub(crate) fn tab_to(&mut self, key: &str) {
        let library = Library::built_in().unwrap();
        for _ in 0..6 {
            if is_of(&library, key, &self.focused()) && !self.focused().ends_with(NOT_ANSWERED) {
                return;
            }
            self.press(Modifiers::NONE, Key::Tab);
        }
        panic!("{key}: {}", self.focused());
    }

    /// Answers what nothing led to.
    pub(crate) fn answer_the_rest(&mut self, answers: &mut BTreeMap<String, String>) {
        while let Some((key, answer)) = answers.pop_first() {
            self.find(&spoken(&Library::built_in().unwrap(), &key));
            self.answer(&key, &answer);
        }
    }
}

/// A window of somebody whose municipality has set up its sender, and who has had a case open in this folder.
pub(crate) fn set_up(folder: &Path) -> Person {
    set_up_on(date(2018, 3, 1), folder)
}

/// The same on another day.
pub(crate) fn set_up_on(today: Date, folder: &Path) -> Person {
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
    let mut window = at_on(today, folder, None);
    window.set_size([1366.0, 768.0].into());
    window.run();
    Person { window, actions: 0 }
}
