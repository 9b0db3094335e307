//! The brief of a case for its meeting: every duty that `check` names, what stops first, and a first page that stands alone.

use std::collections::BTreeSet;
use std::fs;

use forberedt::document::{Block, BlockBody, Document, text_of};
use forberedt::files::case_file;
use forberedt::problem::Problem;
use forberedt::writers::{Format, render, text};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, names, parse};
use crate::command_shape::{forberedt, said};

fn brief(case: &Value) -> Document {
    let case = parse(case);
    let shelf = LIBRARY.shelf(&case);
    let draft = shelf.draft("meeting-brief").unwrap();
    let template = LIBRARY.letters.template("meeting-brief").unwrap();
    let lacking = shelf.lacking(template, &draft);
    // Only the invented sender keeps it a draft.
    let others: Vec<&Problem> =
        lacking.iter().filter(|it| !it.code.starts_with("sender-")).collect();
    assert!(others.is_empty(), "{others:?}");
    draft.into_document(false)
}

/// The points of the lists below these headings.
fn points(document: &Document, headings: &[&str]) -> Vec<String> {
    let (mut is_below, mut found) = (false, Vec::new());
    for block in &document.blocks {
        match &block.body {
            BlockBody::Heading { text, .. } => {
                is_below = headings.contains(&text_of(text).as_str());
            }
            BlockBody::List { items, .. } if is_below => {
                for point in items.iter().flatten() {
                    if let BlockBody::Paragraph(text) = &point.body {
                        found.push(text_of(text));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

const ALL: [&str; 2] = ["Det stopper breve", "Det skal nogen se på"];

/// What each page says, from its top.
fn pages(document: &Document) -> Vec<String> {
    let pdf = render(document, Format::Pdf).unwrap();
    let pdf = lopdf::Document::load_mem(&pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    pages.iter().map(|page| pdf.extract_text(&[*page]).unwrap()).collect()
}

/// A case of which everything is wrong that these answers can make wrong, and everything on the first page long.
fn crowded() -> Value {
    let long = "Et langt svar, der går over mange linjer og siger meget om det hele. ".repeat(40);
    let line = "Et meget langt svar på én linje ".repeat(30);
    let papers = "bilag 1, bilag 2, bilag 3, bilag 4, bilag 5 og bilag 6";
    let many = |item: Value| Value::Array(vec![item; 12]);
    let fact =
        |weight: &str| json!({"fact": long, "weight": weight, "why": long, "exhibit": papers});
    let facts = ["weighed", "not_weighed"].map(fact);
    let facts = Value::Array(facts.iter().cycle().take(12).cloned().collect());
    changed(
        "pension-granted-2018",
        &[
            ("citizen.name", json!(line)),
            ("citizen.cpr", json!("1234")),
            ("matter.case_number", json!("EK-2018-00417 ".repeat(4))),
            ("checklist.lasting_exhibits", json!(papers)),
            ("checklist.significant_exhibits", json!(papers)),
            ("checklist.stationary_exhibits", json!(papers)),
            ("matter.plan_begun", json!("i går")),
            ("matter.applications", many(json!({"benefit": "pension", "date": "8. januar"}))),
            ("process.meeting_time", json!("midt på formiddagen")),
            (
                "recommendation.participants",
                many(
                    json!({"name": line, "profession": line, "attendance": "video", "view": long}),
                ),
            ),
            ("recommendation.companion", json!(line)),
            (
                "health.considerations",
                many(json!({"need": line, "reason": long, "exhibit": papers})),
            ),
            (
                "efforts.interventions",
                many(
                    json!({"kind": "work_trial", "period": "2017", "hours_attended": 12, "hours_effective": 5, "outcome": long, "exhibit": papers}),
                ),
            ),
            ("decision.facts", facts),
            ("decision.job_functions", many(json!({"function": line}))),
        ],
    )
}

#[test]
fn it_names_every_duty_that_check_names_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = 0;
    let mut cases: Vec<(String, Value)> =
        names().into_iter().map(|name| (name.clone(), example(&name))).collect();
    cases.push(("crowded".to_owned(), crowded()));
    for (name, mut case) in cases {
        if case["process"]["planned_meeting"].is_null()
            && case["recommendation"]["meeting_date"].is_null()
        {
            case["process"]["planned_meeting"] = json!("2018-03-20");
        }
        let file = folder.path().join(format!("{name}.json"));
        fs::write(&file, case_file::to_text(&parse(&case)).unwrap()).unwrap();
        let told = said(&forberedt(&["check", file.to_str().unwrap(), "--json"]));
        let told: Value =
            serde_json::from_str(&told).unwrap_or_else(|it| panic!("{name}: {it}: {told}"));
        let checked: BTreeSet<String> = told
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["message"].as_str().unwrap().to_owned())
            .collect();
        let named = points(&brief(&case), &ALL);
        // Each point begins with what `check` says and goes on with what to do.
        for message in &checked {
            assert!(named.iter().any(|point| point.starts_with(message)), "{name}: {message}");
        }
        for point in &named {
            assert!(checked.iter().any(|message| point.starts_with(message)), "{name}: {point}");
        }
        assert_eq!(named.len(), told.as_array().unwrap().len(), "{name}");
        seen += named.len();
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn what_stops_stands_first_and_the_first_page_says_how_many_more_there_are() {
    let document = brief(&crowded());
    let stopping = points(&document, &ALL[..1]);
    let everything = points(&document, &ALL);
    assert!(stopping.len() > 6, "{stopping:?}");
    let first = points(&document, &["Det skal på plads"]);
    let (more, shown) = first.split_last().unwrap();
    // What is wrong at several places is said once, and counted.
    let (mut told, mut blockers_end) = (0, false);
    for point in shown {
        let (message, places) = match point.split_once(" Det er ") {
            Some((message, rest)) => {
                (message, rest.trim_end_matches(" steder.").parse::<usize>().unwrap())
            }
            None => (point.as_str(), 1),
        };
        let same = |points: &[String]| points.iter().filter(|it| it.starts_with(message)).count();
        let blocks = same(&stopping) > 0;
        assert!(
            !(blocks && blockers_end),
            "{point} stops a letter and stands behind one that does not"
        );
        blockers_end |= !blocks;
        assert_eq!(same(&everything), places, "{point} is counted wrong");
        told += places;
    }
    assert!(blockers_end, "the crowded case shows both kinds");
    assert!(shown.iter().any(|point| point.contains(" Det er 12 steder.")), "{shown:?}");
    assert_eq!(*more, format!("og {} mere på side 2", everything.len() - told));
    // Where all of them fit, no more are told of.
    let few = points(&brief(&example("pension-granted-2018")), &["Det skal på plads"]);
    assert!(!few.is_empty() && few.iter().all(|point| !point.contains("side 2")), "{few:?}");
}

#[test]
fn the_first_page_stands_alone_however_much_the_case_holds() {
    let mut cases: Vec<(String, Value)> =
        names().into_iter().map(|it| (it.clone(), example(&it))).collect();
    cases.push(("crowded".to_owned(), crowded()));
    for (name, mut case) in cases {
        case["process"]["planned_meeting"] = json!("2018-03-20");
        let document = brief(&case);
        let pages = pages(&document);
        let on = |words: &str| pages.iter().position(|page| page.contains(words));
        assert_eq!(on("For og imod"), Some(0), "{name}");
        assert_eq!(on("Behandling udtømt"), Some(0), "{name}");
        assert_eq!(on("Alt det, der skal på plads"), Some(1), "{name}");
        assert_eq!(
            on("Det siger papirerne om helbredet").map(|page| page > 0),
            Some(true),
            "{name}"
        );
        // Word begins the same page there.
        let breaks: Vec<&Block> = document.blocks.iter().filter(|it| it.begins_page).collect();
        assert_eq!(breaks.len(), 1, "{name}");
        let docx = render(&document, Format::Docx).unwrap();
        let mut docx = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
        let xml = std::io::read_to_string(docx.by_name("word/document.xml").unwrap()).unwrap();
        assert_eq!(xml.matches("<w:pageBreakBefore").count(), 1, "{name}");
        let odt = crate::words::part(&render(&document, Format::Odt).unwrap(), "content.xml");
        assert_eq!(odt.matches("fo:break-before=\"page\"").count(), 1, "{name}");
    }
}

#[test]
fn both_ways_have_one_and_it_follows_the_meeting_that_comes_next() {
    let old = text::write(&brief(&example("pension-granted-2018")));
    assert!(
        old.contains("Til mødet den 6. marts 2018") && old.contains("Kommer: Jørn Kallehave"),
        "{old}"
    );
    let new = text::write(&brief(&example("new-way-2026")));
    assert!(new.contains("Til samtalen den 28. september 2026"), "{new}");
    assert!(!new.contains("Kommer:"), "a talk has no team: {new}");
    // A meeting to come takes the place of the one that was held.
    let again = changed("postponed-2018", &[("process.planned_meeting", json!("2018-06-13"))]);
    assert!(text::write(&brief(&again)).contains("Til mødet den 13. juni 2018"));
    let held = changed("pension-granted-2018", &[("process.planned_meeting", json!("2018-03-01"))]);
    assert!(text::write(&brief(&held)).contains("Til mødet den 6. marts 2018"));
    // Who stayed away does not come.
    let away = changed(
        "pension-granted-2018",
        &[("recommendation.participants.1.attendance", json!("absent"))],
    );
    let away = text::write(&brief(&away));
    let comes = away.lines().find(|line| line.starts_with("Kommer:")).unwrap();
    assert!(comes.contains("Jørn Kallehave") && !comes.contains("Vibeke"), "{comes}");
    assert!(away.contains("Sundhedskoordinatoren står ikke blandt deltagerne"), "{away}");
}

#[test]
fn a_case_without_a_day_for_a_meeting_has_none() {
    let case = changed("half-filled", &[("process.planned_meeting", Value::Null)]);
    let found = LIBRARY.shelf(&parse(&case)).draft("meeting-brief").unwrap_err();
    assert_eq!(found[0].code, "letter-not-available");
    assert!(found[0].message.contains("Planlagt dag for mødet"), "{}", found[0].message);
}

#[test]
fn a_sealed_brief_is_refused_since_nobody_could_make_it_again() {
    let document = brief(&example("pension-granted-2018"));
    let case = parse(&example("pension-granted-2018"));
    let files = forberedt::files::overlay::Files::built_in();
    let sealing = forberedt::sealed::Sealing {
        library: &LIBRARY,
        files: &files,
        sealed_on: "2018-03-06".to_owned(),
        program: "test".to_owned(),
    };
    let found = forberedt::sealed::seal(&case, &[document], &sealing).unwrap_err();
    assert_eq!(found[0].code, "sheet-not-sealed");
}
