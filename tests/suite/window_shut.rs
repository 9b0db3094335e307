//! The locked screen in the window: nothing of the case is painted, said or named.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::case::field::Answered;
use forberedt::session::Page;
use forberedt::ui::frame::shut;
use forberedt::ui::frame::window::Window;

use crate::locked_session::WORD;
use crate::window::{click, show, window};
use crate::window_locked::{locked, type_unseen};

/// All that a screen reader can reach, and all text that is painted.
fn said_and_painted(harness: &Harness<'static, Window>) -> String {
    let mut all = String::new();
    for node in harness.get_all(by().predicate(|_| true)) {
        let node = node.accesskit_node();
        for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
            all.push_str(&text);
            all.push('\n');
        }
    }
    for shape in &harness.output().shapes {
        painted(&shape.shape, &mut all);
    }
    all
}

fn painted(shape: &eframe::egui::Shape, all: &mut String) {
    match shape {
        eframe::egui::Shape::Text(text) => {
            all.push_str(text.galley.text());
            all.push('\n');
        }
        eframe::egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, all)),
        _ => {}
    }
}

fn titles(harness: &Harness<'static, Window>) -> Vec<String> {
    let told = harness.output().viewport_output.values().flat_map(|output| &output.commands);
    told.filter_map(|command| match command {
        ViewportCommand::Title(title) => Some(title.clone()),
        _ => None,
    })
    .collect()
}

#[test]
fn ctrl_l_leaves_nothing_of_the_case_on_the_screen_and_the_passphrase_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked(folder.path());
    let mut harness = window(Vec::new(), Some(file), None);
    type_unseen(&mut harness, WORD);
    click(&mut harness, "Åbn");
    show(&mut harness, Page::Section("citizen"));
    let name = harness.state().session().case().citizen.name.filled().unwrap().to_owned();
    let number = harness.state().session().case().citizen.cpr.text().to_owned();
    let field = crate::window::label_of("citizen.address");
    harness.get_by_label(&field).focus();
    harness.run();
    let before = said_and_painted(&harness);
    assert!(before.contains(&name) && before.contains(&number), "the search finds them");

    let modifiers = Modifiers::COMMAND;
    let (key, physical_key) = (Key::L, None);
    let pressed = Event::Key { key, physical_key, pressed: true, repeat: false, modifiers };
    harness.input_mut().events.push(pressed);
    // Already the frame of the key shows nothing.
    harness.step();
    let first = said_and_painted(&harness);
    let mut told = titles(&harness);
    for _ in 0..4 {
        harness.step();
        told.extend(titles(&harness));
    }
    assert!(told.iter().any(|title| title.contains(shut::TITLE)), "{told:?}");
    for text in [first, said_and_painted(&harness), told.join("\n")] {
        for private in [name.as_str(), number.as_str(), "2018-", "sag.sag", "Borger"] {
            assert!(!text.contains(private), "{private}:\n{text}");
        }
    }
    harness.event(Event::Text("en anden kat".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_label("Adgangskoden passer ikke.").is_some());
    assert!(!said_and_painted(&harness).contains("kat"));
    harness.event(Event::Text(WORD.to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().session().shut_screen().is_none());
    assert!(said_and_painted(&harness).contains(&name));
    let focused = harness.get(by().predicate(|node| node.is_focused()));
    assert_eq!(focused.accesskit_node().label().unwrap(), field, "whoever typed goes on there");
}
