//! The program without a window: what it writes, what it answers to the shell, and that nothing is half written.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use forberedt::problem::Place;
use serde_json::json;

use crate::cases::{LIBRARY, example, parse, path, set};
use crate::file_names::names;

fn forberedt(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forberedt-cli")).args(arguments).output().unwrap()
}

#[test]
fn a_ready_letter_is_written_and_a_blocked_one_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let write = |case: &str, letter: &str| {
        let arguments = [
            "write",
            case,
            "--letter",
            letter,
            "--format",
            "pdf,docx,text",
            "--out",
            out.to_str().unwrap(),
        ];
        forberedt(&arguments).status.code()
    };
    assert_eq!(write("examples/half-filled", "preparatory-plan"), Some(1));
    assert_eq!(names(&out), [""; 0]);
    assert_eq!(write("examples/pension-granted-2018", "no-such-letter"), Some(2));
    assert_eq!(
        write("examples/pension-granted-2018", "decision-fleksjob-granted"),
        Some(1),
        "a letter of another case"
    );
    assert_eq!(names(&out), [""; 0]);
    assert_eq!(write("examples/pension-granted-2018", "decision-pension-granted"), Some(0));
    assert_eq!(
        names(&out),
        [
            "Afgørelse om førtidspension.docx",
            "Afgørelse om førtidspension.pdf",
            "Afgørelse om førtidspension.txt"
        ]
    );
}

#[test]
fn several_cases_are_written_each_to_its_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let arguments = ["write", "examples", "--format", "text", "--out", out.to_str().unwrap()];
    let output = forberedt(&arguments);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(names(&out).len(), 15);
    assert!(
        names(&out.join("pension-granted-2018"))
            .contains(&"Afgørelse om førtidspension.txt".to_owned())
    );
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("mangler  preparatory-plan"), "what is not ready is listed");
}

/// A folder with that name inside another, holding a copy of an example; gives its path.
fn case_folder(inside: &Path, name: &str, example: &str) -> String {
    let folder = inside.join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::copy(format!("examples/{example}/case.json"), folder.join("case.json")).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn cases_that_would_share_a_folder_are_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let ravn = case_folder(folder.path(), "Ravn/Sag", "pension-granted-2018");
    let holm = case_folder(folder.path(), "Holm/Sag", "resource-course-2018");
    let small = case_folder(folder.path(), "Lund/sag", "postponed-2018");
    // On other systems these are one folder: a letter in parts, and a point at the end.
    let whole = case_folder(folder.path(), "Bech/S\u{e5}", "pension-granted-2018");
    let parts = case_folder(folder.path(), "Dahl/Sa\u{30a}", "resource-course-2018");
    let pointed = case_folder(folder.path(), "Ekman/SAG.", "resource-course-2018");
    let file = format!("{ravn}/case.json");
    let dotted = format!("{}/Ravn/./Sag/", folder.path().display());
    for (first, second) in [
        (&ravn, &holm),
        (&ravn, &ravn),
        (&ravn, &file),
        (&ravn, &dotted),
        (&ravn, &small),
        (&whole, &parts),
        (&ravn, &pointed),
    ] {
        let arguments =
            ["write", first, second, "--format", "text", "--out", out.to_str().unwrap()];
        let output = forberedt(&arguments);
        assert_eq!(output.status.code(), Some(2), "{second}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(first.as_str()) && told.contains(second.as_str()), "{told}");
        assert!(!out.exists(), "{second}");
    }
}

#[test]
fn letters_stay_under_the_output_folder_however_the_case_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let own = case_folder(folder.path(), "Ravn", "postponed-2018");
    let inner = case_folder(folder.path(), "Ravn/her", "pension-granted-2018");
    let out = folder.path().join("out");
    fs::remove_file(format!("{own}/case.json")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
        .current_dir(&inner)
        .args(["write", "..", "case.json", "--format", "text", "--out", out.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(names(&out), ["Ravn", "her"]);
    assert_eq!(names(folder.path()), ["Ravn", "out"]);
}

#[test]
fn wrong_input_ends_with_two_and_a_word_on_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.json");
    fs::write(&file, "{\"format\": \"forber").unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "").unwrap();
    let (file, taken) = (file.to_str().unwrap(), taken.to_str().unwrap());
    for arguments in [
        vec!["check", file],
        vec!["check", "examples/no-such-folder"],
        vec!["write", "examples/pension-granted-2018", "--out", taken],
        vec!["verify", "examples/no-such-folder"],
        vec!["wrte", "examples"],
    ] {
        let output = forberedt(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).len() > 20, "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_does_not_stop_the_letters_but_is_told_of_by_the_code() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let case = "examples/pension-granted-2018";
    for arguments in [
        vec!["write", case, "--format", "text", "--out", out.to_str().unwrap()],
        vec!["letters", case],
        vec!["check", case, "--json"],
        vec!["law"],
        vec!["law", "--matrix"],
        vec!["schema"],
        vec!["licences"],
        vec!["--help"],
    ] {
        // Nobody listens from the start, so that it does not hang on who is faster.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
            .args(&arguments)
            .stdout(writer)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.lines().all(|line| line.starts_with("advarsel")), "{arguments:?}: {told}");
    }
    assert!(names(&out).len() > 5);
}

/// A device on which every write finds the disk full.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_no_success() {
    let case = "examples/pension-granted-2018";
    for arguments in [
        vec!["letters", case],
        vec!["check", case],
        vec!["deadlines", case],
        vec!["readability", case, "--letter", "decision-pension-granted"],
        vec!["write", case, "--letter", "decision-pension-granted"],
        vec!["verify"],
        vec!["law"],
        vec!["schema"],
        vec!["licences"],
        vec!["--version"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
            .args(&arguments)
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(
            told.contains("Svaret kan ikke skrives: der er ikke plads"),
            "{arguments:?}: {told}"
        );
    }
}

/// The calls to the system that a command makes, of those that put files on the disk.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs strace: cargo test --locked -- --include-ignored"]
fn a_letter_is_on_the_disk_before_it_takes_its_place_and_its_folder_after() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let out = folder.path().join("new/out");
    let status = Command::new("strace")
        .args(["-f", "-y", "-e", "trace=fsync,rename,renameat,renameat2,linkat,link", "-o"])
        .arg(&trace)
        .args([env!("CARGO_BIN_EXE_forberedt-cli"), "write", "examples/pension-granted-2018"])
        .args(["--letter", "decision-pension-granted", "--out", out.to_str().unwrap()])
        .status()
        .unwrap();
    assert!(status.success());
    let trace = fs::read_to_string(trace).unwrap();
    let calls: Vec<&str> = trace.lines().filter(|line| !line.contains("+++")).collect();
    let at = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..calls.len()).filter(|index| wanted(calls[*index])).collect()
    };
    let flushed = at(&|call| call.contains("fsync(") && call.contains("/.forberedt-"));
    let placed = at(&|call| call.contains("rename") || call.contains("link"));
    let folders = at(&|call| call.contains("fsync(") && call.contains("/out>"));
    assert_eq!((flushed.len(), placed.len()), (2, 2), "{trace}");
    assert!(flushed.iter().max() < placed.iter().min(), "{trace}");
    assert!(placed.iter().max() < folders.iter().max(), "{trace}");
    let parent = format!("{}>", folder.path().join("new").display());
    assert!(trace.contains(&parent), "the new folder itself: {trace}");
}

#[test]
fn check_knows_of_an_answer_of_blanks_that_a_letter_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    let checked = |field: &str, value: &str| {
        let mut case = example("pension-granted-2018");
        set(&mut case, field, json!(value));
        fs::write(
            &file,
            serde_json::to_vec(&json!({ "format": "forberedt-case", "version": 1, "written_by": "test", "case": case }))
                .unwrap(),
        )
        .unwrap();
        let output = forberedt(&["check", file.to_str().unwrap()]);
        (output.status.code(), String::from_utf8(output.stdout).unwrap().contains(field))
    };
    for blank in ["", "   ", "\u{a0}", "\u{200b}", "\u{ad}\t\u{2060}", "\u{3000} \u{2003}"] {
        assert_eq!(checked("citizen.name", blank), (Some(1), true), "{blank:?}");
        assert_eq!(checked("matter.case_number", blank), (Some(1), true), "{blank:?}");
        // No letter of the case prints it.
        assert_eq!(checked("citizen.language", blank), (Some(0), false), "{blank:?}");
    }
    assert_eq!(checked("citizen.name", "Birgitte Solhøj Ravn"), (Some(0), false));
}

#[test]
fn an_answer_that_is_wrong_is_not_told_to_be_missing_as_well() {
    let mut case = example("pension-granted-2018");
    set(&mut case, "decision.date", json!("8. maj"));
    let case = parse(&case);
    let lacking = LIBRARY.shelf(&case).finish("decision-pension-granted").unwrap_err();
    let told = lacking.iter().filter(|it| it.place == Place::Field(path("decision.date")));
    let codes: Vec<&str> = told.map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["date-year-open"]);
}
