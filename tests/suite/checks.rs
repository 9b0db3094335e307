//! Checks: a case where each rule fires, and one where it just does not.

use forberedt::case::Case;
use forberedt::checks;
use forberedt::checks::wording::Wording;
use forberedt::files::case_file;
use forberedt::law::{self, LawBook};
use forberedt::look::Look;
use forberedt::problem::Place;
use forberedt::source_text::SourceText;
use forberedt::words::Words;

/// The built-in files of a folder under `templates`, as name and text.
pub(crate) fn files(folder: &str) -> Vec<(String, String)> {
    let mut paths: Vec<_> = std::fs::read_dir(format!("templates/{folder}"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            (
                format!("{folder}/{}", path.file_name().unwrap().to_string_lossy()),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

pub(crate) fn law() -> LawBook {
    law::read(&files("law")).unwrap()
}

/// The checks that fire on a case given as JSON, each with its field.
fn fired(case: &str) -> Vec<String> {
    let text =
        format!(r#"{{"format":"forberedt-case","version":1,"written_by":"test","case":{case}}}"#);
    let case: Case = case_file::parse("case.json", &text).unwrap();
    let (law, words) = (law(), Words::read(&files("fields")).unwrap());
    let wording = Wording::read(
        &SourceText::new("checks.toml", std::fs::read_to_string("templates/checks.toml").unwrap()),
        &law,
        forberedt::letters::occasion::FINDS,
    )
    .unwrap();
    let look = Look { case: &case, law: &law, words: &words };
    crate::cases::all_is_declared(&look, &wording);
    checks::run(&look, &wording)
        .into_iter()
        .map(|problem| {
            let Place::Field(field) = &problem.place else { panic!("a check names a field") };
            assert!(
                !problem.message.contains('{') && !problem.cure.contains('{'),
                "{} leaves a gap in its words",
                problem.code
            );
            format!("{} {field}", problem.code)
        })
        .collect()
}

#[test]
fn values_that_mean_nothing_are_named() {
    assert_eq!(
        fired(r#"{"matter": {"plan_begun": "31. februar 2018"}}"#),
        ["date-impossible matter.plan_begun"]
    );
    assert_eq!(fired(r#"{"matter": {"plan_begun": "28. februar 2018"}}"#), [""; 0]);
    assert_eq!(
        fired(r#"{"work": {"jobs": [{"hours": "mange", "period": "dengang"}]}}"#),
        ["period-not-understood work.jobs[0].period", "number-not-understood work.jobs[0].hours"]
    );
    assert_eq!(
        fired(r#"{"work": {"jobs": [{"hours": "4,5", "period": "foråret 2016"}]}}"#),
        [""; 0]
    );
    assert_eq!(
        fired("{\"work\": {\"experience\": \"a\\u202eb\"}}"),
        ["hidden-character work.experience"]
    );
    assert_eq!(fired("{\"work\": {\"experience\": \"a\\n\\nb\\tc\"}}"), [""; 0]);
    // Nothing is lost with these, so that they are left out when the text comes into the case.
    for hidden in ["200b", "feff", "2028", "2029", "2060", "2063", "00ad", "200e", "0000"] {
        assert_eq!(
            fired(&format!("{{\"work\": {{\"experience\": \"a\\u{hidden}b\"}}}}")),
            [""; 0],
            "{hidden}"
        );
    }
    assert_eq!(fired("{\"work\": {\"experience\": \"a\\u00a0b – c\"}}"), [""; 0]);
}

#[test]
fn a_cpr_number_that_cannot_be_stops_and_a_check_digit_only_hints() {
    for (cpr, expected) in [
        ("123", "cpr-digits"),
        ("310271-1111", "cpr-date"),
        ("020371-1111", "cpr-check-digit"),
        ("620371-1111", "cpr-administrative"),
    ] {
        assert_eq!(
            fired(&format!(r#"{{"citizen": {{"cpr": "{cpr}"}}}}"#)),
            [format!("{expected} citizen.cpr")]
        );
    }
    assert_eq!(fired(r#"{"citizen": {"cpr": "111111-1118"}}"#), [""; 0]);
}

/// Only what the checks of dates say.
fn dated(case: &str) -> Vec<String> {
    fired(case).into_iter().filter(|found| found.starts_with("date")).collect()
}

#[test]
fn dates_must_come_in_an_order_that_can_be() {
    let case = |first: &str, second: &str| {
        format!(
            r#"{{"recommendation": {{"meeting_date": "{first}"}}, "decision": {{"date": "{second}"}}}}"#
        )
    };
    assert_eq!(dated(&case("2018-03-02", "2018-03-01")), ["dates-out-of-order decision.date"]);
    assert_eq!(dated(&case("2018-03-01", "2018-03-01")), [""; 0]);
    assert_eq!(
        dated(
            r#"{"matter": {"applications": [{"date": "2018-01-01"}, {"date": "2018-04-02"}]}, "decision": {"date": "2018-04-01"}}"#
        ),
        ["dates-out-of-order decision.date"]
    );
    assert_eq!(
        dated(r#"{"citizen": {"cpr": "111111-1118"}, "decision": {"date": "1911-11-10"}}"#),
        ["date-before-birth decision.date"]
    );
    assert_eq!(
        dated(r#"{"citizen": {"cpr": "111111-1118"}, "decision": {"date": "1911-11-11"}}"#),
        [""; 0]
    );
    let applied = |day: &str| {
        dated(&format!(
            r#"{{"citizen": {{"cpr": "111111-1118"}}, "matter": {{"applications": [{{"date": "{day}"}}]}}}}"#
        ))
    };
    assert_eq!(applied("1911-11-10"), ["date-before-birth matter.applications[0].date"]);
    assert_eq!(applied("1911-11-11"), [""; 0]);
    let process = |field: &str, day: &str| {
        dated(&format!(
            r#"{{"process": {{"{field}": "{day}"}}, "decision": {{"date": "2018-04-01"}}}}"#
        ))
    };
    for field in ["transition_told", "delay_told", "hearing_answer_date"] {
        assert_eq!(process(field, "2018-04-02"), [format!("date-after-decision process.{field}")]);
        assert_eq!(process(field, "2018-04-01"), [""; 0]);
    }
    for field in ["coordinator_date", "hearing_sent", "disagreement_date"] {
        assert_eq!(process(field, "2018-04-02"), ["dates-out-of-order decision.date"]);
        assert_eq!(process(field, "2018-04-01"), [""; 0]);
    }
    let course = |until: &str| {
        dated(&format!(r#"{{"decision": {{"date": "2018-04-01", "course_until": "{until}"}}}}"#))
    };
    assert_eq!(course("2018-03-31"), ["dates-out-of-order decision.course_until"]);
    assert_eq!(course("2018-04-01"), [""; 0]);
}

#[test]
fn what_is_granted_takes_effect_after_it_was_applied_for() {
    let effect = |day: &str| {
        let case = format!(
            r#"{{"matter": {{"applications": [{{"date": "2018-01-10"}}]}},
                "decision": {{"date": "2018-04-01", "rulings": [{{"effect_from": "{day}"}}]}}}}"#
        );
        fired(&case).into_iter().filter(|found| found.ends_with("effect_from")).collect::<Vec<_>>()
    };
    assert_eq!(effect("2018-01-09"), ["dates-out-of-order decision.rulings[0].effect_from"]);
    assert_eq!(effect("2018-01-10"), ["effect-before-decision decision.rulings[0].effect_from"]);
    assert_eq!(effect("2018-04-01"), [""; 0]);
    let unborn = r#"{"citizen": {"cpr": "111111-1118"}, "matter": {"applications": [{"date": "2018-01-10"}]},
        "decision": {"rulings": [{"effect_from": "1911-11-10"}]}}"#;
    assert_eq!(dated(unborn), ["date-before-birth decision.rulings[0].effect_from"]);
}

#[test]
fn a_case_of_many_texts_is_told_the_same_in_the_same_order() {
    let library = crate::library_and_examples::library();
    let mut case = crate::library_and_examples::cases()["half-filled"].clone();
    let tell = |case: &Case| forberedt::checks::run(&library.look(case), &library.wording);
    let few = tell(&case);
    let blank = forberedt::case::plan::Exhibit::default();
    let mut exhibit = case.exhibits.list.items().first().cloned().unwrap_or(blank);
    exhibit.number = forberedt::case::answer::Answer::NotAnswered;
    let mut items = case.exhibits.list.items().to_vec();
    items.extend(std::iter::repeat_n(exhibit, 3_000));
    case.exhibits.list = forberedt::case::answer::Answer::Given(items);
    let many = tell(&case);
    assert!(many.len() >= few.len() + 3_000);
    assert_eq!(many, tell(&case));
    let of_exhibits = |problem: &&forberedt::problem::Problem| problem.code.starts_with("exhibit");
    let others = |problems: &[forberedt::problem::Problem]| {
        problems
            .iter()
            .filter(|problem| !of_exhibits(problem))
            .map(|problem| problem.code.clone())
            .collect::<Vec<_>>()
    };
    let first_of_many: Vec<_> = others(&many);
    assert!(others(&few).iter().all(|code| first_of_many.contains(code)));
}
