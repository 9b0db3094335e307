//! A file that somebody else changes while the case is open: it is noticed before it is written, and no version is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::case_file;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::save::{Difference, Over, SavedAt, Unsaved, save};

use crate::cases::path;
use crate::file_names::names;

/// The bytes of a case with these answers.
fn case(answers: &[(&str, &str)]) -> Vec<u8> {
    let mut case = Case::default();
    for (field, text) in answers {
        let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
        answer.set_text(text).unwrap();
    }
    case_file::to_text(&case).unwrap().into_bytes()
}

fn named(name: &str) -> Vec<u8> {
    case(&[("citizen.name", name)])
}

/// A folder with a case file, and what is known of it.
struct Shared {
    folder: tempfile::TempDir,
    path: PathBuf,
    known: Over,
}

fn shared(bytes: &[u8]) -> Shared {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    std::fs::write(&path, bytes).unwrap();
    Shared { folder, path, known: Over::Known(vec![Fingerprint::of(bytes)]) }
}

fn differs(path: &Path, bytes: &[u8], known: &Over) -> Difference {
    match save(path, bytes, known, false) {
        Err(Unsaved::Differs(difference)) => difference,
        other => panic!("{other:?}"),
    }
}

/// The names in a folder, sorted.
#[test]
fn a_file_that_nobody_else_touched_is_saved_again_and_again() {
    let Shared { folder: _folder, path, mut known } = shared(&named("Åse"));
    for name in ["Åse Ærø", "Åse Ærø Ø"] {
        let SavedAt { holds, .. } = save(&path, &named(name), &known, false).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), named(name));
        known = Over::Known(vec![holds]);
    }
}

#[test]
fn a_file_that_somebody_else_saved_is_not_written_over() {
    let Shared { folder: _folder, path, known } = shared(&named("Åse"));
    std::fs::write(&path, named("Åse Andersen")).unwrap();
    let Difference::Changed(Some(at)) = differs(&path, &named("Åse Berg"), &known) else {
        panic!("another difference")
    };
    let age = jiff::Timestamp::now().as_second() - at;
    assert!((0..60).contains(&age), "when it was changed: {age} seconds ago");
    assert_eq!(std::fs::read(&path).unwrap(), named("Åse Andersen"));
}

#[test]
fn another_persons_case_what_is_no_case_and_nothing_are_told_apart() {
    let cpr = |cpr| case(&[("citizen.cpr", cpr)]);
    let Shared { folder: _folder, path, known } = shared(&cpr("111111-1118"));
    std::fs::write(&path, cpr("010190-1234")).unwrap();
    assert!(matches!(differs(&path, &cpr("111111-1118"), &known), Difference::OtherCase(Some(_))));
    std::fs::write(&path, b"noget andet").unwrap();
    assert!(matches!(differs(&path, &cpr("111111-1118"), &known), Difference::NoCase(Some(_))));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(differs(&path, &cpr("111111-1118"), &known), Difference::Gone);
    assert!(!path.exists());
    std::fs::create_dir(&path).unwrap();
    assert!(matches!(differs(&path, &cpr("111111-1118"), &known), Difference::NoCase(_)));
}

#[test]
fn what_is_saved_already_needs_no_question() {
    let Shared { folder: _folder, path, known } = shared(&named("Åse"));
    // A save of ours whose answer never came, or a copy of the same text.
    std::fs::write(&path, named("Åse Ærø")).unwrap();
    assert!(save(&path, &named("Åse Ærø"), &known, false).is_ok());
    std::fs::write(&path, named("sent")).unwrap();
    let Over::Known(mut known) = known else { panic!() };
    known.push(Fingerprint::of(&named("sent")));
    assert!(save(&path, &named("Åse Æ"), &Over::Known(known), false).is_ok());
}

#[test]
fn both_versions_are_kept_under_names_that_nobody_has_yet() {
    let Shared { folder, path, .. } = shared(&named("theirs"));
    let mut kept = Vec::new();
    for name in ["mine", "mine too"] {
        let saved = save(&path, &named(name), &Over::Beside, false).unwrap();
        assert_eq!(std::fs::read(&saved.path).unwrap(), named(name));
        kept.push(saved.path);
    }
    assert_ne!(kept[0], kept[1]);
    assert_eq!(std::fs::read(&path).unwrap(), named("theirs"));
    let name = kept[0].file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("sag (gemt "), "{name}");
    assert!(name.contains(" kl. ") && name.ends_with(").json"), "{name}");
    assert!(!name.contains("mine"), "a name says nothing of the case");
    assert_eq!(names(folder.path()).len(), 3);
}

#[test]
fn writing_over_somebody_else_keeps_their_version_beside() {
    let Shared { folder, path, .. } = shared(&named("theirs"));
    let saved = save(&path, &named("mine"), &Over::KeepingTheirs, false).unwrap();
    let theirs = saved.theirs.unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), named("mine"));
    assert_eq!(std::fs::read(&theirs).unwrap(), named("theirs"));
    assert!(theirs.file_name().unwrap().to_str().unwrap().starts_with("sag (anden udgave "));
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn what_came_meanwhile_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    assert!(save(&path, &named("one"), &Over::Nothing, false).is_ok());
    assert!(matches!(save(&path, &named("two"), &Over::Nothing, false), Err(Unsaved::Exists)));
    assert_eq!(std::fs::read(&path).unwrap(), named("one"));
    assert!(save(&path, &named("two"), &Over::Anything, false).is_ok());
    assert_eq!(names(folder.path()), ["sag.json"]);
}

#[cfg(unix)]
#[test]
fn versions_beside_are_for_the_same_people_as_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let Shared { folder: _folder, path, .. } = shared(&named("theirs"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mine = save(&path, &named("mine"), &Over::Beside, false).unwrap();
    let over = save(&path, &named("mine"), &Over::KeepingTheirs, false).unwrap();
    assert_eq!([&mine.path, &over.path, &over.theirs.unwrap()].map(|path| mode(path)), [0o640; 3]);
}
