//! The plain text of a letter.

use crate::words::{words_of_document, words_of_text};
use crate::written_letter::{everything, letter_of, runs};
use forberedt::document::{BlockBody, Table};
use forberedt::writers::text;

#[test]
fn says_the_words_of_the_document_in_their_order() {
    let letter = everything();
    let written = text::write(&letter);
    // Where a link leads stands behind its words, since nobody can follow it here.
    const ADDRESS: &str = " (https://example.dk/forløb?a=1&b=æ ø)";
    assert_eq!(written.matches(ADDRESS).count(), 1);
    assert_eq!(words_of_text(&written.replace(ADDRESS, "")), words_of_document(&letter));
}

#[test]
fn a_short_letter_reads_well() {
    let letter = letter_of(vec![
        BlockBody::Address(vec![runs("Åse Øland"), runs("9999 Lindekøbing")]).into(),
        BlockBody::Facts(vec![
            (runs("Dato"), runs("20. november 2026")),
            (runs("Har du spørgsmål?"), runs("Ring til os")),
        ])
        .into(),
        BlockBody::Heading { level: 1, text: runs("Du får ja") }.into(),
        BlockBody::Paragraph(runs("Vi har sagt ja.\nTillykke.")).into(),
        BlockBody::Heading { level: 2, text: runs("Sådan") }.into(),
        BlockBody::List {
            first: Some(1),
            items: vec![
                vec![
                    BlockBody::Paragraph(runs("Ring.")).into(),
                    BlockBody::List {
                        first: None,
                        items: vec![vec![BlockBody::Paragraph(runs("nu")).into()]],
                    }
                    .into(),
                ],
                vec![BlockBody::Paragraph(runs("Kom.")).into()],
            ],
        }
        .into(),
        BlockBody::Table(Table {
            header: vec![runs("Uge"), runs("Tid")],
            rows: vec![vec![runs("1"), runs("2 timer")]],
        })
        .into(),
        BlockBody::Paragraph(Vec::new()).into(),
        BlockBody::Signature(vec![runs("Venlig hilsen"), runs("Bo")]).into(),
    ]);
    let expected = "\
Lindekøbing Kommune
Jobcenter Lindekøbing
Åvej 3, 9999 Lindekøbing
Telefon 12 34 56 78

Åse Øland
9999 Lindekøbing

Dato: 20. november 2026
Har du spørgsmål? Ring til os

Du får ja
=========

Vi har sagt ja.
Tillykke.

Sådan
-----

1. Ring.
   - nu
2. Kom.

Uge | Tid
---------
1 | 2 timer

Venlig hilsen
Bo
";
    assert_eq!(text::write(&letter), expected);
}

#[test]
fn a_draft_says_so_at_the_top() {
    let mut letter = letter_of(Vec::new());
    assert!(!text::write(&letter).contains("UDKAST"));
    letter.draft = true;
    assert!(text::write(&letter).starts_with("UDKAST\n\nLindekøbing Kommune\n"));
}
