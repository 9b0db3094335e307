//! The structure of PDF files: from the tree to the pages and back, links, outline, and the order of reading.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::pdf_letters::{everything, heading, letter, link, logo, paragraph, run, runs, written};
use crate::pdf_reading::{kids, reading_structure};
use forberedt::document::{BlockBody, Table};
use lopdf::{Document as Pdf, Object, ObjectId};
use std::collections::{BTreeMap, HashSet};

/// All elements of the tree with their object numbers, as a reader would find them from the root.
fn tree_of(pdf: &Pdf) -> Vec<ObjectId> {
    let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", pdf).unwrap().as_dict().unwrap();
    let mut waiting: Vec<ObjectId> = root
        .get(b"K")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|kid| kid.as_reference().unwrap())
        .collect();
    let mut found = Vec::new();
    while let Some(id) = waiting.pop() {
        found.push(id);
        if let Ok(kids) = pdf.get_dictionary(id).unwrap().get(b"K").and_then(Object::as_array) {
            for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
                assert_eq!(
                    pdf.get_dictionary(kid).unwrap().get(b"P").unwrap().as_reference().unwrap(),
                    id,
                    "a child knows its parent"
                );
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
    let entries: BTreeMap<i64, Object> =
        nums.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone())).collect();
    assert!(
        root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap() > *entries.keys().max().unwrap()
    );
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
                Object::Dictionary(dict) if dict.has_type(b"MCR") => (
                    dict.get(b"Pg").unwrap().as_reference().unwrap(),
                    dict.get(b"MCID").unwrap().as_i64().unwrap(),
                ),
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
                assert_eq!(
                    pdf.get_dictionary(id).unwrap().get(b"S").unwrap().as_name().unwrap(),
                    b"Link"
                );
                assert!(
                    in_tree.insert(dict.get(b"Obj").unwrap().as_reference().unwrap(), id).is_none()
                );
            }
        }
    }
    let mut on_pages = Vec::new();
    let mut addresses = Vec::new();
    for page in pdf.page_iter() {
        let Ok(annotations) = pdf.get_dictionary(page).unwrap().get_deref(b"Annots", &pdf) else {
            continue;
        };
        for annotation in annotations.as_array().unwrap() {
            let id = annotation.as_reference().unwrap();
            let dict = pdf.get_dictionary(id).unwrap();
            let key = dict.get(b"StructParent").unwrap().as_i64().unwrap();
            assert_eq!(parents[&key].as_reference().unwrap(), in_tree[&id]);
            assert!(!lopdf::decode_text_string(dict.get(b"Contents").unwrap()).unwrap().is_empty());
            let action = dict.get(b"A").unwrap().as_dict().unwrap();
            addresses.push(
                String::from_utf8(action.get(b"URI").unwrap().as_str().unwrap().to_vec()).unwrap(),
            );
            on_pages.push(id);
        }
    }
    assert_eq!(on_pages.len(), in_tree.len());
    // The first link goes over two lines, and can be followed from both.
    let expected = [
        "https://www.borger.dk/klage",
        "https://www.borger.dk/klage",
        "mailto:post@solbjerg.example",
        "tel:+4512345678",
    ];
    assert_eq!(addresses, expected);
}

#[test]
fn an_address_in_the_text_can_be_followed_and_says_where_to() {
    let mut letter = letter(vec![paragraph(
        "Skriv til job@egelund.example eller på egelund.example/digitalpost. Se attest.pdf.",
    )]);
    letter.letterhead.lines.push("www.egelund.example".to_owned());
    let bytes = written(&letter);
    crate::pdf::assert_conforms(&bytes);
    let pdf = Pdf::load_mem(&bytes).unwrap();
    let text = |dict: &lopdf::Dictionary, key: &[u8]| {
        lopdf::decode_text_string(dict.get(key).unwrap()).unwrap()
    };
    let links: Vec<(String, String)> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|it| it == b"Link"))
        .map(|dict| {
            (text(dict.get(b"A").unwrap().as_dict().unwrap(), b"URI"), text(dict, b"Contents"))
        })
        .collect();
    assert_eq!(
        links,
        [
            ("https://www.egelund.example", "Gå til www.egelund.example"),
            ("mailto:job@egelund.example", "Skriv en e-mail til job@egelund.example"),
            ("https://egelund.example/digitalpost", "Gå til egelund.example/digitalpost"),
        ]
        .map(|(one, other)| (one.to_owned(), other.to_owned()))
    );
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
    titles(
        &pdf,
        pdf.catalog().unwrap().get_deref(b"Outlines", &pdf).unwrap().as_dict().unwrap(),
        1,
        &mut found,
    );
    assert_eq!(
        found,
        [
            "1 Du får tilkendt førtidspension",
            "2 Det har vi lagt vægt på",
            "3 Et mindre emne",
            "2 Sådan klager du"
        ]
    );
}

#[test]
fn the_letter_is_read_in_its_own_order() {
    let mut letter = letter(vec![
        BlockBody::Address(vec![runs("Åse Ærø"), runs("Øvej 1")]).into(),
        BlockBody::Facts(vec![(runs("Dato"), runs("1. marts 2027"))]).into(),
        heading(1, "Afgørelse"),
        BlockBody::Paragraph(vec![
            run("Læs "),
            link("siden", "https://www.borger.dk"),
            run(" først.\nSå ring."),
        ])
        .into(),
        BlockBody::List {
            first: Some(1),
            items: vec![vec![paragraph("en")], vec![paragraph("to")]],
        }
        .into(),
        BlockBody::Table(Table {
            header: vec![runs("A"), runs("B")],
            rows: vec![vec![runs("1"), runs("2")]],
        })
        .into(),
        BlockBody::Signature(vec![runs("Hilsen"), runs("Bo")]).into(),
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
    let bytes = written(&letter(vec![
        heading(2, "Først"),
        paragraph("tekst"),
        heading(3, "Så"),
        heading(1, "Til sidst"),
        heading(3, "Under"),
    ]));
    let structure = reading_structure(&bytes);
    let roles: Vec<&str> =
        structure.lines().map(str::trim).filter(|line| line.starts_with('H')).collect();
    assert_eq!(roles, ["H1 Først", "H2 Så", "H1 Til sidst", "H2 Under"]);
    let structure = reading_structure(&written(&everything()));
    assert!(structure.lines().any(|line| line.trim() == "H4 Med dine egne ord"));
}
