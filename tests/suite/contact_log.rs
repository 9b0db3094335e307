//! The contact log: silence, talks that fell through, promises and orders that nobody kept, and where the case list, the deadlines and
//! the timeline take it up.

use std::time::{Duration, Instant};

use forberedt::deadlines::LimitStanding;
use forberedt::overview::CaseOverview;
use forberedt::problem::Severity;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, named, names, parse, problems, set};
use crate::dice::Dice;

const LOG: [&str; 7] = [
    "contact-silence",
    "talks-apart",
    "talk-without-next",
    "talk-outcome-untold",
    "step-past",
    "effort-not-begun",
    "contact-twice",
];

/// What the log's checks find, as `code place`.
fn found(case: &Value) -> Vec<String> {
    let problems = problems(case);
    let own = problems.iter().filter(|problem| LOG.contains(&problem.code.as_str()));
    own.map(crate::cases::named).collect()
}

/// A case that was begun in January 2018 with this log.
fn logged(log: Value) -> Value {
    json!({
        "matter": {"plan_begun": "2018-01-15", "support": "sickness_benefit"},
        "contacts": {"list": log}, "citizen": {}, "efforts": {}, "exhibits": {}, "process": {}, "decision": {},
    })
}

fn talk(day: &str) -> Value {
    json!({"date": day, "form": "meeting", "purpose": "Tale om planen", "kept": "kept", "agreed": "Vi ses igen.",
        "next_step": {"answer": "not_relevant"}})
}

fn due(case: &Value, id: &str) -> Vec<Date> {
    let deadlines = LIBRARY.deadlines(&parse(case));
    deadlines.into_iter().filter(|it| it.id == id).map(|it| it.due).collect()
}

#[test]
fn the_examples_keep_their_logs_and_nothing_is_found() {
    let with_log: Vec<String> =
        names().into_iter().filter(|name| !example(name)["contacts"].is_null()).collect();
    assert_eq!(
        with_log,
        ["new-way-2026", "postponed-2018", "talk-planned-2026", "waiting-for-answers-2018"]
    );
    for name in names() {
        assert_eq!(found(&example(&name)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn half_a_year_is_no_silence_and_a_day_more_is() {
    for (second, expected) in
        [("2018-08-01", &[][..]), ("2018-08-02", &["contact-silence contacts.list[1].date"][..])]
    {
        assert_eq!(found(&logged(json!([talk("2018-02-01"), talk(second)]))), expected, "{second}");
    }
    // A letter breaks the silence, and so does a day of the case on which the citizen heard from us; a talk that was missed does not.
    let between = |between: Value| logged(json!([talk("2018-02-01"), between, talk("2018-09-01")]));
    let letter = json!({"date": "2018-06-01", "form": "letter", "purpose": "Status"});
    assert_eq!(found(&between(letter)), Vec::<String>::new());
    let missed = json!({"date": "2018-06-01", "form": "phone", "kept": "missed"});
    assert_eq!(found(&between(missed)), ["contact-silence contacts.list[2].date"]);
    let mut told = logged(json!([talk("2018-02-01"), talk("2018-09-01")]));
    set(&mut told, "process.delay_told", json!("2018-06-01"));
    assert_eq!(found(&told), Vec::<String>::new());
    // A case without a log is not told that nobody kept one.
    assert_eq!(found(&logged(json!(null))), Vec::<String>::new());
}

#[test]
fn a_silence_that_goes_on_is_told_as_far_as_the_case_has_come() {
    let mut case = logged(json!([talk("2018-02-01")]));
    let paper =
        json!([{"number": "1", "title": "Status", "group": "medical", "date": "2018-08-01"}]);
    set(&mut case, "exhibits.list", paper);
    assert_eq!(found(&case), Vec::<String>::new());
    set(&mut case, "exhibits.list.0.date", json!("2018-08-02"));
    assert_eq!(found(&case), ["contact-silence contacts.list"]);
    // Nobody waits for the next talk about a case that is decided.
    set(&mut case, "decision.date", json!("2018-03-01"));
    assert_eq!(found(&case), Vec::<String>::new());
}

#[test]
fn how_far_apart_talks_may_lie_follows_the_benefit_and_is_called_practice() {
    let mut case = logged(json!([talk("2018-02-01"), talk("2018-05-02")]));
    for (support, expected) in [
        ("social_assistance", &["talks-apart contacts.list[1].date"][..]),
        ("resource_benefit", &["talks-apart contacts.list[1].date"][..]),
        ("sickness_benefit", &[][..]),
        ("wages", &[][..]),
    ] {
        set(&mut case, "matter.support", json!(support));
        assert_eq!(found(&case), expected, "{support}");
    }
    set(&mut case, "matter.support", json!("social_assistance"));
    let problems = problems(&case);
    let problem = problems.iter().find(|problem| problem.code == "talks-apart").unwrap();
    assert_eq!(problem.severity, Severity::Advice);
    assert!(problem.message.contains("3 måneder"), "{}", problem.message);
    assert!(problem.why.contains("praksis") && problem.rule.is_empty(), "{}", problem.why);
    set(&mut case, "contacts.list.1.date", json!("2018-05-01"));
    assert_eq!(found(&case), Vec::<String>::new());
    set(&mut case, "matter.support", json!("resource_benefit"));
    set(&mut case, "contacts.list.1.date", json!("2018-04-01"));
    assert_eq!(found(&case), Vec::<String>::new());
}

#[test]
fn a_talk_that_fell_through_wants_a_next_one() {
    let fell = |kept: &str| json!({"date": "2018-03-01", "form": "phone", "kept": kept});
    for kept in ["missed", "citizen_called_off", "we_called_off"] {
        let alone = logged(json!([talk("2018-02-01"), fell(kept)]));
        assert_eq!(found(&alone), ["talk-without-next contacts.list[1].kept"], "{kept}");
        let next = json!({"date": "2018-03-08", "form": "phone", "purpose": "Den nye samtale"});
        let followed = logged(json!([talk("2018-02-01"), fell(kept), next]));
        assert_eq!(found(&followed), Vec::<String>::new(), "{kept}");
        let mut stepped = alone;
        set(&mut stepped, "contacts.list.1.next_step", json!("Ringe og finde en tid"));
        assert_eq!(found(&stepped).len(), 1, "{kept}: a step without a day is none");
        set(&mut stepped, "contacts.list.1.next_by", json!("2018-03-08"));
        assert_eq!(found(&stepped), Vec::<String>::new(), "{kept}");
    }
}

#[test]
fn a_promise_and_an_agreed_talk_are_asked_about_once_the_case_has_gone_past_them() {
    let promise = |by: &str| {
        let mut first = talk("2018-02-01");
        first["next_step"] = json!("Bestille en attest");
        first["next_by"] = json!(by);
        logged(json!([first, talk("2018-03-01")]))
    };
    assert_eq!(found(&promise("2018-03-01")), Vec::<String>::new());
    assert_eq!(found(&promise("2018-02-28")), ["step-past contacts.list[0].next_done"]);
    let mut done = promise("2018-02-28");
    set(&mut done, "contacts.list.0.next_done", json!("2018-02-27"));
    assert_eq!(found(&done), Vec::<String>::new());
    let agreed = json!({"date": "2018-02-15", "form": "video", "purpose": "Tale om attesten"});
    let untold = logged(json!([talk("2018-02-01"), agreed, talk("2018-03-01")]));
    assert_eq!(found(&untold), ["talk-outcome-untold contacts.list[1].kept"]);
    let before = logged(json!([talk("2018-02-01"), untold["contacts"]["list"][1]]));
    assert_eq!(found(&before), Vec::<String>::new(), "it is still to come");
}

#[test]
fn an_effort_that_is_ordered_and_not_begun_is_told() {
    let ordered = json!([{"kind": "mentor", "ordered": "2018-02-01", "begins": "2018-02-15"}]);
    let mut case = logged(json!([talk("2018-02-15")]));
    set(&mut case, "efforts.interventions", ordered);
    assert_eq!(found(&case), Vec::<String>::new());
    set(&mut case, "contacts.list.0.date", json!("2018-02-16"));
    assert_eq!(found(&case), ["effort-not-begun efforts.interventions[0].begins"]);
    assert_eq!(due(&case, "effort-begins"), [date(2018, 2, 15)]);
    set(&mut case, "efforts.interventions.0.period", json!("siden februar 2018"));
    assert_eq!((found(&case), due(&case, "effort-begins")), (Vec::new(), Vec::new()));
    // What is ordered from a supplier says when it begins; the day on which it did, or a report, says that it has.
    let postponed = |changes: &[(&str, Value)]| changed("postponed-2018", changes);
    assert_eq!(due(&postponed(&[]), "effort-begins"), [date(2018, 4, 16)]);
    let called = ("contacts.list.4.kept", json!("kept"));
    let late = postponed(std::slice::from_ref(&called));
    let expected =
        ["step-past contacts.list[3].next_done", "effort-not-begun efforts.supplier_from"];
    let mut told = found(&late);
    told.sort();
    let mut expected = expected.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(told, expected);
    let begun = postponed(&[called.clone(), ("efforts.supplier_begun", json!("2018-04-16"))]);
    assert_eq!(found(&begun), ["step-past contacts.list[3].next_done"]);
    let report =
        json!({"number": "7", "title": "Rapport", "group": "supplier", "date": "2018-04-20"});
    let reported = postponed(&[called, ("exhibits.list.6", report)]);
    assert_eq!(found(&reported), ["step-past contacts.list[3].next_done"]);
}

#[test]
fn what_was_agreed_on_a_day_comes_after_it() {
    let said = |changes: &[(&str, Value)]| -> Vec<String> {
        let found = problems(&changed("postponed-2018", changes));
        let found = found.iter().map(named).filter(|it| it.starts_with("dates-out-of-order"));
        found.collect()
    };
    assert_eq!(said(&[]), [""; 0]);
    for (field, day) in [
        ("contacts.list.0.next_by", "2017-01-02"),
        ("contacts.list.0.next_done", "2017-01-02"),
        ("process.planned_decision", "2018-02-01"),
    ] {
        let changes = [(field, json!(day)), ("process.planned_meeting", json!("2018-06-13"))];
        let told = said(&changes);
        assert_eq!(told.len(), 1, "{field}: {told:?}");
    }
    let ordered = [
        ("efforts.interventions.0.ordered", json!("2018-03-02")),
        ("efforts.interventions.0.begins", json!("2018-03-01")),
    ];
    assert_eq!(said(&ordered), ["dates-out-of-order efforts.interventions[0].begins"]);
}

#[test]
fn the_next_talk_the_promises_and_the_end_of_silence_are_deadlines() {
    let case = example("postponed-2018");
    assert_eq!(due(&case, "next-talk"), [date(2018, 4, 23)]);
    assert_eq!(due(&case, "promised-step"), [date(2018, 4, 9)]);
    assert_eq!(due(&case, "citizens-step"), Vec::<Date>::new());
    // The last word was on the 26th of March; the talk of the 23rd of April has not been held.
    assert_eq!(due(&case, "contact-silence"), [date(2018, 9, 26)]);
    let deadlines = LIBRARY.deadlines(&parse(&case));
    let talk = deadlines.iter().find(|it| it.id == "next-talk").unwrap();
    assert_eq!(talk.standing(date(2018, 4, 23)), LimitStanding::Running);
    assert_eq!(talk.standing(date(2018, 4, 24)), LimitStanding::Late);
    let decided = example("new-way-2026");
    for id in ["next-talk", "promised-step", "citizens-step", "contact-silence"] {
        assert_eq!(due(&decided, id), Vec::<Date>::new(), "{id}");
    }
}

#[test]
fn the_case_list_takes_the_last_contact_from_the_log() {
    let case = parse(&example("postponed-2018"));
    let contact = |today| {
        let contact = CaseOverview::of(&LIBRARY, &case, today).contact.unwrap();
        (contact.day, contact.title)
    };
    assert_eq!(contact(date(2018, 3, 5)), (date(2018, 3, 1), "Kontakt med borgeren".to_owned()));
    // The talk that was called off is no contact, and one that is still to come is none either.
    assert_eq!(contact(date(2018, 2, 22)).0, date(2018, 2, 6));
    assert_eq!(contact(date(2018, 5, 1)).0, date(2018, 3, 26));
}

#[test]
fn the_timeline_tells_each_contact_by_its_form_and_no_word_that_was_typed() {
    let case = parse(&example("postponed-2018"));
    let events = LIBRARY.events(&case);
    let contacts: Vec<(Date, &str)> = events
        .iter()
        .filter(|event| event.field.section() == "contacts")
        .map(|event| (event.day, event.title.as_str()))
        .collect();
    assert_eq!(
        contacts,
        [
            (date(2018, 2, 6), "Kontakt med borgeren: møde"),
            (date(2018, 2, 20), "Kontakt med borgeren: telefon, aflyst af borgeren"),
            (date(2018, 3, 1), "Kontakt med borgeren: hjemmebesøg"),
            (date(2018, 3, 26), "Kontakt med borgeren: telefon"),
            (date(2018, 4, 23), "Kontakt med borgeren: telefon"),
        ]
    );
}

#[test]
fn two_on_one_day_one_before_birth_and_one_in_another_age_are_told_in_plain_words() {
    let mut case = logged(json!([talk("2018-02-01"), talk("2018-02-01"), talk("2018-02-02")]));
    assert_eq!(found(&case), ["contact-twice contacts.list[1].date"]);
    set(&mut case, "contacts.list.1.form", json!("phone"));
    assert_eq!(found(&case), Vec::<String>::new(), "a call after a meeting is another contact");
    let at = |case: &Value, code: &str| {
        let problems = problems(case);
        problems.iter().filter(|it| it.code == code).map(crate::cases::named).collect::<Vec<_>>()
    };
    set(&mut case, "citizen.cpr", json!("120580-0000"));
    set(&mut case, "contacts.list.2.date", json!("1979-02-02"));
    assert_eq!(at(&case, "date-before-birth"), ["date-before-birth contacts.list[2].date"]);
    set(&mut case, "contacts.list.2.date", json!("2081-02-02"));
    assert_eq!(at(&case, "day-far-off"), ["day-far-off contacts.list[2].date"]);
    set(&mut case, "contacts.list.2.date", json!("31. februar 2018"));
    assert_eq!(at(&case, "date-impossible"), ["date-impossible contacts.list[2].date"]);
}

/// A log of talks two or three weeks apart, with gaps planted in it: each is found where it ends, and a clean log has none.
#[test]
fn gaps_that_are_planted_at_random_are_found_and_no_others() {
    let mut dice = Dice(2_018);
    for round in 0..60 {
        let mut day = date(2018, 1, 15);
        let (mut log, mut planted) = (Vec::new(), Vec::new());
        for index in 0..30 {
            let gap = index > 0 && dice.up_to(6) == 0 && round % 3 != 0;
            let span: Span = if gap {
                planted.push(format!("contact-silence contacts.list[{index}].date"));
                (184 + i64::try_from(dice.up_to(200)).unwrap()).days()
            } else {
                (1 + i64::try_from(dice.up_to(60)).unwrap()).days()
            };
            day = day.checked_add(span).unwrap();
            let form = ["meeting", "home_visit", "phone", "video", "letter"][dice.up_to(5)];
            let mut contact = talk(&day.to_string());
            contact["form"] = json!(form);
            log.push(contact);
        }
        // In whatever order they were written down.
        let mut case = logged(json!(log));
        assert_eq!(found(&case), planted, "round {round}");
        let list = case["contacts"]["list"].as_array_mut().unwrap();
        list.reverse();
        let mut turned = found(&case);
        turned.reverse();
        let count = planted.len();
        assert_eq!(turned.len(), count, "round {round}");
    }
}

#[test]
fn a_log_of_five_thousand_rows_is_checked_and_printed_within_seconds() {
    let day = |index: i64| date(2018, 1, 15).checked_add((index / 4).days()).unwrap().to_string();
    let log: Vec<Value> = (0..5_000)
        .map(|index| {
            let mut contact = talk(&day(index));
            contact["next_step"] = json!("Ringe igen");
            contact["next_by"] = json!(day(index + 8));
            contact
        })
        .collect();
    let case = parse(&logged(json!(log)));
    let began = Instant::now();
    let problems = forberedt::checks::run(&LIBRARY.look(&case), &LIBRARY.wording);
    assert!(problems.iter().filter(|problem| problem.code == "step-past").count() > 4_900);
    assert!(LIBRARY.events(&case).len() > 4_900 && !LIBRARY.deadlines(&case).is_empty());
    assert!(CaseOverview::of(&LIBRARY, &case, date(2022, 1, 1)).contact.is_some());
    let shelf = LIBRARY.shelf(&case);
    let draft = shelf.draft("since-last").unwrap();
    assert!(draft.gaps.is_empty() || draft.gaps.len() < 5, "{:?}", draft.gaps.len());
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn every_check_of_the_log_the_planned_days_and_the_age_tracks_is_tested() {
    let tests = ["contact_log", "planned_days", "age_tracks"]
        .map(|name| std::fs::read_to_string(format!("tests/suite/{name}.rs")).unwrap())
        .concat();
    let own = crate::cases::checks_between("The contact log", Some("Hours"));
    assert!(LOG.iter().all(|check| own.contains(*check)) && own.len() == LOG.len() + 5);
    for check in own {
        assert!(tests.contains(&format!("\"{check} ")), "{check} fires in no test");
    }
}
