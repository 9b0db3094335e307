//! How much a case, a template or a municipality's file may hold: what is more is refused with a word, and never brings the program down.

use std::fs;
use std::path::Path;

use crate::cases::example;
use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::case::limits::{
    MOST_ITEMS, MOST_ITEMS_IN_ALL, MOST_LETTERS, MOST_LINES, MOST_RULINGS, TooMuch,
};
use forberedt::files::case_file;
use forberedt::library::Library;
use forberedt::problem::Problem;
use forberedt::writers::{docx, pdf, text};
use serde_json::{Value, json};

fn read(case: &Value) -> Result<Case, Problem> {
    let file =
        json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": case});
    case_file::parse("case.json", &file.to_string())
}

fn refused(case: &Value) -> String {
    let problem = read(case).expect_err("it holds too much");
    assert_eq!(problem.code, "case-too-large");
    assert!(!problem.cure.is_empty());
    problem.message
}

#[test]
fn an_answer_holds_a_million_letters_and_no_more() {
    let mut case = example("pension-granted-2018");
    case["social"]["challenges"] = json!("å ".repeat(MOST_LETTERS / 2));
    assert!(read(&case).is_ok());
    case["social"]["challenges"] = json!("å ".repeat(MOST_LETTERS / 2) + "å");
    assert_eq!(
        refused(&case),
        "social.challenges: Teksten har 1.000.001 tegn, og et felt rummer højst 1.000.000."
    );
}

#[test]
fn a_list_holds_five_thousand_items_and_no_more() {
    let mut case = example("pension-granted-2018");
    let items = |count: usize, item: Value| Value::Array(vec![item; count]);
    let job = || json!({"employer": "Bageriet"});
    case["work"]["jobs"] = items(MOST_ITEMS, job());
    assert_eq!(read(&case).unwrap().work.jobs.items().len(), MOST_ITEMS);
    case["work"]["jobs"] = items(MOST_ITEMS + 1, job());
    assert_eq!(refused(&case), "work.jobs: Listen har 5.001 punkter, og den rummer højst 5.000.");
    case["work"]["jobs"] = items(MOST_ITEMS, job());
    case["decision"]["facts"] = items(MOST_ITEMS_IN_ALL - MOST_ITEMS, json!({}));
    let message = refused(&case);
    assert!(message.starts_with("Sagens lister har 6."), "{message}");
    assert!(message.ends_with(" punkter, og de rummer tilsammen højst 6.000."), "{message}");
    let mut case = example("pension-granted-2018");
    case["decision"]["rulings"] = items(MOST_RULINGS + 1, json!({"benefit": "pension"}));
    assert_eq!(
        refused(&case),
        "decision.rulings: Listen har 101 punkter, og den rummer højst 100."
    );
}

#[test]
fn a_case_of_many_short_lines_is_refused() {
    let mut case = json!({"social": {"challenges": "a\n".repeat(MOST_LINES / 2)}});
    case["social"]["challenges_own"] = json!("a\n".repeat(MOST_LINES / 2) + "a");
    assert!(read(&case).is_ok());
    case["social"]["challenges_own"] = json!("a\n".repeat(MOST_LINES / 2 + 2) + "a");
    let message = refused(&case);
    assert!(message.starts_with("Sagens tekster har 30.00"), "{message}");
    assert!(message.ends_with(" linjeskift, og de rummer tilsammen højst 30.000."), "{message}");
}

/// What two versions share is not counted anew, and counts all the same.
#[test]
fn what_a_newer_version_holds_is_counted_where_it_differs() {
    let lines = |count: usize| json!("a\n".repeat(count) + "a");
    let before = read(&json!({"social": {"challenges": lines(MOST_LINES - 2)}})).unwrap();
    let held = before.held().unwrap();
    let with = |field: &str, lines: usize| {
        let mut after = before.clone();
        let path = after.path(field).unwrap();
        let Some(Edit::Answer(answer)) = after.find_mut(&path) else { panic!("no text") };
        answer.set_text(&("b\n".repeat(lines) + "b")).unwrap();
        after
    };
    let after = with("strengths.strengths_own", 2);
    let held = after.held_beside(&before, &held).unwrap();
    assert_eq!(
        with("strengths.strengths_own", 3).held_beside(&before, &held).err(),
        Some(TooMuch::Lines(MOST_LINES + 1))
    );
    // Of the section that was long there is less now.
    assert!(with("social.challenges", 3).held_beside(&after, &held).is_ok());
    assert_eq!(
        with("social.challenges", MOST_LINES + 1).too_much(),
        Some(TooMuch::Lines(MOST_LINES + 1))
    );
}

#[test]
fn a_case_that_could_not_be_read_again_is_not_written() {
    let mut case = read(&example("pension-granted-2018")).unwrap();
    let path = case.path("social.challenges").unwrap();
    let Some(Edit::Answer(answer)) = case.find_mut(&path) else { panic!("no text") };
    answer.set_text(&"a".repeat(MOST_LETTERS + 1)).unwrap();
    assert_eq!(case_file::to_text(&case).unwrap_err().code, "case-too-large");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    fs::write(&file, vec![b' '; usize::try_from(case_file::MOST_BYTES).unwrap() + 1]).unwrap();
    let problem = case_file::read(&file).unwrap_err();
    assert_eq!(problem.code, "case-too-large");
    assert_eq!(problem.message, "Filen er for stor: en sag fylder højst 10 MB.");
}

/// What a folder with one file says of itself, and the library with it.
fn with_file(name: &str, text: &str) -> (Option<Library>, Vec<Problem>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
    fs::write(path, text).unwrap();
    Library::inspect(Some(folder.path()))
}

/// The same where something is added to the overview.
fn with_overview(added: &str) -> (Option<Library>, Vec<Problem>) {
    let overview = fs::read_to_string("templates/letters/overview.md").unwrap();
    with_file("letters/overview.md", &format!("{overview}\n\n{added}\n"))
}

/// The messages of one code that the overview gets.
fn told(code: &str, added: &str) -> Vec<String> {
    let problems = with_overview(added).1;
    problems.into_iter().filter(|found| found.code == code).map(|found| found.message).collect()
}

#[test]
fn lists_stand_nine_deep_and_no_deeper() {
    let list = |depth: usize| "- ".repeat(depth) + "x";
    assert_eq!(told("template-list-deep", &list(9)), Vec::<String>::new());
    for depth in [10, 3_000, 90_000] {
        let told = told("template-list-deep", &list(depth));
        assert_eq!(told, ["Listen har mere end 9 niveauer."], "{depth}");
    }
    let case = crate::cases::parse(&example("pension-granted-2018"));
    let too_deep = with_overview(&list(3_000)).0.unwrap();
    assert!(too_deep.shelf(&case).draft("overview").is_err());
    let library = with_overview(&list(9)).0.unwrap();
    let letter = library.shelf(&case).draft("overview").unwrap().marked();
    assert!(pdf::write(&letter).is_ok() && docx::write(&letter).is_ok());
    assert!(text::write(&letter).contains("- x"));
}

#[test]
fn a_condition_has_fewer_than_two_hundred_branches() {
    let branches = |count: usize| {
        let branch = "{% elif decision.date %}b";
        format!("{{% if decision.date %}}a{}{{% endif %}}", branch.repeat(count))
    };
    assert_eq!(told("template-too-large", &branches(90)), Vec::<String>::new());
    for count in [200, 7_000] {
        let told = told("template-too-large", &branches(count));
        assert_eq!(told, ["Betingelsen har 200 grene eller flere."], "{count}");
    }
}

#[test]
fn a_text_that_is_joined_to_itself_again_and_again_is_given_up_early() {
    let doubled = |times: usize| {
        let again = "{% set a = a ~ a %}".repeat(times);
        format!("{{% set a = \"xxxxxxxxxx\" %}}{again}{{{{ a }}}}")
    };
    assert_eq!(told("letter-too-long", &doubled(8)), Vec::<String>::new());
    let case = crate::cases::parse(&example("pension-granted-2018"));
    for times in [22, 60] {
        let (library, problems) = with_overview(&doubled(times));
        assert!(problems.iter().any(|problem| problem.code == "letter-too-long"), "{times}");
        let refused = library.unwrap().shelf(&case).draft("overview").unwrap_err();
        assert!(refused.iter().any(|problem| problem.code == "letter-too-long"), "{times}");
    }
}

#[test]
fn a_file_larger_than_any_of_its_kind_is_refused_unread() {
    for (name, size, most) in [
        ("letters/overview.md", 200_001, "200"),
        ("letterhead.toml", 1_000_001, "1.000"),
        ("law/lab.toml", 1_000_001, "1.000"),
        ("fields/decision.toml", 1_000_001, "1.000"),
        ("logo.png", 5_000_001, "5.000"),
    ] {
        let problems = with_file(name, &"x".repeat(size)).1;
        let [problem] = problems.as_slice() else { panic!("{name}: {problems:?}") };
        assert_eq!(problem.code, "library-file-too-large");
        assert_eq!(problem.message, format!("Filen fylder mere end {most} kB."), "{name}");
    }
}
