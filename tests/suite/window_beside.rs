//! What stands beside a form, by the names that a screen reader says: letter, what is missing, deadlines, help, recommendation.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;

use eframe::egui::{Key, Modifiers, Role, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use forberedt::case::Case;
use forberedt::case::decision::Outcome;
use forberedt::case::field::{Answered, Edit, Listed};
use forberedt::case::part::CasePart;
use forberedt::case::person::{Benefit, YesNo};
use forberedt::case::recommendation::TeamOutcome;
use forberedt::case::scalar::Scalar;
use forberedt::files::settings;
use forberedt::jobs::desk::Folders;
use forberedt::jobs::job::{Role as Work, Settings};
use forberedt::library::Library;
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::session::pages::beside::Side;
use forberedt::session::tasks::TaskState;
use forberedt::ui::beside::texts;
use forberedt::ui::form;
use forberedt::ui::frame::window::Window;

use crate::cases::path;
use crate::window::{
    Beginning, click, example, is_text_box, label_of, plain, saved, show, type_into, window,
};

fn press(harness: &mut Harness<'static, Window>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn side(harness: &Harness<'static, Window>) -> Option<Side> {
    harness.state().session().side()
}

fn says(harness: &Harness<'static, Window>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

/// A window with settings in a folder, and a case.
fn with_settings(folder: &Path, case: &Path) -> Harness<'static, Window> {
    let folders = Folders { settings: Some(folder.to_owned()), ..Folders::default() };
    let open = Some(case.to_owned());
    Beginning { folders, open, ..Beginning::default() }.window()
}

#[test]
fn help_stands_with_the_field_that_has_the_cursor_and_with_no_other() {
    let mut harness = plain();
    show(&mut harness, Page::Section("matter"));
    let library = Library::built_in().unwrap();
    let help = |key: &str| library.words.field(key).unwrap().help.clone();
    let (one, other) = ("matter.case_number", "matter.summary_parts");
    let known = |key: &str| library.words.field(key).is_some_and(|words| !words.help.is_empty());
    let other = if known(other) { other } else { "matter.caseworker" };
    harness.get(by().label(&label_of(one)).predicate(is_text_box)).focus();
    harness.run();
    assert_eq!(says(&harness, &help(one)), known(one));
    assert!(!known(other) || !says(&harness, &help(other)));
}

#[test]
fn a_key_explains_the_field_beside_the_form_and_the_cursor_stays() {
    let mut harness = plain();
    show(&mut harness, Page::Section("work"));
    let key = "work.challenges";
    let library = Library::built_in().unwrap();
    let words = library.words.field(key).unwrap();
    type_into(&mut harness, &words.label, "Hun bliver");
    press(&mut harness, Key::F1);
    assert_eq!(side(&harness), Some(Side::Help));
    harness.get_by_role_and_label(Role::Heading, &words.label);
    for (title, text) in [(texts::WHY, &words.help), (texts::EXAMPLE, &words.example)] {
        assert_eq!(says(&harness, title), !text.is_empty(), "{title}");
        // Said once: the help has left the form.
        assert!(text.is_empty() || harness.query_all_by_label_contains(text).count() == 1);
    }
    assert_eq!(says(&harness, texts::ENOUGH), words.length > 0);
    let day = harness.state().session().law_day(CasePart::named("work").unwrap());
    let rule = library.law.cite(&words.provision, day);
    assert_eq!(says(&harness, texts::RULE), rule.is_some());
    type_into(&mut harness, &words.label, " træt");
    let case = harness.state().session().case();
    assert_eq!(case.work.challenges.filled(), Some("Hun bliver træt"));
    press(&mut harness, Key::F1);
    assert_eq!(side(&harness), None);
}

#[test]
fn without_a_field_the_help_is_about_the_part() {
    let mut harness = plain();
    press(&mut harness, Key::F1);
    harness.get_by_label(texts::NO_FIELD);
}

#[test]
fn the_buttons_choose_and_say_which_is_chosen() {
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    for (choice, seen) in [
        (Side::Deadlines, "Afgørelse i pensionssagen"),
        (Side::Recommendation, texts::SIDE_BY_SIDE),
        (Side::Help, texts::NO_FIELD),
        (Side::Letter, "Brevets sider"),
    ] {
        // What the row has no room for stands in a menu.
        if harness.query_by_role_and_label(Role::Tab, texts::side(choice)).is_none() {
            click(&mut harness, texts::MORE_NAME);
            harness.run_steps(2);
        }
        click(&mut harness, texts::side(choice));
        assert_eq!(side(&harness), Some(choice));
        assert!(says(&harness, seen), "{seen}");
        let tab = harness.get_by_role_and_label(Role::Tab, texts::side(choice));
        assert_eq!(tab.accesskit_node().is_selected(), Some(true));
        let tabs = || harness.query_all_by_role(Role::Tab);
        let is_selected = |tab: &egui_kittest::Node<'_>| tab.accesskit_node().is_selected();
        assert_eq!(tabs().filter(|tab| is_selected(tab) == Some(true)).count(), 1);
        assert!(tabs().count() > 4, "as many as there is room for");
    }
    click(&mut harness, texts::PUT_AWAY);
    assert_eq!(side(&harness), None);
    click(&mut harness, texts::side(Side::Deadlines));
    assert_eq!(side(&harness), Some(Side::Deadlines));
}

#[test]
fn a_deadline_says_its_day_where_it_stands_and_leads_to_its_field() {
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    press(&mut harness, Key::F6);
    let session = harness.state().session();
    let deadline = session.deadlines().iter().find(|limit| limit.id == "hearing").unwrap().clone();
    harness.get_by_role_and_label(Role::Heading, &deadline.title);
    assert!(says(&harness, &texts::day(deadline.due)[1..]));
    click(&mut harness, &format!("{}: {}", texts::GO_TO_DAY, deadline.title));
    let page = harness.state().session().page();
    assert_eq!(page, Page::Section(CasePart::of(&deadline.field).unwrap().name));
    assert_eq!(side(&harness), Some(Side::Deadlines));
}

#[test]
fn deadlines_follow_what_is_typed() {
    let mut harness = plain();
    press(&mut harness, Key::F6);
    harness.get_by_label(texts::NO_DEADLINES);
    show(&mut harness, Page::Section("recommendation"));
    let label = label_of("recommendation.meeting_date");
    type_into(&mut harness, &label, "12. juni 2018");
    assert!(!harness.state().session().deadlines().is_empty());
    assert!(harness.query_by_label(texts::NO_DEADLINES).is_none());
}

#[test]
fn what_is_missing_begins_with_the_part_and_names_its_open_questions() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    show(&mut harness, Page::Section("health"));
    press(&mut harness, Key::F5);
    let open = harness.state().session().open_fields(CasePart::named("health").unwrap());
    harness.get_by_role_and_label(Role::Heading, &texts::open_questions(open.len()));
    let elsewhere = harness.query_all_by_label_contains(texts::IN_OTHER_PARTS).count();
    assert_eq!(elsewhere, 1);
}

#[test]
fn the_pane_is_drawn_by_its_edge_and_is_as_wide_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let case = example("pension-granted-2018");
    let mut harness = with_settings(folder.path(), &case);
    show(&mut harness, Page::Section("decision"));
    let left = |harness: &Harness<'static, Window>| {
        harness.get_by_role_and_label(Role::Tab, texts::side(Side::Letter)).rect().left()
    };
    let before = left(&harness);
    let edge = pos2(before - 7.0, 500.0);
    harness.hover_at(edge);
    harness.run();
    harness.drag_at(edge);
    harness.run();
    harness.hover_at(edge - eframe::egui::vec2(60.0, 0.0));
    harness.run();
    harness.drop_at(edge - eframe::egui::vec2(60.0, 0.0));
    harness.run();
    let after = left(&harness);
    assert!((before - after - 60.0).abs() < 4.0, "{before} {after}");
    assert!(harness.state().session().message().is_none(), "nobody asked to hear of it");
    drop(harness);
    let mut harness = with_settings(folder.path(), &case);
    show(&mut harness, Page::Section("decision"));
    assert!((left(&harness) - after).abs() < 1.0);
}

#[test]
fn no_edge_is_a_stop_of_the_tab_key() {
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    for page in [Page::Section("decision"), Page::Letters, Page::Tasks] {
        show(&mut harness, page);
        assert_eq!(harness.query_all_by_role(Role::Splitter).count(), 0, "{page:?}");
    }
}

#[test]
fn escape_loses_no_text_and_leaves_the_pane_alone() {
    let mut harness = plain();
    type_into(&mut harness, "Borgerens navn", "Åse");
    press(&mut harness, Key::F6);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().session().case().citizen.name.filled(), Some("Åse"));
    assert_eq!(side(&harness), Some(Side::Deadlines));
}

/// A case in which the team recommended a fleksjob, with a decision about it.
fn decided(outcome: Outcome, follows: YesNo) -> Case {
    let mut case = forberedt::files::case_file::read(&example("pension-granted-2018")).unwrap();
    while case.decision.rulings.items().len() > 1 {
        Listed::remove(&mut case.decision.rulings, 1);
    }
    for (key, text) in [
        ("recommendation.outcome", TeamOutcome::Pension.text()),
        ("decision.rulings[0].benefit", Benefit::Pension.text()),
        ("decision.rulings[0].outcome", outcome.text()),
        ("decision.follows_recommendation", follows.text()),
    ] {
        let Some(Edit::Answer(answer)) = case.find_mut(&path(key)) else { panic!("{key}") };
        answer.set_text(text).unwrap();
    }
    case
}

#[test]
fn who_decides_sees_the_recommendation_beside_the_decision_and_the_duty_of_a_departure() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { role: Work::DecisionMaker, ..Settings::default() };
    std::fs::write(folder.path().join("settings.toml"), settings::to_bytes(&settings)).unwrap();
    for (case, departs) in [
        (decided(Outcome::Granted, YesNo::Yes), false),
        (decided(Outcome::Refused, YesNo::No), true),
    ] {
        let place = tempfile::tempdir().unwrap();
        let mut harness = with_settings(folder.path(), &saved(&case, &place));
        show(&mut harness, Page::Section("citizen"));
        assert_eq!(side(&harness), Some(Side::Letter));
        show(&mut harness, Page::Section("decision"));
        assert_eq!(side(&harness), Some(Side::Recommendation));
        show(&mut harness, Page::Section("re_presentation"));
        assert_eq!(side(&harness), Some(Side::Recommendation));
        show(&mut harness, Page::Section("decision"));
        harness.get_by_label(texts::TEAM_SAYS);
        harness.get_by_label(texts::DECISION_SAYS);
        let stand = harness.state().session().departure().unwrap();
        assert_eq!(stand.departs, departs);
        harness.get_by_label(texts::course(stand.course, departs));
        assert_eq!(says(&harness, texts::DUTY), departs);
        let (cite, words) = stand.rule.unwrap();
        assert_eq!(says(&harness, &cite) && says(&harness, &words), departs);
        // What the checks demand stands there too, as a way to the field; the form says it in words alone.
        let demands = harness
            .query_all_by_label_contains("teamet har ikke set sagen igen")
            .filter(|node| node.accesskit_node().role() == Role::Button);
        assert_eq!(demands.count(), usize::from(departs));
    }
}

#[test]
fn others_have_the_recommendation_by_a_key_and_not_before_there_is_one() {
    let mut harness = plain();
    show(&mut harness, Page::Section("decision"));
    press(&mut harness, Key::F10);
    assert_eq!(side(&harness), Some(Side::Letter));
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    show(&mut harness, Page::Section("decision"));
    press(&mut harness, Key::F10);
    assert_eq!(side(&harness), Some(Side::Recommendation));
}

#[test]
fn a_part_that_does_not_apply_is_set_aside_though_it_holds_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut case = Case::default();
    case.process.coordinator_statement.set_text("Teamet kan begynde.").unwrap();
    let harness = window(Vec::new(), Some(saved(&case, &folder)), None);
    let advice = CasePart::named("advice").unwrap();
    assert_eq!(harness.state().session().task(advice).unwrap().state, TaskState::Aside);
    let mut harness = window(Vec::new(), Some(saved(&case, &folder)), None);
    show(&mut harness, Page::Section("advice"));
    let label = label_of("process.coordinator_statement");
    // The answer is kept, and comes back with the way that asks for it.
    harness.get(by().label(&label).predicate(is_text_box));
    harness.get_by_label(form::texts::DOES_NOT_MATTER);
}

fn is_focused(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

#[test]
fn the_text_grows_and_shrinks_by_key_and_stays_so() {
    let folder = tempfile::tempdir().unwrap();
    let case = example("pension-granted-2018");
    let mut harness = with_settings(folder.path(), &case);
    let size = |harness: &Harness<'static, Window>| {
        harness.state().session().settings().text_size.hundredths()
    };
    assert_eq!(size(&harness), 100);
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Plus);
        harness.run();
    }
    assert_eq!(size(&harness), 150);
    assert!((harness.ctx.zoom_factor() - 1.5).abs() < 0.001);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Minus);
    harness.run();
    assert_eq!(size(&harness), 125);
    drop(harness);
    let mut harness = with_settings(folder.path(), &case);
    assert_eq!(size(&harness), 125);
    assert!((harness.ctx.zoom_factor() - 1.25).abs() < 0.001);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num0);
    harness.run();
    assert_eq!(size(&harness), 100);
}

#[test]
fn tab_walks_from_field_to_field_past_help_that_comes_and_goes() {
    let mut harness = plain();
    show(&mut harness, Page::Section("work"));
    let label = label_of("work.experience");
    harness.get(by().label(&label).predicate(is_text_box)).focus();
    harness.run();
    let mut seen = Vec::new();
    for _ in 0..12 {
        press(&mut harness, Key::Tab);
        let focused = harness.get(by().predicate(is_focused));
        seen.push(focused.accesskit_node().label().unwrap_or_default());
    }
    let mut once = seen.clone();
    once.dedup();
    assert_eq!(seen, once, "no stop is lost or repeated");
    harness.state_mut().act(Action::DismissMessage);
}
