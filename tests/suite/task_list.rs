//! The task list: the parts of a case, how each stands, and what the writer has called finished.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cases::path;
use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::case::part::{CasePart, Phase};
use forberedt::case::so_far::waits::Waits;
use forberedt::files::case_file;
use forberedt::jobs::job::{Done, Fingerprint, Lock, OpenedCase, Role, Settings};
use forberedt::library::Library;
use forberedt::place::FieldPath;
use forberedt::session::action::{Action, Command};
use forberedt::session::tasks::TaskState;
use forberedt::session::{Page, Session};
use jiff::civil::date;

fn session() -> Session {
    let mut session = Session::start(date(2018, 3, 1), None);
    session.done(Done::LibraryRead(Ok(Arc::new(Library::built_in().unwrap()))));
    session
}

fn answer(session: &mut Session, field: &str, text: &str) {
    let place = path(field);
    session.edit(|case| {
        let Some(Edit::Answer(answer)) = case.find_mut(&place) else { panic!("{field}") };
        answer.set_text(text).unwrap();
        Some(place)
    });
}

fn state(session: &Session, part: &str) -> TaskState {
    session.task(CasePart::named(part).unwrap()).unwrap().state
}

#[test]
fn every_field_belongs_to_one_part() {
    let case = Case::default();
    for section in Case::SECTIONS {
        for (field, _) in case.section(section).unwrap().fields() {
            let place = FieldPath::new(section, field);
            let parts: Vec<&str> = CasePart::ALL
                .iter()
                .filter(|part| part.holds(&place))
                .map(|part| part.name)
                .collect();
            assert_eq!(parts.len(), 1, "{place} is in {parts:?}");
        }
    }
    let by_phase = Phase::ALL.into_iter().flat_map(Phase::parts).map(|part| part.name);
    let all: Vec<&str> = CasePart::ALL.iter().map(|part| part.name).collect();
    assert_eq!(by_phase.collect::<Vec<_>>(), all, "the list of parts goes by phases");
}

#[test]
fn nothing_is_begun_or_wrong_in_an_untouched_case() {
    let session = session();
    for task in session.tasks() {
        assert!(
            matches!(task.state, TaskState::NotBegun | TaskState::NotYet(_) | TaskState::Aside),
            "{}",
            task.part.name
        );
    }
    assert_eq!(session.next_task().unwrap().part.name, "citizen");
}

#[test]
fn a_part_waits_for_what_comes_first_and_says_so() {
    let mut session = session();
    assert_eq!(state(&session, "recommendation"), TaskState::NotYet(Waits::ForPlan));
    assert_eq!(state(&session, "decision"), TaskState::NotYet(Waits::ForMeeting));
    answer(&mut session, "matter.plan_begun", "1. marts 2018");
    assert_eq!(state(&session, "recommendation"), TaskState::NotBegun);
    answer(&mut session, "recommendation.meeting_date", "1. april 2018");
    assert_eq!(state(&session, "recommendation"), TaskState::UnderWay);
    assert_eq!(state(&session, "decision"), TaskState::NotBegun);
    answer(&mut session, "matter.track", "undoubted_refusal");
    assert_eq!(state(&session, "decision"), TaskState::NotBegun);
}

#[test]
fn a_case_of_the_new_way_waits_for_its_description() {
    let mut session = session();
    answer(&mut session, "matter.way", "new_way");
    assert_eq!(state(&session, "decision"), TaskState::NotYet(Waits::ForDescription));
    answer(&mut session, "matter.description_made", "1. august 2026");
    assert_eq!(state(&session, "decision"), TaskState::NotBegun);
}

#[test]
fn what_is_begun_out_of_turn_waits_for_nothing() {
    let mut session = session();
    answer(&mut session, "decision.date", "1. maj 2018");
    assert_eq!(state(&session, "decision"), TaskState::UnderWay);
}

#[test]
fn a_mark_is_a_step_that_can_be_undone() {
    let mut session = session();
    session.update(Action::MarkFinished("citizen", true));
    assert_eq!(state(&session, "citizen"), TaskState::Finished);
    assert!(session.is_dirty());
    session.update(Action::Do(Command::Undo));
    assert_eq!(state(&session, "citizen"), TaskState::NotBegun);
    assert_eq!(session.page(), Page::Section("citizen"), "undo shows where");
    assert!(!session.is_dirty());
    session.update(Action::Do(Command::Redo));
    assert_eq!(state(&session, "citizen"), TaskState::Finished);
}

#[test]
fn a_finished_part_still_tells_what_is_open() {
    let mut session = session();
    answer(&mut session, "citizen.name", "Åse");
    session.update(Action::MarkFinished("citizen", true));
    let task = session.task(CasePart::named("citizen").unwrap()).unwrap();
    assert_eq!(task.open_questions(), session.open_fields(task.part).len());
    assert!(task.open_questions() > 0);
}

#[test]
fn marks_are_kept_in_the_file() {
    let mut case = Case::default();
    case.finished.mark(CasePart::named("advice").unwrap(), true);
    let text = case_file::to_text(&case).unwrap();
    let read = case_file::parse("case.json", &text).unwrap();
    assert_eq!(read, case);
    assert!(!case_file::to_text(&Case::default()).unwrap().contains("finished"));
}

#[test]
fn a_mark_on_a_part_that_nobody_knows_is_told_with_its_line() {
    let text = "{\"format\": \"forberedt-case\", \"version\": 4, \"written_by\": \"test\",\n\"case\": {\"finished\": [\"x\"]}}";
    let problem = case_file::parse("case.json", text).unwrap_err();
    assert_eq!(problem.code, "case-wrong-value");
    assert!(problem.message.contains("navne på sagens dele"), "{}", problem.message);
}

#[test]
fn a_case_opens_on_its_task_list() {
    let mut session = session();
    assert_eq!(session.page(), Page::Start);
    let path = PathBuf::from("case.json");
    session.update(Action::OpenPath(path.clone()));
    let holds = Fingerprint::of(b"case");
    let opened = OpenedCase { case: Box::default(), holds, lock: Lock::None };
    session.done(Done::Opened { path, outcome: Ok(opened) });
    assert_eq!(session.page(), Page::Tasks);
    assert_eq!(session.path(), Some(Path::new("case.json")));
}

#[test]
fn a_phase_leads_to_the_part_that_is_worked_on() {
    let mut session = session();
    session.update(Action::MarkFinished("citizen", true));
    session.update(Action::Do(Command::Phase(Phase::Preparation)));
    assert_eq!(session.page(), Page::Section("matter"));
    assert_eq!(session.take_target(), Some(path("matter.case_number")));
}

#[test]
fn the_role_chooses_what_is_in_front_and_hides_nothing() {
    let mut session = session();
    answer(&mut session, "matter.plan_begun", "1. marts 2018");
    assert_eq!(session.next_task().unwrap().part.name, "matter");
    let role = |role| Done::SettingsRead(Ok(Settings { role, ..Settings::default() }));
    session.done(role(Role::MeetingLeader));
    assert_eq!(session.next_task().unwrap().part.name, "recommendation");
    session.done(role(Role::DecisionMaker));
    assert_eq!(session.next_task().unwrap().part.name, "matter", "the decision waits");
    answer(&mut session, "recommendation.meeting_date", "1. april 2018");
    assert_eq!(session.next_task().unwrap().part.name, "decision");
    assert_eq!(session.tasks().count(), CasePart::ALL.len());
}
