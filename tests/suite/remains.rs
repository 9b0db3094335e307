//! What is left on the disk and on its way out when the program is ended or fails, and what stays of the file that it replaces.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use forberedt::files::errand::{Errand, ErrandAnswer};
use forberedt::files::output::Clash;
use forberedt::files::remains::leave_nothing;
use forberedt::files::save::Over;
use forberedt::writers::owner::Owner;
use forberedt::writers::seal::Claim;

use crate::file_names::names;

const PROGRAM: &str = env!("CARGO_BIN_EXE_forberedt-cli");
const ABORT: i32 = 6;

fn save(path: &Path, over: Over, protected_too: bool) -> ErrandAnswer {
    Errand::Save { path: path.to_owned(), over, protected_too, covers: Vec::new() }
        .perform(b"new")
        .0
}

fn write_letter(path: &Path, clash: Clash, protected_too: bool) -> ErrandAnswer {
    let letter = Errand::Write {
        path: path.to_owned(),
        claim: Claim::words(),
        clash,
        protected_too,
        case_file: None,
        owner: Owner::default(),
        beside_another: false,
    };
    letter.perform(b"new").0
}

/// A folder in which another run was ended in the middle of a save.
fn with_leftover() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".forberedt-a1B2c3"), "Åse Ærø, 111111-1118").unwrap();
    let path = folder.path().join("sag.json");
    fs::write(&path, "old").unwrap();
    (folder, path)
}

#[test]
fn what_an_ended_run_left_goes_at_the_next_opening_and_at_the_next_saving() {
    let (folder, path) = with_leftover();
    assert_eq!(Errand::Read { path }.perform(&[]).0, ErrandAnswer::Done);
    assert_eq!(names(folder.path()), ["sag.json"]);
    let (folder, path) = with_leftover();
    assert!(matches!(save(&path, Over::Anything, false), ErrandAnswer::Saved(_)));
    assert_eq!(names(folder.path()), ["sag.json"]);
    let (folder, path) = with_leftover();
    assert!(matches!(
        save(&path.with_extension("ny"), Over::Nothing, false),
        ErrandAnswer::Saved(_)
    ));
    assert_eq!(names(folder.path()), ["sag.json", "sag.ny"]);
    let (folder, _) = with_leftover();
    let letter = folder.path().join("brev.pdf");
    assert_eq!(write_letter(&letter, Clash::Ask, false), ErrandAnswer::Written(letter));
    assert_eq!(names(folder.path()), ["brev.pdf", "sag.json"]);
}

#[test]
fn what_a_live_run_writes_and_what_is_not_ours_stays() {
    let (folder, path) = with_leftover();
    let live = folder.path().join(".forberedt-Live01");
    let writer = File::create(&live).unwrap();
    writer.lock().unwrap();
    fs::write(folder.path().join(".forberedt-notes.txt"), "mine").unwrap();
    fs::create_dir(folder.path().join(".forberedt-folder")).unwrap();
    fs::create_dir(folder.path().join(".forberedt-Folder")).unwrap();
    symlink(&path, folder.path().join(".forberedt-Linked")).unwrap();
    let before = names(folder.path()).len();
    assert!(matches!(save(&path, Over::Anything, false), ErrandAnswer::Saved(_)));
    assert_eq!(names(folder.path()).len(), before - 1, "{:?}", names(folder.path()));
    drop(writer);
    assert!(matches!(save(&path, Over::Anything, false), ErrandAnswer::Saved(_)));
    assert!(!live.exists(), "its writer is gone");
}

#[test]
fn a_save_that_is_killed_leaves_a_whole_file_and_nothing_for_long() {
    const KILLS: u64 = 30;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    fs::write(&path, "old").unwrap();
    let mut left = 0;
    for kill in 0..KILLS {
        let new = vec![b'a' + u8::try_from(kill % 26).unwrap(); 8_000_000];
        let whole = [fs::read(&path).unwrap(), new.clone()];
        let mut child = started();
        let message = crate::messenger::message_of_save(&path, Over::Anything, &new);
        let mut stdin = child.stdin.take().unwrap();
        std::io::Write::write_all(&mut stdin, &message).unwrap();
        drop(stdin);
        // The save has begun, and is killed at a later point each time.
        while names(folder.path()).len() == 1 && child.try_wait().unwrap().is_none() {}
        std::thread::sleep(std::time::Duration::from_millis(kill));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(whole.contains(&fs::read(&path).unwrap()), "kill {kill}");
        left += names(folder.path()).len() - 1;
        assert_eq!(Errand::Read { path: path.clone() }.perform(&[]).0, ErrandAnswer::Done);
        assert_eq!(names(folder.path()), ["sag.json"]);
    }
    assert!(left > 0, "no kill hit a save");
}

/// The program in a process that waits for its errand, where pictures of memory are allowed.
fn started() -> std::process::Child {
    start_in(Path::new("."), &[PROGRAM, "--file-errand"])
}

fn start_in(folder: &Path, program: &[&str]) -> std::process::Child {
    Command::new("sh")
        .args(["-c", "ulimit -S -c unlimited; exec \"$0\" \"$@\""])
        .args(program)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_link_is_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let target = inside.join("sag.json");
    fs::write(&target, "old").unwrap();
    let links = [folder.path().join("first"), folder.path().join("second")];
    symlink("inside/sag.json", &links[0]).unwrap();
    symlink("first", &links[1]).unwrap();
    assert!(matches!(save(&links[1], Over::Anything, false), ErrandAnswer::Saved(_)));
    assert!(links.iter().all(|link| link.is_symlink()));
    assert_eq!(fs::read(&target).unwrap(), b"new");
    assert_eq!(names(folder.path()), ["first", "inside", "second"]);
    assert_eq!(names(&inside), ["sag.json"]);
    fs::remove_file(&target).unwrap();
    assert!(matches!(save(&links[1], Over::Anything, false), ErrandAnswer::Saved(_)));
    assert!(links[1].is_symlink() && target.exists(), "also where it led to nothing");
    fs::write(&target, "old").unwrap();
    assert_eq!(
        write_letter(&links[0], Clash::Replace, false),
        ErrandAnswer::Written(links[0].clone())
    );
    assert!(links[0].is_symlink());
    assert_eq!(fs::read(&target).unwrap(), b"new");
}

#[test]
fn a_protected_file_is_replaced_only_by_someone_who_means_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    for over in [Over::Anything, Over::KeepingTheirs] {
        assert_eq!(save(&path, over, false), ErrandAnswer::Protected);
    }
    assert_eq!(write_letter(&path, Clash::Replace, false), ErrandAnswer::Protected);
    assert_eq!((fs::read(&path).unwrap().as_slice(), names(folder.path()).len()), (&b"old"[..], 1));
    assert!(matches!(save(&path, Over::Anything, true), ErrandAnswer::Saved(_)));
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert!(fs::metadata(&path).unwrap().permissions().readonly(), "it stays protected");
    assert_eq!(write_letter(&path, Clash::Replace, true), ErrandAnswer::Written(path.clone()));
}

#[test]
fn a_pipe_is_neither_read_nor_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let read = Errand::Read { path: path.clone() };
    assert!(matches!(read.perform(&[]).0, ErrandAnswer::Failed(_)));
    assert!(matches!(save(&path, Over::Anything, false), ErrandAnswer::Failed(_)));
    assert!(matches!(save(&path, Over::Known(Vec::new()), false), ErrandAnswer::Differs(_)));
}

/// Lets a program die while it waits, and gives what is left in its folder and its limit for pictures of memory.
fn left_by_death_of(program: &[&str]) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut child = start_in(folder.path(), program);
    let process = Path::new("/proc").join(child.id().to_string());
    // The shell has given way, and the program waits for what comes.
    let waits = |state: &str| state.lines().any(|line| line.starts_with("State:\tS"));
    let name = Path::new(program[0]).file_name().unwrap().to_str().unwrap();
    let status = || fs::read_to_string(process.join("status")).unwrap();
    while !(status().starts_with(&format!("Name:\t{name}")) && waits(&status())) {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let limits = fs::read_to_string(process.join("limits")).unwrap();
    let limit = limits.lines().find(|line| line.starts_with("Max core")).unwrap().to_owned();
    let killed = Command::new("kill").args(["-ABRT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().signal(), Some(ABORT));
    (names(folder.path()), limit)
}

#[test]
fn a_program_that_dies_leaves_no_picture_of_its_memory() {
    let programs = [
        PROGRAM,
        #[cfg(feature = "window")]
        env!("CARGO_BIN_EXE_forberedt"),
    ];
    for program in programs {
        let (left, limit) = left_by_death_of(&[program, "--file-errand"]);
        assert_eq!(left, [""; 0], "{program}");
        assert_eq!(limit.split_whitespace().nth(4), Some("1"), "{limit}");
    }
    let (left, _) = left_by_death_of(&["cat"]);
    let pattern = fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap();
    let here = !pattern.starts_with(['/', '|']);
    assert_eq!(!left.is_empty(), here, "what a program leaves that does not care: {left:?}");
}

const FAULT: &str = "FORBEREDT_TEST_FAULT";

#[test]
fn a_fault_tells_its_place_and_nothing_of_the_case() {
    if std::env::var_os(FAULT).is_some() {
        leave_nothing();
        panic!("byte index 1 is not a char boundary; it is inside 'Å' of `Åse Ærø`");
    }
    let name = "remains::a_fault_tells_its_place_and_nothing_of_the_case";
    let told = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(FAULT, "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&[told.stdout, told.stderr].concat()).into_owned();
    assert!(
        told.contains("Der er en fejl i programmet (") && told.contains("remains.rs"),
        "{told}"
    );
    assert!(!told.contains("Åse"), "{told}");
}
