//! Figures of a folder of cases: those of 2013 come out, small ones are hidden, and whatever is not counted is named.

use std::fs;
use std::path::Path;

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::case_file;
use forberedt::safe::{LockedCase, OwnKey, WayIn};
use serde_json::Value;

use crate::cases::path;
use crate::command_shape::{code, complained, forberedt, said};

/// What teams recommended from March to December 2013, month by month, by a status note on the reform of that year. The note gives
/// the fourth row in all alone, 335; here it is spread evenly.
const OF_2013: [(&str, [u32; 10]); 4] = [
    ("fleksjob", [3, 2, 6, 7, 8, 9, 6, 8, 16, 16]),
    ("pension", [9, 11, 13, 14, 17, 18, 15, 21, 32, 20]),
    ("resource_course", [1, 2, 5, 2, 7, 12, 6, 19, 33, 16]),
    ("other_effort", [34, 34, 34, 34, 34, 33, 33, 33, 33, 33]),
];

fn answer(case: &mut Case, field: &str, text: &str) {
    let place = path(field);
    let Some(Edit::Answer(answer)) = case.find_mut(&place) else { panic!("{field}") };
    answer.set_text(text).unwrap();
}

/// A case about nobody: a number, a meeting and what came of it.
fn case(number: usize, meeting: &str, outcome: &str) -> Case {
    let mut case = Case::default();
    answer(&mut case, "matter.case_number", &format!("EK-2013-{number:05}"));
    answer(&mut case, "recommendation.meeting_date", meeting);
    answer(&mut case, "recommendation.outcome", outcome);
    case
}

/// The 689 cases, in folders by month.
fn folder_of_2013(folder: &Path) {
    let mut number = 0;
    for (outcome, months) in OF_2013 {
        for (month, count) in (3..).zip(months) {
            for day in 0..count {
                number += 1;
                let inside = folder.join(format!("2013-{month:02}"));
                fs::create_dir_all(&inside).unwrap();
                let meeting = format!("2013-{month:02}-{:02}", 1 + day % 28);
                let case = case(number, &meeting, outcome);
                case_file::write(&inside.join(format!("{number}.json")), &case).unwrap();
            }
        }
    }
    assert_eq!(number, 689);
}

fn statistics(folder: &Path, more: &[&str]) -> (i32, Value, String) {
    let mut arguments = vec!["statistics", folder.to_str().unwrap(), "--json"];
    if !more.contains(&"--today") {
        arguments.extend(["--today", "2014-01-01"]);
    }
    arguments.extend(more);
    let output = forberedt(&arguments);
    let told = serde_json::from_str(&said(&output)).unwrap_or_default();
    (code(&output), told, complained(&output))
}

/// A column of a table, from its first row to its last.
fn column(told: &Value, table: &str, column: usize) -> Vec<Value> {
    let tables = told["tables"].as_array().unwrap();
    let table = tables.iter().find(|it| it["table"] == table).unwrap();
    let rows = table["rows"].as_array().unwrap();
    rows.iter().map(|row| row["figures"][column].clone()).collect()
}

#[test]
fn an_invented_folder_gives_the_figures_of_2013() {
    let folder = tempfile::tempdir().unwrap();
    folder_of_2013(folder.path());
    let (code, told, complained) = statistics(folder.path(), &["--small-numbers"]);
    assert_eq!((code, complained.as_str()), (0, ""));
    assert_eq!(told["cases"], 689);
    for (kind, (_, months)) in OF_2013.iter().enumerate() {
        let mut so_far = 0;
        let monthly = column(&told, "recommended", kind);
        let cumulative = column(&told, "recommended-so-far", kind);
        for (index, month) in months.iter().enumerate() {
            so_far += month;
            assert_eq!(monthly[index], *month, "{kind}, {index}");
            assert_eq!(cumulative[index], so_far, "{kind}, {index}");
        }
        assert_eq!(monthly[10], so_far);
    }
    let in_all: Vec<u32> = OF_2013.iter().map(|(_, months)| months.iter().sum()).collect();
    assert_eq!(in_all, [81, 170, 103, 335]);
    assert_eq!(column(&told, "recommended", 5)[10], 689);
    // Without asking for them nobody sees the small ones, and the sums stay where they can.
    let (_, told, _) = statistics(folder.path(), &[]);
    let fleksjob = column(&told, "recommended", 0);
    assert_eq!((&fleksjob[0], &fleksjob[1]), (&Value::from("hidden"), &Value::from("hidden")));
    assert_eq!(column(&told, "recommended", 5)[10], 689);
    let shown = told["tables"].to_string();
    assert!(shown.matches("hidden").count() > 8);
}

#[test]
fn a_report_and_a_table_for_a_spreadsheet_are_written() {
    let folder = tempfile::tempdir().unwrap();
    folder_of_2013(folder.path());
    let out = folder.path().join("ud");
    let arguments = ["statistics", folder.path().to_str().unwrap(), "--today", "2014-01-01"];
    let out_arguments = ["--format", "pdf,docx", "--small-numbers", "--out", out.to_str().unwrap()];
    let output = forberedt(&[&arguments[..], &out_arguments].concat());
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert_eq!(said(&output).matches("skrevet  ").count(), 3);
    assert!(out.join("Statistik over sager.pdf").exists());
    let csv = fs::read_to_string(out.join("statistik.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}'));
    assert!(
        csv.contains("\"Indstillinger, måned for måned\";december 2013;Fleksjob;16\n")
            || csv.contains("Indstillinger, måned for måned;december 2013;Fleksjob;16\n"),
        "{csv}"
    );
    let words = said(&forberedt(&arguments));
    assert!(words.contains("Tal under 5 er skjult"), "{words}");
    assert!(words.contains("Tallene er fra 689 sager"));
}

#[test]
fn what_is_not_counted_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let pension = case(1, "2013-05-02", "pension");
    case_file::write(&at("1.json"), &pension).unwrap();
    case_file::write(&at("1 kopi.json"), &pension).unwrap();
    let practice = Case { practice: true, ..case(2, "2013-05-02", "pension") };
    case_file::write(&at("2.json"), &practice).unwrap();
    fs::write(at("3.json"), "{").unwrap();
    fs::write(at("4.json"), r#"{"format":"forberedt-case","version":999}"#).unwrap();
    let text = case_file::to_text(&case(5, "2013-05-02", "fleksjob")).unwrap();
    let ways = [WayIn::Own(OwnKey::generate().public())];
    let (locked, _) = LockedCase::lock(text.as_bytes(), &ways, None).unwrap();
    fs::write(at("5.sag"), locked.bytes().unwrap()).unwrap();
    let (code, told, complained) = statistics(folder.path(), &["--small-numbers"]);
    assert_eq!(code, 2, "two files are damaged or too new");
    assert_eq!(told["cases"], 1);
    assert_eq!(told["passed_over"].as_array().unwrap().len(), 2);
    assert_eq!(told["locked"], serde_json::json!(["5.sag"]));
    assert_eq!(told["practice"], serde_json::json!(["2.json"]));
    assert_eq!(told["twice"].as_array().unwrap().len(), 1);
    assert!(complained.contains("3 filer er sprunget over."), "{complained}");
    assert!(complained.contains("er den samme sag som en anden fil"), "{complained}");
}

#[test]
fn what_lies_ahead_is_not_counted_and_a_folder_without_cases_gives_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ahead = case(1, "2014-05-02", "pension");
    case_file::write(&folder.path().join("1.json"), &ahead).unwrap();
    let (code, told, _) = statistics(folder.path(), &["--small-numbers"]);
    assert_eq!((code, &told["cases"]), (0, &Value::from(1)));
    assert!(column(&told, "recommended", 0).iter().all(|count| *count == 0));
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(statistics(empty.path(), &[]).0, 2);
}

#[test]
fn every_example_is_counted_with_its_weeks_and_its_complaint() {
    let (code, told, _) =
        statistics(Path::new("examples"), &["--small-numbers", "--today", "2026-12-01"]);
    assert_eq!(code, 0);
    let weeks = column(&told, "weeks", 0);
    assert!(weeks[0].as_f64().unwrap() > 1.0, "{weeks:?}");
    let in_all = |table: &str| column(&told, table, 0).last().unwrap().as_u64().unwrap();
    assert!(in_all("complaints") >= 1 && in_all("talks") >= 3 && in_all("goal") >= 3);
    assert_eq!(in_all("people"), told["cases"].as_u64().unwrap());
}
