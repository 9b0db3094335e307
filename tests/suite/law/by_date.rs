//! The law's values by date: tables of what holds the day before a change and on the day, each numbered text, each time limit.

use std::collections::BTreeSet;

use forberedt::law::{Status, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::BOOK;

/// The cells of a table's rows; a line that begins with a hash is a remark.
fn rows<const CELLS: usize>(table: &'static str) -> Vec<[&'static str; CELLS]> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            cells.try_into().unwrap_or_else(|_| panic!("not {CELLS} cells: {line}"))
        })
        .collect()
}

fn day(cell: &str) -> Date {
    cell.parse().unwrap_or_else(|_| panic!("{cell} is no day"))
}

/// A reference with the short names of the acts written out; none where nothing holds.
fn in_words(cell: &str) -> Option<String> {
    let acts = [
        (" LAB", " i lov om en aktiv beskæftigelsesindsats"),
        (" LOB", " i lov om organisering og understøttelse af beskæftigelsesindsatsen"),
        (" BEK", " i bekendtgørelsen om rehabiliteringsplan og rehabiliteringsteamets indstilling"),
        (" DP", " i lov om Digital Post fra offentlige afsendere"),
    ];
    let found =
        acts.iter().find_map(|(short, act)| Some(cell.strip_suffix(short)?.to_owned() + act));
    (cell != "–").then(|| found.unwrap_or_else(|| cell.to_owned()))
}

#[test]
fn each_reference_is_that_of_its_day() {
    let table = rows::<4>(include_str!("by-date.txt"));
    assert!(table.len() > 70, "{} rows", table.len());
    let cite = |id, on| BOOK.cite(id, on).map(|holding| holding.cite.to_owned());
    for [id, on, before, after] in table {
        let on = day(on);
        assert!(BOOK.has(id), "no provision is called {id}");
        assert_ne!(before, after, "{id} on {on}");
        assert_eq!(cite(id, on.yesterday().unwrap()), in_words(before), "{id} before {on}");
        assert_eq!(cite(id, on), in_words(after), "{id} on {on}");
    }
}

#[test]
fn each_act_is_cited_by_its_numbered_text_of_the_day() {
    let table = rows::<3>(include_str!("numbered-texts.txt"));
    let number = |act, on| BOOK.consolidation(act, on).map(|text| text.cite);
    let mut before: Option<(&str, &str)> = None;
    for [act, on, cite] in &table {
        let on = day(on);
        let held = before.filter(|(earlier, _)| earlier == act).map(|(_, cite)| cite);
        assert_eq!(number(act, on.yesterday().unwrap()), held, "{act} before {on}");
        assert_eq!(number(act, on), Some(*cite), "{act} on {on}");
        let status = BOOK.consolidation(act, on).map(|text| text.status);
        assert_eq!(status, Some(Status::Verified), "{act} on {on}");
        before = Some((act, cite));
    }
    // The table is whole: no day of the book has a number that is not in it.
    let listed: BTreeSet<(&str, &str)> = table.iter().map(|[act, _, cite]| (*act, *cite)).collect();
    for on in BOOK.change_dates() {
        for act in BOOK.acts() {
            let Some(cite) = number(act, on) else { continue };
            assert!(listed.contains(&(act, cite)), "{act} is {cite} on {on}");
        }
    }
    assert_eq!(number("aktivloven", date(2020, 1, 1)), None, "the act is used no longer");
}

#[test]
fn an_order_that_changed_its_title_is_named_by_that_of_the_day() {
    let name = |act, on| BOOK.consolidation(act, on).map(|text| text.act_name).unwrap();
    let plan = |on| name("rehabiliteringsbekendtgoerelsen", on);
    assert!(plan(date(2026, 1, 31)).ends_with("om ressourceforløb, fleksjob, førtidspension mv."));
    assert!(plan(date(2026, 2, 1)).ends_with("indstilling om fleksjob, førtidspension mv."));
    let advice = |on| name("klinisk-funktion-bekendtgoerelsen", on);
    assert!(advice(date(2020, 12, 31)).contains("kommuner og regioners samarbejde"));
    assert!(advice(date(2021, 1, 1)).ends_with("førtidspension, seniorpension m.v."));
}

#[test]
fn what_nobody_has_seen_is_named_and_the_rest_is_verified() {
    for [on, unverified] in rows::<2>(include_str!("unverified.txt")) {
        let on = day(on);
        let expected: BTreeSet<&str> = unverified.split_whitespace().collect();
        let found: BTreeSet<&str> = BOOK
            .on(on)
            .into_iter()
            .filter(|holding| !holding.status.is_verified())
            .map(|holding| holding.id)
            .collect();
        assert_eq!(found, expected, "on {on}");
    }
    // What is not verified says in its source why, and after the last day that was read nothing is.
    for holding in BOOK.on(date(2026, 2, 1)).into_iter().filter(|held| !held.status.is_verified()) {
        assert!(holding.source.contains("ikke"), "{}: {}", holding.id, holding.source);
    }
    assert!(BOOK.on(date(2026, 2, 13)).iter().all(|held| !held.status.is_verified()));
}

#[test]
fn a_letter_on_paper_took_the_days_of_its_weekday_until_the_guidance_of_2018() {
    // 18 June 2018 was a Monday.
    let monday = date(2018, 6, 18);
    for (weekday, days) in [(0, 5), (1, 5), (2, 7), (3, 6), (4, 5), (5, 7), (6, 6)] {
        let on = monday.saturating_add(weekday.days());
        let period = BOOK.period("delivery-letter", on).expect("a period");
        assert_eq!((period.amount, period.unit), (days, Unit::Days), "{on}");
        assert_eq!(period.words, format!("{days} dage"));
        assert_eq!(period.status, Status::Unverified);
        assert_eq!(BOOK.calendar().add_period(on, &period), on.saturating_add(days.days()));
    }
    let last = BOOK.period("delivery-letter", date(2018, 6, 25)).expect("a period");
    let first = BOOK.period("delivery-letter", date(2018, 6, 26)).expect("a period");
    assert_eq!((last.amount, last.unit), (5, Unit::Days));
    assert_eq!((first.amount, first.unit), (6, Unit::WorkingDays));
}

#[test]
fn time_limits_begin_and_end_with_their_rules() {
    let amount = |id, on| BOOK.period(id, on).map(|period| (period.amount, period.unit));
    for (id, on, before, after) in [
        ("senior-disability-pension-decision", date(2018, 1, 1), None, Some((6, Unit::Months))),
        ("senior-disability-pension-decision", date(2020, 1, 1), Some((6, Unit::Months)), None),
        ("senior-pension-window", date(2020, 1, 1), None, Some((6, Unit::Years))),
        ("flex-job-length", date(2018, 1, 1), None, Some((5, Unit::Years))),
        ("resource-course-near-pension", date(2022, 1, 1), None, Some((6, Unit::Years))),
        ("resource-course-near-pension", date(2026, 2, 1), Some((6, Unit::Years)), None),
        ("reassessment-in-part-answer", date(2018, 1, 1), None, Some((4, Unit::Weeks))),
        ("reassessment-in-part-forwarding", date(2018, 1, 1), None, Some((14, Unit::Days))),
    ] {
        assert_eq!(amount(id, on.yesterday().unwrap()), before, "{id} before {on}");
        assert_eq!(amount(id, on), after, "{id} on {on}");
    }
    assert_eq!(
        BOOK.period("reassessment", date(2018, 5, 1)).unwrap().provision,
        "reassessment-deadline"
    );
    assert!(BOOK.period_ids().all(|id| id != "court-action"), "no act sets such a limit");
}

#[test]
fn practice_is_called_by_the_word_of_its_day() {
    let term = |id, on| BOOK.practice(id, on).expect("a decision").term;
    assert_eq!(term("64-11", date(2018, 4, 1)), "principafgørelse");
    assert_eq!(term("64-11", date(2019, 12, 31)), "principafgørelse");
    assert_eq!(term("64-11", date(2020, 1, 1)), "principmeddelelse");
    assert_eq!(term("FOB 2021-17", date(2024, 1, 1)), "Ombudsmandens udtalelse");
}
