//! The letters that the tests of PDF files write: a small frame for any blocks, and one letter that holds everything.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use forberedt::document::{Block, BlockBody, Document, Inline, Letterhead, Logo, Table, Whose};

pub(crate) fn run(text: &str) -> Inline {
    Inline::plain(text)
}

pub(crate) fn runs(text: &str) -> Vec<Inline> {
    vec![run(text)]
}

pub(crate) fn link(text: &str, address: &str) -> Inline {
    Inline { link: Some(address.to_owned()), ..run(text) }
}

pub(crate) fn heading(level: u8, text: &str) -> Block {
    BlockBody::Heading { level, text: runs(text) }.into()
}

pub(crate) fn paragraph(text: &str) -> Block {
    BlockBody::Paragraph(runs(text)).into()
}

pub(crate) fn letter(blocks: Vec<Block>) -> Document {
    Document {
        id: "pdf-test".to_owned(),
        title: "Afgørelse om støtte".to_owned(),
        author: "Solbjerg Kommune".to_owned(),
        date: jiff::civil::date(2027, 3, 1),
        language: "da-DK".to_owned(),
        letterhead: Letterhead {
            name: "Solbjerg Kommune".to_owned(),
            lines: vec![
                "Center for Arbejde".to_owned(),
                "Torvet 1, 9999 Solbjerg".to_owned(),
                "Telefon 12 34 56 78".to_owned(),
            ],
            footer: "Sagsnummer 2027-0042".to_owned(),
            ..Letterhead::default()
        },
        blocks,
        draft: false,
        practice: false,
        whose: Whose::default(),
    }
}

/// The file of a picture with these pixels, so many across and down.
pub(crate) fn png(colour: png::ColorType, (across, down): (u32, u32), pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, across, down);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    file
}

/// A picture of two by two pixels, one of them half transparent.
pub(crate) fn logo() -> Logo {
    let pixels = [10, 60, 120, 255, 10, 60, 120, 128, 200, 30, 30, 255, 0, 0, 0, 0];
    let png = png(png::ColorType::Rgba, (2, 2), &pixels);
    Logo { png, alt: "Solbjerg Kommunes våben".to_owned(), width: 20.0 }
}

/// A letter of several pages with everything that a letter can hold.
pub(crate) fn everything() -> Document {
    const LONG: &str = "Kommunen har set på dine oplysninger – og på det, du har fortalt os. Vi lægger vægt på “det hele billede”, \
         jf. \u{a7} 18, stk. 2, nr. 3, og på at du selv har sagt — flere gange — at ½ dag er nok. Æblerne på Ærø, øl og åer: ÆØÅ é.";
    let rows = (1..=60)
        .map(|n| vec![runs(&format!("{n}. marts 2027")), runs(LONG), runs(&format!("{n}.250 kr."))])
        .collect();
    let nested = BlockBody::List {
        first: None,
        items: vec![
            vec![paragraph("et indre punkt")],
            vec![
                paragraph(LONG),
                BlockBody::List { first: Some(1), items: vec![vec![paragraph("det inderste")]] }
                    .into(),
            ],
        ],
    }
    .into();
    let mut letter = letter(vec![
        BlockBody::Address(vec![
            runs("Åse Ærøskøbing"),
            runs("Øster Allé 5, 2. th."),
            runs("9999 Solbjerg"),
        ]).into(),
        BlockBody::Facts(vec![
            (runs("Dato"), runs("1. marts 2027")),
            (runs("Sagsnummer"), runs("2027-0042")),
        ]).into(),
        heading(1, "Du får tilkendt førtidspension"),
        paragraph(LONG),
        heading(2, "Det har vi lagt vægt på"),
        BlockBody::Paragraph(vec![
            Inline { bold: true, ..run("Fedt, ") },
            Inline { italic: true, ..run("kursiv ") },
            Inline { bold: true, italic: true, ..run("og begge dele. ") },
            run("Læs mere på "),
            link(
                "den lange side om klager, som du altid kan finde på borger.dk, når du har brug for at vide, hvordan du klager",
                "https://www.borger.dk/klage",
            ),
            run(", skriv til "),
            link("post@solbjerg.example", "mailto:post@solbjerg.example"),
            run(" eller ring på "),
            link("12 34 56 78", "tel:+4512345678"),
            run("."),
        ]).into(),
        heading(3, "Et mindre emne"),
        heading(4, "Med dine egne ord"),
        BlockBody::List {
            first: Some(1),
            items: vec![
                vec![paragraph("det første")],
                vec![paragraph("det andet"), nested],
                vec![],
            ],
        }.into(),
        BlockBody::Table(Table {
            header: vec![runs("Dato"), runs("Hvad der skete"), runs("Beløb")],
            rows
        }).into(),
        heading(2, "Sådan klager du"),
    ]);
    letter.blocks.extend((0..12).map(|_| paragraph(LONG)));
    letter.blocks.push(
        BlockBody::Signature(vec![
            runs("Med venlig hilsen"),
            runs("Bo Bæk"),
            runs("Sagsbehandler"),
        ])
        .into(),
    );
    letter.letterhead.logo = Some(logo());
    letter
}

pub(crate) fn written(letter: &Document) -> Vec<u8> {
    forberedt::writers::pdf::write(letter).unwrap()
}
