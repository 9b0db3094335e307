//! The lines and pages of PDF files: what stays together, and that no word is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::pdf_reading::{drawn_lines, reading_text};
use forberedt::document::{Block, BlockBody, Document, Inline, Letterhead, Table, Whose};
use forberedt::writers::pdf;
use proptest::prelude::*;

fn runs(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

fn letter(blocks: Vec<Block>) -> Document {
    Document {
        id: "layout-test".to_owned(),
        title: "Brev".to_owned(),
        author: "Solbjerg Kommune".to_owned(),
        date: jiff::civil::date(2027, 3, 1),
        language: "da-DK".to_owned(),
        letterhead: Letterhead::default(),
        blocks,
        draft: false,
        practice: false,
        whose: Whose::default(),
    }
}

/// The lines of each page, without what stands at its foot.
fn pages(blocks: Vec<Block>) -> Vec<Vec<String>> {
    drawn_lines(&pdf::write(&letter(blocks)).unwrap())
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn no_line_ends_between_a_sign_and_its_number() {
    // The words before it grow letter by letter, so that each sign meets the end of a line.
    let blocks = (0..90).map(|n| {
        BlockBody::Paragraph(runs(&format!(
            "{} efter \u{a7} 18, stk. 2, nr. 3, den 1. marts 2027, i alt kr. 500, jf. kap. 4 og det hele",
            "a".repeat(n)
        ))).into()
    });
    let lines: Vec<String> = pages(blocks.collect()).concat();
    assert!(lines.len() > 120, "many of the paragraphs have two lines");
    for line in lines {
        for end in ["\u{a7}", "stk.", "nr.", "kr.", "kap.", " 1."] {
            assert!(!line.trim_end().ends_with(end), "{line}");
        }
    }
}

#[test]
fn a_word_wider_than_the_page_is_cut_and_not_lost() {
    let word = "Speciallægeerklæringsindhentelsesprocedure".repeat(9);
    let pages = pages(vec![BlockBody::Paragraph(runs(&word)).into()]);
    assert!(pages[0].len() >= 4);
    assert_eq!(pages[0].concat(), word);
}

#[test]
fn a_soft_hyphen_shows_only_where_its_line_ends() {
    let text = "før\u{ad}tids\u{ad}pension ".repeat(60);
    let lines = pages(vec![BlockBody::Paragraph(runs(&text)).into()]).concat();
    assert!(lines.iter().any(|line| line.ends_with('\u{ad}')), "{lines:?}");
    assert!(lines.iter().all(|line| !line.trim_end_matches('\u{ad}').contains('\u{ad}')));
}

#[test]
fn a_heading_is_never_the_last_on_a_page_and_a_paragraph_leaves_no_single_line() {
    let text = "Dette er en almindelig sætning i et brev fra kommunen. ".repeat(5);
    for before in 0..40 {
        let mut blocks: Vec<Block> =
            (0..before).map(|_| BlockBody::Paragraph(runs("en linje")).into()).collect();
        blocks.push(BlockBody::Heading { level: 2, text: runs("Overskriften") }.into());
        blocks.push(BlockBody::Paragraph(runs(&text)).into());
        let pages = pages(blocks);
        for page in &pages {
            let body = page.iter().filter(|line| line.contains("sætning")).count();
            assert_ne!(body, 1, "{before} lines before");
            assert_ne!(page.last().map(String::as_str), Some("Overskriften"));
        }
    }
}

#[test]
fn a_signature_is_never_parted_nor_left_alone() {
    for before in 20..45 {
        let mut blocks: Vec<Block> =
            (0..before).map(|_| BlockBody::Paragraph(runs("en linje")).into()).collect();
        blocks.push(
            BlockBody::Signature(vec![
                runs("Med venlig hilsen"),
                runs("Bo Bæk"),
                runs("Sagsbehandler"),
            ])
            .into(),
        );
        let pages = pages(blocks);
        let last = pages.last().unwrap();
        let names: Vec<&str> = last.iter().rev().take(4).rev().map(|line| line.trim()).collect();
        assert_eq!(names, ["en linje", "Med venlig hilsen", "Bo Bæk", "Sagsbehandler"]);
    }
}

#[test]
fn a_table_repeats_its_heading_on_every_page_and_is_read_with_it_once() {
    let rows = (0..120).map(|n| vec![runs(&format!("række {n}")), runs("tekst")]).collect();
    let bytes = pdf::write(&letter(vec![
        BlockBody::Table(Table { header: vec![runs("Overskriften"), runs("Noget")], rows }).into(),
    ]))
    .unwrap();
    let pages = drawn_lines(&bytes);
    assert!(pages.len() >= 3);
    for page in &pages {
        assert!(page[0].starts_with("Overskriften"), "{page:?}");
    }
    assert_eq!(reading_text(&bytes).matches("Overskriften").count(), 1);
}

#[test]
fn a_row_taller_than_a_page_goes_on_on_the_next() {
    let long = "Et langt svar, der ikke er plads til på en side. ".repeat(250);
    let rows = vec![vec![runs("Svar"), runs(&long)], vec![runs("Kort"), runs("svar")]];
    let bytes = pdf::write(&letter(vec![
        BlockBody::Table(Table { header: vec![runs("Hvad"), runs("Hvor")], rows }).into(),
    ]))
    .unwrap();
    assert!(drawn_lines(&bytes).len() >= 3);
    let text = reading_text(&bytes);
    assert_eq!(words(&text), words(&format!("Hvad Hvor Svar {long} Kort svar")));
}

/// Text as people write it, with breaks and signs in odd places. It may hold any letter of Danish, and no list label.
fn written() -> impl Strategy<Value = String> {
    "[a-zæøåA-ZÆØÅ,;:§½é–—“”/ \n-]{0,300}"
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        written().prop_map(|text| BlockBody::Paragraph(runs(&text)).into()),
        (written(), written(), any::<bool>()).prop_map(|(one, two, bold)| BlockBody::Paragraph(
            vec![
                Inline { bold, ..Inline::plain(one) },
                Inline {
                    italic: true,
                    link: Some("https://www.borger.dk".to_owned()),
                    ..Inline::plain(two)
                },
            ]
        )
        .into()),
        prop::collection::vec(
            prop::collection::vec(written().prop_map(|text| runs(&text)), 3),
            1..5
        )
        .prop_map(|rows| BlockBody::Table(Table { header: vec![], rows }).into()),
    ]
}

fn text_of(block: &Block) -> String {
    block.texts().into_iter().flat_map(|(_, runs)| runs).map(|run| run.text.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_lost_and_the_order_is_kept(blocks in prop::collection::vec(block(), 1..12)) {
        let expected: String = blocks.iter().map(text_of).collect();
        let read = reading_text(&pdf::write(&letter(blocks)).unwrap());
        let bare = |text: &str| text.chars().filter(|it| !it.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&read), bare(&expected));
    }

    #[test]
    fn words_stay_apart_where_a_line_ends(text in "[a-zæøå]{1,12}( [a-zæøå]{1,12}){0,80}") {
        let read = reading_text(&pdf::write(&letter(vec![BlockBody::Paragraph(runs(&text)).into()])).unwrap());
        prop_assert_eq!(words(&read), words(&text));
    }
}
