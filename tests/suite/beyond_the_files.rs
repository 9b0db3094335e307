//! How far the law files reach, and what answers for a letter beyond that: nothing but a note of who looked the rules up, and when.

use std::process::Command;

use forberedt::case::Case;
use forberedt::document::Document;
use forberedt::law::{PracticeStatus, Status};
use forberedt::letters::Standing;
use forberedt::problem::{Place, Problem, Severity};
use forberedt::writers::text;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{example, parse, path, problems, set};
use crate::library_and_examples::library;

const TEXTS: Date = date(2026, 2, 12);
const NEWS: Date = date(2026, 11, 27);
const DECISION: &str = "decision-pension-refused";

/// The new example, its decision moved to a day, with notes of look-ups.
fn decided(day: &str, notes: Value) -> Case {
    let mut case = example("new-way-2026");
    set(&mut case, "decision.date", json!(day));
    set(&mut case, "decision.rulings.1.effect_from", json!(day));
    set(&mut case, "overrides.looked_up", notes);
    parse(&case)
}

fn by_morten(letter: &str, day: &str) -> Value {
    let mut note = json!({"by": "Morten Agerskov", "date": day});
    if !letter.is_empty() {
        note["letter"] = json!(letter);
    }
    json!([note])
}

/// What stops the decision, and what it warns of.
fn standing(case: &Case) -> (Vec<Problem>, Vec<Problem>) {
    let shelf = library().shelf(case);
    match shelf.standing(library().letters.template(DECISION).unwrap()) {
        Standing::Ready(warnings) => (Vec::new(), warnings),
        Standing::Lacking(problems) => (problems, Vec::new()),
        other => panic!("{other:?}"),
    }
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems
        .iter()
        .map(|problem| problem.code.as_str())
        .filter(|code| code.starts_with("law-"))
        .collect()
}

#[test]
fn the_files_say_how_far_they_reach() {
    let reach = library().law.reach().unwrap();
    assert_eq!((reach.texts_read_to, reach.news_heard_to), (TEXTS, NEWS));
    assert!(!reach.is_passed(NEWS) && reach.is_passed(date(2026, 11, 28)));
}

#[test]
fn nothing_counts_as_checked_after_the_texts_that_were_read() {
    let law = &library().law;
    let after = TEXTS.tomorrow().unwrap();
    assert!(law.cite("reasons-required", TEXTS).unwrap().status.is_verified());
    assert!(law.period("complaint", TEXTS).unwrap().status.is_verified());
    for day in [after, NEWS, date(2031, 1, 1)] {
        assert_eq!(law.on(day).iter().find(|holding| holding.status.is_verified()), None, "{day}");
        for id in law.period_ids() {
            assert!(law.period(id, day).is_none_or(|period| period.status == Status::Unverified));
        }
        for act in law.acts() {
            assert!(law.consolidation(act, day).is_none_or(|text| !text.status.is_verified()));
        }
        assert!(
            law.practice_on(day)
                .iter()
                .all(|holding| !matches!(holding.status, PracticeStatus::InForce))
        );
    }
    // What is set aside stays so: that is known.
    let overruled = |day| law.practice("92-16", day).unwrap().status;
    assert_eq!(overruled(TEXTS), overruled(after));
    assert!(matches!(overruled(after), PracticeStatus::Overruled { .. }));
}

#[test]
fn what_nobody_checked_in_a_letter_is_one_warning_that_names_it_all() {
    let (lacking, warnings) = standing(&decided("2026-10-20", json!([])));
    assert_eq!(codes(&lacking), [""; 0]);
    let found: Vec<&Problem> =
        warnings.iter().filter(|warning| warning.code == "law-unverified").collect();
    let [warning] = found.as_slice() else { panic!("{} warnings", found.len()) };
    assert_eq!(warning.severity, Severity::Warning);
    assert_eq!(warning.place, Place::Field(path("overrides.looked_up")));
    let case = decided("2026-10-20", json!([]));
    let draft = library().shelf(&case).draft(DECISION).unwrap();
    assert!(draft.unverified.len() > 12, "{}", draft.unverified.len());
    assert_eq!(warning.details.len(), draft.unverified.len());
    assert!(warning.message.starts_with(&format!("{} henvisninger", draft.unverified.len())));
    let whole = warning.in_full();
    for (one, detail) in draft.unverified.iter().zip(&warning.details) {
        assert!(detail.name.contains(&one.words) && whole.contains(&detail.name), "{}", one.words);
        assert!(detail.more.contains(one.source.trim_end_matches('.')), "{}", one.words);
    }
    assert!(warning.message.len() < 100, "short, with the rest behind it: {}", warning.message);
}

#[test]
fn a_rule_picked_in_the_case_is_warned_of_once() {
    let mut case = example("new-way-2026");
    set(
        &mut case,
        "decision.rules",
        json!([{"provision": "whole-help"}, {"provision": "flex-job-basis"}]),
    );
    assert_eq!(
        problems(&case).iter().filter(|problem| problem.code == "rule-unverified").count(),
        2
    );
    let (_, warnings) = standing(&parse(&case));
    assert!(warnings.iter().all(|warning| warning.code != "rule-unverified"));
    let named = |words: &str| {
        warnings
            .iter()
            .flat_map(|warning| &warning.details)
            .filter(|detail| detail.name.contains(words))
            .count()
    };
    assert_eq!(named("§ 118"), 1);
}

#[test]
fn a_note_takes_the_warning_down_for_its_letter() {
    let warned = |notes: Value| {
        let (lacking, warnings) = standing(&decided("2026-10-20", notes));
        assert_eq!(codes(&lacking), [""; 0]);
        codes(&warnings) == ["law-unverified"]
    };
    assert!(!warned(by_morten("", "2026-10-19")), "the whole case");
    assert!(!warned(by_morten(DECISION, "2026-10-19")), "by its name");
    assert!(
        !warned(by_morten(" afgørelse: Afslag på førtidspension ", "2026-10-19")),
        "by its title"
    );
    assert!(warned(by_morten("hearing", "2026-10-19")), "another letter");
    // The day of the last change that the files know counts; what was looked up before it may have changed since.
    assert!(!warned(by_morten("", "2026-07-01")));
    assert!(warned(by_morten("", "2026-06-30")));
    assert!(warned(json!([{"by": "Morten Agerskov"}])), "no day");
    assert!(warned(json!([{"date": "2026-10-19"}])), "nobody");
    assert!(warned(json!([{"by": "  ", "date": "2026-10-19"}])), "blanks");
    let (lacking, _) =
        standing(&decided("2026-10-20", json!([{"by": "Morten Agerskov", "date": "i oktober"}])));
    assert!(lacking.iter().any(|problem| problem.code == "date-approximate"), "{lacking:?}");
    assert!(warned(json!({"answer": "not_relevant"})));
    // The other letters keep theirs.
    let case = decided("2026-10-20", by_morten(DECISION, "2026-10-19"));
    let shelf = library().shelf(&case);
    let (_, warnings) = shelf.finish("hearing").unwrap();
    assert_eq!(codes(&warnings), ["law-unverified"]);
}

#[test]
fn a_note_that_lacks_something_is_told_of() {
    let mut case = example("new-way-2026");
    set(&mut case, "overrides.looked_up", json!([{"letter": "hearing"}]));
    let found: Vec<String> = problems(&case)
        .iter()
        .filter(|problem| problem.code == "look-up-incomplete")
        .map(crate::cases::named)
        .collect();
    assert_eq!(
        found,
        [
            "look-up-incomplete overrides.looked_up[0].by",
            "look-up-incomplete overrides.looked_up[0].date"
        ]
    );
    set(&mut case, "overrides.looked_up", by_morten("", "2026-10-19"));
    assert!(problems(&case).iter().all(|problem| problem.code != "look-up-incomplete"));
}

#[test]
fn no_letter_prints_who_looked_the_rules_up() {
    let plain = |notes: Value| -> Vec<Document> {
        let case = decided("2026-10-20", notes);
        let shelf = library().shelf(&case);
        shelf.available().map(|template| shelf.draft(&template.id).unwrap().marked()).collect()
    };
    let note = json!([{"letter": "Hemmeligt brev", "by": "Vibeke Slåop", "date": "2026-10-19"}]);
    let (with, without) = (plain(note), plain(json!([])));
    assert_eq!(with, without);
    assert!(with.len() > 8 && with.iter().all(|letter| !text::write(letter).contains("Vibeke")));
}

#[test]
fn beyond_the_news_only_a_note_of_a_later_day_carries_a_letter() {
    let case = |notes| decided("2027-01-15", notes);
    let (lacking, _) = standing(&decided("2026-11-27", json!([])));
    assert_eq!(codes(&lacking), [""; 0], "the last day is within");
    for notes in [
        json!([]),
        by_morten("", "2026-11-27"),
        by_morten("hearing", "2027-01-14"),
        json!([{"by": "Morten Agerskov"}]),
    ] {
        let (lacking, _) = standing(&case(notes.clone()));
        assert_eq!(codes(&lacking), ["law-not-looked-up"], "{notes}");
        assert!(lacking[0].message.contains("27. november 2026"), "{}", lacking[0].message);
        assert_eq!(lacking[0].place, Place::Field(path("overrides.looked_up")));
    }
    let (lacking, warnings) = standing(&case(by_morten(DECISION, "2027-01-14")));
    assert_eq!(lacking, []);
    assert_eq!(codes(&warnings), ["law-beyond-files"], "the notice stands");
    // Setting the warning aside takes nothing down.
    let mut aside = example("new-way-2026");
    set(&mut aside, "decision.date", json!("2027-01-15"));
    let set_aside = |code: &str| json!({"check": code, "reason": "Vi har talt om det og er enige.", "by": "M", "date": "2027-01-14"});
    set(
        &mut aside,
        "overrides.list",
        json!([set_aside("law-not-looked-up"), set_aside("law-beyond-files")]),
    );
    let (lacking, _) = standing(&parse(&aside));
    assert_eq!(codes(&lacking), ["law-not-looked-up"]);
}

#[test]
fn each_letter_is_weighed_by_its_own_day() {
    let case = decided("2027-01-15", json!([]));
    let shelf = library().shelf(&case);
    for template in shelf.available() {
        let day = template.law_day(&case).unwrap();
        let beyond = shelf.beyond(template);
        assert_eq!(beyond.is_some(), day > NEWS, "{}", template.id);
        let stopped = shelf.finish(&template.id).is_err();
        assert_eq!(stopped, day > NEWS, "{}", template.id);
    }
}

#[test]
fn the_notice_stands_over_a_case_with_a_day_beyond() {
    let notice = |case: &Case, today| library().notice(case, today);
    let late = decided("2027-01-15", by_morten("", "2027-01-14"));
    let problem = notice(&late, None).unwrap();
    assert!(
        problem.message.contains("27. november 2026")
            && problem.message.contains("15. januar 2027")
    );
    let within = decided("2026-11-27", json!([]));
    assert_eq!(notice(&within, None), None);
    // A case that is decided is done; one that is not is worked on today.
    let today = Some(date(2027, 2, 1));
    assert_eq!(notice(&within, today), None);
    let begun = parse(&json!({"matter": {"plan_begun": "2026-11-02"}}));
    assert_eq!(notice(&begun, Some(NEWS)), None);
    assert!(notice(&begun, today).is_some());
    assert!(notice(&Case::default(), today).is_some());
}

/// What a command prints, both ways.
fn told(arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_forberedt-cli")).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_command_that_works_on_a_case_tells_of_a_day_beyond() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    let write = |day: &str| {
        forberedt::files::case_file::write(&file, &decided(day, json!([]))).unwrap();
    };
    let (case, out) = (file.to_str().unwrap(), folder.path().join("out"));
    let out = out.to_str().unwrap();
    let commands: [&[&str]; 6] = [
        &["letters", case],
        &["check", case],
        &["check", case, "--json"],
        &["write", case, "--out", out, "--format", "text"],
        &["deadlines", case, "--today", "2026-10-01"],
        &["readability", case, "--letter", DECISION],
    ];
    let words = "Lovfilerne når kun til den 27. november 2026";
    write("2027-01-15");
    for arguments in commands {
        assert!(told(arguments).contains(words), "{arguments:?}");
    }
    let rows = told(&["letters", case]);
    let beyond = rows.lines().filter(|line| line.trim_start().starts_with("OBS: ")).count();
    assert!(beyond > 5, "every letter of the decision's day says so: {rows}");
    let output = told(&["check", case, "--json"]);
    let json: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(json[0]["code"], "law-beyond-files");
    write("2026-11-20");
    for arguments in commands {
        assert!(!told(arguments).contains(words), "{arguments:?}");
    }
    assert!(told(&["law", "--on", "2026-11-28"]).contains(words));
    assert!(!told(&["law", "--on", "2026-11-27"]).contains(words));
    assert!(told(&["verify", "--today", "2026-11-28"]).contains(words));
    assert!(told(&["verify", "--today", "2026-11-28", "--json"]).contains(words));
    assert!(!told(&["verify", "--today", "2026-11-27"]).contains(words));
}

/// A municipality that has read on says so in its own folder.
#[test]
fn a_municipality_can_move_the_days() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("law")).unwrap();
    let text = std::fs::read_to_string("templates/law/law.toml").unwrap();
    let moved = text
        .replace("texts_read_to = 2026-02-12", "texts_read_to = 2027-02-01")
        .replace("news_heard_to = 2026-11-27", "news_heard_to = 2027-02-01");
    std::fs::write(folder.path().join("law/law.toml"), moved).unwrap();
    let library = forberedt::library::Library::with_overlay(folder.path())
        .unwrap_or_else(|found| panic!("{found:?}"));
    assert!(library.law.cite("reasons-required", date(2027, 1, 15)).unwrap().status.is_verified());
    let case = decided("2027-01-15", json!([]));
    assert_eq!(library.notice(&case, None), None);
    assert!(library.shelf(&case).finish(DECISION).is_ok());
}
