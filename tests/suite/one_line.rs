//! What stands on one line is one line: a break in a name, a number or a title breaks no address, heading or title of a file. And a
//! number is printed as it was typed, or refused.

use forberedt::case::Case;
use forberedt::case::field::{Edit, View};
use forberedt::case::kind::Kind;
use forberedt::document::walk;
use forberedt::files::case_file;
use forberedt::letters::Sender;
use forberedt::source_text::SourceText;
use forberedt::writers::{Format, render};
use serde_json::json;

use crate::cases::{LIBRARY, example, parse, path, set};

/// Every answer of these kinds, of a section or of the items of a list.
fn fields_of(kind: impl Fn(Kind) -> bool) -> Vec<(String, Option<String>)> {
    let blank = Case::default();
    let mut found = Vec::new();
    for section in Case::SECTIONS {
        for (field, view) in blank.section(section).unwrap().fields() {
            match view {
                View::Answer(answer) if kind(answer.kind()) => {
                    found.push((format!("{section}.{field}"), None));
                }
                View::Answer(_) => {}
                View::List(list) => {
                    let item = list.blank_item();
                    let fields = item.fields().into_iter().filter_map(|(name, view)| match view {
                        View::Answer(answer) if kind(answer.kind()) => Some(name),
                        _ => None,
                    });
                    let list = format!("{section}.{field}");
                    found.extend(fields.map(|name| (list.clone(), Some(name.to_owned()))));
                }
            }
        }
    }
    found
}

/// A case with one answer, and where it stands.
fn with(field: &(String, Option<String>), value: serde_json::Value) -> (serde_json::Value, String) {
    let (section, name) = field.0.split_once('.').unwrap();
    match &field.1 {
        None => (json!({ section: { name: value } }), field.0.clone()),
        Some(own) => (
            json!({ section: { name: [{ own.as_str(): value }] } }),
            format!("{}[0].{own}", field.0),
        ),
    }
}

fn read(case: serde_json::Value) -> Result<Case, String> {
    let file =
        json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": case});
    case_file::parse("case.json", &file.to_string()).map_err(|problem| problem.to_string())
}

#[test]
fn a_break_in_a_field_of_one_line_is_a_blank() {
    let fields = fields_of(|kind| kind == Kind::Line);
    assert!(fields.len() > 40);
    for field in fields {
        let (case, place) = with(&field, json!("Bo \r\n\n Lind\n"));
        let mut case = parse(&case);
        assert_eq!(case.answer(&path(&place)).unwrap().text(), "Bo Lind", "{place}");
        let Some(Edit::Answer(answer)) = case.find_mut(&path(&place)) else { panic!("{place}") };
        answer.set_text("Åse\nTved\u{2028}Holm").unwrap();
        assert_eq!(answer.text(), "Åse Tved Holm", "{place}");
    }
}

#[test]
fn a_name_in_two_lines_breaks_no_letter() {
    let mut case = example("pension-granted-2018");
    let name = case["citizen"]["name"].as_str().unwrap().to_owned();
    let number = case["matter"]["case_number"].as_str().unwrap().to_owned();
    let letters = |case: &serde_json::Value| {
        let case = parse(case);
        let shelf = LIBRARY.shelf(&case);
        let finished = shelf.available().filter_map(|template| shelf.finish(&template.id).ok());
        finished.map(|(document, _)| document).collect::<Vec<_>>()
    };
    let whole = letters(&case);
    assert!(whole.len() > 3);
    set(&mut case, "citizen.name", json!(name.replace(' ', "\n")));
    set(&mut case, "matter.case_number", json!(format!("{number}\n")));
    let broken = letters(&case);
    for (one, other) in whole.iter().zip(&broken) {
        assert_eq!(one, other, "{}", one.id);
        for format in Format::ALL {
            assert!(render(one, format).unwrap() == render(other, format).unwrap());
        }
    }
}

#[test]
fn the_letterhead_and_the_title_are_of_one_line() {
    let text = "name = \"\"\"\nNordby\nKommune\n\"\"\"\nphone = \"00 10\\n20 30\"\naddress = [\"Torvet 1\", \"9998 Nordby\"]\n\
        footer = \"Nordby\\nSag {case_number}\"\n";
    let sender = Sender::read(&SourceText::new("letterhead.toml", text)).unwrap();
    let head = sender.letterhead(Some("7"));
    assert_eq!((head.name.as_str(), head.footer.as_str()), ("Nordby Kommune", "Nordby Sag 7"));
    assert_eq!(head.lines, ["Torvet 1", "9998 Nordby", "00 10 20 30"]);
}

/// Numbers that a letter would print otherwise than they were typed.
const ALTERED: [&str; 8] = ["1e3", "0x10", "1.500", "1234567890", "0,1234567", "1 500", "+7", "-1"];

#[test]
fn a_number_is_printed_as_it_was_typed_or_not_at_all() {
    let fields = fields_of(|kind| kind == Kind::Number);
    assert!(fields.len() >= 8, "{fields:?}");
    let told = |case: &Case, place: &str| {
        let problems = LIBRARY.shelf(case).problems().to_vec();
        let place = case.path(place).unwrap();
        problems.iter().any(|problem| {
            problem.code == "number-not-understood"
                && problem.blocks()
                && problem.place == forberedt::problem::Place::Field(place)
        })
    };
    for field in fields {
        let digits = "7".repeat(80);
        for typed in ALTERED.into_iter().chain([digits.as_str()]) {
            let (case, place) = with(&field, json!(typed));
            assert!(told(&parse(&case), &place), "{place}: {typed}");
        }
        for typed in ["12", "4,5", "1500", "999999999", "0,000001"] {
            let (case, place) = with(&field, json!(typed));
            assert!(!told(&parse(&case), &place), "{place}: {typed}");
        }
    }
}

#[test]
fn a_number_of_a_file_that_lost_its_digits_is_refused() {
    for field in fields_of(|kind| kind == Kind::Number).into_iter().take(2) {
        let long = serde_json::from_str("7".repeat(80).as_str()).unwrap();
        let refusal = read(with(&field, long).0).unwrap_err();
        assert!(refusal.contains("færre cifre"), "{refusal}");
        assert!(read(with(&field, json!(7.25)).0).is_ok());
    }
    // A case number without quotation marks would lose its last nought.
    for value in ["15.10", "20180012345678901234567890"] {
        let value: serde_json::Value = serde_json::from_str(value).unwrap();
        let refusal = read(json!({ "matter": { "case_number": value } })).unwrap_err();
        assert!(refusal.contains("anførselstegn"), "{refusal}");
    }
    let case = read(json!({ "matter": { "case_number": 2_018_001 } })).unwrap();
    assert_eq!(case.answer(&path("matter.case_number")).unwrap().text(), "2018001");
}

#[test]
fn an_exhibit_with_eighty_digits_of_pages_stops_its_letters() {
    let mut case = example("pension-granted-2018");
    set(&mut case, "exhibits.list.0.pages", json!("1".repeat(80)));
    let case = parse(&case);
    let shelf = LIBRARY.shelf(&case);
    let printed = "1".repeat(20);
    for template in shelf.available() {
        let Ok((document, _)) = shelf.finish(&template.id) else { continue };
        let runs = walk::runs(&document.blocks);
        assert!(runs.into_iter().all(|run| !run.text.contains(&printed)), "{}", template.id);
    }
    assert!(shelf.problems().iter().any(|problem| problem.code == "number-not-understood"));
}
