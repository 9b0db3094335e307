//! The ODT file of a letter.

#![allow(clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::io::{Cursor, Read};
use std::process::Command;

use forberedt::document::{BlockBody, Document, Inline, Logo, Source, Table};
use forberedt::library::Library;
use forberedt::writers::characters::Unshown;
use forberedt::writers::{WriteError, odt};
use proptest::prelude::*;

use crate::any_text::{between, everywhere, is_everywhere, is_told, may_stand};
use crate::cases::path;
use crate::words::{part, text_of_content, words_of_document, words_of_odt};
use crate::written_letter::{everything, letter_of, logo, runs};

fn write(letter: &Document) -> Vec<u8> {
    odt::write(letter).unwrap()
}

fn content(letter: &Document) -> String {
    part(&write(letter), "content.xml")
}

fn styles(letter: &Document) -> String {
    part(&write(letter), "styles.xml")
}

/// The smallest piece of the text around `inside` that begins with one tag and ends with another.
fn around<'a>(xml: &'a str, begin: &str, inside: &str, end: &str) -> &'a str {
    let place = xml.find(inside).unwrap_or_else(|| panic!("no {inside}"));
    let start = xml[..place].rfind(begin).unwrap();
    &xml[start..place + xml[place..].find(end).unwrap()]
}

/// The properties of the paragraph that says this, its style's and its own.
fn set(letter: &Document, text: &str) -> String {
    let (content, styles) = (content(letter), styles(letter));
    let place = content.find(text).unwrap_or_else(|| panic!("no {text}"));
    let starts = ["<text:p ", "<text:h "].map(|tag| content[..place].rfind(tag));
    let tag = &content[starts.into_iter().flatten().max().unwrap()..];
    let name = tag.split("text:style-name=\"").nth(1).unwrap().split('"').next().unwrap();
    let named = format!("<style:style style:name=\"{name}\"");
    let own = content.split(&named).nth(1).map(|it| it.split("</style:style>").next().unwrap());
    let parent = own.and_then(|own| own.split("style:parent-style-name=\"").nth(1));
    let parent = parent.map_or(name, |it| it.split('"').next().unwrap());
    let parent = format!("<style:style style:name=\"{parent}\"");
    let style = styles.split(&parent).nth(1).unwrap().split("</style:style>").next().unwrap();
    format!("{style} | {}", own.unwrap_or_default())
}

fn paragraph(text: &str) -> forberedt::document::Block {
    BlockBody::Paragraph(runs(text)).into()
}

fn small_table() -> Table {
    Table { header: vec![runs("Uge")], rows: vec![vec![runs("en")], vec![runs("to")]] }
}

#[test]
fn says_the_words_of_the_document_in_their_order() {
    let letter = everything();
    let words = words_of_odt(&write(&letter));
    assert!(words.len() > 500);
    assert_eq!(words, words_of_document(&letter));
}

#[test]
fn gives_the_same_bytes_every_time_and_on_every_thread() {
    let first = write(&everything());
    write(&letter_of(vec![paragraph("Et andet brev")]));
    assert!(write(&everything()) == first);
    assert!(std::thread::spawn(|| write(&everything())).join().unwrap() == first);
}

/// A program finds what the file is by its first bytes: the entry's name and what stands in it, with nothing between.
#[test]
fn the_kind_of_file_stands_first_and_bare() {
    const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";
    let bytes = write(&everything());
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    let number = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
    assert_eq!((number(8), number(28)), (0, 0), "neither pressed nor with an extra field");
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..38 + KIND.len()], KIND);
    assert_eq!(&bytes[38 + KIND.len()..42 + KIND.len()], b"PK\x03\x04", "and nothing more");
}

#[test]
fn every_part_is_well_formed_named_in_the_manifest_and_packed_with_a_fixed_time() {
    let bytes = write(&everything());
    let manifest = part(&bytes, "META-INF/manifest.xml");
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut named = 0;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        assert_eq!(file.last_modified(), Some(zip::DateTime::default()));
        let name = file.name().to_owned();
        if !["mimetype", "META-INF/manifest.xml"].contains(&name.as_str()) {
            named += 1;
            assert!(manifest.contains(&format!("manifest:full-path=\"{name}\"")), "{name}");
        }
        if name.ends_with(".png") || name == "mimetype" {
            continue;
        }
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        assert!(xml.starts_with("<?xml"), "{name} has no declaration");
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
    }
    assert_eq!(named, 4);
    // And the whole.
    assert_eq!(manifest.matches("<manifest:file-entry ").count(), named + 1);
}

#[test]
fn headings_are_real_headings() {
    let letter = everything();
    let xml = content(&letter);
    let heading = around(&xml, "<text:h ", "Du kan få et ressourceforløb", "</text:h>");
    assert!(heading.contains("text:outline-level=\"1\""), "{heading}");
    let said = text_of_content(&xml).replace('\u{a0}', " ");
    for (level, text) in [(2, "Det har vi lagt vægt på"), (3, "Sådan bliver forløbet")] {
        assert!(said.contains(text));
        let heading = around(&xml, "<text:h ", &text[..8], "</text:h>");
        assert!(heading.contains(&format!("text:outline-level=\"{level}\"")), "{heading}");
    }
    let styles = styles(&letter);
    for level in 1..=4 {
        let name = format!("style:name=\"Heading_20_{level}\"");
        let style = around(&styles, "<style:style ", &name, "</style:style>");
        let outline = format!("style:default-outline-level=\"{level}\"");
        assert!(style.contains(&outline) && style.contains("fo:keep-with-next=\"always\""));
        assert!(style.contains("fo:color=\"#123054\""), "{style}");
    }
}

#[test]
fn what_belongs_together_stays_together() {
    let letter = letter_of(vec![
        paragraph("Det bygger på \u{a7} 18, stk. 2:"),
        paragraph("Du kan ringe."),
        paragraph("Sidste ord"),
        BlockBody::Signature(vec![runs("Venlig hilsen"), runs("Bo")]).into(),
    ]);
    let keeps = |text: &str| set(&letter, text).contains("fo:keep-with-next=\"always\"");
    assert!(keeps("Det bygger på \u{a7}\u{a0}18, stk.\u{a0}2:"));
    assert!(!keeps("Du kan ringe."));
    assert!(keeps("Sidste ord") && keeps("Venlig hilsen") && !keeps("Bo<"));
}

#[test]
fn every_table_repeats_its_heading_row_and_splits_no_row() {
    let xml = content(&everything());
    let tables: Vec<&str> = xml.split("<table:table ").skip(1).collect();
    assert_eq!(tables.len(), 2);
    for table in tables {
        let table = table.split("</table:table>").next().unwrap();
        let head = around(
            table,
            "<table:table-header-rows>",
            "<table:table-row",
            "</table:table-header-rows>",
        );
        assert_eq!(head.matches("<table:table-row ").count(), 1);
        let rows = table.matches("<table:table-row ").count();
        let name = head.split("table:style-name=\"").nth(1).unwrap().split('"').next().unwrap();
        let whole = format!("<table:table-row table:style-name=\"{name}\">");
        assert_eq!(table.matches(&whole).count(), rows, "all rows are alike");
        let named = format!("style:name=\"{name}\"");
        let look = around(&xml, "<style:style ", &named, "</style:style>");
        assert!(look.contains("fo:keep-together=\"always\""), "{look}");
    }
}

#[test]
fn a_table_fills_the_line_and_rows_of_any_length_are_evened_out() {
    let header = vec![runs("A"), runs("B"), runs("C")];
    let rows = vec![vec![runs("1")], vec![runs("1"), runs("2"), runs("3")]];
    let xml = content(&letter_of(vec![BlockBody::Table(Table { header, rows }).into()]));
    let line = 595.3 - (25.0 + 22.0) * 72.0 / 25.4;
    let widths = xml.split("style:column-width=\"").skip(1);
    let widths: Vec<f32> =
        widths.map(|it| it.split("pt").next().unwrap().parse().unwrap()).collect();
    let columns: Vec<f32> = xml
        .split("<table:table-column table:style-name=\"Kolonne")
        .skip(1)
        .map(|it| widths[it.split('"').next().unwrap().parse::<usize>().unwrap() - 1])
        .collect();
    assert_eq!(columns.len(), 3);
    assert!((columns.iter().sum::<f32>() - line).abs() < 0.2, "{columns:?} in {line}");
    let rows = xml.split("<table:table-row ").skip(1);
    assert!(rows.clone().count() == 3);
    assert!(rows.into_iter().all(|row| row.matches("<table:table-cell ").count() == 3));
    let none = Table { header: Vec::new(), rows: vec![Vec::new()] };
    assert!(!content(&letter_of(vec![BlockBody::Table(none).into()])).contains("<table:table"));
}

/// The format has no table inside an item.
#[test]
fn a_list_goes_on_with_its_numbers_behind_a_table_inside_it() {
    let inner = BlockBody::List {
        first: Some(4),
        items: vec![
            vec![paragraph("Indre fire"), BlockBody::Table(small_table()).into()],
            vec![paragraph("Indre fem")],
        ],
    };
    let letter = letter_of(vec![
        BlockBody::List {
            first: Some(1),
            items: vec![
                vec![
                    paragraph("Første"),
                    BlockBody::Table(small_table()).into(),
                    paragraph("Mere om det første"),
                ],
                vec![paragraph("Andet"), inner.into()],
                vec![paragraph("Tredje")],
            ],
        }
        .into(),
    ]);
    let xml = content(&letter);
    assert_eq!(words_of_odt(&write(&letter)), words_of_document(&letter));
    let body = &xml[xml.find("<office:text>").unwrap()..];
    for (at, _) in body.match_indices("<table:table ") {
        let before = &body[..at];
        for (open, close) in
            [("<text:list ", "</text:list>"), ("<text:list-item", "</text:list-item>")]
        {
            assert_eq!(before.matches(open).count(), before.matches(close).count(), "{before}");
        }
    }
    let item = |text: &str| around(body, "<text:list-item", text, "</text:p>").to_owned();
    let starts = |text: &str, number: u32| {
        let item = item(text);
        assert!(item.contains(&format!("text:start-value=\"{number}\"")), "{item}");
    };
    starts("Første", 1);
    starts("Andet", 2);
    starts("Indre fire", 4);
    starts("Indre fem", 5);
    // Behind the inner list the outer one is open again, under an item without a number.
    let before = &body[..body.find("Indre fem").unwrap()];
    assert!(before.ends_with(&before[before.rfind("<text:list-header>").unwrap()..]));
    assert!(!item("Tredje").contains("start-value") || item("Tredje").contains("\"3\""));
    let more = set(&letter, "Mere om det første");
    assert!(more.contains("fo:margin-left=\"20pt\""), "as far in as the item's text: {more}");
}

#[test]
fn each_ordered_list_counts_for_itself() {
    let letter = everything();
    let xml = content(&letter);
    let list = |text: &str| around(&xml, "<text:list ", text, "</text:p>").to_owned();
    for (text, style) in [
        ("Vi ringer til dig.", "Numbers"),
        ("Du taler med en mentor.", "Numbers"),
        ("Først to timer", "Numbers"),
        ("Du har været syg", "Bullets"),
    ] {
        let list = list(text);
        assert!(list.contains(&format!("text:style-name=\"{style}\"")), "{list}");
        assert_eq!(list.contains("text:start-value=\"1\""), style == "Numbers", "{list}");
    }
    for text in ["Vi følger op", "Du prøver en praktik."] {
        let item = around(&xml, "<text:list-item", text, "</text:p>");
        assert!(!item.contains("start-value"), "{item}");
    }
    // A second paragraph stands in its item.
    let mentor = around(&xml, "<text:list-item", "Mentoren kommer hjem", "</text:p>");
    assert!(mentor.contains("Du taler med en mentor."));
    let styles = styles(&letter);
    let numbers =
        around(&styles, "<text:list-style ", "style:name=\"Numbers\"", "</text:list-style>");
    assert_eq!(numbers.matches("style:num-format=\"1\"").count(), 9);
}

#[test]
fn the_logo_has_its_words_and_its_shape() {
    let letter = everything();
    let xml = content(&letter);
    let frame = around(&xml, "<draw:frame ", "Pictures/logo.png", "</draw:frame>");
    assert!(frame.contains(
        "<svg:desc>Lindekøbing Kommunes logo: et lindetræ &amp; &quot;to&quot; &lt;grene&gt;</svg:desc>"
    ));
    // With a title beside it LibreOffice would say both.
    assert!(!xml.contains("<svg:title"));
    let millimetres = |name: &str| {
        let length = frame.split(&format!("svg:{name}=\"")).nth(1).unwrap();
        length.split("pt").next().unwrap().parse::<f32>().unwrap() * 25.4 / 72.0
    };
    let (width, height) = (millimetres("width"), millimetres("height"));
    assert!((width - 40.0).abs() < 0.1 && (height - 20.0).abs() < 0.1, "{width} {height}");
    let bytes = write(&letter);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut png = Vec::new();
    archive.by_name("Pictures/logo.png").unwrap().read_to_end(&mut png).unwrap();
    assert_eq!(png, logo().png);
}

#[test]
fn a_logo_that_is_no_picture_or_breaks_off_is_reported() {
    let mut letter = everything();
    let Some(whole) = &mut letter.letterhead.logo else { panic!("a logo") };
    whole.png.truncate(whole.png.len() / 2);
    assert_eq!(odt::write(&letter), Err(vec![WriteError::LogoUnreadable]));
    letter.letterhead.logo =
        Some(Logo { png: b"not a picture".to_vec(), alt: "Logo".to_owned(), width: 40.0 });
    assert_eq!(odt::write(&letter), Err(vec![WriteError::LogoUnreadable]));
}

#[test]
fn title_sender_language_and_date_come_from_the_document() {
    let meta = part(&write(&everything()), "meta.xml");
    for expected in [
        "<dc:title>Afgørelse om ressourceforløb</dc:title>",
        "<dc:creator>Lindekøbing Kommune</dc:creator>",
        "<meta:initial-creator>Lindekøbing Kommune</meta:initial-creator>",
        "<dc:language>da-DK</dc:language>",
        "<meta:creation-date>2026-11-20T00:00:00</meta:creation-date>",
        "<dc:date>2026-11-20T00:00:00</dc:date>",
    ] {
        assert!(meta.contains(expected), "{expected} not in {meta}");
    }
    let styles = styles(&everything());
    let usual = around(
        &styles,
        "<style:default-style ",
        "style:family=\"paragraph\"",
        "</style:default-style>",
    );
    assert!(usual.contains("fo:language=\"da\" fo:country=\"DK\""), "{usual}");
}

#[test]
fn links_lead_to_addresses_and_say_what_they_do() {
    let xml = content(&everything());
    // Two runs with one address are one link.
    assert_eq!(xml.matches("<text:a ").count(), 2);
    let link = around(&xml, "<text:a ", "mailto:bo@example.dk", ">");
    assert!(link.contains("office:title=\"Skriv en e-mail til bo@example.dk\""), "{link}");
    assert!(
        xml.contains("xlink:href=\"https://example.dk/forl%C3%B8b?a=1&amp;b=%C3%A6%20%C3%B8\"")
    );
}

#[test]
fn the_footer_counts_pages_and_only_a_draft_is_marked() {
    let mut letter = letter_of(vec![paragraph("Tekst")]);
    let footer = |styles: &str| {
        let footer = around(styles, "<style:footer>", "Sagsnummer", "</style:footer>").to_owned();
        assert!(footer.contains("<text:page-number ") && footer.contains("<text:page-count>"));
        text_of_content(&format!("{footer}</style:footer>"))
    };
    let plain = styles(&letter);
    assert_eq!(footer(&plain), "Sagsnummer 26/001234\tSide 1 af 1\n");
    assert!(!plain.contains("<style:header>"));
    letter.draft = true;
    let marked = styles(&letter);
    assert_eq!(footer(&marked), "Sagsnummer 26/001234\tSide 1 af 1\n");
    let header = around(&marked, "<style:header>", "UDKAST", "</style:header>");
    assert_eq!(text_of_content(&format!("{header}</style:header>")), "UDKAST\n");
}

#[test]
fn the_pages_are_counted_as_in_the_pdf() {
    let letter = everything();
    let pdf = lopdf::Document::load_mem(&forberedt::writers::pdf::write(&letter).unwrap()).unwrap();
    let pages = pdf.get_pages().len();
    assert!(pages > 2);
    assert!(styles(&letter).contains(&format!("<text:page-count>{pages}</text:page-count>")));
}

#[test]
fn the_top_of_the_letter_stands_side_by_side_in_plain_paragraphs() {
    let letter = everything();
    let xml = content(&letter);
    let section = around(&xml, "<text:section ", "Åse Ærøskov Øland", "</text:section>");
    let text = text_of_content(&format!("{section}</text:section>")).replace('\u{a0}', " ");
    assert_eq!(
        text,
        "Åse Ærøskov Øland\nSøndre Ågade 12, 2. tv.\n9999 Lindekøbing\nDato\t20. november 2026\nSagsnummer\t26/001234\n\
         Kontakt\tBo Madsen, telefon 12 34 56 78, bo@example.dk\n"
    );
    assert!(!xml.contains("<draw:text-box"));
    assert!(xml.find("<table:table ").unwrap() > xml.find("<text:h ").unwrap());
    assert!(xml.contains("fo:column-count=\"2\""));
    let label = around(&xml, "<text:span", "Sagsnummer", "<");
    let look = label.split('"').nth(1).unwrap();
    let look = around(&xml, "<style:style ", &format!("style:name=\"{look}\""), "</style:style>");
    assert!(look.contains("fo:font-weight=\"bold\""), "{look}");
    assert_eq!(xml.matches("fo:break-before=\"column\"").count(), 1);
    // The logo hangs in the first paragraph, at its right.
    let name = around(&xml, "<text:p ", "Lindekøbing Kommune<", "</text:p>");
    assert!(name.contains("text:anchor-type=\"paragraph\"") && name.contains("Pictures/logo.png"));
}

/// LibreOffice adds what is empty below a paragraph to what is empty above the next one, and takes a margin that is not named in a
/// paragraph's own look for nothing.
#[test]
fn between_two_paragraphs_is_the_larger_of_their_spaces() {
    let letter = letter_of(vec![
        paragraph("Almindelig"),
        BlockBody::Heading { level: 2, text: runs("Anden") }.into(),
        BlockBody::Heading { level: 3, text: runs("Tredje") }.into(),
        BlockBody::Table(small_table()).into(),
        BlockBody::Heading { level: 3, text: runs("Fjerde") }.into(),
    ]);
    let space = |text: &str, edge: &str| {
        let set = set(&letter, text);
        let (style, own) = set.split_once(" | ").unwrap();
        let named = own.contains("fo:margin-");
        assert_eq!(own.contains("fo:margin-top"), own.contains("fo:margin-bottom"), "{own}");
        let from = if named { own } else { style };
        let length = from.split(&format!("fo:margin-{edge}=\"")).nth(1).unwrap();
        length.split("pt").next().unwrap().parse::<f32>().unwrap()
    };
    assert_eq!(space("Almindelig", "bottom") + space("Anden", "top"), 16.0);
    assert_eq!(space("Anden", "bottom") + space("Tredje", "top"), 12.0);
    assert_eq!(
        space("Tredje", "bottom"),
        11.0,
        "a table stands as far below a heading as below a text"
    );
    assert_eq!(space("Fjerde", "top"), 12.0);
}

#[test]
fn room_to_write_in_is_lines_under_their_words() {
    let letter = letter_of(vec![BlockBody::WriteIn { label: runs("Dit svar"), lines: 3 }.into()]);
    let xml = content(&letter);
    assert_eq!(
        xml.matches("style:join-border=\"false\"").count(),
        2,
        "two looks: the last line goes alone"
    );
    assert!(set(&letter, "Dit svar").contains("fo:keep-with-next=\"always\""));
    let body = &xml[xml.find("Dit svar").unwrap()..];
    assert_eq!(body.matches("<text:p ").count(), 3);
}

#[test]
fn space_is_never_made_of_empty_paragraphs_and_blanks_are_kept() {
    let letter = letter_of(vec![
        BlockBody::Paragraph(Vec::new()).into(),
        paragraph("  To  blanke\tog en\nlinje"),
        paragraph(""),
    ]);
    let xml = content(&letter);
    // The sender takes four: the name, and a line each.
    assert_eq!(xml.matches("<text:p ").count(), 5, "{xml}");
    assert!(text_of_content(&xml).ends_with("\n  To  blanke\tog en\nlinje\n"), "{xml}");
    assert_eq!(xml.matches("<text:s/>").count(), 3);
}

#[test]
fn characters_that_the_file_cannot_carry_are_reported_with_their_place() {
    let source = Source::Field(path("citizen.name"));
    let run = Inline { source: source.clone(), ..Inline::plain("A\u{7}B\u{202e}C\u{7}") };
    let letter = letter_of(vec![BlockBody::Paragraph(vec![run]).into()]);
    let unshown = Unshown {
        signs: vec!["U+0007".to_owned()],
        turning: Some('\u{202e}'),
        ..Unshown::default()
    };
    assert_eq!(odt::write(&letter), Err(vec![WriteError::Unshown { unshown, source }]));
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
    assert_eq!(words_of_odt(&write(&letter)), words_of_document(&letter));
    for xml in [content(&letter), styles(&letter)] {
        assert!(!xml.contains("NaN") && !xml.contains("inf"), "{xml}");
    }
    assert!(styles(&letter).contains("fo:font-size=\"11pt\""));
}

/// The script fetches the auditor into `FORBEREDT_TOOLS` or `target/tools` the first time, so this runs only when asked for.
#[test]
#[ignore = "needs Python and, the first time, the network: cargo test --locked -- --include-ignored"]
fn the_auditor_of_odt_files_finds_nothing_in_any_letter_of_any_example() {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = everything();
    draft.draft = true;
    let nested = BlockBody::List {
        first: Some(3),
        items: vec![vec![paragraph("Et"), BlockBody::Table(small_table()).into()]; 2],
    };
    let deep = (0..12).fold(paragraph("Dybt"), |inner, _| {
        BlockBody::List { first: None, items: vec![vec![paragraph("Niveau"), inner]] }.into()
    });
    let room = BlockBody::WriteIn { label: runs("Skriv"), lines: 4 };
    let mut letters = vec![
        ("all".to_owned(), everything()),
        ("draft".to_owned(), draft),
        ("odd".to_owned(), letter_of(vec![nested.into(), deep, room.into()])),
        ("empty".to_owned(), letter_of(Vec::new())),
    ];
    letters.extend(crate::written_letters::letters(&Library::built_in().unwrap()));
    let mut audit = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openxml-audit"));
    for (name, letter) in letters {
        let path = folder.path().join(format!("{}.odt", name.replace('/', "-")));
        fs::write(&path, write(&letter)).unwrap();
        audit.arg(path);
    }
    let output = audit.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

proptest! {
    #[test]
    fn any_text_survives_in_every_place(text in proptest::collection::vec(any::<char>().prop_filter("legal", |c| may_stand(*c)), 1..60)) {
        let text: String = text.into_iter().collect();
        let read = text_of_content(&content(&everywhere(&text)));
        prop_assert!(is_everywhere(&read, &text), "{:?}", read);
    }

    #[test]
    fn any_character_is_either_written_or_reported(character in any::<char>()) {
        let read = odt::write(&between(character)).map(|bytes| text_of_content(&part(&bytes, "content.xml")));
        prop_assert!(is_told(read, character), "{:?}", character);
    }
}
