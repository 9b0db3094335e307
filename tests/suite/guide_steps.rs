//! Every step of the guide is done in the window, as its reader would: by the names that its sentences say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use forberedt::guide::{Guide, GuideAct, GuidePart, GuideStep};
use forberedt::jobs::desk::Folders;
use forberedt::ui::frame::window::Window;

use crate::window::Beginning;

/// Somebody who reads the guide and does what it says.
struct Reader<'f> {
    window: Harness<'static, Window>,
    folder: &'f Path,
}

/// What can be clicked on.
const CLICKED: [Role; 9] = [
    Role::Button,
    Role::Link,
    Role::RadioButton,
    Role::CheckBox,
    Role::Tab,
    Role::DisclosureTriangle,
    Role::ComboBox,
    Role::Document,
    Role::Row,
];
const TYPED_INTO: [Role; 3] = [Role::TextInput, Role::MultilineTextInput, Role::PasswordInput];

/// Whether a thing of this label is what the guide calls by a name: what stands behind it may tell how far it is.
fn is_called(label: &str, name: &str) -> bool {
    let label = label
        .rsplit_once(&format!(": {name}"))
        .map_or(label, |(_, rest)| if rest.is_empty() { name } else { label });
    let rest = label.strip_prefix(name);
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with([',', ':', '.']) || rest.starts_with(" (")
    })
}

impl<'f> Reader<'f> {
    /// Somebody at the start page, as the program comes up.
    fn at(folder: &'f Path, guide: &Guide, heading: &str) -> Self {
        let made = |name: &str| {
            let made = folder.join(name);
            std::fs::create_dir_all(&made).unwrap();
            Some(made)
        };
        let folders =
            Folders { settings: made("indstillinger"), data: made("data"), ..Folders::default() };
        let documents = made("dokumenter");
        // Each part has an empty folder for its letters.
        let picked = made(&format!("breve/{heading}"));
        let begun =
            Beginning { today: guide.date, folders, picked, documents, ..Beginning::default() };
        Self { window: begun.window(), folder }
    }

    /// Every thing in the window: what it is, and all that is said of it.
    fn all(&self) -> Vec<(Role, Vec<String>)> {
        let nodes = self.window.query_all(by().predicate(|_: &AccessKitNode<'_>| true));
        let said = nodes.map(|node| {
            let node = node.accesskit_node();
            let words = [node.label(), node.value(), node.description()];
            (node.role(), words.into_iter().flatten().filter(|it| !it.is_empty()).collect())
        });
        said.filter(|(_, words): &(Role, Vec<String>)| !words.is_empty()).collect()
    }

    fn sees(&self, words: &str) -> bool {
        self.all().iter().any(|(_, said)| said.iter().any(|text| text.contains(words)))
    }

    /// Does something with the thing of that name, the one that has it whole before others.
    fn with(&mut self, roles: &[Role], name: &str, does: impl Fn(&egui_kittest::Node<'_>)) {
        for is_whole in [true, false] {
            let fits = || {
                by().predicate(move |node: &AccessKitNode<'_>| {
                    let label = node.label().unwrap_or_default();
                    let is_it = if is_whole { label == name } else { is_called(&label, name) };
                    is_it && roles.contains(&node.role()) && !node.is_disabled()
                })
            };
            let Some(found) = self.window.query_all(fits()).next() else { continue };
            found.scroll_to_me();
            self.window.run_steps(4);
            does(&self.window.query_all(fits()).next().unwrap());
            self.window.run_steps(8);
            return;
        }
        panic!("nothing is called »{name}«: {:#?}", self.all());
    }

    fn press(&mut self, chord: &str) {
        let mut modifiers = Modifiers::NONE;
        let mut key = None;
        for part in chord.split('+') {
            match part {
                "Ctrl" => modifiers |= Modifiers::COMMAND,
                "Skift" => modifiers |= Modifiers::SHIFT,
                "Alt" => modifiers |= Modifiers::ALT,
                "Esc" => key = Some(Key::Escape),
                "Pil til højre" => key = Some(Key::ArrowRight),
                name => key = Key::from_name(name),
            }
        }
        self.window.key_press_modifiers(modifiers, key.unwrap());
        self.window.run_steps(8);
    }

    fn act(&mut self, act: &GuideAct) {
        match act {
            GuideAct::Click(name) => self.with(&CLICKED, name, |node| node.click()),
            GuideAct::Reach(name) => self.with(&CLICKED, name, |node| node.focus()),
            GuideAct::Choose { of, answer } => {
                self.with(&CLICKED, &format!("{of}: {answer}"), |node| node.click());
            }
            GuideAct::Type { into, text } => {
                self.with(&TYPED_INTO, into, |node| node.focus());
                self.with(&TYPED_INTO, into, |node| node.type_text(text));
            }
            GuideAct::Key(chord) => self.press(chord),
            GuideAct::See(words) => {
                assert!(self.sees(words), "»{words}« is not seen: {:#?}", self.all())
            }
            GuideAct::Made(name) => {
                let made = files(self.folder);
                assert!(made.contains(name), "{name} was not made, but {made:?}");
            }
        }
    }

    fn step(&mut self, step: &GuideStep) {
        let mut wanted: Vec<&str> = named(&step.say).filter(|name| !self.sees(name)).collect();
        for act in &step.acts {
            self.act(act);
            wanted.retain(|name| !self.sees(name));
        }
        assert_eq!(wanted, [""; 0], "not in the window: {}", step.say);
    }
}

/// What a sentence says that things in the window are called.
fn named(say: &str) -> impl Iterator<Item = &str> {
    say.split("**").skip(1).step_by(2)
}

/// The names of all files in a folder and in those below it.
fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let names = entries.flat_map(|entry| match entry.path().is_dir() {
        true => files(&entry.path()),
        false => vec![entry.file_name().to_string_lossy().into_owned()],
    });
    names.collect()
}

fn steps(part: &GuidePart) -> impl Iterator<Item = &GuideStep> {
    part.sections.iter().flat_map(|section| &section.steps)
}

#[test]
fn every_step_is_done_as_it_is_told() {
    let guide = Guide::built_in().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut count = 0;
    for part in &guide.parts {
        let mut reader = Reader::at(folder.path(), &guide, &part.heading);
        // What the text around the steps names is seen at some time on the way.
        let sections = part.sections.iter();
        let texts = sections.flat_map(|section| [section.text.as_str(), &section.after]);
        let mut told: Vec<&str> = texts.flat_map(named).collect();
        for step in steps(part) {
            told.retain(|name| !reader.sees(name));
            println!("{}: {}", part.heading, step.say);
            reader.step(step);
            count += 1;
        }
        told.retain(|name| !reader.sees(name));
        assert_eq!(told, [""; 0], "not in the window: {}", part.heading);
    }
    assert!(count > 30, "{count} steps");
}

/// The sentence names what is clicked on, chosen and typed into, and the keys.
#[test]
fn every_step_says_what_is_done() {
    for part in &Guide::built_in().unwrap().parts {
        for step in steps(part) {
            let names: Vec<&str> = named(&step.say).collect();
            for act in &step.acts {
                let is_said = match act {
                    // What is read aloud may say more than what is seen.
                    GuideAct::Click(name) => {
                        names.iter().any(|seen| is_called(name, seen)) || step.say.contains(name)
                    }
                    GuideAct::Reach(name) => names.contains(&name.as_str()),
                    GuideAct::Choose { answer, .. } => names.contains(&answer.as_str()),
                    GuideAct::Type { into, .. } => names.contains(&into.as_str()),
                    GuideAct::Key(chord) => step.say.to_lowercase().contains(&chord.to_lowercase()),
                    GuideAct::See(_) | GuideAct::Made(_) => true,
                };
                assert!(is_said, "{act:?} is not said: {}", step.say);
            }
        }
    }
}
