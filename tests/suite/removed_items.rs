//! What is taken out of a list: told before it goes, and remembered in the case as something that was there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::process::Command as Program;

use egui_kittest::kittest::Queryable;
use forberedt::case::Case;
use forberedt::case::field::State;
use forberedt::case::removed::RemovedItem;
use forberedt::files::case_file;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::question::{Message, Question};
use forberedt::session::removal::Removed;

use crate::cases::{example, parse, path};
use crate::locked_session::Desktop;
use crate::window::{click, saved, show, window};

const LIST: &str = "work.jobs";

fn opened(folder: &tempfile::TempDir) -> Desktop {
    let file = saved(&parse(&example("half-filled")), folder);
    let mut one = Desktop::new();
    one.act(Action::OpenPath(file));
    one
}

fn count(one: &Desktop) -> usize {
    one.session.case().work.jobs.items().len()
}

fn gone(case: &Case) -> &[RemovedItem] {
    case.removed.all()
}

#[test]
fn an_item_is_told_of_before_it_goes_and_remembered_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = opened(&folder);
    let (jobs, before) = (path(LIST), count(&one));
    let employer = one.session.case().work.jobs.items()[0].employer.filled().unwrap().to_owned();
    one.act(Action::RemoveItem(jobs, 0));
    let Some(Question::RemoveItems(removal)) = one.session.question() else { panic!("asked") };
    assert_eq!(removal.what, Removed::Item(0));
    let [item] = removal.goes.as_slice() else { panic!("one item") };
    assert!(item.title.contains(&employer) && item.answers > 2, "{}", item.title);
    assert_eq!((item.list.as_str(), item.number), (LIST, 1));
    one.act(Action::Reply(Reply::Cancel));
    assert_eq!((count(&one), one.session.is_dirty()), (before, false));

    one.act(Action::RemoveItem(jobs, 0));
    one.act(Action::Reply(Reply::Remove));
    assert_eq!(count(&one), before - 1);
    assert_eq!(one.session.message(), Some(&Message::ItemRemoved));
    let [item] = gone(one.session.case()) else { panic!("one is remembered") };
    assert!(item.title.contains(&employer) && !item.removed_on.is_empty());
    // What is undone was never taken out.
    one.act(Action::Do(Command::Undo));
    assert_eq!((count(&one), gone(one.session.case()).len()), (before, 0));
    one.act(Action::Do(Command::Redo));
    one.act(Action::Do(Command::Save));
    let file = one.session.path().unwrap().to_owned();
    assert_eq!(gone(&case_file::read(&file).unwrap()).len(), 1);
    // It lies in no file that says nothing of it.
    assert!(!case_file::to_text(&Case::default()).unwrap().contains("removed"));
}

#[test]
fn an_item_with_nothing_in_it_goes_at_once_and_is_nothing_to_remember() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = opened(&folder);
    let before = count(&one);
    one.act(Action::AddItem(path(LIST)));
    one.act(Action::RemoveItem(path(LIST), before));
    assert!(one.session.question().is_none());
    assert_eq!((count(&one), gone(one.session.case()).len()), (before, 0));
}

#[test]
fn a_list_that_is_answered_in_another_way_tells_of_all_its_items() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = opened(&folder);
    let before = count(&one);
    one.act(Action::SetState(path(LIST), State::Unknown));
    let Some(Question::RemoveItems(removal)) = one.session.question() else { panic!("asked") };
    assert_eq!((removal.what, removal.goes.len()), (Removed::All(State::Unknown), before));
    one.act(Action::Reply(Reply::Remove));
    assert_eq!((count(&one), gone(one.session.case()).len()), (0, before));
    // An older version brings the items back, and that they were taken out stays.
    let whole = parse(&example("half-filled"));
    let back = one.session.case().with_all_of(&whole);
    assert_eq!((back.work.jobs.items().len(), gone(&back).len()), (before, before));
}

#[test]
fn what_two_versions_took_out_is_remembered_by_what_they_were_put_together_to() {
    let base = parse(&example("half-filled"));
    let without = |index: usize, day: &str| {
        let mut case = base.clone();
        let who = (day.to_owned(), "Mona Holm".to_owned());
        case.removed.add(base.what_goes(&path(LIST), index, who).unwrap());
        case
    };
    let (mine, theirs) = (without(0, "2018-05-02"), without(1, "2018-05-01"));
    let merged = mine.merged_with(&theirs, &base, &[].into()).unwrap();
    let numbers: Vec<usize> = gone(&merged).iter().map(|item| item.number).collect();
    assert_eq!(numbers, [2, 1]);
}

fn with_one_gone() -> Case {
    let mut case = parse(&example("half-filled"));
    let who = ("2018-05-02".to_owned(), "Mona Holm".to_owned());
    let item = case.what_goes(&path(LIST), 0, who).unwrap();
    case.removed.add(item);
    case
}

#[test]
fn the_window_asks_and_its_page_of_versions_lists_what_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(&with_one_gone(), &folder);
    let mut harness = window(Vec::new(), Some(file), None);
    show(&mut harness, Page::Versions);
    assert!(harness.get_all_by_label("Fjernet fra sagen").next().is_some());
    harness.get_by_label_contains("Fjernet 2018-05-02 af Mona Holm.");
    show(&mut harness, Page::Section("work"));
    harness.get_all_by_label_contains("Fjern: ").next().unwrap().click();
    harness.run();
    harness.get_by_label_contains("Sagen husker, at det var der.");
    click(&mut harness, "Fjern");
    let case = harness.state().session().case().clone();
    assert_eq!(gone(&case).len(), 2);
    assert!(gone(&case)[1].list.starts_with("work.") && gone(&case)[1].answers > 0);
}

#[test]
fn the_command_line_lists_what_is_gone_from_a_plain_case_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(&with_one_gone(), &folder);
    let history = |more: &[&str]| {
        let mut program = Program::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        let done = program.arg("history").arg(&file).args(more).output().unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stdout).unwrap())
    };
    let (code, said) = history(&[]);
    assert_eq!(code, 0);
    assert!(said.contains("Fjernet 2018-05-02 af Mona Holm: work.jobs 1 »"), "{said}");
    let (_, told) = history(&["--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["removed"][0]["number"], 1);
    assert_eq!(history(&["--since", "1"]).0, 2, "it keeps no versions");
}
