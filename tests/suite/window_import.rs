//! The page of exports in the window, by the names of its parts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::field::Answered;
use forberedt::files::case_file;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::intake_wish::{IntakeFile, IntakeWish};
use forberedt::ui::intake::texts;
use forberedt::ui::start;

use crate::import::{PAPERS, ROWS, SEVERAL, set_answer};
use crate::window::{click, saved, window};

fn known_case() -> Case {
    let mut case = Case::default();
    let mut set = |path: &str, text: &str| set_answer(&mut case, path, text);
    set("citizen.name", "Bodil Marie Ravnsborg");
    set("citizen.cpr", "020160-0000");
    case
}

#[test]
fn an_export_is_shown_beside_the_case_and_taken_in_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let case = known_case();
    let mut harness = window(Vec::new(), Some(saved(&case, &folder)), Some(PathBuf::from(ROWS)));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Intake);
    click(&mut harness, &format!("{}: {}", texts::CHOOSE, texts::FILE));
    harness.run();
    harness.get_by_label(&texts::sum(10, 2, "CSV"));
    harness.get_by_label(&texts::conflicts(1).unwrap());
    // What stands and what comes are both to be read.
    harness.get_by_label(texts::IN_FILE);
    harness.get_by_label("Bodil Ravnsborg");
    harness.get_by_label(texts::IN_CASE);
    harness.get_by_label("Bodil Marie Ravnsborg");
    // One paper stays out.
    click(&mut harness, &texts::take("Lægeattest LÆ 265"));
    click(&mut harness, texts::TAKE_IN);
    harness.get_by_label(texts::TAKEN);
    let session = harness.state().session();
    let taken = session.case();
    assert_eq!(taken.citizen.name.text(), "Bodil Marie Ravnsborg");
    assert_eq!(taken.matter.case_number.text(), "2026-00417");
    let titles: Vec<_> = taken.exhibits.list.items().iter().map(|it| it.title.text()).collect();
    assert_eq!(titles, ["Rapport fra praktik, anden periode"]);
    assert!(taken.origins.of(&taken.path("matter.case_number").unwrap()).is_some());
    harness.state_mut().act(Action::Do(Command::Undo));
    harness.run();
    let case = harness.state().session().case();
    assert!(case.matter.case_number.is_not_answered() && case.exhibits.list.items().is_empty());
    assert!(case.origins.is_empty(), "one step takes all of it back");
}

#[test]
fn another_citizens_file_and_a_file_with_several_cases_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Vec::new(), Some(saved(&known_case(), &folder)), None);
    harness.state_mut().act(Action::Do(Command::TakeExport));
    harness.run();
    let read = |path: &str, number: &str| {
        [
            IntakeWish::TypePath(IntakeFile::Case, path.to_owned()),
            IntakeWish::TypePath(IntakeFile::Papers, PAPERS.to_owned()),
            IntakeWish::TypeNumber(number.to_owned()),
        ]
        .map(Action::Intake)
    };
    for (number, code) in [("", "import-several-cases"), ("2026-00999", "import-no-such-case")] {
        read(SEVERAL, number).into_iter().for_each(|action| harness.state_mut().act(action));
        harness.run();
        click(&mut harness, texts::READ);
        harness.run();
        let found = harness.state().session().intake().found().unwrap();
        assert_eq!(found.as_ref().err().unwrap()[0].code, code);
        assert!(harness.query_by_label(texts::TAKE_IN).is_none());
    }
    read(SEVERAL, "2026-00418").into_iter().for_each(|action| harness.state_mut().act(action));
    harness.run();
    click(&mut harness, texts::READ);
    harness.run();
    let taking = harness.state().session().intake_taking().unwrap();
    assert_eq!(taking.err().unwrap().code, "import-other-citizen");
    assert!(harness.query_by_label(texts::TAKE_IN).is_none());
    harness.state_mut().act(Action::Intake(IntakeWish::TakeIn));
    assert!(harness.state().session().case().exhibits.list.items().is_empty());
    // The two files of the right one come together.
    read(SEVERAL, "2026-00417").into_iter().for_each(|action| harness.state_mut().act(action));
    harness.run();
    click(&mut harness, texts::READ);
    harness.run();
    click(&mut harness, texts::TAKE_IN);
    assert_eq!(harness.state().session().case().exhibits.list.items().len(), 1);
    // All of it is in, and that is what is told first.
    harness.get_by_label(texts::TAKEN);
    assert!(harness.query_by_label(&texts::sum(0, 0, "CSV")).is_none());
}

#[test]
fn a_case_begun_from_an_export_has_its_file_before_its_first_answer_and_shows_the_page() {
    let mut harness = window(Vec::new(), None, None);
    harness.state_mut().act(Action::Do(Command::Start));
    harness.run();
    click(&mut harness, start::texts::NEW_FROM_EXPORT);
    assert!(harness.state().session().question().is_some(), "where the case is to lie");
    harness.state_mut().act(Action::Reply(Reply::Practice));
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Intake);
    // The next new case is an ordinary one.
    harness.state_mut().act(Action::Do(Command::New));
    harness.run();
    harness.state_mut().act(Action::Reply(Reply::Practice));
    harness.run();
    assert_ne!(harness.state().session().page(), Page::Intake);
}

#[test]
fn a_list_that_is_not_relevant_bars_the_papers_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut case = known_case();
    case.exhibits.list = Answer::NotRelevant;
    let path = saved(&case, &folder);
    assert_eq!(case_file::read(&path).unwrap().exhibits.list, Answer::NotRelevant);
    let export = folder.path().join("udtræk.csv");
    fs::copy(Path::new(ROWS), &export).unwrap();
    let mut harness = window(Vec::new(), Some(path), Some(export));
    harness.state_mut().act(Action::Do(Command::TakeExport));
    harness.run();
    click(&mut harness, &format!("{}: {}", texts::CHOOSE, texts::FILE));
    harness.run();
    click(&mut harness, texts::TAKE_IN);
    let case = harness.state().session().case();
    assert_eq!(case.exhibits.list, Answer::NotRelevant);
    assert_eq!(case.matter.case_number.text(), "2026-00417");
}
