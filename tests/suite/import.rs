//! What the municipality's own system exports becomes a case, by the command line.

use std::fs;
use std::path::Path;

use forberedt::case::Case;
use forberedt::case::field::{Edit, State};
use forberedt::case::origins::OriginFile;
use forberedt::files::case_file;
use serde_json::Value;

use crate::command_shape::{code, complained, forberedt, said};

pub(crate) const ROWS: &str = "tests/exports/row-a-paper.csv";
pub(crate) const SEVERAL: &str = "tests/exports/several.csv";
pub(crate) const PAPERS: &str = "tests/exports/papers.csv";
pub(crate) const JSON: &str = "tests/exports/case.json";

fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

fn answer(case: &Case, path: &str) -> String {
    case.answer(&case.path(path).unwrap()).unwrap().text().to_owned()
}

fn told(arguments: &[&str]) -> Value {
    let output = forberedt(arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", complained(&output)))
}

/// A new case from files, with the codes that the program ended with.
fn new_case(files: &[&str], more: &[&str]) -> Case {
    let folder = tempfile::tempdir().unwrap();
    let out = at(folder.path(), "new.json");
    let mut arguments = vec!["import"];
    arguments.extend(files);
    arguments.extend(["--out", &out, "--today", "2026-03-10"]);
    arguments.extend(more);
    let output = forberedt(&arguments);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    case_file::read(Path::new(&out)).unwrap()
}

/// Types an answer into a case.
pub(crate) fn set_answer(case: &mut Case, path: &str, text: &str) {
    let path = case.path(path).unwrap();
    let Some(Edit::Answer(answer)) = case.find_mut(&path) else { panic!("no answer") };
    answer.set_text(text).unwrap();
}

#[test]
fn a_file_with_a_row_a_paper_becomes_a_case_with_its_exhibits() {
    let case = new_case(&[ROWS], &[]);
    for (path, text) in [
        ("matter.case_number", "2026-00417"),
        ("citizen.name", "Bodil Ravnsborg"),
        ("citizen.cpr", "020160-0000"),
        ("citizen.address", "Kærvej 3, 1. th.\n9999 Egelund"),
        // What guards the cell of a spreadsheet is gone.
        ("citizen.phone", "+0011223344"),
        ("citizen.digital_post", "yes"),
        ("matter.support", "sickness_benefit"),
        ("matter.applications[0].benefit", "pension"),
        ("matter.applications[0].date", "2026-01-14"),
        ("matter.consent", "2026-01-20"),
        ("matter.plan_begun", "2026-02-02"),
        ("process.planned_meeting", "2026-04-15"),
    ] {
        assert_eq!(answer(&case, path), text, "{path}");
    }
    let exhibits = case.exhibits.list.items();
    let titles: Vec<_> = exhibits.iter().map(|it| it.title.filled().unwrap()).collect();
    // The third row says the first paper again.
    assert_eq!(titles, ["Lægeattest LÆ 265", "Rapport fra praktik, anden periode"]);
    let numbers: Vec<_> = exhibits.iter().map(|it| it.number.filled().unwrap()).collect();
    assert_eq!(numbers, ["1", "2"]);
    assert_eq!(exhibits[1].sender.filled(), Some("Egelund Værksted"));
    assert_eq!(exhibits[0].date.date().unwrap().to_string(), "2026-02-05");
}

#[test]
fn a_preview_shows_what_comes_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = at(folder.path(), "export.csv");
    fs::copy(ROWS, &file).unwrap();
    let output = forberedt(&["import", &file]);
    assert_eq!(code(&output), 0);
    let words = said(&output);
    assert!(words.starts_with("12 svar og 2 papirer er fundet i en CSV-fil.\n"), "{words}");
    assert!(words.contains("Borgerens navn\n  I filen: Bodil Ravnsborg  (Navn, linje 2)\n"));
    assert!(words.contains("Står to gange i filen, først som papir 1\n"), "{words}");
    // A row that goes over two lines moves those behind it.
    let json = told(&["import", &file, "--json"]);
    let lines: Vec<_> = json["papers"].as_array().unwrap().iter().map(|it| &it["line"]).collect();
    assert_eq!(lines, [2, 3, 5]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_ways_of_writing_csv_give_one_case() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(ROWS).unwrap();
    let plain = new_case(&[ROWS], &[]);
    let windows: Vec<u8> =
        text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    // A comma inside a cell needs quotation marks.
    let quoted = |separator: &str| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            let cells = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            cells.collect::<Vec<_>>().join(separator)
        });
        rows.collect::<Vec<_>>().join("\r\n")
    };
    for (name, bytes) in [
        ("utf-8 with a mark", ["\u{feff}", &text].concat().into_bytes()),
        ("windows-1252", windows),
        ("windows line ends", text.replace('\n', "\r\n").into_bytes()),
        ("commas", quoted(",").into_bytes()),
        ("tabs", quoted("\t").into_bytes()),
        ("said separator", format!("sep=;\r\n{text}").into_bytes()),
        (
            "blank lines",
            format!("\n\n{}\n;;;\n", text.replace("2026-00417;Bodil", "\n2026-00417;Bodil"))
                .into_bytes(),
        ),
        (
            "capitals in the headings",
            text.replacen("Sagsnummer;Navn", " SAGSNUMMER ;navn", 1).into_bytes(),
        ),
    ] {
        let file = at(folder.path(), "export.csv");
        fs::write(&file, bytes).unwrap();
        assert_eq!(new_case(&[&file], &[]), plain, "{name}");
    }
}

#[test]
fn json_and_csv_say_the_same_and_two_files_are_one_case() {
    let case = new_case(&[JSON], &[]);
    assert_eq!(answer(&case, "citizen.cpr"), "020160-0000");
    assert_eq!(answer(&case, "matter.plan_begun"), "2026-02-02");
    assert_eq!(answer(&case, "citizen.digital_post"), "yes");
    assert_eq!(case.citizen.interpreter.state(), State::NotAnswered);
    assert_eq!(case.exhibits.list.items().len(), 2);
    let one = case.origins.of(&case.path("citizen.name").unwrap()).unwrap();
    assert_eq!((one.file, one.on.as_str()), (OriginFile::Json, "2026-03-10"));
    let both = new_case(&[SEVERAL, PAPERS], &["--case", "2026 00417"]);
    assert_eq!(answer(&both, "citizen.name"), "Bodil Ravnsborg");
    let titles: Vec<_> =
        both.exhibits.list.items().iter().map(|it| it.title.filled().unwrap()).collect();
    assert_eq!(titles, ["Epikrise"], "the paper of the other case stays out");
}

#[test]
fn one_of_several_is_chosen_by_its_number_and_no_person_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let out = at(folder.path(), "new.json");
    for more in [&[][..], &["--case", "2026-00999"]] {
        let mut arguments = vec!["import", SEVERAL, "--out", &out];
        arguments.extend(more);
        let output = forberedt(&arguments);
        assert_eq!(code(&output), 2);
        let told = complained(&output);
        for personal in ["Bodil", "Viggo", "Ravnsborg", "020160", "300907", "00417", "several"] {
            assert!(!told.contains(personal), "{told}");
        }
        assert!(!Path::new(&out).exists());
    }
    let case = new_case(&[SEVERAL], &["--case", "2026-00418"]);
    assert_eq!(answer(&case, "citizen.name"), "Viggo Stenstrup");
    assert_eq!(answer(&case, "matter.applications[0].benefit"), "fleksjob");
}

#[test]
fn nothing_is_put_over_an_answer_and_both_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (before, out) = (at(folder.path(), "before.json"), at(folder.path(), "after.json"));
    let mut case = new_case(&[JSON], &[]);
    let mut set = |path: &str, text: &str| set_answer(&mut case, path, text);
    set("citizen.name", "Bodil Marie Ravnsborg");
    set("citizen.cpr", "020160 0000");
    set("matter.applications[0].benefit", "fleksjob");
    set("matter.applications[0].date", "");
    set("citizen.phone", "00 11 22 33");
    case.matter.consent = forberedt::case::answer::Answer::Unknown;
    case_file::write(Path::new(&before), &case).unwrap();
    let preview = told(&["import", ROWS, "--into", &before, "--json"]);
    let standing = |field: &str| {
        let all = preview["fields"].as_array().unwrap();
        all.iter().find(|it| it["field"] == field).unwrap().clone()
    };
    assert_eq!(standing("citizen.name")["standing"], "conflict");
    assert_eq!(standing("citizen.name")["in_case"], "Bodil Marie Ravnsborg");
    assert_eq!(standing("citizen.cpr")["standing"], "same");
    assert_eq!(standing("matter.applications[0].benefit")["in_case"], "fleksjob");
    // The day is that of another application.
    assert_eq!(standing("matter.applications[0].date")["standing"], "other_item");
    assert_eq!(standing("matter.consent")["in_case"], "vides ikke");
    assert_eq!(standing("process.planned_meeting")["standing"], "new");
    let words = said(&forberedt(&["import", ROWS, "--into", &before]));
    assert!(
        words.contains(
            "  I filen: Bodil Ravnsborg  (Navn, linje 2)\n  I sagen: Bodil Marie Ravnsborg\n"
        ),
        "{words}"
    );
    let output =
        forberedt(&["import", ROWS, "--into", &before, "--out", &out, "--today", "2026-03-11"]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let after = case_file::read(Path::new(&out)).unwrap();
    assert_eq!(answer(&after, "citizen.name"), "Bodil Marie Ravnsborg");
    assert_eq!(answer(&after, "matter.applications[0].date"), "");
    assert_eq!(after.matter.consent.state(), State::Unknown);
    assert_eq!(answer(&after, "process.planned_meeting"), "2026-04-15");
    // The paper that both have is one exhibit, and the new one gets the next number.
    let exhibits = after.exhibits.list.items();
    assert_eq!(exhibits.len(), 3);
    assert_eq!(exhibits[2].title.filled(), Some("Rapport fra praktik, anden periode"));
    assert_eq!(exhibits[2].number.filled(), Some("3"));
    // Only what came has an origin, and what was there keeps its own.
    let on = |path: &str| {
        after.origins.of(&after.path(path).unwrap()).map(|origin| (origin.file, origin.on.clone()))
    };
    assert_eq!(on("process.planned_meeting"), Some((OriginFile::Csv, "2026-03-11".to_owned())));
    assert_eq!(on("exhibits.list[2].title"), Some((OriginFile::Csv, "2026-03-11".to_owned())));
    assert_eq!(on("exhibits.list[0].title"), Some((OriginFile::Json, "2026-03-10".to_owned())));
    // The second time there is nothing new.
    let untouched = fs::read(&before).unwrap();
    let again = forberedt(&["import", ROWS, "--into", &out, "--out", &before, "--replace"]);
    assert_eq!(code(&again), 1, "{}", complained(&again));
    assert_eq!(fs::read(&before).unwrap(), untouched, "nothing is written then");
}

#[test]
fn another_citizen_does_not_come_into_an_open_case() {
    let folder = tempfile::tempdir().unwrap();
    let own = at(folder.path(), "own.json");
    let out = at(folder.path(), "out.json");
    case_file::write(Path::new(&own), &new_case(&[JSON], &[])).unwrap();
    for (text, code_of) in [
        (
            "Sagsnummer;Navn;CPR-nummer\n2026-00417;Viggo Stenstrup;300907-4000\n",
            "CPR-nummeret er et andet",
        ),
        ("Sagsnummer;Navn\n2026-00999;Bodil Ravnsborg\n", "Sagsnummeret er et andet"),
        ("Navn;Telefon\nBodil Ravnsborg;00112233\n", "Det kan ikke ses"),
    ] {
        let file = at(folder.path(), "Stenstrup.csv");
        fs::write(&file, text).unwrap();
        let output = forberedt(&["import", &file, "--into", &own, "--out", &out]);
        assert_eq!(code(&output), 2, "{text}");
        let told = complained(&output);
        assert!(told.contains(code_of), "{told}");
        assert!(!told.contains("Stenstrup") && !told.contains("Ravnsborg"), "{told}");
        assert!(!Path::new(&out).exists());
    }
}

#[test]
fn a_practice_case_takes_in_nobody_who_may_exist() {
    let folder = tempfile::tempdir().unwrap();
    let (own, file) = (at(folder.path(), "own.json"), at(folder.path(), "export.csv"));
    let practice = Case { practice: true, ..Case::default() };
    case_file::write(Path::new(&own), &practice).unwrap();
    // Of a birthday on 1 January nobody knows whether the number is somebody's.
    fs::write(&file, "Navn;CPR-nummer\nAnna;010160-0001\n").unwrap();
    let refused = forberedt(&["import", &file, "--into", &own]);
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("øvesag"), "{}", complained(&refused));
    assert_eq!(code(&forberedt(&["import", JSON, "--into", &own])), 0);
    let nameless = at(folder.path(), "nameless.csv");
    fs::write(&nameless, "Navn;Adresse\nBodil Prøve;Åvej 1\n").unwrap();
    let unknown = forberedt(&["import", &nameless, "--into", &own]);
    assert_eq!(code(&unknown), 2, "who has no number may be anybody");
    assert!(complained(&unknown).contains("øvesag"), "{}", complained(&unknown));
}

#[test]
fn origins_go_with_their_answers_when_versions_are_put_together_or_brought_back() {
    let mine = new_case(&[JSON], &[]);
    let name = mine.path("citizen.name").unwrap();
    let mut theirs = mine.clone();
    set_answer(&mut theirs, "citizen.name", "Bodil M. Ravnsborg");
    theirs.forget_origin(&name);
    let taken = std::collections::BTreeSet::from(["citizen"]);
    let merged = mine.merged_with(&theirs, &mine, &taken).unwrap();
    assert!(merged.origins.of(&name).is_none());
    assert!(merged.origins.of(&mine.path("matter.case_number").unwrap()).is_some());
    let kept = mine.merged_with(&theirs, &mine, &std::collections::BTreeSet::new()).unwrap();
    assert!(kept.origins.of(&name).is_some());
    let back = theirs.with_field_of(&mine, &name).unwrap();
    assert_eq!(back.origins.of(&name), mine.origins.of(&name));
    assert_eq!(theirs.with_all_of(&mine).origins, mine.origins);
}

#[test]
fn a_new_case_may_be_locked_from_its_first_word_on() {
    let folder = tempfile::tempdir().unwrap();
    let (word, out) = (at(folder.path(), "word"), at(folder.path(), "new.sag"));
    fs::write(&word, "et langt kodeord til en sag\n").unwrap();
    let output = forberedt(&["import", JSON, "--out", &out, "--key-file", &word]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let clear = fs::read(&out).unwrap();
    assert!(memchr::memmem::find(&clear, b"Ravnsborg").is_none());
    let more = at(folder.path(), "more.sag");
    let output = forberedt(&["import", ROWS, "--into", &out, "--out", &more, "--key-file", &word]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let plain = at(folder.path(), "more.json");
    let refused =
        forberedt(&["import", ROWS, "--into", &out, "--out", &plain, "--key-file", &word]);
    assert_eq!(code(&refused), 2);
    assert!(!Path::new(&plain).exists());
    // A file that is there is not written over unasked.
    let bytes = fs::read(&out).unwrap();
    let taken = forberedt(&["import", JSON, "--out", &out, "--key-file", &word]);
    assert_eq!(code(&taken), 2);
    assert!(fs::read(&out).unwrap() == bytes);
}

#[test]
fn the_name_of_the_file_is_neither_kept_nor_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = at(folder.path(), "Bodil Ravnsborg 020160.csv");
    fs::copy(ROWS, &file).unwrap();
    let out = at(folder.path(), "new.json");
    let output = forberedt(&["import", &file, "--out", &out]);
    assert_eq!(code(&output), 0);
    assert!(!said(&output).contains("020160.csv"));
    assert!(!fs::read_to_string(&out).unwrap().contains("020160.csv"));
    let gone = at(folder.path(), "Viggo Stenstrup.csv");
    let output = forberedt(&["import", &gone]);
    assert_eq!(code(&output), 2);
    assert!(complained(&output).starts_with("Filen fra fagsystemet: Filen kan ikke læses"));
    assert!(!complained(&output).contains("Stenstrup"), "{}", complained(&output));
}

#[test]
fn an_answer_that_is_typed_over_has_no_origin_any_more_until_that_is_undone() {
    use forberedt::session::Session;
    use forberedt::session::action::{Action, Command};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    case_file::write(&path, &new_case(&[JSON], &[])).unwrap();
    let mut session = Session::start(jiff::civil::date(2026, 3, 12), None);
    let case = case_file::read(&path).unwrap();
    session.done(forberedt::jobs::job::Done::Opened {
        path: path.clone(),
        outcome: Ok(forberedt::jobs::job::OpenedCase {
            case: Box::new(case),
            holds: forberedt::files::fingerprint::Fingerprint::of(&fs::read(&path).unwrap()),
            lock: forberedt::jobs::job::Lock::None,
        }),
    });
    let name = session.case().path("citizen.name").unwrap();
    let has_origin = |session: &Session| session.case().origins.of(&name).is_some();
    if !has_origin(&session) {
        session.update(Action::OpenPath(path.clone()));
        session.done(forberedt::jobs::job::Done::Opened {
            path: path.clone(),
            outcome: Ok(forberedt::jobs::job::OpenedCase {
                case: Box::new(case_file::read(&path).unwrap()),
                holds: forberedt::files::fingerprint::Fingerprint::of(&fs::read(&path).unwrap()),
                lock: forberedt::jobs::job::Lock::None,
            }),
        });
    }
    assert!(has_origin(&session));
    session.update(Action::Answer(name, "Bodil M. Ravnsborg".to_owned()));
    assert!(!has_origin(&session));
    session.update(Action::Do(Command::Undo));
    assert!(has_origin(&session));
}

#[test]
fn a_case_that_somebody_has_open_and_one_that_is_there_already_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    let name = file.to_str().unwrap();
    let export = "tests/exports/row-a-paper.csv";
    assert_eq!(code(&forberedt(&["import", export, "--out", name])), 0);
    let before = std::fs::read(&file).unwrap();
    let over = forberedt(&["import", export, "--out", name, "--replace"]);
    assert_eq!(code(&over), 2, "a new case takes the place of no other");
    assert!(complained(&over).contains("--into"), "{}", complained(&over));
    let (_, hold) = forberedt::files::holding::Hold::take(&file, false);
    let into = ["import", export, "--into", name, "--out", name, "--replace"];
    let held = forberedt(&into);
    assert_eq!(code(&held), 2, "{}", complained(&held));
    assert!(complained(&held).contains("åben"), "{}", complained(&held));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    drop(hold);
    assert!(code(&forberedt(&into)) < 2, "free again");
}

/// What parts the numbers of a case's number tells one from another.
#[test]
fn a_paper_of_a_case_with_other_parts_of_its_number_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("one.csv"), "Sagsnr;Navn\n2026-1-23;Bodil Prøve\n").unwrap();
    std::fs::write(path("two.csv"), "Sagsnr;Dokument;Dokumentdato\n2026-12-3;Attest;02-03-2026\n")
        .unwrap();
    let (one, two, case) = (path("one.csv"), path("two.csv"), path("sag.json"));
    assert_eq!(code(&forberedt(&["import", &one, "--out", &case])), 0);
    let other = forberedt(&["import", &two, "--into", &case]);
    assert_eq!(code(&other), 2, "{}", complained(&other));
    std::fs::write(&two, "Sagsnr;Dokument;Dokumentdato\n2026 1 23;Attest;02-03-2026\n").unwrap();
    assert_eq!(code(&forberedt(&["import", &two, "--into", &case])), 0);
}
