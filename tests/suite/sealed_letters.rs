//! The letters as they went out: sealed into the case, made again byte for byte, and told of where they differ.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use forberedt::case::seals::{MOST_SEALED_LETTERS, MOST_SEALS};
use forberedt::files::overlay::Files;
use forberedt::files::{case_file, holding};
use forberedt::sealed::{Made, Sealing, look_at_seals, seal};
use serde_json::Value;

use crate::cases::{LIBRARY, names};
use crate::command_shape::{code, complained, said};
use crate::locked_cases::SECRET;

const CASE: &str = "examples/pension-granted-2018/case.json";
const LETTER: &str = "decision-pension-granted";
const DAY: [&str; 2] = ["--today", "2018-05-16"];

fn forberedt(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forberedt-cli")).args(arguments).output().unwrap()
}

/// A folder with a case in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::copy(CASE, desk.0.path().join("sag.json")).unwrap();
        desk
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path("sag.json")).unwrap()
    }

    fn seal(&self, more: &[&str]) -> Output {
        forberedt(&[&["seal", &self.path("sag.json")][..], &DAY, more].concat())
    }

    fn sealed() -> Self {
        let desk = Self::new();
        let output = desk.seal(&[]);
        assert_eq!(code(&output), 0, "{}", complained(&output));
        desk
    }

    fn verify(&self, more: &[&str]) -> Output {
        forberedt(&[&["verify-sealed", &self.path("sag.json")][..], more].concat())
    }

    fn verify_json(&self, more: &[&str]) -> (i32, Value) {
        let output = self.verify(&[more, &["--json"]].concat());
        let told = serde_json::from_slice(&output.stdout).unwrap_or_default();
        (code(&output), told)
    }

    /// Changes the text of the case's file in one place.
    fn change(&self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{from}");
        fs::write(self.path("sag.json"), text.replacen(from, to, 1)).unwrap();
    }

    /// A municipality's folder with one file of the library, changed.
    fn own(&self, name: &str, change: impl FnOnce(String) -> String) -> String {
        let own = self.0.path().join("own");
        let text = fs::read_to_string(Path::new("templates").join(name)).unwrap();
        fs::create_dir_all(own.join(name).parent().unwrap()).unwrap();
        fs::write(own.join(name), change(text)).unwrap();
        own.to_str().unwrap().to_owned()
    }
}

#[test]
fn what_was_sealed_is_made_again_byte_for_byte() {
    let desk = Desk::new();
    let output = desk.seal(&[]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert_eq!(said(&output), format!("forseglet  {LETTER}\nskrevet  {}\n", desk.path("sag.json")));
    assert_eq!(complained(&output), "Segl 1 er lagt i sagen.\n");
    let verified = desk.verify(&[]);
    assert_eq!(code(&verified), 0, "{}", complained(&verified));
    assert_eq!(
        said(&verified),
        format!("segl 1 af 2018-05-16\n  ens  {LETTER} (reglerne den 2018-05-15)\n")
    );
    // The hashes are those of the files that are written.
    let out = desk.path("letters");
    let case = desk.path("sag.json");
    let written = forberedt(&[
        "write",
        &case,
        "--letter",
        LETTER,
        "--out",
        &out,
        "--format",
        "docx,odt,pdf,text",
    ]);
    assert_eq!(code(&written), 0, "{}", complained(&written));
    let file: Value = serde_json::from_str(&desk.text()).unwrap();
    let hashes = &file["case"]["seals"]["list"][0]["letters"][0]["files"];
    for ending in ["docx", "odt", "pdf", "txt"] {
        let bytes = fs::read(format!("{out}/{}.{ending}", crate::cases::stem(LETTER))).unwrap();
        assert_eq!(hashes[ending], forberedt::case::seals::digest(&bytes), "{ending}");
    }
    // The case itself says what it said, and nothing lies beside it.
    let (before, after) = (case_file::read(Path::new(CASE)), case_file::parse("sag", &desk.text()));
    assert_eq!(before.unwrap().digest(), after.unwrap().digest());
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 2);
}

#[test]
fn a_seal_costs_a_case_less_than_160_kb_and_the_next_one_little() {
    let desk = Desk::new();
    let before = desk.text().len();
    desk.seal(&[]);
    let one = desk.text().len() - before;
    desk.change("Egelund", "Ny Egelund");
    let output = desk.seal(&[]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let next = desk.text().len() - before - one;
    assert!(one < 160_000 && next < 25_000, "{one}, {next}");
}

#[test]
fn a_changed_answer_is_told_with_its_letter_and_its_first_paragraph() {
    let desk = Desk::sealed();
    let file: Value = serde_json::from_str(&desk.text()).unwrap();
    let name = file["case"]["citizen"]["name"].as_str().unwrap();
    desk.change(name, "Else Nymand");
    let (code, told) = desk.verify_json(&[]);
    assert_eq!(code, 1);
    let seal = &told["seals"][0];
    assert_eq!((&seal["same"], &seal["same_case"]), (&Value::from(false), &Value::from(false)));
    let letter = &seal["letters"][0];
    assert_eq!((&letter["letter"], &letter["state"]), (&LETTER.into(), &"differs".into()));
    let difference = &letter["difference"];
    assert!(difference["was"].as_str().unwrap().contains(name), "{difference}");
    let is_now = difference["is_now"].as_str().unwrap();
    assert!(is_now.contains("Else Nymand"), "{difference}");
    let shown = said(&desk.verify(&[]));
    assert!(shown.contains(&format!("ændret  {LETTER}")), "{shown}");
    assert!(shown.contains(&format!("Afsnit {} er det", difference["paragraph"])), "{shown}");
    assert!(shown.contains(&format!("nu: »{is_now}«")), "{shown}");
    // An answer that no letter prints changes the case, and none of its letters.
    let desk = Desk::sealed();
    let mut file: Value = serde_json::from_str(&desk.text()).unwrap();
    file["case"]["remarks"] = serde_json::json!({});
    fs::write(desk.path("sag.json"), file.to_string()).unwrap();
    let output = desk.verify(&[]);
    assert_eq!(self::code(&output), 0, "{}", said(&output));
    assert!(said(&output).contains("Sagen er ændret, siden brevene blev forseglet."));
}

#[test]
fn an_answer_that_is_gone_is_told_as_lacking() {
    let desk = Desk::sealed();
    let mut file: Value = serde_json::from_str(&desk.text()).unwrap();
    file["case"]["citizen"].as_object_mut().unwrap().remove("name");
    fs::write(desk.path("sag.json"), file.to_string()).unwrap();
    let (code, told) = desk.verify_json(&[]);
    let letter = &told["seals"][0]["letters"][0];
    assert_eq!((code, &letter["state"]), (1, &"unfinished".into()), "{told}");
    assert_eq!(letter["lacks"][0]["place"]["field"], "citizen.name");
    assert!(letter["difference"]["paragraph"].is_number());
}

#[test]
fn moved_templates_and_law_are_named_and_the_letter_is_made_from_the_sealed_ones() {
    let desk = Desk::sealed();
    let template = format!("letters/{LETTER}.md");
    let own = desk.own(&template, |text| text + "\nEt afsnit mere.\n");
    desk.own("law/pensionsloven.toml", |text| text + "\n# Læst igen.\n");
    desk.own("law/holidays.toml", |text| text + "\n# Læst igen.\n");
    let (code, told) = desk.verify_json(&["--templates", &own]);
    let (seal, letter) = (&told["seals"][0], &told["seals"][0]["letters"][0]);
    assert_eq!((code, &letter["state"]), (0, &"same".into()), "{told}");
    let names = |moved: &Value| -> Vec<String> {
        let moved = moved.as_array().unwrap().iter();
        moved.map(|file| format!("{} {}", file["file"].as_str().unwrap(), file["how"])).collect()
    };
    let named =
        [format!("law/pensionsloven.toml {}", "\"changed\""), format!("{template} \"changed\"")];
    assert_eq!(names(&letter["moved"]), named);
    assert_eq!(names(&seal["moved"]), ["law/holidays.toml \"changed\""]);
    let shown = said(&desk.verify(&["--templates", &own]));
    assert!(
        shown.contains(&format!("Dets filer er ændret siden: law/pensionsloven.toml, {template}."))
    );
    assert!(shown.contains("er ændret siden: law/holidays.toml."), "{shown}");
    // The letter that is written today has the new paragraph.
    let case = desk.path("sag.json");
    let today = forberedt(&["write", &case, "--letter", LETTER, "--templates", &own]);
    assert!(said(&today).contains("Et afsnit mere."), "{}", complained(&today));
}

#[test]
fn a_municipalitys_own_files_are_sealed_and_may_be_lost_afterwards() {
    let desk = Desk::new();
    let template = format!("letters/{LETTER}.md");
    let own = desk.own(&template, |text| text + "\nEt afsnit mere.\n");
    let output = desk.seal(&["--templates", &own]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    fs::remove_dir_all(&own).unwrap();
    let output = desk.verify(&[]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(said(&output).contains(&template), "{}", said(&output));
}

#[test]
fn a_broken_seal_is_unreadable_and_the_case_opens_all_the_same() {
    let hashes = |text: &str| -> (String, String) {
        let file: Value = serde_json::from_str(text).unwrap();
        let seal = &file["case"]["seals"]["list"][0];
        let law = seal["library"]["law/pensionsloven.toml"].as_str().unwrap();
        let text = seal["letters"][0]["files"]["txt"].as_str().unwrap();
        (law.to_owned(), text.to_owned())
    };
    let (law, text) = hashes(&Desk::sealed().text());
    let breakages: [(&str, String, String); 5] = [
        ("the day", "\"sealed_on\": \"2018-05-16\"".into(), "\"sealed_on\": \"2018-05-17\"".into()),
        ("a law file", format!("\"{law}\": \""), format!("\"{law}\": \"AAAA")),
        ("the letter's text", format!("\"{text}\": \""), format!("\"{text}\": \"!")),
        ("a hash", format!("\"txt\": \"{text}\""), format!("\"txt\": \"{law}\"")),
        ("a name", "\"law/pensionsloven.toml\": \"".into(), "\"law/x.toml\": \"".into()),
    ];
    for (what, from, to) in breakages {
        let desk = Desk::sealed();
        desk.change(&from, &to);
        let output = desk.verify(&[]);
        assert_eq!(code(&output), 2, "{what}: {}", said(&output));
        assert!(said(&output).contains("Segl 1 kan ikke læses"), "{what}");
        case_file::parse("sag", &desk.text()).unwrap_or_else(|problem| panic!("{what}: {problem}"));
    }
}

#[test]
fn a_correction_is_a_new_seal_that_names_the_first_and_none_goes_away() {
    let desk = Desk::sealed();
    let file: Value = serde_json::from_str(&desk.text()).unwrap();
    desk.change(file["case"]["citizen"]["name"].as_str().unwrap(), "Else Nymand");
    assert_eq!(code(&desk.verify(&[])), 1);
    let output = desk.seal(&["--json"]);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["seal"], &told["follows"]), (&2.into(), &1.into()), "{told}");
    let now: Value = serde_json::from_str(&desk.text()).unwrap();
    let seals = &now["case"]["seals"]["list"];
    assert_eq!(seals[0], file["case"]["seals"]["list"][0]);
    assert_eq!(seals[1]["follows"], seals[0]["hash"]);
    let output = desk.verify(&[]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let shown = said(&output);
    assert!(
        shown.contains(&format!(
            "rettet  {LETTER} (reglerne den 2018-05-15, forseglet igen i segl 2)"
        ))
    );
    assert!(shown.contains("segl 2 af 2018-05-16, efter segl 1"), "{shown}");
    // Without the first the second says so.
    let mut less = now.clone();
    less["case"]["seals"]["list"].as_array_mut().unwrap().remove(0);
    fs::write(desk.path("sag.json"), less.to_string()).unwrap();
    let output = desk.verify(&[]);
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert!(said(&output).contains("seglet før det er væk"), "{}", said(&output));
}

#[test]
fn another_programs_seal_is_told_of_plainly_and_its_text_is_what_counts() {
    let case = case_file::read(Path::new(CASE)).unwrap();
    let files = Files::built_in();
    let (document, _) = LIBRARY.shelf(&case).finish(LETTER).unwrap();
    let sealing = Sealing {
        library: &LIBRARY,
        files: &files,
        sealed_on: "2018-05-16".to_owned(),
        program: "forberedt 0.0.9".to_owned(),
    };
    let mut sealed = seal(&case, std::slice::from_ref(&document), &sealing).unwrap();
    let looked = look_at_seals(&sealed, &files, case_file::WRITTEN_BY).remove(0).ok().unwrap();
    assert!(!looked.is_same_program && looked.is_same());
    assert!(matches!(looked.letters[0].made, Made::Same));
    // The same text in files of other bytes, as another version may lay them out.
    let mut older = case.clone();
    let mut said = sealed.seals.all()[0].clone();
    said.letters[0].files.insert("pdf".to_owned(), "0".repeat(64));
    older.seals = sealed.seals.clone();
    older.seals.add(said.clone());
    let looked = look_at_seals(&older, &files, case_file::WRITTEN_BY).remove(1).ok().unwrap();
    assert!(matches!(&looked.letters[0].made, Made::SameText(endings) if endings == &["pdf"]));
    assert!(looked.is_same());
    said.program = case_file::WRITTEN_BY.to_owned();
    older.seals.add(said);
    let looked = look_at_seals(&older, &files, case_file::WRITTEN_BY).remove(2).ok().unwrap();
    assert!(!looked.is_same());
    let desk = Desk::new();
    fs::write(desk.path("sag.json"), case_file::to_text(&sealed).unwrap()).unwrap();
    let output = desk.verify(&[]);
    assert_eq!(code(&output), 0);
    assert!(crate::command_shape::said(&output).contains("Seglet er lavet af forberedt 0.0.9"));
    // There is an end to seals, and it is told.
    while sealed.seals.all().len() < MOST_SEALS {
        let last = sealed.seals.all()[0].clone();
        sealed.seals.add(last);
    }
    let refused = seal(&sealed, &[document], &sealing).unwrap_err();
    assert_eq!(refused[0].code, "seal-too-many");
    let mut crowded = sealed.seals.all()[0].clone();
    crowded.letters = vec![crowded.letters[0].clone(); MOST_SEALED_LETTERS + 1];
    older.seals.add(crowded);
    let looked = look_at_seals(&older, &files, case_file::WRITTEN_BY);
    assert!(matches!(looked.as_slice(), [Err(problem)] if problem.code == "seal-unreadable"));
}

#[test]
fn every_finished_letter_of_every_example_can_be_sealed() {
    let files = Files::built_in();
    let mut count = 0;
    for name in names() {
        let case = case_file::read(Path::new(&format!("examples/{name}/case.json"))).unwrap();
        let shelf = LIBRARY.shelf(&case);
        // A sheet that says what the checks found on its day is refused, as `meeting_brief` tests.
        let letters = shelf.available().filter(|letter| !letter.tells_duties);
        let ids: Vec<&str> = letters.map(|letter| letter.id.as_str()).collect();
        let finished = shelf.finish_all(&ids).into_iter();
        let documents: Vec<_> = finished.filter_map(|found| Some(found.ok()?.0)).collect();
        let sealing = Sealing {
            library: &LIBRARY,
            files: &files,
            sealed_on: "2018-05-16".to_owned(),
            program: case_file::WRITTEN_BY.to_owned(),
        };
        let sealed = seal(&case, &documents, &sealing);
        let sealed = sealed.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(sealed.seals.all()[0].letters.len(), documents.len(), "{name}");
        case_file::to_text(&sealed).unwrap();
        count += documents.len();
    }
    assert!(count > 40, "{count}");
}

#[test]
fn a_letter_that_lacks_something_is_not_sealed_and_the_file_stays() {
    let desk = Desk::new();
    fs::copy("examples/half-filled/case.json", desk.path("sag.json")).unwrap();
    let before = desk.text();
    for (more, expected) in [
        (&["--letter", "preparatory-plan"][..], 1),
        (&["--letter", LETTER], 1),
        (&["--letter", "no-such-letter"], 2),
        (&[], 1),
    ] {
        let output = desk.seal(more);
        assert_eq!(code(&output), expected, "{more:?}: {}", complained(&output));
        assert_eq!(desk.text(), before, "{more:?}");
    }
    let output = desk.verify(&[]);
    assert_eq!((code(&output), said(&output).as_str()), (1, "Sagen har ingen forseglede breve.\n"));
    assert_eq!(code(&forberedt(&["seal", &desk.path("none.json")])), 2);
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 1);
}

#[test]
fn a_case_that_is_open_elsewhere_is_not_sealed() {
    let desk = Desk::new();
    let before = desk.text();
    let (_, hold) = holding::Hold::take(Path::new(&desk.path("sag.json")), false);
    assert!(hold.is_some());
    let output = desk.seal(&[]);
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("Sagen er åben"), "{}", complained(&output));
    assert_eq!(desk.text(), before);
    drop(hold);
    assert_eq!(code(&desk.seal(&[])), 0);
}

#[test]
fn a_locked_case_is_sealed_and_looked_at_behind_its_lock() {
    let desk = Desk::new();
    fs::write(desk.path("own.key"), format!("{SECRET}\n")).unwrap();
    let (case, locked, key) = (desk.path("sag.json"), desk.path("sag.sag"), desk.path("own.key"));
    let packed = forberedt(&["pack", &case, "--out", &locked, "--key-file", &key]);
    assert_eq!(code(&packed), 0, "{}", complained(&packed));
    let sealed = forberedt(&["seal", &locked, "--key-file", &key, DAY[0], DAY[1]]);
    assert_eq!(code(&sealed), 0, "{}", complained(&sealed));
    let bytes = fs::read(&locked).unwrap();
    assert!(!bytes.windows(5).any(|window| window == b"seals"), "it is locked");
    let verified = forberedt(&["verify-sealed", &locked, "--key-file", &key]);
    assert_eq!(code(&verified), 0, "{}", complained(&verified));
    assert!(said(&verified).contains(&format!("ens  {LETTER}")));
    let out = desk.path("igen.json");
    forberedt(&["unpack", &locked, "--out", &out, "--key-file", &key]);
    assert_eq!(code(&forberedt(&["verify-sealed", &out])), 0);
}

#[test]
fn a_folder_is_gone_through_and_what_is_damaged_is_named() {
    let desk = Desk::sealed();
    let folder = desk.0.path().to_str().unwrap().to_owned();
    fs::copy("examples/half-filled/case.json", desk.path("uden.json")).unwrap();
    let output = forberedt(&["verify-sealed", &folder]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let text = desk.text();
    fs::write(desk.path("torn.json"), &text[..text.len() / 2]).unwrap();
    let output = forberedt(&["verify-sealed", &folder]);
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("torn.json"), "{}", complained(&output));
    assert!(said(&output).contains(&format!("== {folder}/sag.json\nsegl 1")), "{}", said(&output));
    fs::remove_file(desk.path("torn.json")).unwrap();
    let changed = text.replacen("Egelund", "Ny Egelund", 1);
    fs::write(desk.path("endnu.json"), changed).unwrap();
    assert_eq!(code(&forberedt(&["verify-sealed", &folder])), 1);
}
