//! The list of cases: where each stands on a day, in which order, and what a folder gives of files that are none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::case::field::State;
use forberedt::case::kind::Kind;
use forberedt::case::part::{CasePart, Phase};
use forberedt::files::case_file;
use forberedt::jobs::case_list::{CaseList, Outlook, ReadingWatch, read};
use forberedt::letters::Standing;
use forberedt::overview::order::{DeadlineFilter, by_what_falls_first};
use forberedt::overview::waiting::{Awaited, Waiting};
use forberedt::overview::week::Week;
use forberedt::overview::{CaseOverview, CaseRow, OpenDeadline, contact, words};
use forberedt::place::FieldPath;
use forberedt::safe::{LockedCase, Opener, OwnKey, WayIn};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, names, parse};
use crate::command_shape::{code, complained, forberedt, said};

fn on(case: &Value, today: Date) -> CaseOverview {
    CaseOverview::of(&LIBRARY, &parse(case), today)
}

/// The time limits by id and day.
fn limits(overview: &CaseOverview) -> Vec<(&'static str, Date)> {
    overview.deadlines.iter().map(|deadline| (deadline.id, deadline.due)).collect()
}

fn waits(overview: &CaseOverview) -> Vec<(Awaited, Option<Date>, Option<Date>)> {
    overview.waiting.iter().map(|it| (it.whom, it.since, it.by)).collect()
}

fn contacted(overview: &CaseOverview) -> Option<(Date, &str)> {
    overview.contact.as_ref().map(|contact| (contact.day, contact.title.as_str()))
}

fn letter(overview: &CaseOverview) -> Option<&str> {
    overview.stops.letter.as_ref().map(|letter| letter.id.as_str())
}

const REFUSED: &str = "pension-refused-fleksjob-granted-2018";

/// Thirty days from the 18th of April, and 23 weeks from the 16th.
#[test]
fn a_plan_that_waits_for_the_doctor() {
    let overview = on(&example("half-filled"), date(2018, 5, 15));
    assert_eq!(overview.phase, Phase::Preparation);
    let expected = [("gp-certificate", date(2018, 5, 18)), ("service-goal", date(2018, 9, 24))];
    assert_eq!(limits(&overview), expected);
    assert_eq!(contacted(&overview), Some((date(2018, 4, 25), "Lægen fik spørgsmål")));
    let certificate = (Awaited::Doctor, Some(date(2018, 4, 18)), None);
    let answers = (Awaited::Doctor, Some(date(2018, 4, 25)), Some(date(2018, 5, 9)));
    assert_eq!(waits(&overview), [certificate, answers]);
    assert!(overview.waiting[1].is_late(date(2018, 5, 15)), "it was to come on the 9th");
    assert_eq!(letter(&overview), Some("preparatory-plan"));
    let case = parse(&example("half-filled"));
    let shelf = LIBRARY.shelf(&case);
    let plan = LIBRARY.letters.template("preparatory-plan").unwrap();
    let Standing::Lacking(lacking) = shelf.standing(plan) else { panic!("the plan is ready") };
    assert_eq!(overview.stops.count, lacking.len());
    assert_eq!(overview.stops.first, "»Er sagen beskrevet sammen med borgeren?« er ikke udfyldt.");
    // A week later the statement is late, and still the first to be looked at.
    let later = on(&example("half-filled"), date(2018, 5, 22));
    assert!(later.next_deadline().unwrap().is_late);
    assert_eq!(
        words::left(later.next_deadline().unwrap(), date(2018, 5, 22)),
        "overskredet med 4 dage"
    );
    let forgotten = date(2021, 5, 22);
    let deadline = on(&example("half-filled"), forgotten).next_deadline().cloned().unwrap();
    assert_eq!(words::left(&deadline, forgotten), "overskredet med 1.100 dage");
}

#[test]
fn what_has_come_is_waited_for_no_more() {
    let received = [("health.gp_received", json!("2018-05-10"))];
    let overview = on(&changed("half-filled", &received), date(2018, 5, 15));
    assert_eq!(waits(&overview).len(), 1, "the answers to the questions are still to come");
    let mut case = changed("half-filled", &received);
    let count = crate::cases::items(&case, "exhibits.list").len();
    let answer = json!({"number": "3", "title": "Svar", "group": "medical", "date": "2018-05-12"});
    crate::cases::set(&mut case, &format!("exhibits.list.{count}"), answer);
    assert_eq!(waits(&on(&case, date(2018, 5, 15))), [(Awaited::Us, None, None)]);
    // On the day before it was there, it was waited for.
    assert_eq!(waits(&on(&case, date(2018, 5, 11)))[0].0, Awaited::Doctor);
}

#[test]
fn a_case_that_is_put_off_waits_for_all_that_was_ordered() {
    let overview = on(&example("postponed-2018"), date(2018, 5, 1));
    assert_eq!(overview.phase, Phase::Meeting, "a name to call is no hearing");
    // What was promised, ordered, asked and agreed; 23 weeks from the 1st of February; half a year from the last talk.
    let expected = [
        ("question-gp", date(2018, 4, 9)),
        ("promised-step", date(2018, 4, 9)),
        ("question-other", date(2018, 4, 16)),
        ("effort-begins", date(2018, 4, 16)),
        ("next-talk", date(2018, 4, 23)),
        ("question-doctor", date(2018, 5, 7)),
        ("question-supplier", date(2018, 5, 25)),
        ("enough-step", date(2018, 5, 25)),
        ("service-goal", date(2018, 7, 12)),
        ("contact-silence", date(2018, 9, 26)),
    ];
    assert_eq!(limits(&overview), expected);
    let expected = [
        (Awaited::Doctor, Some(date(2018, 3, 22)), Some(date(2018, 4, 9))),
        (Awaited::Doctor, Some(date(2018, 3, 22)), Some(date(2018, 5, 7))),
        (Awaited::Supplier, Some(date(2018, 3, 26)), Some(date(2018, 5, 25))),
        (Awaited::Supplier, Some(date(2018, 3, 26)), Some(date(2018, 5, 25))),
        (Awaited::Other, Some(date(2018, 3, 26)), Some(date(2018, 4, 16))),
        (Awaited::Team, None, Some(date(2018, 6, 13))),
    ];
    assert_eq!(waits(&overview), expected);
    assert_eq!(contacted(&overview).unwrap().0, date(2018, 3, 26));
}

#[test]
fn a_hearing_waits_for_the_citizen_until_its_time_is_over() {
    let open = [
        ("decision", json!({})),
        ("process.transition_date", Value::Null),
        ("process.transition_told", Value::Null),
        ("process.hearing_answer_date", Value::Null),
        ("process.hearing_answer_own", Value::Null),
    ];
    let case = changed(REFUSED, &open);
    let out = on(&case, date(2018, 4, 2));
    assert_eq!(out.phase, Phase::Hearing);
    let citizen = (Awaited::Citizen, Some(date(2018, 3, 22)), Some(date(2018, 4, 9)));
    assert_eq!(waits(&out), [citizen]);
    assert_eq!(limits(&out)[0], ("hearing", date(2018, 4, 9)));
    assert_eq!(waits(&on(&case, date(2018, 4, 9))), [citizen], "the last day is the citizen's");
    let over = on(&case, date(2018, 4, 10));
    assert_eq!(waits(&over), [(Awaited::Us, None, None)]);
    // The citizen's own time that ran out is nobody's fault, and nothing that is late. 23 weeks from the 18th of January.
    assert_eq!(limits(&over), [("service-goal", date(2018, 6, 28))]);
    // The hearing went out; which letter comes next, nobody has said.
    assert_eq!((letter(&over), over.stops.count), (None, 1), "{:?}", over.stops);
    let on_the_day = on(&case, date(2018, 3, 22));
    assert_eq!(letter(&on_the_day), Some("hearing"), "it goes out today");
}

#[test]
fn nobody_is_waited_for_once_a_case_is_decided_until_somebody_complains() {
    let decided = on(&example("pension-granted-2018"), date(2018, 5, 16));
    assert_eq!((decided.phase, waits(&decided).len()), (Phase::Decision, 0));
    assert_eq!(limits(&decided).iter().map(|limit| limit.0).collect::<Vec<_>>(), ["complaint"]);
    assert_eq!((letter(&decided), decided.stops.count), (None, 0), "all letters have gone out");
    let ahead = on(&example("pension-granted-2018"), date(2018, 5, 15));
    assert_eq!(letter(&ahead), Some("decision-pension-granted"));
    // Four weeks from the 27th of March, when the complaint came.
    let complaint = on(&example("complaint-upheld-2018"), date(2018, 4, 1));
    assert_eq!(complaint.phase, Phase::After);
    assert_eq!(limits(&complaint), [("reassessment", date(2018, 4, 24))]);
    assert_eq!(waits(&complaint), [(Awaited::Us, None, None)]);
    let sent = on(&example("complaint-upheld-2018"), date(2018, 4, 20));
    assert_eq!(waits(&sent), [(Awaited::AppealsBoard, Some(date(2018, 4, 19)), None)]);
    assert_eq!(limits(&sent), []);
    assert_eq!(contacted(&sent), Some((date(2018, 4, 19), "Klagen blev sendt til Ankestyrelsen")));
}

#[test]
fn what_counts_from_a_day_to_come_does_not_run_yet() {
    // Before the decision, whose own limits count from the days that have come; 23 weeks from the 15th of January.
    let overview = on(&example("pension-granted-2018"), date(2018, 4, 3));
    assert_eq!(limits(&overview), [("service-goal", date(2018, 6, 25))]);
    // What prepares the meeting runs before it: the day of the meeting is the 6th of March.
    let before = on(&example("pension-granted-2018"), date(2018, 1, 20));
    let ids: Vec<&str> = limits(&before).iter().map(|limit| limit.0).collect();
    assert!(ids.contains(&"team-meeting-ahead"), "{ids:?}");
    assert_eq!(waits(&before).last().unwrap(), &(Awaited::Team, None, Some(date(2018, 3, 6))));
}

#[test]
fn a_phase_that_its_writers_call_finished_gives_way_to_the_next() {
    let mut case = parse(&example("half-filled"));
    let phase = |case: &Case| CaseOverview::of(&LIBRARY, case, date(2018, 5, 15)).phase;
    // The sheet »Er der nok?« is for those alone who want it, and so is never waited for.
    for part in Phase::Preparation.parts().filter(|part| part.name != "enough") {
        assert_eq!(phase(&case), Phase::Preparation, "{} is not finished", part.name);
        case.finished.mark(part, true);
    }
    assert_eq!(phase(&case), Phase::Meeting);
    let overview = CaseOverview::of(&LIBRARY, &case, date(2018, 5, 15));
    assert_eq!((letter(&overview), overview.stops.count), (None, 1), "nobody knows the outcome");
    // A warning that is set aside is no decision.
    case.finished.mark(CasePart::named("overrides").unwrap(), true);
    assert_eq!(phase(&case), Phase::Meeting);
}

#[test]
fn every_contact_has_words_of_its_own() {
    for field in contact::FIELDS {
        let key = field.words_key();
        assert!(Case::default().find(field).is_some(), "{key}");
        let mut case = Case::default();
        set_day(&mut case, field);
        let overview = CaseOverview::of(&LIBRARY, &case, date(2018, 5, 15));
        let found = overview.contact.unwrap_or_else(|| panic!("{key} is no contact"));
        assert_eq!((found.day, found.field), (date(2018, 5, 2), Some(*field)));
        assert_ne!(found.title, LIBRARY.words.label(&key), "{key}");
        let before = CaseOverview::of(&LIBRARY, &case, date(2018, 5, 1));
        assert_eq!(before.contact, None, "{key} is still to come");
    }
}

fn set_day(case: &mut Case, field: &FieldPath) {
    let Some(forberedt::case::field::Edit::Answer(answer)) = case.find_mut(field) else { panic!() };
    answer.set_text("2018-05-02").unwrap();
}

/// Whatever was typed into a case stands in no row.
#[test]
fn a_row_has_no_word_that_was_typed_into_its_case() {
    let mut seen = 0;
    for name in names() {
        let case = parse(&example(&name));
        for today in [date(2018, 3, 1), date(2018, 5, 15), date(2026, 10, 1)] {
            let row = format!("{:?}", CaseOverview::of(&LIBRARY, &case, today)).to_lowercase();
            case.each_answer(|path, answer| {
                let text = answer.text().trim().to_lowercase();
                let is_typed =
                    matches!(answer.kind(), Kind::Line | Kind::Prose | Kind::Address | Kind::Cpr);
                if answer.state() == State::Given && is_typed && text.chars().count() > 5 {
                    seen += 1;
                    assert!(!row.contains(&text), "{name}: {path}");
                }
            });
            let first_name = case.citizen.name.filled().unwrap().split(' ').next().unwrap();
            assert!(!row.contains(&first_name.to_lowercase()), "{name}");
        }
    }
    assert!(seen > 3_000, "{seen}");
}

fn outlook(today: Date, opener: Option<&Opener>) -> Outlook<'_> {
    Outlook { library: &LIBRARY, today, months: None, opener }
}

fn row(name: &str, due: &[Date]) -> CaseRow {
    let overview = on(&example("half-filled"), date(2018, 4, 1));
    let deadlines = due
        .iter()
        .map(|due| OpenDeadline {
            id: "hearing",
            title: String::new(),
            whose: forberedt::deadlines::LimitOf::Citizen,
            due: *due,
            is_late: *due < date(2018, 4, 1),
        })
        .collect();
    let overview = Some(CaseOverview { deadlines, ..overview });
    CaseRow { path: PathBuf::from(name), name: name.to_owned(), overview, to_delete: None }
}

#[test]
fn what_falls_first_stands_first_and_what_is_locked_last() {
    let (april, may) = (date(2018, 4, 9), date(2018, 5, 9));
    let locked = CaseRow { overview: None, ..row("a locked.sag", &[]) };
    let mut rows = [
        locked.clone(),
        row("b none", &[]),
        row("c", &[may]),
        row("e", &[april, may]),
        row("d", &[april]),
        row("f late", &[date(2018, 3, 1)]),
    ];
    by_what_falls_first(&mut rows);
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["f late", "d", "e", "c", "b none", "a locked.sag"]);
    let of = |filter: DeadlineFilter| -> Vec<&str> {
        rows.iter().filter(|row| filter.takes(row)).map(|row| row.name.as_str()).collect()
    };
    assert_eq!(of(DeadlineFilter::All).len(), 6);
    assert_eq!(of(DeadlineFilter::Late), ["f late"]);
    assert_eq!(of(DeadlineFilter::Week(Week::of(april))), ["d", "e"]);
    // Monday and Sunday are of the week, the days on either side are not.
    let week = Week::of(may);
    for (day, is_in) in [
        (date(2018, 5, 6), false),
        (date(2018, 5, 7), true),
        (date(2018, 5, 13), true),
        (date(2018, 5, 14), false),
    ] {
        assert_eq!(DeadlineFilter::Week(week).takes(&row("x", &[day])), is_in, "{day}");
    }
    // Of a week, the limit that falls in it is shown.
    assert_eq!(DeadlineFilter::Week(week).deadline(&rows[2]).unwrap().due, may);
}

#[test]
fn a_wait_is_told_with_its_days() {
    let today = date(2018, 5, 15);
    let wait = |since, by| {
        words::wait(
            &Waiting { whom: Awaited::Doctor, what: "et svar", questions: 0, since, by },
            today,
        )
    };
    let (april, june) = (Some(date(2018, 4, 9)), Some(date(2018, 6, 1)));
    assert_eq!(wait(april, None), "et svar, siden den 9. april 2018");
    assert_eq!(wait(april, june), "et svar, senest den 1. juni 2018");
    assert_eq!(wait(None, june), "et svar, den 1. juni 2018");
    assert_eq!(wait(april, april), "et svar, skulle være kommet den 9. april 2018");
}

/// A folder with three cases, one of them locked, and with files that are none.
fn folder(at: &Path, key: &OwnKey) {
    fs::create_dir_all(at.join("holm")).unwrap();
    fs::create_dir_all(at.join(".hidden")).unwrap();
    fs::create_dir_all(at.join("holm.bilag")).unwrap();
    let half = fs::read("examples/half-filled/case.json").unwrap();
    fs::copy("examples/postponed-2018/case.json", at.join("2018-0001.json")).unwrap();
    fs::write(at.join("holm/case.json"), &half).unwrap();
    fs::write(at.join(".hidden/case.json"), &half).unwrap();
    fs::write(at.join("holm.bilag/1.age"), "sealed").unwrap();
    fs::write(at.join("torn.json"), &half[..half.len() / 2]).unwrap();
    fs::write(at.join("settings.json"), "{\"colour\": 1}").unwrap();
    fs::write(at.join("letter.docx"), "no case").unwrap();
    let case = case_file::to_text(&parse(&example(REFUSED))).unwrap();
    let ways = [WayIn::Own(key.public())];
    let (locked, _) = LockedCase::lock(case.as_bytes(), &ways, None).unwrap();
    let bytes = locked.bytes().unwrap();
    fs::write(at.join("2018-0002.sag"), &bytes).unwrap();
    fs::write(at.join("2018-0003.sag"), &bytes[..bytes.len() - 20]).unwrap();
}

fn names_of(list: &CaseList) -> Vec<&str> {
    list.rows.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn a_folder_gives_its_cases_and_names_what_is_none() {
    let (at, key) = (tempfile::tempdir().unwrap(), OwnKey::generate());
    folder(at.path(), &key);
    let paths = [at.path().to_owned()];
    let today = date(2018, 4, 2);
    let watch = ReadingWatch::default();
    let list = read(&paths, outlook(today, None), &watch).unwrap();
    // The plan's statement was ordered on the 18th of April, so nothing runs there yet but the goal of the case that is put off, and
    // what is agreed in it.
    assert_eq!(names_of(&list), ["2018-0001.json", "holm/case.json", "2018-0002.sag"]);
    assert_eq!(list.rows.last().unwrap().overview, None, "locked for somebody else");
    assert_eq!((watch.read_of(), list.is_cut_short), (Some((6, 6)), false));
    let mut passed: Vec<String> =
        list.passed_over.iter().map(|problem| problem.to_string()).collect();
    passed.sort();
    assert_eq!(passed.len(), 3, "{passed:#?}");
    for (told, name) in passed.iter().zip(["2018-0003.sag", "settings.json", "torn.json"]) {
        assert!(told.contains(name), "{told}");
    }
    let other = Opener::Own(OwnKey::generate());
    let list = read(&paths, outlook(today, Some(&other)), &ReadingWatch::default()).unwrap();
    assert_eq!(list.rows.last().unwrap().overview, None);
    let own = Opener::Own(key);
    let list = read(&paths, outlook(today, Some(&own)), &ReadingWatch::default()).unwrap();
    assert_eq!(names_of(&list), ["2018-0001.json", "2018-0002.sag", "holm/case.json"]);
    assert_eq!(list.rows[1].overview.as_ref().unwrap().deadlines[0].due, date(2018, 4, 9));
    // The doctor's answer and the citizen's fall on one day.
    assert_eq!(list.rows[0].overview.as_ref().unwrap().deadlines[0].due, date(2018, 4, 9));
    // A case that is named beside its folder is listed once.
    let twice = [paths[0].clone(), paths[0].join("2018-0001.json")];
    let list = read(&twice, outlook(today, Some(&own)), &ReadingWatch::default()).unwrap();
    assert_eq!(list.rows.len(), 3);
}

#[test]
fn a_reading_that_is_stopped_says_that_it_is_not_whole() {
    let watch = ReadingWatch::default();
    watch.stop();
    let paths = [PathBuf::from("examples")];
    let list = read(&paths, outlook(date(2018, 4, 2), None), &watch).unwrap();
    assert!(list.is_cut_short && list.rows.is_empty());
    assert!(
        read(&[PathBuf::from("templates/fonts")], outlook(date(2018, 4, 2), None), &watch).is_err()
    );
}

#[test]
fn the_command_lists_a_folder_and_counts_what_it_passes_over() {
    let (at, key) = (tempfile::tempdir().unwrap(), OwnKey::generate());
    folder(at.path(), &key);
    let path = at.path().to_str().unwrap();
    let output = forberedt(&["cases", path, "--today", "2018-05-22"]);
    assert_eq!(code(&output), 2, "files were passed over");
    let told = complained(&output);
    for wanted in ["torn.json", "settings.json", "2018-0003.sag", "3 filer er sprunget over."] {
        assert!(told.contains(wanted), "{told}");
    }
    let text = said(&output);
    assert!(text.contains("18. maj 2018, OVERSKREDET MED 4 DAGE: Svar fra lægen"), "{text}");
    assert!(text.contains("3 sager, heraf 1 låst."), "{text}");
    let place = |name: &str| text.find(&format!("\n{name}\n")).unwrap_or_else(|| panic!("{text}"));
    assert!(place("2018-0001.json") < place("holm/case.json"));
    assert!(place("holm/case.json") < place("2018-0002.sag"));
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for wrong in ["torn.json", "settings.json", "2018-0003.sag"] {
        fs::remove_file(at.path().join(wrong)).unwrap();
    }
    assert_eq!(code(&forberedt(&["cases", path])), 0, "what is locked for others is no fault");
    let week = forberedt(&["cases", path, "--today", "2018-05-22", "--week", "20", "--json"]);
    let list: Value = serde_json::from_slice(&week.stdout).unwrap();
    assert_eq!((&list["week"], &list["passed_over"]), (&json!("2018-W20"), &json!(0)));
    let [case] = list["cases"].as_array().unwrap().as_slice() else { panic!("{list}") };
    assert_eq!(case["phase"], "preparation");
    assert_eq!(case["next_deadline"]["due"], "2018-05-18");
    assert_eq!(case["next_deadline"]["days_left"], -4);
    assert_eq!(case["waiting_for"][0]["whom"], "doctor");
    assert_eq!(case["stops"]["letter"], "preparatory-plan");
    let all = forberedt(&["cases", path, "--today", "2018-05-22", "--json"]);
    let all: Value = serde_json::from_slice(&all.stdout).unwrap();
    assert_eq!(all["cases"].as_array().unwrap().last().unwrap()["locked"], true);
}

#[test]
fn a_wrong_week_and_a_folder_without_cases_are_wrong_input() {
    for arguments in [
        vec!["cases", "examples", "--week", "54"],
        vec!["cases", "examples", "--week", "om lidt"],
        vec!["cases", "examples", "--today", "i morgen"],
        vec!["cases", "templates/fonts"],
        vec!["cases", "no-such-folder"],
        vec!["cases", "examples", "--key-file", "no-such-file"],
        vec!["cases"],
    ] {
        let output = forberedt(&arguments);
        assert_eq!((code(&output), said(&output).as_str()), (2, ""), "{arguments:?}");
    }
    assert!(complained(&forberedt(&["cases", "examples", "--week", "54"])).contains("2018-W12"));
}

#[test]
fn the_answer_goes_to_a_file_where_that_is_asked_for() {
    let out = tempfile::tempdir().unwrap();
    let to = out.path().to_str().unwrap();
    let here = said(&forberedt(&["cases", "examples", "--today", "2018-05-22"]));
    let told = said(&forberedt(&["cases", "examples", "--today", "2018-05-22", "--out", to]));
    assert!(told.starts_with("skrevet  "), "{told}");
    assert_eq!(fs::read_to_string(out.path().join("cases.txt")).unwrap(), here);
}
