//! The Word file of a letter.

#![allow(clippy::panic, clippy::unwrap_used)]

use crate::any_text::{between, everywhere, is_everywhere, is_told, may_stand};
use crate::cases::path;
use crate::words::{part, text_of_part, words_of_document, words_of_docx};
use crate::written_letter::{everything, letter_of, logo, runs};
use forberedt::document::{BlockBody, Document, Inline, Logo, Source, Table};
use forberedt::writers::characters::Unshown;
use forberedt::writers::{WriteError, docx};
use proptest::prelude::*;
use std::io::{Cursor, Read};
use std::process::Command;

fn write(letter: &Document) -> Vec<u8> {
    docx::write(letter).unwrap()
}

fn body(letter: &Document) -> String {
    part(&write(letter), "word/document.xml")
}

/// The smallest piece of the text around `inside` that begins with one tag and ends with another.
fn around<'a>(xml: &'a str, begin: &str, inside: &str, end: &str) -> &'a str {
    let place = xml.find(inside).unwrap();
    let start = xml[..place].rfind(begin).unwrap();
    &xml[start..place + xml[place..].find(end).unwrap()]
}

#[test]
fn says_the_words_of_the_document_in_their_order() {
    let letter = everything();
    let words = words_of_docx(&write(&letter));
    assert!(words.len() > 500);
    assert_eq!(words, words_of_document(&letter));
}

#[test]
fn gives_the_same_bytes_every_time_and_on_every_thread() {
    let first = write(&everything());
    write(&letter_of(vec![BlockBody::Paragraph(runs("Et andet brev")).into()]));
    assert!(write(&everything()) == first);
    assert!(std::thread::spawn(|| write(&everything())).join().unwrap() == first);
}

#[test]
fn every_part_is_well_formed_and_packed_with_a_fixed_time() {
    let bytes = write(&everything());
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(archive.by_index(0).unwrap().name(), "[Content_Types].xml");
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        assert_eq!(file.last_modified(), Some(zip::DateTime::default()));
        let name = file.name().to_owned();
        if name.ends_with(".png") {
            continue;
        }
        assert!(
            file.compression() == zip::CompressionMethod::Deflated || file.size() < 2048,
            "{name} is large and not pressed"
        );
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        assert!(xml.starts_with("<?xml"), "{name} has no declaration");
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut elements = 0;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(
                    quick_xml::events::Event::Start(element)
                    | quick_xml::events::Event::Empty(element),
                ) => {
                    assert!(
                        element.attributes().all(|attribute| attribute.is_ok()),
                        "{name} has a broken attribute"
                    );
                    elements += 1;
                }
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        assert!(elements > 0);
    }
}

#[test]
fn headings_are_real_headings() {
    let letter = everything();
    assert!(
        around(&body(&letter), "<w:p>", "Du kan få et ressourceforløb", "</w:p>")
            .contains("<w:pStyle w:val=\"Heading1\"")
    );
    let styles = part(&write(&letter), "word/styles.xml");
    for level in 1..=4 {
        let style =
            around(&styles, "<w:style ", &format!("w:styleId=\"Heading{level}\""), "</w:style>");
        assert!(style.contains(&format!("<w:name w:val=\"heading {level}\"")), "{style}");
        assert!(style.contains(&format!("<w:outlineLvl w:val=\"{}\"", level - 1)), "{style}");
        assert!(style.contains("<w:keepNext"), "{style}");
    }
    assert_eq!(styles.matches("w:styleId=\"Normal\"").count(), 1);
    assert!(
        around(&styles, "<w:rPrDefault>", "w:lang", "</w:rPrDefault>").contains("w:val=\"da-DK\"")
    );
}

#[test]
fn what_belongs_together_stays_together() {
    let letter = letter_of(vec![
        BlockBody::Paragraph(runs("Det bygger på \u{a7} 18, stk. 2:")).into(),
        BlockBody::Paragraph(runs("Du kan ringe.")).into(),
        BlockBody::Heading { level: 4, text: runs("Med dine egne ord") }.into(),
    ]);
    let xml = body(&letter);
    assert!(
        around(&xml, "<w:p>", "Det bygger på \u{a7}\u{a0}18, stk.\u{a0}2:", "</w:p>")
            .contains("<w:keepNext")
    );
    assert!(!around(&xml, "<w:p>", "Du kan ringe.", "</w:p>").contains("<w:keepNext"));
    assert!(
        around(&xml, "<w:p>", "Med dine egne ord", "</w:p>")
            .contains("<w:pStyle w:val=\"Heading4\"")
    );
}

#[test]
fn no_word_of_a_table_is_wider_than_its_column() {
    let header = ["Periode", "Arbejdsplads", "Arbejde", "Timer om ugen", "Hvorfor det sluttede"]
        .map(runs)
        .to_vec();
    let row = [
        "1990–1994",
        "Tømrermester Holger Skibby",
        "Tømrerlærling",
        "37",
        &"Anders blev udlært. ".repeat(9),
    ]
    .map(runs)
    .to_vec();
    let xml = body(&letter_of(vec![BlockBody::Table(Table { header, rows: vec![row] }).into()]));
    let widths: Vec<f32> = xml
        .split("<w:gridCol w:w=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    // The longest words in Arial, in thousandths of its size of ten points; the edges of a cell take 148 twentieths of a point.
    let words = [5004.0, 5780.0, 6277.0, 2555.0, 3502.0];
    for (width, thousandths) in widths.iter().zip(words) {
        assert!(*width > 148.0 + thousandths * 10.0 * 20.0 / 1000.0, "{widths:?}");
    }
}

#[test]
fn every_table_repeats_its_heading_row_and_splits_no_row() {
    let xml = body(&everything());
    let tables: Vec<&str> = xml.split("<w:tbl>").skip(1).collect();
    assert_eq!(tables.len(), 2);
    for table in tables {
        let rows: Vec<&str> = table.split("<w:tr>").skip(1).collect();
        assert!(rows[0].contains("<w:tblHeader/>"));
        assert!(rows[1..].iter().all(|row| !row.contains("<w:tblHeader")));
        assert!(rows.iter().all(|row| row.contains("<w:cantSplit")));
    }
    assert!(!xml.contains("w:trHeight"));
}

#[test]
fn no_two_tables_touch_and_the_text_never_ends_in_one() {
    let table = Table { header: vec![runs("Uge")], rows: vec![vec![runs("1")]] };
    let xml = body(&letter_of(vec![
        BlockBody::Table(table.clone()).into(),
        BlockBody::Table(table).into(),
    ]));
    let between = xml.split("</w:tbl>").nth(1).unwrap().split("<w:tbl>").next().unwrap();
    assert!(
        between.starts_with("<w:p>") && between.contains("<w:spacing w:before=\"280\""),
        "{between}"
    );
    assert!(xml.rsplit("</w:tbl>").next().unwrap().starts_with("<w:p>"));
}

#[test]
fn a_table_fills_the_line_and_rows_of_any_length_are_evened_out() {
    let header = vec![runs("A"), runs("B"), runs("C")];
    let table =
        Table { header, rows: vec![vec![runs("1")], vec![runs("1"), runs("2"), runs("3")]] };
    let xml = body(&letter_of(vec![BlockBody::Table(table).into()]));
    let grid = around(&xml, "<w:tblGrid>", "<w:gridCol", "</w:tblGrid>");
    let widths: Vec<usize> = grid
        .split("w:w=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect();
    let line = 11906 - ((25.0 + 22.0) * 1440.0 / 25.4_f32).round() as usize;
    assert!(widths.iter().sum::<usize>().abs_diff(line) <= 1, "{widths:?} in {line}");
    assert!(widths[2].abs_diff(widths[0]) <= 2, "{widths:?}");
    assert!(xml.split("<w:tr>").skip(1).all(|row| row.matches("<w:tc>").count() == 3));
}

#[test]
fn a_table_with_no_columns_is_left_out() {
    let xml = body(&letter_of(vec![
        BlockBody::Table(Table { header: Vec::new(), rows: vec![Vec::new()] }).into(),
    ]));
    assert!(!xml.contains("<w:tbl>"));
}

#[test]
fn the_logo_has_its_words_and_its_shape() {
    let letter = everything();
    let xml = body(&letter);
    assert!(xml.contains(
        "descr=\"Lindekøbing Kommunes logo: et lindetræ &amp; &quot;to&quot; &lt;grene&gt;\""
    ));
    assert!(xml.contains("<wp:extent cx=\"1440000\" cy=\"720000\""));
    let relations = part(&write(&letter), "word/_rels/document.xml.rels");
    let id = around(&xml, "r:embed=\"", "rId", "\"").trim_start_matches("r:embed=\"").to_owned();
    assert!(relations.contains(&format!("<Relationship Id=\"{id}\"")));
    let bytes = write(&letter);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut png = Vec::new();
    archive.by_name("word/media/logo.png").unwrap().read_to_end(&mut png).unwrap();
    assert_eq!(png, logo().png);
}

#[test]
fn a_logo_that_breaks_off_is_reported() {
    let mut letter = everything();
    let Some(logo) = &mut letter.letterhead.logo else { panic!("a logo") };
    logo.png.truncate(logo.png.len() / 2);
    assert_eq!(docx::write(&letter), Err(vec![WriteError::LogoUnreadable]));
}

#[test]
fn a_logo_that_is_no_picture_is_reported() {
    let mut letter = letter_of(Vec::new());
    letter.letterhead.logo =
        Some(Logo { png: b"not a picture".to_vec(), alt: "Logo".to_owned(), width: 40.0 });
    assert_eq!(docx::write(&letter), Err(vec![WriteError::LogoUnreadable]));
}

#[test]
fn title_sender_language_and_date_come_from_the_document() {
    let core = part(&write(&everything()), "docProps/core.xml");
    for expected in [
        "<dc:title>Afgørelse om ressourceforløb</dc:title>",
        "<dc:creator>Lindekøbing Kommune</dc:creator>",
        "<dc:language>da-DK</dc:language>",
        ">2026-11-20T00:00:00Z</dcterms:created>",
        ">2026-11-20T00:00:00Z</dcterms:modified>",
    ] {
        assert!(core.contains(expected), "{expected} not in {core}");
    }
}

#[test]
fn each_ordered_list_counts_for_itself() {
    let letter = everything();
    let (xml, numbering) = (body(&letter), part(&write(&letter), "word/numbering.xml"));
    let number = |text: &str| {
        let paragraph = around(&xml, "<w:p>", text, "</w:p>");
        let id = paragraph.split("<w:numId w:val=\"").nth(1).unwrap().split('"').next().unwrap();
        // Zero would take the paragraph out of every list.
        assert!(id.parse::<usize>().unwrap() > 0);
        let list = around(&numbering, "<w:num ", &format!("w:numId=\"{id}\""), "</w:num>");
        let definition = list
            .split("<w:abstractNumId w:val=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let level = around(
            &numbering,
            "<w:abstractNum ",
            &format!("w:abstractNumId=\"{definition}\""),
            "</w:abstractNum>",
        );
        (definition, level.contains("w:val=\"bullet\""))
    };
    let (first, second, nested) =
        (number("Vi ringer til dig."), number("Du taler med en mentor."), number("Først to timer"));
    assert!(!first.1 && !second.1 && !nested.1);
    assert!(first.0 != second.0 && second.0 != nested.0);
    assert_eq!(first, number("Vi følger op hver fjerde uge."));
    assert_eq!(second, number("Du prøver en praktik."));
    assert!(number("Du har været syg").1);
    assert!(around(&xml, "<w:p>", "Først to timer", "</w:p>").contains("<w:ilvl w:val=\"1\""));
    assert!(!around(&xml, "<w:p>", "Mentoren kommer hjem", "</w:p>").contains("<w:numPr>"));
}

#[test]
fn links_lead_to_addresses_that_word_accepts() {
    let letter = everything();
    let relations = part(&write(&letter), "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"https://example.dk/forl%C3%B8b?a=1&amp;b=%C3%A6%20%C3%B8\" TargetMode=\"External\""));
    assert!(relations.contains("Target=\"mailto:bo@example.dk\""));
    // Two runs with one address are one link.
    assert_eq!(body(&letter).matches("<w:hyperlink ").count(), 2);
}

#[test]
fn the_footer_counts_pages_and_only_a_draft_is_marked() {
    let mut letter = letter_of(vec![BlockBody::Paragraph(runs("Tekst")).into()]);
    let bytes = write(&letter);
    let footer = part(&bytes, "word/footer1.xml");
    assert_eq!(text_of_part(&footer), "Sagsnummer 26/001234\tSide 1 af 1\n");
    assert!(footer.contains(">PAGE<") && footer.contains(">NUMPAGES<"));
    assert!(!part(&bytes, "word/document.xml").contains("headerReference"));
    letter.draft = true;
    let bytes = write(&letter);
    assert_eq!(text_of_part(&part(&bytes, "word/header1.xml")), "UDKAST\n");
    assert!(
        part(&bytes, "word/document.xml")
            .contains("<w:headerReference w:type=\"default\" r:id=\"rIdHeader\"")
    );
    // The mark holds for the first page as well.
    assert!(!part(&bytes, "word/document.xml").contains("titlePg"));
}

#[test]
fn the_signature_stays_together_with_the_lines_before_it() {
    let letter = letter_of(vec![
        BlockBody::Paragraph(runs("Sidste ord")).into(),
        BlockBody::Signature(vec![runs("Venlig hilsen"), runs("Bo")]).into(),
    ]);
    assert!(around(&body(&letter), "<w:p>", "Sidste ord", "</w:p>").contains("<w:keepNext"));
    let styles = part(&write(&letter), "word/styles.xml");
    assert!(
        around(&styles, "<w:style ", "w:styleId=\"Signature\"", "</w:style>")
            .contains("<w:keepLines")
    );
}

#[test]
fn space_is_never_made_of_empty_paragraphs() {
    let letter = letter_of(vec![
        BlockBody::Paragraph(Vec::new()).into(),
        BlockBody::Paragraph(runs("Tekst")).into(),
        BlockBody::Paragraph(runs("")).into(),
    ]);
    let xml = body(&letter);
    // The sender takes four: the name, and a line each.
    assert_eq!(xml.matches("<w:p>").count(), 5, "{xml}");
}

#[test]
fn characters_that_a_word_file_cannot_carry_are_reported_with_their_place() {
    let source = Source::Field(path("citizen.name"));
    let run = Inline { source: source.clone(), ..Inline::plain("A\u{7}B\u{202e}C\u{7}") };
    let mut letter = letter_of(vec![
        BlockBody::List { first: None, items: vec![vec![BlockBody::Paragraph(vec![run]).into()]] }
            .into(),
    ]);
    letter.letterhead.footer = "\u{0}".to_owned();
    let footer = Unshown { signs: vec!["U+0000".to_owned()], ..Unshown::default() };
    let name = Unshown {
        signs: vec!["U+0007".to_owned()],
        turning: Some('\u{202e}'),
        ..Unshown::default()
    };
    let expected = vec![
        WriteError::Unshown { unshown: footer, source: Source::Unknown },
        WriteError::Unshown { unshown: name, source },
    ];
    assert_eq!(docx::write(&letter), Err(expected));
}

#[test]
fn numbers_that_make_no_sense_still_give_a_letter() {
    let mut letter = everything();
    letter.letterhead.font_size = f32::NAN;
    letter.letterhead.margins.left = -5.0;
    letter.letterhead.margins.top = f32::INFINITY;
    if let Some(logo) = &mut letter.letterhead.logo {
        logo.width = 1.0e9;
    }
    assert_eq!(words_of_docx(&write(&letter)), words_of_document(&letter));
    assert!(part(&write(&letter), "word/styles.xml").contains("<w:sz w:val=\"22\""));
}

#[test]
fn the_parts_of_a_field_stand_in_runs_of_their_own_and_the_pages_are_counted() {
    let letters =
        crate::written_letters::letters(&forberedt::library::Library::built_in().unwrap());
    let mut most = 0;
    for (name, letter) in letters {
        let footer = part(&write(&letter), "word/footer1.xml");
        for run in footer.split("<w:r>").skip(1) {
            let parts =
                ["<w:fldChar", "<w:instrText", "<w:t"].iter().map(|it| run.matches(it).count());
            assert!(parts.sum::<usize>() <= 3 && run.matches("<w:fldChar").count() <= 1, "{run}");
            assert!(!run.contains("<w:fldChar") || !run.contains("<w:t"), "{run}");
            assert!(!run.contains("<w:instrText") || !run.contains("<w:fldChar"), "{run}");
        }
        let pdf =
            lopdf::Document::load_mem(&forberedt::writers::pdf::write(&letter).unwrap()).unwrap();
        let pages = pdf.get_pages().len();
        let said = text_of_part(&footer);
        assert!(said.trim_end().ends_with(&format!("Side 1 af {pages}")), "{name}: {said}");
        most = most.max(pages);
    }
    assert!(most > 9);
}

#[test]
fn the_lines_of_an_address_and_of_the_sender_are_a_paragraph_each() {
    let xml = body(&everything()).replace('\u{a0}', " ");
    let text = text_of_part(&xml);
    for line in ["Åvej 3, 9999 Lindekøbing", "Søndre Ågade 12, 2. tv.", "Socialrådgiver"] {
        let paragraph = around(&xml, "<w:p>", line, "</w:p>").to_owned();
        assert_eq!(text_of_part(&format!("<w:x>{paragraph}</w:p></w:x>")), format!("{line}\n"));
    }
    assert!(text.contains("\n9999 Lindekøbing\n"));
}

#[test]
fn the_top_of_the_letter_stands_side_by_side_without_a_table() {
    let xml = body(&everything());
    let paragraph = |text: &str| around(&xml, "<w:p>", text, "</w:p>").to_owned();
    assert!(paragraph("rIdLogo").contains("w:xAlign=\"right\""));
    assert!(!paragraph("Lindekøbing Kommune</w:t>").contains("<w:framePr"));
    for line in ["Åse Ærøskov Øland", "9999\u{a0}Lindekøbing</w:t>"] {
        assert!(xml.contains(line));
    }
    assert!(paragraph("Åse Ærøskov Øland").contains("<w:framePr w:wrap=\"around\""));
    let fact = paragraph("Sagsnummer");
    assert!(
        !fact.contains("<w:framePr") && fact.contains("<w:b />") && fact.contains("w:hanging="),
        "{fact}"
    );
    assert!(xml.find("<w:tbl>").unwrap() > xml.find("Heading1").unwrap());
    let styles = part(&write(&everything()), "word/styles.xml");
    for style in ["LetterheadName", "Heading1", "Heading4"] {
        let style = around(&styles, "<w:style ", &format!("w:styleId=\"{style}\""), "</w:style>");
        assert!(style.contains("<w:color w:val=\"123054\""), "{style}");
    }
}

#[test]
fn a_table_has_air_above_it() {
    let table = Table { header: vec![runs("Uge")], rows: vec![vec![runs("1")]] };
    let xml = body(&letter_of(vec![
        BlockBody::Heading { level: 3, text: runs("Overskrift") }.into(),
        BlockBody::Table(table).into(),
    ]));
    assert!(around(&xml, "<w:p>", "Overskrift", "</w:p>").contains("<w:spacing w:after=\"220\""));
}

#[test]
fn an_address_in_the_text_is_a_link_that_says_what_it_does() {
    let field = Inline {
        source: Source::Field(crate::cases::path("matter.unit")),
        ..Inline::plain("se sted.dk")
    };
    let mut letter = letter_of(vec![
        BlockBody::Paragraph(runs(
            "Skriv til job@egelund.example eller på egelund.example/digitalpost.",
        ))
        .into(),
        BlockBody::Paragraph(vec![field]).into(),
    ]);
    letter.letterhead.lines.push("www.egelund.example".to_owned());
    let (xml, relations) = (body(&letter), part(&write(&letter), "word/_rels/document.xml.rels"));
    assert_eq!(xml.matches("<w:hyperlink ").count(), 3);
    for (address, tip) in [
        ("mailto:job@egelund.example", "Skriv en e-mail til job@egelund.example"),
        ("https://egelund.example/digitalpost", "Gå til egelund.example/digitalpost"),
        ("https://www.egelund.example", "Gå til www.egelund.example"),
    ] {
        let relation = around(&relations, "<Relationship ", &format!("Target=\"{address}\""), "/>");
        let id = relation.split("Id=\"").nth(1).unwrap().split('"').next().unwrap();
        let link = around(&xml, "<w:hyperlink ", &format!("r:id=\"{id}\""), ">");
        assert!(link.contains(&format!("w:tooltip=\"{tip}\"")), "{link}");
    }
}

/// The script fetches the auditor into `FORBEREDT_TOOLS` or `target/tools` the first time, so this runs only when asked for.
#[test]
#[ignore = "needs Python and, the first time, the network: cargo test --locked -- --include-ignored"]
fn the_auditor_of_word_files_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = everything();
    draft.draft = true;
    let plain = letter_of(vec![BlockBody::Paragraph(runs("Tekst")).into()]);
    let mut audit = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openxml-audit"));
    for (name, letter) in [
        ("all.docx", everything()),
        ("draft.docx", draft),
        ("plain.docx", plain),
        ("empty.docx", letter_of(Vec::new())),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, write(&letter)).unwrap();
        audit.arg(path);
    }
    let output = audit.output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

proptest! {
    #[test]
    fn any_text_survives_in_every_place(text in proptest::collection::vec(any::<char>().prop_filter("legal", |c| may_stand(*c)), 1..60)) {
        let text: String = text.into_iter().collect();
        let read = text_of_part(&body(&everywhere(&text)));
        prop_assert!(is_everywhere(&read, &text), "{:?}", read);
    }

    #[test]
    fn any_character_is_either_written_or_reported(character in any::<char>()) {
        let read = docx::write(&between(character)).map(|bytes| text_of_part(&part(&bytes, "word/document.xml")));
        prop_assert!(is_told(read, character), "{:?}", character);
    }
}
