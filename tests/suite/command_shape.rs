//! All commands over cases take the same words and answer in the same ways: one case or many, in words or as JSON, here or in files.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

pub(crate) fn forberedt(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forberedt-cli")).args(arguments).output().unwrap()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", complained(output)))
}

/// A folder with two cases, one of them not called `case.json`, and two files that are none.
fn mixed(folder: &Path) -> String {
    fs::create_dir_all(folder.join("Ravn")).unwrap();
    fs::copy("examples/pension-granted-2018/case.json", folder.join("Ravn/case.json")).unwrap();
    fs::copy("examples/postponed-2018/case.json", folder.join("holm.json")).unwrap();
    let text = fs::read_to_string("examples/half-filled/case.json").unwrap();
    fs::write(folder.join("torn.json"), &text[..text.floor_char_boundary(text.len() / 2)]).unwrap();
    fs::write(folder.join("Ravn/settings.json"), "{\"colour\": 1}").unwrap();
    fs::create_dir_all(folder.join(".hidden")).unwrap();
    fs::write(folder.join(".hidden/case.json"), "no case").unwrap();
    folder.to_str().unwrap().to_owned()
}

const CASE: &str = "examples/pension-granted-2018";
const LETTER: &str = "decision-pension-granted";

/// The commands over cases, with all that each needs.
const COMMANDS: [&[&str]; 10] = [
    &["letters"],
    &["check"],
    &["deadlines", "--today", "2018-04-01"],
    &["questions", "--today", "2018-04-01"],
    &["journal", "--today", "2018-04-01"],
    &["evidence"],
    &["readability", "--letter", LETTER],
    &["write", "--letter", LETTER],
    &["diff", "--letter", LETTER],
    &["verify-sealed"],
];

fn with<'a>(command: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    command.iter().chain(more).copied().collect()
}

#[test]
fn a_folder_is_gone_through_and_what_is_no_case_is_named_skipped_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mixed = mixed(folder.path());
    for command in COMMANDS {
        let output = forberedt(&with(command, &[&mixed]));
        assert_eq!(code(&output), 2, "{command:?}");
        let told = complained(&output);
        assert!(told.contains(&format!("{mixed}/torn.json")), "{command:?}: {told}");
        assert!(told.contains(&format!("{mixed}/Ravn/settings.json")), "{command:?}: {told}");
        assert!(told.contains("2 filer er sprunget over."), "{command:?}: {told}");
        assert!(!told.contains(".hidden"), "{command:?}: {told}");
        let said = said(&output);
        for case in ["Ravn/case.json", "holm.json"] {
            let named = said.contains(&format!("== {mixed}/{case}"));
            // A letter that the case does not give has no answer to be named above.
            assert!(named || (command.len() > 1 && case == "holm.json"), "{command:?}: {said}");
        }
    }
}

#[test]
fn several_cases_answer_as_one_list_and_one_case_alone() {
    let cases = [CASE, "examples/postponed-2018"];
    for command in COMMANDS {
        let one = json(&forberedt(&with(command, &[CASE, "--json"])));
        let several = json(&forberedt(&with(command, &[cases[0], cases[1], "--json"])));
        let several = several.as_array().unwrap();
        assert_eq!(several[0]["case"], CASE, "{command:?}");
        if command[0] == "write" {
            assert_eq!((&several[0], one["letters"][0]["letter"].as_str()), (&one, Some(LETTER)));
            assert!(one["letters"][0]["text"].as_str().unwrap().starts_with("Egelund Kommune"));
            assert_eq!(several[1]["lacking"][0]["letter"], LETTER);
        } else {
            assert_eq!(several[0]["answer"], one, "{command:?}");
        }
        // A folder of cases is a list also on a day when it holds one.
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("Ravn")).unwrap();
        fs::copy(format!("{CASE}/case.json"), folder.path().join("Ravn/case.json")).unwrap();
        let found = forberedt(&with(command, &[folder.path().to_str().unwrap(), "--json"]));
        assert_eq!(json(&found).as_array().map(Vec::len), Some(1), "{command:?}");
    }
}

#[test]
fn with_an_output_folder_each_file_is_told_of_and_holds_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    for command in COMMANDS {
        let out = folder.path().join(command[0]);
        let out = out.to_str().unwrap();
        let words = said(&forberedt(&with(command, &[CASE])));
        let writes_letters = ["write", "diff"].contains(&command[0]);
        let text = if writes_letters { vec!["--format", "text"] } else { vec![] };
        let written = forberedt(&with(&with(command, &[CASE, "--out", out]), &text));
        assert_eq!(code(&written), 0, "{command:?}: {}", complained(&written));
        let told = said(&written);
        let path = told.strip_prefix("skrevet  ").unwrap().trim_end();
        assert_eq!(fs::read_to_string(path).unwrap(), words, "{command:?}");
        // Once more the same; then another answer lies there.
        assert_eq!(code(&forberedt(&with(&with(command, &[CASE, "--out", out]), &text))), 0);
        fs::write(path, "my own notes").unwrap();
        let refused = forberedt(&with(&with(command, &[CASE, "--out", out]), &text));
        assert_eq!((code(&refused), said(&refused).as_str()), (2, ""), "{command:?}");
        assert!(complained(&refused).contains(path), "{command:?}");
        let forced = with(&with(command, &[CASE, "--out", out, "--replace"]), &text);
        assert_eq!(code(&forberedt(&forced)), 0, "{command:?}");
        assert_eq!(fs::read_to_string(path).unwrap(), words, "{command:?}");
    }
    let out = folder.path().join("several");
    let cases = [CASE, "examples/postponed-2018", "--json", "--out", out.to_str().unwrap()];
    assert_eq!(code(&forberedt(&with(&["letters"], &cases))), 0);
    for case in ["pension-granted-2018", "postponed-2018"] {
        let text = fs::read_to_string(out.join(case).join("letters.json")).unwrap();
        assert!(serde_json::from_str::<Value>(&text).unwrap().is_array());
    }
}

#[test]
fn commands_without_cases_answer_in_the_same_ways() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    for (command, file) in [
        (vec!["verify"], "verify.json"),
        (vec!["law", "--today", "2018-05-08"], "law.json"),
        (vec!["law", "--matrix"], "law-matrix.json"),
        (vec!["schema"], "schema.json"),
        (vec!["doctor", "--today", "2026-11-27"], "doctor.json"),
        (vec!["licences"], "licences.json"),
    ] {
        let here = json(&forberedt(&with(&command, &["--json"])));
        let written = forberedt(&with(&command, &["--json", "--out", out]));
        assert_eq!(code(&written), 0);
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), here, "{command:?}");
    }
}

#[test]
fn the_manual_page_says_all_that_the_help_says_and_shells_complete_it() {
    let page = said(&forberedt(&["manual"]));
    let help = said(&forberedt(&["--help"]));
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Kommandoer:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 20, "{help}");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let written = said(&forberedt(&["manual", "--out", out]));
    assert_eq!(written.lines().filter(|line| line.starts_with("skrevet  ")).count(), 5);
    assert_eq!(fs::read_to_string(folder.path().join("forberedt-cli.1")).unwrap(), page);
    let bash = fs::read_to_string(folder.path().join("forberedt-cli.bash")).unwrap();
    for command in commands {
        let heading = |line: &str| line.strip_prefix(".SS ").map(|it| it.replace("\\-", "-"));
        assert!(page.lines().filter_map(heading).any(|it| it == command), "{command}");
        assert!(bash.contains(command), "{command}");
        let help = said(&forberedt(&[command, "--help"]));
        let options = help.split_whitespace().filter(|word| word.starts_with("--"));
        for option in options.map(|word| word.trim_end_matches([',', ']', '.', ';'])) {
            assert!(page.contains(&option.replace('-', "\\-")), "{command} {option}");
        }
    }
    assert!(page.lines().all(|line| !line.starts_with('\'')), "no line is taken for a request");
}

#[test]
fn the_code_tells_done_from_what_a_case_does_not_give_and_from_what_is_wrong() {
    let other = "decision-fleksjob-granted";
    for (expected, arguments) in [
        (0, vec!["check", CASE]),
        (0, vec!["check", "examples/half-filled"]),
        (0, vec!["check", CASE, "--letter", LETTER]),
        (1, vec!["check", "examples/half-filled", "--letter", "preparatory-plan"]),
        (1, vec!["check", CASE, "--letter", other]),
        (2, vec!["check", CASE, "--letter", "no-such-letter"]),
        (0, vec!["letters", "examples/half-filled"]),
        (0, vec!["letters", CASE, "--letter", other]),
        (2, vec!["letters", CASE, "--letter", "no-such-letter"]),
        (0, vec!["deadlines", "examples/half-filled"]),
        (0, vec!["cases", "examples/half-filled"]),
        (0, vec!["cases", CASE, "--week", "12"]),
        (0, vec!["evidence", "examples/half-filled"]),
        (0, vec!["readability", CASE]),
        (1, vec!["readability", CASE, "--letter", other]),
        (0, vec!["write", CASE, "--letter", LETTER]),
        (0, vec!["write", "examples/half-filled", "--draft", "--letter", "preparatory-plan"]),
        (1, vec!["write", CASE, "--letter", other]),
        (2, vec!["write", CASE, "--format", "pdf"]),
        (2, vec!["check", CASE, "--replace"]),
        (2, vec!["deadlines", CASE, "--today", "i morgen"]),
        (2, vec!["cases", CASE, "--week", "om lidt"]),
        (2, vec!["letters", "examples/no-such-folder"]),
        (2, vec!["letters", "templates"]),
        (0, vec!["law", "--on", "2018-05-08"]),
    ] {
        let output = forberedt(&arguments);
        assert_eq!(code(&output), expected, "{arguments:?}: {}", complained(&output));
        assert!(expected == 1 || (expected == 0) != said(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_letter_in_words_is_the_letter_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    forberedt(&["write", CASE, "--letter", LETTER, "--format", "text", "--out", out]);
    let file =
        fs::read_to_string(folder.path().join(format!("{}.txt", crate::cases::stem(LETTER))))
            .unwrap();
    assert_eq!(said(&forberedt(&["write", CASE, "--letter", LETTER])), file);
    let all = said(&forberedt(&["write", CASE]));
    assert!(all.contains(&file) && all.contains(&format!("-- {LETTER}\n")));
}

#[test]
fn a_format_is_known_in_any_letters_and_a_wrong_one_is_told_the_right_ones() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let written = |format: &str| {
        forberedt(&["write", CASE, "--letter", LETTER, "--format", format, "--out", out])
    };
    assert_eq!(code(&written("PDF,Word,TXT,ODT")), 0);
    for ending in ["pdf", "docx", "txt", "odt"] {
        assert!(
            folder.path().join(format!("{}.{ending}", crate::cases::stem(LETTER))).exists(),
            "{ending}"
        );
    }
    let refused = written("rtf");
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("Du kan bruge docx, odt, pdf eller text."));
}
