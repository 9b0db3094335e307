//! What the checks say of a case of the new way: no word of plan, team or recommendation.

use std::collections::BTreeSet;

use forberedt::case::field::{Edit, State};
use forberedt::checks;

use super::letters::{GONE, new_cases};
use crate::library_and_examples::library;

#[test]
fn no_finding_of_the_new_way_speaks_of_plan_team_or_recommendation() {
    let mut seen = BTreeSet::new();
    // What is said of an answer of the old way names it.
    for (name, case) in new_cases().into_iter().filter(|(name, _)| !name.contains("left over")) {
        let mut lists = BTreeSet::new();
        case.each_answer(|field, answer| {
            if answer.state() == State::Given {
                lists.insert(field.list().map_or(field, |(list, _)| list));
            }
        });
        for field in lists {
            let mut emptied = case.clone();
            match emptied.find_mut(&field) {
                Some(Edit::Answer(answer)) => answer.set_state(State::NotAnswered),
                Some(Edit::List(list)) => list.set_state(State::NotAnswered),
                None => panic!("{field}"),
            }
            // Without the day that it was begun or decided on, a case goes the old way.
            if !library().look(&emptied).going().is_new() {
                continue;
            }
            for problem in checks::run(&library().look(&emptied), &library().wording) {
                let said = format!("{} {} {}", problem.message, problem.why, problem.cure);
                let said = said.to_lowercase();
                for word in GONE {
                    assert!(
                        !said.contains(word),
                        "{} without {field} on {name}: {said}",
                        problem.code
                    );
                }
                seen.insert(problem.code);
            }
        }
    }
    assert!(seen.len() > 15, "{seen:?}");
}

/// The form asks a case of the new way in words that fit it. The fields that choose the way name both.
#[test]
fn no_field_of_the_new_way_speaks_of_plan_team_or_recommendation() {
    const CHOOSES: [&str; 4] = ["matter.track", "matter.way", "matter.way_by", "matter.way_on"];
    let words = &library().words;
    let mut seen = 0;
    for (name, case) in new_cases().into_iter().filter(|(name, _)| !name.contains("left over")) {
        case.each_answer(|field, _| {
            let key = field.words_key();
            if CHOOSES.contains(&&*key) || !words.is_relevant(&case, &field) {
                return;
            }
            let Some(told) = words.field(&key) else { return };
            let said = format!("{} {} {}", told.label, told.help, told.example).to_lowercase();
            for word in GONE.into_iter().chain(["planen"]) {
                assert!(!said.contains(word), "{key} on {name}: {said}");
            }
            seen += 1;
        });
    }
    assert!(seen > 100, "{seen}");
}
