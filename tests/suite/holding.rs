//! Two open the same case: the second is told who has it, reads it, and gets it when the first is done or gone.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use forberedt::files::holding::{Held, Hold};
use forberedt::files::journal::path_of;
use forberedt::files::messenger::Messenger;
use forberedt::letters::phrases::PhraseOwner;
use forberedt::session::action::{Action, Command as Asked, Reply};
use forberedt::session::pasted_text::PastedText;
use forberedt::session::phrase_wish::PhraseWish;
use forberedt::session::question::{Message, Question};
use forberedt::session::spelling_wish::SpellingWish;

use crate::locked_session::{Desktop, WORD};

const PROGRAM: &str = env!("CARGO_BIN_EXE_forberedt-cli");
const LONG: Duration = Duration::from_secs(60);

/// The files that the program keeps beside a case.
fn beside(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.starts_with('.'));
    names.sort();
    names
}

fn in_folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    fs::write(&path, "{}").unwrap();
    (folder, path)
}

fn new_case(path: &Path, name: &str) -> Desktop {
    let mut one = Desktop::new();
    one.type_name(name);
    one.save_as(path);
    if path.extension().is_some_and(|ending| ending == "sag") {
        one.type_passphrase(WORD, WORD);
    }
    assert_eq!(one.session.message(), Some(&Message::Saved));
    one
}

#[test]
fn the_second_reads_the_case_until_the_first_is_done() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["sag.json", "sag.sag"] {
        let path = folder.path().join(name);
        let mut one = new_case(&path, "Åse");
        let mut two = Desktop::new();
        two.act(Action::OpenPath(path.clone()));
        if name == "sag.sag" {
            two.type_passphrase(WORD, "");
        }
        let Some(Question::HeldByOther(other)) = two.session.question() else { panic!("told") };
        let holder = other.holder.clone().unwrap();
        assert!(!other.is_gone && !holder.machine.is_empty());
        let age = jiff::Timestamp::now().as_second() - holder.since;
        assert!((0..60).contains(&age));
        two.act(Action::Reply(Reply::Again));
        assert!(matches!(two.session.question(), Some(Question::HeldByOther(_))));
        two.act(Action::Reply(Reply::Cancel));
        assert_eq!(two.name(), "Åse");
        two.type_name("Åse Lind");
        two.act(Action::SetState(
            crate::cases::path("citizen.phone"),
            forberedt::case::field::State::Unknown,
        ));
        two.act(Action::Do(Asked::Save));
        assert_eq!((two.name(), two.session.is_dirty()), ("Åse", false));
        assert_eq!(two.session.message(), Some(&Message::OnlyRead));
        let place = crate::cases::path("work.challenges");
        for change in [
            Action::Spelling(SpellingWish::Replace("ro".to_owned())),
            Action::Phrase(PhraseWish::PutIn {
                phrase: (PhraseOwner::Program, "talked.md".to_owned()),
                place,
                letters: 0..0,
            }),
            Action::Paste(PastedText { place, letters: 0..0, text: "ro".to_owned() }),
        ] {
            two.act(Action::DismissMessage);
            two.act(change);
            assert_eq!(two.session.message(), Some(&Message::OnlyRead));
            assert!(two.session.case().work.challenges.is_not_answered());
        }
        // The first goes on undisturbed, journal and all, and nothing of it is offered to the second.
        one.type_name("Åse Berg");
        one.session.tick(Duration::from_secs(1));
        one.session.tick(Duration::from_secs(3));
        one.work();
        assert!(path_of(&path).exists());
        two.act(Action::OpenPath(path.clone()));
        if name == "sag.sag" {
            two.type_passphrase(WORD, "");
        }
        assert!(matches!(two.session.question(), Some(Question::HeldByOther(_))));
        one.act(Action::Do(Asked::Save));
        one.act(Action::Do(Asked::Quit));
        two.act(Action::Reply(Reply::Again));
        assert!(two.session.question().is_none() && two.session.other_holder().is_none());
        assert_eq!(two.name(), "Åse Berg", "what they saved meanwhile");
        two.type_name("Åse Holm");
        two.act(Action::Do(Asked::Save));
        assert!(!two.session.is_dirty() && two.session.question().is_none());
        two.act(Action::Do(Asked::Quit));
    }
    assert_eq!(beside(folder.path()), [""; 0]);
}

#[test]
fn a_copy_of_a_case_that_is_read_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    let _one = new_case(&path, "Åse");
    let mut two = Desktop::new();
    two.act(Action::OpenPath(path));
    two.act(Action::Reply(Reply::Read));
    two.save_as(&folder.path().join("kopi.json"));
    assert!(two.session.other_holder().is_none());
    two.type_name("Bo");
    assert_eq!(two.name(), "Bo");
}

/// A process that has a case, as the window starts it.
fn process_with(path: &Path) -> (Child, Held) {
    let mut child = Command::new(PROGRAM)
        .arg("--hold-case")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let wish = serde_json::json!({"path": path.as_os_str(), "from_gone_too": false});
    writeln!(child.stdin.as_mut().unwrap(), "{wish}").unwrap();
    let mut answer = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut answer).unwrap();
    (child, serde_json::from_str(&answer).unwrap())
}

#[test]
fn a_case_is_free_at_once_when_the_process_that_had_it_is_gone() {
    let (folder, path) = in_folder();
    // The window is killed: the input of the process that has the case ends.
    let (mut child, held) = process_with(&path);
    assert_eq!(held, Held::Here);
    assert!(matches!(Hold::take(&path, true).0, Held::By(Some(_))), "alive, so not to be taken");
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    assert_eq!(beside(folder.path()), [""; 0]);
    // That process is killed as well: its note stays, and stops nobody on the same machine.
    let (mut child, _) = process_with(&path);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(beside(folder.path()), [".sag.json.lock", ".sag.json.who"]);
    let (held, hold) = Hold::take(&path, false);
    assert_eq!(held, Held::Here);
    drop(hold);
    assert_eq!(beside(folder.path()), [""; 0]);
}

#[test]
fn the_window_has_a_case_by_a_process_of_its_own() {
    let (folder, path) = in_folder();
    let messenger = Messenger::of(PathBuf::from(PROGRAM), LONG);
    let (held, keeper) = messenger.hold(&path, false).unwrap();
    assert!(held == Held::Here && keeper.is_some());
    let (held, none) = messenger.hold(&path, false).unwrap();
    assert!(matches!(held, Held::By(Some(_))) && none.is_none());
    drop(keeper);
    assert_eq!(beside(folder.path()), [""; 0]);
    let slow = Messenger::of(PathBuf::from("/bin/true"), LONG);
    assert!(slow.hold(&path, false).is_err());
}

/// Leaves the note of another machine that wrote it so many seconds ago.
fn note_of_another_machine(folder: &Path, path: &Path, seconds: u64) {
    let (_, hold) = Hold::take(path, true);
    let who = folder.join(".sag.json.who");
    let note = fs::read_to_string(&who).unwrap();
    drop(hold);
    let mut note: serde_json::Value = serde_json::from_str(&note).unwrap();
    note["machine"] = "KOM-PC-17".into();
    note["run"] = 17.into();
    fs::write(&who, note.to_string()).unwrap();
    let at = SystemTime::now() - Duration::from_secs(seconds);
    File::options().write(true).open(&who).unwrap().set_modified(at).unwrap();
}

#[test]
fn another_machine_has_the_case_as_long_as_it_writes_its_note() {
    let (folder, path) = in_folder();
    for from_gone_too in [false, true] {
        // A disk with much to do may need long to say what its clock says, and the note grows old meanwhile.
        note_of_another_machine(folder.path(), &path, 15);
        let (Held::By(Some(holder)), None) = Hold::take(&path, from_gone_too) else {
            panic!("alive")
        };
        assert_eq!(holder.machine, "KOM-PC-17");
    }
    note_of_another_machine(folder.path(), &path, 120);
    assert!(matches!(Hold::take(&path, false), (Held::ByGone(_), None)));
    let (held, hold) = Hold::take(&path, true);
    assert!(held == Held::Here && hold.is_some());
    // Whoever took it over is not robbed of it by the one who comes back.
    note_of_another_machine(folder.path(), &path, 0);
    drop(hold);
    assert!(folder.path().join(".sag.json.who").exists());
}

#[test]
fn a_case_of_a_machine_that_is_gone_is_taken_over_by_an_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    new_case(&path, "Åse").act(Action::Do(Asked::Quit));
    note_of_another_machine(folder.path(), &path, 120);
    let mut two = Desktop::new();
    two.act(Action::OpenPath(path));
    let Some(Question::HeldByOther(other)) = two.session.question() else { panic!("told") };
    assert!(other.is_gone);
    two.act(Action::Reply(Reply::TakeOver));
    assert!(two.session.other_holder().is_none() && two.session.question().is_none());
    two.type_name("Bo");
    assert_eq!(two.name(), "Bo");
}

#[test]
fn where_no_lock_can_be_written_the_case_is_changed_and_guarded_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    new_case(&path, "Åse").act(Action::Do(Asked::Quit));
    fs::create_dir(folder.path().join(".sag.json.lock")).unwrap();
    assert_eq!(Hold::take(&path, true).0, Held::Unknown);
    let mut one = Desktop::new();
    one.act(Action::OpenPath(path.clone()));
    let mut two = Desktop::new();
    two.act(Action::OpenPath(path.clone()));
    one.type_name("Bo");
    one.act(Action::Do(Asked::Save));
    two.type_name("Ida");
    two.act(Action::Do(Asked::Save));
    assert!(matches!(two.session.question(), Some(Question::Differs { .. })));
}
