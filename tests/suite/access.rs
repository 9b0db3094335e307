//! Who has had a locked case open: put down by the window and by the commands, told, and written for the citizen.

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::access_log::{Access, AccessDeed, AccessEntry, AccessLog, Accessor, UnreadableLog};
use forberedt::files::access_log::whoever_is_logged_in;
use forberedt::files::case_file;
use forberedt::files::holding::Hold;
use forberedt::files::locked::{CaseLock, unlock};
use forberedt::jobs::job::Settings;
use forberedt::safe::{KeyFile, LockedCase, Opener, OwnKey, Passphrase, WayIn, Zeroizing};
use forberedt::session::Page;
use forberedt::session::access_wish::AccessWish;
use forberedt::session::action::{Action, Command};
use forberedt::writers::Format;
use serde_json::Value;

use crate::command_shape::{code, complained, forberedt, said};
use crate::file_names::names;
use crate::locked_cases::{PUBLIC, SECRET};
use crate::locked_session::{Desktop, WORD};
use crate::pdf_reading::reading_text;

const CASE: &str = "examples/pension-refused-fleksjob-granted-2018/case.json";
const LETTER: &str = "decision-pension-refused";

fn own_key() -> OwnKey {
    match KeyFile::read(Zeroizing::new(SECRET.as_bytes().to_vec())) {
        Ok(KeyFile::Own(key)) => key,
        _ => panic!("no key"),
    }
}

/// A case that one key opens, and the file of that key.
fn locked_case(folder: &Path) -> (PathBuf, PathBuf) {
    let key = folder.join("own.key");
    fs::write(&key, format!("# {PUBLIC}\n{SECRET}\n")).unwrap();
    let text = fs::read(CASE).unwrap();
    let (locked, _) = LockedCase::lock(&text, &[WayIn::Own(own_key().public())], None).unwrap();
    let case = folder.join("sag.sag");
    fs::write(&case, locked.bytes().unwrap()).unwrap();
    (case, key)
}

fn lock_of(case: &Path) -> CaseLock {
    unlock(&fs::read(case).unwrap(), Some(&Opener::Own(own_key()))).unwrap().lock
}

fn deeds(log: &AccessLog) -> Vec<AccessDeed> {
    log.entries.iter().map(|entry| entry.deed.clone()).collect()
}

fn command(name: &str) -> AccessDeed {
    AccessDeed::Command(name.to_owned())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Puts a log of another program's hand into the case.
fn with_log(case: &Path, bytes: &[u8]) {
    let mut lock = lock_of(case);
    lock.locked.set_access_log(lock.key.seal(bytes).unwrap());
    fs::write(case, lock.locked.bytes().unwrap()).unwrap();
}

#[test]
fn a_command_that_gives_words_out_puts_that_down_and_one_that_checks_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (case, key) = locked_case(folder.path());
    let was = fs::read(&case).unwrap();
    for silent in ["check", "letters", "deadlines"] {
        let output = forberedt(&[silent, text(&case), "--key-file", text(&key)]);
        assert!(matches!(code(&output), 0 | 1), "{silent}: {}", complained(&output));
        assert!(fs::read(&case).unwrap() == was, "{silent}");
    }
    let out = folder.path().join("ud");
    for telling in [
        &["write", "--letter", LETTER][..],
        &["write", "--letter", LETTER, "--format", "pdf", "--out", text(&out)],
        &["journal"],
        &["readability"],
        &["evidence"],
        &["questions"],
        &["diff", "--letter", LETTER],
        &["verify-sealed"],
        &["exhibits"],
        &["history"],
        &["form", "--json"],
        &["access"],
    ] {
        let (name, rest) = telling.split_first().unwrap();
        let mut arguments = vec![*name, text(&case), "--key-file", text(&key)];
        arguments.extend(rest);
        let output = forberedt(&arguments);
        assert!(matches!(code(&output), 0 | 1), "{name}: {}", complained(&output));
        assert!(!complained(&output).contains("ikke noteret"), "{}", complained(&output));
    }
    let log = lock_of(&case).access_log().unwrap();
    let told =
        ["write", "journal", "readability", "evidence", "questions", "diff", "verify-sealed"];
    let more = ["exhibits", "history", "form", "access"];
    let all: Vec<AccessDeed> = told.iter().chain(&more).map(|name| command(name)).collect();
    assert_eq!(deeds(&log), all);
    assert_eq!(log.entries[0].times, 2);
    assert!(log.entries.iter().all(|entry| entry.by == whoever_is_logged_in()));
    assert_eq!(names(folder.path()), ["own.key", "sag.sag", "ud"]);
    // The case itself is what it was.
    let unlocked = unlock(&fs::read(&case).unwrap(), Some(&Opener::Own(own_key()))).unwrap();
    assert!(unlocked.text[..] == fs::read(CASE).unwrap());
}

#[test]
fn a_plain_case_is_never_touched_and_says_that_it_keeps_no_log() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case.json");
    fs::copy(CASE, &case).unwrap();
    let was = fs::read(&case).unwrap();
    assert_eq!(code(&forberedt(&["journal", text(&case)])), 0);
    let output = forberedt(&["access", text(&case)]);
    assert_eq!(code(&output), 1);
    assert!(complained(&output).contains("Sagen er ikke låst"), "{}", complained(&output));
    let output = forberedt(&["access", text(&case), "--json"]);
    let told: Value = serde_json::from_str(&said(&output)).unwrap();
    assert_eq!((&told["kept"], code(&output)), (&Value::from(false), 1));
    assert!(fs::read(&case).unwrap() == was);
    assert_eq!(names(folder.path()), ["case.json"]);
}

#[test]
fn a_case_that_is_open_elsewhere_is_read_and_it_is_told_that_nobody_noted_it() {
    let folder = tempfile::tempdir().unwrap();
    let (case, key) = locked_case(folder.path());
    let was = fs::read(&case).unwrap();
    let (_, hold) = Hold::take(&case, false);
    assert!(hold.is_some());
    let output = forberedt(&["journal", text(&case), "--key-file", text(&key)]);
    assert_eq!(code(&output), 0);
    assert!(said(&output).len() > 100);
    assert!(complained(&output).contains("ikke noteret i sagen"), "{}", complained(&output));
    drop(hold);
    assert!(fs::read(&case).unwrap() == was);
}

#[test]
fn the_log_is_told_in_words_as_json_and_as_a_sheet_with_or_without_names() {
    let folder = tempfile::tempdir().unwrap();
    let (case, key) = locked_case(folder.path());
    let ida = Accessor {
        name: "Ida Holm".to_owned(),
        title: "sagsbehandler".to_owned(),
        ..Accessor::default()
    };
    // 4 March 2018, 9.30 in Denmark.
    let at = 1_520_152_200;
    let wrote =
        AccessDeed::Wrote { letter: LETTER.to_owned(), format: "pdf".to_owned(), draft: true };
    let deeds = [AccessDeed::Opened, wrote, AccessDeed::Exhibit(3)];
    let new = deeds.map(|deed| Access { at, by: ida.clone(), deed });
    let noted = lock_of(&case).with_accesses(&new).unwrap().unwrap();
    fs::write(&case, noted.locked.bytes().unwrap()).unwrap();
    let told = |more: &[&str]| {
        let mut arguments = vec!["access", text(&case), "--key-file", text(&key)];
        arguments.extend(more);
        let output = forberedt(&arguments);
        assert_eq!(code(&output), 0, "{}", complained(&output));
        said(&output)
    };
    let words = told(&["--today", "2018-04-01"]);
    for part in [
        "Hvem har haft din sag åben",
        "4. marts 2018 kl. 9.30",
        "Ida Holm, sagsbehandler",
        "Skrev et udkast til brevet »",
        "Tog filen til bilag 3 ud",
        "1. april 2018",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains(LETTER), "a letter is called by its title");
    let nameless = told(&["--without-names"]);
    assert!(nameless.contains("Medarbejder 1") && !nameless.contains("Ida"), "{nameless}");
    let json: Value = serde_json::from_str(&told(&["--json"])).unwrap();
    assert_eq!(json["entries"][1]["letter"], LETTER);
    assert_eq!(json["entries"][2]["exhibit"], 3);
    let out = folder.path().join("ud");
    let files = told(&["--format", "pdf,docx,odt,text", "--out", text(&out)]);
    assert_eq!(files.matches("skrevet  ").count(), Format::ALL.len());
    let sheet = fs::read_to_string(out.join("Hvem har haft din sag åben.txt")).unwrap();
    assert!(sheet.contains("Ida Holm"));
}

#[test]
fn a_damaged_log_gives_way_and_a_newer_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (case, key) = locked_case(folder.path());
    let access = || forberedt(&["access", text(&case), "--key-file", text(&key)]);
    with_log(&case, b"{");
    let output = access();
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("beskadiget"), "{}", complained(&output));
    assert_eq!(code(&forberedt(&["journal", text(&case), "--key-file", text(&key)])), 0);
    let log = lock_of(&case).access_log().unwrap();
    assert!(log.is_cut && deeds(&log) == [command("journal")]);
    assert!(said(&access()).contains("En tidligere liste kunne ikke læses"));
    with_log(&case, br#"{"version":2,"deeds":[]}"#);
    assert_eq!(code(&access()), 2);
    let output = forberedt(&["journal", text(&case), "--key-file", text(&key)]);
    assert_eq!(code(&output), 0);
    assert!(complained(&output).contains("ikke noteret i sagen"), "{}", complained(&output));
    assert_eq!(lock_of(&case).access_log(), Err(UnreadableLog::Newer));
}

/// A session in which somebody has said who they are, with a locked case in its file.
fn at_work(folder: &Path) -> (Desktop, PathBuf) {
    let mut desktop = Desktop::new();
    desktop.act(Action::TypeSettings(Settings {
        name: "Ida Holm".to_owned(),
        user_id: "ihol".to_owned(),
        ..Settings::default()
    }));
    desktop.act(Action::KeepSettings);
    let file = folder.join("sag.sag");
    let word = Passphrase::new(WORD).unwrap();
    let text = fs::read(CASE).unwrap();
    let (locked, _) = LockedCase::lock(&text, &[WayIn::Passphrase(word)], None).unwrap();
    fs::write(&file, locked.bytes().unwrap()).unwrap();
    opened(&mut desktop, &file);
    (desktop, file)
}

/// The log as the page of it has it.
fn read(desktop: &mut Desktop) -> Vec<AccessEntry> {
    desktop.act(Action::TurnTo(Page::Access));
    let log = desktop.session.access().read().unwrap().as_ref().unwrap();
    log.entries.clone()
}

fn opened(desktop: &mut Desktop, file: &Path) {
    desktop.act(Action::OpenPath(file.to_owned()));
    desktop.type_passphrases([WORD, "", ""]);
}

/// Writes the decision as a draft, into a folder in this one.
fn write_draft(desktop: &mut Desktop, folder: &Path) {
    fs::create_dir_all(folder.join("breve")).unwrap();
    desktop.act(Action::ReadLetter(LETTER.to_owned()));
    desktop.act(Action::WriteAsDraft(true));
    desktop.act(Action::TypeFolder(folder.join("breve").display().to_string()));
    desktop.act(Action::WriteLetter(Format::Pdf));
    assert_eq!(names(&folder.join("breve")).len(), 1, "{:?}", desktop.session.message());
}

#[test]
fn what_is_done_in_the_window_is_put_down_at_once_and_takes_no_typed_text_along() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desktop, file) = at_work(folder.path());
    let told = |entries: &[AccessEntry]| {
        entries.iter().map(|entry| (entry.deed.clone(), entry.times)).collect::<Vec<_>>()
    };
    // Opening alone is put down, and nothing waits to be saved then.
    assert!(!desktop.session.is_dirty() && !desktop.session.is_saving());
    let entries = read(&mut desktop);
    assert_eq!(told(&entries), [(AccessDeed::Opened, 1)]);
    assert_eq!(entries[0].by.name, "Ida Holm");
    assert_eq!(entries[0].by.account, whoever_is_logged_in().account);
    // A draft that is written is put down in the file that has not been saved since.
    desktop.type_name("Åse Ærø Holm");
    write_draft(&mut desktop, folder.path());
    assert!(desktop.session.is_dirty(), "the name is not saved yet");
    let wrote =
        AccessDeed::Wrote { letter: LETTER.to_owned(), format: "pdf".to_owned(), draft: true };
    let opened_and_wrote = [(AccessDeed::Opened, 1), (wrote, 1)];
    assert_eq!(told(&read(&mut desktop)), opened_and_wrote);
    let word = Passphrase::typed(WORD).unwrap();
    let in_file = unlock(&fs::read(&file).unwrap(), Some(&Opener::Passphrase(word))).unwrap();
    assert!(in_file.text[..] == fs::read(CASE).unwrap());
    desktop.act(Action::Do(Command::Save));
    assert_eq!(told(&read(&mut desktop))[2..], [(AccessDeed::Saved, 1)]);
    opened(&mut desktop, &file);
    assert_eq!(desktop.name(), "Åse Ærø Holm");
    assert_eq!(told(&read(&mut desktop))[0], (AccessDeed::Opened, 2));
    assert!(!desktop.session.access().lacks_some());
}

#[test]
fn what_cannot_be_put_down_comes_with_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desktop, file) = at_work(folder.path());
    let taken = fs::read(&file).unwrap();
    // Somebody has written into the file meanwhile: nobody's version is overwritten for the sake of the log.
    let mut theirs = taken.clone();
    theirs.push(0);
    fs::write(&file, &theirs).unwrap();
    write_draft(&mut desktop, folder.path());
    assert!(fs::read(&file).unwrap() == theirs);
    assert!(desktop.session.access().lacks_some());
    assert!(desktop.session.question().is_none(), "nobody is asked about it");
    fs::write(&file, &taken).unwrap();
    desktop.type_name("Åse Lund");
    desktop.act(Action::Do(Command::Save));
    assert!(!desktop.session.access().lacks_some());
    let entries = read(&mut desktop);
    assert!(entries.iter().any(|entry| matches!(entry.deed, AccessDeed::Wrote { .. })));
}

#[test]
fn the_sheet_is_written_beside_the_letters_and_put_down_too() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desktop, _) = at_work(folder.path());
    desktop.act(Action::TurnTo(Page::Access));
    desktop.act(Action::TypeFolder(folder.path().join("breve").display().to_string()));
    desktop.act(Action::Access(AccessWish::WithoutNames(true)));
    desktop.act(Action::Access(AccessWish::Write));
    let written = desktop.session.access().written().unwrap().as_ref().unwrap().clone();
    assert_eq!(written.file_name().unwrap(), "Hvem har haft din sag åben.pdf");
    let text = reading_text(&fs::read(&written).unwrap());
    assert!(text.contains("Medarbejder 1") && !text.contains("Ida"), "{text}");
    assert!(
        matches!(&read(&mut desktop).last().unwrap().deed, AccessDeed::Wrote { letter, .. } if letter == "access-log")
    );
    // The next one, which tells of the first, takes its place.
    desktop.act(Action::Access(AccessWish::Write));
    assert!(desktop.session.access().written().unwrap().is_ok());
}

#[test]
fn a_plain_case_in_the_window_has_no_log_and_its_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    fs::copy(CASE, &file).unwrap();
    let was = fs::read(&file).unwrap();
    let mut desktop = Desktop::new();
    desktop.act(Action::OpenPath(file.clone()));
    desktop.act(Action::TurnTo(Page::Access));
    assert!(desktop.session.access().read().is_none());
    assert!(!desktop.session.access().lacks_some());
    assert!(fs::read(&file).unwrap() == was);
    assert!(case_file::read(&file).is_ok());
}

#[test]
fn commands_at_once_are_all_put_down_and_the_case_is_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (case, key) = locked_case(folder.path());
    let program = || {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        program.args(["questions", text(&case), "--key-file", text(&key)]);
        program.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn()
    };
    let running: Vec<_> = (0..4).map(|_| program().unwrap()).collect();
    for mut one in running {
        assert!(one.wait().unwrap().success());
    }
    let log = lock_of(&case).access_log().unwrap();
    assert_eq!((log.entries.len(), log.entries[0].times), (1, 4));
    let unlocked = unlock(&fs::read(&case).unwrap(), Some(&Opener::Own(own_key()))).unwrap();
    assert!(unlocked.text[..] == fs::read(CASE).unwrap());
}
