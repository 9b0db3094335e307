//! Choosing in a letter from the command line: listed, chosen, chosen back, and what is refused.

use std::fs;
use std::path::PathBuf;

use forberedt::files::case_file;
use forberedt::files::holding::Hold;
use serde_json::Value;

use crate::command_shape::{code, complained, forberedt, said};

const LETTER: &str = "decision-pension-refused";

struct Kept {
    _folder: tempfile::TempDir,
    case: PathBuf,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("case.json");
        fs::copy("examples/pension-refused-fleksjob-granted-2018/case.json", &case).unwrap();
        Self { _folder: folder, case }
    }

    fn choose(&self, more: &[&str]) -> std::process::Output {
        let case = self.case.to_str().unwrap();
        let own = ["choose", case, "--letter", LETTER, "--today", "2018-05-16"];
        forberedt(&[&own, more].concat())
    }

    /// What is chosen, by the names of the choices.
    fn chosen(&self, name: &str) -> String {
        let told: Value = serde_json::from_slice(&self.choose(&["--json"]).stdout).unwrap();
        let choices = told["choices"].as_array().unwrap();
        let choice = choices.iter().find(|choice| choice["name"] == name).unwrap();
        choice["chosen"].as_str().unwrap().to_owned()
    }

    fn letter(&self) -> String {
        said(&forberedt(&["write", self.case.to_str().unwrap(), "--letter", LETTER]))
    }
}

#[test]
fn a_choice_is_listed_made_and_taken_back_in_the_file_of_the_case() {
    let kept = Kept::new();
    let (bytes, usual) = (fs::read(&kept.case).unwrap(), kept.letter());
    let listed = kept.choose(&[]);
    assert_eq!(code(&listed), 0);
    let told = said(&listed);
    assert!(told.contains("talk  Samtale om afgørelsen"), "{told}");
    assert!(told.contains("* citizen  ") && told.contains("  meeting  "), "{told}");
    assert_eq!(fs::read(&kept.case).unwrap(), bytes, "to list changes nothing");

    let made = kept.choose(&["--set", "talk=meeting"]);
    assert_eq!(code(&made), 0, "{}", complained(&made));
    assert!(said(&made).contains("* meeting") && said(&made).contains("skrevet  "));
    assert!(kept.letter().contains("Vi vil gerne mødes med dig"));
    let case = case_file::read(&kept.case).unwrap();
    assert_eq!(case.edits.all().len(), 1);
    assert!(case.edits.all().iter().all(|edit| edit.on == "2018-05-16"));
    assert_eq!(kept.chosen("talk"), "meeting");

    let back = kept.choose(&["--set", "talk=meeting", "--set", "talk=citizen", "--json"]);
    let told: Value = serde_json::from_slice(&back.stdout).unwrap();
    assert_eq!((&told["changed"], told["letter"].as_str()), (&Value::from(true), Some(LETTER)));
    assert!(case_file::read(&kept.case).unwrap().edits.is_empty());
    assert_eq!(kept.letter(), usual);
    // What stands already is no change, and the file is left alone.
    let before = fs::read(&kept.case).unwrap();
    assert!(!said(&kept.choose(&["--set", "talk=citizen"])).contains("skrevet"));
    assert_eq!(fs::read(&kept.case).unwrap(), before);
}

#[test]
fn what_is_not_offered_is_refused_with_what_is_and_nothing_is_written() {
    let kept = Kept::new();
    let before = fs::read(&kept.case).unwrap();
    for (typed, hint) in [
        ("talk", "NAVN=VALG"),
        ("tlak=meeting", "talk"),
        ("talk=meting", "meeting"),
        ("noget=helt-andet", "talk"),
    ] {
        let refused = kept.choose(&["--set", "talk=meeting", "--set", typed]);
        assert_eq!(code(&refused), 2, "{typed}");
        assert!(complained(&refused).contains(hint), "{typed}: {}", complained(&refused));
        assert_eq!(said(&refused), "");
        assert_eq!(fs::read(&kept.case).unwrap(), before, "all of it or nothing");
    }
    let case = kept.case.to_str().unwrap();
    for (letter, expected) in [("decision-pension-granted", 1), ("no-such-letter", 2)] {
        for more in [&[][..], &["--set", "talk=meeting"]] {
            let arguments = [&["choose", case, "--letter", letter], more].concat();
            assert_eq!(code(&forberedt(&arguments)), expected, "{letter} {more:?}");
        }
    }
    let none = forberedt(&["choose", case, "--letter", "exhibit-list", "--set", "talk=meeting"]);
    assert_eq!(code(&none), 1, "{}", complained(&none));
    assert_eq!(code(&forberedt(&["choose", case])), 2, "a letter must be named");
    assert_eq!(fs::read(&kept.case).unwrap(), before);
}

#[test]
fn nothing_is_chosen_while_somebody_has_the_case_open() {
    let kept = Kept::new();
    let (_, hold) = Hold::take(&kept.case, false);
    assert!(hold.is_some());
    let refused = kept.choose(&["--set", "talk=meeting"]);
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("og vælg så"), "{}", complained(&refused));
    assert_eq!(code(&kept.choose(&[])), 0, "it can be looked at");
    drop(hold);
    assert_eq!(code(&kept.choose(&["--set", "talk=meeting"])), 0);
}
