//! What the hearing did not tell, and what came after it.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::cases::{LIBRARY, at, items, parse};
use super::{Kind, Seed, date, day, each, empty_talk, kind, refuses_something, seed};

pub(super) const KINDS: &[Kind] = &[
    kind("a hearing that does not say what is expected", expectation),
    kind("no hearing after the team's second answer or a newer paper", again),
];

fn expectation(case: &Value, seeds: &mut Vec<Seed>) {
    if refuses_something(case) && at(case, "process.hearing_sent").is_string() {
        each(seeds, "process.hearing_expected", empty_talk(), "hearing-without-expectation");
    }
}

fn again(case: &Value, seeds: &mut Vec<Seed>) {
    let (Some(sent), true) = (date(case, "process.hearing_sent"), refuses_something(case)) else {
        return;
    };
    // A case of the new way has no team.
    if !LIBRARY.look(&parse(case)).going().is_new() {
        seen_again(sent, seeds);
    }
    for (index, fact) in items(case, "decision.facts").iter().enumerate() {
        let number = fact["exhibit"].as_str().and_then(|text| text.strip_prefix("bilag "));
        let Some(number) = number.and_then(|number| number.parse::<usize>().ok()) else { continue };
        if fact["weight"] != "weighed" {
            continue;
        }
        for days in [1, 3] {
            seed(
                seeds,
                format!("fact {index} in a paper {days} days newer"),
                "paper-after-hearing",
                vec![(format!("exhibits.list.{}.date", number - 1), day(sent + days.days()))],
            );
        }
    }
}

fn seen_again(sent: Date, seeds: &mut Vec<Seed>) {
    for days in [1, 2, 7, 10] {
        let again = vec![
            ("decision.re_presented".to_owned(), day(sent + days.days())),
            ("decision.re_presented_outcome".to_owned(), json!("fleksjob")),
            ("decision.re_presented_why".to_owned(), json!("Teamet holder fast i sit råd.")),
        ];
        seed(seeds, format!("seen again {days} days later"), "hearing-before-team", again);
    }
    let seen = ("decision.re_presented".to_owned(), day(sent));
    for (field, code) in [
        ("re_presented_outcome", "second-answer-missing"),
        ("re_presented_why", "second-answer-unexplained"),
    ] {
        for value in [json!(null), json!({"answer": "unknown"})] {
            let mut changes = vec![
                seen.clone(),
                ("decision.re_presented_outcome".to_owned(), json!("fleksjob")),
                ("decision.re_presented_why".to_owned(), json!("Teamet holder fast i sit råd.")),
            ];
            changes.push((format!("decision.{field}"), value.clone()));
            seed(seeds, format!("{field} = {value}"), code, changes);
        }
    }
}
