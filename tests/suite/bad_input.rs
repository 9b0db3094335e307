//! Cases that contradict themselves: each fault is told once, in plain words, and no letter that it would make wrong is written.

use forberedt::problem::{Place, Problem};
use serde_json::{Value, json};

use super::cases::{changed, named, parse, problems};
use super::library_and_examples::library;

const PENSION: &str = "pension-granted-2018";
const GRANTED: &str = "decision-pension-granted";

/// What is found, but for the invented check digits.
fn fired(case: &Value) -> Vec<String> {
    problems(case).iter().map(named).filter(|name| !name.starts_with("cpr-")).collect()
}

/// Holds that the changes to an example are told of by these findings alone.
#[track_caller]
fn told(name: &str, changes: &[(&str, Value)], expected: &[&str]) {
    assert_eq!(fired(&changed(name, changes)), expected);
}

/// What stops a letter; nothing where it is written.
fn stopped(name: &str, changes: &[(&str, Value)], letter: &str) -> Vec<Problem> {
    let case = parse(&changed(name, changes));
    library().shelf(&case).finish(letter).err().unwrap_or_default()
}

#[track_caller]
fn message(name: &str, changes: &[(&str, Value)], code: &str) -> String {
    let found = problems(&changed(name, changes));
    let problem = found.iter().find(|problem| problem.code == code);
    problem.unwrap_or_else(|| panic!("no {code}")).message.to_string()
}

#[test]
fn a_day_that_stands_against_several_is_told_of_once_and_alone() {
    for day in ["2017-06-01", "2018-03-05", "2018-03-12"] {
        let decided = [("decision.date", json!(day))];
        told(PENSION, &decided, &["dates-out-of-order decision.date"]);
        let found = stopped(PENSION, &decided, GRANTED);
        assert_eq!(found.len(), 1, "{found:#?}");
    }
    let early = message(PENSION, &[("decision.date", json!("2018-03-05"))], "dates-out-of-order");
    assert!(early.contains("5. marts 2018") && early.contains("13. marts 2018"), "{early}");
    assert!(early.contains("2 datoer mere"), "{early}");
    for (path, day) in [
        ("matter.plan_begun", "2081-01-15"),
        ("recommendation.meeting_date", "2028-03-06"),
        ("matter.applications.0.date", "2019-01-08"),
    ] {
        let changes = [(path, json!(day))];
        let field = path.replace(".0.", "[0].");
        told(PENSION, &changes, &[&*format!("dates-out-of-order {field}")]);
        assert!(!stopped(PENSION, &changes, GRANTED).is_empty(), "{path}");
    }
}

#[test]
fn of_two_days_the_later_step_is_named() {
    for (path, day) in [
        ("process.hearing_answer_date", "2018-01-01"),
        ("process.hearing_deadline", "2018-01-01"),
        ("decision.rulings.0.effect_from", "2016-06-01"),
    ] {
        let field = path.replace(".0.", "[0].");
        told(PENSION, &[(path, json!(day))], &[&*format!("dates-out-of-order {field}")]);
    }
    told(
        "complaint-upheld-2018",
        &[("process.complaint_received", json!("2018-01-02"))],
        &["dates-out-of-order process.complaint_received"],
    );
}

#[test]
fn a_citizen_born_after_the_case_has_a_wrong_number() {
    let unborn = [("citizen.cpr", json!("010119-4000"))];
    told(PENSION, &unborn, &["birth-after-case citizen.cpr"]);
    let words = message(PENSION, &unborn, "birth-after-case");
    assert!(words.contains("1. januar 2019"), "{words}");
    let found = stopped(PENSION, &unborn, GRANTED);
    let of_case = found.iter().filter(|problem| matches!(problem.place, Place::Field(_)));
    assert_eq!(of_case.count(), 1, "{found:#?}");
}

#[test]
fn a_year_that_lies_far_from_all_others_is_asked_about() {
    for (path, day) in [
        ("health.gp_received", "2030-01-01"),
        ("matter.applications.0.date", "1999-01-08"),
        ("matter.applications.0.date", "2014-12-31"),
    ] {
        let found = fired(&changed("postponed-2018", &[(path, json!(day))]));
        let field = path.replace(".0.", "[0].");
        assert!(found.contains(&format!("day-far-off {field}")), "{found:?}");
    }
    told(PENSION, &[("matter.applications.0.date", json!("2015-01-15"))], &[]);
    // Of two days nobody can tell which is wrong; the later one is asked about.
    let two =
        json!({"matter": {"plan_begun": "2018-01-15"}, "health": {"gp_requested": "2024-01-15"}});
    let found = fired(&two);
    assert!(found.contains(&"day-far-off health.gp_requested".to_owned()), "{found:?}");
    assert!(!found.contains(&"day-far-off matter.plan_begun".to_owned()), "{found:?}");
}

#[test]
fn a_step_before_the_law_files_is_told_of_and_its_letter_not_written() {
    let early = [
        ("matter.plan_begun", json!("2017-12-31")),
        ("matter.applications.0.date", json!("2017-12-30")),
    ];
    told(PENSION, &early, &["day-before-law matter.plan_begun"]);
    let found = stopped(PENSION, &early, "preparatory-plan");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("begynder først den 1. januar 2018"), "{}", found[0].message);
    assert!(stopped(PENSION, &early, GRANTED).is_empty());
    told(PENSION, &[("matter.plan_begun", json!("2018-01-08"))], &[]);
}

#[test]
fn what_is_over_is_no_next_step() {
    let when = |text: &str| [("decision.next_steps.0.when", json!(text))];
    let name = "new-way-2026";
    told(name, &when("2026-10-19"), &["next-step-past decision.next_steps[0].when"]);
    told(name, &when("september 2026"), &["next-step-past decision.next_steps[0].when"]);
    told(name, &when("2026-10-20"), &[]);
    told(name, &when("oktober 2026"), &[]);
    let mut both = when("2026-10-19").to_vec();
    both.push(("decision.next_steps.1.when", json!("2026-10-12")));
    told(name, &both, &["next-step-past decision.next_steps[0].when"]);
    assert!(message(name, &both, "next-step-past").starts_with("2 af de næste skridt"));
}

#[test]
fn a_decision_of_2027_waits_for_somebody_to_look_its_rules_up() {
    let late = [("decision.date", json!("2027-03-01"))];
    let found = stopped("new-way-2026", &late, "decision-pension-refused");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].message.contains("27. november 2026"), "{}", found[0].message);
    let case = parse(&changed("new-way-2026", &late));
    let notice = library().notice(&case, None).unwrap();
    assert!(notice.message.contains("1. marts 2027") && notice.place == Place::Case);
}

#[test]
fn a_benefit_that_has_ended_is_told_of_by_the_checks_too() {
    let name = "resource-course-2018";
    let ruled = |day: &str| {
        fired(&changed(name, &[("decision.date", json!(day))]))
            .contains(&"ruling-not-in-law decision.rulings[0].benefit".to_owned())
    };
    assert!(ruled("2026-02-01") && !ruled("2026-01-31"));
    let recommended = |outcome: &str, day: &str| {
        let changes = [
            ("recommendation.outcome", json!(outcome)),
            ("recommendation.meeting_date", json!(day)),
        ];
        fired(&changed("pension-granted-2026", &changes))
            .contains(&"recommended-not-in-law recommendation.outcome".to_owned())
    };
    for outcome in ["resource_course", "vocational_rehabilitation"] {
        assert!(recommended(outcome, "2026-05-19"), "{outcome}");
        assert!(!recommended("fleksjob", "2026-05-19"));
    }
    let words = message(name, &[("decision.date", json!("2026-02-10"))], "ruling-not-in-law");
    assert!(words.contains("ophørte den 1. februar 2026"), "{words}");
}

#[test]
fn papers_younger_than_the_letter_that_names_them_are_told_of() {
    let too_new = |name: &str, changes: &[(&str, Value)]| -> Vec<String> {
        let found = fired(&changed(name, changes)).into_iter();
        found.filter(|name| name.starts_with("exhibit-too-new")).collect()
    };
    let new = "new-way-2026";
    let text = |day: &str| {
        [
            ("social.household", json!("Bodil bor med sin mand (bilag 6).")),
            ("exhibits.list.5.date", json!(day)),
        ]
    };
    assert_eq!(too_new(new, &text("2026-08-22")), ["exhibit-too-new social.household"]);
    assert_eq!(too_new(new, &text("2026-08-21")), [""; 0]);
    let old = |day: &str| {
        [
            ("social.household", json!("Birgitte bor alene (bilag 15).")),
            (
                "exhibits.list.14",
                json!({"number": "15", "title": "Et brev", "group": "other", "date": day}),
            ),
        ]
    };
    assert_eq!(too_new(PENSION, &old("2018-03-07")), ["exhibit-too-new social.household"]);
    assert_eq!(too_new(PENSION, &old("2018-03-06")), [""; 0]);
    let asked = |number: u8| {
        [("process.coordinator_questions", json!(format!("Holder timerne? Se bilag {number}.")))]
    };
    assert_eq!(too_new(new, &asked(3)), ["exhibit-too-new process.coordinator_questions"]);
    assert_eq!(too_new(new, &asked(4)), [""; 0]);
}
