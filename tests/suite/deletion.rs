//! Cases that have been kept for long enough are listed, and deleted with all that is known to be theirs and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::overview::retention::Retention;
use serde_json::Value;

use crate::cases::{LIBRARY, example, names, parse};
use crate::command_shape::{code, complained, forberedt, said};
use crate::locked_session::WORD;

/// A folder with two cases in folders of their own, each with letters, and a paper of somebody else.
fn desk() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for name in ["pension-granted-2018", "fleksjob-few-hours-2021"] {
        let folder = root.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::copy(format!("examples/{name}/case.json"), folder.join("case.json")).unwrap();
        let out = folder.to_str().unwrap();
        let written =
            forberedt(&["write", out, "--format", "pdf,docx,odt", "--filing-copy", "--out", out]);
        assert!(code(&written) < 2, "{}", complained(&written));
    }
    root
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

fn delete(arguments: &[&str]) -> std::process::Output {
    forberedt(&[&["delete"], arguments].concat())
}

#[test]
fn a_case_is_kept_from_its_last_step_and_a_planned_one_counts() {
    for name in names() {
        let case = parse(&example(&name));
        let Some(kept) = Retention::of(&LIBRARY, &case, 60) else {
            assert_eq!(name, "half-filled", "every other example has days");
            continue;
        };
        // No day that stands anywhere in the case is later.
        let text = example(&name).to_string();
        let days = text.split('"').filter_map(|word| word.parse::<jiff::civil::Date>().ok());
        assert!(days.into_iter().all(|day| day <= kept.last_step), "{name}: {}", kept.last_step);
        assert_eq!(kept.kept_until.year(), kept.last_step.year() + 5, "{name}");
        assert!(
            !kept.is_passed(kept.kept_until) && kept.is_passed(kept.kept_until.tomorrow().unwrap())
        );
    }
    // The last day of a short month.
    let case = parse(&example("pension-granted-2018"));
    let kept = Retention::of(&LIBRARY, &case, 1200).unwrap();
    assert_eq!(kept.kept_until.year(), kept.last_step.year() + 100);
    assert!(Retention::of(&LIBRARY, &forberedt::case::Case::default(), 60).is_none());
}

#[test]
fn only_what_is_due_goes_and_only_when_it_is_said() {
    let root = desk();
    let folder = root.path().to_str().unwrap();
    let old = root.path().join("pension-granted-2018");
    fs::write(old.join("Brev fra lægen.pdf"), "somebody else's").unwrap();
    // Somebody has gone on writing in this one.
    let changed = old.join("Afgørelse om førtidspension.docx");
    fs::copy("tests/suite/main.rs", old.join("noter.txt")).unwrap();
    let mut bytes = fs::read(&changed).unwrap();
    bytes.extend(b"more");
    fs::write(&changed, bytes).unwrap();
    let before = files(root.path());

    let today = ["--months", "60", "--today", "2024-01-01"];
    let listed = delete(&[&[folder][..], &today].concat());
    assert_eq!(code(&listed), 0, "{}", complained(&listed));
    let words = said(&listed);
    assert!(
        words.contains("pension-granted-2018") && words.contains("gemmes til og med"),
        "{words}"
    );
    assert!(!words.contains("fleksjob-few-hours-2021"), "not due: {words}");
    assert!(complained(&listed).contains("Intet er slettet"), "{}", complained(&listed));
    assert_eq!(files(root.path()), before);

    let deleted = delete(&[&[folder, "--yes"][..], &today].concat());
    assert_eq!(code(&deleted), 0, "{}", complained(&deleted));
    let gone: Vec<String> = said(&deleted)
        .lines()
        .filter_map(|line| line.strip_prefix("slettet  "))
        .map(str::to_owned)
        .collect();
    assert!(gone.iter().any(|it| it.ends_with("case.json")), "{gone:?}");
    assert!(gone.iter().any(|it| it.ends_with("til journalen.pdf")), "{gone:?}");
    let left: Vec<String> = files(&old)
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left, ["Afgørelse om førtidspension.docx", "Brev fra lægen.pdf", "noter.txt"]);
    let words = said(&deleted);
    let stays: Vec<&str> = words.lines().filter(|line| line.starts_with("bliver ")).collect();
    assert_eq!(stays.len(), 3, "each is named: {words}");
    assert!(words.contains("er ændret, eller et andet program"), "{words}");
    let other = |path: &&PathBuf| path.starts_with(root.path().join("fleksjob-few-hours-2021"));
    assert_eq!(
        before.iter().filter(other).count(),
        files(root.path()).iter().filter(other).count(),
        "the other case has all of its files"
    );
    // Once more there is nothing to do.
    let again = delete(&[&[folder, "--yes"][..], &today].concat());
    assert_eq!(code(&again), 0);
    assert!(said(&again).contains("Ingen sager"), "{}", said(&again));
}

#[test]
fn a_folder_of_its_own_that_is_empty_goes_with_the_case() {
    let root = desk();
    let old = root.path().join("pension-granted-2018");
    let name = old.to_str().unwrap();
    let deleted = delete(&[name, "--yes", "--months", "12", "--today", "2024-01-01", "--json"]);
    assert_eq!(code(&deleted), 0, "{}", complained(&deleted));
    let told: Value = serde_json::from_str(&said(&deleted)).unwrap();
    assert!(told[0]["deleted"].as_array().unwrap().len() > 10, "{told}");
    assert_eq!(told[0]["deleted"], told[0]["files"]);
    assert!(!old.exists(), "{:?}", files(&old));
}

#[test]
fn a_case_that_is_named_alone_and_not_due_stays_and_a_held_one_too() {
    let root = desk();
    let case = root.path().join("pension-granted-2018/case.json");
    let name = case.to_str().unwrap();
    let early = delete(&[name, "--yes", "--months", "60", "--today", "2019-01-01"]);
    assert_eq!(code(&early), 1, "{}", said(&early));
    assert!(case.exists());
    assert_eq!(code(&delete(&[name, "--yes"])), 2, "nobody has said how long");
    assert_eq!(code(&delete(&[name, "--months", "0"])), 2);
    let (_, hold) = forberedt::files::holding::Hold::take(&case, false);
    let held = delete(&[name, "--yes", "--months", "12", "--today", "2024-01-01"]);
    assert_eq!(code(&held), 2, "{}", complained(&held));
    assert!(case.exists());
    drop(hold);
}

#[test]
fn a_locked_case_goes_with_its_exhibits() {
    let root = tempfile::tempdir().unwrap();
    let (key, case) = (root.path().join("ord.txt"), root.path().join("sag.sag"));
    fs::write(&key, WORD).unwrap();
    let (key, name) = (key.to_str().unwrap(), case.to_str().unwrap());
    let plain = "examples/pension-granted-2018/case.json";
    assert_eq!(code(&forberedt(&["pack", plain, "--out", name, "--key-file", key])), 0);
    let paper = root.path().join("paper.pdf");
    let written = forberedt(&[
        "write",
        plain,
        "--letter",
        "decision-pension-granted",
        "--format",
        "pdf",
        "--out",
        root.path().join("out").to_str().unwrap(),
    ]);
    assert_eq!(code(&written), 0);
    fs::rename(files(&root.path().join("out"))[0].clone(), &paper).unwrap();
    let added = forberedt(&["exhibits", name, "--add", paper.to_str().unwrap(), "--key-file", key]);
    assert_eq!(code(&added), 0, "{}", complained(&added));
    assert_eq!(files(root.path()).len(), 4, "{:?}", files(root.path()));
    let today = ["--months", "60", "--today", "2024-01-01", "--key-file", key, "--yes"];
    let deleted = delete(&[&[name][..], &today].concat());
    assert_eq!(code(&deleted), 0, "{}", complained(&deleted));
    let left: Vec<PathBuf> = files(root.path());
    assert_eq!(left.len(), 2, "the key and the paper are no part of it: {left:?}");
}

/// What another case may have written or put there stays, whoever it is of.
#[test]
fn beside_another_case_nothing_but_the_case_itself_goes() {
    let root = desk();
    let old = root.path().join("pension-granted-2018");
    let newer = fs::read_to_string(old.join("case.json")).unwrap().replace("\"2018-", "\"2025-");
    fs::rename(old.join("case.json"), old.join("kopi fra 2018.json")).unwrap();
    fs::write(old.join("sag.json"), newer).unwrap();
    let before = files(&old).len();
    let name = old.to_str().unwrap();
    let deleted = delete(&[name, "--yes", "--months", "60", "--today", "2026-01-01"]);
    assert_eq!(code(&deleted), 0, "{}", complained(&deleted));
    assert_eq!(files(&old).len(), before - 1, "{}", said(&deleted));
    assert!(old.join("sag.json").exists() && !old.join("kopi fra 2018.json").exists());
    assert!(said(&deleted).contains("kan høre til en anden sag"), "{}", said(&deleted));
}

#[test]
fn a_case_with_unsaved_changes_and_a_day_to_come_delete_nothing() {
    let root = desk();
    let old = root.path().join("pension-granted-2018");
    let name = old.to_str().unwrap();
    let today = ["--yes", "--months", "60", "--today"];
    let before = files(root.path());
    let early = delete(&[&[name][..], &today, &["2124-01-01"]].concat());
    assert_eq!(code(&early), 2, "{}", said(&early));
    assert_eq!(files(root.path()), before);
    fs::write(old.join(".case.json.journal"), "something").unwrap();
    let unsaved = delete(&[&[name][..], &today, &["2024-01-01"]].concat());
    assert_eq!(code(&unsaved), 2, "{}", said(&unsaved));
    assert!(complained(&unsaved).contains("ikke er gemt"), "{}", complained(&unsaved));
    assert_eq!(files(root.path()).len(), before.len() + 1);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let root = desk();
    let old = root.path().join("pension-granted-2018");
    let elsewhere = root.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("000001.age"), "somebody else's").unwrap();
    std::os::unix::fs::symlink(&elsewhere, old.join("case.bilag")).unwrap();
    let link = root.path().join("link.json");
    std::os::unix::fs::symlink(old.join("case.json"), &link).unwrap();
    let today = ["--yes", "--months", "60", "--today", "2024-01-01"];
    let by_link = delete(&[&[link.to_str().unwrap()][..], &today].concat());
    assert_eq!(code(&by_link), 2, "{}", said(&by_link));
    assert!(old.join("case.json").exists());
    let deleted = delete(&[&[old.to_str().unwrap()][..], &today].concat());
    assert_eq!(code(&deleted), 0, "{}", complained(&deleted));
    assert!(elsewhere.join("000001.age").exists());
}
