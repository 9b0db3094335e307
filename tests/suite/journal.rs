//! The journal: what is typed and not saved is beside the case within moments, and offered when the case is opened again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use forberedt::case::Case;
use forberedt::case::compare::differences;
use forberedt::case::field::{Edit, State};
use forberedt::files::journal::path_of;
use forberedt::files::locked;
use forberedt::jobs::job::{Done, Job, JournalOutcome, JournalTask};
use forberedt::problem::{Place, Problem};
use forberedt::safe::{Opener, Passphrase};
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::question::{Message, Question, Recovered};

use crate::cases::{example, parse, path};
use crate::file_names::names;
use crate::locked_session::{Desktop, WORD};

const MARK: &str = "Åse Ærø";

impl Desktop {
    pub(crate) fn after(&mut self, milliseconds: u64) {
        self.session.tick(Duration::from_millis(milliseconds));
        self.work();
    }

    fn recovered(&self) -> Option<&Recovered> {
        match self.session.question()? {
            Question::Recovered(recovered) => Some(recovered),
            _ => None,
        }
    }
}

/// A saved case of that name, closed again.
fn saved(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    let mut one = Desktop::new();
    one.type_name(text);
    one.save_as(&file);
    if name.ends_with(".sag") {
        one.type_passphrase(WORD, WORD);
    }
    assert_eq!(one.session.message(), Some(&Message::Saved));
    one.act(Action::Do(Command::Quit));
    assert!(one.session.is_finished());
    file
}

fn open(file: &Path) -> Desktop {
    let mut one = Desktop::new();
    one.act(Action::OpenPath(file.to_owned()));
    if file.extension().is_some_and(|ending| ending == "sag") {
        one.type_passphrase(WORD, "");
    }
    assert_eq!(one.session.path(), Some(file));
    one
}

/// Opens a case, types a name and lets the program be killed: nothing is told to it any more.
fn killed_after(file: &Path, name: &str) {
    let mut one = open(file);
    one.after(1000);
    one.type_name(name);
    one.after(1016);
    one.after(2000);
    assert!(path_of(file).exists());
}

/// The case in a file. Beside it a locked file tells who has had it open.
fn text_in(file: &Path) -> Vec<u8> {
    let bytes = fs::read(file).unwrap();
    if !locked::is_locked(file, &bytes) {
        return bytes;
    }
    let word = Passphrase::typed(WORD).unwrap();
    locked::open(file, &bytes, &Opener::Passphrase(word)).unwrap().text.to_vec()
}

#[test]
fn what_was_typed_is_offered_and_taken_only_by_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sag.json", "sag.sag"] {
        let file = saved(folder.path(), name, "Åse");
        let before = text_in(&file);
        killed_after(&file, MARK);
        assert!(text_in(&file) == before);
        let journal = fs::read(path_of(&file)).unwrap();
        let is_clear = journal.windows(MARK.len()).any(|window| window == MARK.as_bytes());
        assert_eq!(is_clear, name == "sag.json");
        let is_sealed = journal.windows(22).any(|window| window == b"age-encryption.org/v1\n");
        assert_eq!(is_sealed, name == "sag.sag");

        let mut two = open(&file);
        let recovered = two.recovered().expect("it is offered");
        assert!(recovered.found.fits);
        let [change] = recovered.changes.as_slice() else { panic!("one field differs") };
        assert_eq!(change.place.to_string(), "citizen.name");
        assert_eq!((change.before.text.as_str(), change.after.text.as_str()), ("Åse", MARK));
        assert_eq!(two.name(), "Åse");
        two.after(10_000);
        assert!(fs::read(path_of(&file)).unwrap() == journal, "not written over before an answer");
        two.act(Action::Reply(Reply::TakeFound));
        assert_eq!((two.name(), two.session.is_dirty()), (MARK, true));
        assert!(text_in(&file) == before, "taken up, and not saved yet");
        two.act(Action::Do(Command::Undo));
        assert_eq!(two.name(), "Åse");
        two.act(Action::Do(Command::Redo));
        two.act(Action::Do(Command::Save));
        two.after(20_000);
        assert!(!path_of(&file).exists());
        assert_eq!(open(&file).name(), MARK);
    }
    assert_eq!(names(folder.path()), ["sag.json", "sag.sag"]);
}

#[test]
fn an_answer_of_another_kind_loses_the_text_only_if_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for (reply, is_kept) in
        [(Reply::KeepBoth, true), (Reply::Cancel, true), (Reply::Discard, false)]
    {
        let file = saved(folder.path(), "sag.sag", "Åse");
        killed_after(&file, MARK);
        let mut two = open(&file);
        two.act(Action::Reply(reply));
        assert_eq!((two.name(), two.session.is_dirty()), ("Åse", false));
        assert!(!path_of(&file).exists());
        if is_kept {
            let Some(Message::FoundBeside(kept)) = two.session.message() else { panic!("kept") };
            assert_eq!(open(kept).name(), MARK);
            fs::remove_file(kept).unwrap();
        }
        drop(two);
        assert_eq!(names(folder.path()), ["sag.sag"]);
        fs::remove_file(&file).unwrap();
    }
}

#[test]
fn a_text_over_another_version_of_the_file_is_told_and_both_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.json", "Åse");
    killed_after(&file, MARK);
    let mut colleague: Case = forberedt::files::case_file::read(&file).unwrap();
    set(&mut colleague, "citizen.phone", "12345678");
    forberedt::files::case_file::write(&file, &colleague).unwrap();
    let mut two = open(&file);
    let recovered = two.recovered().unwrap();
    assert!(!recovered.found.fits);
    assert_eq!(recovered.changes.len(), 2);
    // It cannot be taken over what a colleague has written.
    two.act(Action::Reply(Reply::TakeFound));
    assert_eq!((two.name(), two.session.is_dirty()), ("Åse", false));
    let Some(Message::FoundBeside(kept)) = two.session.message() else { panic!("kept") };
    assert_eq!(open(kept).name(), MARK);
    assert_eq!(forberedt::files::case_file::read(&file).unwrap(), colleague);
}

#[test]
fn a_journal_says_nothing_where_the_file_has_it_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.sag", "Åse");
    // The program was killed between the save and the end of the journal.
    killed_after(&file, MARK);
    let journal = fs::read(path_of(&file)).unwrap();
    let mut two = open(&file);
    two.act(Action::Reply(Reply::TakeFound));
    two.act(Action::Do(Command::Save));
    two.act(Action::Do(Command::Quit));
    fs::write(path_of(&file), &journal).unwrap();
    let three = open(&file);
    assert!(three.recovered().is_none() && !path_of(&file).exists());
    assert_eq!(three.name(), MARK);
}

#[test]
fn what_cannot_be_read_is_moved_out_of_the_way_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.sag", "Åse");
    let other = saved(folder.path(), "anden.sag", "Bo");
    killed_after(&other, MARK);
    let foreign = fs::read(path_of(&other)).unwrap();
    fs::remove_file(path_of(&other)).unwrap();
    for bytes in [foreign.as_slice(), &foreign[..foreign.len() - 1], b"", b"{}\n{}"] {
        fs::write(path_of(&file), bytes).unwrap();
        let mut one = open(&file);
        let Some(Message::JournalUnreadable(kept)) = one.session.message() else {
            panic!("not told")
        };
        assert!(fs::read(kept).unwrap() == bytes && !path_of(&file).exists());
        one.type_name("Ida");
        one.after(1000);
        one.after(5000);
        assert!(path_of(&file).exists(), "the journal goes on");
        fs::remove_file(path_of(&file)).unwrap();
    }
}

#[test]
fn a_journal_that_is_damaged_at_its_end_is_offered_up_to_there_and_kept_whole() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sag.json", "sag.sag"] {
        let file = saved(folder.path(), name, "Åse");
        let mut one = open(&file);
        for (second, typed) in [(1, "Åse Æ"), (3, "Åse Ærø"), (5, MARK)] {
            one.after(second * 1000);
            one.type_name(typed);
            one.after(second * 1000 + 16);
            one.after(second * 1000 + 1000);
        }
        let mut journal = fs::read(path_of(&file)).unwrap();
        let last = journal.len() - 1;
        journal[last] ^= 1;
        drop(one);
        fs::write(path_of(&file), &journal).unwrap();

        let mut two = open(&file);
        let Some(Message::JournalDamaged(kept)) = two.session.message() else { panic!("told") };
        assert!(fs::read(kept).unwrap() == journal);
        fs::remove_file(kept).unwrap();
        assert!(two.recovered().unwrap().found.fits);
        drop(two);
        // Killed before an answer: what can be read is still there.
        two = open(&file);
        assert_eq!(two.recovered().unwrap().changes[0].after.text, "Åse Ærø");
        two.act(Action::Reply(Reply::TakeFound));
        assert_eq!(two.name(), "Åse Ærø");
        two.act(Action::Do(Command::Save));
        two.act(Action::Do(Command::Quit));
        assert!(!path_of(&file).exists());
    }
    assert_eq!(names(folder.path()), ["sag.json", "sag.sag"]);
}

#[test]
fn a_journal_of_the_program_before_this_one_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.json", "Åse");
    let in_file = forberedt::files::case_file::read(&file).unwrap();
    let version = forberedt::files::journal::version_of(&in_file).unwrap();
    let version = serde_json::to_string(&version).unwrap();
    let text = fs::read_to_string(&file).unwrap().replace("Åse", MARK);
    let head = format!(
        "{{\"format\":\"forberedt-journal\",\"version\":1,\"over\":[{version}],\"at\":7}}\n"
    );
    fs::write(path_of(&file), head + &text).unwrap();
    let mut one = open(&file);
    assert!(one.recovered().unwrap().found.fits);
    one.act(Action::Reply(Reply::TakeFound));
    assert_eq!(one.name(), MARK);
}

#[test]
fn a_clean_end_leaves_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.json", "Åse");
    for leave in [Command::Quit, Command::New, Command::Open] {
        let mut one = open(&file);
        one.type_name(MARK);
        one.after(1000);
        one.after(3000);
        assert!(path_of(&file).exists());
        one.act(Action::Do(leave));
        one.act(Action::Reply(Reply::Discard));
        if leave == Command::New {
            one.act(Action::Reply(Reply::Practice));
        }
        if leave != Command::Open {
            assert!(!path_of(&file).exists(), "{leave:?}");
        }
        one.after(9000);
        one.act(Action::Reply(Reply::Cancel));
        fs::remove_file(path_of(&file)).unwrap_or_default();
    }
    let mut one = open(&file);
    one.type_name(MARK);
    one.after(1000);
    one.after(3000);
    one.act(Action::Do(Command::Undo));
    one.after(3016);
    assert!(!path_of(&file).exists(), "the file lacks nothing any more");
    one.act(Action::Do(Command::Redo));
    one.after(3032);
    one.after(6000);
    let moved = folder.path().join("ny.json");
    one.save_as(&moved);
    one.after(9000);
    drop(one);
    assert_eq!(names(folder.path()), ["ny.json", "sag.json"]);
}

/// The orders to keep a journal that come up.
fn keeps(one: &mut Desktop, milliseconds: u64) -> Vec<Job> {
    one.session.tick(Duration::from_millis(milliseconds));
    let jobs = one.session.take_jobs().into_iter();
    jobs.filter(
        |job| matches!(job, Job::Journal(order) if matches!(order.task, JournalTask::Keep { .. })),
    )
    .collect()
}

fn answered(one: &mut Desktop, jobs: Vec<Job>, outcome: JournalOutcome) {
    let Some(Job::Journal(order)) = jobs.into_iter().next() else { panic!("no order") };
    one.session.done(Done::Journal { order, outcome });
}

#[test]
fn typing_without_a_rest_is_written_every_second_and_a_field_that_is_left_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.json", "Åse");
    let mut one = open(&file);
    let mut written = Vec::new();
    for tenth in 0..100_u64 {
        one.type_name(&format!("Åse {tenth}"));
        let now = 1000 + tenth * 100;
        assert!(one.session.wakes_in().is_some());
        let jobs = keeps(&mut one, now);
        if !jobs.is_empty() {
            written.push(now);
            answered(&mut one, jobs, JournalOutcome::Done);
        }
    }
    let longest = written.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
    assert!(longest <= 1000 && written.len() > 9, "{written:?}");
    assert_eq!(keeps(&mut one, 20_000).len(), 1, "the last letters");
    drop(one);
    let mut two = open(&file);
    two.type_name("Åse A");
    two.session.field_left();
    assert_eq!(keeps(&mut two, 1000).len(), 1);
    two.type_name("Åse B");
    two.session.field_left();
    assert_eq!(keeps(&mut two, 1016).len(), 0, "one is on its way");
}

#[test]
fn a_journal_that_cannot_be_written_is_told_once_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.json", "Åse");
    let mut one = open(&file);
    let mut told = 0;
    for second in 0..60_u64 {
        one.type_name(&format!("Åse {second}"));
        let jobs = keeps(&mut one, second * 1000);
        if !jobs.is_empty() {
            let full = Problem::blocker("disk-full", Place::Case, "Disken er fuld.");
            answered(&mut one, jobs, JournalOutcome::Failed(full));
            told += usize::from(matches!(one.session.message(), Some(Message::NotJournaled(_))));
            one.act(Action::DismissMessage);
        }
    }
    assert_eq!(told, 1);
    one.after(100_000);
    assert!(path_of(&file).exists(), "tried again");
}

fn set(case: &mut Case, field: &str, text: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
    answer.set_text(text).unwrap();
}

#[test]
fn versions_are_compared_field_by_field_and_items_by_their_ids() {
    let before = parse(&example("pension-granted-2018"));
    assert!(differences(&before, &before.clone()).is_empty());
    let list = path("work.jobs");
    let mut after = before.clone();
    set(&mut after, "citizen.name", MARK);
    let id = after.new_item();
    let Some(Edit::List(jobs)) = after.find_mut(&list) else { panic!("a list") };
    let count = jobs.len();
    assert!(count > 1);
    jobs.swap(0, count - 1);
    jobs.remove(0);
    jobs.add(id);
    let Some(Edit::Answer(answer)) = after.find_mut(&path("citizen.address")) else { panic!() };
    answer.set_state(State::Unknown);
    let changes = differences(&before, &after);
    let places: Vec<String> = changes.iter().map(|change| change.place.to_string()).collect();
    assert_eq!(places[..3], ["citizen.name", "citizen.address", "work.jobs"]);
    // What stood in the item that went is told too, and nothing of the one that moved.
    let gone = format!("work.jobs[{}].", count - 1);
    assert!(places.len() > 3 && places[3..].iter().all(|place| place.starts_with(&gone)));
    let states: Vec<State> = changes.iter().map(|change| change.after.state).collect();
    assert_eq!(states[..2], [State::Given, State::Unknown]);
    let back = differences(&after, &before);
    assert_eq!(back.len(), changes.len());
}

/// Saves as the session orders it, and lets nobody hear what came of it: the program is killed before.
fn saved_and_killed(one: &mut Desktop) {
    let jobs = one.session.take_jobs();
    assert!(jobs.iter().any(|job| matches!(job, Job::Save(_))));
    one.carry_out_unheard(jobs);
}

#[test]
fn a_save_that_nobody_hears_of_leaves_no_older_text_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sag.json", "sag.sag"] {
        let file = saved(folder.path(), name, "Åse");
        let mut one = open(&file);
        one.after(1000);
        one.type_name("Åse Æ");
        one.after(1016);
        one.after(2000);
        assert!(path_of(&file).exists());
        one.type_name(MARK);
        one.session.update(Action::Do(Command::Save));
        saved_and_killed(&mut one);
        assert!(!path_of(&file).exists());
        drop(one);
        let two = open(&file);
        assert!(two.recovered().is_none() && two.name() == MARK);
    }
}

#[test]
fn what_is_typed_while_a_save_is_on_its_way_fits_the_file_that_comes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = saved(folder.path(), "sag.sag", "Åse");
    let mut one = open(&file);
    one.after(1000);
    one.type_name("Åse Æ");
    one.session.update(Action::Do(Command::Save));
    let save = one.session.take_jobs();
    one.type_name(MARK);
    one.after(1016);
    one.after(2000);
    one.carry_out_unheard(save);
    drop(one);
    let two = open(&file);
    assert_eq!(two.name(), "Åse Æ");
    let recovered = two.recovered().expect("the newer text is not done away with");
    assert!(recovered.found.fits);
    assert_eq!(recovered.changes[0].after.text, MARK);
}
