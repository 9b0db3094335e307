//! The case as a picture: in the window, and in the citizen's overview with the same facts as text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use forberedt::case::Case;
use forberedt::document::Document;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::session::pages::beside::Side;
use forberedt::ui::beside::texts;
use forberedt::ui::frame::window::Window;
use forberedt::writers::{Format, render, text};
use jiff::civil::{Date, date};
use serde_json::json;

use crate::cases::{LIBRARY, changed, parse};
use crate::pdf::assert_conforms;
use crate::pdf_reading::elements;
use crate::window::{Beginning, saved, show};
use crate::words::part;
use crate::written_letters::alts;

const CASE: &str = "pension-refused-fleksjob-granted-2018";

/// The same case before it was decided, so late that the municipality's own goal is over.
fn undecided() -> Case {
    let changes = [
        ("decision", json!({})),
        ("process.transition_date", json!("2018-07-03")),
        ("process.hearing_answer_date", json!("2018-07-05")),
    ];
    parse(&changed(CASE, &changes))
}

fn overview(case: &Case) -> Document {
    LIBRARY.shelf(case).draft("overview").unwrap().marked()
}

/// A window with the time limits beside the form.
fn beside(case: &Case, today: Date) -> (Harness<'static, Window>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let open = Some(saved(case, &folder));
    let mut harness = Beginning { today, open, ..Beginning::default() }.window();
    show(&mut harness, Page::Section("matter"));
    harness.state_mut().act(Action::Do(Command::Beside(Side::Deadlines)));
    harness.run();
    (harness, folder)
}

#[test]
fn every_event_has_words_of_its_own() {
    let mut seen = 0;
    for name in crate::cases::names() {
        let case = parse(&crate::cases::example(&name));
        for event in LIBRARY.events(&case) {
            assert_ne!(event.title, LIBRARY.words.label(&event.field.words_key()), "{name}");
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn questions_to_others_stand_once_a_day_for_each_who_was_asked() {
    let case = parse(&crate::cases::example("postponed-2018"));
    let all = LIBRARY.events(&case);
    let told: Vec<(Date, &str)> = all
        .iter()
        .filter(|event| event.field.to_string().starts_with("questions."))
        .map(|event| (event.day, event.title.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (date(2018, 3, 22), "Spørgsmål blev sendt: egen læge"),
            (
                date(2018, 3, 22),
                "Spørgsmål blev sendt: behandlingsstedet eller regionens kliniske funktion"
            ),
            (date(2018, 3, 26), "Spørgsmål blev sendt: leverandøren"),
            (date(2018, 3, 26), "Spørgsmål blev sendt: Havnens Regnskab"),
            (date(2018, 4, 6), "Svar kom: egen læge"),
            (date(2018, 4, 13), "Svar kom: Havnens Regnskab"),
        ]
    );
}

#[test]
fn the_window_shows_what_happened_what_is_due_and_today_in_the_order_of_their_days() {
    let (harness, _folder) = beside(&undecided(), date(2018, 9, 3));
    let list = harness.get(
        by().label(texts::timeline::TITLE)
            .predicate(|node| node.role() == eframe::egui::Role::List),
    );
    let names: Vec<String> =
        list.accesskit_node().children().filter_map(|node| node.label()).collect();
    let place = |said: &str| {
        names
            .iter()
            .position(|name| name.contains(said))
            .unwrap_or_else(|| panic!("{said}: {names:#?}"))
    };
    assert!(place("Forberedelsen begyndte. Sket") < place("Kommunens eget mål for sagen"));
    assert!(place("Frist: overskredet, for ") < place(texts::timeline::TODAY));
    assert!(place(texts::timeline::TODAY) < place("Afgørelse i pensionssagen. Frist: løber, om "));
    let late = &names[place("Kommunens eget mål for sagen")];
    assert!(late.contains("Frist: overskredet, for "), "a word and not a colour alone: {late}");
}

#[test]
fn a_point_says_how_it_was_counted_and_leads_to_its_day() {
    let (mut harness, _folder) = beside(&undecided(), date(2018, 9, 3));
    let name = "Kommunens eget mål for sagen. Frist: overskredet";
    let node = harness.get_by_label_contains(name);
    let told = node.accesskit_node().description().unwrap();
    assert!(told.starts_with(texts::HOW_COUNTED) && told.contains("23 uger"), "{told}");
    let before = harness.query_all_by_label_contains("23 uger").count();
    harness.get_by_label_contains(name).focus();
    harness.run();
    let after = harness.query_all_by_label_contains("23 uger").count();
    assert_eq!(after, before + 1, "the steps stand below the point that has the cursor");
    harness.key_press(Key::Enter);
    harness.run();
    let focused = harness.get(by().predicate(|node| node.is_focused()));
    let label = focused.accesskit_node().label().unwrap();
    assert!(label.starts_with(&crate::window::label_of("matter.plan_begun")), "{label}");
}

#[test]
fn the_overview_has_the_picture_with_the_same_facts_as_text() {
    for case in [undecided(), parse(&crate::cases::example(CASE))] {
        let document = overview(&case);
        let [alt] = alts(&document).try_into().unwrap();
        let pdf = render(&document, Format::Pdf).unwrap();
        assert_conforms(&pdf);
        let read = elements(&pdf);
        let figure = read.iter().position(|it| it.text == alt).unwrap();
        assert_eq!(read[figure].role, "Figure");
        assert_eq!(read[figure + 1].role, "Table", "the same facts stand right below");
        let docx = render(&document, Format::Docx).unwrap();
        let body = part(&docx, "word/document.xml");
        assert!(body.contains(&format!("descr=\"{alt}\"")), "{alt}");
        assert!(body.contains("r:embed=\"rIdPicture0\""));
        assert!(part(&docx, "word/_rels/document.xml.rels").contains("media/picture0.png"));
        let odt = render(&document, Format::Odt).unwrap();
        let body = part(&odt, "content.xml");
        assert!(body.contains(&format!("<svg:desc>{alt}</svg:desc>")), "{alt}");
        assert!(body.contains("xlink:href=\"Pictures/picture0.png\""));
        assert!(part(&odt, "META-INF/manifest.xml").contains("\"Pictures/picture0.png\""));
        let written = text::write(&document);
        assert!(written.contains("18. januar 2018: Vi begyndte på din plan."), "{written}");
    }
}

#[test]
fn a_limit_that_was_over_before_the_overview_says_so_in_words() {
    let late = overview(&undecided());
    let written = text::write(&late);
    assert!(written.contains("(frist, overskredet): Vores eget mål"), "{written}");
    assert!(written.contains("5. juli 2018 (nu): Du svarede."), "{written}");
    assert!(alts(&late)[0].contains("1 overskredet frist"));
    let decided = text::write(&overview(&parse(&crate::cases::example(CASE))));
    assert!(!decided.contains("(frist"), "{decided}");
}
