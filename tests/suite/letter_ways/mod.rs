//! Which case takes a letter down each of its ways, and which ways no case takes.
//!
//! A way is a branch of a condition, or a list with and without items. It counts where the case asks for the letter. The cases are the
//! examples, those bent from them, and all of these with the small changes of `twists.txt`. The ways that none takes stand in `not-reached.txt`; `UPDATE_GOLDEN=1` writes it anew. Run with `--nocapture`, the test says for each way the
//! first case that takes it.

mod twists;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use forberedt::case::Case;
use forberedt::letters::occasion::{Availability, Occasion};
use forberedt::letters::recipe::Branch;
use rayon::prelude::*;

use crate::library_and_examples::{all_cases, library};
use twists::{Twist, twists};

const NOT_REACHED: &str = "tests/suite/letter_ways/not-reached.txt";

/// How a way is written in the list.
fn line(letter: &str, Branch { file, when, number }: &Branch) -> String {
    let number = if *number == 1 { String::new() } else { format!(" ({number})") };
    format!("{letter}: {file}: {when}{number}")
}

/// What a letter's ways are tried with: the cases, and all of them twisted in each way.
struct Trial<'t> {
    cases: Vec<(&'static str, &'static Case)>,
    twists: &'t [Twist],
}

impl Trial<'_> {
    /// The first case that takes each way of a letter; none where no case does.
    fn of(&self, id: &str) -> Vec<(Branch, Option<String>)> {
        let library = library();
        let template = library.letters.template(id).unwrap();
        let occasion = Occasion::named(&template.occasion).unwrap();
        let ways = library.letters.ways(id, library.sources(), &library.deadlines).unwrap();
        let asks = |case: &Case| {
            let day = template.law_day(case);
            occasion.availability(&library.look(case), day) == Availability::Available
        };
        let mut first: Vec<Option<String>> = vec![None; ways.branches.len()];
        let mut take = |case: &Case, name: &dyn Fn() -> String| {
            if !asks(case) {
                return;
            }
            let taken = ways.taken(&library.facts(case));
            assert_eq!(taken.len(), first.len(), "{id}");
            for (first, _) in first.iter_mut().zip(taken).filter(|(_, is_taken)| *is_taken) {
                first.get_or_insert_with(name);
            }
        };
        for (name, case) in &self.cases {
            take(case, &|| (*name).to_owned());
        }
        for twist in self.twists {
            for (name, case) in self.cases.iter().filter(|(_, case)| asks(case)) {
                take(&twist.apply(case), &|| format!("{name}, {}", twist.name));
            }
        }
        ways.branches.into_iter().zip(first).collect()
    }
}

/// The first case that takes each way of each letter.
fn reached() -> BTreeMap<String, Option<String>> {
    let twists = twists();
    let trial = Trial { cases: all_cases().collect(), twists: &twists };
    let ids: Vec<&str> =
        library().letters.all().iter().map(|template| template.id.as_str()).collect();
    let found: Vec<_> = ids.par_iter().map(|id| (*id, trial.of(id))).collect();
    let mut reached = BTreeMap::new();
    for (id, ways) in found {
        for (branch, first) in ways {
            let before = reached.insert(line(id, &branch), first);
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
        let _ = writeln!(told, "{way} ← {}", case.as_deref().unwrap_or("ingen"));
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
