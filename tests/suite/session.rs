//! The session: actions and results in, jobs out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::cases::path;
use forberedt::case::Case;
use forberedt::case::field::{Answered, Edit, State};
use forberedt::case::part::CasePart;
use forberedt::case::stage::Stage;
use forberedt::document::paper::Paper;
use forberedt::jobs::job::{
    Clash, Difference, Done, Fingerprint, Job, LetterRow, Lock, Neighbour, NotWritten, Obstacle,
    OpenedCase, Over, Preview, SaveCase, SaveRefusal, SavedAt, Standing,
};
use forberedt::library::Library;
use forberedt::problem::{Place, Problem};
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::pages::beside::Side;
use forberedt::session::question::{Message, Question, Then};
use forberedt::session::{Page, Session};
use forberedt::writers::Format;
use jiff::civil::date;

fn session() -> Session {
    let mut session = Session::start(date(2018, 3, 1), None);
    let jobs = session.take_jobs();
    assert!(matches!(
        jobs.as_slice(),
        [Job::ReadLibrary, Job::ReadRecent, Job::ReadSettings, Job::ReadOwnKey]
    ));
    done(&mut session, Done::LibraryRead(Ok(Arc::new(Library::built_in().unwrap()))));
    done(&mut session, Done::RecentRead(Vec::new()));
    update(&mut session, Action::Show(Page::Section("citizen")));
    session
}

/// What a session wants done after an action.
fn update(session: &mut Session, action: Action) -> Vec<Job> {
    session.update(action);
    session.take_jobs()
}

/// What a session wants done after the answer to a job.
fn done(session: &mut Session, done: Done) -> Vec<Job> {
    session.done(done);
    session.take_jobs()
}

/// Types a text into a field, as a form does.
fn type_into(session: &mut Session, field: &str, text: &str) {
    let place = path(field);
    session.edit(|case| {
        let Some(Edit::Answer(answer)) = case.find_mut(&place) else {
            panic!("{field} is no answer")
        };
        answer.set_text(text).unwrap();
        Some(place)
    });
}

fn name(session: &Session) -> String {
    session.case().citizen.name.filled().unwrap_or_default().to_owned()
}

fn after(session: &mut Session, milliseconds: u64) -> Vec<Job> {
    session.tick(Duration::from_millis(milliseconds));
    session.take_jobs()
}

/// Opens a case that lies in a file.
fn with_file(file: &str) -> Session {
    let mut session = session();
    update(&mut session, Action::OpenPath(PathBuf::from(file)));
    done(&mut session, Done::Opened { path: PathBuf::from(file), outcome: read() });
    session
}

fn only_save(jobs: Vec<Job>) -> SaveCase {
    match jobs.into_iter().next() {
        Some(Job::Save(order)) => order,
        _ => panic!("nothing was saved"),
    }
}

/// What a file holds in these tests.
fn holds(text: &str) -> Fingerprint {
    Fingerprint::of(text.as_bytes())
}

/// An empty case that was read from its file.
fn read() -> Result<OpenedCase, Problem> {
    Ok(OpenedCase { case: Box::default(), holds: holds("read"), lock: Lock::None })
}

/// The answer to an order that went well.
fn saved(order: SaveCase) -> Done {
    let outcome = Ok(SavedAt { path: order.path.clone(), holds: holds("saved"), theirs: None });
    Done::Saved { order, outcome }
}

fn refused(order: SaveCase, refusal: SaveRefusal) -> Done {
    Done::Saved { order, outcome: Err(refusal) }
}

fn failure() -> Problem {
    Problem::blocker("disk-full", Place::Case, "Disken er fuld.")
}

#[test]
fn a_change_makes_the_case_unsaved_and_undo_makes_it_saved_again() {
    let mut session = session();
    assert!(!session.is_dirty());
    type_into(&mut session, "citizen.name", "Åse");
    assert!(session.is_dirty());
    update(&mut session, Action::Do(Command::Undo));
    assert!(!session.is_dirty());
    assert_eq!(name(&session), "");
    update(&mut session, Action::Do(Command::Redo));
    assert_eq!(name(&session), "Åse");
    assert!(session.is_dirty());
}

#[test]
fn typing_is_one_step_until_the_typist_pauses() {
    let mut session = session();
    for (time, text) in [(100, "Å"), (300, "Ås"), (500, "Åse"), (2500, "Åse Æ")] {
        after(&mut session, time);
        type_into(&mut session, "citizen.name", text);
    }
    update(&mut session, Action::Do(Command::Undo));
    assert_eq!(name(&session), "Åse");
    update(&mut session, Action::Do(Command::Undo));
    assert_eq!(name(&session), "");
    assert!(!session.can(Command::Undo));
}

#[test]
fn typing_in_another_field_is_another_step_and_undo_shows_where() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    type_into(&mut session, "work.goal_own", "Planter");
    update(&mut session, Action::Show(Page::Letters));
    update(&mut session, Action::Do(Command::Undo));
    assert_eq!(session.page(), Page::Section("work"));
    assert_eq!(session.take_target(), Some(path("work.goal_own")));
    assert_eq!(name(&session), "Åse");
}

#[test]
fn a_change_after_undo_forgets_what_was_undone() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::Do(Command::Undo));
    type_into(&mut session, "citizen.phone", "12345678");
    assert!(!session.can(Command::Redo));
}

#[test]
fn lists_grow_shrink_and_change_order() {
    let mut session = session();
    let jobs = path("work.jobs");
    update(&mut session, Action::AddItem(jobs));
    assert_eq!(session.take_target(), session.case().path("work.jobs[0].period"));
    update(&mut session, Action::AddItem(jobs));
    type_into(&mut session, "work.jobs[1].employer", "Lunden");
    update(&mut session, Action::SwapItems(jobs, 0, 1));
    assert_eq!(session.case().work.jobs.items()[0].employer.filled(), Some("Lunden"));
    update(&mut session, Action::RemoveItem(jobs, 0));
    update(&mut session, Action::Reply(Reply::Remove));
    assert_eq!(session.case().work.jobs.items().len(), 1);
    assert_eq!(session.message(), Some(&Message::ItemRemoved));
    update(&mut session, Action::RemoveItem(jobs, 7));
    update(&mut session, Action::SwapItems(jobs, 0, 7));
    assert_eq!(session.case().work.jobs.items().len(), 1);
    update(&mut session, Action::Do(Command::Undo));
    assert_eq!(session.case().work.jobs.items()[0].employer.filled(), Some("Lunden"));
}

#[test]
fn a_text_that_gives_way_to_unknown_can_be_had_back() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::SetState(path("citizen.name"), State::Unknown));
    assert_eq!(Answered::state(&session.case().citizen.name), State::Unknown);
    assert_eq!(session.message(), Some(&Message::TextTakenOut));
    update(&mut session, Action::Do(Command::Undo));
    assert_eq!(name(&session), "Åse");
}

#[test]
fn a_choice_takes_its_own_keys_only() {
    let mut session = session();
    update(&mut session, Action::Answer(path("citizen.interpreter"), "yes".to_owned()));
    assert_eq!(session.case().citizen.interpreter.state(), State::Given);
    update(&mut session, Action::Answer(path("citizen.interpreter"), "perhaps".to_owned()));
    assert_eq!(Answered::text(&session.case().citizen.interpreter), "yes");
}

#[test]
fn closing_asks_while_changes_are_unsaved() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::Do(Command::Quit));
    assert!(!session.is_finished());
    assert!(matches!(session.question(), Some(Question::Unsaved(Then::Quit))));
    update(&mut session, Action::Reply(Reply::Cancel));
    assert!(session.question().is_none() && !session.is_finished());
    assert_eq!(name(&session), "Åse");
    update(&mut session, Action::Do(Command::Quit));
    update(&mut session, Action::Reply(Reply::Discard));
    assert!(session.is_finished());
}

#[test]
fn closing_without_changes_does_not_ask() {
    let mut session = session();
    update(&mut session, Action::Do(Command::Quit));
    assert!(session.is_finished());
}

#[test]
fn save_and_close_closes_only_once_the_file_is_written() {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::Do(Command::Quit));
    let order = only_save(update(&mut session, Action::Reply(Reply::Save)));
    assert_eq!(order.path, Path::new("sag.json"));
    assert_eq!(order.over, Over::Known(vec![holds("read")]));
    assert_eq!(order.case.citizen.name.filled(), Some("Åse"));
    assert!(!session.is_finished() && session.is_saving());
    done(&mut session, saved(order));
    assert!(session.is_finished());
}

#[test]
fn what_is_typed_while_the_file_is_written_is_asked_about() {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::Do(Command::Quit));
    let order = only_save(update(&mut session, Action::Reply(Reply::Save)));
    type_into(&mut session, "citizen.phone", "12345678");
    done(&mut session, saved(order));
    assert!(!session.is_finished() && session.is_dirty());
    assert!(matches!(session.question(), Some(Question::Unsaved(Then::Quit))));
}

#[test]
fn a_failed_save_keeps_the_case_open_and_says_so() {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::Do(Command::Quit));
    let order = only_save(update(&mut session, Action::Reply(Reply::Save)));
    done(&mut session, refused(order, SaveRefusal::Failed(vec![failure()])));
    assert!(!session.is_finished() && session.is_dirty() && !session.is_saving());
    assert_eq!(name(&session), "Åse");
    assert_eq!(session.message(), Some(&Message::NotSaved(vec![failure()])));
    type_into(&mut session, "citizen.phone", "1");
    assert_eq!(
        session.message(),
        Some(&Message::NotSaved(vec![failure()])),
        "a failure stays until it is dismissed"
    );
}

#[test]
fn a_new_case_asks_where_and_never_replaces_a_file_unasked() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    assert!(update(&mut session, Action::Do(Command::Save)).is_empty());
    assert!(matches!(session.question(), Some(Question::SaveWhere(None))));
    update(&mut session, Action::TypePath("  \"mappe/sag\" ".to_owned()));
    let order = only_save(update(&mut session, Action::Reply(Reply::UsePath)));
    assert_eq!(order.path, Path::new("mappe/sag.json"));
    assert_eq!(order.over, Over::Nothing);
    done(&mut session, refused(order, SaveRefusal::Exists));
    assert!(matches!(session.question(), Some(Question::ReplaceCase { .. })));
    let order = only_save(update(&mut session, Action::Reply(Reply::Replace)));
    assert_eq!(order.over, Over::Anything);
    let path = order.path.clone();
    let jobs = done(&mut session, saved(order));
    assert!(!session.is_dirty());
    assert_eq!(session.path(), Some(path.as_path()));
    let whole = std::path::absolute(&path).unwrap();
    assert!(
        matches!(jobs.as_slice(), [Job::Hold { path: held, .. }, Job::KeepRecent(paths)] if *paths == [whole] && *held == path)
    );
}

/// A session whose save has met the version of somebody else.
fn beside_a_colleague(then: Option<Command>) -> Session {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    let order = match then {
        None => only_save(update(&mut session, Action::Do(Command::Save))),
        Some(command) => {
            update(&mut session, Action::Do(command));
            only_save(update(&mut session, Action::Reply(Reply::Save)))
        }
    };
    done(&mut session, refused(order, SaveRefusal::Differs(Difference::Changed(None))));
    assert!(matches!(session.question(), Some(Question::Differs { .. })));
    assert!(session.is_dirty() && !session.is_finished() && !session.is_saving());
    session
}

#[test]
fn both_versions_are_kept_and_the_users_own_is_the_one_that_is_open() {
    let mut session = beside_a_colleague(None);
    let order = only_save(update(&mut session, Action::Reply(Reply::KeepBoth)));
    assert_eq!((order.path.as_path(), &order.over), (Path::new("sag.json"), &Over::Beside));
    let mine = PathBuf::from("sag (gemt).json");
    let at = SavedAt { path: mine.clone(), holds: holds("mine"), theirs: None };
    done(&mut session, Done::Saved { order, outcome: Ok(at) });
    assert_eq!(session.message(), Some(&Message::SavedBeside(mine.clone())));
    assert_eq!(session.path(), Some(mine.as_path()));
    type_into(&mut session, "citizen.name", "Åse Ærø");
    let order = only_save(update(&mut session, Action::Do(Command::Save)));
    assert_eq!((order.path, order.over), (mine, Over::Known(vec![holds("mine")])));
}

#[test]
fn the_version_of_somebody_else_is_shown_once_the_users_own_is_kept() {
    let mut session = beside_a_colleague(Some(Command::Quit));
    let order = only_save(update(&mut session, Action::Reply(Reply::ShowTheirs)));
    assert_eq!(order.over, Over::Beside);
    let mine = PathBuf::from("sag (gemt).json");
    let at = SavedAt { path: mine.clone(), holds: holds("mine"), theirs: None };
    let jobs = done(&mut session, Done::Saved { order, outcome: Ok(at) });
    assert!(
        jobs.iter()
            .any(|job| matches!(job, Job::Open { path, .. } if path == Path::new("sag.json")))
    );
    assert!(!session.is_finished(), "who wants to see it does not leave");
    done(&mut session, Done::Opened { path: PathBuf::from("sag.json"), outcome: read() });
    assert_eq!(session.path(), Some(Path::new("sag.json")));
    assert_eq!(session.message(), Some(&Message::SavedBeside(mine)), "where the own version lies");
}

#[test]
fn writing_over_somebody_else_says_where_their_version_is() {
    let mut session = beside_a_colleague(Some(Command::Quit));
    let order = only_save(update(&mut session, Action::Reply(Reply::Overwrite)));
    assert_eq!(order.over, Over::KeepingTheirs);
    let theirs = PathBuf::from("sag (anden udgave).json");
    let at = SavedAt { theirs: Some(theirs.clone()), path: order.path.clone(), holds: holds("m") };
    done(&mut session, Done::Saved { order, outcome: Ok(at) });
    assert_eq!(session.message(), Some(&Message::TheirsKept(theirs)));
    assert!(session.is_finished(), "what was to happen after the save happens");
}

#[test]
fn a_difference_that_nothing_is_done_about_changes_nothing() {
    let mut session = beside_a_colleague(Some(Command::Quit));
    assert!(update(&mut session, Action::Reply(Reply::Cancel)).is_empty());
    assert!(session.is_dirty() && !session.is_finished());
    let order = only_save(update(&mut session, Action::Do(Command::Save)));
    assert_eq!(order.over, Over::Known(vec![holds("read")]), "it is asked about again");
}

#[test]
fn a_second_save_waits_for_the_first_and_takes_the_latest_text() {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Å");
    let first = only_save(update(&mut session, Action::Do(Command::Save)));
    type_into(&mut session, "citizen.name", "Åse");
    assert!(update(&mut session, Action::Do(Command::Save)).is_empty());
    type_into(&mut session, "citizen.name", "Åse Ærø");
    let jobs = done(&mut session, saved(first));
    let second = jobs.into_iter().filter(|job| matches!(job, Job::Save(_))).collect();
    let second = only_save(second);
    assert_eq!(second.over, Over::Known(vec![holds("saved")]));
    assert_eq!(second.case.citizen.name.filled(), Some("Åse Ærø"));
    let jobs = done(&mut session, saved(second));
    assert!(!jobs.iter().any(|job| matches!(job, Job::Save(_))) && !session.is_dirty());
}

#[test]
fn a_drive_that_does_not_answer_leaves_every_way_open() {
    let hangs = || {
        let mut session = with_file("sag.json");
        type_into(&mut session, "citizen.name", "Åse");
        update(&mut session, Action::Do(Command::Quit));
        let order = only_save(update(&mut session, Action::Reply(Reply::Save)));
        done(&mut session, refused(order, SaveRefusal::NoAnswer(holds("sent"))));
        assert!(matches!(session.question(), Some(Question::NoAnswer { .. })));
        assert!(session.is_dirty() && !session.is_saving() && !session.is_finished());
        session
    };
    let mut session = hangs();
    update(&mut session, Action::Reply(Reply::Elsewhere));
    update(&mut session, Action::TypePath("andetsteds/sag.json".to_owned()));
    let order = only_save(update(&mut session, Action::Reply(Reply::UsePath)));
    assert_eq!(
        (order.path.as_path(), &order.over),
        (Path::new("andetsteds/sag.json"), &Over::Nothing)
    );
    done(&mut session, saved(order));
    assert!(session.is_finished(), "what was to happen after the save happens");

    let mut session = hangs();
    let order = only_save(update(&mut session, Action::Reply(Reply::Again)));
    let known = Over::Known(vec![holds("read"), holds("sent")]);
    assert_eq!(order.over, known, "the save may have arrived after all");

    let mut session = hangs();
    update(&mut session, Action::Reply(Reply::Discard));
    assert!(session.is_finished());

    let mut session = hangs();
    update(&mut session, Action::Reply(Reply::Cancel));
    assert!(session.is_dirty() && !session.is_finished());
}

#[test]
fn leaving_is_asked_about_while_a_save_hangs() {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    let hangs = only_save(update(&mut session, Action::Do(Command::Save)));
    update(&mut session, Action::Do(Command::Quit));
    assert!(matches!(session.question(), Some(Question::Unsaved(Then::Quit))));
    assert!(update(&mut session, Action::Reply(Reply::Save)).is_empty());
    done(&mut session, refused(hangs, SaveRefusal::NoAnswer(holds("sent"))));
    assert!(matches!(session.question(), Some(Question::NoAnswer { then: Some(Then::Quit), .. })));
    update(&mut session, Action::Reply(Reply::Discard));
    assert!(session.is_finished());
}

#[test]
fn a_fault_in_the_program_is_told_like_any_failure() {
    let mut session = with_file("a/sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    let order = only_save(update(&mut session, Action::Do(Command::Save)));
    done(&mut session, Done::Stopped(Job::Save(order)));
    assert!(session.is_dirty() && !session.is_saving());
    assert!(matches!(session.message(), Some(Message::NotSaved(_))));
    let generation = on_letters(&mut session);
    done(&mut session, Done::Previewed { generation, preview: preview(Vec::new()) });
    let jobs = update(&mut session, Action::WriteLetter(Format::Pdf));
    done(&mut session, Done::Stopped(jobs.into_iter().next().unwrap()));
    assert!(matches!(session.message(), Some(Message::LetterNotWritten(_))));
    assert!(session.letters().can_write());
    let check = Job::Check { generation, case: Arc::default() };
    done(&mut session, Done::Stopped(check));
    assert!(matches!(session.message(), Some(Message::NotAnswered(_))));
}

#[test]
fn a_protected_file_is_asked_about() {
    let mut session = with_file("sag.json");
    type_into(&mut session, "citizen.name", "Åse");
    let order = only_save(update(&mut session, Action::Do(Command::Save)));
    assert!(!order.protected_too);
    done(&mut session, refused(order, SaveRefusal::Protected));
    assert!(matches!(session.question(), Some(Question::ProtectedCase { .. })));
    let order = only_save(update(&mut session, Action::Reply(Reply::Replace)));
    assert!(order.protected_too && order.over == Over::Known(vec![holds("read")]));
    done(&mut session, refused(order, SaveRefusal::Protected));
    update(&mut session, Action::Reply(Reply::Elsewhere));
    assert!(matches!(session.question(), Some(Question::SaveWhere(None))));
}

#[test]
fn an_empty_path_is_asked_for_again() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    update(&mut session, Action::Do(Command::Save));
    assert!(update(&mut session, Action::Reply(Reply::UsePath)).is_empty());
    assert!(matches!(session.question(), Some(Question::SaveWhere(None))));
}

#[test]
fn another_case_is_opened_only_after_asking() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    assert!(update(&mut session, Action::OpenPath(PathBuf::from("b.json"))).is_empty());
    assert!(matches!(session.question(), Some(Question::Unsaved(Then::OpenPath(_)))));
    let jobs = update(&mut session, Action::Reply(Reply::Discard));
    assert!(matches!(jobs.as_slice(), [Job::Open { path, .. }] if path == Path::new("b.json")));
    type_into(&mut session, "citizen.name", "Åse Ærø");
    done(&mut session, Done::Opened { path: PathBuf::from("b.json"), outcome: read() });
    assert_eq!(name(&session), "Åse Ærø", "what was typed meanwhile is not lost");
    assert!(matches!(session.question(), Some(Question::Unsaved(Then::OpenPath(_)))));
    update(&mut session, Action::Reply(Reply::Discard));
    done(&mut session, Done::Opened { path: PathBuf::from("b.json"), outcome: read() });
    assert_eq!(name(&session), "");
    assert_eq!(session.path(), Some(Path::new("b.json")));
    assert!(!session.can(Command::Undo));
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_case_alone() {
    let mut session = with_file("a.json");
    update(&mut session, Action::OpenPath(PathBuf::from("b.json")));
    done(&mut session, Done::Opened { path: PathBuf::from("b.json"), outcome: Err(failure()) });
    assert_eq!(session.path(), Some(Path::new("a.json")));
    assert_eq!(session.message(), Some(&Message::NotOpened(failure())));
}

#[test]
fn a_save_that_ends_after_a_new_case_was_begun_changes_nothing() {
    let mut session = with_file("a.json");
    type_into(&mut session, "citizen.name", "Åse");
    let order = only_save(update(&mut session, Action::Do(Command::Save)));
    update(&mut session, Action::Do(Command::New));
    update(&mut session, Action::Reply(Reply::Discard));
    update(&mut session, Action::Reply(Reply::Practice));
    done(&mut session, saved(order));
    assert_eq!(session.path(), None);
    assert_eq!(name(&session), "");
}

#[test]
fn recent_files_are_kept_once_and_the_latest_first() {
    let mut session = with_file("a.json");
    for file in ["b.json", "a.json"] {
        update(&mut session, Action::OpenPath(PathBuf::from(file)));
        done(&mut session, Done::Opened { path: PathBuf::from(file), outcome: read() });
    }
    let whole = ["a.json", "b.json"].map(|name| std::path::absolute(name).unwrap());
    assert_eq!(session.recent(), whole);
}

#[test]
fn checks_wait_for_a_rest_and_stale_results_are_dropped() {
    let mut session = session();
    after(&mut session, 10_000);
    type_into(&mut session, "citizen.name", "Åse");
    assert!(after(&mut session, 10_100).is_empty());
    assert_eq!(session.wakes_in(), Some(Duration::from_millis(150)));
    let jobs = after(&mut session, 10_300);
    let [Job::Check { generation, case }, Job::Spell(_)] = jobs.as_slice() else {
        panic!("no check")
    };
    assert_eq!(case.citizen.name.filled(), Some("Åse"));
    assert!(after(&mut session, 10_400).is_empty(), "the same state is checked once");
    type_into(&mut session, "citizen.name", "Åse Ærø");
    let found = || {
        Problem::new(
            "x",
            forberedt::problem::Severity::Warning,
            Place::Field(path("citizen.name")),
            "Se her.",
        )
    };
    done(&mut session, Done::Checked { generation: *generation, problems: vec![found()] });
    assert!(session.findings().all().is_empty(), "stale");
    let jobs = after(&mut session, 11_000);
    let [Job::Check { generation, .. }, Job::Spell(_)] = jobs.as_slice() else {
        panic!("no check")
    };
    done(&mut session, Done::Checked { generation: *generation, problems: vec![found()] });
    assert_eq!(session.problems_of(CasePart::named("citizen").unwrap()).count(), 1);
    assert_eq!(session.findings().at(&path("citizen.name")).count(), 1);
}

fn row() -> LetterRow {
    LetterRow {
        id: "plan".to_owned(),
        title: "Plan".to_owned(),
        group: "Forberedelse".to_owned(),
        standing: Standing::Ready(Vec::new()),
        step: Stage::Plan,
        turn: 0,
        is_sheet: false,
        beyond: None,
    }
}

/// The page of letters with one letter chosen; gives the generation of the answers it waits for.
fn on_letters(session: &mut Session) -> u64 {
    let jobs = update(session, Action::Do(Command::Letters));
    let generation = jobs
        .iter()
        .find_map(
            |job| if let Job::Survey { generation, .. } = job { Some(*generation) } else { None },
        )
        .unwrap();
    // The letter that the case is nearest to is read at once.
    let mut jobs = done(session, Done::Surveyed { generation, rows: vec![row()] });
    jobs.extend(update(session, Action::SelectLetter("plan".to_owned())));
    let is_asked = matches!(jobs.as_slice(), [Job::Preview { letter, .. }] if letter == "plan");
    assert!(is_asked || session.letters().preview().is_some());
    generation
}

fn preview(problems: Vec<Problem>) -> Preview {
    Preview {
        letter: "plan".to_owned(),
        paper: Paper::default(),
        problems,
        available: true,
        words: Arc::default(),
        blocks: Vec::new(),
        own_words: Arc::default(),
        texts: Vec::new(),
        choices: Vec::new(),
    }
}

#[test]
fn a_letter_is_written_when_it_is_ready_or_as_a_draft() {
    let mut session = with_file("mappe/sag.json");
    let generation = on_letters(&mut session);
    assert_eq!(session.letters().folder(), "mappe");
    assert!(!session.letters().can_write(), "nobody knows yet whether it is ready");
    done(&mut session, Done::Previewed { generation, preview: preview(vec![failure()]) });
    assert!(update(&mut session, Action::WriteLetter(Format::Pdf)).is_empty());
    update(&mut session, Action::WriteAsDraft(true));
    let jobs = update(&mut session, Action::WriteLetter(Format::Docx));
    let [Job::Write(order)] = jobs.as_slice() else { panic!("nothing was written") };
    assert!(order.draft && order.clash == Clash::Ask);
    assert_eq!(order.path, Path::new("mappe/Plan - udkast.docx"));
    assert!(update(&mut session, Action::WriteLetter(Format::Docx)).is_empty(), "one at a time");
    for (reply, clash) in [(Reply::Replace, Clash::Replace), (Reply::Beside, Clash::Beside)] {
        let outcome = Err(NotWritten::InTheWay(Obstacle::Changed));
        done(&mut session, Done::Written { order: order.clone(), outcome });
        assert!(matches!(
            session.question(),
            Some(Question::ReplaceLetter { obstacle: Obstacle::Changed, .. })
        ));
        let jobs = update(&mut session, Action::Reply(reply));
        let [Job::Write(again)] = jobs.as_slice() else { panic!("nothing was written") };
        assert_eq!(again.clash, clash);
        assert!(session.letters().is_writing());
    }
    done(&mut session, Done::Written { order: order.clone(), outcome: Ok(()) });
    assert_eq!(session.message(), Some(&Message::LetterWritten(order.path.clone())));
    assert!(session.letters().can_write());
    // The third format has no button, but a key and a place in the list of actions.
    let jobs = update(&mut session, Action::Do(Command::Write(Format::Odt)));
    let [Job::Write(odt)] = jobs.as_slice() else { panic!("nothing was written") };
    assert_eq!(odt.path, Path::new("mappe/Plan - udkast.odt"));
    done(&mut session, Done::Written { order: odt.clone(), outcome: Ok(()) });
}

#[test]
fn letters_go_beside_the_case_that_is_open_and_not_where_the_last_one_lay() {
    let mut session = with_file("a/sag.json");
    on_letters(&mut session);
    assert_eq!(session.letters().folder(), "a");
    for folder in ["b", "c"] {
        let file = PathBuf::from(folder).join("sag.json");
        update(&mut session, Action::OpenPath(file.clone()));
        done(&mut session, Done::Opened { path: file, outcome: read() });
        on_letters(&mut session);
        assert_eq!(session.letters().folder(), folder);
        // A folder that is chosen for one case is not the next one's.
        update(&mut session, Action::TypeFolder("a".to_owned()));
    }
    update(&mut session, Action::Do(Command::New));
    update(&mut session, Action::Reply(Reply::Practice));
    on_letters(&mut session);
    assert_eq!(session.letters().folder(), "", "a case without a file lies nowhere");
    update(&mut session, Action::Do(Command::SaveAs));
    update(&mut session, Action::TypePath("d/sag.json".to_owned()));
    let order = only_save(update(&mut session, Action::Reply(Reply::UsePath)));
    done(&mut session, saved(order));
    assert_eq!(session.letters().folder(), "d");
}

#[test]
fn a_letter_beside_another_case_is_asked_about_once() {
    let mut session = with_file("a/sag.json");
    let generation = on_letters(&mut session);
    done(&mut session, Done::Previewed { generation, preview: preview(Vec::new()) });
    update(&mut session, Action::TypeFolder("b".to_owned()));
    let ordered = |session: &mut Session| match update(session, Action::WriteLetter(Format::Pdf))
        .as_slice()
    {
        [Job::Write(order)] => order.clone(),
        _ => panic!("nothing was ordered"),
    };
    let order = ordered(&mut session);
    assert!(!order.beside_another);
    assert_eq!(order.case_file.as_deref(), Some(Path::new("a/sag.json")));
    done(
        &mut session,
        Done::Written { order, outcome: Err(NotWritten::BesideAnother(Neighbour::Case)) },
    );
    assert!(matches!(session.question(), Some(Question::BesideAnother { .. })));
    assert!(update(&mut session, Action::Reply(Reply::Cancel)).is_empty());
    let order = ordered(&mut session);
    done(
        &mut session,
        Done::Written { order, outcome: Err(NotWritten::BesideAnother(Neighbour::Case)) },
    );
    let jobs = update(&mut session, Action::Reply(Reply::BesideAnother));
    let [Job::Write(order)] = jobs.as_slice() else { panic!("nothing was written") };
    assert!(order.beside_another && order.clash == Clash::Ask);
    done(&mut session, Done::Written { order: order.clone(), outcome: Ok(()) });
    assert!(ordered(&mut session).beside_another, "the folder was agreed to");
}

#[test]
fn a_preview_of_an_older_case_or_another_letter_is_dropped() {
    let mut session = session();
    let generation = on_letters(&mut session);
    done(
        &mut session,
        Done::Previewed { generation: generation - 1, preview: preview(Vec::new()) },
    );
    assert!(session.letters().preview().is_none());
    done(
        &mut session,
        Done::Previewed {
            generation,
            preview: Preview { letter: "other".to_owned(), ..preview(Vec::new()) },
        },
    );
    assert!(session.letters().preview().is_none());
    done(&mut session, Done::Previewed { generation, preview: preview(Vec::new()) });
    assert!(session.letters().preview().is_some());
}

#[test]
fn a_draft_and_a_finished_letter_have_pages_of_their_own() {
    let mut session = session();
    on_letters(&mut session);
    let drafts = |jobs: Vec<Job>| -> Vec<bool> {
        let draft = |job| if let Job::Preview { draft, .. } = job { Some(draft) } else { None };
        jobs.into_iter().filter_map(draft).collect()
    };
    assert_eq!(drafts(update(&mut session, Action::WriteAsDraft(true))), [true]);
    assert_eq!(drafts(update(&mut session, Action::WriteAsDraft(true))), [false; 0]);
    assert_eq!(drafts(update(&mut session, Action::WriteAsDraft(false))), [false]);
    // What was looked at before is asked for again.
    for letter in ["other", "plan", "other"] {
        update(&mut session, Action::ListLetters);
        assert!(session.letters().selected().is_none());
        assert_eq!(drafts(update(&mut session, Action::SelectLetter(letter.to_owned()))), [false]);
    }
}

fn asked(jobs: &[Job]) -> Vec<String> {
    let name = |job: &Job| match job {
        Job::Preview { letter, .. } => Some(letter.clone()),
        Job::Survey { .. } => Some("survey".to_owned()),
        _ => None,
    };
    jobs.iter().filter_map(name).collect()
}

#[test]
fn a_letter_of_a_step_that_nobody_has_begun_on_is_not_the_nearest() {
    let mut session = session();
    after(&mut session, 1_000);
    type_into(&mut session, "citizen.name", "Åse");
    after(&mut session, 2_000);
    let jobs = update(&mut session, Action::RoomBeside(true));
    let Some(Job::Survey { generation, .. }) = jobs.last() else { panic!("no survey") };
    let of = |id: &str, step| LetterRow { id: id.to_owned(), step, ..row() };
    let rows = vec![of("plan", Stage::Plan), of("hearing", Stage::Hearing)];
    let jobs = done(&mut session, Done::Surveyed { generation: *generation, rows });
    assert_eq!(asked(&jobs), ["plan"]);
}

#[test]
fn the_letter_beside_a_form_is_the_nearest_one_and_follows_what_is_typed() {
    let mut session = session();
    after(&mut session, 1_000);
    type_into(&mut session, "citizen.name", "Åse");
    // Somebody has begun on the hearing; nobody has on the decision.
    type_into(&mut session, "process.hearing_sent", "13. marts 2018");
    assert_eq!(asked(&after(&mut session, 2_000)), [""; 0], "there is little room for a letter");
    let jobs = update(&mut session, Action::RoomBeside(true));
    assert_eq!(asked(&jobs), ["survey"]);
    let Some(Job::Survey { generation, .. }) = jobs.last() else { panic!("no survey") };
    let generation = *generation;
    let of = |id: &str, step, turn, standing| LetterRow {
        id: id.to_owned(),
        step,
        turn,
        standing,
        ..row()
    };
    let not_now = || Standing::NotNow("nej".to_owned());
    let rows = vec![
        of("order", Stage::Plan, 4, Standing::Ready(Vec::new())),
        of("hearing", Stage::Hearing, 6, Standing::Lacking(vec![failure()])),
        of("transition", Stage::Hearing, 9, Standing::Ready(Vec::new())),
        of("decision", Stage::Decision, 10, not_now()),
    ];
    let jobs = done(&mut session, Done::Surveyed { generation, rows });
    assert_eq!(asked(&jobs), ["hearing"]);
    assert!(session.letters().selected().is_none());
    assert_eq!(session.letters().beside().unwrap().id, "hearing");
    let read = |letter: &str, available| Preview {
        letter: letter.to_owned(),
        available,
        ..preview(Vec::new())
    };
    done(&mut session, Done::Previewed { generation, preview: read("hearing", true) });
    assert!(session.letters().preview().is_some());
    type_into(&mut session, "citizen.name", "Åse Ærø");
    assert_eq!(asked(&after(&mut session, 2_100)), [""; 0], "while the typist goes on");
    assert_eq!(asked(&after(&mut session, 3_000)), ["hearing"]);
    // The case takes another way.
    let generation = generation + 1;
    let jobs = done(&mut session, Done::Previewed { generation, preview: read("hearing", false) });
    assert_eq!(asked(&jobs), ["survey"]);
    update(&mut session, Action::Do(Command::Beside(Side::Letter)));
    type_into(&mut session, "citizen.name", "Åse Ærø Ø");
    assert_eq!(asked(&after(&mut session, 4_000)), [""; 0], "it was put away");
}

#[test]
fn the_letter_that_was_chosen_last_stands_beside_the_form() {
    let mut session = session();
    on_letters(&mut session);
    update(&mut session, Action::RoomBeside(true));
    update(&mut session, Action::Show(Page::Section("citizen")));
    assert_eq!(session.side(), Some(Side::Letter));
    assert_eq!(session.letters().beside().unwrap().id, "plan");
    update(&mut session, Action::RoomBeside(false));
    assert_eq!(session.side(), Some(Side::Missing));
    update(&mut session, Action::Do(Command::Beside(Side::Letter)));
    assert_eq!(session.side(), Some(Side::Letter), "below the form, since somebody wants it");
    update(&mut session, Action::Show(Page::Tasks));
    assert!(session.side().is_none() && !session.can(Command::Beside(Side::Letter)));
}

#[test]
fn pages_follow_each_other_in_a_ring() {
    let mut session = session();
    update(&mut session, Action::Do(Command::PreviousPage));
    assert_eq!(session.page(), Page::Tasks);
    update(&mut session, Action::Do(Command::PreviousPage));
    assert_eq!(session.page(), Page::Letters);
    update(&mut session, Action::Do(Command::NextPage));
    update(&mut session, Action::Do(Command::NextPage));
    assert_eq!(session.page(), Page::Section("citizen"));
    assert_eq!(session.take_target(), Some(path("citizen.name")));
}

#[test]
fn a_jump_opens_the_section_and_asks_for_the_cursor_once() {
    let mut session = session();
    update(&mut session, Action::JumpTo(path("work.jobs[2].hours")));
    assert_eq!(session.page(), Page::Section("work"));
    assert_eq!(session.take_target(), Some(path("work.jobs[2].hours")));
    assert_eq!(session.take_target(), None);
}

#[test]
fn no_two_commands_share_a_key() {
    let keys: std::collections::HashSet<_> =
        Command::ALL.iter().map(|command| command.shortcut()).collect();
    assert_eq!(keys.len(), Command::ALL.len());
}

#[test]
fn recent_files_that_are_read_late_stand_behind_what_was_opened_meanwhile() {
    let [a, b] = ["a.json", "b.json"].map(|name| std::path::absolute(name).unwrap());
    let mut session = Session::start(date(2018, 3, 1), Some(a.clone()));
    let jobs = session.take_jobs();
    let Some(Job::Open { .. }) = jobs.last() else { panic!("other jobs") };
    done(&mut session, Done::Opened { path: a.clone(), outcome: read() });
    done(&mut session, Done::RecentRead(vec![b.clone(), a.clone()]));
    assert_eq!(session.recent(), [a, b]);
}

#[test]
fn a_recent_file_is_the_same_from_every_folder() {
    let mut session = Session::start(date(2018, 3, 1), Some(PathBuf::from("holm/case.json")));
    session.take_jobs();
    // From where another window was started, this would be the case of somebody else.
    done(&mut session, Done::RecentRead(vec![PathBuf::from("ravn/case.json")]));
    assert!(session.recent().is_empty());
    done(&mut session, Done::Opened { path: PathBuf::from("holm/case.json"), outcome: read() });
    assert_eq!(session.recent(), [std::path::absolute("holm/case.json").unwrap()]);
}

/// The snapshot of the case that is checked once the typist has rested.
fn snapshot(session: &mut Session, milliseconds: u64) -> Arc<Case> {
    match after(session, milliseconds).into_iter().next() {
        Some(Job::Check { case, .. }) => case,
        _ => panic!("no check"),
    }
}

#[test]
fn a_change_copies_its_own_section_and_shares_all_others() {
    let mut session = session();
    type_into(&mut session, "citizen.name", "Åse");
    let before = snapshot(&mut session, 1_000);
    // A form that is drawn may change its section, and does not.
    session.edit(|case| case.section_mut("citizen").and(None));
    update(&mut session, Action::Show(Page::Section("work")));
    type_into(&mut session, "work.goal_own", "Planter");
    let after = snapshot(&mut session, 2_000);
    assert!(!before.work.is_same(&after.work));
    assert!(before.citizen.is_same(&after.citizen));
    assert!(before.decision.is_same(&after.decision) && before.health.is_same(&after.health));
    assert_eq!(before.work.goal_own.filled(), None);
    update(&mut session, Action::Do(Command::Undo));
    assert!(session.case().work.is_same(&before.work), "undo brings the old section itself back");
}

#[test]
fn a_warning_that_is_set_aside_asks_for_its_reason_and_can_be_taken_back() {
    let mut session = session();
    let place = path("process.offer_answer");
    update(&mut session, Action::SetAside("offer-answer-unknown".into(), place, String::new()));
    let entries = session.case().overrides.list.items().to_vec();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].place.filled(), Some("process.offer_answer"));
    assert_eq!(session.page(), Page::Section("overrides"));
    update(&mut session, Action::Do(Command::Undo));
    assert!(session.case().overrides.list.items().is_empty());
}
