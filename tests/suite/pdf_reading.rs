//! Reads a tagged PDF the way a screen reader does: along its structure tree, and never by where things stand on the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, HashMap};

/// The text of a PDF in reading order: a line for each paragraph, heading, label or cell.
pub(crate) fn reading_text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for element in elements(bytes) {
        if !element.text.trim().is_empty() {
            text.push_str(element.text.trim());
            text.push('\n');
        }
    }
    text
}

/// The structure of a PDF: a line for each element, indented below its parent, with role and text.
pub(crate) fn reading_structure(bytes: &[u8]) -> String {
    let mut dump = String::new();
    for element in elements(bytes) {
        let line =
            format!("{}{} {}", "  ".repeat(element.depth), element.role, element.text.trim());
        dump.push_str(line.trim_end());
        dump.push('\n');
    }
    dump
}

/// An element of the structure tree. The text of a link stands both in its own element and, in its turn, in the one around it.
pub(crate) struct Element {
    pub depth: usize,
    pub role: String,
    pub text: String,
}

/// All elements in reading order. Links are left to the element around them.
pub(crate) fn elements(bytes: &[u8]) -> Vec<Element> {
    let pdf = Document::load_mem(bytes).expect("a readable PDF");
    let reader = Reader { texts: marked_texts(&pdf), pdf: &pdf };
    let root =
        pdf.catalog().unwrap().get_deref(b"StructTreeRoot", &pdf).unwrap().as_dict().unwrap();
    let mut elements = Vec::new();
    reader.walk(root, None, 0, &mut elements);
    elements
}

struct Reader<'a> {
    pdf: &'a Document,
    texts: HashMap<(ObjectId, i64), String>,
}

impl Reader<'_> {
    fn walk(
        &self,
        parent: &Dictionary,
        page: Option<ObjectId>,
        depth: usize,
        elements: &mut Vec<Element>,
    ) {
        for kid in kids(self.pdf, parent) {
            let Ok(dict) = kid.as_dict() else { continue };
            let Ok(role) = dict.get(b"S").and_then(Object::as_name) else { continue };
            if role == b"Link" {
                continue;
            }
            let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
            let at = elements.len();
            elements.push(Element {
                depth,
                role: String::from_utf8_lossy(role).into_owned(),
                text: String::new(),
            });
            let mut text = String::new();
            self.collect(dict, page, &mut text);
            // Who hears a picture hears what stands for it, and not the words that are drawn in it.
            if let Ok(alt) = dict.get(b"Alt") {
                text = lopdf::decode_text_string(alt).unwrap();
            }
            elements[at].text = text;
            self.walk(dict, page, depth + 1, elements);
        }
    }

    /// The text that stands in an element itself or in a link inside it.
    fn collect(&self, element: &Dictionary, page: Option<ObjectId>, text: &mut String) {
        for kid in kids(self.pdf, element) {
            match kid {
                Object::Integer(mark) => text.push_str(self.text(page, *mark)),
                Object::Dictionary(dict) if dict.has_type(b"MCR") => {
                    let page = dict.get(b"Pg").and_then(Object::as_reference).ok();
                    text.push_str(self.text(page, dict.get(b"MCID").unwrap().as_i64().unwrap()));
                }
                Object::Dictionary(dict)
                    if dict
                        .get(b"S")
                        .and_then(Object::as_name)
                        .is_ok_and(|role| role == b"Link") =>
                {
                    let page = dict.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    self.collect(dict, page, text);
                }
                _ => {}
            }
        }
    }

    fn text(&self, page: Option<ObjectId>, mark: i64) -> &str {
        &self.texts[&(page.expect("marked content has a page"), mark)]
    }
}

/// The children of an element, references followed.
pub(crate) fn kids<'a>(pdf: &'a Document, element: &'a Dictionary) -> Vec<&'a Object> {
    let Ok(kids) = element.get_deref(b"K", pdf) else { return Vec::new() };
    match kids {
        Object::Array(kids) => kids.iter().map(|kid| pdf.dereference(kid).unwrap().1).collect(),
        kid => vec![kid],
    }
}

/// The text of every piece of marked content. Text outside of any is an error, unless it is an artifact.
fn marked_texts(pdf: &Document) -> HashMap<(ObjectId, i64), String> {
    let mut texts = HashMap::new();
    for page in pdf.page_iter() {
        let fonts: BTreeMap<Vec<u8>, HashMap<u16, String>> = pdf
            .get_page_fonts(page)
            .unwrap()
            .into_iter()
            .map(|(name, font)| (name, to_unicode(pdf, font)))
            .collect();
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        let mut open: Vec<Option<i64>> = Vec::new();
        let mut font: &HashMap<u16, String> = &HashMap::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let mark = operation.operands[1]
                        .as_dict()
                        .ok()
                        .and_then(|it| it.get(b"MCID").ok()?.as_i64().ok());
                    if let Some(mark) = mark {
                        assert!(
                            texts.insert((page, mark), String::new()).is_none(),
                            "mark {mark} stands twice on a page"
                        );
                    }
                    open.push(mark);
                }
                "EMC" => {
                    open.pop().expect("marked content is open");
                }
                "Tf" => font = &fonts[operation.operands[0].as_name().unwrap()],
                "Tj" => {
                    let [inner] = open[..] else {
                        panic!("text stands in exactly one piece of marked content")
                    };
                    if let Some(mark) = inner {
                        let codes = operation.operands[0].as_str().unwrap();
                        let text = codes
                            .chunks_exact(2)
                            .map(|code| font[&u16::from_be_bytes([code[0], code[1]])].as_str());
                        texts.get_mut(&(page, mark)).unwrap().extend(text);
                    }
                }
                "TJ" | "'" | "\"" => panic!("the reader knows no other operator for text"),
                _ => {}
            }
        }
        assert!(open.is_empty(), "marked content is closed");
    }
    texts
}

/// What each code of a font means.
fn to_unicode(pdf: &Document, font: &Dictionary) -> HashMap<u16, String> {
    let map = font
        .get_deref(b"ToUnicode", pdf)
        .unwrap()
        .as_stream()
        .unwrap()
        .get_plain_content()
        .unwrap();
    let map = String::from_utf8(map).unwrap();
    let mut meanings = HashMap::new();
    for (start, end) in [("beginbfchar", "endbfchar"), ("beginbfrange", "endbfrange")] {
        for section in map.split(start).skip(1) {
            for line in section.split(end).next().unwrap().lines().filter(|line| line.contains('<'))
            {
                let hex: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
                let code = |hex: &str| u16::from_str_radix(hex, 16).unwrap();
                let (from, to, target) = if hex.len() == 2 {
                    (hex[0], hex[0], hex[1])
                } else {
                    (hex[0], hex[1], hex[2])
                };
                let units: Vec<u16> = target
                    .as_bytes()
                    .chunks(4)
                    .map(|it| code(std::str::from_utf8(it).unwrap()))
                    .collect();
                assert!(
                    hex.len() <= 3 && (hex.len() == 2 || units.len() == 1),
                    "a map this reader knows: {line}"
                );
                for (step, at) in (code(from)..=code(to)).enumerate() {
                    let mut units = units.clone();
                    *units.last_mut().unwrap() += step as u16;
                    meanings.insert(at, String::from_utf16(&units).unwrap());
                }
            }
        }
    }
    meanings
}

/// The fonts of a page by name, each with the text of its glyphs.
fn fonts_of(pdf: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, HashMap<u16, String>> {
    let fonts = pdf.get_page_fonts(page).unwrap();
    fonts.into_iter().map(|(name, font)| (name, to_unicode(pdf, font))).collect()
}

/// What is drawn on each page, line by line from the top: pieces of text at the same height are one line. The foot of the page,
/// below the letter's own text, is left out.
pub(crate) fn drawn_lines(bytes: &[u8]) -> Vec<Vec<String>> {
    let pdf = Document::load_mem(bytes).expect("a readable PDF");
    let mut pages = Vec::new();
    for page in pdf.page_iter() {
        let fonts = fonts_of(&pdf, page);
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        let mut lines: BTreeMap<i64, String> = BTreeMap::new();
        let (mut height, mut font, mut in_foot) = (0, &HashMap::new(), false);
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    in_foot = operation.operands[1].as_dict().unwrap().get(b"Attached").is_ok()
                }
                "Tf" => font = &fonts[operation.operands[0].as_name().unwrap()],
                "Tm" => height = (operation.operands[5].as_float().unwrap() * 10.0).round() as i64,
                "Tj" if !in_foot => {
                    let codes = operation.operands[0].as_str().unwrap();
                    let text = codes
                        .chunks_exact(2)
                        .map(|code| font[&u16::from_be_bytes([code[0], code[1]])].as_str());
                    lines.entry(-height).or_default().extend(text);
                }
                _ => {}
            }
        }
        pages.push(lines.into_values().collect());
    }
    pages
}

/// Everything that is drawn on each page, its foot and the mark on a draft included: how far from the left and from the foot of the
/// paper each piece of text stands, in points.
pub(crate) fn drawn_pieces(bytes: &[u8]) -> Vec<Vec<(f32, f32, String)>> {
    let pdf = Document::load_mem(bytes).expect("a readable PDF");
    let mut pages = Vec::new();
    for page in pdf.page_iter() {
        let fonts = fonts_of(&pdf, page);
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        let (mut pieces, mut at, mut font) = (Vec::new(), (0.0, 0.0), &HashMap::new());
        for operation in &content.operations {
            let number = |index: usize| operation.operands[index].as_float().unwrap();
            match operation.operator.as_str() {
                "Tf" => font = &fonts[operation.operands[0].as_name().unwrap()],
                "Tm" => at = (number(4), number(5)),
                "Tj" => {
                    let codes = operation.operands[0].as_str().unwrap().chunks_exact(2);
                    let text = codes
                        .map(|code| font[&u16::from_be_bytes([code[0], code[1]])].as_str())
                        .collect();
                    pieces.push((at.0, at.1, text));
                }
                _ => {}
            }
        }
        pages.push(pieces);
    }
    pages
}

/// Every place where a paragraph or a cell goes on on the next line: the line, and what follows.
pub(crate) fn line_ends(bytes: &[u8]) -> Vec<(String, String)> {
    let pdf = Document::load_mem(bytes).expect("a readable PDF");
    let mut ends = Vec::new();
    for page in pdf.page_iter() {
        let fonts = fonts_of(&pdf, page);
        let content = Content::decode(&pdf.get_page_content(page)).unwrap();
        let mut lines: Vec<(i64, String)> = Vec::new();
        let (mut height, mut font) = (0, &HashMap::new());
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" => lines.clear(),
                "Tf" => font = &fonts[operation.operands[0].as_name().unwrap()],
                "Tm" => height = (operation.operands[5].as_float().unwrap() * 10.0).round() as i64,
                "Tj" => {
                    let codes = operation.operands[0].as_str().unwrap();
                    let text: String = codes
                        .chunks_exact(2)
                        .map(|code| font[&u16::from_be_bytes([code[0], code[1]])].as_str())
                        .collect();
                    match lines.last_mut() {
                        Some((last, line)) if *last == height => line.push_str(&text),
                        _ => lines.push((height, text)),
                    }
                }
                "EMC" => {
                    ends.extend(lines.windows(2).map(|pair| (pair[0].1.clone(), pair[1].1.clone())))
                }
                _ => {}
            }
        }
    }
    ends
}
