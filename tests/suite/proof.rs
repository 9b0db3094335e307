//! The proof, in rounds: forty unlawful and twenty unusual lawful cases three times, and twelve and six once, written from the law alone
//! by people who had not read the checks, or for the third round not all of them. Each unlawful one is named for what is wrong with it; no lawful one is stopped or warned without a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use forberedt::case::cpr::Verdict;
use forberedt::problem::{Place, Problem, Severity};
use jiff::civil::date;
use serde::Deserialize;
use serde_json::Value;

use super::cases::{LIBRARY, example, named, parse, problems};

/// What every case of the proof has: the example that it changes, and how.
#[derive(Deserialize)]
struct Told {
    base: String,
    patch: Value,
    /// Of an unlawful case: what is wrong with it, by which rule, and which letter is to be stopped or warned.
    fault: Option<String>,
    rule: Option<String>,
    letter: Option<String>,
    /// The findings that name the fault, each with its place; or why no program can name it.
    #[serde(default)]
    named_by: Vec<String>,
    missed: Option<String>,
    /// Of a lawful case: what is unusual, and the alarms that a lawyer would raise too, each with the reason.
    unusual: Option<String>,
    #[serde(default)]
    alarms: BTreeMap<String, String>,
}

/// A case of the proof (en prøvesag).
struct Proof {
    file: String,
    told: Told,
    case: Value,
}

/// The rounds, each a folder with the unlawful cases and one with the lawful ones, and how many there are of both.
const ROUNDS: [(&str, usize, usize); 4] = [
    ("tests/proof", 40, 20),
    ("tests/proof/second", 40, 20),
    ("tests/proof/third", 12, 6),
    ("tests/proof/fourth", 40, 20),
];

fn cases(round: &str, kind: &str) -> Vec<Proof> {
    let folder = format!("{round}/{kind}");
    let names = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name());
    let names: BTreeSet<String> = names.map(|name| name.into_string().unwrap()).collect();
    let read = |file: String| {
        let text = fs::read_to_string(format!("{folder}/{file}")).unwrap();
        let told: Told =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut case = example(&told.base);
        lay_over(&mut case, &told.patch);
        // The ties of an example are of its own sentences, its log, questions and planned days of its own days, and the case says others.
        for own in ["evidence", "contacts", "questions", "enough"] {
            if let Some(fields) = case.as_object_mut().filter(|_| told.patch.get(own).is_none()) {
                fields.remove(own);
            }
        }
        if told.patch.pointer("/process/planned_decision").is_none()
            && let Some(process) = case["process"].as_object_mut()
        {
            process.remove("planned_decision");
        }
        Proof { file: format!("{folder}/{file}"), told, case }
    };
    names.into_iter().map(read).collect()
}

/// The cases of both kinds.
pub(crate) fn all() -> Vec<Value> {
    let kinds =
        |(round, ..): (&str, usize, usize)| ["unlawful", "lawful"].map(|kind| cases(round, kind));
    ROUNDS.into_iter().flat_map(kinds).flatten().map(|proof| proof.case).collect()
}

/// Objects are merged key by key, lists that a patch tells the places of item by item; everything else replaces what was there.
fn lay_over(case: &mut Value, patch: &Value) {
    match (case, patch) {
        (Value::Object(fields), Value::Object(patch)) => {
            for (key, value) in patch {
                lay_over(fields.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(items), Value::Object(patch)) if !patch.contains_key("answer") => {
            for (place, value) in in_order(patch) {
                match items.get_mut(place) {
                    Some(item) => lay_over(item, value),
                    None => items.push(value.clone()),
                }
            }
        }
        (case, patch) => *case = patch.clone(),
    }
}

fn in_order(patch: &serde_json::Map<String, Value>) -> BTreeMap<usize, &Value> {
    patch.iter().map(|(place, value)| (place.parse().unwrap(), value)).collect()
}

/// What the checks and the letter that is to be stopped say, each with its place.
fn said(proof: &Proof) -> BTreeSet<String> {
    let case = parse(&proof.case);
    let letter =
        proof.told.letter.as_deref().unwrap_or_else(|| panic!("{} names no letter", proof.file));
    assert!(LIBRARY.letters.template(letter).is_some(), "{}: no letter {letter}", proof.file);
    let of_letter = match LIBRARY.shelf(&case).finish(letter) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    let place = |problem: &Problem| match &problem.place {
        // A letter can be out of reach for many reasons; only the words say which.
        Place::Letter(_) => problem.in_full().to_string(),
        Place::Field(_) => named(problem),
        _ => problem.code.to_string(),
    };
    problems(&proof.case).iter().map(named).chain(of_letter.iter().map(place)).collect()
}

#[test]
fn every_unlawful_case_is_named_for_its_fault() {
    let mut lost = Vec::new();
    for (round, count, _) in ROUNDS {
        let cases = cases(round, "unlawful");
        assert_eq!(cases.len(), count);
        let missed = cases.iter().filter(|proof| is_missed(proof, &mut lost)).count();
        println!("{round}: {} of {} named", cases.len() - missed, cases.len());
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// Whether no program can name the fault of a case; what is to be named and is not said is lost.
fn is_missed(proof: &Proof, lost: &mut Vec<String>) -> bool {
    let Told { fault, rule, named_by, missed, .. } = &proof.told;
    assert!(fault.is_some() && rule.is_some(), "{} tells no fault", proof.file);
    assert_ne!(named_by.is_empty(), missed.is_none(), "{}: named or missed", proof.file);
    let said = said(proof);
    let is_said = |finding: &String| said.iter().any(|said| said.starts_with(finding.as_str()));
    for finding in named_by.iter().filter(|finding| !is_said(finding)) {
        lost.push(format!("{}: {finding} is not said; said is {said:#?}", proof.file));
    }
    missed.is_some()
}

#[test]
fn no_lawful_case_raises_an_alarm_without_a_reason() {
    let mut false_alarms = Vec::new();
    for (round, _, count) in ROUNDS {
        let cases = cases(round, "lawful");
        assert_eq!(cases.len(), count);
        let mut allowed = 0;
        for proof in &cases {
            assert!(proof.told.unusual.is_some(), "{} tells nothing unusual", proof.file);
            let raised: BTreeSet<String> = problems(&proof.case)
                .iter()
                .filter(|problem| problem.severity > Severity::Advice)
                .map(named)
                .collect();
            let reasoned: BTreeSet<String> = proof.told.alarms.keys().cloned().collect();
            allowed += reasoned.len();
            for alarm in raised.symmetric_difference(&reasoned) {
                false_alarms.push(format!("{}: {alarm}", proof.file));
            }
        }
        println!("{round}: {allowed} alarms with a reason in {} lawful cases", cases.len());
    }
    assert!(false_alarms.is_empty(), "{}", false_alarms.join("\n"));
}

/// The citizens of the proof are invented like those of the examples: numbers that nobody can have.
#[test]
fn nobody_can_have_the_numbers_of_the_proof() {
    for (round, ..) in ROUNDS {
        for proof in cases(round, "unlawful").into_iter().chain(cases(round, "lawful")) {
            let case = parse(&proof.case);
            let cpr =
                case.citizen.cpr.given().unwrap_or_else(|| panic!("{}: no number", proof.file));
            assert_eq!(cpr.verdict(), Verdict::NoCheckDigit, "{}", proof.file);
            let born = cpr.birth_date().unwrap();
            assert!(born < date(2007, 10, 1), "{}", proof.file);
            assert!((born.day(), born.month()) != (1, 1), "{}", proof.file);
        }
    }
}
