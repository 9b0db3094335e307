//! »Siden sidst«: what we promised, what is new since the last talk that was held, what is open, what comes next.

use forberedt::writers::text;
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, parse};

fn page(case: &Value) -> String {
    let case = parse(case);
    let draft = LIBRARY.shelf(&case).draft("since-last").unwrap();
    assert!(
        draft.gaps.is_empty(),
        "{:?}",
        draft.gaps.iter().map(|gap| &gap.message).collect::<Vec<_>>()
    );
    text::write(&draft.marked())
}

/// What stands under a heading, up to the next; nothing where the heading is left out because it has nothing under it.
fn under<'a>(page: &'a str, heading: &str) -> &'a str {
    let headings = [
        "Det har vi lovet",
        "Det har borgeren og andre lovet",
        "Aftalt på den seneste samtale",
        "Nyt siden da",
        "Det venter vi på",
        "Det kommer nu",
    ];
    let Some((_, rest)) = page.split_once(heading) else { return "" };
    let end = headings.iter().filter_map(|heading| rest.find(heading)).min();
    &rest[..end.unwrap_or(rest.len())]
}

#[test]
fn the_page_says_the_next_talk_first_and_what_we_promised_after_it() {
    let page = page(&example("postponed-2018"));
    let next = page.find("Næste samtale: 23. april 2018 (telefon) – Høre").unwrap();
    let promised = page.find("Det har vi lovet").unwrap();
    assert!(next < promised, "{page}");
    let promised = under(&page, "Det har vi lovet");
    assert!(promised.contains("Ringe til praktikstedet om skærmfilteret"), "{promised}");
    assert!(!promised.contains("synstræning"), "what is done is no promise any more: {promised}");
    assert!(under(&page, "Aftalt på den seneste").contains("16. april i et stille rum"), "{page}");
    let next = under(&page, "Det kommer nu");
    assert!(next.contains("igen den 13. juni 2018"), "{next}");
    assert!(next.contains("Planlagt afgørelse: 8. august 2018"), "{next}");
}

#[test]
fn what_is_new_came_after_the_last_talk_that_was_held_and_not_on_it() {
    let case = |kept: &str| changed("postponed-2018", &[("contacts.list.3.kept", json!(kept))]);
    let new = |case: &Value| under(&page(case), "Nyt siden da").to_owned();
    // The supplier was asked on the day of the talk.
    assert!(!new(&case("kept")).contains("Forløb bestilt"), "{}", new(&case("kept")));
    let missed = new(&case("missed"));
    assert!(missed.contains("26. marts 2018: Forløb bestilt hos en leverandør"), "{missed}");
    assert!(missed.contains("26. marts 2018: Telefon, borgeren kom ikke"), "{missed}");
    assert!(missed.contains("21. marts 2018: Møde i rehabiliteringsteamet"), "{missed}");
    assert!(!missed.contains("20. februar 2018"), "{missed}");
    let mut later = case("kept");
    let report = json!({"number": "7", "title": "Rapport fra praktikken", "group": "supplier", "date": "2018-05-20"});
    crate::cases::set(&mut later, "exhibits.list.6", report);
    assert!(
        new(&later).contains("20. maj 2018: Bilag 7, Rapport fra praktikken"),
        "{}",
        new(&later)
    );
}

#[test]
fn before_the_first_talk_all_is_new_and_nothing_is_invented() {
    let case = json!({
        "matter": {"plan_begun": "2018-01-15", "case_number": "2018-1"},
        "contacts": {"list": [{"date": "2018-02-01", "form": "phone"}]},
        "exhibits": {"list": [{"number": "1", "title": "Ansøgning", "group": "other", "date": "2018-01-10"}]},
    });
    let page = page(&case);
    assert!(page.contains("Næste samtale: 1. februar 2018"), "{page}");
    assert!(under(&page, "Nyt siden da").contains("10. januar 2018: Bilag 1, Ansøgning"), "{page}");
    assert!(under(&page, "Aftalt på den").contains("Ingen samtale er skrevet som holdt"), "{page}");
}

#[test]
fn both_ways_of_the_law_have_the_page_and_a_case_without_a_log_does_not() {
    let new_way = page(&example("new-way-2026"));
    assert!(under(&new_way, "Det har vi lovet").contains("ingen løfter"), "{new_way}");
    assert!(!new_way.contains("rehabiliteringsteam"), "{new_way}");
    let case = parse(&example("half-filled"));
    assert!(LIBRARY.shelf(&case).draft("since-last").is_err());
}

#[test]
fn the_page_is_read_in_five_minutes() {
    for name in ["postponed-2018", "new-way-2026"] {
        let words = page(&example(name)).split_whitespace().count();
        assert!((60..600).contains(&words), "{name}: {words} words");
    }
}
