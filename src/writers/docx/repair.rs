//! One scan over each part that docx-rs wrote: children in the order that the schema asks for, and what docx-rs cannot say.
//!
//! docx-rs writes properties in an order of its own, which Word may refuse. The scan copies everything else byte for byte.

use super::runs::link_id;
use super::tables::HEADER_MARK;
use super::{broken, order};
use crate::document::addresses::described;
use crate::writers::WriteError;
use crate::writers::packed::Picture;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::ops::Range;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// What the parts of one letter share, and what was counted on the way.
pub(super) struct Repair<'a> {
    language: &'a str,
    logo_alt: Option<&'a str>,
    /// The pictures behind the logo.
    others: &'a [Picture],
    /// The addresses linked to, in the order of their relationship ids.
    links: &'a [String],
    pictures: usize,
    /// How many heading rows were marked.
    pub header_rows: usize,
}

/// An element that has been opened and not yet closed.
struct Open {
    order: Option<&'static [&'static str]>,
    /// Where the element begins in the output, and where its content does.
    start: usize,
    content: usize,
    /// Its own place among its siblings.
    rank: usize,
    /// The children with their places, where the order matters.
    children: Vec<(usize, Range<usize>)>,
    name_is_run_default: bool,
}

impl<'a> Repair<'a> {
    pub(super) fn new(
        language: &'a str,
        (logo_alt, others): (Option<&'a str>, &'a [Picture]),
        links: &'a [String],
    ) -> Self {
        Self { language, logo_alt, others, links, pictures: 0, header_rows: 0 }
    }

    /// The part with its elements in order.
    pub(super) fn part(&mut self, xml: &[u8]) -> Result<String, WriteError> {
        let xml = std::str::from_utf8(xml).map_err(|_| broken())?;
        let mut reader = Reader::from_str(xml);
        let mut output = String::with_capacity(xml.len() + DECLARATION.len());
        if !xml.starts_with("<?xml") {
            output.push_str(DECLARATION);
        }
        let mut stack: Vec<Open> = Vec::with_capacity(16);
        let mut before = 0;
        loop {
            let event = reader.read_event().map_err(|_| broken())?;
            let after = usize::try_from(reader.buffer_position()).map_err(|_| broken())?;
            let raw = xml.get(before..after).ok_or_else(broken)?;
            before = after;
            match event {
                Event::Eof => break,
                Event::Start(element) => {
                    let name = name(&element);
                    let (start, rank) = (output.len(), rank_in(stack.last(), name));
                    self.tag(&element, raw, &mut output);
                    let order = order::of(name);
                    let name_is_run_default = name == "w:rPrDefault";
                    stack.push(Open {
                        order,
                        start,
                        content: output.len(),
                        rank,
                        children: Vec::new(),
                        name_is_run_default,
                    });
                }
                Event::Empty(element) if is_bare(&element) => {}
                Event::Empty(element) => {
                    let (start, rank) = (output.len(), rank_in(stack.last(), name(&element)));
                    self.tag(&element, raw, &mut output);
                    remember(stack.last_mut(), rank, start..output.len());
                }
                Event::End(_) => {
                    let open = stack.pop().ok_or_else(broken)?;
                    if open.order.is_some()
                        && open.children.is_empty()
                        && open.content == output.len()
                    {
                        output.truncate(open.start);
                        continue;
                    }
                    if stack.last().is_some_and(|parent| parent.name_is_run_default) {
                        let language = escape(self.language);
                        output.push_str(&format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/>"));
                    }
                    sort(&open, &mut output);
                    output.push_str(raw);
                    remember(stack.last_mut(), open.rank, open.start..output.len());
                }
                _ => output.push_str(raw),
            }
        }
        if stack.is_empty() { Ok(output) } else { Err(broken()) }
    }

    /// The tag as docx-rs wrote it, or as it should have.
    fn tag(&mut self, element: &BytesStart, raw: &str, output: &mut String) {
        match name(element) {
            // The only attribute is an id from a counter that lives as long as the thread, so the bytes would differ each time.
            "w:p" => output.push_str(if raw.ends_with("/>") { "<w:p/>" } else { "<w:p>" }),
            "w:gridCol" => {
                let width = value(element, "w:w").unwrap_or_default();
                output.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
            }
            "w:trHeight"
                if value(element, "w:val")
                    .is_some_and(|height| height == HEADER_MARK.to_string()) =>
            {
                self.header_rows += 1;
                output.push_str("<w:tblHeader/>");
            }
            "w:style" if value(element, "w:styleId").is_some_and(|id| id == "Normal") => {
                output.push_str(
                    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">",
                );
            }
            "w:hyperlink" => {
                let id = value(element, "r:id").unwrap_or_default();
                let place = (0..self.links.len()).find(|place| link_id(*place) == id);
                let words = place.map(|place| described(&self.links[place])).unwrap_or_default();
                let tip = escape(words.as_str());
                output.push_str(&raw.replacen(' ', &format!(" w:tooltip=\"{tip}\" "), 1));
            }
            "wp:docPr" => {
                // The logo stands first, where there is one.
                let logo = usize::from(self.logo_alt.is_some());
                let (name, alt) = match self.pictures.checked_sub(logo) {
                    None => ("Logo", self.logo_alt.unwrap_or_default()),
                    Some(place) => {
                        ("Billede", self.others.get(place).map_or("", |it| it.alt.as_str()))
                    }
                };
                self.pictures += 1;
                let (id, alt) = (self.pictures, escape(alt));
                output.push_str(&format!(
                    "<wp:docPr id=\"{id}\" name=\"{name} {id}\" descr=\"{alt}\"/>"
                ));
            }
            _ => output.push_str(raw),
        }
    }
}

/// An element's name with its prefix. The part is UTF-8 as a whole, so every name is.
fn name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    std::str::from_utf8(element.name().into_inner()).unwrap_or_default()
}

fn value(element: &BytesStart, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    String::from_utf8(attribute.value.into_owned()).ok()
}

/// Properties that say nothing.
fn is_bare(element: &BytesStart) -> bool {
    matches!(name(element), "w:rPr" | "w:pPr" | "w:tcPr" | "w:trPr")
}

fn rank_in(parent: Option<&Open>, name: &str) -> usize {
    let order = parent.and_then(|parent| parent.order).unwrap_or_default();
    order.iter().position(|known| *known == name).unwrap_or(order.len())
}

fn remember(parent: Option<&mut Open>, rank: usize, place: Range<usize>) {
    if let Some(parent) = parent.filter(|parent| parent.order.is_some()) {
        parent.children.push((rank, place));
    }
}

/// Puts the children of the element that now ends into order. Equal ones keep theirs.
fn sort(open: &Open, output: &mut String) {
    if open.children.is_sorted_by_key(|(rank, _)| *rank) {
        return;
    }
    let mut children = open.children.clone();
    children.sort_by_key(|(rank, _)| *rank);
    let sorted: String =
        children.iter().filter_map(|(_, place)| output.get(place.clone())).collect();
    // What was added after the last child, such as the language, stands behind them all.
    let end = open.children.last().map_or(open.content, |(_, place)| place.end);
    let added = output.get(end..).unwrap_or_default().to_owned();
    output.truncate(open.content);
    output.push_str(&sorted);
    output.push_str(&added);
}
