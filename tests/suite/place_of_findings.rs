//! A finding points at a field that somebody can see: one that matters as the case stands, or that holds an answer.

use std::collections::BTreeSet;

use forberedt::case::Case;
use forberedt::case::field::{Edit, State};
use forberedt::checks;
use forberedt::problem::Place;

use super::cases::{LIBRARY, example, names, parse};
use super::proof;

/// The findings of a case that point at what is set aside.
fn unseen(case: &Case) -> Vec<String> {
    let look = LIBRARY.look(case);
    let found = checks::find(&look, &LIBRARY.wording).into_iter();
    found
        .filter(|finding| {
            let is_answered =
                case.find(&finding.field).is_some_and(|view| view.state() != State::NotAnswered);
            !is_answered && !look.words.is_relevant(case, &finding.field)
        })
        .map(|finding| format!("{} {}", finding.check, finding.field))
        .collect()
}

#[test]
fn no_finding_points_at_a_field_that_is_set_aside() {
    let mut lost = BTreeSet::new();
    let mut cases: Vec<Case> = names().iter().map(|name| parse(&example(name))).collect();
    for case in &cases {
        // The same case with the first answer of each of its fields gone in turn.
        let mut seen = BTreeSet::new();
        case.each_answer(|path, answer| {
            if !answer.is_filled() || !seen.insert(path.words_key()) {
                return;
            }
            let mut without = case.clone();
            if let Some(Edit::Answer(answer)) = without.find_mut(&path) {
                answer.set_state(State::NotAnswered);
            }
            lost.extend(unseen(&without));
        });
    }
    cases.extend(proof::all().iter().map(parse));
    lost.extend(cases.iter().flat_map(unseen));
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_late_decision_asks_for_the_notice_where_it_can_be_written() {
    let mut case = example("pension-granted-2018");
    case["decision"]["date"] = "2018-08-01".into();
    let case = parse(&case);
    let found = checks::run(&LIBRARY.look(&case), &LIBRARY.wording);
    let late = found.iter().find(|problem| problem.code == "decided-late-without-notice").unwrap();
    let Place::Field(field) = &late.place else { panic!("{late:?}") };
    assert_eq!(field.to_string(), "process.delay_told");
    assert!(LIBRARY.words.is_relevant(&case, field));
}
