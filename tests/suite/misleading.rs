//! Faults that the validators pass and that mislead a reader: each is looked for in every letter, and each is planted once to show
//! that it would be found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Cursor, Read};

use forberedt::document::{BlockBody, Document, text_of};
use forberedt::library::Library;
use forberedt::writers::{docx, pdf};
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

use crate::pdf_letters;
use crate::pdf_reading::{elements, kids};
use crate::written_letter;
use crate::written_letters::{alts, letters};

/// Text without any space, since lines end where they may.
fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// The elements of the tree in reading order.
fn tree_of(pdf: &Pdf) -> Vec<ObjectId> {
    fn walk(pdf: &Pdf, id: ObjectId, found: &mut Vec<ObjectId>) {
        found.push(id);
        let kids = match pdf.get_dictionary(id).unwrap().get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
            walk(pdf, kid, found);
        }
    }
    let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", pdf).unwrap().as_dict().unwrap();
    let mut found = Vec::new();
    for kid in root.get(b"K").unwrap().as_array().unwrap() {
        walk(pdf, kid.as_reference().unwrap(), &mut found);
    }
    found
}

fn parent_tree(pdf: &Pdf) -> HashMap<i64, Object> {
    let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", pdf).unwrap().as_dict().unwrap();
    let tree = root.get_deref(b"ParentTree", pdf).unwrap().as_dict().unwrap();
    let nums = tree.get(b"Nums").unwrap().as_array().unwrap();
    nums.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone())).collect()
}

/// What would mislead a reader of the PDF file of this letter.
fn faults_of_pdf(bytes: &[u8], letter: &Document) -> Vec<String> {
    let pdf = Pdf::load_mem(bytes).unwrap();
    let mut faults = Vec::new();
    let parents = parent_tree(&pdf);
    let language =
        |dict: &Dictionary| dict.get(b"Lang").ok().map(|it| lopdf::decode_text_string(it).unwrap());
    if language(pdf.catalog().unwrap()).as_deref() != Some(letter.language.as_str()) {
        faults.push("language".to_owned());
    }
    for id in tree_of(&pdf) {
        let element = pdf.get_dictionary(id).unwrap();
        if language(element).is_some_and(|own| own != letter.language) {
            faults.push("language of an element".to_owned());
        }
        let own_page = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in kids(&pdf, element) {
            let (page, mark) = match kid {
                Object::Integer(mark) => (own_page.unwrap(), *mark),
                Object::Dictionary(dict) if dict.has_type(b"MCR") => (
                    dict.get(b"Pg").unwrap().as_reference().unwrap(),
                    dict.get(b"MCID").unwrap().as_i64().unwrap(),
                ),
                _ => continue,
            };
            let key =
                pdf.get_dictionary(page).unwrap().get(b"StructParents").unwrap().as_i64().unwrap();
            let back = parents[&key].as_array().unwrap().get(mark as usize);
            if back.and_then(|it| it.as_reference().ok()) != Some(id) {
                faults.push("way back".to_owned());
            }
        }
    }
    let read = elements(bytes);
    for (element, id) in read.iter().zip(tree_of(&pdf).iter().filter(|id| !is_link(&pdf, **id))) {
        let dict = pdf.get_dictionary(*id).unwrap();
        if let Ok(said) = dict.get(b"ActualText")
            && bare(&lopdf::decode_text_string(said).unwrap()) != bare(&element.text)
        {
            faults.push("other words than the print".to_owned());
        }
    }
    let headings: Vec<String> = read
        .iter()
        .filter(|it| it.role.len() == 2 && it.role.starts_with('H'))
        .map(|it| bare(&it.text))
        .collect();
    let expected: Vec<String> = letter
        .blocks
        .iter()
        .filter_map(|block| match &block.body {
            BlockBody::Heading { text, .. } => Some(bare(&text_of(text))),
            _ => None,
        })
        .collect();
    if headings != expected {
        faults.push("order of headings".to_owned());
    }
    faults.dedup();
    faults
}

fn is_link(pdf: &Pdf, id: ObjectId) -> bool {
    pdf.get_dictionary(id).unwrap().get(b"S").unwrap().as_name().unwrap() == b"Link"
}

/// The written letter with a change.
fn changed(change: impl Fn(&mut Pdf)) -> Vec<String> {
    let letter = pdf_letters::everything();
    let mut pdf = Pdf::load_mem(&pdf::write(&letter).unwrap()).unwrap();
    change(&mut pdf);
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes).unwrap();
    faults_of_pdf(&bytes, &letter)
}

/// The object numbers of the parent tree, and of the elements with a role.
fn nums(pdf: &mut Pdf) -> &mut Vec<Object> {
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree =
        pdf.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
    pdf.get_object_mut(tree)
        .unwrap()
        .as_dict_mut()
        .unwrap()
        .get_mut(b"Nums")
        .unwrap()
        .as_array_mut()
        .unwrap()
}

fn of_role(pdf: &Pdf, role: &[u8]) -> Vec<ObjectId> {
    let is = |id: &ObjectId| {
        pdf.get_dictionary(*id).unwrap().get(b"S").unwrap().as_name().unwrap() == role
    };
    tree_of(pdf).into_iter().filter(is).collect()
}

fn set(pdf: &mut Pdf, id: ObjectId, key: &str, value: impl Into<Object>) {
    pdf.get_object_mut(id).unwrap().as_dict_mut().unwrap().set(key, value);
}

#[test]
fn a_planted_fault_in_a_pdf_is_found() {
    assert_eq!(changed(|_| {}), [""; 0]);
    let way_back = changed(|pdf| nums(pdf)[1].as_array_mut().unwrap().swap(2, 3));
    assert_eq!(way_back, ["way back"], "two entries of the parent tree");
    let way_back = changed(|pdf| {
        let pages: Vec<ObjectId> = pdf.page_iter().take(2).collect();
        set(pdf, pages[0], "StructParents", 1);
        set(pdf, pages[1], "StructParents", 0);
    });
    assert_eq!(way_back, ["way back"], "two pages");
    let order = changed(|pdf| {
        let headings = of_role(pdf, b"H2");
        let root = tree_of(pdf)[0];
        let kids = pdf.get_object_mut(root).unwrap().as_dict_mut().unwrap().get_mut(b"K").unwrap();
        let kids = kids.as_array_mut().unwrap();
        let place =
            |id: ObjectId| kids.iter().position(|kid| kid.as_reference().ok() == Some(id)).unwrap();
        let (one, other) = (place(headings[0]), place(headings[1]));
        kids.swap(one, other);
    });
    assert_eq!(order, ["order of headings"]);
    let english =
        changed(|pdf| pdf.catalog_mut().unwrap().set("Lang", lopdf::text_string("en-US")));
    assert_eq!(english, ["language"]);
    let english = changed(|pdf| {
        let paragraph = of_role(pdf, b"P")[3];
        set(pdf, paragraph, "Lang", lopdf::text_string("en-US"));
    });
    assert_eq!(english, ["language of an element"]);
    let other_words = changed(|pdf| {
        let heading = of_role(pdf, b"H1")[0];
        set(pdf, heading, "ActualText", lopdf::text_string("Du får afslag på førtidspension"));
    });
    assert_eq!(other_words, ["other words than the print"]);
}

type Parts = BTreeMap<String, String>;

fn parts_of(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().to_owned();
        let mut text = String::new();
        if !name.ends_with(".png") {
            file.read_to_string(&mut text).unwrap();
            parts.insert(name, text);
        }
    }
    parts
}

/// The values of an attribute in all elements of a name.
fn values<'a>(xml: &'a str, element: &str, attribute: &str) -> Vec<Option<&'a str>> {
    let attribute = format!("{attribute}=\"");
    let opening = format!("<{element} ");
    let tags = xml.split(&opening).skip(1).filter_map(|rest| rest.split('>').next());
    tags.map(|tag| {
        let (_, value) = tag.split_once(&attribute)?;
        value.split('"').next()
    })
    .collect()
}

/// What would mislead a reader of the Word file of this letter.
fn faults_of_docx(parts: &Parts, letter: &Document) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let (document, styles) = (&parts["word/document.xml"], &parts["word/styles.xml"]);
    let ids = values(document, "wp:docPr", "id");
    if ids.iter().collect::<HashSet<_>>().len() < ids.len() {
        faults.push("drawings of one id");
    }
    let logo = letter.letterhead.logo.as_ref().map(|logo| logo.alt.clone());
    let escaped = |alt: String| quick_xml::escape::escape(alt.as_str()).into_owned();
    let said: HashSet<String> = alts(letter).into_iter().chain(logo).map(escaped).collect();
    let found: HashSet<Option<&str>> = values(document, "wp:docPr", "descr").into_iter().collect();
    if found != said.iter().map(|alt| Some(alt.as_str())).collect() {
        faults.push("words for a picture");
    }
    let default =
        styles.split("<w:rPrDefault>").nth(1).unwrap().split("</w:rPrDefault>").next().unwrap();
    let own = Some(letter.language.as_str());
    if values(default, "w:lang", "w:val") != [own]
        || values(&parts["word/settings.xml"], "w:themeFontLang", "w:val") != [own]
        || !parts["docProps/core.xml"]
            .contains(&format!("<dc:language>{}</dc:language>", letter.language))
        || parts.values().flat_map(|part| values(part, "w:lang", "w:val")).any(|it| it != own)
    {
        faults.push("language");
    }
    let has_head = |table: &str| {
        let mut rows = table.split("<w:tr>").skip(1);
        rows.next().is_some_and(|first| first.contains("<w:tblHeader/>"))
            && rows.all(|row| !row.contains("<w:tblHeader"))
    };
    if !document.split("<w:tbl>").skip(1).all(has_head) {
        faults.push("heading row");
    }
    faults
}

#[test]
fn a_planted_fault_in_a_word_file_is_found() {
    let letter = written_letter::everything();
    let parts = parts_of(&docx::write(&letter).unwrap());
    assert_eq!(faults_of_docx(&parts, &letter), [""; 0]);
    let planted = |part: &str, from: &str, to: &str| {
        let mut parts = parts.clone();
        let text = parts.get_mut(part).unwrap();
        assert!(text.contains(from), "{from} is not in {part}");
        *text = text.replacen(from, to, 1);
        faults_of_docx(&parts, &letter)
    };
    let document = &parts["word/document.xml"];
    let start = document.find("<w:drawing>").unwrap();
    let end = document.find("</w:drawing>").unwrap() + "</w:drawing>".len();
    let drawing = &document[start..end];
    assert_eq!(planted("word/document.xml", drawing, &drawing.repeat(2)), ["drawings of one id"]);
    let alt = drawing.split(" descr=\"").nth(1).unwrap().split('"').next().unwrap();
    let alt = format!(" descr=\"{alt}\"");
    assert_eq!(planted("word/document.xml", &alt, ""), ["words for a picture"]);
    assert_eq!(planted("word/document.xml", &alt, " descr=\"\""), ["words for a picture"]);
    for (part, from, to) in [
        ("word/styles.xml", "<w:lang w:val=\"da-DK\"", "<w:lang w:val=\"en-US\""),
        ("word/styles.xml", "<w:lang w:val=\"da-DK\"", "<w:lang"),
        ("word/settings.xml", "w:val=\"da-DK\"", "w:val=\"en-US\""),
        ("docProps/core.xml", "<dc:language>da-DK</dc:language>", ""),
        ("word/document.xml", "<w:rPr>", "<w:rPr><w:lang w:val=\"en-US\"/>"),
    ] {
        assert_eq!(planted(part, from, to), ["language"], "{from}");
    }
    assert_eq!(planted("word/document.xml", "<w:tblHeader/>", ""), ["heading row"]);
}

#[test]
fn no_letter_misleads() {
    let library = Library::built_in().unwrap();
    for (name, letter) in letters(&library) {
        assert_eq!(faults_of_pdf(&pdf::write(&letter).unwrap(), &letter), [""; 0], "{name}");
        let parts = parts_of(&docx::write(&letter).unwrap());
        assert_eq!(faults_of_docx(&parts, &letter), [""; 0], "{name}");
    }
}
