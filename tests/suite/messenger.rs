//! File work in a process of its own: what it does, what nobody else sees of it, and that nobody waits for one that hangs.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::files::errand::{Errand, ErrandAnswer};
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::messenger::{Messenger, Silence};
use forberedt::files::save::Over;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Done, Job, Lock, SaveCase, SaveRefusal};

const PROGRAM: &str = env!("CARGO_BIN_EXE_forberedt-cli");
const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_secs(5);

fn save_errand(path: &Path) -> Errand {
    Errand::Save {
        path: path.to_owned(),
        over: Over::Nothing,
        protected_too: false,
        covers: Vec::new(),
    }
}

/// A program that begins with these lines, and then does the errand unless they have stopped it. `$M` is its message.
pub(crate) fn program(folder: &Path, lines: &str) -> PathBuf {
    let path = folder.join("program");
    let text = format!(
        "#!/bin/sh\nM={0}/message.$$\ncat > \"$M\"\n{lines}\nexec {PROGRAM} \"$@\" < \"$M\"\n",
        folder.display()
    );
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    path
}

/// A messenger to whom every path with the word »dead« is a share that hangs: its process stops in the middle of the work.
pub(crate) fn with_a_dead_share(folder: &Path) -> Messenger {
    let text = case_file::to_text(&Case::default()).unwrap();
    assert!(!text.contains("dead"), "only a path has the word");
    let stop = format!(
        "if grep -aq dead \"$M\"; then echo $$ > {0}/stopped; kill -STOP $$; fi",
        folder.display()
    );
    // A path goes as bytes.
    let dead: Vec<String> = b"dead".iter().map(u8::to_string).collect();
    Messenger::of(program(folder, &stop.replace("dead", &dead.join(","))), SHORT)
}

#[test]
fn a_second_process_saves_and_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    let messenger = Messenger::of(PROGRAM.into(), LONG);
    // More than a pipe holds.
    let bytes = vec![b'x'; 3_000_000];
    let (answer, _) = messenger.run(&save_errand(&path), &bytes).unwrap();
    let ErrandAnswer::Saved(saved) = answer else { panic!("{answer:?}") };
    assert_eq!(saved.holds, Fingerprint::of(&bytes));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert_eq!(messenger.run(&save_errand(&path), &bytes).unwrap().0, ErrandAnswer::Exists);
    let (answer, read) = messenger.run(&Errand::Read { path }, &[]).unwrap();
    assert_eq!((answer, read.len()), (ErrandAnswer::Done, bytes.len()));
    let nowhere = Errand::Read { path: folder.path().join("ingen.json") };
    let (ErrandAnswer::Failed(failure), _) = messenger.run(&nowhere, &[]).unwrap() else {
        panic!()
    };
    let here = case_file::read(nowhere.place()).unwrap_err();
    assert_eq!(failure.problem(), here, "the problem is the same from either process");
}

#[test]
fn a_path_that_is_no_text_goes_between_the_processes() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"s\xe5g.json"));
    let messenger = Messenger::of(PROGRAM.into(), LONG);
    assert!(matches!(messenger.run(&save_errand(&path), b"x").unwrap().0, ErrandAnswer::Saved(_)));
    assert_eq!(std::fs::read(&path).unwrap(), b"x");
}

#[test]
fn no_argument_and_no_variable_tells_of_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    let lines = format!("echo \"$@\" > {0}; env >> {0}", seen.display());
    let messenger = Messenger::of(program(folder.path(), &lines), LONG);
    let path = folder.path().join("Hansen.json");
    assert!(messenger.run(&save_errand(&path), "Åse Ærø".as_bytes()).is_ok());
    assert!(path.exists());
    let seen = std::fs::read_to_string(seen).unwrap();
    assert!(seen.starts_with("--file-errand\n"), "{seen}");
    assert!(!seen.contains("Hansen") && !seen.contains("Åse"), "{seen}");
}

#[test]
fn a_process_that_hangs_is_given_up_and_ended() {
    let folder = tempfile::tempdir().unwrap();
    let messenger = with_a_dead_share(folder.path());
    let began = Instant::now();
    let path = folder.path().join("dead.json");
    assert_eq!(messenger.run(&save_errand(&path), b"x"), Err(Silence::Late));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    assert!(!path.exists());
    let pid = std::fs::read_to_string(folder.path().join("stopped")).unwrap();
    assert!(!Path::new("/proc").join(pid.trim()).exists(), "it was ended");
    let path = folder.path().join("alive.json");
    let slow = Messenger::of(folder.path().join("program"), LONG);
    assert!(matches!(slow.run(&save_errand(&path), b"x").unwrap().0, ErrandAnswer::Saved(_)));
}

#[test]
fn a_process_that_dies_is_noticed_and_one_that_cannot_start_is_done_without() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    for lines in ["kill -KILL $$", "exit 0", "echo noget; exit 0"] {
        let messenger = Messenger::of(program(folder.path(), lines), LONG);
        assert_eq!(messenger.run(&save_errand(&path), b"x"), Err(Silence::Died), "{lines}");
        assert!(!path.exists());
    }
    let messenger = Messenger::of(folder.path().join("nowhere"), LONG);
    assert!(matches!(messenger.run(&save_errand(&path), b"x").unwrap().0, ErrandAnswer::Saved(_)));
    assert!(path.exists(), "a program that was replaced while it runs saves all the same");
}

/// What the messenger tells its process.
pub(crate) fn message_of_save(path: &Path, over: Over, bytes: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let messenger =
        Messenger::of(program(folder.path(), &format!("mv \"$M\" {}; exit", kept.display())), LONG);
    let errand =
        Errand::Save { path: path.to_owned(), over, protected_too: false, covers: Vec::new() };
    assert_eq!(messenger.run(&errand, bytes), Err(Silence::Died));
    std::fs::read(kept).unwrap()
}

#[test]
fn half_a_message_is_not_acted_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    let message = message_of_save(&path, Over::Nothing, b"a case");
    for length in [0, 7, 16, message.len() / 2, message.len() - 1, message.len()] {
        let mut child = Command::new(PROGRAM)
            .arg("--file-errand")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&message[..length]).unwrap();
        let is_whole = length == message.len();
        assert_eq!(child.wait().unwrap().success(), is_whole);
        assert_eq!(path.exists(), is_whole, "its sender was ended after {length} bytes");
    }
}

#[test]
fn a_save_to_a_dead_share_says_so_and_one_elsewhere_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = OfficeDesk::new(Folders::default(), with_a_dead_share(folder.path()));
    let mut save = |name: &str| {
        let path = folder.path().join(name);
        let case = Arc::new(Case::default());
        let order = SaveCase {
            path,
            case,
            over: Over::Nothing,
            protected_too: false,
            lock: Lock::None,
            versions: Vec::new(),
            accesses: Vec::new(),
        };
        match desk.carry_out(Job::Save(order)) {
            Some(Done::Saved { outcome, .. }) => outcome,
            _ => panic!("another answer"),
        }
    };
    assert!(matches!(save("dead.json"), Err(SaveRefusal::NoAnswer(_))));
    assert!(save("alive.json").is_ok());
    let path = folder.path().join("dead.json");
    let Some(Done::Opened { outcome: Err(problem), .. }) =
        OfficeDesk::new(Folders::default(), with_a_dead_share(folder.path()))
            .carry_out(Job::Open { path, opener: None })
    else {
        panic!("another answer")
    };
    assert_eq!(problem.code, "no-answer");
}

#[test]
fn templates_on_a_dead_share_are_told_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().join("dead");
    std::fs::create_dir(&templates).unwrap();
    let folders = Folders { templates: Some(templates), ..Folders::default() };
    let mut desk = OfficeDesk::new(folders, with_a_dead_share(folder.path()));
    let Some(Done::LibraryRead(Err(problems))) = desk.carry_out(Job::ReadLibrary) else {
        panic!("another answer")
    };
    assert_eq!(problems[0].code, "no-answer");
}
