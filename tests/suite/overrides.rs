//! Warnings that are set aside: each for its own place and the words that stood there, with a reason, and until they change.

use forberedt::case::Case;
use forberedt::problem::{Place, Problem, Severity};
use serde_json::{Value, json};

use super::cases::{LIBRARY, example, named, parse, path, problems, set};

/// A refusal in which two facts were given no weight, both without a reason.
fn two_silent_facts() -> Value {
    let mut case = example("pension-refused-fleksjob-granted-2018");
    for index in [0, 1] {
        set(&mut case, &format!("decision.facts.{index}.weight"), json!("not_weighed"));
        set(&mut case, &format!("decision.facts.{index}.why"), json!("ingen"));
    }
    case
}

fn run(case: &Case) -> Vec<Problem> {
    forberedt::checks::run(&LIBRARY.look(case), &LIBRARY.wording)
}

/// The facts whose silence is still a warning.
fn warned(problems: &[Problem]) -> Vec<String> {
    let silent = problems.iter().filter(|problem| problem.code == "not-weighed-without-why");
    silent.filter(|problem| problem.severity == Severity::Warning).map(named).collect()
}

fn told(problems: &[Problem]) -> Vec<String> {
    problems.iter().filter(|problem| problem.code.starts_with("override-")).map(named).collect()
}

/// The case with the warning at the first fact set aside by the program itself.
fn set_aside() -> Case {
    let mut case = parse(&two_silent_facts());
    let problem =
        run(&case).into_iter().find(|problem| problem.code == "not-weighed-without-why").unwrap();
    let Place::Field(place) = problem.place else { panic!("a field") };
    let reason = case.set_aside(&problem.code, &place, &problem.about);
    write(&mut case, &reason.to_string(), "Det står i afgørelsens begrundelse.");
    case
}

fn write(case: &mut Case, at: &str, text: &str) {
    match case.find_mut(&path_in(case, at)) {
        Some(forberedt::case::field::Edit::Answer(answer)) => answer.set_text(text).unwrap(),
        _ => panic!("{at} is no answer"),
    }
}

fn path_in(case: &Case, at: &str) -> forberedt::place::FieldPath {
    case.path(at).unwrap()
}

#[test]
fn an_override_counts_for_its_own_place_only() {
    let before = run(&parse(&two_silent_facts()));
    assert_eq!(
        warned(&before),
        [
            "not-weighed-without-why decision.facts[0].why",
            "not-weighed-without-why decision.facts[1].why"
        ]
    );
    let after = run(&set_aside());
    assert_eq!(warned(&after), ["not-weighed-without-why decision.facts[1].why"]);
    assert_eq!(told(&after), [""; 0]);
}

#[test]
fn an_override_follows_its_item_and_names_the_words_that_it_overrides() {
    let mut case = set_aside();
    let entry = &case.overrides.list.items()[0];
    assert_eq!(entry.answer.filled(), Some("ingen"));
    assert!(entry.place.filled().unwrap().contains("facts[#"));
    if let forberedt::case::answer::Answer::Given(facts) = &mut case.decision.facts {
        facts.swap(0, 3);
    }
    assert_eq!(warned(&run(&case)), ["not-weighed-without-why decision.facts[1].why"]);
}

#[test]
fn an_override_lapses_when_the_answer_changes() {
    let mut case = set_aside();
    write(&mut case, "decision.facts[0].why", "nej");
    let found = run(&case);
    assert_eq!(warned(&found).len(), 2);
    assert_eq!(told(&found), ["override-lapsed overrides.list[0].answer"]);
}

#[test]
fn an_override_lapses_when_what_the_warning_names_changes() {
    let mut case = parse(&example("pension-granted-2018"));
    write(&mut case, "social.household", "Det vurderes, at hun bor alene.");
    let problem = run(&case).into_iter().find(|problem| problem.code == "plan-judges").unwrap();
    assert_eq!(problem.about.split(", ").next(), Some("vurderes"));
    let reason = case.set_aside(&problem.code, &path("social.household"), "bør");
    write(&mut case, &reason.to_string(), "Ordet står i et citat fra lægen.");
    let found = run(&case);
    assert!(
        found
            .iter()
            .any(|problem| problem.code == "plan-judges" && problem.severity == Severity::Warning)
    );
    assert_eq!(told(&found), ["override-lapsed overrides.list[0].answer"]);
}

/// As it was written before the place was kept: it is read, and told of.
#[test]
fn an_old_override_is_read_and_asks_for_its_place() {
    let mut case = two_silent_facts();
    let old = json!({"check": "not-weighed-without-why", "reason": "Det står i begrundelsen.", "by": "Lise"});
    set(&mut case, "overrides", json!({"list": [old]}));
    let found = problems(&case);
    assert_eq!(warned(&found).len(), 2);
    assert_eq!(told(&found), ["override-unplaced overrides.list[0].place"]);
}

#[test]
fn an_override_takes_a_reason_and_one_for_another_check_is_left_alone() {
    let mut case = set_aside();
    write(&mut case, "overrides.list[0].reason", "ok");
    let found = run(&case);
    assert_eq!(warned(&found).len(), 2);
    assert_eq!(told(&found), ["override-without-reason overrides.list[0].reason"]);
    write(&mut case, "overrides.list[0].check", "weight-missing");
    assert_eq!(told(&run(&case)), [""; 0]);
}

#[test]
fn an_override_of_a_missing_answer_lapses_when_there_is_one() {
    let mut case = example("pension-refused-fleksjob-granted-2018");
    set(&mut case, "process.hearing_sent", json!(null));
    let mut case = parse(&case);
    let reason = case.set_aside("hearing-not-sent", &path("process.hearing_sent"), "");
    write(&mut case, &reason.to_string(), "Borgeren er hørt på et møde.");
    let severity = |case: &Case| {
        run(case)
            .iter()
            .find(|problem| problem.code == "hearing-not-sent")
            .map(|problem| problem.severity)
    };
    assert_eq!(severity(&case), Some(Severity::Advice));
    write(&mut case, "process.hearing_sent", "2018-03-22");
    assert_eq!(severity(&case), None);
}
