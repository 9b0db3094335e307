//! A long text in the window: its box holds a portion, and whoever types, pastes, deletes or goes by arrow meets no edge.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::ui::form::texts;
use forberedt::ui::frame::window::Window;
use serde_json::json;

use crate::cases::{parse, path};
use crate::window::{is_text_box, label_of, saved, show, window};

const FIELD: &str = "strengths.strengths";

/// Numbered sentences, in paragraphs of so many.
fn long(count: usize, paragraph: usize) -> String {
    let mut text = String::new();
    for number in 1..=count {
        text.push_str(&format!("Sætning {number} om hverdagen."));
        text.push(if number % paragraph == 0 { '\n' } else { ' ' });
    }
    text.trim_end().to_owned()
}

struct Field {
    harness: Harness<'static, Window>,
    _folder: tempfile::TempDir,
}

impl Field {
    fn with(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = saved(&parse(&json!({"strengths": {"strengths": text}})), &folder);
        let mut harness = window(Vec::new(), Some(file), None);
        show(&mut harness, Page::Section("strengths"));
        harness.state_mut().act(Action::JumpTo(path(FIELD)));
        let mut field = Self { harness, _folder: folder };
        field.run();
        field
    }

    fn run(&mut self) {
        self.harness.run_steps(4);
    }

    /// The text of the case.
    fn text(&self) -> String {
        self.harness.state().session().case().answer(&path(FIELD)).unwrap().text().to_owned()
    }

    /// What stands in the box.
    fn shown(&self) -> String {
        let label = label_of(FIELD);
        let text_box = self.harness.get(by().label(&label).predicate(is_text_box));
        text_box.accesskit_node().value().unwrap_or_default()
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.run();
    }
}

#[test]
fn a_box_holds_a_portion_of_a_long_text_and_all_of_a_usual_one() {
    let usual = Field::with(&long(400, 8));
    assert_eq!(usual.shown(), usual.text());
    assert!(usual.harness.query_by_label_contains(texts::IS_PORTION).is_none());
    for paragraph in [8, usize::MAX] {
        let field = Field::with(&long(2_000, paragraph));
        let shown = field.shown();
        assert!(shown.len() < 12_500, "{} of {}", shown.len(), field.text().len());
        assert!(field.text().ends_with(&shown), "the cursor stands at the end, as in any box");
        assert!(field.harness.query_by_label_contains(texts::IS_PORTION).is_some());
    }
}

#[test]
fn what_is_typed_at_the_end_and_in_the_middle_of_a_long_text_stands_there() {
    for paragraph in [8, usize::MAX] {
        let mut text = long(2_000, paragraph);
        let mut field = Field::with(&text);
        field.press(Modifiers::COMMAND, Key::End);
        for _ in 0..3 {
            field.event(Event::Text("å".to_owned()));
            text.push('å');
        }
        assert_eq!(field.text(), text);
        // Far up, over what was the edge of the box, and nothing else is touched.
        let before = field.shown();
        for _ in 0..80 {
            field.harness.key_press(Key::ArrowUp);
        }
        field.run();
        assert_ne!(field.shown(), before);
        field.event(Event::Text("Ø".to_owned()));
        let typed = field.text();
        let at = typed.find('Ø').unwrap();
        assert!(text.len() - at > 3_000, "{at} of {}", text.len());
        assert!(typed == format!("{}Ø{}", &text[..at], &text[at..]), "paragraphs of {paragraph}");
    }
}

#[test]
fn arrows_and_line_breaks_and_backspace_cross_from_portion_to_portion() {
    let text = long(2_000, 8);
    let mut field = Field::with(&text);
    field.press(Modifiers::COMMAND, Key::Home);
    let first = field.shown();
    // Far down by arrow: the box follows, and every line is another one.
    for _ in 0..120 {
        field.harness.key_press(Key::ArrowDown);
    }
    field.run();
    assert_ne!(field.shown(), first);
    field.press(Modifiers::NONE, Key::Home);
    field.event(Event::Text("#".to_owned()));
    let at = field.text().find('#').unwrap();
    assert!(text.is_char_boundary(at) && at > 5_500, "{at}");
    assert_eq!(field.text(), format!("{}#{}", &text[..at], &text[at..]));
    field.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(field.text(), text);
    field.press(Modifiers::NONE, Key::Enter);
    assert_eq!(field.text(), format!("{}\n{}", &text[..at], &text[at..]));
    field.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(field.text(), text);
}

#[test]
fn all_of_a_long_text_is_marked_replaced_and_brought_back() {
    let text = long(2_000, 8);
    let mut field = Field::with(&text);
    field.press(Modifiers::COMMAND, Key::A);
    field.event(Event::Text("Kort.".to_owned()));
    assert_eq!(field.text(), "Kort.");
    assert_eq!(field.shown(), "Kort.");
    field.event(Event::Paste(format!(" {text}")));
    assert_eq!(field.text(), format!("Kort. {text}"));
    assert!(field.shown().len() < 12_500 && text.ends_with(&field.shown()));
    field.event(Event::Text("!".to_owned()));
    assert_eq!(field.text(), format!("Kort. {text}!"), "the cursor stands behind what was pasted");
    field.press(Modifiers::COMMAND, Key::Z);
    while field.text() != text {
        let before = field.text();
        field.press(Modifiers::COMMAND, Key::Z);
        assert_ne!(before, field.text(), "all steps are gone");
    }
    assert!(text.contains(&field.shown()));
}

#[test]
fn the_rest_of_a_long_text_is_shown_by_buttons_and_marked_by_keys() {
    let text = long(2_000, 8);
    let mut field = Field::with(&text);
    field.press(Modifiers::COMMAND, Key::Home);
    let later = format!("{}: {}", label_of(FIELD), texts::LATER_PORTION);
    let mut seen = field.shown();
    while let Some(button) = field.harness.query_by_label(&later) {
        button.click_accesskit();
        field.run();
        seen.push_str(&field.shown());
    }
    assert_eq!(seen, text, "each part is shown once, and none is left out");
    let earlier = format!("{}: {}", label_of(FIELD), texts::EARLIER_PORTION);
    assert!(field.harness.query_by_label(&earlier).is_some());
    // The cursor stands where the last part begins, and Backspace reaches over the edge.
    field.harness.state_mut().act(Action::JumpTo(path(FIELD)));
    field.run();
    let edge = text.len() - field.shown().len();
    field.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(field.text(), format!("{}{}", &text[..edge - 1], &text[edge..]));
    // From a place to the end, by keys.
    field.press(Modifiers::COMMAND, Key::Home);
    (0..7).for_each(|_| field.press(Modifiers::NONE, Key::ArrowRight));
    field.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::End);
    field.press(Modifiers::NONE, Key::Delete);
    assert_eq!(field.text(), "Sætning");
}

#[test]
fn the_items_of_a_list_are_made_at_the_cursor_of_a_long_text() {
    let text = long(2_000, 8);
    let mut field = Field::with(&text);
    field.press(Modifiers::COMMAND, Key::End);
    field.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L);
    let (rest, last) = text.rsplit_once('\n').unwrap();
    assert_eq!(field.text(), format!("{rest}\n• {last}"));
    field.event(Event::Text("!".to_owned()));
    assert!(field.text().ends_with('!'));
}
