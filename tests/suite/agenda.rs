//! The agenda of a day: the cases that meet on it in the order of their times, who comes and who is missing, and a brief of each.

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::agenda::{Agenda, ClashKind, document};
use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::writers::{Format, render, text};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, parse};
use crate::command_shape::{code, complained, forberedt, said};

const DAY: &str = "2018-03-20";

fn day() -> Date {
    date(2018, 3, 20)
}

/// Five cases that meet on one day: one without a time, and none in the order of their files.
fn five() -> Vec<(String, Value)> {
    let held = |name: &str, time: Value, cpr: &str| {
        let changes = [
            ("recommendation.meeting_date", json!(DAY)),
            ("process.meeting_time", time),
            ("citizen.cpr", json!(cpr)),
        ];
        (name.to_owned(), changed(name, &changes))
    };
    let mut planned = changed(
        "half-filled",
        &[("process.planned_meeting", json!(DAY)), ("process.meeting_time", json!("kl. 8.15"))],
    );
    planned["recommendation"]["participants"] = json!([
        {"name": "Jørn Kallehave", "profession": "Mødeleder, beskæftigelsesområdet"},
        {"name": "Kim Astrup Vest", "profession": "Repræsentant for socialområdet"},
    ]);
    vec![
        held("pension-granted-2018", json!("11.30"), "010170-0001"),
        held("postponed-2018", json!(null), "010170-0002"),
        held("resource-course-2018", json!("9.00–10.00"), "010170-0003"),
        held("self-employed-2018", json!("10"), "010170-0004"),
        ("half-filled".to_owned(), planned),
    ]
}

fn agenda(cases: &[(String, Value)]) -> Agenda {
    let cases: Vec<(String, Case)> =
        cases.iter().map(|(name, case)| (name.clone(), parse(case))).collect();
    Agenda::of(&LIBRARY, &cases, day())
}

fn files(agenda: &Agenda) -> Vec<&str> {
    agenda.items.iter().map(|item| item.file.as_str()).collect()
}

#[test]
fn the_cases_of_the_day_stand_in_the_order_of_their_times_and_those_without_one_last() {
    let mut cases = five();
    cases.push(("another-day".to_owned(), changed("senior-pension-2018", &[])));
    let agenda = agenda(&cases);
    assert_eq!(
        files(&agenda),
        [
            "half-filled",
            "resource-course-2018",
            "self-employed-2018",
            "pension-granted-2018",
            "postponed-2018"
        ]
    );
    assert!(agenda.clashes.is_empty(), "{:?}", agenda.clashes);
    let page = text::write(&document(&agenda, &LIBRARY));
    for words in [
        "Dagsorden for tirsdag den 20. marts 2018",
        "5 sager. Den første begynder kl. 8.15. 1 uden klokkeslæt står sidst.",
        "1. Kl. 8.15: Samira Haddaoui Nørskov",
        "5. Uden klokkeslæt:",
        "Tolk: arabisk",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn it_says_who_comes_and_which_professions_of_the_law_nobody_stands_for() {
    let agenda = agenda(&five());
    let missing = |index: usize| agenda.items[index].missing.as_ref().unwrap();
    assert_eq!(missing(0).areas, ["sundhedsområdet", "regionens sundhedskoordinator"]);
    assert!(missing(0).is_verified);
    assert!(missing(3).areas.is_empty(), "{:?}", missing(3));
    // Who stays away stands for nothing.
    let (name, mut case) = five().swap_remove(0);
    case["recommendation"]["participants"][1]["attendance"] = json!("absent");
    case["recommendation"]["participants"][2]["attendance"] = json!("absent");
    let away = Agenda::of(&LIBRARY, &[(name, parse(&case))], day());
    let missing = away.items[0].missing.as_ref().unwrap();
    assert_eq!(missing.areas, ["sundhedsområdet", "regionens sundhedskoordinator"]);
    let page = text::write(&document(&away, &LIBRARY));
    assert!(page.contains("Kommer ikke: Vibeke Rosenlund"), "{page}");
    assert!(page.contains("Sundhedsområdet og regionens sundhedskoordinator (§ 10"), "{page}");
    assert!(!page.contains("efterprøvet"), "{page}");
    // The words of the law that made the team freer were not found, and it says so.
    let later = changed("pension-granted-2026", &[("recommendation.participants", json!([]))]);
    let on = parse(&later).recommendation.meeting_date.date().unwrap();
    let later = Agenda::of(&LIBRARY, &[("later".to_owned(), parse(&later))], on);
    assert!(!later.items[0].missing.as_ref().unwrap().is_verified);
    let page = text::write(&document(&later, &LIBRARY));
    assert!(page.contains("ikke efterprøvet for dagen"), "{page}");
}

#[test]
fn a_new_meeting_does_not_have_the_members_of_the_last() {
    let days = [
        ("recommendation.meeting_date", json!("2018-02-20")),
        ("process.planned_meeting", json!(DAY)),
        ("recommendation.companion", json!("Sin søster")),
    ];
    let again = parse(&changed("postponed-2018", &days));
    let agenda = Agenda::of(&LIBRARY, &[("again".to_owned(), again)], day());
    assert_eq!(agenda.items[0].named_of, Some(date(2018, 2, 20)));
    let page = text::write(&document(&agenda, &LIBRARY));
    assert!(page.contains("Kommer: ikke skrevet for det nye møde"), "{page}");
    assert!(page.contains("Mødet sidst: 20. februar 2018"), "{page}");
    assert!(!page.contains("Sin søster") && !page.contains("Mangler i teamet:"), "{page}");
}

#[test]
fn a_case_of_the_new_way_is_a_talk_with_the_citizen_and_no_team() {
    let talk = parse(&changed("new-way-2026", &[]));
    let on = date(2026, 9, 28);
    let agenda = Agenda::of(&LIBRARY, &[("talk".to_owned(), talk)], on);
    let item = &agenda.items[0];
    assert!(item.is_talk && item.missing.is_none() && item.coming.is_empty());
    assert_eq!(item.time.unwrap().hour(), 13);
    let page = text::write(&document(&agenda, &LIBRARY));
    assert!(page.contains("Det er: samtale med borgeren") && !page.contains("Kommer:"), "{page}");
    // An offer of a meeting is none of the team.
    let old = parse(&changed("pension-granted-2018", &[]));
    let offered = old.process.offer_meeting.date().unwrap();
    assert!(Agenda::of(&LIBRARY, &[("old".to_owned(), old)], offered).items.is_empty());
}

#[test]
fn two_cases_at_one_time_and_two_meetings_for_one_person_are_told() {
    let mut cases = five();
    cases[3].1["process"]["meeting_time"] = json!("9.00");
    cases[0].1["citizen"]["cpr"] = json!("0101700002");
    let found = agenda(&cases);
    let clashes: Vec<(ClashKind, &[usize])> =
        found.clashes.iter().map(|it| (it.kind, it.points.as_slice())).collect();
    assert_eq!(clashes, [(ClashKind::Time, &[1, 2][..]), (ClashKind::Person, &[3, 4][..])]);
    let page = text::write(&document(&found, &LIBRARY));
    assert!(page.contains("Flere sager begynder kl. 9.00: punkt 2 og punkt 3."), "{page}");
    assert!(page.contains("Den samme borger står der flere gange: punkt 4 og punkt 5."), "{page}");
    // Where one of them has no CPR number, the name tells, and the number of the case.
    for told in ["name", "case_number"] {
        let mut cases = five();
        cases[0].1["citizen"]["cpr"] = Value::Null;
        let (group, other) = if told == "name" { ("citizen", 1) } else { ("matter", 3) };
        cases[0].1[group][told] = cases[other].1[group][told].clone();
        let found = agenda(&cases);
        assert_eq!(found.clashes.len(), 1, "{told}");
        assert_eq!(found.clashes[0].kind, ClashKind::Person);
    }
    // A case that is planned and held on one day stands once.
    let mut twice = five();
    twice.truncate(1);
    twice[0].1["process"]["planned_meeting"] = json!(DAY);
    assert_eq!(agenda(&twice).items.len(), 1);
    // A planned day that came to nothing is on no agenda once the meeting was held.
    twice[0].1["recommendation"]["meeting_date"] = json!("2018-03-27");
    assert!(agenda(&twice).items.is_empty());
}

fn folder_of(cases: &[(String, Value)], folder: &Path) -> PathBuf {
    for (name, case) in cases {
        fs::create_dir_all(folder.join(name)).unwrap();
        fs::write(folder.join(name).join("case.json"), case_file::to_text(&parse(case)).unwrap())
            .unwrap();
    }
    folder.to_owned()
}

#[test]
fn the_command_writes_the_agenda_and_a_brief_for_each_case_in_all_formats() {
    let (cases, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = folder_of(&five(), cases.path());
    let (folder, out) = (folder.to_str().unwrap(), out.path());
    let arguments =
        ["agenda", folder, "--day", "20. marts 2018", "--format", "text,pdf,docx", "--out"];
    let arguments: Vec<&str> =
        arguments.into_iter().chain([out.to_str().unwrap(), "--json"]).collect();
    let done = forberedt(&arguments);
    assert_eq!(code(&done), 0, "{}", complained(&done));
    let told: Value = serde_json::from_str(&said(&done)).unwrap();
    assert_eq!(told["day"], json!(DAY));
    assert_eq!(told["files"].as_array().unwrap().len(), 3);
    for (item, name) in
        told["cases"].as_array().unwrap().iter().zip(["half-filled", "resource-course-2018"])
    {
        let brief = item["brief"].as_array().unwrap();
        assert_eq!(brief.len(), 3, "{name}");
        for file in brief {
            let file = Path::new(file.as_str().unwrap());
            assert!(file.starts_with(out.join(name)) && file.is_file(), "{file:?}");
        }
    }
    let names: Vec<String> = fs::read_dir(out)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .filter(|it| it.contains('.'))
        .collect();
    assert!(
        names.iter().all(|name| name.starts_with("Dagsorden for tirsdag den 20. marts 2018")),
        "{names:?}"
    );
    // In words it is the page itself.
    let words = said(&forberedt(&["agenda", folder, "--day", DAY]));
    assert!(words.contains("Dagen kort") && words.contains("1. Kl. 8.15"), "{words}");
    // Written again, nothing is in the way.
    assert_eq!(code(&forberedt(&arguments)), 0);
}

#[test]
fn damaged_foreign_and_locked_files_are_named_skipped_and_counted() {
    let cases = tempfile::tempdir().unwrap();
    let folder = folder_of(&five()[..2], cases.path());
    let whole = fs::read_to_string(folder.join("postponed-2018/case.json")).unwrap();
    fs::write(folder.join("torn.json"), &whole[..whole.floor_char_boundary(whole.len() / 2)])
        .unwrap();
    fs::write(folder.join("settings.json"), "{\"colour\": 1}").unwrap();
    fs::write(folder.join("notes.txt"), "intet").unwrap();
    let key = folder.join("key.txt");
    fs::write(&key, "en lang adgangskode til proven").unwrap();
    let plain = folder.join("half.json");
    fs::copy("examples/half-filled/case.json", &plain).unwrap();
    let locked = folder.join("locked.sag");
    let packed = forberedt(&[
        "pack",
        plain.to_str().unwrap(),
        "--out",
        locked.to_str().unwrap(),
        "--key-file",
        key.to_str().unwrap(),
    ]);
    assert_eq!(code(&packed), 0, "{}", complained(&packed));
    let done = forberedt(&["agenda", folder.to_str().unwrap(), "--day", DAY]);
    assert_eq!(code(&done), 2);
    let words = complained(&done);
    for file in ["torn.json", "settings.json", "locked.sag"] {
        assert!(words.contains(file), "{file}: {words}");
    }
    assert!(words.contains("3 filer er sprunget over."), "{words}");
    assert!(!words.contains("notes.txt"), "{words}");
    assert!(said(&done).contains("2 sager."), "{}", said(&done));
}

#[test]
fn a_day_that_is_none_is_wrong_and_a_day_without_meetings_is_told() {
    for wrong in ["2018-02-30", "i morgen", "mandag den 20. marts 2018", ""] {
        let done = forberedt(&["agenda", "examples", "--day", wrong]);
        assert_eq!(code(&done), 2, "{wrong}");
        assert!(said(&done).is_empty(), "{wrong}");
    }
    assert_eq!(code(&forberedt(&["agenda", "examples"])), 2);
    let none = forberedt(&["agenda", "examples", "--day", "2017-01-02"]);
    assert_eq!(code(&none), 1);
    assert!(complained(&none).contains("Ingen sag har møde eller samtale den 2. januar 2017."));
    assert_eq!(code(&forberedt(&["agenda", "no-such-folder", "--day", DAY])), 2);
}

#[test]
fn its_page_is_written_in_every_format_without_a_fault() {
    let document = document(&agenda(&five()), &LIBRARY);
    for format in Format::ALL {
        assert!(render(&document, format).is_ok_and(|bytes| bytes.len() > 500), "{format:?}");
    }
    assert!(!document.title.contains("Ravn"), "no name stands in a file's name or properties");
}
