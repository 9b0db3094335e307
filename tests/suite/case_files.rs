//! Case files: what is written is read again, and what cannot be a case says where and why.

use crate::cases::path;
use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::files::case_file;
use forberedt::problem::Place;

fn file(case: &str) -> String {
    format!(
        "{{\n\"format\": \"forberedt-case\", \"version\": 1, \"written_by\": \"test\",\n\"case\": {case}\n}}"
    )
}

/// Reads a file that cannot be a case, and shows code, line, message and cure.
fn refused(text: &str) -> String {
    let problem = case_file::parse("case.json", text).expect_err("this is not a case");
    let Place::File { line, .. } = problem.place else {
        panic!("a file's problem has its place in the file")
    };
    format!("{} {line} {} {}", problem.code, problem.message, problem.cure)
}

#[test]
fn a_case_is_read_again_as_it_was_written() {
    let text = file(
        r#"{"citizen": {"name": "Åse Ærø", "phone": {"answer": "unknown"}, "email": {"answer": "not_relevant"}}, "work": {"jobs": [{"period": "2014-2016", "hours": 37}, {}]}}"#,
    );
    let case = case_file::parse("case.json", &text).unwrap();
    let again = case_file::parse("case.json", &case_file::to_text(&case).unwrap()).unwrap();
    assert_eq!(case, again);
    assert_eq!(case.work.jobs.items().len(), 2);
    assert_eq!(case.citizen.name.filled(), Some("Åse Ærø"));
}

#[test]
fn what_is_no_case_says_where_and_what_to_do() {
    let known = [
        ("", "case-empty 0 Filen er tom."),
        ("  \n", "case-empty 0"),
        ("{\n\"format\": \"forberedt-case\",\n", "case-truncated"),
        ("[1, 2", "case-truncated"),
        ("[1, 2}", "case-not-json"),
        ("null", "case-format 1 Filen er ikke en sag fra Forberedt."),
        ("[]", "case-format 1 Filen er ikke en sag fra Forberedt."),
        ("{\"format\": 5}", "case-format 1"),
        ("{\"a\": 1}", "case-format 1"),
        (
            "{\"format\": \"forberedt-case\", \"version\": 99, \"case\": {}}",
            "case-newer 1 Sagen er gemt i version 99",
        ),
        ("{\"format\": \"forberedt-case\", \"version\": 0, \"case\": {}}", "case-version 1"),
        ("{\"format\": \"forberedt-case\", \"case\": {}}", "case-version 1"),
    ];
    for (text, expected) in known {
        let shown = refused(text);
        assert!(shown.starts_with(expected), "{text:?} gave {shown}");
    }
    let deep = "[".repeat(100_000);
    assert!(refused(&deep).starts_with("case-"), "deep nesting is refused");
    assert!(refused(&file(&"{\"citizen\":".repeat(500))).starts_with("case-"));
}

#[test]
fn what_is_wrong_in_a_case_is_named_by_its_path() {
    let known = [
        (
            r#"{"citizen": {"nmae": "Åse"}}"#,
            "case-unknown-key 3 citizen.nmae: nøglen kendes ikke. Mente du »name«?",
        ),
        (
            r#"{"citizen": {"name": ["Åse"]}}"#,
            "case-wrong-value 3 citizen.name: Her skal stå en tekst, ikke en liste.",
        ),
        (
            r#"{"citizen": {"name": true}}"#,
            "case-wrong-value 3 citizen.name: Her skal stå en tekst, ikke true eller false.",
        ),
        (
            r#"{"citizen": {"name": {"answer": "perhaps"}}}"#,
            "case-wrong-value 3 citizen.name: Her skal stå en værdi",
        ),
        (
            r#"{"citizen": {"interpreter": "Åse"}}"#,
            "case-wrong-value 3 citizen.interpreter: Her skal stå et af ordene yes eller no.",
        ),
        (
            r#"{"work": {"jobs": "Åse"}}"#,
            "case-wrong-value 3 work.jobs: Her skal stå en liste, ikke en enkelt værdi.",
        ),
        (
            r#"{"work": {"jobs": [{}, {"hours": false}]}}"#,
            "case-wrong-value 3 work.jobs[1].hours: Her skal stå et tal",
        ),
        (
            r#"{"citizen": "Åse"}"#,
            "case-wrong-value 3 citizen: værdien er af en forkert slags. Her skal stå et objekt i krøllede parenteser. Se omkring tegn",
        ),
        (r#"{"citizen": {}, "citizen": {}}"#, "case-duplicate-key 3"),
    ];
    for (case, expected) in known {
        let shown = refused(&file(case));
        assert!(shown.starts_with(expected), "{case} gave {shown}");
        assert!(!shown.contains("Åse"), "{shown} quotes the case");
        assert!(!shown.contains("expected") && !shown.contains("struct"), "{shown} is English");
    }
}

#[test]
fn a_mark_at_the_start_of_the_file_is_let_pass() {
    assert!(case_file::parse("case.json", &format!("\u{feff}{}", file("{}"))).is_ok());
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_one_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    case_file::write(&path, &Case::default()).unwrap();
    let before = std::fs::read(&path).unwrap();
    let inside = path.join("case.json");
    assert!(case_file::write(&inside, &Case::default()).is_err());
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn noise_is_refused_and_a_directory_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let noise: Vec<u8> =
        (0..5_000_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let path = folder.path().join("noise.json");
    std::fs::write(&path, noise).unwrap();
    assert_eq!(case_file::read(&path).unwrap_err().code, "case-not-text");
    assert_eq!(case_file::read(folder.path()).unwrap_err().code, "case-directory");
    assert_eq!(
        case_file::read(&folder.path().join("none.json")).unwrap_err().code,
        "case-unreadable"
    );
}

#[test]
fn the_schema_describes_the_envelope_and_the_sections() {
    let schema = case_file::schema();
    assert!(schema["properties"]["format"].is_object());
    assert_eq!(schema["additionalProperties"], false);
    assert!(schema["$defs"]["Citizen"]["properties"]["name"]["anyOf"].is_array());
}

fn jobs(json: &str) -> Case {
    let text = format!(
        r#"{{"format": "forberedt-case", "version": 2, "written_by": "test", "case": {{"work": {{"jobs": {json}}}}}}}"#
    );
    case_file::parse("case.json", &text).unwrap()
}

fn ids(case: &Case) -> Vec<u32> {
    case.work.jobs.items().iter().map(|job| job.id.0).collect()
}

#[test]
fn items_without_ids_get_them_by_position_and_keep_them() {
    let text = r#"[{"employer": "Smeden"}, {"employer": "Bageren"}]"#;
    assert_eq!(ids(&jobs(text)), [1, 2]);
    assert_eq!(jobs(text), jobs(text));
    let mut case = jobs(text);
    if let Some(Edit::List(list)) = case.find_mut(&path("work.jobs")) {
        list.swap(0, 1);
        list.remove(0);
    }
    let saved = case_file::parse("case.json", &case_file::to_text(&case).unwrap()).unwrap();
    assert_eq!((ids(&saved), saved.last_item.0), (vec![1], 2));
    assert_eq!(case.new_item().0, 3, "the id of an item that is gone is not used again");
}

#[test]
fn an_id_that_two_items_share_is_mended_and_told() {
    let case = jobs(r#"[{"id": 4, "employer": "Smeden"}, {"id": 4}, {"id": 2}, {}]"#);
    assert_eq!(ids(&case), [4, 5, 2, 6]);
    let told: Vec<String> = case.mended.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["work.jobs"]);
    let library = &crate::cases::LIBRARY;
    let problems = forberedt::checks::run(&library.look(&case), &library.wording);
    assert!(problems.iter().any(|problem| problem.code == "item-id-twice"));
}

#[test]
fn an_address_follows_its_item() {
    let mut case = jobs(r#"[{"employer": "Smeden"}, {"employer": "Bageren"}]"#);
    let second = case.path("work.jobs[1].employer").unwrap();
    if let Some(Edit::List(list)) = case.find_mut(&path("work.jobs")) {
        list.swap(0, 1);
    }
    assert_eq!(case.answer(&second).unwrap().text(), "Bageren");
    assert_eq!(case.lasting(&second).to_string(), "work.jobs[0].employer");
    if let Some(Edit::List(list)) = case.find_mut(&path("work.jobs")) {
        list.remove(0);
    }
    assert!(case.answer(&second).is_none());
}

#[test]
fn every_example_gets_the_same_ids_at_every_reading() {
    for name in crate::cases::names() {
        let text = std::fs::read_to_string(format!("examples/{name}/case.json")).unwrap();
        let case = case_file::parse("case.json", &text).unwrap();
        let saved = case_file::to_text(&case).unwrap();
        assert_eq!(case_file::parse("case.json", &saved).unwrap(), case, "{name}");
        assert_eq!(
            case_file::to_text(&case_file::parse("case.json", &text).unwrap()).unwrap(),
            saved
        );
        assert!(case.mended.is_empty(), "{name}");
    }
}
