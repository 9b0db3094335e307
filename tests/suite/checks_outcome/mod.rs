//! The checks that hold the parts of a case against each other: a case where each fires, and one where it just does not.

mod across;
mod after;
mod checklist;
mod clarification;
mod conditions;
mod hearing;
mod hours;
mod meeting_day;
mod people;
mod person;
mod reasons;
mod said;
mod sentences;
mod steps;

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use serde_json::Value;

use super::cases::{changed, checks_between, named, problems};

/// The checks of this part: those from their first headline in the file of words on.
static OWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| checks_between("Hours", None));

/// The checks of this part that fire in a case, each with its field.
fn fired(case: &Value) -> Vec<String> {
    problems(case).iter().filter(|problem| OWN.contains(&problem.code)).map(named).collect()
}

/// Holds that the changes to an example make just these checks fire.
#[track_caller]
fn fires(name: &str, changes: &[(&str, Value)], expected: &[&str]) {
    assert_eq!(fired(&changed(name, changes)), expected);
}

const NONE: &[&str] = &[];

/// A check fires in one of these files; a name that is never written there has no test.
#[test]
fn every_check_of_this_part_is_tested() {
    let tests: String = fs::read_dir("tests/suite/checks_outcome")
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    for check in OWN.iter() {
        let named = [" ", "\""].iter().any(|end| tests.contains(&format!("\"{check}{end}")));
        assert!(named, "{check} has no test");
    }
}
