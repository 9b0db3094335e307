//! The law: the files that ship and what held on which day; beneath it the calendar and the mistakes of a file.

// Clippy's own leave for tests does not reach the functions that tests share.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod by_date;
mod calendar;
mod mistakes;

use std::sync::LazyLock;

use forberedt::law::{self, LawBook, PracticeStatus, Status, Unit};
use forberedt::problem::Problem;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// The files that ship with the program.
fn files() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/law");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of law files")
        .map(|entry| {
            let entry = entry.expect("a readable folder");
            let text = std::fs::read_to_string(entry.path()).expect("a readable law file");
            (entry.file_name().into_string().expect("a plain name"), text)
        })
        .collect();
    files.sort();
    files
}

static BOOK: LazyLock<LawBook> = LazyLock::new(|| match law::read(&files()) {
    Ok(book) => book,
    Err(problems) => {
        panic!("{}", problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"))
    }
});

#[test]
fn every_version_has_a_source_and_a_reference_that_fits_a_sentence() {
    let mut seen = 0;
    for day in BOOK.change_dates() {
        for holding in BOOK.on(day) {
            seen += 1;
            let id = holding.id;
            assert!(!holding.source.is_empty(), "{id} on {day} has no source");
            assert!(
                holding.says.ends_with('.') && holding.says.split_whitespace().count() <= 35,
                "{id} says too much or too little"
            );
            assert!(
                !holding.cite.ends_with([',', '.'])
                    && !holding.cite.starts_with(char::is_uppercase),
                "{id}: {}",
                holding.cite
            );
            assert!(
                holding.act_name.starts_with("lov ")
                    || holding.act_name.starts_with("bekendtgørelsen ")
                    || holding.act_name == "forvaltningsloven"
            );
        }
    }
    assert!(seen > 500, "only {seen} versions seen");
}

#[test]
fn versions_follow_each_other_with_neither_gap_nor_overlap() {
    for id in BOOK.ids() {
        let days: Vec<Date> =
            BOOK.change_dates().into_iter().filter(|day| BOOK.cite(id, *day).is_some()).collect();
        let mut expected = None;
        for day in days {
            let holding = BOOK.cite(id, day).expect("it holds on this day");
            assert!(
                holding.from <= day && holding.until.is_none_or(|until| day < until),
                "{id} on {day}"
            );
            if holding.from == day {
                assert!(
                    expected.is_none_or(|until| until == Some(day)),
                    "{id} has a gap before {day}"
                );
                expected = Some(holding.until);
            }
        }
        let end = expected.unwrap_or_else(|| panic!("{id} never begins"));
        if let Some(end) = end {
            assert_eq!(BOOK.cite(id, end), None, "{id} goes on after its last day");
        }
    }
}

#[test]
fn a_provision_names_the_act_it_stood_in() {
    let act = |on| BOOK.cite("revalidation", on).map(|holding| (holding.act, holding.act_short));
    assert_eq!(act(date(2019, 12, 31)), Some(("aktivloven", "aktivloven")));
    assert_eq!(act(date(2020, 1, 1)), Some(("lab", "beskæftigelsesindsatsloven")));
}

#[test]
fn the_status_follows_what_somebody_has_seen() {
    let status = |id, day| BOOK.cite(id, day).map(|holding| holding.status);
    for (day, expected) in [
        (date(2017, 12, 31), None),
        (date(2018, 1, 1), Some(Status::Verified)),
        (date(2020, 1, 1), Some(Status::Verified)),
        (date(2026, 1, 31), Some(Status::Verified)),
        (date(2026, 2, 1), Some(Status::Unverified)),
    ] {
        assert_eq!(status("pension-refusal", day), expected, "{day}");
    }
    // A rule that an order of 2026 names is seen as far as the texts were read.
    assert_eq!(status("small-flex-job", date(2026, 2, 12)), Some(Status::Verified));
    assert_eq!(status("small-flex-job", date(2026, 2, 13)), Some(Status::Unverified));
    assert_eq!(status("party-hearing", date(2026, 2, 12)), Some(Status::Verified));
    assert_eq!(status("party-hearing", date(2026, 2, 13)), Some(Status::Unverified));
    assert_eq!(Status::Verified.words(), "efterprøvet");
    assert_eq!(Status::Unverified.words(), "ikke efterprøvet");
}

#[test]
fn every_provision_names_an_act_that_is_there() {
    for day in BOOK.change_dates() {
        for holding in BOOK.on(day) {
            assert!(BOOK.acts().any(|act| act == holding.act), "{} on {day}", holding.id);
        }
    }
}

#[test]
fn time_limits_have_amount_unit_and_words() {
    let spring = date(2018, 5, 1);
    for (id, amount, unit, words) in [
        ("complaint", 4, Unit::Weeks, "4 uger"),
        ("reassessment", 4, Unit::Weeks, "4 uger"),
        ("pension-decision", 3, Unit::Months, "3 måneder"),
        ("pension-transition-existing-basis", 3, Unit::Weeks, "3 uger"),
        ("gp-certificate", 30, Unit::Days, "30 dage"),
        ("medical-paper-freshness", 6, Unit::Months, "6 måneder"),
        ("coordinator-preparation", 10, Unit::Days, "10 dage"),
        ("team-meeting-ahead", 14, Unit::Days, "14 dage"),
        ("party-hearing", 14, Unit::Days, "14 dage"),
        ("delivery-letter", 5, Unit::Days, "5 dage"),
        ("delivery-digital-post", 0, Unit::Days, "samme dag"),
        ("service-goal", 23, Unit::Weeks, "23 uger"),
        ("age-full-access", 40, Unit::Years, "40 år"),
        ("senior-disability-pension-window", 5, Unit::Years, "5 år"),
    ] {
        let period = BOOK.period(id, spring).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(
            (period.id, period.amount, period.unit, period.words),
            (id, amount, unit, words)
        );
    }
    assert_eq!(BOOK.period("senior-disability-pension-window", date(2020, 1, 1)), None);
    assert_eq!(BOOK.period("resource-course-near-pension", date(2021, 12, 31)), None);
    assert_eq!(
        BOOK.period("resource-course-near-pension", date(2022, 1, 1)).map(|period| period.amount),
        Some(6)
    );
}

#[test]
fn a_decision_of_principle_that_is_set_aside_is_known_as_such() {
    let status = |id, day| BOOK.practice(id, day).map(|decision| decision.status);
    assert_eq!(status("33-15", date(2018, 6, 30)), Some(PracticeStatus::InForce));
    assert_eq!(status("33-15", date(2018, 7, 1)), Some(PracticeStatus::Unverified));
    assert_eq!(status("33-15", date(2018, 12, 1)), Some(PracticeStatus::Overruled { by: "58-18" }));
    assert_eq!(
        status("92-16", date(2026, 11, 22)),
        Some(PracticeStatus::Overruled { by: "58-18" })
    );
    assert_eq!(status("39-17", date(2018, 5, 1)), Some(PracticeStatus::InForce));
    assert_eq!(status("39-17", date(2026, 11, 22)), Some(PracticeStatus::Unverified));
    assert_eq!(status("58-18", date(2018, 5, 1)), None, "it was not written yet");
    for day in BOOK.change_dates() {
        for decision in BOOK.practice_on(day) {
            assert!(
                !decision.follows.is_empty()
                    && !decision.topics.is_empty()
                    && !decision.source.is_empty(),
                "{}",
                decision.id
            );
            assert_eq!(
                decision.number.to_lowercase().replace(' ', "-"),
                decision.id,
                "the id is the number"
            );
        }
    }
}

#[test]
fn a_mistyped_id_finds_its_neighbour() {
    assert_eq!(BOOK.nearest_id("pension-refusl"), Some("pension-refusal"));
    assert_eq!(BOOK.nearest_id("offer-too-speak"), Some("offer-to-speak"));
    assert_eq!(BOOK.nearest_period_id("complaints"), Some("complaint"));
    assert_eq!(BOOK.nearest_practice_id("39-71"), Some("39-17"));
    assert_eq!(BOOK.nearest_id("zzzzzzzz"), None);
    for id in BOOK.ids() {
        assert_eq!(BOOK.nearest_id(id), Some(id));
        assert!(BOOK.has(id));
    }
}

#[test]
fn change_dates_are_sorted_and_hold_the_reforms() {
    let days = BOOK.change_dates();
    assert!(days.is_sorted_by(|one, other| one < other));
    for day in
        [date(2018, 7, 1), date(2020, 1, 1), date(2022, 1, 1), date(2026, 2, 1), date(2026, 7, 1)]
    {
        assert!(days.contains(&day), "{day}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..12_000_i32).prop_map(|days| date(2012, 1, 1).saturating_add(days.days()))
}

proptest! {
    #[test]
    fn looking_up_agrees_with_the_whole_of_the_day(day in any_day()) {
        let all = BOOK.on(day);
        for id in BOOK.ids() {
            prop_assert_eq!(BOOK.cite(id, day), all.iter().find(|holding| holding.id == id).copied());
        }
        for holding in &all {
            prop_assert!(holding.from <= day && holding.until.is_none_or(|until| day < until));
        }
    }
}
