//! PDF files: accessible by the standards, the same for the same letter, and honest about what they cannot show.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::pdf_letters::{everything, heading, letter, paragraph, png, run, runs, written};
use crate::pdf_reading::{drawn_lines, reading_text};
use forberedt::document::{BlockBody, Document, Inline, Letterhead, Logo, Source, Table};
use forberedt::place::FieldPath;
use forberedt::writers::{WriteError, pdf};
use lopdf::Document as Pdf;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

pub(crate) fn assert_conforms(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report =
            validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.is_compliant, "{profile:?}: {report:#?}");
    }
}

#[test]
fn a_letter_with_everything_keeps_both_standards() {
    let bytes = written(&everything());
    assert_conforms(&bytes);
    assert!(Pdf::load_mem(&bytes).unwrap().get_pages().len() >= 6);
}

#[test]
fn a_draft_keeps_both_standards_and_carries_its_mark_on_every_page() {
    let mut letter = everything();
    letter.draft = true;
    let bytes = written(&letter);
    assert_conforms(&bytes);
    for page in drawn_lines(&bytes) {
        assert!(page.iter().any(|line| line == "UDKAST"), "{page:?}");
    }
    assert!(
        !reading_text(&bytes).contains("UDKAST"),
        "the mark is no part of the text that is read"
    );
    assert!(
        !drawn_lines(&written(&everything())).concat().iter().any(|line| line.contains("UDKAST"))
    );
}

/// Without this, a validator that finds nothing would look like a letter without faults.
#[test]
fn the_validator_notices_what_is_missing() {
    type Fault = fn(&mut Pdf);
    let faults: [(Fault, ValidationProfile); 3] = [
        (|pdf| drop(pdf.catalog_mut().unwrap().remove(b"Lang")), ValidationProfile::PdfUa1),
        (
            |pdf| drop(pdf.catalog_mut().unwrap().remove(b"StructTreeRoot")),
            ValidationProfile::PdfUa1,
        ),
        (
            |pdf| drop(pdf.catalog_mut().unwrap().remove(b"OutputIntents")),
            ValidationProfile::PdfA2a,
        ),
    ];
    for (fault, profile) in faults {
        let mut pdf = Pdf::load_mem(&written(&everything())).unwrap();
        fault(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_modern(&mut bytes).unwrap();
        let report =
            validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(!report.is_compliant);
    }
}

#[test]
fn the_same_letter_is_the_same_file() {
    let mut letter = everything();
    let first = written(&letter);
    assert!(first == written(&letter));
    let name = |bytes: &[u8]| Pdf::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone();
    letter.blocks.push(paragraph("Mere."));
    assert_ne!(name(&first), name(&written(&letter)), "another letter has another name");
}

/// Run in two processes by the test below, which compares what they print.
#[test]
fn a_letter_has_a_fingerprint() {
    let bytes = written(&everything());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let sum =
        bytes.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    println!("fingerprint {} {sum:x}", bytes.len());
}

#[test]
fn another_process_writes_the_same_file() {
    let fingerprint = || {
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "pdf::a_letter_has_a_fingerprint", "--nocapture"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find(|line| line.contains("fingerprint ")).expect("a fingerprint").to_owned()
    };
    assert_eq!(fingerprint(), fingerprint());
}

#[test]
fn the_date_in_the_file_is_the_letters_own() {
    let pdf = Pdf::load_mem(&written(&everything())).unwrap();
    let info = pdf.trailer.get_deref(b"Info", &pdf).unwrap().as_dict().unwrap();
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20270301120000Z");
    assert_eq!(
        lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap(),
        "Afgørelse om støtte"
    );
    assert_eq!(
        lopdf::decode_text_string(info.get(b"Author").unwrap()).unwrap(),
        "Solbjerg Kommune"
    );
}

#[test]
fn every_character_that_cannot_be_shown_is_reported_with_its_place() {
    let field = |name: &'static str, text: &str| Inline {
        source: Source::Field(FieldPath::new("matter", name)),
        ..run(text)
    };
    let letter = letter(vec![
        BlockBody::Paragraph(vec![
            field("a", "glad \u{1f600} og glad \u{1f600}"),
            field("b", "\u{1f600} og \u{4e16}"),
        ])
        .into(),
        BlockBody::Address(vec![vec![field("c", "navn\u{7}")]]).into(),
        BlockBody::Facts(vec![(vec![field("d", "\u{202e}vendt")], vec![field("e", "fint")])])
            .into(),
        BlockBody::Table(Table {
            header: vec![],
            rows: vec![vec![vec![field("f", "kolonne\tto")]]],
        })
        .into(),
    ]);
    let told = |error: &WriteError| match error {
        WriteError::Unshown { unshown, source: Source::Field(field) } => {
            (field.field(), unshown.words())
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        pdf::write(&letter).unwrap_err().iter().map(told).collect::<Vec<_>>(),
        [
            ("a", "tegnet \u{1f600} (U+1F600)"),
            ("b", "kinesiske tegn og tegnet \u{1f600} (U+1F600)"),
            ("c", "tegnet U+0007"),
            ("d", "det skjulte tegn U+202E"),
        ]
        .map(|(field, words)| (field, words.to_owned()))
    );
}

#[test]
fn a_logo_that_is_no_picture_is_reported() {
    let mut letter = letter(vec![paragraph("tekst")]);
    letter.letterhead.logo =
        Some(Logo { png: b"ikke et billede".to_vec(), alt: "Logo".to_owned(), width: 20.0 });
    assert_eq!(pdf::write(&letter).unwrap_err(), [WriteError::LogoUnreadable]);
}

#[test]
fn the_pixels_of_a_plain_logo_come_through() {
    let pixels: Vec<u8> = (0..5 * 4 * 3).map(|byte| byte * 4).collect();
    let png = png(png::ColorType::Rgb, (5, 4), &pixels);
    let mut letter = letter(vec![paragraph("tekst")]);
    letter.letterhead.logo = Some(Logo { png, alt: "Logo".to_owned(), width: 20.0 });
    let pdf = lopdf::Document::load_mem(&written(&letter)).unwrap();
    let is_image = |stream: &&lopdf::Stream| {
        stream
            .dict
            .get(b"Subtype")
            .and_then(lopdf::Object::as_name)
            .is_ok_and(|name| name == b"Image")
    };
    let image =
        pdf.objects.values().filter_map(|object| object.as_stream().ok()).find(is_image).unwrap();
    assert_eq!(image.decompressed_content().unwrap(), pixels);
}

#[test]
fn characters_that_only_steer_the_text_are_neither_drawn_nor_missed() {
    let letter = letter(vec![paragraph(
        "for\u{ad}tids\u{ad}pension a\u{200b}b c\u{2060}d e\u{2011}f 1\u{a0}000",
    )]);
    assert!(reading_text(&written(&letter)).contains("\nfortidspension ab cd e-f 1\u{a0}000\n"));
}

#[test]
fn strange_measures_and_empty_blocks_still_make_a_letter() {
    let mut letter = letter(vec![
        paragraph(""),
        heading(9, "Overskrift"),
        heading(3, "Under"),
        heading(1, "Over"),
        heading(3, "Under"),
        BlockBody::List { first: None, items: vec![] }.into(),
        BlockBody::Table(Table { header: vec![], rows: vec![] }).into(),
        BlockBody::Table(Table {
            header: vec![runs("A")],
            rows: vec![vec![], vec![runs("1"), runs("2")]],
        })
        .into(),
        BlockBody::Address(vec![]).into(),
        BlockBody::Facts(vec![]).into(),
        BlockBody::Signature(vec![]).into(),
    ]);
    letter.letterhead.font_size = f32::NAN;
    letter.letterhead.margins.left = f32::INFINITY;
    letter.letterhead.margins.top = -40.0;
    assert_conforms(&written(&letter));
    assert_conforms(&written(&Document {
        blocks: vec![],
        letterhead: Letterhead::default(),
        ..letter
    }));
}
