//! The letter in the words of docx-rs, block by block.

use super::edges::header;
use super::names::{FOOTER_ID, HEADER_ID};
use super::numbering::{Lists, as_item};
use super::runs::{Links, add_runs, paragraph};
use super::styles::{Measures, styles};
use super::tables;
use crate::document::addresses::linked_blocks;
use crate::document::{Block, BlockBody, Document, Inline, glue, marks};
use crate::writers::measures::{A4, Edges, Grid, PageMeasures, list_indent};
use crate::writers::packed::Picture;
use crate::writers::top::fact_indent;
use crate::writers::{WriteError, drawn, illustration};
use docx_rs::{
    BuildXML, DocumentChild, FooterReference, FrameProperty, HeaderReference, Indent, PageMargin,
    PageSize, Paragraph, SectionProperty,
};
use std::borrow::Borrow;
use std::slice;

pub(super) const EMU_PER_MM: f32 = 36_000.0;

/// What docx-rs made of the letter, part by part, and what the other passes must know about it.
pub(super) struct Built<'a> {
    pub document: Vec<u8>,
    pub styles: Vec<u8>,
    pub numbering: Vec<u8>,
    /// Only a letter with a mark has one.
    pub header: Option<Vec<u8>>,
    /// The addresses linked to, in the order of their relationship ids.
    pub links: Vec<String>,
    pub logo_alt: Option<&'a str>,
    /// The other pictures, as PNG files, with the words that stand for them.
    pub pictures: Vec<Picture>,
    /// How many heading rows of tables must come out marked.
    pub header_rows: usize,
}

pub(super) fn build<'a>(
    document: &'a Document,
    measures: &PageMeasures,
) -> Result<Built<'a>, WriteError> {
    let head = &document.letterhead;
    let PageMeasures { size, width, .. } = *measures;
    let mark = marks::in_margin(document);
    let looks = Measures { width, fact_indent: fact_indent(&document.blocks, size, width), size };
    let mut body = Body::new(measures);
    if document.practice {
        body.mark(marks::PRACTICE_SAID);
    }
    body.letterhead(head)?;
    body.blocks(&linked_blocks(&document.blocks));
    Ok(Built {
        document: body.finish(section(margins(measures.margins), mark.is_some()))?,
        styles: styles(&looks).build(),
        numbering: body.lists.finish(),
        header: mark.map(|mark| header(&mark).build()),
        links: body.links.targets,
        pictures: body.pictures,
        logo_alt: head.logo.as_ref().map(|logo| logo.alt.as_str()),
        header_rows: body.header_rows,
    })
}

/// The page, and what stands in its margins.
fn section(margins: PageMargin, has_header: bool) -> SectionProperty {
    let mut section =
        SectionProperty::new().page_size(PageSize::new().size(A4.0, A4.1)).page_margin(margins);
    section.header_reference = has_header.then(|| HeaderReference::new("default", HEADER_ID));
    section.footer_reference = Some(FooterReference::new("default", FOOTER_ID));
    section
}

/// The header stands in the middle of the top margin, the footer in that of the bottom.
fn margins(edges: Edges) -> PageMargin {
    PageMargin {
        top: edges.top as i32,
        bottom: edges.bottom as i32,
        left: edges.left as i32,
        right: edges.right as i32,
        header: edges.top as i32 / 2,
        footer: edges.bottom as i32 / 2,
        gutter: 0,
    }
}

/// The text of the letter. Each piece becomes XML as soon as the next one stands, since what docx-rs keeps of it is large.
pub(super) struct Body<'m> {
    pub width: usize,
    /// Of the running text, in points.
    pub size: f32,
    xml: Vec<u8>,
    /// The last piece, which what follows may still have a say in.
    last: Option<DocumentChild>,
    pub links: Links,
    /// How the tables are set that are still to come.
    grids: slice::Iter<'m, Grid>,
    lists: Lists,
    header_rows: usize,
    pub pictures: Vec<Picture>,
    /// As high as a picture can be, in points.
    pub tallest: f32,
    /// Whether the last thing written was a table, which has no space of its own below it.
    after_table: bool,
    /// The space that the next paragraph wants above it, in twentieths of a point.
    space_above_next: Option<u32>,
}

impl<'m> Body<'m> {
    fn new(measures: &'m PageMeasures) -> Self {
        Self {
            width: measures.width,
            size: measures.size,
            xml: Vec::new(),
            last: None,
            links: Links::default(),
            grids: measures.grids.iter(),
            lists: Lists::new(),
            header_rows: 0,
            pictures: Vec::new(),
            tallest: illustration::tallest(measures),
            after_table: false,
            space_above_next: None,
        }
    }

    fn add(&mut self, piece: DocumentChild) {
        let before = self.last.replace(piece);
        self.xml.extend(before.map(|piece| piece.build()).unwrap_or_default());
    }

    pub(super) fn last_paragraph(&mut self) -> Option<&mut Paragraph> {
        if let Some(DocumentChild::Paragraph(last)) = &mut self.last { Some(last) } else { None }
    }

    /// The part of the file that holds the text.
    fn finish(&mut self, section_property: SectionProperty) -> Result<Vec<u8>, WriteError> {
        self.end_table();
        let last = self.last.take().map(|piece| piece.build()).unwrap_or_default();
        let mut frame = docx_rs::Document::new();
        frame.section_property = section_property;
        let frame = frame.build();
        const BODY: &[u8] = b"<w:body>";
        let inside =
            frame.windows(BODY.len()).position(|piece| piece == BODY).ok_or_else(super::broken)?
                + BODY.len();
        Ok([&frame[..inside], &self.xml, &last, &frame[inside..]].concat())
    }

    fn blocks<B: Borrow<Block>>(&mut self, blocks: &[B]) {
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            let block: &Block = block.borrow();
            let bodies = (&block.body, after.first().map(|next| &next.borrow().body));
            if let (BlockBody::Address(address), Some(BlockBody::Facts(facts))) = bodies {
                self.address_beside_facts(address, facts);
                rest = &after[1..];
            } else {
                self.block(block, 0);
            }
        }
    }

    fn block(&mut self, block: &Block, indent: usize) {
        match &block.body {
            BlockBody::Heading { level, text } => {
                let style = format!("Heading{}", (*level).clamp(1, 4));
                let mut heading = paragraph(&style);
                heading.property.page_break_before = block.begins_page.then_some(true);
                self.runs(heading, text);
            }
            BlockBody::Paragraph(runs) => {
                let mut paragraph = indented(Paragraph::new(), indent);
                paragraph.property.keep_next = glue::introduces(runs).then_some(true);
                self.runs(paragraph, runs);
            }
            BlockBody::List { first, items } => {
                self.list(*first, items, 0);
                self.space_after_list();
            }
            BlockBody::Table(table) => self.table(table, indent),
            BlockBody::Address(lines) => self.address(lines, indent),
            BlockBody::Facts(facts) => self.facts(facts),
            BlockBody::Timeline(lines) => {
                self.picture_above(drawn::timeline(lines, self.width), lines);
            }
            BlockBody::Journey(lines) => {
                self.picture_above(drawn::journey(lines, self.width), lines);
            }
            BlockBody::WriteIn { label, lines } => self.write_in(label, *lines),
            BlockBody::Picture(picture) => self.illustration(picture, indent),
            BlockBody::Signature(lines) => {
                // The last lines of the letter go with the signature, so that it never stands alone on a page.
                if let Some(before) = self.last_paragraph() {
                    before.property.keep_next = Some(true);
                }
                self.space_above_next = Some(400);
                self.lines("Signature", lines, indent, None);
            }
        }
    }

    pub(super) fn runs(&mut self, mut paragraph: Paragraph, runs: &[Inline]) {
        if runs.iter().any(|run| !run.text.is_empty()) {
            add_runs(&mut paragraph, runs, &mut self.links);
            self.push(paragraph);
        }
    }

    /// A paragraph for each line, kept together. Says whether there was any.
    pub(super) fn lines(
        &mut self,
        style: &str,
        lines: &[Vec<Inline>],
        indent: usize,
        frame: Option<FrameProperty>,
    ) -> bool {
        let is_full = |line: &&Vec<Inline>| line.iter().any(|run| !run.text.is_empty());
        let lines: Vec<_> = lines.iter().filter(is_full).collect();
        for (index, line) in lines.iter().enumerate() {
            let mut paragraph = indented(paragraph(style), indent);
            paragraph.property.keep_next = (index + 1 < lines.len()).then_some(true);
            paragraph.property.frame_property = frame.clone();
            add_runs(&mut paragraph, line, &mut self.links);
            self.push(paragraph);
        }
        !lines.is_empty()
    }

    fn list(&mut self, first: Option<u32>, items: &[Vec<Block>], depth: usize) {
        let list = self.lists.begin(first);
        for item in items {
            // The number belongs to the item's first paragraph. An item that begins otherwise gets a line for its number.
            let (text, rest) = match item.split_first() {
                Some((Block { body: BlockBody::Paragraph(runs), .. }, rest)) => {
                    (runs.as_slice(), rest)
                }
                _ => (&[][..], item.as_slice()),
            };
            let mut label = paragraph("ListParagraph");
            as_item(&mut label, list, depth);
            add_runs(&mut label, text, &mut self.links);
            self.push(label);
            for block in rest {
                match &block.body {
                    BlockBody::List { first, items } => self.list(*first, items, depth + 1),
                    BlockBody::Paragraph(runs) => {
                        self.runs(indented(paragraph("ListParagraph"), list_indent(depth)), runs)
                    }
                    _ => self.block(block, list_indent(depth)),
                }
            }
        }
    }

    /// Items stand close together; what follows the list does not.
    fn space_after_list(&mut self) {
        if let Some(last) = self.last_paragraph() {
            set_space(last, None, Some(160));
        }
    }

    fn table(&mut self, table: &crate::document::Table, indent: usize) {
        if self.after_table {
            self.end_table();
            if let Some(between) = self.last_paragraph() {
                set_space(between, Some(280), None);
            }
        }
        let grid = self.grids.next().filter(|grid| !grid.widths.is_empty());
        if let Some(grid) = grid {
            let built = tables::build(table, grid, indent, &mut self.links);
            // A table stands as far below a heading as below a paragraph.
            if let Some(before) = self.last_paragraph() {
                set_space(before, None, Some(220));
            }
            self.header_rows += 1;
            self.add(DocumentChild::Table(Box::new(built)));
            self.after_table = true;
        }
    }

    /// Word joins two tables with nothing between them, and wants a paragraph at the end: this one is all but invisible.
    fn end_table(&mut self) {
        if std::mem::take(&mut self.after_table) {
            self.add(DocumentChild::Paragraph(Box::new(paragraph("AfterTable"))));
        }
    }

    pub(super) fn push(&mut self, mut paragraph: Paragraph) {
        let heading =
            paragraph.property.style.as_ref().is_some_and(|style| style.val.starts_with("Heading"));
        if std::mem::take(&mut self.after_table) && !heading {
            set_space(&mut paragraph, Some(280), None);
        }
        if let Some(above) = self.space_above_next.take() {
            set_space(&mut paragraph, Some(above), None);
        }
        self.add(DocumentChild::Paragraph(Box::new(paragraph)));
    }
}

pub(super) fn indented(mut paragraph: Paragraph, indent: usize) -> Paragraph {
    if indent > 0 {
        paragraph.property.indent = Some(Indent::new(Some(indent as i32), None, None, None));
    }
    paragraph
}

/// Sets the space above or below this one paragraph; what is not given stays as the style has it.
pub(super) fn set_space(paragraph: &mut Paragraph, before: Option<u32>, after: Option<u32>) {
    let mut spacing = paragraph.property.line_spacing.take().unwrap_or_default();
    if let Some(before) = before {
        spacing = spacing.before(before);
    }
    if let Some(after) = after {
        spacing = spacing.after(after);
    }
    paragraph.property.line_spacing = Some(spacing);
}
