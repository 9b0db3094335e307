//! The words of a letter in reading order, as each format gives them. All formats must say the same.
//!
//! Numbers and signs in front of list items are left out on all sides, and so are page numbers, footers and the mark on a draft.

#![allow(clippy::unwrap_used)]

use forberedt::document::walk::TextRole;
use forberedt::document::{Document, text_of, walk};
use quick_xml::events::Event;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// The words that the document itself holds.
pub(crate) fn words_of_document(document: &Document) -> Vec<String> {
    let head = &document.letterhead;
    let mut lines = vec![head.name.clone()];
    lines.extend(head.lines.iter().cloned());
    for (role, runs) in walk::texts(&document.blocks) {
        match lines.last_mut() {
            // A fact is a line, and a number at the start of one would be taken for that of an item.
            Some(name) if role == TextRole::FactValue => *name += &format!(" {}", text_of(runs)),
            _ => lines.push(text_of(runs)),
        }
    }
    words_of_lines(&lines.join("\n"))
}

/// A space that only says where a line may end, too small to be seen.
pub(crate) const TINY_SPACE: &str = "<w:r><w:rPr><w:sz w:val=\"2\" /><w:szCs w:val=\"2\" /></w:rPr>\
    <w:t xml:space=\"preserve\"> </w:t></w:r>";

/// The words of a Word file's text, without the marks and spaces in ranges that nobody sees.
pub(crate) fn words_of_docx(bytes: &[u8]) -> Vec<String> {
    let xml = part(bytes, "word/document.xml").replace(TINY_SPACE, "");
    words_of_lines(&text_of_part(&xml).replace('\u{2060}', ""))
}

/// The words of an ODT file's text, without the marks and spaces that nobody sees.
pub(crate) fn words_of_odt(bytes: &[u8]) -> Vec<String> {
    let xml = part(bytes, "content.xml").replace(TINY_SPACE_IN_ODT, "");
    words_of_lines(&text_of_content(&xml).replace('\u{2060}', ""))
}

/// A space that only says where a line may end.
pub(crate) const TINY_SPACE_IN_ODT: &str = "<text:span text:style-name=\"Tiny\"> </text:span>";

/// The text of an ODT part, a line for each paragraph and line break. Blanks are as the format counts them: several are one, unless
/// an element says otherwise.
pub(crate) fn text_of_content(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut text = String::new();
    let (mut open, mut paragraph) = (0, String::new());
    let add = |paragraph: &mut String, piece: &str| {
        for letter in piece.chars() {
            if letter != ' ' || !(paragraph.is_empty() || paragraph.ends_with([' ', '\n', '\t'])) {
                paragraph.push(letter);
            }
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return text,
            Event::Start(element) => {
                open += usize::from(matches!(element.name().as_ref(), b"text:p" | b"text:h"));
                // What stands for a picture is no text.
                if element.name().as_ref() == b"draw:frame" {
                    reader.read_to_end(element.name()).unwrap();
                }
            }
            Event::Empty(element) => match element.name().as_ref() {
                b"text:line-break" => paragraph.push('\n'),
                b"text:tab" => paragraph.push('\t'),
                b"text:s" => paragraph.push(' '),
                b"text:p" | b"text:h" => text.push('\n'),
                _ => {}
            },
            Event::End(element) if matches!(element.name().as_ref(), b"text:p" | b"text:h") => {
                open -= 1;
                text.push_str(&std::mem::take(&mut paragraph));
                text.push('\n');
            }
            Event::Text(piece) if open > 0 => add(&mut paragraph, &piece.decode().unwrap()),
            Event::GeneralRef(entity) if open > 0 => {
                let entity = format!("&{};", entity.decode().unwrap());
                paragraph.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            _ => {}
        }
    }
}

/// The words of a plain text.
pub(crate) fn words_of_text(text: &str) -> Vec<String> {
    words_of_lines(text.strip_prefix("UDKAST\n").unwrap_or(text))
}

/// The words of text in which every line stands for itself. What comes from another format may use this too.
pub(crate) fn words_of_lines(text: &str) -> Vec<String> {
    let cells = text.split(['\n', '\r']).flat_map(|line| line.split(" | "));
    cells
        .flat_map(|cell| {
            without_label(
                cell.split_whitespace().map(bare_word).filter(|word| !word.is_empty()).collect(),
            )
        })
        .collect()
}

/// One part of a Word or ODT file as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// The text of a Word part, a line for each paragraph and line break.
pub(crate) fn text_of_part(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut text = String::new();
    let mut in_text = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return text,
            Event::Start(element) => in_text = element.name().as_ref() == b"w:t",
            Event::Empty(element) if element.name().as_ref() == b"w:br" => text.push('\n'),
            Event::Empty(element) if element.name().as_ref() == b"w:tab" => text.push('\t'),
            Event::End(element) => {
                in_text = false;
                if element.name().as_ref() == b"w:p" {
                    text.push('\n');
                }
            }
            Event::Text(piece) if in_text => text.push_str(&piece.decode().unwrap()),
            Event::GeneralRef(entity) if in_text => {
                text.push_str(
                    &quick_xml::escape::unescape(&format!("&{};", entity.decode().unwrap()))
                        .unwrap(),
                );
            }
            _ => {}
        }
    }
}

/// The word without the colon that plain text puts behind the name of a fact. A rule or a sign is no word at all.
fn bare_word(word: &str) -> String {
    if word.chars().any(char::is_alphanumeric) {
        word.trim_end_matches(':').to_owned()
    } else {
        String::new()
    }
}

/// A number in front of a line is taken for a list's own in every format, also where a paragraph begins with a date.
fn without_label(mut words: Vec<String>) -> Vec<String> {
    let is_label = |word: &String| {
        word.strip_suffix('.').is_some_and(|label| {
            let letter = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
            letter || (!label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    if words.first().is_some_and(is_label) {
        words.remove(0);
    }
    words
}

/// A Word or ODT file as another program saves it after its text was changed: every part packed anew.
pub(crate) fn saved_anew(file: &[u8], change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let name = part.name().to_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" || name == "content.xml" {
            let text = String::from_utf8(bytes).unwrap();
            let changed = change(&text);
            assert_ne!(changed, text);
            bytes = changed.into_bytes();
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}
