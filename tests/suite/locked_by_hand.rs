//! Locked cases in a person's hands: a passphrase typed at a terminal, and the program `age` with nothing but the note in the file.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use forberedt::files::case_file;
use forberedt::files::locked::CaseLock;
use forberedt::files::snapshots::{Moment, NewSnapshot};
use forberedt::safe::{KeyFile, Passphrase, PublicKey, WayIn, Zeroizing};

use crate::locked_cases::{PUBLIC, SECRET};

const PROGRAM: &str = env!("CARGO_BIN_EXE_forberedt-cli");
const CASE: &str = "examples/pension-granted-2018/case.json";
const WORD: &str = "blå kat på månen";

/// Gives a program a terminal, types an answer at each prompt, and ends as the program does. What the terminal showed goes to
/// standard output; with answers left over, or asked for more, it ends with 99.
const TYPIST: &str = r#"
import os, pty, select, sys, time
answers = [a.encode() for a in sys.argv[1].split("\n") if a]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
shown, end = b"", time.time() + 300
asked = 0
while time.time() < end:
    ready, _, _ = select.select([terminal], [], [], 1)
    if ready:
        try:
            more = os.read(terminal, 4096)
        except OSError:
            break
        if not more:
            break
        shown += more
        # Only what asks; a complaint, too, may come in pieces that end in a colon.
        if shown.endswith((b"kode: ", b"sager: ", b"glen: ", b"igen: ", b'": ')):
            asked += 1
            if answers:
                time.sleep(0.5)
                os.write(terminal, answers.pop(0) + b"\n")
            else:
                os.write(terminal, b"\x03")
os.write(1, shown)
_, status = os.waitpid(pid, 0)
sys.exit(99 if answers else os.waitstatus_to_exitcode(status) % 256)
"#;

/// Runs a command at a terminal where somebody answers.
fn at_a_terminal(folder: &Path, answers: &[&str], command: &[&str]) -> Output {
    Command::new("python3")
        .args(["-c", TYPIST, &answers.join("\n")])
        .args(command)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn shown(output: &Output) -> String {
    let typist = String::from_utf8_lossy(&output.stderr);
    format!("{}{typist}", String::from_utf8_lossy(&output.stdout))
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
#[ignore = "needs python3: cargo test --locked -- --include-ignored"]
fn a_passphrase_is_typed_unseen_and_asked_for_once_in_a_round() {
    let folder = tempfile::tempdir().unwrap();
    let at = |answers: &[&str], arguments: &[&str]| {
        at_a_terminal(folder.path(), answers, &[&[PROGRAM], arguments].concat())
    };
    fs::copy(CASE, folder.path().join("sag.json")).unwrap();
    let pack = ["pack", "sag.json", "--out", "en.sag"];
    let output = at(&[WORD, "noget andet end det"], &pack);
    assert!(shown(&output).contains("ikke ens"), "{}", shown(&output));
    assert_eq!((code(&output), folder.path().join("en.sag").exists()), (Some(2), false));
    let output = at(&[WORD, WORD], &pack);
    assert_eq!(code(&output), Some(0), "{}", shown(&output));
    assert!(!shown(&output).contains("kat"), "{}", shown(&output));
    fs::create_dir(folder.path().join("sager")).unwrap();
    for name in ["sager/en.sag", "sager/to.sag"] {
        fs::copy(folder.path().join("en.sag"), folder.path().join(name)).unwrap();
    }
    let output = at(&[WORD], &["deadlines", "sager"]);
    assert_eq!(code(&output), Some(0), "{}", shown(&output));
    assert_eq!(shown(&output).matches("Adgangskode").count(), 1, "{}", shown(&output));
    let output = at(&["en anden sætning"], &["check", "en.sag"]);
    assert_eq!(code(&output), Some(2));
    assert!(shown(&output).contains("Adgangskoden passer ikke."), "{}", shown(&output));
}

#[test]
#[ignore = "needs python3: cargo test --locked -- --include-ignored"]
fn an_own_key_is_made_and_its_passphrase_asked_for_once_in_a_round() {
    let folder = tempfile::tempdir().unwrap();
    let at = |answers: &[&str], arguments: &[&str]| {
        at_a_terminal(folder.path(), answers, &[&[PROGRAM], arguments].concat())
    };
    let output = at(&[WORD, WORD], &["key", "--out", "min.key"]);
    assert_eq!(code(&output), Some(0), "{}", shown(&output));
    let shown_text = shown(&output);
    let public = shown_text.lines().find(|line| line.starts_with("age1")).unwrap().trim();
    fs::write(folder.path().join("min.pub"), public).unwrap();
    fs::copy(CASE, folder.path().join("sag.json")).unwrap();
    fs::create_dir(folder.path().join("sager")).unwrap();
    for name in ["sager/en.sag", "sager/to.sag"] {
        let pack = ["pack", "sag.json", "--out", name, "--key-file", "min.pub"];
        assert_eq!(code(&at(&[], &pack)), Some(0));
    }
    let output = at(&[WORD], &["deadlines", "sager", "--key-file", "min.key"]);
    assert_eq!(code(&output), Some(0), "{}", shown(&output));
    assert_eq!(shown(&output).matches("Adgangskode").count(), 1, "{}", shown(&output));
}

/// The commands that a note tells, in order.
fn commands(note: &str) -> Vec<&str> {
    note.lines().filter_map(|line| line.strip_prefix("    age ").map(|_| line.trim())).collect()
}

#[test]
#[ignore = "needs age and python3: cargo test --locked -- --include-ignored"]
fn the_program_age_opens_a_case_by_the_words_of_the_note_alone() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("min-nøgle.age");
    let word = folder.path().join("word");
    fs::write(&word, WORD).unwrap();
    let made = Command::new(PROGRAM)
        .args(["key", "--out", own.to_str().unwrap(), "--key-file", word.to_str().unwrap()])
        .output()
        .unwrap();
    let public = PublicKey::read(&made.stdout).unwrap();
    fs::write(folder.path().join("nødnøgle.age"), SECRET).unwrap();
    let text = fs::read(CASE).unwrap();
    let ways = [
        WayIn::Passphrase(Passphrase::new(WORD).unwrap()),
        WayIn::Own(public),
        WayIn::Recovery(PublicKey::read(PUBLIC.as_bytes()).unwrap()),
    ];
    let case = case_file::read(Path::new(CASE)).unwrap();
    let version = NewSnapshot { case: &case, at: 0, moment: Moment::Passing };
    let lock = CaseLock::new(&text, &ways).unwrap().with_snapshots(&[version], 0).unwrap();
    let bytes = lock.locked.bytes().unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut note = String::new();
    archive.by_index(0).unwrap().read_to_string(&mut note).unwrap();
    archive.extract(folder.path()).unwrap();
    let commands = commands(&note);
    assert_eq!(commands.len(), 4, "{note}");
    let opened = folder.path().join("case.json");
    for (command, answers) in commands.into_iter().zip([&[WORD][..], &[WORD], &[]]) {
        let output = at_a_terminal(folder.path(), answers, &["sh", "-c", command]);
        assert_eq!(code(&output), Some(0), "{command}: {}", shown(&output));
        assert!(fs::read(&opened).unwrap() == text, "{command}");
        fs::remove_file(&opened).unwrap();
    }
    let output = at_a_terminal(folder.path(), &[WORD], &["sh", "-c", self::commands(&note)[3]]);
    assert_eq!(code(&output), Some(0), "{}", shown(&output));
    let older = fs::read_to_string(folder.path().join("ældre.json")).unwrap();
    assert_eq!(older, case_file::to_text(&case).unwrap());
    let first = ["sh", "-c", self::commands(&note)[0]];
    let output = at_a_terminal(folder.path(), &["en anden sætning"], &first);
    assert_ne!(code(&output), Some(0), "{}", shown(&output));
    assert!(!opened.exists());
}

#[test]
#[ignore = "needs age: cargo test --locked -- --include-ignored"]
fn a_key_that_the_program_age_made_locks_and_opens_here() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.key");
    let made = Command::new("age-keygen").arg("-o").arg(&file).output().unwrap();
    assert!(made.status.success());
    let bytes = Zeroizing::new(fs::read(&file).unwrap());
    assert!(matches!(KeyFile::read(bytes), Ok(KeyFile::Own(_))));
    let locked = folder.path().join("sag.sag");
    for arguments in [["pack", CASE, "--out"].as_slice(), &["check"]] {
        let mut command = Command::new(PROGRAM);
        let output =
            command.args(arguments).arg(&locked).arg("--key-file").arg(&file).output().unwrap();
        assert_eq!(code(&output), Some(0), "{}", shown(&output));
    }
}
