//! What changed in the plan since the citizen got it: a word before each passage in the next version, and a list in the letter with it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::files::overlay::Files;
use forberedt::sealed::{Made, look_at_seals};
use forberedt::writers::{Format, render, text};
use serde_json::{Value, json};

use crate::bent_cases::seal;
use crate::cases::{LIBRARY, changed, example, parse};
use crate::letters_by_rule::read;
use crate::pdf_reading::reading_text;

const DAY: &str = "2018-03-02";

/// The example with its plan sealed, and changed after that.
fn again(changes: &[(&str, Value)]) -> Case {
    let mut sent = parse(&example("postponed-2018"));
    seal(&mut sent, "preparatory-plan", DAY);
    let now = parse(&changed("postponed-2018", changes));
    Case { seals: sent.seals, ..now }
}

fn plan(case: &Case) -> String {
    read("preparatory-plan", case).unwrap()
}

fn told(changes: &[(&str, Value)]) -> String {
    let all = [changes, &[("remarks.news_told", json!("2018-05-22"))]].concat();
    read("plan-news", &again(&all)).unwrap()
}

#[test]
fn a_passage_that_is_new_has_a_word_before_it_and_no_other_has() {
    let goal = json!("Jeg vil tilbage til it, men kun to dage om ugen.");
    let plan = plan(&again(&[("work.goal_own", goal)]));
    assert_eq!(plan.matches("Nyt siden den 2. marts 2018:").count(), 1, "{plan}");
    assert!(
        plan.contains("Nyt siden den 2. marts 2018:\n\nJeg vil tilbage til it, men kun to dage"),
        "{plan}"
    );
}

#[test]
fn a_plan_that_nobody_has_sent_or_that_is_as_it_was_has_no_word() {
    assert!(!plan(&parse(&example("postponed-2018"))).contains("Nyt siden"));
    assert!(!plan(&again(&[])).contains("Nyt siden"));
}

#[test]
fn a_new_row_of_a_table_is_named_by_its_number() {
    let more =
        json!({"need": "Mulighed for at lægge sig", "reason": "Hovedpinen.", "source": "borgeren"});
    let plan = plan(&again(&[("health.considerations.2", more)]));
    assert!(plan.contains("Nyt herunder siden den 2. marts 2018: række 3\n"), "{plan}");
}

#[test]
fn the_marks_are_words_in_every_format() {
    let case = again(&[("work.goal_own", json!("Noget helt andet."))]);
    let document = LIBRARY.shelf(&case).draft("preparatory-plan").unwrap().finish().unwrap();
    let read = reading_text(&render(&document, Format::Pdf).unwrap());
    assert!(read.replace('\u{a0}', " ").contains("Nyt siden den 2. marts 2018:"), "{read}");
    let docx = render(&document, Format::Docx).unwrap();
    let xml = crate::words::part(&docx, "word/document.xml");
    assert!(
        crate::words::text_of_part(&xml)
            .replace('\u{a0}', " ")
            .contains("Nyt siden den 2. marts 2018:")
    );
}

#[test]
fn the_letter_lists_what_came_and_what_went_and_tells_only_the_new_words() {
    let letter = told(&[
        (
            "work.goal_own",
            json!("Jeg vil tilbage til it, men i et tempo og et rum, hvor hovedet kan følge med."),
        ),
        ("social.housing", json!({"answer": "not_relevant"})),
        ("strengths.interests_own", json!("Jeg spiller skak hver torsdag.")),
    ]);
    for words in [
        "Det er nyt i din plan\n",
        "Siden den 2. marts 2018 er det her nyt:",
        "dit mål: »og et rum«",
        "»Jeg spiller skak hver torsdag.«",
        "- Taget ud: »Andelslejlighed.«",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    assert!(
        !letter.contains("Taget ud: »Jeg vil tilbage"),
        "what is reworded is not gone: {letter}"
    );
    assert!(!letter.contains("»Bolig«"), "a heading is no news: {letter}");
    let gone = told(&[("social.housing", json!({"answer": "not_relevant"}))]);
    assert!(gone.contains("- Taget ud: »Andelslejlighed.«"), "what only went is news too: {gone}");
}

#[test]
fn without_a_sealed_version_the_letter_says_what_to_do_and_is_not_written() {
    let case = parse(&changed("postponed-2018", &[("remarks.news_told", json!("2018-05-22"))]));
    let draft = LIBRARY.shelf(&case).draft("plan-news").unwrap();
    let stopped = draft.finish().unwrap_err();
    let problem = stopped.iter().find(|it| it.code == "plan-never-sent").unwrap();
    assert!(problem.cure.contains("Forsegl planen"), "{problem:?}");
}

#[test]
fn a_letter_of_news_without_any_is_stopped() {
    let case = again(&[("remarks.news_told", json!("2018-05-22"))]);
    let stopped = LIBRARY.shelf(&case).draft("plan-news").unwrap().finish().unwrap_err();
    let problem = stopped.iter().find(|it| it.code == "plan-without-news").unwrap();
    assert_eq!(problem.message, "Der er ikke noget nyt siden den 2. marts 2018.");
}

#[test]
fn a_new_row_of_a_table_is_told_with_its_cells() {
    let more = json!({"need": "Korte dage", "reason": "Hovedpinen.", "source": "borgeren"});
    let letter = told(&[("health.considerations.2", more)]);
    assert!(letter.contains("»Korte dage, Hovedpinen."), "{letter}");
}

#[test]
fn the_joint_description_of_the_new_way_has_the_same() {
    let mut sent = parse(&example("new-way-2026"));
    seal(&mut sent, "joint-description", "2026-08-10");
    let changes = [
        ("work.goal_own", json!("Noget at stå op til.")),
        ("remarks.news_told", json!("2026-08-18")),
    ];
    let case = Case { seals: sent.seals, ..parse(&changed("new-way-2026", &changes)) };
    let description = read("joint-description", &case).unwrap();
    assert!(description.contains("Nyt siden den 10. august 2026:"), "{description}");
    let letter = read("plan-news", &case).unwrap();
    assert!(
        letter.contains("Det er nyt i beskrivelsen af din sag\n")
            && letter.contains("Noget at stå op til.")
    );
}

#[test]
fn a_version_with_marks_is_sealed_and_made_again_as_it_went_out() {
    let mut case = again(&[("work.goal_own", json!("Noget helt andet."))]);
    let marked = plan(&case);
    seal(&mut case, "preparatory-plan", "2018-05-22");
    assert_eq!(plan(&case), marked, "to seal it changes nothing in it");
    let looked = look_at_seals(&case, &Files::built_in(), case_file::WRITTEN_BY);
    let last = looked.into_iter().next_back().unwrap().ok().unwrap();
    assert!(matches!(last.letters[0].made, Made::Same));
    // The third version is held against the second, whose marks are no text of the plan.
    let third = Case {
        seals: case.seals,
        ..parse(&changed(
            "postponed-2018",
            &[("work.goal_own", json!("Noget tredje, som er nyt."))],
        ))
    };
    let third = plan(&third);
    assert_eq!(third.matches("Nyt siden den 22. maj 2018:").count(), 1, "{third}");
    assert!(!third.contains("2. marts 2018:"), "{third}");
}

#[test]
fn a_damaged_seal_tells_nothing_and_stops_nothing() {
    let mut file: Value = serde_json::from_str(&case_file::to_text(&again(&[])).unwrap()).unwrap();
    for content in file["case"]["seals"]["contents"].as_object_mut().unwrap().values_mut() {
        *content = json!("intet");
    }
    let case = case_file::parse("case.json", &file.to_string()).unwrap();
    let document = LIBRARY.shelf(&case).draft("preparatory-plan").unwrap().marked();
    assert!(!text::write(&document).contains("Nyt siden"));
}
