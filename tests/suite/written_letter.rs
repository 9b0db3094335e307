//! One letter that holds everything a letter can hold. All persons, places and numbers in it are invented.

#![allow(clippy::unwrap_used)]

use crate::cases::path;
use forberedt::document::{
    Block, BlockBody, Document, Inline, Letterhead, Logo, Margins, Source, Table, Whose,
};

/// A run of plain text.
pub(crate) fn runs(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

fn bold(text: &str) -> Inline {
    Inline { bold: true, ..Inline::plain(text) }
}

fn italic(text: &str) -> Inline {
    Inline { italic: true, ..Inline::plain(text) }
}

fn link(text: &str, target: &str) -> Inline {
    Inline { link: Some(target.to_owned()), ..Inline::plain(text) }
}

fn heading(level: u8, text: &str) -> Block {
    BlockBody::Heading { level, text: runs(text) }.into()
}

fn paragraph(text: &str) -> Block {
    BlockBody::Paragraph(runs(text)).into()
}

fn list(ordered: bool, items: &[&str]) -> Block {
    BlockBody::List {
        first: ordered.then_some(1),
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    }
    .into()
}

/// A document with these blocks under a plain letterhead.
pub(crate) fn letter_of(blocks: Vec<Block>) -> Document {
    let letterhead = Letterhead {
        name: "Lindekøbing Kommune".to_owned(),
        lines: vec![
            "Jobcenter Lindekøbing".to_owned(),
            "Åvej 3, 9999 Lindekøbing".to_owned(),
            "Telefon 12 34 56 78".to_owned(),
        ],
        logo: None,
        footer: "Sagsnummer 26/001234".to_owned(),
        margins: Margins::default(),
        font_size: 11.0,
    };
    Document {
        id: "prove".to_owned(),
        title: "Afgørelse om ressourceforløb".to_owned(),
        author: "Lindekøbing Kommune".to_owned(),
        date: jiff::civil::date(2026, 11, 20),
        language: "da-DK".to_owned(),
        letterhead,
        blocks,
        draft: false,
        practice: false,
        whose: Whose::default(),
    }
}

/// A logo as a PNG file: a tree in two colours.
pub(crate) fn logo() -> Logo {
    let (width, height) = (120u32, 60u32);
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            let crown = (x as i32 - 60).pow(2) + (y as i32 - 24).pow(2) < 480;
            let trunk = (56..64).contains(&x) && y > 40;
            pixels.extend_from_slice(if crown {
                &[27, 93, 60]
            } else if trunk {
                &[96, 70, 40]
            } else {
                &[255, 255, 255]
            });
        }
    }
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    Logo {
        png,
        alt: "Lindekøbing Kommunes logo: et lindetræ & \"to\" <grene>".to_owned(),
        width: 40.0,
    }
}

/// A letter of several pages with every kind of block.
pub(crate) fn everything() -> Document {
    let mut blocks = vec![
        BlockBody::Address(vec![
            runs("Åse Ærøskov Øland"),
            runs("Søndre Ågade 12, 2. tv."),
            runs("9999 Lindekøbing"),
        ])
        .into(),
        BlockBody::Facts(vec![
            (runs("Dato"), runs("20. november 2026")),
            (runs("Sagsnummer"), runs("26/001234")),
            (
                runs("Kontakt"),
                vec![
                    Inline::plain("Bo Madsen, telefon 12 34 56 78, "),
                    link("bo@example.dk", "mailto:bo@example.dk"),
                ],
            ),
        ])
        .into(),
        heading(1, "Du kan få et ressourceforløb"),
        BlockBody::Paragraph(vec![
            Inline::plain("Kære Åse. Vi har besluttet, at du kan få et "),
            bold("ressourceforløb"),
            Inline::plain(". Det begynder den "),
            italic("1. december 2026"),
            Inline::plain(" & varer højst <tre> \"år\". Læs mere på "),
            link("kommunens ", "https://example.dk/forløb?a=1&b=æ ø"),
            Inline { bold: true, ..link("hjemmeside", "https://example.dk/forløb?a=1&b=æ ø") },
            Inline::plain("."),
        ])
        .into(),
        paragraph("Første linje her\nAnden linje her"),
        heading(2, "Det har vi lagt vægt på"),
        list(
            false,
            &[
                "Du har været syg i lang tid.",
                "Din læge skriver, at du kan få det bedre.",
                "Du har selv fortalt, at du gerne vil i gang.",
            ],
        ),
        heading(3, "Sådan bliver forløbet"),
        list(
            true,
            &["Vi ringer til dig.", "Vi laver en plan sammen.", "Vi følger op hver fjerde uge."],
        ),
        paragraph("Bagefter tager vi fat på det næste:"),
        BlockBody::List {
            first: Some(1),
            items: vec![
                vec![
                    paragraph("Du taler med en mentor."),
                    paragraph("Mentoren kommer hjem til dig, hvis du ønsker det."),
                    list(false, &["om formiddagen", "om eftermiddagen"]),
                ],
                vec![
                    paragraph("Du prøver en praktik."),
                    BlockBody::List {
                        first: Some(1),
                        items: vec![
                            vec![paragraph("Først to timer")],
                            vec![paragraph("Siden fire timer")],
                        ],
                    }
                    .into(),
                ],
                vec![list(false, &["Et punkt uden egen tekst"])],
            ],
        }
        .into(),
        paragraph("Her er planen i en tabel."),
    ];
    let row = |week: usize| {
        let text = if week.is_multiple_of(5) {
            "Samtale hos din læge, hvor I taler om søvn, smerter og motion i hverdagen"
        } else {
            "Samtale"
        };
        vec![runs(&format!("Uge {week}")), runs(text), runs(&format!("{} timer", week % 7 + 1))]
    };
    blocks.push(
        BlockBody::Table(Table {
            header: vec![runs("Uge"), runs("Hvad sker der"), runs("Tid")],
            rows: (1..=40).map(row).collect(),
        })
        .into(),
    );
    blocks.push(
        BlockBody::Table(Table {
            header: vec![runs("Navn"), runs("Telefon")],
            rows: vec![
                vec![runs("Bo Madsen"), runs("12 34 56 78")],
                vec![runs("Ida Lund\nfaglig leder"), Vec::new()],
            ],
        })
        .into(),
    );
    blocks.push(paragraph("Efter tabellen kommer mere tekst."));
    let gap = Inline {
        source: Source::Gap(Some(path("decision.date"))),
        ..Inline::plain("[mangler: startdato]")
    };
    blocks.push(
        BlockBody::Paragraph(vec![Inline::plain("Forløbet starter "), gap, Inline::plain(".")])
            .into(),
    );
    blocks.push(heading(2, "Du kan klage"));
    for _ in 0..6 {
        blocks.push(paragraph(
            "Hvis du er uenig, kan du klage til os inden fire uger. Du kan skrive, ringe eller komme forbi. Vi ser på sagen igen, og \
             hvis vi ikke ændrer noget, sender vi din klage videre. Du kan altid få hjælp til at skrive den.",
        ));
    }
    blocks.push(
        BlockBody::Signature(vec![
            runs("Venlig hilsen"),
            runs("Bo Madsen"),
            runs("Socialrådgiver"),
        ])
        .into(),
    );
    let mut letter = letter_of(blocks);
    letter.letterhead.logo = Some(logo());
    letter
}
