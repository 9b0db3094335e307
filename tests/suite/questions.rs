//! Questions come home: asked once in the letter of their day, asked again once and only once while something is left, told in the
//! list of cases, and never lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::case::limits::MOST_ITEMS;
use forberedt::files::{case_file, migration};
use forberedt::overview::CaseOverview;
use forberedt::overview::waiting::Awaited;
use forberedt::writers::text;
use jiff::civil::{Date, date};
use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, named, parse, path, problems, set};
use crate::command_shape::{code, forberedt, said};
use crate::letters_by_rule::read;

const FOLLOW_UPS: [(&str, &str); 4] = [
    ("gp", "follow-up-gp"),
    ("doctor", "follow-up-doctor"),
    ("supplier", "follow-up-supplier"),
    ("other", "follow-up-other"),
];

/// The example with these questions and no others.
fn with(questions: Value) -> Value {
    changed("postponed-2018", &[("questions", questions)])
}

fn question(to: &str, text: &str, more: Value) -> Value {
    let mut question = json!({"to": to, "question": text, "asked": "2018-03-22"});
    for (key, value) in more.as_object().unwrap() {
        question[key] = value.clone();
    }
    question
}

fn found(case: &Value) -> BTreeSet<String> {
    let all = problems(case).iter().map(named).collect::<BTreeSet<_>>();
    all.into_iter()
        .filter(|it| it.starts_with("question-") || it.starts_with("checklist-before"))
        .collect()
}

/// How often each question stands in the follow-up letters of a case.
fn asked_again(case: &Value, count: usize) -> Vec<usize> {
    let case = parse(case);
    let letters: Vec<String> =
        FOLLOW_UPS.iter().filter_map(|(_, letter)| read(letter, &case)).collect();
    (0..count)
        .map(|index| letters.iter().map(|letter| letter.matches(&mark(index)).count()).sum())
        .collect()
}

fn mark(index: usize) -> String {
    format!("Spørgsmål nummer {index} af flere?")
}

/// A list of questions made from a number, with the place that each was asked of.
fn seeded(seed: u8) -> Vec<Value> {
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut one_of = |words: &[&'static str]| words[rng.random_range(0..words.len())];
    let count = usize::from(seed % 13);
    (0..count)
        .map(|index| {
            let to = one_of(&["gp", "doctor", "supplier", "other"]);
            let mut more =
                json!({"name": one_of(&["Sted A", "Sted B"]), "address": "Åvej 1\n9999 Egelund"});
            match one_of(&["", "not_yet", "partly", "fully", "cannot_be"]) {
                "" => {}
                "partly" => {
                    more["answering"] = json!("partly");
                    more["lacks"] = json!("Resten.");
                }
                answering => more["answering"] = json!(answering),
            }
            match one_of(&["", "", "followed_up", "before"]) {
                "followed_up" if ["gp", "supplier"].contains(&to) => {
                    more["asked_again"] = json!("2018-05-28");
                }
                "before" => more["asked_again"] = json!("2018-05-01"),
                _ => {}
            }
            if one_of(&["yes", "yes", "yes", "no"]) == "no" {
                more["asked"] = Value::Null;
            }
            let mut made = question(to, &mark(index), more);
            made.as_object_mut().unwrap().retain(|_, value| !value.is_null());
            made
        })
        .collect()
}

/// Whether a question is left to be asked again on a day, as somebody reads the list who knows nothing of the program.
fn is_left(question: &Value, day: &str) -> bool {
    let is_open = !matches!(question["answering"].as_str(), Some("fully" | "cannot_be"));
    let again = question["asked_again"].as_str();
    question["asked"].is_string() && is_open && again.is_none_or(|again| again == day)
}

#[test]
fn each_question_that_is_left_is_asked_again_once_and_only_once() {
    let (mut left, mut asked, mut rounds) = (0, 0, 0);
    for seed in 0..120 {
        let mut list = seeded(seed);
        let days = ["2018-05-28", "2018-05-29", "2018-05-30"];
        let mut times = vec![0; list.len()];
        let should: Vec<bool> = list.iter().map(|it| is_left(it, days[0])).collect();
        for day in days {
            let case =
                with(json!({"list": list, "followed_up": day, "follow_up_by": "2018-06-06"}));
            let now = asked_again(&case, list.len());
            let found = found(&case);
            // Of those asked at several places a letter takes the first place, and the others are told of.
            let mut first: BTreeMap<&str, &Value> = BTreeMap::new();
            for (index, question) in list.iter().enumerate() {
                let to = question["to"].as_str().unwrap();
                let name = if ["doctor", "other"].contains(&to) {
                    &question["name"]
                } else {
                    &Value::Null
                };
                let is_left = is_left(question, day);
                let expected = is_left && *first.entry(to).or_insert(name) == name;
                assert_eq!(now[index], usize::from(expected), "seed {seed}, {day}, {question}");
                if is_left && !expected {
                    assert!(
                        found.iter().any(|it| it.starts_with("question-other-place")),
                        "seed {seed}"
                    );
                }
            }
            for (index, now) in now.into_iter().enumerate().filter(|(_, now)| *now > 0) {
                times[index] += now;
                list[index]["asked_again"] = json!(day);
            }
            rounds += 1;
        }
        for (index, should) in should.iter().enumerate() {
            assert_eq!(times[index], usize::from(*should), "seed {seed}: {}", list[index]);
            left += usize::from(*should);
            asked += times[index];
        }
    }
    assert!(left > 150 && left == asked && rounds == 360, "{left} left, {asked} asked");
}

#[test]
fn a_question_stands_in_the_letter_of_its_day_and_in_no_other() {
    let list = json!([
        question("gp", &mark(0), json!({})),
        question("gp", &mark(1), json!({"asked": "2018-02-02"})),
        question("supplier", &mark(2), json!({"asked": "2018-03-26"})),
        question("gp", &mark(3), json!({"asked": "2018-03-01"})),
        question("supplier", &mark(4), json!({"asked": "2018-03-01"})),
        json!({"to": "gp", "about": "lasting", "asked": "2018-03-22"}),
    ]);
    let case = parse(&with(json!({"list": list})));
    let has = |letter: &str, index: usize| read(letter, &case).unwrap().contains(&mark(index));
    for (letter, own) in [("doctor-questions", 0), ("gp-request", 1), ("supplier-order", 2)] {
        let found: Vec<usize> = (0..5).filter(|index| has(letter, *index)).collect();
        assert_eq!(found, [own], "{letter}");
    }
    let questions = read("doctor-questions", &case).unwrap();
    assert!(questions.contains("Vi vil gerne vide, om problemerne er varige."), "{questions}");
    assert!(!questions.contains("Tiden fremover:"), "the checklist's own is not asked beside it");
    assert!(questions.contains("Behandling:"), "what nobody put on the list is asked as before");
}

#[test]
fn a_case_without_a_list_asks_what_it_asked_before() {
    let mut old = example("postponed-2018");
    old.as_object_mut().unwrap().remove("questions");
    let case = parse(&old);
    let questions = read("doctor-questions", &case).unwrap();
    for topic in ["Tiden fremover:", "Behandling:", "Virkningen af mere behandling:"] {
        assert!(questions.contains(topic), "{topic}");
    }
    assert!(FOLLOW_UPS.iter().all(|(_, letter)| read(letter, &case).is_none()));
    let asks = parse(&example("new-way-2026"));
    assert_eq!(
        read("coordinator-request", &asks).unwrap().matches("Kan timetallet holde").count(),
        1
    );
    for version in 1..=migration::CURRENT {
        let file = json!({"format": "forberedt-case", "version": version, "written_by": "test", "case": old});
        assert_eq!(
            case_file::parse("case.json", &file.to_string()).unwrap(),
            case,
            "version {version}"
        );
    }
}

#[test]
fn each_check_finds_its_own_and_leaves_what_is_in_order_alone() {
    let day = json!({"answer_by": "2018-06-30"});
    let good = |more: Value| {
        let mut good = question("gp", "Hvor længe kan du sidde?", day.clone());
        for (key, value) in more.as_object().unwrap() {
            good[key] = value.clone();
        }
        good
    };
    let at = "questions.list[0]";
    let one = |question: Value| found(&with(json!({"list": [question]})));
    let is = |found: BTreeSet<String>, expected: &[String]| {
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    };
    is(one(good(json!({}))), &[]);
    is(one(good(json!({"answering": "fully", "answer": "En time.", "exhibit": "7"}))), &[]);
    is(
        one(json!({"answer": "Nej.", "exhibit": "7"})),
        &[format!("question-says-nothing {at}.question")],
    );
    is(one(json!({"question": "Hvad?"})), &[format!("question-to-nobody {at}.to")]);
    is(
        one(json!({"question": "Hvad?", "to": "gp"})),
        &[format!("question-without-day {at}.asked")],
    );
    is(
        one(good(json!({"answer": "En time."}))),
        &[format!("question-answer-unsure {at}.answering")],
    );
    is(
        one(good(json!({"answering": "partly", "exhibit": "7"}))),
        &[format!("question-lacks-unsaid {at}.lacks")],
    );
    is(
        one(good(json!({"answering": "fully", "answer": "En time."}))),
        &[format!("question-answer-without-paper {at}.exhibit")],
    );
    is(
        one(good(
            json!({"answering": "fully", "answer": "En time.", "exhibit": {"answer": "not_relevant"}}),
        )),
        &[],
    );
    let twice = found(&with(json!({"list": [good(json!({})), good(json!({}))]})));
    is(twice, &["question-twice questions.list[1].question".to_owned()]);
    let both = found(&with(json!({"list": [good(json!({})), good(json!({"to": "supplier"}))]})));
    is(both, &[]);
}

#[test]
fn a_question_past_its_day_when_the_case_goes_on_is_told() {
    let asked = |by: Value, more: Value| {
        let mut it = question("gp", "Hvor længe?", json!({"asked": "2018-02-02"}));
        it["answer_by"] = by;
        for (key, value) in more.as_object().unwrap() {
            it[key] = value.clone();
        }
        found(&with(json!({"list": [it]})))
    };
    let told = ["question-unanswered questions.list[0].answering".to_owned()];
    let told: BTreeSet<String> = told.into();
    // The team met on 21 March.
    assert_eq!(asked(json!("2018-03-20"), json!({})), told);
    assert!(asked(json!("2018-03-21"), json!({})).is_empty());
    let answer = json!({"answering": "fully", "answered": "2018-03-19", "exhibit": "1"});
    assert!(asked(json!("2018-03-20"), answer).is_empty());
    let late = json!({"answering": "fully", "answered": "2018-03-22", "exhibit": "1"});
    assert_eq!(asked(json!("2018-03-20"), late), told, "it came after the meeting");
    assert!(asked(json!("2018-03-20"), json!({"answering": "cannot_be"})).is_empty());
}

#[test]
fn a_checklist_that_answers_before_the_question_is_told_unless_a_newer_paper_says_so() {
    let list = |answering: &str| json!({"list": [question("gp", "Stabil?", json!({"about": "stationary", "answering": answering, "exhibit": if answering == "fully" { json!("7") } else { json!({"answer": "not_relevant"}) }}))]});
    let told = |changes: &[(&str, Value)]| {
        let mut case = with(changes[0].1.clone());
        for (path, value) in &changes[1..] {
            set(&mut case, path, value.clone());
        }
        found(&case).iter().any(|it| it == "checklist-before-answer checklist.stationary")
    };
    let exhibits = |text: &str| ("checklist.stationary_exhibits", json!(text));
    assert!(told(&[("", list("not_yet")), exhibits("bilag 1")]));
    assert!(told(&[("", list("cannot_be")), exhibits("bilag 1")]));
    assert!(!told(&[("", list("fully")), exhibits("bilag 1")]));
    assert!(!told(&[("", list("not_yet")), exhibits("bilag 7")]), "a paper from April");
    assert!(!told(&[("", list("not_yet")), ("checklist.stationary", json!("open"))]));
    assert!(!told(&[("", json!({"list": []})), exhibits("bilag 1")]));
}

#[test]
fn an_answer_follows_its_exhibit_and_says_when_that_is_gone() {
    let mut case = parse(&example("postponed-2018"));
    let number = |case: &Case| case.questions.list.items()[0].exhibit.filled().map(str::to_owned);
    assert_eq!(number(&case).as_deref(), Some("bilag 7"));
    let Some(Edit::Answer(answer)) = case.find_mut(&path("exhibits.list[6].number")) else {
        panic!()
    };
    answer.set_text("9").unwrap();
    case.follow_exhibits();
    assert_eq!(number(&case).as_deref(), Some("bilag 9"), "it is the paper that is meant");
    let Some(Edit::List(list)) = case.find_mut(&path("exhibits.list")) else { panic!() };
    list.remove(6);
    case.follow_exhibits();
    let saved = case_file::to_text(&case).unwrap();
    let again = case_file::parse("case.json", &saved).unwrap();
    assert_eq!(again, case);
    let problems = forberedt::checks::run(&LIBRARY.look(&again), &LIBRARY.wording);
    let gone: Vec<String> =
        problems.iter().map(named).filter(|it| it.starts_with("exhibit-gone")).collect();
    assert_eq!(gone.len(), 3, "{gone:?}");
    assert!(gone[0].ends_with("questions.list[0].exhibit"));
    assert_eq!(
        again.questions.list.items()[0].answer.filled(),
        case.questions.list.items()[0].answer.filled()
    );
    assert!(!again.questions.list.items()[0].answer.filled().unwrap().is_empty());
}

#[test]
fn an_exhibit_number_that_nobody_has_is_told() {
    let answered = json!({"answering": "fully", "answer": "Ja.", "exhibit": "44"});
    let case = with(json!({"list": [question("gp", "Stabil?", answered)]}));
    let told: Vec<String> =
        problems(&case).iter().map(named).filter(|it| it.starts_with("exhibit-missing")).collect();
    assert_eq!(told, ["exhibit-missing questions.list[0].exhibit"]);
}

#[test]
fn a_case_holds_5000_questions_and_stays_usable() {
    let list: Vec<Value> = (0..MOST_ITEMS)
        .map(|index| {
            question(["gp", "supplier"][index % 2], &format!("Nummer {index}?"), json!({}))
        })
        .collect();
    let case = parse(&with(
        json!({"list": list, "followed_up": "2018-05-28", "follow_up_by": "2018-06-06"}),
    ));
    let begun = Instant::now();
    let text = case_file::to_text(&case).unwrap();
    assert_eq!(case_file::parse("case.json", &text).unwrap(), case);
    let found = forberedt::checks::run(&LIBRARY.look(&case), &LIBRARY.wording);
    assert!(found.iter().all(|problem| problem.code != "question-twice"));
    let draft = LIBRARY.shelf(&case).draft("follow-up-gp").unwrap();
    let letter = text::write(&draft.finish().unwrap());
    assert_eq!(letter.matches("Nummer ").count(), MOST_ITEMS / 2);
    let overview = CaseOverview::of(&LIBRARY, &case, date(2018, 5, 1));
    assert_eq!(overview.waiting.iter().map(|it| it.questions).max(), Some(MOST_ITEMS / 2));
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn who_is_waited_for_is_counted_and_the_day_is_a_deadline() {
    let case = parse(&example("postponed-2018"));
    let on = |day: Date| {
        let overview = CaseOverview::of(&LIBRARY, &case, day);
        let of = |whom| {
            let mut open = overview.waiting.iter().filter(|it| it.whom == whom && it.questions > 0);
            let open = open.next();
            open.map(|it| (it.questions, it.by, it.is_late(day)))
        };
        let deadlines: Vec<(&str, Date)> = overview
            .deadlines
            .iter()
            .map(|it| (it.id, it.due))
            .filter(|it| it.0.starts_with("question-"))
            .collect();
        (of(Awaited::Doctor), of(Awaited::Supplier), deadlines)
    };
    assert_eq!(on(date(2018, 3, 21)), (None, None, vec![]));
    let (doctor, supplier, _) = on(date(2018, 4, 1));
    assert_eq!(doctor, Some((3, Some(date(2018, 4, 9)), false)), "none had come by then");
    assert_eq!(supplier, Some((1, Some(date(2018, 5, 25)), false)));
    let (doctor, _, deadlines) = on(date(2018, 5, 1));
    assert_eq!(doctor, Some((1, Some(date(2018, 4, 9)), true)));
    assert_eq!(
        deadlines,
        [
            ("question-gp", date(2018, 4, 9)),
            ("question-other", date(2018, 4, 16)),
            ("question-doctor", date(2018, 5, 7)),
            ("question-supplier", date(2018, 5, 25))
        ]
    );
}

#[test]
fn the_citizen_reads_why_a_paper_is_not_enough() {
    let letter = read("papers-not-enough", &parse(&example("postponed-2018"))).unwrap();
    for words in [
        "Det er ikke din skyld.",
        "Din læge har svaret på noget af det (bilag 7). Det mangler: Om fremgangen ventes at fortsætte",
        "Leverandøren har ikke svaret endnu.",
        "Du skal ikke i en ny praktik",
        "den 6. juni 2018",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    assert!(
        !letter.contains("Findes der relevant behandling"),
        "what is answered is not told as missing"
    );
}

#[test]
fn the_command_lists_what_was_asked_and_what_came() {
    let case = "examples/postponed-2018";
    let told = forberedt(&["questions", case, "--today", "2018-05-20"]);
    assert_eq!(code(&told), 0);
    let told = said(&told);
    assert!(
        told.starts_with("Spørgsmål, set fra den 20. maj 2018\n4 af 6 spørgsmål mangler svar.\n"),
        "{told}"
    );
    for words in [
        "delvist, over tiden",
        "kan ikke besvares",
        "venter  ",
        "Til: leverandøren",
        "Bilag 7, side 1",
        "Mangler: Om fremgangen",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = forberedt(&["questions", case, "--today", "2018-05-26", "--json"]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!((&told["open"], &told["today"]), (&json!(4), &json!("2018-05-26")));
    let states: Vec<&str> = told["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["state"].as_str().unwrap())
        .collect();
    assert_eq!(states, ["partly", "fully", "cannot_be", "late", "late", "partly"]);
    assert_eq!(told["questions"][0]["exhibit"], "bilag 7");
    let none = said(&forberedt(&["questions", "examples/half-filled", "--today", "2018-05-20"]));
    assert!(none.ends_with("Der er ingen spørgsmål på listen.\n"), "{none}");
}
