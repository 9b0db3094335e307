//! The letter on its pages, in the window: what is painted, what a screen reader is told, paging, zoom, and where a click leads.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::accesskit::Toggled;
use eframe::egui::epaint::Shape;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::case::part::CasePart;
use forberedt::case::stage::Stage;
use forberedt::document::Source;
use forberedt::document::page::PAPER;
use forberedt::document::paper::{Passage, PassageRole};
use forberedt::place::FieldPath;
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::session::pages::beside::Side;
use forberedt::ui::beside;
use forberedt::ui::frame::window::Window;
use forberedt::ui::letters::texts;

use crate::cases::path;
use crate::library_and_examples::library;
use crate::window::{
    choose_letter, click, example, is_text_box, label_of, plain, show, type_into, window,
};

const LETTER: &str = "decision-pension-granted";

fn granted() -> Harness<'static, Window> {
    window(Vec::new(), Some(example("pension-granted-2018")), None)
}

fn is_said(harness: &Harness<'static, Window>, label: &str) -> bool {
    harness.query_by_label(label).is_some()
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// The words that are painted now.
fn painted(harness: &Harness<'static, Window>) -> Vec<String> {
    fn texts(shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Text(text) => found.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| texts(&clipped.shape, &mut found));
    found
}

/// The words of a page of the chosen letter, as the worker laid them out.
fn laid_out(harness: &Harness<'static, Window>, page: usize) -> Vec<String> {
    let preview = harness.state().session().letters().preview().unwrap();
    let page = &preview.paper.pages[page];
    let words = page.passages.iter().flat_map(Passage::words);
    words.map(|word| word.text.trim_end().replace('\u{ad}', "-")).collect()
}

#[test]
fn the_pages_in_sight_are_painted_word_for_word_and_no_others() {
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    harness.set_size([1280.0, 2400.0].into());
    harness.run();
    press(&mut harness, Key::Home);
    // All of a page is in sight.
    let painted_now = painted(&harness);
    let first = laid_out(&harness, 0);
    let start = painted_now.windows(first.len()).any(|words| words == first);
    assert!(start, "{painted_now:?}\n{first:?}");
    harness.set_size([1280.0, 500.0].into());
    harness.run();
    press(&mut harness, Key::Home);
    let last = laid_out(&harness, 3);
    let is_painted = |harness: &Harness<'static, Window>, words: &[String]| {
        painted(harness).windows(words.len()).any(|window| window == words)
    };
    assert!(!is_painted(&harness, &last[..3]));
    press(&mut harness, Key::End);
    assert!(is_painted(&harness, &last[..3]));
    assert!(!is_painted(&harness, &first[..3]));
}

#[test]
fn a_screen_reader_is_told_every_passage_of_every_page_with_its_role() {
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    let preview = harness.state().session().letters().preview().unwrap().clone();
    let passages = preview.paper.pages.iter().flat_map(|page| &page.passages);
    let mut headings = 0;
    for passage in passages {
        let role = match passage.role {
            PassageRole::Heading(_) => Role::Heading,
            PassageRole::Text => Role::Label,
            PassageRole::Picture => Role::Image,
        };
        headings += usize::from(role == Role::Heading);
        let text = passage.text.trim_end();
        let mut told = harness.query_all(by().role(role));
        let is_it = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.value().or(node.label()).as_deref() == Some(text)
        };
        assert!(told.any(|node| is_it(&node)), "{role:?} {text}");
    }
    assert!(headings > 5, "{headings}");
    assert!(harness.query(by().role(Role::Document).label(texts::LETTER_PAGES)).is_some());
}

#[test]
fn pages_are_turned_and_zoomed_by_their_buttons_and_keys() {
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    // Above the first page stands what the letter lacks.
    click(&mut harness, texts::NEXT_SHEET.0);
    assert!(is_said(&harness, &texts::sheet(1, 4)));
    click(&mut harness, texts::NEXT_SHEET.0);
    assert!(is_said(&harness, &texts::sheet(2, 4)));
    press(&mut harness, Key::PageDown);
    assert!(is_said(&harness, &texts::sheet(3, 4)));
    press(&mut harness, Key::PageDown);
    assert!(is_said(&harness, &texts::sheet(4, 4)));
    press(&mut harness, Key::PageDown);
    assert!(is_said(&harness, &texts::sheet(4, 4)), "it is the last one");
    press(&mut harness, Key::Home);
    click(&mut harness, texts::NEXT_SHEET.0);
    click(&mut harness, texts::PREVIOUS_SHEET.0);
    assert!(is_said(&harness, &texts::sheet(1, 4)));
    let whole_width = |harness: &Harness<'static, Window>| {
        let button = harness.get_by_label(texts::WHOLE_WIDTH.0);
        button.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(whole_width(&harness));
    click(&mut harness, texts::LARGER.0);
    assert!(!whole_width(&harness) && is_said(&harness, "100 %"));
    press(&mut harness, Key::Minus);
    assert!(is_said(&harness, "75 %"));
    press(&mut harness, Key::Plus);
    assert!(is_said(&harness, "100 %"));
    click(&mut harness, texts::SMALLER.0);
    assert!(is_said(&harness, "75 %"));
    press(&mut harness, Key::Num0);
    assert!(whole_width(&harness));
}

#[test]
fn keys_that_page_belong_to_a_field_while_it_is_written_in() {
    let mut harness = granted();
    harness.state_mut().act(Action::SelectLetter(LETTER.to_owned()));
    harness.run();
    type_into(&mut harness, "Borgerens navn", "0+-");
    press(&mut harness, Key::PageDown);
    assert!(is_said(&harness, &texts::sheet(1, 4)));
    let name = harness.state().session().case().citizen.name.filled().unwrap_or_default();
    assert!(name.contains("0+-"), "{name}");
}

/// Clicks on words of the letter, and waits for whether it is a double click.
fn click_word(harness: &mut Harness<'static, Window>, words: &str) {
    click(harness, words);
    harness.run_steps(4);
}

/// Whether the field of this label has the cursor.
fn has_cursor(harness: &Harness<'static, Window>, label: &str) -> bool {
    harness.get(by().label(label).predicate(is_text_box)).is_focused()
}

#[test]
fn a_sheet_for_the_own_house_is_not_what_a_case_is_nearest_to() {
    let harness = window(Vec::new(), Some(example("postponed-2018")), None);
    let beside = harness.state().session().letters().beside().unwrap();
    assert_eq!(beside.id, "recommendation-postponed");
}

#[test]
fn a_click_on_a_word_beside_the_form_goes_to_its_field_or_names_its_template() {
    let mut harness = granted();
    let case = harness.state().session().case();
    let number = case.matter.case_number.filled().unwrap().to_owned();
    let session = harness.state().session();
    assert_eq!(session.letters().beside().unwrap().id, LETTER, "the nearest letter");
    assert_eq!(session.side(), Some(Side::Letter));
    click_word(&mut harness, &number);
    assert_eq!(harness.state().session().page(), Page::Section("matter"));
    assert!(has_cursor(&harness, "Sagsnummer"));
    // Now the number stands in its field too.
    click_word(&mut harness, "Derfor får du førtidspension");
    let told = harness.query_by_label_contains("Ordene står i skabelonen ");
    let told = told.unwrap().accesskit_node().value().unwrap();
    assert!(
        told.contains(", linje ") && told.ends_with("De står i alle breve af den slags."),
        "{told}"
    );
    // What is there for an answer says for which.
    click_word(&mut harness, "Sådan har vi vejet sagen");
    let told = harness.query_by_label_contains("Ordene står i skabelonen ");
    let told = told.unwrap().accesskit_node().value().unwrap();
    let asked = ["decision.rulings", "decision.main_considerations"].map(label_of);
    let because = format!("på grund af svarene på »{}« og »{}«.", asked[0], asked[1]);
    assert!(told.ends_with(&because), "{told}");
    assert_eq!(harness.state().session().page(), Page::Section("matter"));
}

#[test]
fn what_is_typed_stands_in_the_letter_beside_the_form() {
    let mut harness = granted();
    let before = harness.query_all_by_label_contains("Kære ").count();
    assert_eq!(before, 1);
    type_into(&mut harness, "Borgerens navn", "Åse ");
    harness.run();
    let greeting = harness.get_by_label_contains("Kære ");
    assert!(greeting.accesskit_node().value().unwrap().contains("Åse"), "the letter was laid anew");
}

#[test]
fn every_gap_is_a_link_to_its_field() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    assert_eq!(harness.state().session().letters().beside().unwrap().id, "preparatory-plan");
    let preview = harness.state().session().letters().preview().unwrap().clone();
    let mut gaps: Vec<FieldPath> = Vec::new();
    for passage in preview.paper.pages.iter().flat_map(|page| &page.passages) {
        let sources = passage.words().filter_map(|word| preview.paper.source(word));
        let mut of_passage: Vec<FieldPath> = sources
            .filter_map(|source| if let Source::Gap(path) = source { *path } else { None })
            .collect();
        of_passage.dedup();
        gaps.extend(of_passage);
    }
    assert!(gaps.len() > 4, "{}", gaps.len());
    let links = |harness: &Harness<'static, Window>| {
        let names = harness.query_all(by().role(Role::Link));
        let names = names.map(|link| link.accesskit_node().label().unwrap());
        // The form has links of its own, to its open questions.
        names.filter(|name| name.contains("mangler")).collect::<Vec<_>>()
    };
    let names = links(&harness);
    assert_eq!(names.len(), gaps.len());
    for (name, path) in names.iter().zip(gaps) {
        click_word(&mut harness, name);
        assert_eq!(
            harness.state().session().page(),
            Page::Section(CasePart::of(&path).unwrap().name),
            "{name}"
        );
        assert_eq!(links(&harness), names, "the letter stays where it is");
    }
}

#[test]
fn the_letter_gives_way_where_the_user_puts_it_away_and_stands_below_where_the_window_is_narrow() {
    let mut harness = granted();
    let is_beside = |harness: &Harness<'static, Window>| is_said(harness, texts::LETTER_PAGES);
    assert!(is_beside(&harness));
    harness.set_size([800.0, 600.0].into());
    harness.run();
    assert!(!is_beside(&harness), "where there is little room, what is missing comes first");
    press(&mut harness, Key::F9);
    assert!(is_beside(&harness), "below the form");
    click(&mut harness, beside::texts::PUT_AWAY);
    assert!(!is_beside(&harness));
    click(&mut harness, beside::texts::side(Side::Letter));
    assert!(is_beside(&harness));
    harness.set_size([1366.0, 768.0].into());
    harness.run();
    assert!(is_beside(&harness));
    press(&mut harness, Key::F9);
    assert!(!is_beside(&harness));
}

#[test]
fn a_narrow_window_shows_the_letters_or_one_of_them() {
    let mut harness = plain();
    harness.set_size([800.0, 600.0].into());
    show(&mut harness, Page::Letters);
    assert!(!is_said(&harness, texts::ALL_LETTERS));
    let row = harness.state().session().letters().rows().iter().find(|row| row.step == Stage::Plan);
    let id = row.unwrap().id.clone();
    harness.state_mut().act(Action::SelectLetter(id));
    harness.run();
    click(&mut harness, texts::ALL_LETTERS);
    assert!(harness.state().session().letters().selected().is_none());
    assert!(!is_said(&harness, texts::ALL_LETTERS));
}

#[test]
fn the_pages_keep_their_shape_at_every_size() {
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    for key in [Key::Num0, Key::Plus, Key::Plus, Key::Minus] {
        press(&mut harness, key);
        let preview = harness.state().session().letters().preview().unwrap().clone();
        let titles: Vec<_> = preview.paper.pages[0]
            .passages
            .iter()
            .filter(|passage| matches!(passage.role, PassageRole::Heading(_)))
            .take(2)
            .collect();
        let on_screen = |at: usize| harness.get_by_label(titles[at].text.trim_end()).rect();
        let (first, second) = (on_screen(0), on_screen(1));
        let scale = first.height() / titles[0].area.height;
        let wanted = (titles[1].area.y - titles[0].area.y) * scale;
        let found = second.top() - first.top();
        assert!((found - wanted).abs() < 1.5, "{found} for {wanted}");
        assert!(first.width() <= PAPER.0 * scale);
    }
}

#[test]
fn a_paragraph_tells_by_key_why_it_is_in_the_letter_and_leads_to_its_answer() {
    let mut harness = granted();
    choose_letter(&mut harness, LETTER);
    let document = || by().role(Role::Document).label(texts::LETTER_PAGES);
    harness.query(document()).unwrap().focus();
    harness.run_steps(4);
    let described = |harness: &Harness<'static, Window>| {
        harness.query(document()).unwrap().accesskit_node().description().unwrap_or_default()
    };
    let preview = harness.state().session().letters().preview().unwrap().clone();
    let passages: Vec<String> = preview
        .paper
        .pages
        .iter()
        .flat_map(|page| &page.passages)
        .map(|passage| passage.text.trim_end().to_owned())
        .collect();
    let mut told = Vec::new();
    for text in &passages {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(3);
        let reason = described(&harness);
        assert!(reason.starts_with(text.as_str()), "{text}: {reason}");
        told.push(reason);
    }
    let says = |words: &str| told.iter().filter(|reason| reason.contains(words)).count();
    let on_asking = "Det er med i brevet på grund af";
    assert!(says(on_asking) > 3 && says("Det står i alle breve af den slags.") > 3, "{told:#?}");
    // A paragraph that cites a rule tells what it says, and one that hangs on answers the rules that make the case ask.
    let day = jiff::civil::date(2018, 5, 15);
    let decided = harness.state().session().case().answer(&path("decision.date")).unwrap();
    assert_eq!(decided.shown(), "15. maj 2018");
    let rule = library().law.cite("pension-conditions", day).unwrap();
    let named = format!("Regel: {}. {}", rule.cite, rule.says);
    let citing: Vec<_> =
        told.iter().filter(|told| told.lines().next().unwrap().contains(rule.cite)).collect();
    assert!(!citing.is_empty() && citing.iter().all(|told| told.contains(&named)), "{told:#?}");
    assert!(told.iter().any(|told| told.contains(on_asking) && told.contains("\nRegel: ")));
    let reason = format!("Her står svaret på »{}«.", label_of("citizen.name"));
    let name = told.iter().position(|told| told.contains(&reason)).unwrap();
    for _ in name + 1..passages.len() {
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(2);
    }
    assert_eq!(described(&harness), told[name]);
    // Enter alone opens the paragraph.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_steps(4);
    assert_eq!(harness.state().session().page(), Page::Section("citizen"));
}
