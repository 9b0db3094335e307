//! New law files are tried on cases before they are taken into use.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::command_shape::{code, complained, forberedt, said};

const CASE: &str = "examples/pension-granted-2018/case.json";
const LAW: &str = "templates/law/pensionsloven.toml";
const CITE: &str = "pensionslovens § 16, stk. 3";

/// A folder with a file of law that is changed in one way.
fn new_law(folder: &Path, from: &str, to: &str) -> String {
    let text = fs::read_to_string(LAW).unwrap();
    let changed = text.replace(from, to);
    assert_ne!(text, changed);
    fs::write(folder.join("pensionsloven.toml"), changed).unwrap();
    folder.to_str().unwrap().to_owned()
}

fn letters(told: &Value) -> Vec<&Value> {
    told["cases"][0]["letters"].as_array().unwrap().iter().collect()
}

#[test]
fn letters_that_would_cite_otherwise_are_told_with_what_they_cite() {
    let folder = tempfile::tempdir().unwrap();
    let law = new_law(folder.path(), CITE, "pensionslovens § 16 c, stk. 3");
    let output = forberedt(&["law", "--rehearse", &law, CASE, "--json"]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let told: Value = serde_json::from_str(&said(&output)).unwrap();
    let changed = letters(&told);
    let ids: Vec<&str> = changed.iter().map(|it| it["letter"].as_str().unwrap()).collect();
    assert_eq!(ids, ["recommendation-pension", "decision-pension-granted"]);
    for letter in changed {
        assert_eq!(letter["change"], "other");
        assert_eq!(letter["cited_before"], serde_json::json!([CITE]));
        assert_eq!(letter["cites"], serde_json::json!(["pensionslovens § 16 c, stk. 3"]));
    }
    assert_eq!((&told["other"], &told["stopped"]), (&Value::from(2), &Value::from(0)));
    let words = said(&forberedt(&["law", "--rehearse", &law, CASE]));
    assert!(words.contains("henviser ikke mere til pensionslovens § 16, stk. 3"), "{words}");
    assert!(words.contains("2 får andre ord"), "{words}");
}

#[test]
fn the_law_as_it_is_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(LAW, folder.path().join("pensionsloven.toml")).unwrap();
    let law = folder.path().to_str().unwrap();
    let output = forberedt(&["law", "--rehearse", law, CASE, "--json"]);
    let told: Value = serde_json::from_str(&said(&output)).unwrap();
    assert!(letters(&told).is_empty());
    assert!(told["letters"].as_u64().unwrap() >= 8);
}

#[test]
fn a_letter_that_the_new_law_would_stop_is_told_with_why() {
    let folder = tempfile::tempdir().unwrap();
    // The first version of the rule begins only after the case was decided.
    let text = fs::read_to_string(LAW).unwrap();
    let (first, from) = (text.find(CITE).unwrap(), "from = 2018-01-01");
    let at = text[..first].rfind(from).unwrap();
    let changed = [&text[..at], "from = 2018-05-25", &text[at + from.len()..]].concat();
    fs::write(folder.path().join("pensionsloven.toml"), changed).unwrap();
    let law = folder.path().to_str().unwrap();
    let output = forberedt(&["law", "--rehearse", law, CASE, "--json"]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let told: Value = serde_json::from_str(&said(&output)).unwrap();
    let stopped = letters(&told);
    assert_eq!(stopped.len(), 2);
    for letter in stopped {
        assert_eq!(letter["change"], "stopped");
        assert!(letter["why"][0].as_str().unwrap().contains("Arbejdsevnen"), "{letter}");
    }
    assert_eq!(told["stopped"], 2);
}

#[test]
fn files_with_faults_and_folders_that_are_none_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pensionsloven.toml"), "act = ").unwrap();
    let law = folder.path().to_str().unwrap();
    let output = forberedt(&["law", "--rehearse", law, CASE]);
    assert_eq!((code(&output), said(&output)), (2, String::new()));
    assert!(complained(&output).contains("pensionsloven.toml"), "{}", complained(&output));
    let missing = folder.path().join("nowhere");
    let output = forberedt(&["law", "--rehearse", missing.to_str().unwrap(), CASE]);
    assert_eq!(code(&output), 2);
    assert_eq!(code(&forberedt(&["law", "--rehearse", law])), 2, "no case is named");
}
