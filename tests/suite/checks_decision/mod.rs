//! The checks of recommendation and decision: a case where each rule fires, and one where it just does not.

mod basis;
mod content;
mod examples;
mod procedure;

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use forberedt::case::Case;
use forberedt::checks;
use forberedt::files::case_file;
use forberedt::library::Library;
use forberedt::problem::{Place, Problem, Severity};
use serde_json::{Value, json};

use crate::cases::{set, words_are_whole};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in().unwrap());

/// The checks of recommendation and decision: those under their headline in the file of words, as far as the next headline.
static OWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = fs::read_to_string("templates/checks.toml").unwrap();
    let (_, own) = words.split_once("\n# The decision\n").unwrap();
    let own = own
        .split("\n\n")
        .take_while(|part| !part.starts_with('#') || part.contains("\n["))
        .collect::<Vec<_>>()
        .join("\n");
    own.lines()
        .filter_map(|line| Some(line.strip_prefix('[')?.strip_suffix(']')?.to_owned()))
        .collect()
});

/// A refusal of pension with a fleksjob granted in the same letter, in which nothing is wrong.
fn sound() -> Value {
    json!({
        "citizen": {"cpr": "021173-1207"},
        "matter": {"plan_begun": "2018-01-15", "track": "team", "applications": [{"benefit": "pension", "date": "2018-01-10"}]},
        "recommendation": {
            "meeting_date": "2018-03-01", "outcome": "fleksjob",
            "job_matters": "To praktikker.", "social_matters": "Et stabilt hjem.", "health_matters": "Varige smerter."
        },
        "process": {
            "hearing_sent": "2018-03-05", "hearing_deadline": "2018-03-19",
            "hearing_answer_own": "Jeg er ikke enig.",
            "offer_made": "2018-03-05", "offer_answer": "declined",
            "transition_date": "2018-03-20", "transition_told": "2018-03-20"
        },
        "decision": {
            "date": "2018-04-10",
            "rulings": [
                {"benefit": "pension", "outcome": "refused", "reason": "Du kan arbejde 12 timer om ugen."},
                {"benefit": "fleksjob", "outcome": "granted", "effect_from": "2018-05-01", "reason": "Evnen er varigt begrænset."}
            ],
            "follows_recommendation": "yes",
            "fleksjob_few_hours": "no",
            "main_considerations": [{"consideration": "Hvad du kan.", "weight": "weighed", "why": "Det er prøvet."}],
            "facts": [{"fact": "Praktikken.", "weight": "weighed", "why": "Den er ny."}],
            "job_functions": [{"function": "Lager i et storkøkken", "why_realistic": "Du har gjort det."}],
            "other_help": [{"help": "Hjælpemidler", "assessment": "Et bord hjælper, men ikke nok."}],
            "views_answer": "Vi har set på hvert punkt."
        }
    })
}

/// A pension granted in full, in which nothing is wrong.
fn granted() -> Value {
    let mut case = sound();
    set(&mut case, "recommendation.outcome", json!("pension"));
    set(
        &mut case,
        "decision.rulings",
        json!([{"benefit": "pension", "outcome": "granted", "effect_from": "2018-05-01", "reason": "Du kan ikke arbejde."}]),
    );
    for field in
        ["main_considerations", "facts", "job_functions", "other_help", "fleksjob_few_hours"]
    {
        set(&mut case, &format!("decision.{field}"), json!({"answer": "not_relevant"}));
    }
    case
}

fn with(mut case: Value, changes: &[(&str, Value)]) -> Value {
    for (path, value) in changes {
        set(&mut case, path, value.clone());
    }
    case
}

fn parse(case: &Value) -> Case {
    let file =
        json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": case});
    case_file::parse("case.json", &file.to_string()).unwrap()
}

fn problems(case: &Case) -> Vec<Problem> {
    let found = checks::run(&LIBRARY.look(case), &LIBRARY.wording);
    words_are_whole(&found);
    found.into_iter().filter(|problem| OWN.contains(&problem.code)).collect()
}

/// The checks of this part that fire, each with its field.
fn fired(case: &Value) -> Vec<String> {
    problems(&parse(case))
        .into_iter()
        .map(|problem| format!("{} {}", problem.code, place(&problem)))
        .collect()
}

fn place(problem: &Problem) -> String {
    match &problem.place {
        Place::Field(field) => field.to_string(),
        other => panic!("a check names a field, not {other:?}"),
    }
}

const NONE: [&str; 0] = [];

#[track_caller]
fn fires(case: &Value, expected: &[&str]) {
    assert_eq!(fired(case), expected);
}

#[test]
fn sound_cases_and_cases_without_a_decision_are_left_alone() {
    fires(&sound(), &NONE);
    fires(&granted(), &NONE);
    fires(&json!({}), &NONE);
    let early = with(sound(), &[("decision", json!({"follows_recommendation": "no"}))]);
    fires(&early, &NONE);
}

#[test]
fn a_warning_can_be_set_aside_and_a_blocker_cannot() {
    let aside = |check: &str, place: &str| json!({"list": [{"check": check, "place": place, "reason": "Svaret kom på et møde."}]});
    let severity = |case: Value| problems(&parse(&case))[0].severity;
    let warned = with(sound(), &[("process.offer_answer", json!(null))]);
    assert_eq!(severity(warned.clone()), Severity::Warning);
    assert_eq!(
        severity(with(
            warned,
            &[("overrides", aside("offer-answer-unknown", "process.offer_answer"))]
        )),
        Severity::Advice
    );
    let blocked = with(
        sound(),
        &[
            ("process.offer_made", json!(null)),
            ("overrides", aside("offer-not-made", "process.offer_made")),
        ],
    );
    assert_eq!(severity(blocked), Severity::Blocker);
}

#[test]
fn a_rule_that_nobody_has_verified_says_so() {
    let late = [
        ("decision.date", json!("2026-02-10")),
        ("process.offer_answer", json!(null)),
        ("process.transition_date", json!("2026-01-20")),
        ("process.transition_told", json!("2026-01-20")),
    ];
    let found = problems(&parse(&with(sound(), &late)));
    assert_eq!(&*found[0].rule, "pensionslovens § 20, stk. 3, ikke efterprøvet");
    let found = problems(&parse(&with(sound(), &[("process.offer_answer", json!(null))])));
    assert_eq!(&*found[0].rule, "pensionslovens § 20, stk. 3");
}

/// Every check of this part fires in one of these files; a name that is never written there has no test.
#[test]
fn every_check_of_the_decision_is_tested() {
    assert!(OWN.len() > 50, "{} checks", OWN.len());
    let files = ["basis", "content", "procedure"]
        .map(|file| fs::read_to_string(format!("tests/suite/checks_decision/{file}.rs")).unwrap());
    for check in OWN.iter() {
        let fires = |file: &String| {
            file.contains(&format!("\"{check} ")) || file.contains(&format!("(\"{check}\")"))
        };
        assert!(files.iter().any(fires), "{check} has no test");
    }
}
