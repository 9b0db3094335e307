//! A letter changed on its painted pages: opened, typed, added to, taken out, put back, refused, and all of it by keys alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::sync::Arc;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Rect, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::document::paper::{Passage, PassageRole};
use forberedt::jobs::job::Preview;
use forberedt::letters::edits::{LetterText, TextKind, TextPlace, TextStanding};
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::session::edits::EditWish;
use forberedt::session::question::Message;
use forberedt::ui::form::texts as form_texts;
use forberedt::ui::frame::window::Window;
use forberedt::ui::letters::in_place::texts;
use forberedt::ui::letters::{by_hand_texts, texts as letter_texts};
use forberedt::writers::pdf;

use crate::window::{Beginning, choose_letter, click, example, is_text_box};

const LETTER: &str = "decision-pension-refused";

fn refused() -> Harness<'static, Window> {
    // Frames that follow each other as fast as those of a window: two clicks are a double one.
    let open = Some(example("pension-refused-fleksjob-granted-2018"));
    let builder = Harness::builder().with_size((1280.0, 900.0)).with_step_dt(1.0 / 15.0);
    let begun = Beginning { open, ..Beginning::default() };
    let mut harness = begun.window_of(builder.with_max_steps(60));
    choose_letter(&mut harness, LETTER);
    harness
}

fn preview(harness: &Harness<'static, Window>) -> Arc<Preview> {
    Arc::clone(harness.state().session().letters().preview().unwrap())
}

fn edits(harness: &Harness<'static, Window>) -> usize {
    harness.state().session().case().edits.all().len()
}

fn passages(preview: &Preview) -> impl Iterator<Item = &Passage> {
    preview.paper.pages.iter().flat_map(|page| &page.passages)
}

fn shows(passage: &Passage, text: &LetterText) -> bool {
    let place = passage.slot.as_ref().map(|it| TextPlace { block: it.block, row: it.row });
    place.is_some_and(|place| text.stands.contains(&place))
}

/// The first text of a kind and standing, and the passage that shows it; whole on one page, with words that no other passage has.
fn find(
    harness: &Harness<'static, Window>,
    is_it: impl Fn(&LetterText) -> bool,
) -> (LetterText, Passage) {
    let preview = preview(harness);
    let found = preview.texts.iter().filter(|text| is_it(text)).find_map(|text| {
        let own: Vec<&Passage> = passages(&preview).filter(|it| shows(it, text)).collect();
        let [only] = own.as_slice() else { return None };
        let same = passages(&preview).filter(|it| it.text == only.text).count();
        (same == 1).then(|| (text.clone(), (*only).clone()))
    });
    found.unwrap()
}

fn free(harness: &Harness<'static, Window>) -> (LetterText, Passage) {
    find(harness, |text| {
        text.standing == TextStanding::Assembled
            && text.kind == TextKind::Paragraph
            && text.own_words()[0].len() > 100
    })
}

fn demanded(harness: &Harness<'static, Window>) -> (LetterText, Passage) {
    find(harness, |text| {
        text.standing == TextStanding::Demanded && text.kind == TextKind::Paragraph
    })
}

fn node<'h>(harness: &'h Harness<'static, Window>, words: &'h str) -> egui_kittest::Node<'h> {
    harness
        .query_all_by_label(words.trim_end())
        .find(|node| !is_text_box(&node.accesskit_node()))
        .unwrap_or_else(|| panic!("no passage {words}"))
}

fn into_sight(harness: &mut Harness<'static, Window>, words: &str) {
    node(harness, words).scroll_to_me();
    settle(harness);
}

fn double_click(harness: &mut Harness<'static, Window>, words: &str) {
    into_sight(harness, words);
    node(harness, words).click();
    node(harness, words).click();
    settle(harness);
}

/// Lets so many frames pass that the letter is laid anew, and what moves has come to rest.
fn settle(harness: &mut Harness<'static, Window>) {
    harness.run_steps(12);
}

fn the_box<'h>(harness: &'h Harness<'static, Window>, name: &'h str) -> egui_kittest::Node<'h> {
    harness.get(by().label(name).predicate(is_text_box))
}

fn type_on(harness: &mut Harness<'static, Window>, name: &str, words: &str) {
    the_box(harness, name).type_text(words);
    settle(harness);
}

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    settle(harness);
}

fn press_with(harness: &mut Harness<'static, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Chooses an entry of the menu that the right button opens.
fn choose(harness: &mut Harness<'static, Window>, words: &str, entry: &str) {
    into_sight(harness, words);
    node(harness, words).click_secondary();
    settle(harness);
    harness.get_by_label(entry).click();
    settle(harness);
}

fn now(harness: &Harness<'static, Window>, text: &LetterText) -> LetterText {
    let preview = preview(harness);
    let same = |it: &&LetterText| it.block == text.block && it.ground == text.ground;
    preview.texts.iter().find(same).unwrap().clone()
}

fn is_open(harness: &Harness<'static, Window>) -> bool {
    harness.query(by().label(&texts::box_name(0, 1)).predicate(is_text_box)).is_some()
        || harness.query(by().label(texts::NEW_TEXT).predicate(is_text_box)).is_some()
}

/// The letter as a file, and its words.
fn letter(harness: &Harness<'static, Window>) -> (Vec<u8>, String) {
    let session = harness.state().session();
    let draft = session.library().unwrap().shelf(session.case()).draft(LETTER).unwrap();
    let file = pdf::write(&draft.marked()).unwrap();
    (file, preview(harness).words.to_string())
}

#[test]
fn what_is_pasted_into_a_text_of_a_letter_comes_in_clean() {
    let mut harness = refused();
    let (text, passage) = free(&harness);
    double_click(&mut harness, &passage.text);
    press_with(&mut harness, Modifiers::CTRL, Key::End);
    harness.event(Event::Paste(" Det\u{a0}\u{a0}er\u{2009}ny\u{200b} tekst.".to_owned()));
    settle(&mut harness);
    let changed = now(&harness, &text);
    assert!(changed.words()[0].ends_with(" Det er ny tekst."), "{:?}", changed.words());
}

#[test]
fn a_paragraph_is_opened_by_a_double_click_and_typed_over_where_it_stands() {
    let mut harness = refused();
    let before = letter(&harness);
    let (text, passage) = free(&harness);
    double_click(&mut harness, &passage.text);
    let name = texts::box_name(0, 1);
    let area = the_box(&harness, &name);
    assert!(area.is_focused());
    let words = area.value().unwrap();
    assert_eq!(words, text.own_words()[0]);
    press_with(&mut harness, Modifiers::CTRL, Key::End);
    type_on(&mut harness, &name, " Det er ny tekst.");
    let changed = now(&harness, &text);
    assert_eq!(changed.standing, TextStanding::ByHand);
    assert!(changed.words()[0].ends_with("Det er ny tekst."), "{:?}", changed.words());
    assert!(the_box(&harness, &name).is_focused(), "one types on while the page is laid anew");
    press(&mut harness, Key::Escape);
    assert!(!is_open(&harness));
    assert_eq!(edits(&harness), 1, "what was typed stays");
    assert!(preview(&harness).words.contains("Det er ny tekst."));
    harness.state_mut().act(Action::Do(Command::Undo));
    settle(&mut harness);
    assert_eq!(edits(&harness), 0);
    assert!(letter(&harness) == before, "the same bytes as before");
    assert_eq!(harness.state().session().page(), Page::Letters);
}

#[test]
fn two_clicks_are_a_double_one_also_where_frames_take_long() {
    for together in [true, false] {
        let mut harness = refused();
        let (_, passage) = free(&harness);
        into_sight(&mut harness, &passage.text);
        let pos = node(&harness, &passage.text).rect().center();
        harness.hover_at(pos);
        settle(&mut harness);
        for _ in 0..2 {
            for pressed in [true, false] {
                let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
                let event = Event::PointerButton { pos, button, pressed, modifiers };
                harness.input_mut().events.push(event);
            }
            if !together {
                let now = harness.ctx.input(|input| input.time);
                harness.input_mut().time = Some(now + 0.4);
                harness.step();
            }
        }
        settle(&mut harness);
        assert!(is_open(&harness), "{together}");
    }
}

#[test]
fn the_box_covers_what_it_is_of_at_every_size() {
    let mut harness = refused();
    for key in [Key::Num0, Key::Plus, Key::Minus, Key::Minus] {
        press(&mut harness, key);
        let (_, passage) = free(&harness);
        into_sight(&mut harness, &passage.text);
        let on_page: Rect = node(&harness, &passage.text).rect();
        double_click(&mut harness, &passage.text);
        let covers = the_box(&harness, &texts::box_name(0, 1)).rect();
        let (dx, dy) = (covers.left() - on_page.left(), covers.top() - on_page.top());
        assert!(dx.abs() < 2.0 && (-on_page.height() * 0.2..2.0).contains(&dy), "{dx} {dy}");
        assert!(covers.expand(2.0).contains_rect(on_page), "{covers:?} {on_page:?}");
        let higher = covers.height() - on_page.height();
        let line = on_page.height() / (passage.area.height / preview(&harness).paper.size);
        assert!(higher < line * 1.6, "it is as high as its text: {higher}, a line is {line}");
        let column = passage.slot.as_ref().unwrap().columns[0].1;
        let scale = on_page.width() / passage.area.width;
        assert!((covers.width() - column * scale).abs() < 3.0, "it is as wide as its column");
        press(&mut harness, Key::Escape);
    }
}

#[test]
fn a_single_click_still_goes_to_the_field_of_the_word() {
    let mut harness = refused();
    let name = harness.state().session().case().citizen.name.filled().unwrap().to_owned();
    let greeting = find(&harness, |text| {
        text.own_words()[0].contains(&name[..4]) && text.own_words()[0].starts_with("Kære")
    });
    into_sight(&mut harness, &greeting.1.text);
    let rect = node(&harness, &greeting.1.text).rect();
    let on_name = rect.right_center() - eframe::egui::vec2(12.0, 0.0);
    harness.hover_at(on_name);
    harness.run_steps(2);
    harness.drag_at(on_name);
    harness.drop_at(on_name);
    settle(&mut harness);
    assert_eq!(harness.state().session().page(), Page::Section("citizen"));
    assert!(!is_open(&harness));
}

#[test]
fn something_new_is_added_after_and_before_and_deleted() {
    let mut harness = refused();
    let before = letter(&harness);
    let (text, passage) = free(&harness);
    for (entry, words) in [(texts::ADD_AFTER, "Noget efter."), (texts::ADD_BEFORE, "Noget før.")] {
        choose(&mut harness, &passage.text, entry);
        assert!(the_box(&harness, texts::NEW_TEXT).is_focused());
        type_on(&mut harness, texts::NEW_TEXT, words);
        assert!(the_box(&harness, texts::NEW_TEXT).is_focused(), "one types on");
        type_on(&mut harness, texts::NEW_TEXT, " Mere.");
        press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
        assert!(!is_open(&harness));
    }
    let letter_words: Vec<String> =
        preview(&harness).texts.iter().map(|text| text.words().join(" ")).collect();
    let at = letter_words.iter().position(|words| *words == text.own_words()[0]).unwrap();
    assert_eq!(letter_words[at - 1], "Noget før. Mere.");
    assert_eq!(letter_words[at + 1], "Noget efter. Mere.");
    assert_eq!(edits(&harness), 2);
    let painted = passages(&preview(&harness)).filter(|it| it.text.contains("Noget ")).count();
    assert_eq!(painted, 2);
    choose(&mut harness, "Noget før. Mere.", texts::DELETE);
    assert_eq!(edits(&harness), 1);
    // Each was typed as one step.
    for left in [2, 1, 0] {
        harness.state_mut().act(Action::Do(Command::Undo));
        settle(&mut harness);
        assert_eq!(edits(&harness), left);
    }
    assert!(letter(&harness) == before);
}

#[test]
fn what_is_begun_and_left_empty_comes_to_nothing() {
    let mut harness = refused();
    let (_, passage) = free(&harness);
    choose(&mut harness, &passage.text, texts::ADD_AFTER);
    press(&mut harness, Key::Escape);
    assert!(!is_open(&harness));
    assert_eq!(edits(&harness), 0);
    assert!(!harness.state().session().is_dirty());
}

#[test]
fn a_paragraph_is_taken_out_and_put_back_where_it_stood() {
    let mut harness = refused();
    let before = letter(&harness);
    let (text, passage) = free(&harness);
    choose(&mut harness, &passage.text, texts::TAKE_OUT);
    assert_eq!(now(&harness, &text).standing, TextStanding::TakenOut);
    assert!(!passages(&preview(&harness)).any(|it| it.text == passage.text));
    let mark = texts::put_back(&text.own_words()[0]);
    harness.get_by_label(&mark).scroll_to_me();
    settle(&mut harness);
    harness.get_by_label(&mark).click();
    settle(&mut harness);
    assert_eq!((edits(&harness), now(&harness, &text)), (0, text.clone()));
    assert!(letter(&harness) == before);
    // An emptied box does the same, and what is changed is put back from its menu.
    double_click(&mut harness, &passage.text);
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Key::Delete);
    assert_eq!(edits(&harness), 0, "what is empty for a moment is not taken out");
    press(&mut harness, Key::Escape);
    assert_eq!(now(&harness, &text).standing, TextStanding::TakenOut);
    harness.state_mut().act(Action::Do(Command::Undo));
    settle(&mut harness);
    double_click(&mut harness, &passage.text);
    type_on(&mut harness, &texts::box_name(0, 1), "X");
    press(&mut harness, Key::Escape);
    let changed = now(&harness, &text);
    let painted = passages(&preview(&harness)).find(|it| shows(it, &changed)).unwrap().clone();
    choose(&mut harness, &painted.text, texts::PUT_BACK);
    assert!(letter(&harness) == before);
}

#[test]
fn what_the_law_demands_does_not_open_and_says_why() {
    let mut harness = refused();
    let (text, passage) = demanded(&harness);
    double_click(&mut harness, &passage.text);
    settle(&mut harness);
    assert!(!is_open(&harness));
    assert!(harness.query_by_label(texts::DEMANDED).is_some());
    let document = harness.get(by().role(Role::Document).label(letter_texts::LETTER_PAGES));
    let told = document.accesskit_node().description().unwrap();
    assert!(told.starts_with(texts::DEMANDED), "{told}");
    into_sight(&mut harness, &passage.text);
    node(&harness, &passage.text).click_secondary();
    settle(&mut harness);
    assert!(harness.query_by_label(texts::TAKE_OUT).is_none());
    assert!(harness.query_by_label(texts::ADD_BEFORE).is_some());
    harness.get_by_label(texts::ADD_AFTER).click();
    settle(&mut harness);
    type_on(&mut harness, texts::NEW_TEXT, "Det kan du ringe om.");
    press(&mut harness, Key::Escape);
    assert_eq!(edits(&harness), 1);
    assert_eq!(now(&harness, &text).standing, TextStanding::Demanded);
}

#[test]
fn the_number_of_somebody_else_is_left_out_of_what_is_pasted_into_a_letter() {
    let mut harness = refused();
    let (text, passage) = free(&harness);
    let number = preview(&harness).texts.iter().position(|it| *it == text).unwrap() + 1;
    let pasted = || Event::Paste(" Ring til hans far 010190-1111 i morgen.".to_owned());
    let words = |harness: &Harness<'static, Window>| now(harness, &text).words()[0].clone();
    double_click(&mut harness, &passage.text);
    harness.event(pasted());
    settle(&mut harness);
    assert!(words(&harness).contains("Ring til hans far [CPR-nummer udeladt] i morgen."));
    assert_eq!(harness.state().session().message(), Some(&Message::NumberLeftOut));
    press(&mut harness, Key::Escape);
    // In the list of texts the same.
    harness.get_by_label(by_hand_texts::SWITCH).click();
    settle(&mut harness);
    the_box(&harness, &by_hand_texts::box_name(number, 0, 1)).focus();
    settle(&mut harness);
    harness.event(pasted());
    settle(&mut harness);
    assert_eq!(words(&harness).matches("[CPR-nummer udeladt]").count(), 2);
    assert!(!words(&harness).contains("010190"));
}

#[test]
fn what_stops_a_letter_and_stands_in_no_field_is_not_said_to_be_nothing() {
    let mut harness = refused();
    let (text, _) = free(&harness);
    press(&mut harness, Key::F8);
    let nothing = harness.state().session().message().cloned();
    let gap = vec!["Du får svar [mangler: dag].".to_owned()];
    harness.state_mut().act(Action::EditLetter(EditWish::Type(text, gap)));
    settle(&mut harness);
    assert!(!preview(&harness).is_ready());
    press(&mut harness, Key::F8);
    settle(&mut harness);
    assert_eq!(harness.state().session().message(), Some(&Message::LetterWaits));
    assert_ne!(nothing, Some(Message::LetterWaits));
}

#[test]
fn a_text_that_is_too_long_for_its_page_is_changed_a_portion_at_a_time_in_the_list() {
    let mut harness = refused();
    let (text, _) = free(&harness);
    let long = "Dagene er lange. ".repeat(700).trim_end().to_owned();
    harness.state_mut().act(Action::EditLetter(EditWish::Type(text.clone(), vec![long.clone()])));
    settle(&mut harness);
    let now = preview(&harness);
    let number = now.texts.iter().position(|it| it.words().contains(&long)).unwrap() + 1;
    let passage = passages(&now).find(|it| shows(it, &now.texts[number - 1])).unwrap().clone();
    double_click(&mut harness, &passage.text);
    assert!(harness.query_by_label(texts::TOO_LONG).is_some());
    assert!(harness.query_by_label(&texts::box_name(0, 1)).is_none());
    harness.get_by_label(by_hand_texts::SWITCH).click();
    settle(&mut harness);
    let name = by_hand_texts::box_name(number, 0, 1);
    let shown = the_box(&harness, &name).value().unwrap();
    assert!(shown.len() < long.len() * 2 / 3 && long.starts_with(&shown), "{}", shown.len());
    let on = format!("{name}: {}", form_texts::LATER_PORTION);
    harness.get_by_label(&on).click();
    settle(&mut harness);
    the_box(&harness, &name).focus();
    settle(&mut harness);
    type_on(&mut harness, &name, "X");
    let typed = preview(&harness).texts[number - 1].words()[0].clone();
    assert_eq!(typed.len(), long.len() + 1);
    assert!(typed.replace('X', "") == long, "the rest is as it was");
}

#[test]
fn undo_reaches_the_text_that_is_open() {
    let mut harness = refused();
    let before = letter(&harness);
    let (text, passage) = free(&harness);
    double_click(&mut harness, &passage.text);
    let name = texts::box_name(0, 1);
    press_with(&mut harness, Modifiers::CTRL, Key::Home);
    type_on(&mut harness, &name, "Hej! ");
    assert_eq!(edits(&harness), 1);
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(edits(&harness), 0);
    assert_eq!(the_box(&harness, &name).value().unwrap(), text.own_words()[0]);
    press(&mut harness, Key::Escape);
    assert_eq!(edits(&harness), 0, "what was undone is not written again when the text is left");
    assert!(letter(&harness) == before);
}

#[test]
fn an_answer_follows_the_case_until_it_is_loosened() {
    let mut harness = refused();
    let is_value = |text: &LetterText| {
        text.standing == TextStanding::Assembled
            && text.kind == TextKind::Paragraph
            && text.ground[0].last().is_some_and(|piece| piece.value.is_none())
            && text.ground[0].get(1).is_some_and(|piece| {
                piece.value.as_deref() == Some("citizen.name")
                    || piece.value.as_deref().is_some_and(|value| !value.contains('['))
            })
    };
    let (text, passage) = find(&harness, is_value);
    double_click(&mut harness, &passage.text);
    assert!(harness.query_by_label(texts::FOLLOWS).is_some());
    press_with(&mut harness, Modifiers::CTRL, Key::Home);
    assert!(harness.query_by_label(texts::LOOSEN).is_none(), "there is no answer at the cursor");
    let letters = text.ground[0][0].text.chars().count() + 1;
    for _ in 0..letters {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
    }
    harness.get_by_label(texts::LOOSEN).click();
    settle(&mut harness);
    let loose = now(&harness, &text);
    assert_eq!(loose.standing, TextStanding::ByHand);
    assert_eq!((loose.words(), &loose.texts[0][1].value), (text.own_words(), &None));
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(edits(&harness), 0);
}

#[test]
fn somebody_chooses_between_two_texts_on_the_page() {
    for (button, left) in [(by_hand_texts::KEEP_MINE, 1), (by_hand_texts::USE_LETTERS, 0)] {
        let mut harness = refused();
        let (text, _) = free(&harness);
        // As if the template had read otherwise when it was edited.
        let mut older = text.clone();
        let mut ground = older.ground.to_vec();
        ground[0].insert(0, forberedt::case::edits::EditPiece::plain("Dengang: "));
        older.ground = ground.into();
        let wish = EditWish::Type(older, vec!["Min egen tekst.".to_owned()]);
        harness.state_mut().act(Action::EditLetter(wish));
        settle(&mut harness);
        let asks = find(&harness, |text| text.standing == TextStanding::Asks).0;
        assert!(harness.query_by_label(by_hand_texts::YOURS).is_some());
        assert!(harness.query_by_label("Min egen tekst.").is_some());
        click(&mut harness, letter_texts::TO_THE_CHOICE);
        settle(&mut harness);
        assert!(harness.get_by_label(by_hand_texts::KEEP_MINE).is_focused());
        harness.get_by_label(button).click();
        settle(&mut harness);
        assert_eq!(edits(&harness), left);
        assert!(harness.query_by_label(by_hand_texts::YOURS).is_none());
        let words =
            if left == 1 { "Min egen tekst.".to_owned() } else { text.own_words()[0].clone() };
        let same = |it: &&LetterText| it.block == asks.block;
        assert_eq!(preview(&harness).texts.iter().find(same).unwrap().words()[0], words);
    }
}

/// Puts the pages' cursor on a passage, by keys.
fn mark(harness: &mut Harness<'static, Window>, wanted: &Passage) {
    let document = by().role(Role::Document).label(letter_texts::LETTER_PAGES);
    harness.query(document).unwrap().focus();
    settle(harness);
    let at = passages(&preview(harness)).position(|it| it.text == wanted.text).unwrap();
    for _ in 0..=at {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
    }
}

#[test]
fn all_of_it_is_done_by_keys_alone() {
    let mut harness = refused();
    let (text, passage) = free(&harness);
    mark(&mut harness, &passage);
    press(&mut harness, Key::Enter);
    let name = texts::box_name(0, 1);
    assert!(the_box(&harness, &name).is_focused());
    type_on(&mut harness, &name, "Ja. ");
    press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert!(!is_open(&harness));
    assert_eq!(now(&harness, &text).standing, TextStanding::ByHand);
    let document = || by().role(Role::Document).label(letter_texts::LETTER_PAGES);
    assert!(harness.query(document()).unwrap().is_focused(), "the keys go on from the same text");
    press(&mut harness, Key::Enter);
    assert!(the_box(&harness, &name).is_focused());
    press(&mut harness, Key::Escape);
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    assert!(harness.get_by_label(texts::EDIT).is_focused(), "the menu has the cursor");
    press(&mut harness, Key::ArrowDown);
    assert!(harness.get_by_label(texts::ADD_AFTER).is_focused());
    press(&mut harness, Key::Enter);
    assert!(the_box(&harness, texts::NEW_TEXT).is_focused());
    type_on(&mut harness, texts::NEW_TEXT, "Nyt.");
    press(&mut harness, Key::Escape);
    assert_eq!(edits(&harness), 2);
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label(texts::EDIT).is_none());
    assert!(harness.query(document()).unwrap().is_focused(), "the menu gives the cursor back");
}

#[test]
fn a_screen_reader_opens_a_text_and_hears_what_is_by_hand() {
    let mut harness = refused();
    let (text, passage) = free(&harness);
    node(&harness, &passage.text).click_accesskit();
    settle(&mut harness);
    type_on(&mut harness, &texts::box_name(0, 1), "Nå. ");
    press(&mut harness, Key::Escape);
    let changed = now(&harness, &text);
    let painted = passages(&preview(&harness)).find(|it| shows(it, &changed)).unwrap().clone();
    let told = node(&harness, &painted.text).accesskit_node().description();
    assert_eq!(told.as_deref(), Some(texts::BY_HAND));
}

#[test]
fn a_heading_keeps_its_level_and_the_title_cannot_be_emptied() {
    let mut harness = refused();
    let title =
        passages(&preview(&harness)).find(|it| it.role == PassageRole::Heading(1)).unwrap().clone();
    let (text, _) = find(&harness, |text| text.kind == TextKind::Heading);
    if text.standing == TextStanding::Demanded {
        double_click(&mut harness, &title.text);
        assert!(!is_open(&harness));
    }
    let (text, heading) = find(&harness, |text| {
        text.kind == TextKind::Heading && text.standing == TextStanding::Assembled
    });
    let role = heading.role;
    double_click(&mut harness, &heading.text);
    type_on(&mut harness, &texts::box_name(0, 1), " nu");
    press(&mut harness, Key::Escape);
    let changed = now(&harness, &text);
    assert_eq!(changed.standing, TextStanding::ByHand);
    let painted = passages(&preview(&harness)).find(|it| shows(it, &changed)).unwrap().clone();
    assert_eq!(painted.role, role);
}
