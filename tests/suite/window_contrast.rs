//! What is painted in both themes: every text stands out from what is behind it, and what has the cursor has one ring.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Color32, Key, Modifiers, Rect, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable, by};
use forberedt::case::part::Phase;
use forberedt::jobs::job::{Appearance, Settings};
use forberedt::session::action::{Action, CaseListWish, Command};
use forberedt::session::pages::beside::Side;
use forberedt::session::{Page, Session};
use forberedt::ui::frame::window::Window;
use forberedt::ui::theme;

use crate::window::{example, is_text_box, plain, show, window};

/// What lies behind the words of a draft, as pale as it is printed.
const WATERMARK: &str = "UDKAST";

/// A plane of one colour, and where it is seen.
struct Plane {
    rect: Rect,
    color: Color32,
}

/// A piece of text with its colour on what lies behind it.
#[derive(Debug)]
struct Painted {
    text: String,
    contrast: f32,
}

fn mixed(over: Color32, under: Color32) -> Color32 {
    let [r, g, b, a] = over.to_array();
    let left = 255 - u16::from(a);
    let mix = |one: u8, other: u8| (u16::from(one) + u16::from(other) * left / 255).min(255) as u8;
    Color32::from_rgb(mix(r, under.r()), mix(g, under.g()), mix(b, under.b()))
}

/// The contrast of two colours as WCAG 2 reckons it.
fn contrast(one: Color32, other: Color32) -> f32 {
    let linear = |part: u8| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light = |color: Color32| {
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    };
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Every text that can be seen, in the order in which it was painted.
fn texts(shapes: &[ClippedShape]) -> Vec<Painted> {
    let (mut planes, mut found) = (Vec::new(), Vec::new());
    for clipped in shapes {
        walk(&clipped.shape, clipped.clip_rect, &mut planes, &mut found);
    }
    found
}

fn walk(shape: &Shape, clip: Rect, planes: &mut Vec<Plane>, found: &mut Vec<Painted>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, planes, found)),
        Shape::Rect(rect) if rect.fill.a() > 0 => {
            planes.push(Plane { rect: rect.rect.intersect(clip), color: rect.fill });
        }
        Shape::Text(text) => each_row(text, clip, planes, found),
        _ => {}
    }
}

fn each_row(text: &TextShape, clip: Rect, planes: &[Plane], found: &mut Vec<Painted>) {
    let job = &text.galley.job;
    let letters = |bytes: usize| job.text[..bytes].chars().count();
    let mut start = 0;
    for row in &text.galley.rows {
        let from = start;
        start += row.char_count_including_newline().0;
        let rect = row.rect().translate(text.pos.to_vec2()).intersect(clip);
        if !rect.is_positive() || row.text().trim().is_empty() {
            continue;
        }
        let behind = planes
            .iter()
            .filter(|plane| plane.rect.contains(rect.center()))
            .fold(Color32::BLACK, |under, plane| mixed(plane.color, under));
        for section in &job.sections {
            let range = &section.byte_range;
            if letters(range.start.0) >= start || letters(range.end.0) <= from {
                continue;
            }
            let own = section.format.color;
            let own = if own == Color32::PLACEHOLDER { text.fallback_color } else { own };
            let color = text.override_text_color.unwrap_or(own);
            let color = color.gamma_multiply(text.opacity_factor);
            let contrast = contrast(mixed(color, behind), behind);
            found.push(Painted { text: row.text(), contrast });
        }
    }
}

fn weak(harness: &Harness<'static, Window>, what: &str, found: &mut Vec<String>) -> usize {
    let texts = texts(&harness.output().shapes);
    found.extend(
        texts
            .iter()
            .filter(|painted| painted.contrast < 4.5 && painted.text != WATERMARK)
            .map(|painted| format!("{what}: »{}« {:.2}", painted.text, painted.contrast)),
    );
    texts.len()
}

fn in_theme(harness: &mut Harness<'static, Window>, appearance: Appearance) {
    let settings = Settings { appearance, ..harness.state().session().settings().clone() };
    harness.state_mut().act(Action::TypeSettings(settings));
    harness.state_mut().act(Action::KeepSettings);
    harness.state_mut().act(Action::DismissMessage);
    harness.run();
}

#[test]
fn no_text_on_any_page_is_too_weak_to_read() {
    let mut found = Vec::new();
    for appearance in [Appearance::Light, Appearance::Dark] {
        let mut harness = window(Vec::new(), Some(example("half-filled")), None);
        in_theme(&mut harness, appearance);
        let theme = if appearance == Appearance::Dark { Theme::Dark } else { Theme::Light };
        assert_eq!(harness.ctx.theme(), theme);
        let pages = Session::pages().chain([
            Page::Start,
            Page::Settings,
            Page::Answers(Phase::Preparation),
        ]);
        let mut count = 0;
        for page in pages {
            show(&mut harness, page);
            count += weak(&harness, &format!("{appearance:?} {page:?}"), &mut found);
        }
        show(&mut harness, Page::Cases);
        for wish in [CaseListWish::TypeFolder("examples".to_owned()), CaseListWish::Read] {
            harness.state_mut().act(Action::Cases(wish));
        }
        harness.run();
        assert!(harness.state().session().cases().list().is_some());
        count += weak(&harness, &format!("{appearance:?} list of cases"), &mut found);
        show(&mut harness, Page::Section("recommendation"));
        for side in Side::ALL {
            harness.state_mut().act(Action::Do(Command::Beside(side)));
            harness.run();
            count += weak(&harness, &format!("{appearance:?} {side:?}"), &mut found);
        }
        harness.state_mut().act(Action::ReadLetter("preparatory-plan".to_owned()));
        harness.run();
        count += weak(&harness, &format!("{appearance:?} letter"), &mut found);
        for command in [Command::Keys, Command::Find, Command::SaveAs, Command::Open] {
            harness.state_mut().act(Action::Do(command));
            harness.run_steps(6);
            count += weak(&harness, &format!("{appearance:?} {command:?}"), &mut found);
            harness.key_press(Key::Escape);
            harness.run_steps(4);
        }
        assert!(count > 900, "{count} texts were seen");
    }
    assert_eq!(found, [""; 0]);
}

/// The strokes of the ring's colour.
fn rings(shapes: &[ClippedShape], color: Color32) -> Vec<Rect> {
    fn walk(shape: &Shape, color: Color32, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, color, found)),
            Shape::Rect(rect) if rect.stroke.color == color => found.push(rect.rect),
            _ => {}
        }
    }
    let mut found = Vec::new();
    shapes.iter().for_each(|clipped| walk(&clipped.shape, color, &mut found));
    found
}

#[test]
fn what_has_the_cursor_has_one_ring_and_what_the_mouse_is_over_has_none() {
    for appearance in [Appearance::Light, Appearance::Dark] {
        let mut harness = plain();
        in_theme(&mut harness, appearance);
        let color = theme::ring(&harness.ctx);
        harness.get_by_label("Start").hover();
        harness.run();
        assert_eq!(rings(&harness.output().shapes, color), []);
        harness.get(by().label("Borgerens navn").predicate(is_text_box)).focus();
        harness.run();
        let field = harness.get(by().label("Borgerens navn").predicate(is_text_box)).rect();
        let [ring] = rings(&harness.output().shapes, color)[..] else { panic!("one ring") };
        assert!(ring.contains_rect(field) && ring.width() < field.width() + 12.0);
        for _ in 0..6 {
            harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
            harness.run();
            assert_eq!(rings(&harness.output().shapes, color).len(), 1);
        }
    }
}
