//! Which case takes a letter down each of its ways, and which ways no case takes.
//!
//! A way is a branch of a condition, or a list with and without items. It counts where the case asks for the letter. The cases are the
//! examples and those bent from them, as they are or with one of the small changes of `twists.txt`. Those that are tried stand in
//! `tries.txt`, and the ways that none of them takes in `not-reached.txt`, apart from those that no case can take: they stand in
//! `unreachable.txt`, below the reason why. `UPDATE_GOLDEN=1` tries all cases with all changes, which
//! takes minutes, and writes both lists anew. With `--nocapture`, the test says for each way which case takes it.

mod twists;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use forberedt::case::Case;
use forberedt::letters::Template;
use forberedt::letters::occasion::{Availability, Occasion};
use forberedt::letters::recipe::{Branch, Ways};
use rayon::prelude::*;

use crate::library_and_examples::{all_cases, library};
use twists::{Twist, twists};

const NOT_REACHED: &str = "tests/suite/letter_ways/not-reached.txt";
const UNREACHABLE: &str = "tests/suite/letter_ways/unreachable.txt";
const TRIES: &str = "tests/suite/letter_ways/tries.txt";

/// How a way is written in the list.
fn line(letter: &str, Branch { file, when, number }: &Branch) -> String {
    let number = if *number == 1 { String::new() } else { format!(" ({number})") };
    format!("{letter}: {file}: {when}{number}")
}

/// A letter and all that it can be tried with.
struct Trial<'t> {
    template: &'static Template,
    ways: Ways<'static>,
    cases: BTreeMap<&'static str, &'static Case>,
    twists: &'t BTreeMap<String, Twist>,
}

impl Trial<'_> {
    fn of<'t>(template: &'static Template, twists: &'t BTreeMap<String, Twist>) -> Trial<'t> {
        let library = library();
        let ways = library.letters.ways(&template.id, library.sources(), &library.deadlines);
        Trial { template, ways: ways.unwrap(), cases: all_cases().collect(), twists }
    }

    /// Whether the case asks for the letter, and the law of its day knows it.
    fn is_asked(&self, case: &Case) -> bool {
        let (library, day) = (library(), self.template.law_day(case));
        let occasion = Occasion::named(&self.template.occasion).unwrap();
        occasion.availability(&library.look(case), day) == Availability::Available
    }

    /// The ways that a case takes, by its name and that of its twist; none where it does not ask for the letter.
    fn taken(&self, name: &str) -> Option<Vec<bool>> {
        let (case, twist) = match name.split_once(": ") {
            Some((case, twist)) => (case, Some(&self.twists[twist])),
            None => (name, None),
        };
        let case: &Case = self.cases[case];
        let twisted = twist.map(|twist| twist.apply(case));
        let case = twisted.as_ref().unwrap_or(case);
        self.is_asked(case).then(|| self.ways.taken(&library().facts(case)))
    }

    /// The fewest tries, as far as one can tell, that take as many ways as all together.
    fn choose(&self) -> Vec<String> {
        let plain = self.cases.keys().map(|name| (*name).to_owned());
        let asked: Vec<_> = self.cases.iter().filter(|(_, case)| self.is_asked(case)).collect();
        let twisted = self
            .twists
            .keys()
            .flat_map(|twist| asked.iter().map(move |(case, _)| format!("{case}: {twist}")));
        let all = plain.chain(twisted).filter_map(|name| Some((self.taken(&name)?, name)));
        let mut all: Vec<(Vec<bool>, String)> = all.collect();
        let mut chosen = Vec::new();
        loop {
            let count = |taken: &[bool]| taken.iter().filter(|is_taken| **is_taken).count();
            // Of several that take as many, the first.
            let best = all.iter().rev().max_by_key(|(taken, _)| count(taken));
            let Some((best, name)) = best.filter(|(taken, _)| count(taken) > 0).cloned() else {
                return chosen;
            };
            chosen.push(name);
            for (taken, _) in &mut all {
                taken.iter_mut().zip(&best).for_each(|(one, best)| *one &= !best);
            }
        }
    }
}

/// The first of the tries that takes each way of each letter.
fn reached() -> BTreeMap<String, Option<String>> {
    let twists = twists();
    let trials: Vec<Trial<'_>> =
        library().letters.all().iter().map(|template| Trial::of(template, &twists)).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let chosen = trials.par_iter().flat_map_iter(|trial| {
            let id = &trial.template.id;
            trial.choose().into_iter().map(move |name| format!("{id}: {name}\n"))
        });
        let chosen: Vec<String> = chosen.collect();
        fs::write(TRIES, chosen.concat()).unwrap();
    }
    let tries = fs::read_to_string(TRIES).unwrap();
    let mut reached = BTreeMap::new();
    for trial in &trials {
        let id = &trial.template.id;
        let mut first: Vec<Option<String>> = vec![None; trial.ways.branches.len()];
        for name in tries.lines().filter_map(|line| line.strip_prefix(&format!("{id}: "))) {
            let taken = trial.taken(name).unwrap_or_else(|| panic!("{name} does not ask for {id}"));
            assert_eq!(taken.len(), first.len(), "{id}");
            for (first, _) in first.iter_mut().zip(taken).filter(|(_, is_taken)| *is_taken) {
                first.get_or_insert_with(|| name.to_owned());
            }
        }
        for (branch, first) in trial.ways.branches.iter().zip(first) {
            let before = reached.insert(line(id, branch), first);
            assert_eq!(before, None, "{id}: {branch:?} is told apart from no other");
        }
    }
    reached
}

/// The ways that no case can take, each with the reason that it stands below.
fn unreachable() -> BTreeMap<String, String> {
    let text = fs::read_to_string(UNREACHABLE).unwrap();
    let (mut reason, mut found) = (String::new(), BTreeMap::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            None => line.clone_into(&mut reason),
            Some(way) => {
                assert!(reason.starts_with("because "), "{way} has no reason");
                let before = found.insert(way.to_owned(), reason.clone());
                assert_eq!(before, None, "{way} stands there twice");
            }
        }
    }
    found
}

#[test]
fn each_way_of_each_letter_is_taken_by_a_case_or_named_as_taken_by_none() {
    let reached = reached();
    let mut told = String::new();
    for (way, case) in &reached {
        let _ = writeln!(told, "{way} ← {}", case.as_deref().unwrap_or("–"));
    }
    let missed: BTreeSet<&str> =
        reached.iter().filter(|(_, case)| case.is_none()).map(|(way, _)| way.as_str()).collect();
    println!("{told}\n{} ways, {} of them taken by no case", reached.len(), missed.len());
    let unreachable = unreachable();
    let taken: Vec<&String> =
        unreachable.keys().filter(|way| !missed.contains(way.as_str())).collect();
    assert!(taken.is_empty(), "named as unreachable, but taken or not there any more:\n{taken:#?}");
    let missed: BTreeSet<&str> =
        missed.into_iter().filter(|way| !unreachable.contains_key(*way)).collect();
    println!("{} of them no case can take, {} are not reached", unreachable.len(), missed.len());
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
    assert!(reached.len() > 4_000, "the letters have more ways than these: {}", reached.len());
}
