//! The pages for before and after: the hand-over to a new caseworker, the sheet to prepare a talk with, the sheet for the appeals board.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::time::{Duration, Instant};

use forberedt::document::{BlockBody, walk};
use forberedt::writers::{docx, pdf, text};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, names, parse, set};
use crate::letters_by_rule::read;
use crate::pdf_reading::reading_text;

/// A page that demands nothing of the case, gaps or none.
fn page(letter: &str, case: &Value) -> String {
    let case = parse(case);
    text::write(&LIBRARY.shelf(&case).draft(letter).unwrap().marked())
}

/// Where words stand in a page.
fn at(page: &str, words: &str) -> usize {
    page.find(words).unwrap_or_else(|| panic!("{words}: {page}"))
}

#[test]
fn the_hand_over_says_first_where_the_case_stands_and_then_all_that_a_newcomer_needs() {
    let page = read("hand-over", &parse(&example("postponed-2018"))).unwrap();
    let order = [
        "Teamet ser på sagen igen den 13. juni 2018.",
        "Næste samtale: 23. april 2018 (telefon)",
        "Kæresten må gerne være med.",
        "Højst 45 minutter ved skærm",
        "Jeg vil tilbage til it",
        "Ringe til praktikstedet om skærmfilteret – senest den 9. april 2018",
        "Forløbet hos leverandøren, som skal begynde den 16. april 2018",
        "Svar fra egen læge, spurgt den 22. marts 2018: Om fremgangen",
        "Sagsbehandlere: 12. juni 2017 Mette Solvang Prøve; 1. februar 2018 Niels Ravnholt",
        "Sagsbehandlere | Mette Solvang Prøve, Niels Ravnholt",
        "Vibeke Rosenlund (sundhedskoordinator, klinisk funktion), ",
        "Egen læge | Lægerne på Havnegade, LÆ 265 kom den 23. februar 2018",
        "Leverandør | Praktikstedet Lindeallé, bestilt den 26. marts 2018",
    ];
    let places: Vec<usize> = order.iter().map(|words| at(&page, words)).collect();
    assert!(places.is_sorted(), "{places:?}: {page}");
    assert!(!page.contains("Hente notatet"), "what is done is no promise any more");
    let mut without = example("postponed-2018");
    let all = without["recommendation"]["participants"].as_array_mut().unwrap();
    all.iter_mut().for_each(|person| person["attendance"] = json!("absent"));
    let nobody = self::page("hand-over", &without);
    assert!(!nobody.contains("Vibeke Rosenlund") && !nobody.contains("Teamet |"), "{nobody}");
    without["recommendation"]["participants"][0]["attendance"] = json!("video");
    at(&self::page("hand-over", &without), "Teamet | Jørn Kallehave");
}

#[test]
fn the_new_way_has_a_hand_over_without_a_team_and_with_what_was_decided() {
    let page = read("hand-over", &parse(&example("new-way-2026"))).unwrap();
    for words in [
        "Sagen er afgjort den 20. oktober 2026.",
        "- Bevilling: ret til fleksjob",
        "Manden må gerne skrive for hende.",
        "Sundhedskoordinator | regionens kliniske funktion, udtalte sig den 7. september 2026",
    ] {
        at(&page, words);
    }
    assert!(!page.contains("eamet") && !page.contains("Mødeleder"), "{page}");
}

#[test]
fn a_hand_over_demands_nothing_and_is_no_longer_than_two_pages() {
    for name in names() {
        let case = parse(&example(&name));
        let draft = LIBRARY.shelf(&case).draft("hand-over").unwrap();
        assert!(draft.gaps.is_empty(), "{name}: {:?}", draft.gaps);
        let file = pdf::write(&draft.marked()).unwrap();
        let pages = lopdf::Document::load_mem(&file).unwrap().get_pages().len();
        assert!(pages <= 2, "{name}: {pages} pages");
    }
    let bare = page("hand-over", &json!({"matter": {"plan_begun": "2018-01-15"}}));
    for words in ["Navn: ikke skrevet", "Sagsbehandler | ikke valgt"] {
        at(&bare, words);
    }
    for heading in
        ["Det har vi lovet", "Borgeren siger", "Det venter vi på", "Det tager vi hensyn til"]
    {
        assert!(!bare.contains(heading), "nothing stands under it: {bare}");
    }
}

#[test]
fn a_complaint_is_told_as_far_as_it_has_come() {
    let page =
        |changes: &[(&str, Value)]| page("hand-over", &changed("complaint-upheld-2018", changes));
    at(&page(&[]), "Klagen er hos Ankestyrelsen siden den 19. april 2018");
    let unsent = [("process.forwarded", json!(null))];
    at(&page(&unsent), "vi så på afgørelsen igen den 18. april 2018");
    at(&page(&unsent), "Send klagen til Ankestyrelsen senest den");
    let changed = [("process.forwarded", json!(null)), ("process.reassessment", json!("changed"))];
    at(&page(&changed), "afgørelsen blev ændret den 18. april 2018");
    let new = [("process.forwarded", json!(null)), ("process.reassessed", json!(null))];
    at(&page(&new), "Se på afgørelsen igen senest den");
}

#[test]
fn a_talk_that_is_past_is_not_the_next_and_a_promise_of_nobody_says_so() {
    let talk = |day: &str, kept: Value, who: Value| json!({"date": day, "form": "phone", "kept": kept, "purpose": "Tale", "next_step": "Ringe", "next_who": who});
    let list = json!([
        talk("2018-03-01", json!(null), json!(null)),
        talk("2018-03-26", json!("kept"), json!("us")),
        talk("2018-06-04", json!(null), json!("citizen")),
    ]);
    let page = page("hand-over", &changed("postponed-2018", &[("contacts.list", list)]));
    assert_eq!(page.matches("Næste samtale").count(), 1, "{page}");
    at(&page, "Næste samtale: 4. juni 2018");
    at(&page, "aftalt den 1. marts 2018 (det er ikke skrevet, hvem der har lovet det)");
    assert_eq!(page.matches("hvem der har lovet det").count(), 1, "{page}");
}

#[test]
fn what_to_be_kind_about_is_told_of_whoever_needs_it() {
    let page = |changes: &[(&str, Value)]| page("hand-over", &changed("postponed-2018", changes));
    let none = json!({"answer": "not_relevant"});
    let told = page(&[
        ("citizen.interpreter", json!("yes")),
        ("citizen.language", json!("arabisk")),
        ("citizen.phone", none),
        ("citizen.digital_post", json!("no")),
    ]);
    for words in ["Bestil en tolk (arabisk)", "taler ikke i telefon", "får breve på papir"] {
        at(&told, words);
    }
    let guardian = page(&[
        ("citizen.representative_name", json!("Inger Prøve")),
        ("citizen.representative_role", json!("guardian")),
    ]);
    at(&guardian, "Inger Prøve er værge og får brevene");
}

#[test]
fn a_hand_over_of_five_thousand_contacts_is_made_at_once() {
    let talk = json!({"date": "2018-02-01", "form": "phone", "kept": "kept", "purpose": "Tale",
        "agreed": "Vi ses.", "next_step": {"answer": "not_relevant"}});
    let mut case = changed("postponed-2018", &[("contacts.list", json!(vec![talk; 5_000]))]);
    let begun = Instant::now();
    let told = page("hand-over", &case);
    assert!(told.len() < 10_000, "only what is open is told");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    // An exhibit that is taken out leaves no number behind.
    set(&mut case, "contacts.list", json!([]));
    set(&mut case, "exhibits.list", json!([]));
    assert!(!page("hand-over", &case).contains("bilag ?"), "{}", page("hand-over", &case));
}

#[test]
fn the_sheet_before_a_talk_lets_the_citizen_write_and_says_that_nobody_has_to() {
    let case = parse(&example("postponed-2018"));
    let document = LIBRARY.shelf(&case).draft("before-we-meet").unwrap().finish().unwrap();
    let words = text::write(&document);
    for told in [
        "Vi tales ved den 1. marts 2018.",
        "Hav arket ved dig",
        "Skriv kun det, du har lyst til.",
        "må gerne hjælpe dig",
        "i din plan",
    ] {
        at(&words, told);
    }
    let talk = |day: &str, kept: Value| json!({"date": day, "form": "video", "kept": kept});
    let list = json!([
        talk("2018-05-07", json!(null)),
        talk("2018-02-26", json!("we_called_off")),
        talk("2018-03-05", json!(null)),
    ]);
    let days = [("contacts.list", list), ("contacts.preparation_sent", json!("2018-02-20"))];
    at(
        &page("before-we-meet", &changed("postponed-2018", &days)),
        "Vi tales ved den 5. marts 2018.",
    );
    let lines: Vec<u8> = walk::blocks(&document.blocks)
        .filter_map(|block| match &block.body {
            BlockBody::WriteIn { lines, .. } => Some(*lines),
            _ => None,
        })
        .collect();
    assert_eq!(lines.len(), 10);
    let all: usize = lines.iter().map(|lines| usize::from(*lines)).sum();
    assert_eq!(all, 40);
    let other = read("before-we-meet", &parse(&example("new-way-2026"))).unwrap();
    at(&other, "i beskrivelsen af din sag");
    // A case where nobody has sent it has none.
    assert!(read("before-we-meet", &parse(&example("half-filled"))).is_none());
}

#[test]
fn empty_lines_are_drawn_in_every_format_and_read_aloud_in_none() {
    let case = parse(&example("postponed-2018"));
    let document = LIBRARY.shelf(&case).draft("before-we-meet").unwrap().finish().unwrap();
    let file = pdf::write(&document).unwrap();
    let read = reading_text(&file);
    assert!(read.contains("Dine egne ord") && !read.contains("__"), "{read}");
    let word = docx::write(&document).unwrap();
    let xml = crate::words::text_of_part(&crate::words::part(&word, "word/document.xml"));
    assert!(xml.contains("Dine egne ord") && !xml.contains("__"));
    let raw = crate::words::part(&word, "word/document.xml");
    assert_eq!(raw.matches("<w:between ").count(), 40, "a rule below each line");
}

#[test]
fn the_sheet_for_the_appeals_board_has_a_form_for_each_decision_and_the_papers_that_go_along() {
    let sheet = read("to-appeals-board", &parse(&example("complaint-upheld-2018"))).unwrap();
    for words in [
        "Klagen er sendt til Ankestyrelsen den 19. april 2018.",
        "Skema 1: førtidspension",
        "Klagedato: dagen, hvor kommunen fik klagen | 27. marts 2018",
        "Genvurderingsdato: dagen, hvor borgeren fik besked | 18. april 2018",
        "Den kom den 27. marts 2018. Fristen var den 3. april 2018",
        "Borgerens svar på partshøringen | 7. februar 2018",
        "3 | Notat om kontaktforløb | 24. januar 2018 | 3",
    ] {
        at(&sheet, words);
    }
    let complaint = [
        ("process.complaint_received", json!("2018-06-01")),
        ("process.complaint_own", json!("Jeg klager.")),
    ];
    let two = read(
        "to-appeals-board",
        &parse(&changed("pension-refused-fleksjob-granted-2018", &complaint)),
    );
    let two = two.unwrap();
    assert!(at(&two, "Skema 1: førtidspension") < at(&two, "Skema 2: ret til fleksjob"), "{two}");
    at(&two, "Vi har ikke set på afgørelsen igen endnu. Det skal ske senest den");
    at(&two, "kun en klage efter fristen kan sendes uden");
    let changed = changed(
        "complaint-upheld-2018",
        &[("process.reassessment", json!("changed")), ("process.forwarded", json!(null))],
    );
    at(&page("to-appeals-board", &changed), "klagen skal ikke sendes videre");
    assert!(read("to-appeals-board", &parse(&example("postponed-2018"))).is_none());
}
