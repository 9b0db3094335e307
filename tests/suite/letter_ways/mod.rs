//! Which case takes a letter down each of its ways, and which ways no case takes.
//!
//! A way is a branch of a condition, or a list with and without items. It counts where the case asks for the letter. The ways that no
//! case takes stand in `not-reached.txt`; `UPDATE_GOLDEN=1` writes it anew. Run with `--nocapture`, the test says for each way the
//! first case that takes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use forberedt::case::Case;
use forberedt::letters::recipe::Branch;

use crate::library_and_examples::{all_cases, library};

const NOT_REACHED: &str = "tests/suite/letter_ways/not-reached.txt";

/// How a way is written in the list.
fn line(letter: &str, Branch { file, when, number }: &Branch) -> String {
    let number = if *number == 1 { String::new() } else { format!(" ({number})") };
    format!("{letter}: {file}: {when}{number}")
}

/// The first case that takes each way of each letter; none where no case does.
fn reached() -> BTreeMap<String, Option<&'static str>> {
    let mut reached = BTreeMap::new();
    let cases: Vec<(&'static str, &Case)> = all_cases().collect();
    for template in library().letters.all() {
        let id = template.id.as_str();
        let ways = library().letters.ways(id, library().sources(), &library().deadlines).unwrap();
        let mut first: Vec<Option<&'static str>> = vec![None; ways.branches.len()];
        for (name, case) in &cases {
            if library().shelf(case).available().all(|given| given.id != id) {
                continue;
            }
            let taken = ways.taken(&library().facts(case));
            assert_eq!(taken.len(), first.len(), "{id}");
            for (first, _) in first.iter_mut().zip(taken).filter(|(_, is_taken)| *is_taken) {
                first.get_or_insert(name);
            }
        }
        for (branch, first) in ways.branches.iter().zip(first) {
            let before = reached.insert(line(id, branch), first);
            assert_eq!(before, None, "{id}: {branch:?} is told apart from no other");
        }
    }
    reached
}

#[test]
fn each_way_of_each_letter_is_taken_by_a_case_or_named_as_taken_by_none() {
    let reached = reached();
    let mut told = String::new();
    for (way, case) in &reached {
        let _ = writeln!(told, "{way} ← {}", case.unwrap_or("ingen"));
    }
    let missed: BTreeSet<&str> =
        reached.iter().filter(|(_, case)| case.is_none()).map(|(way, _)| way.as_str()).collect();
    println!("{told}\n{} ways, {} of them taken by no case", reached.len(), missed.len());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let list: String = missed.iter().map(|way| format!("{way}\n")).collect();
        fs::write(NOT_REACHED, list).unwrap();
    }
    let list = fs::read_to_string(NOT_REACHED).unwrap();
    let listed: BTreeSet<&str> = list.lines().collect();
    let lost: Vec<&&str> = missed.difference(&listed).collect();
    assert!(lost.is_empty(), "taken by no case, and not named:\n{lost:#?}");
    let stale: Vec<&&str> = listed.difference(&missed).collect();
    assert!(stale.is_empty(), "named, but taken by a case or not there any more:\n{stale:#?}");
    assert!(reached.len() > 2_000, "the letters have more ways than these: {}", reached.len());
}
