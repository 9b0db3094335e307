//! "Is there enough?": each demand of the outcome in view is met, or not needed and why, or lacks a step that somebody takes by a day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::BTreeSet;

use forberedt::case::enough::SufficiencyDemand;
use forberedt::case::scalar::Scalar;
use forberedt::problem::Severity;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, named, parse, problems, set};
use crate::letters_by_rule::read;

fn found(case: &Value) -> Vec<String> {
    let mut found: Vec<String> = problems(case).iter().map(named).collect();
    found.retain(|it| it.starts_with("enough-"));
    found
}

fn sheet(case: &Value) -> String {
    read("enough", &parse(case)).unwrap()
}

/// A postponed case with these answers and no others.
fn with(list: Value) -> Value {
    changed("postponed-2018", &[("enough.list", list)])
}

fn step() -> Value {
    json!({"verdict": "not_enough", "step": "En undersøgelse.", "who": "Inger Prøve", "day": "2018-06-06"})
}

fn answer(demand: &str, mut answer: Value) -> Value {
    answer["demand"] = json!(demand);
    answer
}

#[test]
fn the_step_that_comes_first_is_a_time_limit_until_the_case_is_decided() {
    let due = |case: &Value| -> Vec<Date> {
        let deadlines = LIBRARY.deadlines(&parse(case));
        deadlines.iter().filter(|it| it.id == "enough-step").map(|it| it.due).collect()
    };
    let mut later = answer("lasting", step());
    later["day"] = json!("2018-06-20");
    let two = with(json!([later, answer("stationary", step())]));
    assert_eq!(due(&two), [date(2018, 6, 6)]);
    let none = with(json!([answer("lasting", json!({"verdict": "enough", "exhibit": "bilag 1"}))]));
    assert_eq!(due(&none), Vec::<Date>::new());
    let mut decided = two;
    set(&mut decided, "decision.date", json!("2018-06-25"));
    assert_eq!(due(&decided), Vec::<Date>::new());
}

#[test]
fn both_ways_of_the_law_have_a_sheet_that_says_its_result_first() {
    let old = sheet(&example("postponed-2018"));
    let new = sheet(&example("new-way-2026"));
    let at =
        |sheet: &str, words: &str| sheet.find(words).unwrap_or_else(|| panic!("{words}: {sheet}"));
    assert!(at(&old, "Der er ikke nok endnu") < at(&old, "Kravene ét for ét"));
    assert!(old.contains("I sigte: fleksjob eller tilskud i egen virksomhed"));
    assert!(!old.contains("Der er nok\n"));
    for words in [
        "Fire ugers praktik i et stille rum",
        "Praktikstedet Lindeallé, senest den 25. maj 2018",
        "3, side 4",
    ] {
        at(&old, words);
    }
    assert!(at(&new, "Der er nok\n") < at(&new, "Kravene ét for ét"));
    assert!(!new.contains("Mangler"), "{new}");
    for words in [
        "I sigte: førtidspension, fleksjob",
        "Sundhedskoordinatoren har givet råd",
        "Svaret fra den 7. september 2026",
        "Borgeren er tilbudt en samtale",
        "Sagen går den nye vej",
    ] {
        at(&new, words);
    }
    for words in ["Lægens attest", "Teamet har set sagen"] {
        assert!(!new.contains(words), "{words} is no demand of the new way");
    }
    // Each fits one page.
    for name in ["postponed-2018", "new-way-2026"] {
        let case = parse(&example(name));
        let document = LIBRARY.shelf(&case).draft("enough").unwrap().finish().unwrap();
        let pdf = forberedt::writers::render(&document, forberedt::writers::Format::Pdf).unwrap();
        let pages = lopdf::Document::load_mem(&pdf).unwrap().get_pages().len();
        assert_eq!(pages, 1, "{name}");
    }
}

#[test]
fn not_enough_without_a_named_step_is_refused() {
    let whole = answer("lasting", step());
    assert_eq!(found(&with(json!([whole, answer("work_trial", step())]))), Vec::<String>::new());
    for part in ["step", "who", "day"] {
        let mut lacking = whole.clone();
        lacking.as_object_mut().unwrap().remove(part);
        let case = with(json!([lacking, answer("work_trial", step())]));
        assert_eq!(found(&case), [format!("enough-without-step enough.list[0].{part}")]);
        let parsed = parse(&case);
        let all = problems(&case);
        assert!(
            all.iter()
                .any(|it| it.code == "enough-without-step" && it.severity == Severity::Blocker)
        );
        let shelf = LIBRARY.shelf(&parsed);
        let template = LIBRARY.letters.template("enough").unwrap();
        let lacks = shelf.lacking(template, &shelf.draft("enough").unwrap());
        assert!(lacks.iter().any(|it| it.code == "enough-without-step"), "the sheet is refused");
    }
}

#[test]
fn a_demand_that_nobody_meets_or_speaks_of_is_refused_on_the_sheet() {
    let case = with(json!([answer("work_trial", step())]));
    assert_eq!(found(&case), ["enough-step-missing enough.looked"]);
    let told = problems(&case).into_iter().find(|it| it.code == "enough-step-missing").unwrap();
    assert!(told.message.contains("om problemerne er varige"), "{}", told.message);
    assert!(sheet(&case).contains("Intet skridt er nævnt"));
    // Where nobody asks for the sheet, nothing is asked for.
    let mut unasked = case.clone();
    unasked["enough"].as_object_mut().unwrap().remove("looked");
    assert_eq!(found(&unasked), Vec::<String>::new());
    // Met by the checklist, by what is said, or not needed.
    let mut met = case.clone();
    set(&mut met, "checklist.lasting", json!("yes"));
    assert_eq!(found(&met), Vec::<String>::new());
    let why = json!({"verdict": "not_needed", "why": "Sagen handler om noget andet."});
    let unneeded = with(json!([answer("work_trial", step()), answer("lasting", why)]));
    assert_eq!(found(&unneeded), Vec::<String>::new());
    assert!(sheet(&unneeded).contains("Ikke nødvendigt"));
}

#[test]
fn what_is_said_has_to_fit() {
    let both = |answer_to_lasting: Value| {
        found(&with(json!([answer("work_trial", step()), answer_to_lasting])))
    };
    let at = "enough.list[1]";
    let enough = json!({"verdict": "enough", "exhibit": "1"});
    assert_eq!(
        both(answer("lasting", enough.clone())),
        [format!("enough-against-checklist {at}.verdict")]
    );
    assert_eq!(
        both(answer("lasting", json!({"verdict": "not_needed"}))),
        [format!("enough-not-needed-why {at}.why")]
    );
    let mut past = step();
    past["day"] = json!("2018-03-21");
    assert_eq!(both(answer("lasting", past)), [format!("enough-step-past {at}.day")]);
    let twice = found(&with(json!([
        answer("work_trial", step()),
        answer("lasting", step()),
        answer("lasting", step())
    ])));
    assert_eq!(twice, ["enough-twice enough.list[2].demand"]);
    let nameless =
        found(&with(json!([answer("work_trial", step()), answer("lasting", step()), step()])));
    assert_eq!(nameless, ["enough-without-demand enough.list[2].demand"]);
}

#[test]
fn each_demand_is_known_to_the_words_and_belongs_to_some_outcome() {
    let cases: Vec<_> = crate::cases::names().iter().map(|name| parse(&example(name))).collect();
    let mut needed = BTreeSet::new();
    for demand in SufficiencyDemand::ALL {
        for which in ["needs", "skips", "lacks"] {
            let name = format!("{which}_{}", demand.text());
            assert!(LIBRARY.words.has_condition(&name), "{name}");
        }
        let needs = format!("needs_{}", demand.text());
        let count = cases.iter().filter(|case| LIBRARY.words.named_holds(case, &needs)).count();
        assert!(count > 0, "{needs} belongs to no example");
        if count < cases.len() {
            needed.insert(demand.text().to_owned());
        }
    }
    assert!(needed.len() >= 11, "what belongs to some and not to others: {needed:?}");
}
