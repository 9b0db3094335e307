//! Fields that name exhibits: they mean the exhibit and not its number, whatever happens to the list of exhibits.

use std::time::Duration;

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::case_file;
use forberedt::place::ItemId;
use forberedt::session::Session;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::writers::{Format, render};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::cases::{LIBRARY, named, parse, path};
use crate::library_and_examples::cases;

const FIELD: &str = "checklist.lasting_exhibits";

/// A case with exhibits of these numbers, and a field that names some of them.
fn case(numbers: &[&str], field: Value) -> Case {
    let list: Vec<Value> =
        numbers.iter().map(|number| json!({"number": number, "title": "Papir"})).collect();
    parse(&json!({"exhibits": {"list": list}, "checklist": {"lasting_exhibits": field}}))
}

fn shown<'c>(case: &'c Case, field: &str) -> &'c str {
    case.answer(&path(field)).unwrap().text()
}

fn change(case: &mut Case, field: &str, text: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
    answer.set_text(text).unwrap();
    case.follow_exhibits();
}

fn number(case: &mut Case, index: usize, number: &str) {
    change(case, &format!("exhibits.list[{index}].number"), number);
}

/// Types as a form does, into the text in place.
fn type_in(case: &mut Case, typed: impl FnOnce(&mut String)) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(FIELD)) else { panic!() };
    typed(answer.text_mut().unwrap());
    case.follow_exhibits();
}

fn remove(case: &mut Case, index: usize) {
    let Some(Edit::List(list)) = case.find_mut(&path("exhibits.list")) else { panic!() };
    list.remove(index);
    case.follow_exhibits();
}

fn add(case: &mut Case, text: &str) {
    let id = case.new_item();
    let Some(Edit::List(list)) = case.find_mut(&path("exhibits.list")) else { panic!() };
    list.add(id);
    let last = list.len() - 1;
    number(case, last, text);
}

/// What a file holds for the field.
fn in_file(case: &Case) -> Value {
    let mut file: Value = serde_json::from_str(&case_file::to_text(case).unwrap()).unwrap();
    assert_eq!(file["version"], forberedt::files::migration::CURRENT);
    file["case"]["checklist"]["lasting_exhibits"].take()
}

fn read_again(case: &Case) -> Case {
    case_file::parse("case.json", &case_file::to_text(case).unwrap()).unwrap()
}

fn codes(case: &Case) -> Vec<String> {
    let found = forberedt::checks::run(&LIBRARY.look(case), &LIBRARY.wording);
    found.iter().map(named).filter(|name| name.ends_with(FIELD)).collect()
}

#[test]
fn a_field_shows_the_number_that_its_exhibit_has_now() {
    let mut case = case(&["1", "2", "3"], json!("bilag 1 og bilag 3"));
    number(&mut case, 0, "2");
    assert_eq!(shown(&case, FIELD), "bilag 2 og bilag 3", "though another has that number as well");
    number(&mut case, 1, "1");
    assert_eq!(shown(&case, FIELD), "bilag 2 og bilag 3");
    number(&mut case, 0, "12");
    assert_eq!(shown(&case, FIELD), "bilag 12 og bilag 3");
    let Some(Edit::List(list)) = case.find_mut(&path("exhibits.list")) else { panic!() };
    list.swap(0, 2);
    case.follow_exhibits();
    assert_eq!(
        shown(&case, FIELD),
        "bilag 12 og bilag 3",
        "an exhibit that moves keeps its number"
    );
    remove(&mut case, 1);
    assert_eq!(shown(&case, FIELD), "bilag 12 og bilag 3", "another exhibit is gone");
    assert_eq!(read_again(&case), case);
}

#[test]
fn an_exhibit_that_is_gone_is_told_and_no_other_takes_its_place() {
    let mut case = case(&["1", "2", "3"], json!("bilag 2, side 4, og bilag 3"));
    assert_eq!(codes(&case), Vec::<String>::new());
    remove(&mut case, 1);
    number(&mut case, 1, "2");
    add(&mut case, "3");
    for case in [&case, &read_again(&case)] {
        assert_eq!(shown(case, FIELD), "bilag ?, side 4, og bilag 2");
        assert_eq!(codes(case), [format!("exhibit-gone {FIELD}")]);
    }
    type_in(&mut case, |text| text.insert_str("bilag ?".len(), ", øverst på"));
    assert_eq!(shown(&case, FIELD), "bilag ?, øverst på, side 4, og bilag 2");
    assert_eq!(codes(&case), [format!("exhibit-gone {FIELD}")], "typing beside it hides nothing");
    type_in(&mut case, |text| *text = text.replace('?', "3"));
    assert_eq!(codes(&case), Vec::<String>::new(), "typed over, it is another exhibit");
    number(&mut case, 2, "9");
    assert_eq!(shown(&case, FIELD), "bilag 9, øverst på, side 4, og bilag 2");
}

#[test]
fn an_exhibit_without_a_number_is_told_until_it_has_one() {
    let mut case = case(&["1", "2"], json!("2 og 1"));
    number(&mut case, 1, "");
    assert_eq!(shown(&case, FIELD), "? og 1");
    assert_eq!(codes(&case), [format!("exhibit-gone {FIELD}")]);
    number(&mut case, 1, "2a");
    assert_eq!(shown(&case, FIELD), "2a og 1");
    number(&mut case, 0, "20000");
    assert_eq!(shown(&case, FIELD), "2a og 20000");
    number(&mut case, 1, "7");
    number(&mut case, 0, "8");
    assert_eq!(shown(&case, FIELD), "7 og 8");
    assert_eq!(codes(&case), Vec::<String>::new());
}

#[test]
fn a_number_finds_its_exhibit_when_there_is_one_and_only_one() {
    let mut case = case(&["1"], json!("bilag 2"));
    assert_eq!(codes(&case), [format!("exhibit-missing {FIELD}")]);
    assert_eq!(in_file(&case), "bilag 2");
    add(&mut case, "2");
    assert_eq!(in_file(&case), json!(["bilag ", {"id": 2}]));
    number(&mut case, 1, "5");
    assert_eq!(shown(&case, FIELD), "bilag 5");
    add(&mut case, "6");
    add(&mut case, "6");
    change(&mut case, FIELD, "bilag 6");
    assert_eq!(in_file(&case), "bilag 6", "nobody can say which of two is meant");
    number(&mut case, 2, "7");
    assert_eq!(in_file(&case), json!(["bilag ", {"id": 4}]));
}

#[test]
fn typing_makes_another_number_and_leaves_the_others() {
    let mut case = case(&["1", "2", "12"], json!("bilag 1 og 2"));
    type_in(&mut case, |text| text.push_str(" (side 3)"));
    assert_eq!(in_file(&case), json!(["bilag ", {"id": 1}, " og ", {"id": 2}, " (side 3)"]));
    type_in(&mut case, |text| text.insert("bilag 1".len(), '2'));
    assert_eq!(in_file(&case)[1], json!({"id": 3}));
    type_in(&mut case, |text| text.insert_str(0, "Se "));
    assert_eq!(in_file(&case)[0], "Se bilag ");
    assert_eq!(in_file(&case)[3], json!({"id": 2}));
    type_in(&mut case, |text| *text = "bilag 1, 2 dage".to_owned());
    assert_eq!(in_file(&case), json!(["bilag ", {"id": 1}, ", 2 dage"]), "days are no exhibits");
    type_in(&mut case, |text| *text = "bilag 02".to_owned());
    assert_eq!(shown(&case, FIELD), "bilag 2");
}

#[test]
fn the_first_to_the_last_means_each_of_them() {
    let mut case = case(&["1", "2", "3", "4"], json!("bilag 1–3"));
    assert_eq!(in_file(&case), json!(["bilag ", {"ids": [1, 2, 3], "between": "–"}]));
    for (index, text) in [(0, "11"), (1, "12"), (2, "13")] {
        number(&mut case, index, text);
    }
    assert_eq!(shown(&case, FIELD), "bilag 11, 12 og 13");
    let mut case = self::case(&["1", "2", "3", "4"], json!("bilag 2 til 4"));
    assert_eq!(shown(&read_again(&case), FIELD), "bilag 2 til 4");
    remove(&mut case, 2);
    assert_eq!(shown(&case, FIELD), "bilag 2, ? og 4");
    assert_eq!(codes(&case), [format!("exhibit-gone {FIELD}")]);
    assert_eq!(read_again(&case), case);
    let holes = self::case(&["1", "3"], json!("bilag 1-3"));
    assert_eq!(codes(&holes), [format!("exhibit-missing {FIELD}")]);
}

#[test]
fn what_a_file_may_hold_is_read_and_nothing_else() {
    let two = |field| {
        let list = json!([{"id": 1, "number": "1"}, {"id": 2, "number": "2"}]);
        parse(&json!({"exhibits": {"list": list}, "checklist": {"lasting_exhibits": field}}))
    };
    assert_eq!(shown(&two(json!(2)), FIELD), "2");
    assert_eq!(shown(&two(json!(["bilag ", {"id": 2}])), FIELD), "bilag 2");
    assert_eq!(shown(&two(json!(["bilag 1, ", {"id": 2}])), FIELD), "bilag 1, 2");
    assert_eq!(codes(&two(json!([{"id": 77}]))), [format!("exhibit-gone {FIELD}")]);
    assert_eq!(two(json!([{"id": 77}])).last_item, ItemId(77), "its id goes to nobody else");
    for wrong in [json!([["bilag 1"]]), json!([{"id": "x"}]), json!([{"id": 1, "more": 2}])] {
        let file = json!({"format": "forberedt-case", "version": 3, "written_by": "test",
            "case": {"checklist": {"lasting_exhibits": wrong}}});
        let problem = case_file::parse("case.json", &file.to_string()).unwrap_err();
        assert_eq!(problem.code, "case-wrong-value");
        assert!(problem.message.starts_with(FIELD), "{}", problem.message);
    }
}

#[test]
fn a_letter_prints_the_number_of_today_and_stops_where_the_exhibit_is_gone() {
    let mut case = cases()["pension-granted-2018"].clone();
    let fact = "decision.facts[0].exhibit";
    let before = shown(&case, fact).to_owned();
    let old: usize = before.strip_prefix("bilag ").unwrap().parse().unwrap();
    number(&mut case, old - 1, "77");
    assert_eq!(shown(&case, fact), "bilag 77");
    let draft = LIBRARY.letters.fill("decision-pension-granted", &LIBRARY.facts(&case)).unwrap();
    let text = render(&draft.finish().unwrap(), Format::Text).unwrap();
    assert!(String::from_utf8(text).unwrap().contains("bilag 77"));
    remove(&mut case, old - 1);
    let draft = LIBRARY.letters.fill("decision-pension-granted", &LIBRARY.facts(&case)).unwrap();
    let problems = draft.finish().expect_err("the letter names an exhibit that is gone");
    assert!(
        problems.iter().any(|problem| named(problem) == format!("letter-unsound-value {fact}")),
        "{problems:?}"
    );
}

#[test]
fn every_example_reads_as_it_was_written_with_each_number_followed() {
    let mut count = 0;
    for name in crate::cases::names() {
        let text = std::fs::read_to_string(format!("examples/{name}/case.json")).unwrap();
        let case = &cases()[&name];
        case.each_answer(|field, answer| {
            let Some(cited) = answer.cited() else { return };
            count += 1;
            let written = serde_json::to_string(answer.text()).unwrap();
            assert!(text.contains(&written), "{name} {field}: {written}");
            let mut gone = case.clone();
            let Some(Edit::List(list)) = gone.find_mut(&path("exhibits.list")) else { panic!() };
            list.set_state(forberedt::case::field::State::NotAnswered);
            gone.follow_exhibits();
            assert!(!cited.numbers().is_empty());
            let left = gone.answer(&field).unwrap();
            assert_eq!(left.cited().unwrap().numbers(), [0; 0], "{name} {field}");
            assert!(!left.is_sound(), "{name} {field}");
        });
    }
    assert!(count > 150, "{count}");
}

/// A number that changes while it is typed takes all that name it along, and one step back takes all of it back.
#[test]
fn the_open_case_follows_and_undoes_in_one_step() {
    let mut session = Session::start(date(2018, 3, 1), None);
    let exhibit = path("exhibits.list[0].number");
    session.update(Action::AddItem(path("exhibits.list")));
    session.update(Action::Answer(exhibit, "1".to_owned()));
    session.update(Action::Answer(path(FIELD), "bilag 1".to_owned()));
    session.tick(Duration::from_secs(5));
    for typed in ["", "1", "14"] {
        session.edit(|case| {
            let Some(Edit::Answer(answer)) = case.find_mut(&exhibit) else { panic!() };
            answer.set_text(typed).unwrap();
            Some(exhibit)
        });
    }
    assert_eq!(shown(session.case(), FIELD), "bilag 14");
    session.update(Action::Do(Command::Undo));
    assert_eq!(shown(session.case(), FIELD), "bilag 1");
    session.update(Action::RemoveItem(path("exhibits.list"), 0));
    session.update(Action::Reply(Reply::Remove));
    assert_eq!(shown(session.case(), FIELD), "bilag ?");
    session.update(Action::Do(Command::Undo));
    assert_eq!(shown(session.case(), FIELD), "bilag 1");
    assert!(session.case().answer(&path(FIELD)).unwrap().is_sound());
}
