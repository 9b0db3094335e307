//! PDF files: accessible by the standards, the same for the same letter, and with every word in its place.

use crate::pdf_reading::{drawn_lines, kids, reading_structure, reading_text};
use forberedt::document::{Block, Document, Inline, Letterhead, Logo, Source, Table};
use forberedt::writers::{WriteError, pdf};
use lopdf::{Document as Pdf, Object, ObjectId};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use std::collections::{BTreeMap, HashSet};

fn run(text: &str) -> Inline {
    Inline::plain(text)
}

fn runs(text: &str) -> Vec<Inline> {
    vec![run(text)]
}

fn link(text: &str, address: &str) -> Inline {
    Inline { link: Some(address.to_owned()), ..run(text) }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: runs(text) }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(runs(text))
}

fn letter(blocks: Vec<Block>) -> Document {
    Document {
        id: "pdf-test".to_owned(),
        title: "Afgørelse om støtte".to_owned(),
        author: "Solbjerg Kommune".to_owned(),
        date: jiff::civil::date(2027, 3, 1),
        language: "da-DK".to_owned(),
        letterhead: Letterhead {
            name: "Solbjerg Kommune".to_owned(),
            lines: vec!["Center for Arbejde".to_owned(), "Torvet 1, 9999 Solbjerg".to_owned(), "Telefon 12 34 56 78".to_owned()],
            footer: "Sagsnummer 2027-0042".to_owned(),
            ..Letterhead::default()
        },
        blocks,
        draft: false,
    }
}

/// A picture of two by two pixels, one of them half transparent.
fn logo() -> Logo {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels = [10, 60, 120, 255, 10, 60, 120, 128, 200, 30, 30, 255, 0, 0, 0, 0];
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    Logo { png, alt: "Solbjerg Kommunes våben".to_owned(), width: 20.0 }
}

/// A letter of several pages with everything that a letter can hold.
fn everything() -> Document {
    const LONG: &str = "Kommunen har set på dine oplysninger – og på det, du har fortalt os. Vi lægger vægt på “det hele billede”, \
         jf. \u{a7} 18, stk. 2, nr. 3, og på at du selv har sagt — flere gange — at ½ dag er nok. Æblerne på Ærø, øl og åer: ÆØÅ é.";
    let rows = (1..=60).map(|n| vec![runs(&format!("{n}. marts 2027")), runs(LONG), runs(&format!("{n}.250 kr."))]).collect();
    let nested = Block::List {
        ordered: false,
        items: vec![
            vec![paragraph("et indre punkt")],
            vec![paragraph(LONG), Block::List { ordered: true, items: vec![vec![paragraph("det inderste")]] }],
        ],
    };
    let mut letter = letter(vec![
        Block::Address(vec![runs("Åse Ærøskøbing"), runs("Øster Allé 5, 2. th."), runs("9999 Solbjerg")]),
        Block::Facts(vec![(runs("Dato"), runs("1. marts 2027")), (runs("Sagsnummer"), runs("2027-0042"))]),
        heading(1, "Du får tilkendt førtidspension"),
        paragraph(LONG),
        heading(2, "Det har vi lagt vægt på"),
        Block::Paragraph(vec![
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
        ]),
        heading(3, "Et mindre emne"),
        Block::List { ordered: true, items: vec![vec![paragraph("det første")], vec![paragraph("det andet"), nested], vec![]] },
        Block::Table(Table { header: vec![runs("Dato"), runs("Hvad der skete"), runs("Beløb")], rows, widths: vec![2.0, 6.0, 2.0] }),
        heading(2, "Sådan klager du"),
    ]);
    letter.blocks.extend((0..12).map(|_| paragraph(LONG)));
    letter.blocks.push(Block::Signature(vec![runs("Med venlig hilsen"), runs("Bo Bæk"), runs("Sagsbehandler")]));
    letter.letterhead.logo = Some(logo());
    letter
}

fn written(letter: &Document) -> Vec<u8> {
    pdf::write(letter).unwrap()
}

fn assert_conforms(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
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
    assert!(!reading_text(&bytes).contains("UDKAST"), "the mark is no part of the text that is read");
    assert!(!drawn_lines(&written(&everything())).concat().iter().any(|line| line.contains("UDKAST")));
}

/// Without this, a validator that finds nothing would look like a letter without faults.
#[test]
fn the_validator_notices_what_is_missing() {
    type Fault = fn(&mut Pdf);
    let faults: [(Fault, ValidationProfile); 3] = [
        (|pdf| drop(pdf.catalog_mut().unwrap().remove(b"Lang")), ValidationProfile::PdfUa1),
        (|pdf| drop(pdf.catalog_mut().unwrap().remove(b"StructTreeRoot")), ValidationProfile::PdfUa1),
        (|pdf| drop(pdf.catalog_mut().unwrap().remove(b"OutputIntents")), ValidationProfile::PdfA2a),
    ];
    for (fault, profile) in faults {
        let mut pdf = Pdf::load_mem(&written(&everything())).unwrap();
        fault(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_modern(&mut bytes).unwrap();
        let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(!report.is_compliant);
    }
}

/// All elements of the tree with their object numbers, as a reader would find them from the root.
fn tree_of(pdf: &Pdf) -> Vec<ObjectId> {
    let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", pdf).unwrap().as_dict().unwrap();
    let mut waiting: Vec<ObjectId> = root.get(b"K").unwrap().as_array().unwrap().iter().map(|kid| kid.as_reference().unwrap()).collect();
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        found.push(id);
        if let Ok(kids) = pdf.get_dictionary(id).unwrap().get(b"K").and_then(Object::as_array) {
            for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
                assert_eq!(pdf.get_dictionary(kid).unwrap().get(b"P").unwrap().as_reference().unwrap(), id, "a child knows its parent");
                waiting.push(kid);
            }
        }
    }
    found
}

/// The number tree that leads from pages and annotations back to elements.
fn parent_tree(pdf: &Pdf) -> BTreeMap<i64, Object> {
    let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", pdf).unwrap().as_dict().unwrap();
    let tree = root.get_deref(b"ParentTree", pdf).unwrap().as_dict().unwrap();
    let nums = tree.get(b"Nums").unwrap().as_array().unwrap();
    let entries: BTreeMap<i64, Object> = nums.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone())).collect();
    assert!(root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap() > *entries.keys().max().unwrap());
    entries
}

#[test]
fn every_mark_on_a_page_leads_to_the_element_that_holds_it_and_back() {
    let pdf = Pdf::load_mem(&written(&everything())).unwrap();
    let mut held: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
    for id in tree_of(&pdf) {
        let element = pdf.get_dictionary(id).unwrap();
        let own_page = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in kids(&pdf, element) {
            let at = match kid {
                Object::Integer(mark) => (own_page.unwrap(), *mark),
                Object::Dictionary(dict) if dict.has_type(b"MCR") => {
                    (dict.get(b"Pg").unwrap().as_reference().unwrap(), dict.get(b"MCID").unwrap().as_i64().unwrap())
                }
                _ => continue,
            };
            assert!(held.insert(at, id).is_none(), "a mark belongs to one element");
        }
    }
    let parents = parent_tree(&pdf);
    let mut counted = 0;
    for (number, page) in pdf.page_iter().enumerate() {
        let dict = pdf.get_dictionary(page).unwrap();
        assert_eq!(dict.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        let key = dict.get(b"StructParents").unwrap().as_i64().unwrap();
        assert_eq!(key, number as i64);
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        let marks: Vec<i64> = content
            .operations
            .iter()
            .filter(|it| it.operator == "BDC")
            .filter_map(|it| it.operands[1].as_dict().unwrap().get(b"MCID").ok()?.as_i64().ok())
            .collect();
        let owners = parents[&key].as_array().unwrap();
        assert_eq!(marks.iter().copied().collect::<HashSet<_>>().len(), owners.len());
        for mark in marks {
            assert_eq!(owners[mark as usize].as_reference().unwrap(), held[&(page, mark)]);
            counted += 1;
        }
    }
    assert_eq!(counted, held.len(), "the tree holds nothing that is not on a page");
}

#[test]
fn every_link_is_reached_from_its_page_and_from_its_element() {
    let pdf = Pdf::load_mem(&written(&everything())).unwrap();
    let parents = parent_tree(&pdf);
    let mut in_tree: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
    for id in tree_of(&pdf) {
        for kid in kids(&pdf, pdf.get_dictionary(id).unwrap()) {
            if let Object::Dictionary(dict) = kid
                && dict.has_type(b"OBJR")
            {
                assert_eq!(pdf.get_dictionary(id).unwrap().get(b"S").unwrap().as_name().unwrap(), b"Link");
                assert!(in_tree.insert(dict.get(b"Obj").unwrap().as_reference().unwrap(), id).is_none());
            }
        }
    }
    let mut on_pages = Vec::new();
    let mut addresses = Vec::new();
    for page in pdf.page_iter() {
        let Ok(annotations) = pdf.get_dictionary(page).unwrap().get_deref(b"Annots", &pdf) else { continue };
        for annotation in annotations.as_array().unwrap() {
            let id = annotation.as_reference().unwrap();
            let dict = pdf.get_dictionary(id).unwrap();
            let key = dict.get(b"StructParent").unwrap().as_i64().unwrap();
            assert_eq!(parents[&key].as_reference().unwrap(), in_tree[&id]);
            assert!(!lopdf::decode_text_string(dict.get(b"Contents").unwrap()).unwrap().is_empty());
            let action = dict.get(b"A").unwrap().as_dict().unwrap();
            addresses.push(String::from_utf8(action.get(b"URI").unwrap().as_str().unwrap().to_vec()).unwrap());
            on_pages.push(id);
        }
    }
    assert_eq!(on_pages.len(), in_tree.len());
    // The first link goes over two lines, and can be followed from both.
    let expected = ["https://www.borger.dk/klage", "https://www.borger.dk/klage", "mailto:post@solbjerg.example", "tel:+4512345678"];
    assert_eq!(addresses, expected);
}

#[test]
fn the_outline_follows_the_headings_and_their_levels() {
    let bytes = written(&everything());
    let pdf = Pdf::load_mem(&bytes).unwrap();
    fn titles(pdf: &Pdf, parent: &lopdf::Dictionary, depth: usize, found: &mut Vec<String>) {
        let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
        while let Some(id) = next {
            let entry = pdf.get_dictionary(id).unwrap();
            let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
            found.push(format!("{depth} {title}"));
            titles(pdf, entry, depth + 1, found);
            next = entry.get(b"Next").and_then(Object::as_reference).ok();
        }
    }
    let mut found = Vec::new();
    titles(&pdf, pdf.catalog().unwrap().get_deref(b"Outlines", &pdf).unwrap().as_dict().unwrap(), 1, &mut found);
    assert_eq!(found, ["1 Du får tilkendt førtidspension", "2 Det har vi lagt vægt på", "3 Et mindre emne", "2 Sådan klager du"]);
}

#[test]
fn the_letter_is_read_in_its_own_order() {
    let mut letter = letter(vec![
        Block::Address(vec![runs("Åse Ærø"), runs("Øvej 1")]),
        Block::Facts(vec![(runs("Dato"), runs("1. marts 2027"))]),
        heading(1, "Afgørelse"),
        Block::Paragraph(vec![run("Læs "), link("siden", "https://www.borger.dk"), run(" først.\nSå ring.")]),
        Block::List { ordered: true, items: vec![vec![paragraph("en")], vec![paragraph("to")]] },
        Block::Table(Table { header: vec![runs("A"), runs("B")], rows: vec![vec![runs("1"), runs("2")]], widths: vec![] }),
        Block::Signature(vec![runs("Hilsen"), runs("Bo")]),
    ]);
    letter.letterhead.logo = Some(logo());
    let expected = "\
Document
  Figure Solbjerg Kommunes våben
  P Solbjerg Kommune
  P Center for Arbejde Torvet 1, 9999 Solbjerg Telefon 12 34 56 78
  P Åse Ærø Øvej 1
  Table
    TR
      TH Dato
      TD 1. marts 2027
  H1 Afgørelse
  P Læs siden først. Så ring.
  L
    LI
      Lbl 1.
      LBody
        P en
    LI
      Lbl 2.
      LBody
        P to
  Table
    TR
      TH A
      TH B
    TR
      TD 1
      TD 2
  P Hilsen Bo
";
    assert_eq!(reading_structure(&written(&letter)), expected);
}

#[test]
fn no_heading_level_is_left_out_even_where_the_letter_does() {
    let bytes =
        written(&letter(vec![heading(2, "Først"), paragraph("tekst"), heading(3, "Så"), heading(1, "Til sidst"), heading(3, "Under")]));
    assert_conforms(&bytes);
    let structure = reading_structure(&bytes);
    let roles: Vec<&str> = structure.lines().map(str::trim).filter(|line| line.starts_with('H')).collect();
    assert_eq!(roles, ["H1 Først", "H2 Så", "H1 Til sidst", "H2 Under"]);
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
    let sum = bytes.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
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
    assert_eq!(lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap(), "Afgørelse om støtte");
    assert_eq!(lopdf::decode_text_string(info.get(b"Author").unwrap()).unwrap(), "Solbjerg Kommune");
}

#[test]
fn every_character_that_cannot_be_shown_is_reported_with_its_place() {
    let field = |path: &str, text: &str| Inline { source: Source::Field(path.to_owned()), ..run(text) };
    let letter = letter(vec![
        Block::Paragraph(vec![field("a", "glad \u{1f600} og glad \u{1f600}"), field("b", "\u{1f600} og \u{4e16}")]),
        Block::Address(vec![vec![field("c", "navn\u{7}")]]),
        Block::Facts(vec![(vec![field("d", "\u{202e}vendt")], vec![field("e", "fint")])]),
        Block::Table(Table { header: vec![], rows: vec![vec![vec![field("f", "kolonne\tto")]]], widths: vec![] }),
    ]);
    let missing = |character, path: &str| WriteError::MissingCharacter { character, source: Source::Field(path.to_owned()) };
    let expected = vec![
        missing('\u{1f600}', "a"),
        missing('\u{1f600}', "b"),
        missing('\u{4e16}', "b"),
        missing('\u{7}', "c"),
        missing('\u{202e}', "d"),
        missing('\t', "f"),
    ];
    assert_eq!(pdf::write(&letter).unwrap_err(), expected);
}

#[test]
fn a_logo_that_is_no_picture_is_reported() {
    let mut letter = letter(vec![paragraph("tekst")]);
    letter.letterhead.logo = Some(Logo { png: b"ikke et billede".to_vec(), alt: "Logo".to_owned(), width: 20.0 });
    assert_eq!(pdf::write(&letter).unwrap_err(), [WriteError::LogoUnreadable]);
}

#[test]
fn characters_that_only_steer_the_text_are_neither_drawn_nor_missed() {
    let letter = letter(vec![paragraph("for\u{ad}tids\u{ad}pension a\u{200b}b c\u{2060}d e\u{2011}f 1\u{a0}000")]);
    assert!(reading_text(&written(&letter)).contains("\nfortidspension ab cd e-f 1\u{a0}000\n"));
}

#[test]
fn strange_measures_and_empty_blocks_still_make_a_letter() {
    let mut letter = letter(vec![
        paragraph(""),
        heading(9, "Overskrift"),
        Block::List { ordered: false, items: vec![] },
        Block::Table(Table { header: vec![], rows: vec![], widths: vec![f32::NAN] }),
        Block::Table(Table { header: vec![runs("A")], rows: vec![vec![], vec![runs("1"), runs("2")]], widths: vec![-1.0] }),
        Block::Address(vec![]),
        Block::Facts(vec![]),
        Block::Signature(vec![]),
    ]);
    letter.letterhead.font_size = f32::NAN;
    letter.letterhead.margins.left = f32::INFINITY;
    letter.letterhead.margins.top = -40.0;
    assert_conforms(&written(&letter));
    assert_conforms(&written(&Document { blocks: vec![], letterhead: Letterhead::default(), ..letter }));
}
