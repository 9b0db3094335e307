//! The page »Mine sager«: from the start page to a folder, through its weeks, and into a case.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use forberedt::jobs::case_list::CaseList;
use forberedt::jobs::desk::Folders;
use forberedt::jobs::job::{Done, Job};
use forberedt::library::Library;
use forberedt::safe::{LockedCase, OwnKey, WayIn};
use forberedt::session::action::{Action, CaseListWish, Command};
use forberedt::session::question::{Question, Then};
use forberedt::session::{Page, Session};
use forberedt::ui::cases::texts;
use forberedt::ui::frame::window::Window;
use forberedt::ui::start;
use jiff::civil::date;

use crate::cases::{changed, example, parse};
use crate::window::{Beginning, click, label_of, show, type_into};

fn write(path: &Path, case: &serde_json::Value) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    forberedt::files::case_file::write(path, &parse(case)).unwrap();
}

/// Three cases, of which one has a time limit that has passed on the 22nd of May 2018, and one in the week after the next.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("2018-0001.json"), &example("half-filled"));
    // With nothing that was promised, asked or planned, whose days would come first.
    let bare = [
        ("contacts", serde_json::json!({})),
        ("questions", serde_json::json!({})),
        ("enough", serde_json::json!({})),
        ("process.planned_meeting", serde_json::Value::Null),
        ("process.planned_decision", serde_json::Value::Null),
        ("efforts.supplier_from", serde_json::Value::Null),
    ];
    write(&folder.path().join("2018-0002.json"), &changed("postponed-2018", &bare));
    // Sent on the 22nd of May, to be answered on the 5th of June: in week 23.
    let heard = [
        ("decision", serde_json::json!({})),
        ("process.transition_date", serde_json::Value::Null),
        ("process.hearing_sent", serde_json::json!("2018-05-22")),
        ("process.hearing_deadline", serde_json::json!("2018-06-05")),
        ("process.hearing_answer_date", serde_json::Value::Null),
    ];
    write(
        &folder.path().join("holm/case.json"),
        &changed("pension-refused-fleksjob-granted-2018", &heard),
    );
    folder
}

fn begun(folder: &tempfile::TempDir) -> Beginning {
    let picked = Some(folder.path().to_owned());
    Beginning { today: date(2018, 5, 22), picked, ..Beginning::default() }
}

fn is_row(node: &AccessKitNode<'_>) -> bool {
    node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with("Sag: "))
}

/// The rows in sight, by their files, in the order in which they stand.
fn rows(harness: &Harness<'static, Window>) -> Vec<String> {
    let file = |label: String| {
        let words = label.strip_prefix("Sag: ").unwrap();
        words.split(", ").next().unwrap().to_owned()
    };
    harness
        .query_all(by().predicate(is_row))
        .filter_map(|node| node.accesskit_node().label())
        .map(file)
        .collect()
}

fn row<'h>(harness: &'h Harness<'static, Window>, file: &str) -> egui_kittest::Node<'h> {
    let begins = format!("Sag: {file}, ");
    let is_it = move |node: &AccessKitNode<'_>| {
        is_row(node) && node.label().is_some_and(|label| label.starts_with(&begins))
    };
    harness.get(by().predicate(is_it))
}

#[test]
fn from_the_start_page_through_the_weeks_into_a_case() {
    let folder = folder();
    let mut harness = begun(&folder).window();
    click(&mut harness, start::texts::CASE_LIST);
    assert_eq!(harness.state().session().page(), Page::Cases);
    click(&mut harness, texts::CHOOSE);
    harness.run();
    assert_eq!(rows(&harness), ["2018-0001.json", "holm/case.json", "2018-0002.json"]);
    let said = row(&harness, "2018-0001.json").accesskit_node().label().unwrap();
    let late = "Næste frist: Overskredet med 4 dage, 18. maj 2018: Svar fra lægen (LÆ 265)";
    for wanted in
        [late, "Forberedelse", "Venter på: lægen, LÆ 265, siden den 18. april 2018", "6 ting"]
    {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    click(&mut harness, "Overskredet (1)");
    assert_eq!(rows(&harness), ["2018-0001.json"]);
    click(&mut harness, "Denne uge (0)");
    assert_eq!(rows(&harness), [""; 0]);
    assert!(harness.query_by_label(texts::NONE_HERE).is_some());
    click(&mut harness, "Næste uge (0)");
    click(&mut harness, "Ugen efter: uge 23 (4.–10. juni 2018)");
    assert!(harness.query_by_label("Uge 23 (4.–10. juni 2018)").is_some());
    assert_eq!(rows(&harness), ["holm/case.json"]);
    click(&mut harness, "Ugen før: uge 22 (28. maj – 3. juni 2018)");
    assert_eq!(rows(&harness), [""; 0]);
    click(&mut harness, "Alle (3)");
    row(&harness, "2018-0002.json").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let session = harness.state().session();
    assert_eq!(session.path(), Some(folder.path().join("2018-0002.json").as_path()));
    assert_eq!(session.page(), Page::Tasks);
}

#[test]
fn the_rows_are_a_table_and_say_where_they_stand() {
    let folder = folder();
    let mut harness = begun(&folder).window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::M);
    harness.run();
    click(&mut harness, texts::CHOOSE);
    harness.run();
    let is_table = |node: &AccessKitNode<'_>| node.role() == Role::Table;
    harness.get(by().label(texts::TITLE).predicate(is_table));
    for place in ["Sag 1 af 3", "Sag 2 af 3", "Sag 3 af 3"] {
        let is_row = |node: &AccessKitNode<'_>| node.role() == Role::Row;
        harness.get(by().label(place).predicate(is_row));
    }
}

#[test]
fn unsaved_work_is_asked_about_before_another_case_opens() {
    let folder = folder();
    let open = Some(folder.path().join("2018-0002.json"));
    let mut harness = Beginning { open, ..begun(&folder) }.window();
    show(&mut harness, Page::Section("citizen"));
    type_into(&mut harness, &label_of("citizen.name"), " Lind");
    show(&mut harness, Page::Cases);
    assert_eq!(harness.state().session().cases().folder(), folder.path().display().to_string());
    click(&mut harness, texts::READ);
    row(&harness, "2018-0001.json").click();
    harness.run();
    let session = harness.state().session();
    let Some(Question::Unsaved(Then::OpenPath(path))) = session.question() else {
        panic!("not asked: {:?}", session.path())
    };
    assert_eq!(path, &folder.path().join("2018-0001.json"));
    assert_eq!(session.path(), Some(folder.path().join("2018-0002.json").as_path()));
}

#[test]
fn a_folder_that_cannot_be_read_and_files_that_are_none_are_told_of() {
    let folder = folder();
    fs::write(folder.path().join("torn.json"), "{\"format\": \"forberedt-ca").unwrap();
    fs::write(folder.path().join("2018-0009.sag"), fs::read("examples/README.md").unwrap())
        .unwrap();
    let mut harness = begun(&folder).window();
    show(&mut harness, Page::Cases);
    click(&mut harness, texts::CHOOSE);
    harness.run();
    let ways = [WayIn::Own(OwnKey::generate().public())];
    let (locked, _) = LockedCase::lock(b"{}", &ways, None).unwrap();
    fs::write(folder.path().join("2018-0010.sag"), locked.bytes().unwrap()).unwrap();
    click(&mut harness, texts::READ_AGAIN);
    assert_eq!(rows(&harness).last().unwrap(), "2018-0010.sag", "by its file name alone");
    let said = row(&harness, "2018-0010.sag").accesskit_node().label().unwrap();
    assert_eq!(said, "Sag: 2018-0010.sag, Låst for dig");
    assert!(harness.query_by_label(&texts::counted(4, 4, 1, false)).is_some());
    click(&mut harness, "Overskredet (1)");
    assert!(harness.query_by_label(&texts::counted(1, 4, 1, true)).is_some());
    click(&mut harness, "Alle (4)");
    click(&mut harness, "2 filer er sprunget over");
    for name in ["torn.json", "2018-0009.sag"] {
        assert!(harness.query_all_by_label_contains(name).next().is_some(), "{name}");
    }
    let gone = folder.path().join("gone").display().to_string();
    harness.state_mut().act(Action::Cases(CaseListWish::TypeFolder(gone.clone())));
    harness.state_mut().act(Action::Cases(CaseListWish::Read));
    harness.run();
    assert!(harness.query_by_label_contains(&gone).is_some(), "what is wrong names the folder");
    assert_eq!(rows(&harness), [""; 0]);
}

/// What lies in a folder, every file with its bytes.
fn all_files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut all_files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn the_list_is_written_nowhere() {
    let (folder, settings) = (folder(), tempfile::tempdir().unwrap());
    let folders = Folders { settings: Some(settings.path().to_owned()), ..Folders::default() };
    let before = all_files(folder.path());
    let mut harness = Beginning { folders, ..begun(&folder) }.window();
    show(&mut harness, Page::Cases);
    click(&mut harness, texts::CHOOSE);
    harness.run();
    assert_eq!(rows(&harness).len(), 3);
    harness.state_mut().act(Action::Do(Command::Quit));
    harness.run();
    assert_eq!(all_files(folder.path()), before);
    let kept: Vec<String> = all_files(settings.path())
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .filter(|text| text.contains("2018-000") || text.contains("holm"))
        .collect();
    assert_eq!(kept, [""; 0]);
}

#[test]
fn what_was_read_is_read_again_when_one_comes_back() {
    let folder = folder();
    let mut harness = begun(&folder).window();
    show(&mut harness, Page::Cases);
    click(&mut harness, texts::CHOOSE);
    harness.run();
    fs::remove_file(folder.path().join("2018-0001.json")).unwrap();
    show(&mut harness, Page::Start);
    show(&mut harness, Page::Cases);
    assert_eq!(rows(&harness), ["holm/case.json", "2018-0002.json"]);
}

#[test]
fn only_rows_in_sight_are_drawn_and_tab_goes_on_to_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let case = forberedt::files::case_file::to_text(&forberedt::case::Case::default()).unwrap();
    for number in 0..80 {
        fs::write(folder.path().join(format!("sag-{number:02}.json")), &case).unwrap();
    }
    let mut harness = begun(&folder).window();
    show(&mut harness, Page::Cases);
    click(&mut harness, texts::CHOOSE);
    harness.run();
    let drawn = rows(&harness).len();
    assert!((5..30).contains(&drawn), "{drawn}");
    row(&harness, "sag-00.json").focus();
    harness.run();
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run();
    }
    let focused = harness.get(by().predicate(|node: &AccessKitNode<'_>| node.is_focused()));
    let label = focused.accesskit_node().label().unwrap();
    assert!(label.starts_with("Sag: sag-40.json"), "{label}");
}

/// A session that knows its library, with the reading of a folder under way.
fn reading() -> (Session, Job) {
    let mut session = Session::start(date(2018, 5, 22), None);
    session.done(Done::LibraryRead(Ok(Arc::new(Library::built_in().unwrap()))));
    session.take_jobs();
    session.update(Action::Cases(CaseListWish::TypeFolder("/sager".to_owned())));
    session.update(Action::Cases(CaseListWish::Read));
    let mut jobs = session.take_jobs();
    let at = jobs.iter().position(|job| matches!(job, Job::ReadCases { .. })).unwrap();
    let job = jobs.remove(at);
    (session, job)
}

#[test]
fn a_reading_can_be_stopped_and_a_second_one_waits_for_it() {
    let (mut session, job) = reading();
    let Job::ReadCases { folder, today, watch, .. } = job else { panic!() };
    assert_eq!((folder, today), (PathBuf::from("/sager"), date(2018, 5, 22)));
    assert!(session.wakes_in().is_some(), "the window shows how far it has come");
    session.update(Action::Cases(CaseListWish::Read));
    assert!(session.take_jobs().is_empty(), "one at a time");
    session.update(Action::Cases(CaseListWish::Stop));
    assert!(watch.is_stopped());
    let cut = CaseList { is_cut_short: true, ..CaseList::default() };
    session.done(Done::CasesRead { watch, outcome: Ok(cut) });
    assert!(session.cases().reading().is_none());
    assert!(session.cases().list().unwrap().is_cut_short);
}

#[test]
fn a_reading_ends_with_the_program_and_a_fault_in_it_is_told() {
    let (mut session, job) = reading();
    session.done(Done::Stopped(job));
    assert!(session.cases().reading().is_none() && session.cases().refusal().is_some());
    let (mut session, job) = reading();
    let Job::ReadCases { watch, .. } = job else { panic!() };
    session.update(Action::Do(Command::Quit));
    assert!(session.is_finished() && watch.is_stopped());
}
