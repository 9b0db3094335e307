//! Notes for the journal of the municipality: one after each act, with what the case says of it and nothing else.

use std::time::{Duration, Instant};

use forberedt::acts::{ActNote, latest, notes};
use forberedt::session::action::{Action, Command};
use forberedt::session::question::Message;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, names, parse, set};
use crate::command_shape::{code, forberedt, said};

fn told(case: &Value, until: Date) -> Vec<ActNote> {
    notes(&LIBRARY, &parse(case), until)
}

/// The texts of the notes of one kind.
fn of(notes: &[ActNote], act: &str) -> Vec<String> {
    notes.iter().filter(|note| note.act == act).map(ActNote::text).collect()
}

#[test]
fn each_act_has_its_note_and_the_newest_stands_first() {
    let notes = told(&example("postponed-2018"), date(2018, 5, 20));
    assert!(notes.windows(2).all(|pair| pair[0].day >= pair[1].day));
    assert_eq!(
        of(&notes, "talk_kept")[0],
        "26. marts 2018: Samtale med borgeren blev holdt (telefon)\n\
         Formål: Fortælle om det nye forløb\n\
         Aftalt: Forløbet begynder den 16. april i et stille rum med skærmfilter. Du ringer, hvis filteret ikke er kommet.\n\
         Næste skridt: Ringe til praktikstedet om skærmfilteret – kommunen, senest den 9. april 2018\n\
         Af: Niels Ravnholt\n"
    );
    let missed = of(&notes, "talk_missed");
    assert!(missed[0].contains("blev ikke holdt (telefon): aflyst af borgeren"), "{missed:?}");
    let team = of(&notes, "recommendation");
    assert!(
        team[0].starts_with("21. marts 2018: Rehabiliteringsteamet indstillede: udsættelse"),
        "{team:?}"
    );
    assert!(team[0].ends_with("Af: Jørn Kallehave\n"), "the leader of the meeting: {team:?}");
    assert!(team[0].contains("Vibeke Rosenlund"), "{team:?}");
    let mut without = example("postponed-2018");
    for person in without["recommendation"]["participants"].as_array_mut().unwrap() {
        if person["name"] == "Vibeke Rosenlund" {
            person["attendance"] = json!("absent");
        }
    }
    let team = of(&told(&without, date(2018, 5, 20)), "recommendation");
    assert!(!team[0].contains("Vibeke Rosenlund"), "who stayed away was not there: {team:?}");
    let asked = of(&notes, "asked");
    let gp = asked.iter().find(|note| note.contains("egen læge")).unwrap();
    assert_eq!(
        gp.matches("Spørgsmål: ").count(),
        3,
        "one note for all that was asked at once: {gp}"
    );
    assert!(of(&notes, "answered")[0].contains("Mangler: Hvor mange timer om ugen det var."));
    assert!(of(&notes, "exhibit").iter().any(|note| note.contains("Bilag 7: Svar fra egen læge")));
    // The talk of April is agreed, and nobody has told what became of it.
    assert!(!notes.iter().any(|note| note.day == date(2018, 4, 23)), "what is agreed is no act");
}

#[test]
fn a_decision_says_what_was_ruled_by_whom_and_on_which_papers() {
    let notes = told(&example("new-way-2026"), date(2026, 12, 1));
    let decision = of(&notes, "decision");
    for words in [
        "20. oktober 2026: Sagen blev afgjort",
        "Resultat: afslag: førtidspension; bevilling: ret til fleksjob fra den 26. oktober 2026",
        "Bygger på: bilag 4, bilag 1 og bilag 2, bilag 3",
        "Af: Morten Agerskov",
    ] {
        assert!(decision[0].contains(words), "{words}: {decision:?}");
    }
    assert_eq!(of(&notes, "description_made").len(), 1);
    assert_eq!(of(&notes, "coordinator_spoke").len(), 1);
    assert_eq!(of(&notes, "recommendation").len(), 0, "the new way has no team");
}

#[test]
fn nothing_after_the_day_is_told_and_a_case_without_anything_says_so() {
    let notes = told(&example("new-way-2026"), date(2026, 10, 19));
    assert!(of(&notes, "decision").is_empty() && !notes.is_empty());
    assert_eq!(told(&json!({}), date(2026, 1, 1)), Vec::new());
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.json");
    let file = json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": {}});
    std::fs::write(&empty, file.to_string()).unwrap();
    let output = forberedt(&["journal", empty.to_str().unwrap(), "--today", "2026-01-01"]);
    assert_eq!(code(&output), 0);
    assert_eq!(
        said(&output),
        "Sagen fortæller ikke om noget, der er gjort til og med den 1. januar 2026.\n"
    );
}

#[test]
fn the_caseworker_of_the_day_is_named_and_a_change_is_an_act() {
    let turns = json!([{"name": "Mona Prøve", "from": "2018-01-15"}, {"name": "Niels Ravnholt", "from": "2018-03-10"}]);
    let case = changed("postponed-2018", &[("contacts.caseworkers", turns)]);
    let notes = told(&case, date(2018, 5, 20));
    let talks = of(&notes, "talk_kept");
    assert!(talks[0].ends_with("Af: Niels Ravnholt\n"), "{talks:?}");
    assert!(
        talks[1].contains("1. marts 2018") && talks[1].ends_with("Af: Mona Prøve\n"),
        "{talks:?}"
    );
    let changes = of(&notes, "caseworker");
    assert_eq!(changes[0], "10. marts 2018: Sagen fik en ny sagsbehandler: Niels Ravnholt\n");
    assert_eq!(changes[1], "15. januar 2018: Sagen fik en sagsbehandler: Mona Prøve\n");
}

#[test]
fn the_citizen_is_not_named_wherever_somebody_wrote_the_name() {
    let mut case = example("postponed-2018");
    let name = case["citizen"]["name"].as_str().unwrap().to_owned();
    let words: Vec<&str> = name.split(' ').collect();
    let (first, last) = (words[0], words[words.len() - 1]);
    set(
        &mut case,
        "contacts.list.0.agreed",
        json!(format!("{name} ringer. Vi spørger {first} {last}s læge om 020371-1111.")),
    );
    set(&mut case, "exhibits.list.0.sender", json!(name.clone()));
    let all: String = told(&case, date(2018, 12, 1)).iter().map(ActNote::text).collect();
    assert!(all.contains("Borgeren ringer. Vi spørger borgerens læge om [CPR-nummer]."), "{all}");
    assert!(!all.contains(&name) && !all.contains("020371"), "{all}");
    assert!(all.contains("Fra: Borgeren") || all.contains("fra borgeren"), "{all}");
}

#[test]
fn a_sealed_letter_a_paper_taken_out_and_a_practice_case_are_told() {
    let mut case = parse(&example("postponed-2018"));
    let list = crate::cases::path("exhibits.list");
    let gone = case.what_goes(&list, 6, ("2018-05-03".to_owned(), "Mona".to_owned())).unwrap();
    case.removed.add(gone);
    case.practice = true;
    let notes = notes(&LIBRARY, &case, date(2018, 5, 20));
    assert_eq!(
        of(&notes, "exhibit_removed"),
        ["ØVELSE: Borgeren er opfundet.\n3. maj 2018: Et bilag blev taget ud af sagen\n\
          Bilag: 7, Svar fra egen læge på spørgsmål\nAf: Mona\n"]
    );
    // A question whose paper is gone does not name a number that is none.
    let mut torn = example("postponed-2018");
    set(&mut torn, "questions.list.0.exhibit", json!("bilag ?"));
    let answered = of(&told(&torn, date(2018, 5, 20)), "answered").concat();
    assert!(answered.contains("Står i: et bilag, som ikke er i sagen mere"), "{answered}");
}

#[test]
fn a_note_names_neither_citizen_nor_number() {
    for name in names() {
        let case = example(&name);
        let text: String = told(&case, date(2030, 1, 1)).iter().map(ActNote::text).collect();
        let secret = [&case["citizen"]["cpr"], &case["citizen"]["address"]];
        for secret in secret.iter().filter_map(|it| it.as_str()) {
            assert!(!text.contains(secret), "{name}");
        }
        assert!(!text.contains("  ") && !text.contains(": \n"), "{name}: {text}");
    }
}

#[test]
fn five_thousand_contacts_are_told_at_once() {
    let talk = json!({"date": "2018-02-01", "form": "phone", "kept": "kept", "purpose": "Tale",
        "agreed": "Et meget langt ord. ".repeat(40)});
    let case = parse(&json!({"contacts": {"list": vec![talk; 5_000]}}));
    let begun = Instant::now();
    let notes = notes(&LIBRARY, &case, date(2018, 5, 20));
    assert_eq!(notes.len(), 5_000);
    assert!(notes[0].text().contains("… (resten står i sagen)"), "{}", notes[0].text());
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[test]
fn the_command_gives_the_same_notes_as_data() {
    let output =
        forberedt(&["journal", "examples/new-way-2026", "--today", "2026-10-20", "--json"]);
    assert_eq!(code(&output), 0);
    let data: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["until"], "2026-10-20");
    let first = &data["notes"][1];
    assert_eq!((&first["act"], &first["day"]), (&json!("decision"), &json!("2026-10-20")));
    assert_eq!(first["lines"][0]["label"], "Resultat");
    let text = said(&forberedt(&["journal", "examples/new-way-2026", "--today", "2026-10-20"]));
    let all: Vec<&str> =
        data["notes"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
    assert_eq!(text, all.join("\n"));
}

#[test]
fn the_note_of_the_last_act_lies_ready_to_be_pasted_and_is_asked_for_once() {
    let mut session = crate::session_seen::session();
    session.update(Action::Do(Command::CopyNote));
    // The session's day is the 1st of March 2018.
    let note = latest(&LIBRARY, session.case(), date(2018, 3, 1)).unwrap();
    assert_eq!(session.message(), Some(&Message::NoteCopied(Some(note.day))));
    assert_eq!(session.take_to_copy(), Some(note.text()));
    assert_eq!(session.take_to_copy(), None);
    assert!(!session.is_dirty(), "to copy a note changes no case");
}
