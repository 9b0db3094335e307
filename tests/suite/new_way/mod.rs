//! The way without plan and team: which case goes it, what its letters say, and what an old case keeps.

mod bad_input;
mod findings;
mod letters;

use forberedt::case::person::Way;
use forberedt::case::so_far::going::Going;
use forberedt::law::{LawBook, Status};
use forberedt::library::Library;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{parse, path};
use crate::library_and_examples::library;

/// The first day of the new way in the law files.
pub(super) const FROM: Date = date(2026, 7, 1);

fn going(case: Value) -> Going {
    Going::of(&parse(&case), Some(FROM))
}

#[test]
fn the_days_of_a_case_tell_its_way_or_ask_for_it() {
    let way = |begun: &str, decided: &str| {
        let going = going(json!({"matter": {"plan_begun": begun}, "decision": {"date": decided}}));
        (going.way, going.is_open())
    };
    assert_eq!(way("2026-01-15", "2026-06-30"), (Way::Old, false));
    assert_eq!(way("2026-06-30", "2026-07-01"), (Way::Old, true));
    assert_eq!(way("2026-07-01", "2026-07-01"), (Way::New, false));
    assert_eq!(way("2025-03-01", "2026-08-20"), (Way::Old, true));
    let none = going(json!({}));
    assert_eq!((none.way, none.is_open()), (Way::Old, false));
    // Who applied before the day has a case that was begun, whenever the work on it began.
    let applied = going(json!({
        "matter": {"plan_begun": "2026-07-02", "applications": [{"benefit": "pension", "date": "2026-06-29"}]}
    }));
    assert!(applied.is_open());
    // A complaint after the day changes nothing in a case that was decided before it.
    let complaint = going(json!({
        "matter": {"plan_begun": "2026-01-02"}, "decision": {"date": "2026-05-05"},
        "process": {"complaint_received": "2026-06-20", "reassessed": "2026-07-10"}
    }));
    assert_eq!((complaint.way, complaint.is_open()), (Way::Old, false));
}

#[test]
fn the_answer_of_a_case_governs() {
    for (answer, way) in [("old_way", Way::Old), ("new_way", Way::New)] {
        let going = going(json!({
            "matter": {"plan_begun": "2026-04-13", "way": answer}, "decision": {"date": "2026-08-18"}
        }));
        assert_eq!((going.way, going.is_open(), going.is_split), (way, false, true));
    }
}

#[test]
fn what_ends_with_the_old_way_holds_on_only_for_a_case_that_goes_it() {
    let law = &library().law;
    let (before, after) = (FROM.yesterday().unwrap(), date(2026, 8, 18));
    for id in
        ["rehabilitation-plan", "rehabilitation-team", "recommendation-pension", "plan-content"]
    {
        let last = law.cite(id, before).unwrap();
        assert_eq!(last.until, Some(FROM), "{id}");
        assert!(law.cite(id, FROM).is_none() && law.cite(id, after).is_none(), "{id}");
        assert_eq!(law.cite_on_old_way(id, after).unwrap().cite, last.cite, "{id}");
        assert_eq!(law.cite_on_old_way(id, before), Some(last), "{id}");
    }
    for id in ["joint-description", "coordinator-advice"] {
        assert!(law.cite(id, before).is_none(), "{id}");
        let holding = law.cite(id, FROM).unwrap();
        assert_eq!((holding.from, holding.status), (FROM, Status::Unverified), "{id}");
        assert!(law.cite_on_old_way(id, after).is_none(), "{id}");
    }
    assert!(law.cite("joint-description", FROM).unwrap().cite.starts_with("§ 43 "));
    assert!(law.cite("coordinator-advice", FROM).unwrap().cite.starts_with("§ 15 a "));
    let change = law.new_way().unwrap();
    assert_eq!((change.from, change.status), (FROM, Status::Unverified));
    assert!(change.note.contains("udledt"), "the doubt stands with the day: {}", change.note);
}

/// The built-in law files, one of them replaced.
fn law_with(name: &str, change: impl Fn(&str) -> String) -> LawBook {
    let files: Vec<(String, String)> = std::fs::read_dir("templates/law")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let file = path.file_name().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let text = if file == name { change(&text) } else { text };
            (file, text)
        })
        .collect();
    forberedt::law::read(&files).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn a_municipality_can_set_the_day_in_its_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("templates/law/new-way.toml").unwrap();
    std::fs::create_dir(folder.path().join("law")).unwrap();
    std::fs::write(
        folder.path().join("law/new-way.toml"),
        text.replace("from = 2026-07-01", "from = 2026-10-01"),
    )
    .unwrap();
    let library = Library::with_overlay(folder.path()).unwrap_or_else(|found| panic!("{found:?}"));
    let case = parse(&json!({"matter": {"plan_begun": "2026-08-03"}}));
    assert_eq!(library.look(&case).going().way, Way::Old);
    assert!(library.words.is_relevant(&case, &path("recommendation.meeting_date")));
    let letter = library.letters.template("preparatory-plan").unwrap();
    let shelf = library.shelf(&case);
    assert!(shelf.available().any(|template| template.id == letter.id));
    assert!(library.law.cite("rehabilitation-plan", date(2026, 9, 30)).is_some());
    assert!(library.law.cite("rehabilitation-plan", date(2026, 10, 1)).is_none());
    // An earlier day begins what begins with it, too.
    let earlier =
        law_with("new-way.toml", |text| text.replace("from = 2026-07-01", "from = 2026-06-01"));
    assert!(earlier.cite("joint-description", date(2026, 6, 1)).is_some());
    assert!(earlier.cite("joint-description", date(2026, 5, 31)).is_none());
}

#[test]
fn a_file_of_the_change_with_mistakes_says_what_they_are() {
    let text = std::fs::read_to_string("templates/law/new-way.toml").unwrap();
    let complaints = |name: &str, text: &str| -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("law")).unwrap();
        std::fs::write(folder.path().join("law").join(name), text).unwrap();
        let Err(problems) = Library::with_overlay(folder.path()) else { return Vec::new() };
        problems.into_iter().map(|problem| problem.code).collect()
    };
    assert_eq!(complaints("new-way.toml", &text), [""; 0]);
    let lost = text.replace("\"rehabilitation-team\",", "\"rehabilitation-teem\",");
    assert_eq!(complaints("new-way.toml", &lost), ["law-unknown-reference"]);
    assert_eq!(
        complaints("new-way.toml", &text.replace("from = ", "form = ")),
        ["law-unknown-key"]
    );
    let reach = std::fs::read_to_string("templates/law/law.toml").unwrap();
    let turned = reach.replace("news_heard_to = 2026-11-27", "news_heard_to = 2026-01-01");
    assert_eq!(complaints("law.toml", &turned), ["law-order"]);
}

#[test]
fn the_form_asks_what_the_way_needs() {
    let words = &library().words;
    let relevant = |case: &Value, field: &str| words.is_relevant(&parse(case), &path(field));
    let new = json!({"matter": {"plan_begun": "2026-08-03"}});
    let old = json!({"matter": {"plan_begun": "2026-02-03"}});
    let split = json!({"matter": {"plan_begun": "2026-02-03"}, "decision": {"date": "2026-08-03"}});
    for field in
        ["matter.description_made", "process.coordinator_asked", "process.coordinator_date"]
    {
        assert!(relevant(&new, field) && !relevant(&old, field), "{field}");
    }
    for field in
        ["recommendation.meeting_date", "matter.meeting_leader", "decision.follows_recommendation"]
    {
        assert!(!relevant(&new, field) && relevant(&old, field), "{field}");
    }
    for field in ["matter.way", "matter.way_by", "matter.way_on"] {
        assert!(relevant(&split, field), "{field}");
        assert!(!relevant(&new, field) && !relevant(&old, field), "{field}");
    }
}
