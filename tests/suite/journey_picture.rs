//! The citizen's way through the case on one line of time: a picture with the same below it as text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use forberedt::document::journey::{JourneyLane, JourneyTime, lanes};
use forberedt::document::{BlockBody, Document, walk};
use forberedt::writers::{Format, render, text};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, names, parse};
use crate::pdf::assert_conforms;
use crate::pdf_reading::elements;
use crate::words::part;
use crate::written_letters::alts;

fn page(letter: &str, case: &Value) -> Document {
    LIBRARY.shelf(&parse(case)).draft(letter).unwrap().marked()
}

fn journey(document: &Document) -> Vec<JourneyLane> {
    let found = walk::blocks(&document.blocks).find_map(|block| match &block.body {
        BlockBody::Journey(lines) => Some(lanes(lines)),
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn caseworkers_talks_papers_and_waits_stand_on_one_line_of_time() {
    let lanes = journey(&page("hand-over", &example("postponed-2018")));
    let names: Vec<&str> = lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(names, ["Sagsbehandlere", "Samtaler", "Papirer", "Ikke holdt", "Ventetid"]);
    let counts: Vec<usize> = lanes.iter().map(|lane| lane.times.len()).collect();
    // Three questions that the doctor got on one day are one time of waiting.
    assert_eq!(counts, [2, 3, 7, 1, 7]);
    assert_eq!(
        lanes[4].times[..3],
        [
            JourneyTime::From(date(2018, 2, 2), date(2018, 2, 23)),
            // The trial is ordered, and nobody has said that it began.
            JourneyTime::Still(date(2018, 3, 26)),
            JourneyTime::From(date(2018, 3, 21), date(2018, 6, 13)),
        ]
    );
    // What has not come is still waited for.
    let waiting = changed("postponed-2018", &[("health.gp_received", json!(null))]);
    let lanes = journey(&page("hand-over", &waiting));
    assert_eq!(lanes[4].times[0], JourneyTime::Still(date(2018, 2, 2)));
    let new_way = journey(&page("hand-over", &example("new-way-2026")));
    assert!(new_way.iter().any(|lane| lane.name == "Ventetid" && lane.times.len() > 3));
}

#[test]
fn the_picture_is_a_figure_with_words_in_both_formats_and_the_same_stands_below_it() {
    for (letter, name) in [
        ("hand-over", "postponed-2018"),
        ("overview", "postponed-2018"),
        ("hand-over", "new-way-2026"),
    ] {
        let document = page(letter, &example(name));
        let said = text::write(&document);
        for lane in journey(&document) {
            assert!(said.contains(&format!("{}: ", lane.name)), "{letter} {name}: {}", lane.name);
        }
        let pdf = render(&document, Format::Pdf).unwrap();
        assert_conforms(&pdf);
        let ours = alts(&document).pop().unwrap();
        assert!(
            ours.starts_with("Vejen gennem sagen fra ") && ours.contains("Ventetid: "),
            "{ours}"
        );
        let read = elements(&pdf);
        let figure = read.iter().position(|it| it.text == ours).unwrap();
        assert_eq!(read[figure].role, "Figure");
        assert_eq!(read[figure + 1].role, "Table", "the same facts stand right below");
        let docx = render(&document, Format::Docx).unwrap();
        let body = part(&docx, "word/document.xml");
        assert!(body.contains(&format!("descr=\"{ours}\"")), "{ours}");
        let odt = part(&render(&document, Format::Odt).unwrap(), "content.xml");
        assert!(odt.contains(&format!("<svg:desc>{ours}</svg:desc>")), "{ours}");
    }
}

#[test]
fn a_case_that_tells_of_no_day_has_no_picture_and_one_of_a_single_day_only_words() {
    let bare = page("hand-over", &json!({"matter": {"plan_begun": "2018-01-15"}}));
    assert!(journey(&bare).is_empty() && !text::write(&bare).contains("Vejen gennem sagen"));
    let one = json!({"matter": {"plan_begun": "2018-01-15"},
        "exhibits": {"list": [{"number": "1", "date": "2018-01-10"}, {"number": "2"}]}});
    let document = page("hand-over", &one);
    assert!(text::write(&document).contains("Papirer: 10. januar 2018 (bilag 1)\n"));
    let pdf = render(&document, Format::Pdf).unwrap();
    let figures = elements(&pdf).into_iter().filter(|element| element.role == "Figure").count();
    assert_eq!(figures, 0, "a single day is no way");
}

#[test]
fn no_line_of_a_journey_ends_with_the_sign_between_its_days() {
    for name in names() {
        for letter in ["hand-over", "overview"] {
            let said = text::write(&page(letter, &example(&name)));
            assert!(said.lines().all(|line| !line.ends_with(';')), "{name} {letter}: {said}");
        }
    }
}
