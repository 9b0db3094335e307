//! The files of the exhibits: sealed beside the case, known by their hashes, opened apart, and never in the way of the text.

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::case::attached::{AttachedFile, MOST_ATTACHED_BYTES};
use forberedt::case::field::Answered;
use forberedt::files::case_file;
use forberedt::files::exhibits::{Fault, FileMark, attach, fetch, folder_of_case, look_at};
use forberedt::files::locked::CaseLock;
use forberedt::place::ItemId;
use forberedt::safe::{Passphrase, WayIn};
use forberedt::session::action::{Action, Command, ExhibitWish, Reply};
use forberedt::session::question::{Message, Question};

use crate::cases::path;
use crate::command_shape::{code, forberedt};
use crate::file_names::names;
use crate::locked_session::{Desktop, WORD};

const MARK: &str = "Diagnosen er skæv ryg";

fn stdout(output: &std::process::Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A PDF of two pages with a word of its own.
fn pdf() -> Vec<u8> {
    use lopdf::{Document, Object, dictionary};
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let kids: Vec<Object> = (0..2)
        .map(|_| {
            let page = dictionary! { "Type" => "Page", "Parent" => pages };
            document.add_object(page).into()
        })
        .collect();
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    document.trailer.set("Note", Object::string_literal(MARK));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn source(folder: &Path) -> PathBuf {
    let path = folder.join("Kirsten Hansens attest.pdf");
    fs::write(&path, pdf()).unwrap();
    path
}

/// A window's session with a new locked case in this folder.
fn with_case(folder: &Path) -> (Desktop, PathBuf) {
    let mut one = Desktop::new();
    one.act(Action::Do(Command::Tasks));
    one.type_name("Åse Ærø");
    let file = folder.join("sag.sag");
    one.save_as(&file);
    one.type_passphrase(WORD, WORD);
    (one, file)
}

fn reopened(file: &Path) -> Desktop {
    let mut two = Desktop::new();
    two.act(Action::OpenPath(file.to_owned()));
    two.type_passphrase(WORD, "");
    two
}

#[test]
fn a_file_is_sealed_once_beside_the_case_and_no_save_touches_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, file) = with_case(folder.path());
    let source = source(folder.path());
    one.act(Action::Exhibit(ExhibitWish::Add(vec![source.clone()])));
    assert_eq!(one.session.message(), Some(&Message::FileAdded));
    let exhibits = folder_of_case(&file);
    assert_eq!(exhibits, folder.path().join("sag.bilag"));
    assert_eq!(names(&exhibits), ["000001.age"], "no name of anybody, and nothing left over");
    let sealed = fs::read(exhibits.join("000001.age")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/"));
    let exhibit = one.session.case().exhibits.list.items()[0].clone();
    assert_eq!(exhibit.title.text(), "Kirsten Hansens attest");
    assert_eq!((exhibit.pages.text(), exhibit.number.text()), ("2", "1"));
    let added = one.session.case().attached.all()[0].clone();
    assert_eq!((added.bytes, added.pages), (fs::metadata(&source).unwrap().len(), Some(2)));
    assert!(!format!("{added:?}").contains("Kirsten"));
    let before = fs::metadata(exhibits.join("000001.age")).unwrap().modified().unwrap();
    one.act(Action::Do(Command::Save));
    one.type_name("Åse Holm");
    one.act(Action::Do(Command::Save));
    assert_eq!(fs::metadata(exhibits.join("000001.age")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read(exhibits.join("000001.age")).unwrap(), sealed);

    let mut two = reopened(&file);
    assert_eq!(two.session.case().attached.all(), [added]);
    two.act(Action::Exhibit(ExhibitWish::Open(1)));
    let (_, shown) = two.session.take_to_show().unwrap();
    assert_eq!(fs::read(&shown).unwrap(), pdf());
    assert_eq!(shown.file_name().unwrap(), "bilag-1.pdf");
    two.act(Action::Do(Command::Quit));
    assert!(!shown.exists(), "it goes with the case");
}

#[test]
fn of_files_added_together_each_finds_the_room_that_those_before_it_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, file) = with_case(folder.path());
    let source = source(folder.path());
    let size = fs::metadata(&source).unwrap().len();
    one.session.edit(|case| {
        case.attached.add(AttachedFile {
            number: 7,
            name: "stor.pdf".to_owned(),
            bytes: MOST_ATTACHED_BYTES - size - 10,
            pages: None,
            sealed: String::new(),
            exhibit: ItemId::NONE,
        });
        Some(path("citizen.name"))
    });
    one.act(Action::Exhibit(ExhibitWish::Add(vec![source.clone(), source])));
    assert_eq!(names(&folder_of_case(&file)), ["000008.age"]);
    assert!(matches!(one.session.message(), Some(Message::FileNot(_))));
    assert!(!one.session.adds_exhibits());
}

#[test]
fn what_is_missing_or_changed_is_named_and_the_text_opens_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, file) = with_case(folder.path());
    let source = source(folder.path());
    one.act(Action::Exhibit(ExhibitWish::Add(vec![source.clone(), source])));
    one.act(Action::Do(Command::Save));
    let exhibits = folder_of_case(&file);
    assert_eq!(names(&exhibits), ["000001.age", "000002.age"]);
    fs::remove_file(exhibits.join("000001.age")).unwrap();
    let mut bytes = fs::read(exhibits.join("000002.age")).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(exhibits.join("000002.age"), &bytes).unwrap();
    let mut two = reopened(&file);
    assert_eq!(two.name(), "Åse Ærø");
    assert_eq!(two.session.exhibit_fault(1), Some(Fault::Missing));
    assert_eq!(two.session.exhibit_fault(2), Some(Fault::Changed));
    assert!(
        matches!(two.session.message(), Some(Message::FilesWanting(files)) if files.len() == 2)
    );
    for number in [1, 2] {
        two.act(Action::Exhibit(ExhibitWish::Open(number)));
        assert!(two.session.take_to_show().is_none());
        assert!(matches!(two.session.message(), Some(Message::FileNot(_))));
    }
    // The text is saved as ever.
    two.type_name("Åse Holm");
    two.act(Action::Do(Command::Save));
    assert!(!two.session.is_dirty());
}

#[test]
fn a_file_that_is_taken_out_is_told_of_and_goes_when_the_case_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, file) = with_case(folder.path());
    one.act(Action::Exhibit(ExhibitWish::Add(vec![source(folder.path())])));
    one.act(Action::Do(Command::Save));
    let sealed = folder_of_case(&file).join("000001.age");
    one.act(Action::Exhibit(ExhibitWish::Remove(1)));
    assert!(matches!(one.session.question(), Some(Question::RemoveFile(_))));
    one.act(Action::Reply(Reply::Cancel));
    assert_eq!(one.session.case().attached.all().len(), 1);
    one.act(Action::Exhibit(ExhibitWish::Remove(1)));
    one.act(Action::Reply(Reply::Remove));
    assert!(one.session.case().attached.all().is_empty() && sealed.exists());
    one.act(Action::Do(Command::Undo));
    assert_eq!(one.session.case().attached.all().len(), 1);
    one.act(Action::Do(Command::Redo));
    one.act(Action::Do(Command::Save));
    assert!(!folder_of_case(&file).exists(), "the folder goes with its last file");
    let removed = reopened(&file).session.case().attached.removed().to_vec();
    assert_eq!(removed[0].name, "Kirsten Hansens attest.pdf");
    assert_eq!(removed[0].removed_on, "2018-03-01");
    // Its number is never used again.
    one.act(Action::Exhibit(ExhibitWish::Add(vec![source(folder.path())])));
    assert_eq!(names(&folder_of_case(&file)), ["000002.age"]);
}

#[test]
fn every_start_takes_away_what_a_killed_program_has_shown() {
    let base = tempfile::tempdir().unwrap();
    let left = base.path().join("forberedt-bilag-x1y2z3");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(".lock"), "").unwrap();
    fs::write(left.join("bilag-1.pdf"), "noget").unwrap();
    let used = base.path().join("forberedt-bilag-a1b2c3");
    fs::create_dir(&used).unwrap();
    let lock = fs::File::create(used.join(".lock")).unwrap();
    lock.try_lock().unwrap();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
    let output = program.arg("--help").env("XDG_RUNTIME_DIR", base.path()).output().unwrap();
    assert!(output.status.success());
    assert!(!left.exists() && used.exists());
}

#[test]
fn a_file_that_was_added_and_never_saved_goes_with_the_case_and_one_of_a_killed_program_is_told_of()
{
    let folder = tempfile::tempdir().unwrap();
    let (mut one, file) = with_case(folder.path());
    let exhibits = folder_of_case(&file);
    let add = || Action::Exhibit(ExhibitWish::Add(vec![source(folder.path())]));
    one.act(add());
    one.act(Action::Do(Command::Save));
    // One that is saved and taken out again stays told of; one that is added, undone, and one that is not saved go.
    one.act(add());
    one.act(Action::Do(Command::Undo));
    one.act(add());
    assert_eq!(names(&exhibits), ["000001.age", "000002.age", "000003.age"]);
    one.act(Action::Do(Command::Quit));
    one.act(Action::Reply(Reply::Discard));
    assert!(one.session.is_finished());
    assert_eq!(names(&exhibits), ["000001.age"]);

    fs::write(exhibits.join("000009.age"), "noget").unwrap();
    let two = reopened(&file);
    assert_eq!(two.session.exhibit_fault(9), Some(Fault::Stray));
    let told = [("000009.age".to_owned(), Fault::Stray)];
    assert!(matches!(two.session.message(), Some(Message::FilesWanting(files)) if *files == told));
    assert!(exhibits.join("000009.age").exists(), "it may be another version's");
}

#[test]
fn the_files_follow_a_case_that_is_saved_under_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, file) = with_case(folder.path());
    one.act(Action::Exhibit(ExhibitWish::Add(vec![source(folder.path())])));
    one.act(Action::Do(Command::Save));
    let moved = folder.path().join("andet.sag");
    one.save_as(&moved);
    let sealed = |case: &Path| fs::read(folder_of_case(case).join("000001.age")).unwrap();
    assert_eq!(sealed(&file), sealed(&moved));
    let mut two = reopened(&moved);
    assert_eq!(two.session.exhibit_fault(1), None);
    two.act(Action::Exhibit(ExhibitWish::Open(1)));
    assert!(two.session.take_to_show().is_some());
}

#[test]
fn only_a_locked_case_takes_files_and_only_what_can_be_an_exhibit() {
    let folder = tempfile::tempdir().unwrap();
    let mut plain = Desktop::new();
    plain.act(Action::Do(Command::Tasks));
    plain.save_as(&folder.path().join("øvelse.json"));
    plain.act(Action::Exhibit(ExhibitWish::Add(vec![source(folder.path())])));
    assert_eq!(plain.session.message(), Some(&Message::ExhibitsNeedLock));
    let (mut one, file) = with_case(folder.path());
    let script = folder.path().join("noget.pdf");
    fs::write(&script, "#!/bin/sh\n").unwrap();
    for wrong in [script, folder.path().to_owned(), folder.path().join("findes-ikke.pdf")] {
        one.act(Action::Exhibit(ExhibitWish::Add(vec![wrong])));
        assert!(matches!(one.session.message(), Some(Message::FileNot(_))));
    }
    assert_eq!(names(&folder_of_case(&file)), [""; 0]);
    assert!(one.session.case().attached.is_empty());
}

/// A lock of a case that lies in this folder.
fn lock(folder: &Path) -> (CaseLock, PathBuf) {
    let text = case_file::to_text(&Case::default()).unwrap();
    let ways = [WayIn::Passphrase(Passphrase::new(WORD).unwrap())];
    let lock = CaseLock::new(text.as_bytes(), &ways).unwrap();
    let file = folder.join("sag.sag");
    fs::write(&file, lock.locked.bytes().unwrap()).unwrap();
    (lock, file)
}

#[test]
fn a_file_that_is_larger_than_the_room_left_is_refused_before_and_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (lock, file) = lock(folder.path());
    let source = source(folder.path());
    let size = fs::metadata(&source).unwrap().len();
    let public = lock.key.public();
    let refused = attach(&file, &source, (1, size - 1), &public).unwrap_err();
    assert_eq!(refused.code, "exhibit-too-large");
    assert_eq!(names(&folder_of_case(&file)), [""; 0]);
    assert_eq!(attach(&file, &source, (1, size), &public).unwrap().number, 1);
    // The number is taken by somebody else's file.
    assert_eq!(attach(&file, &source, (1, size), &public).unwrap().number, 2);
    let mut case = Case::default();
    let large = |number| AttachedFile {
        number,
        name: "stor.pdf".to_owned(),
        bytes: MOST_ATTACHED_BYTES / 2 + 1,
        pages: None,
        sealed: String::new(),
        exhibit: ItemId::NONE,
    };
    case.attached.add(large(1));
    assert_eq!(case.attached.room(), MOST_ATTACHED_BYTES / 2 - 1);
    case.attached.add(large(2));
    assert_eq!((case.attached.room(), case.attached.next_number()), (0, 3));
}

#[test]
fn no_byte_of_a_sealed_file_can_be_turned_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let (lock, file) = lock(folder.path());
    let picture = folder.path().join("a.png");
    fs::write(&picture, b"\x89PNG\r\n\x1a\nikke mere").unwrap();
    let added = attach(&file, &picture, (1, 1000), &lock.key.public()).unwrap();
    let sealed = folder_of_case(&file).join("000001.age");
    let whole = fs::read(&sealed).unwrap();
    let mark = FileMark::from(&added);
    for at in 0..whole.len() {
        let mut turned = whole.clone();
        turned[at] ^= 0x40;
        fs::write(&sealed, &turned).unwrap();
        assert_eq!(look_at(&file, std::slice::from_ref(&mark)), [(1, Fault::Changed)], "{at}");
    }
    // One that was put in its place with the right hash and the wrong key is refused by the key.
    fs::write(&sealed, &whole).unwrap();
    let (other, _) = self::lock(&folder.path().join("."));
    let out = folder.path().join("ud.png");
    assert!(fetch(&file, &mark, &other.key, &out).is_err() && !out.exists());
    fetch(&file, &mark, &lock.key, &out).unwrap();
    assert_eq!(fs::read(&out).unwrap(), fs::read(&picture).unwrap());
    assert!(fetch(&file, &mark, &lock.key, &out).is_err(), "nothing is written over");
}

#[test]
fn the_command_line_adds_lists_and_opens_them() {
    let folder = tempfile::tempdir().unwrap();
    let (_, file) = lock(folder.path());
    let word = folder.path().join("word");
    fs::write(&word, WORD).unwrap();
    let (file, word) = (file.display().to_string(), word.display().to_string());
    let source = source(folder.path()).display().to_string();
    let run = |more: &[&str]| {
        forberedt(&[&["exhibits", file.as_str(), "--key-file", word.as_str()], more].concat())
    };
    assert_eq!(code(&run(&["--add", &source, "--add", &source])), 0);
    let listed = run(&["--json"]);
    assert_eq!(code(&listed), 0);
    let rows: serde_json::Value = serde_json::from_str(&stdout(&listed)).unwrap();
    assert_eq!(rows["files"][1]["number"], 2);
    assert_eq!(rows["files"][1]["pages"], 2);
    assert_eq!(rows["files"][1]["state"], "whole");
    let out = folder.path().join("ud.pdf").display().to_string();
    assert_eq!(code(&run(&["--get", "2", "--out", &out])), 0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&out).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "what was sealed is for nobody else on the machine");
    }
    assert_eq!(fs::read(&out).unwrap(), pdf());
    assert_eq!(code(&run(&["--get", "3", "--out", "nej.pdf"])), 2);
    // All or none: the second is no exhibit.
    assert_eq!(code(&run(&["--add", &source, "--add", &word])), 2);
    let exhibits = folder_of_case(Path::new(&file));
    assert_eq!(names(&exhibits), ["000001.age", "000002.age"]);
    fs::remove_file(exhibits.join("000001.age")).unwrap();
    let listed = run(&[]);
    assert_eq!(code(&listed), 2);
    assert!(stdout(&listed).contains("mangler"));
}
