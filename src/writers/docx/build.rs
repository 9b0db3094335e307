//! The letter in the words of docx-rs, block by block.

use super::edges::draft_header;
use super::names::{FOOTER_ID, HEADER_ID};
use super::numbering::{Lists, as_item, text_indent};
use super::runs::{Links, add_runs, paragraph};
use super::styles::{FACT_SHARE, Measures, readable_size, styles};
use super::tables;
use crate::document::addresses::linked_blocks;
use crate::document::{Block, Document, Inline, Margins, glue, text_of};
use crate::writers::WriteError;
use docx_rs::{
    BuildXML, DocumentChild, FooterReference, FrameProperty, HeaderReference, Indent, PageMargin,
    PageSize, Paragraph, SectionProperty, Table,
};

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
pub(super) const TWIPS_PER_MM: f32 = 1440.0 / 25.4;
pub(super) const EMU_PER_MM: f32 = 36_000.0;

/// What docx-rs made of the letter, part by part, and what the other passes must know about it.
pub(super) struct Built<'a> {
    pub document: Vec<u8>,
    pub styles: Vec<u8>,
    pub numbering: Vec<u8>,
    /// Only a draft has one.
    pub header: Option<Vec<u8>>,
    /// The addresses linked to, in the order of their relationship ids.
    pub links: Vec<String>,
    pub logo_alt: Option<&'a str>,
    /// How many heading rows of tables must come out marked.
    pub header_rows: usize,
}

pub(super) fn build(document: &Document) -> Result<Built<'_>, WriteError> {
    let head = &document.letterhead;
    let margins = margins(&head.margins);
    let width = PAGE.0 as usize - (margins.left + margins.right) as usize;
    let size = readable_size(head.font_size);
    let measures =
        Measures { width, fact_indent: fact_indent(&document.blocks, size, width), size };
    let mut body = Body::new(width, size);
    body.letterhead(head)?;
    body.blocks(&linked_blocks(&document.blocks));
    Ok(Built {
        document: body.finish(section(margins, document.draft))?,
        styles: styles(&measures).build(),
        numbering: body.lists.finish(),
        header: document.draft.then(|| draft_header().build()),
        links: body.links.targets,
        logo_alt: head.logo.as_ref().map(|logo| logo.alt.as_str()),
        header_rows: body.header_rows,
    })
}

/// The page, and what stands in its margins.
fn section(margins: PageMargin, draft: bool) -> SectionProperty {
    let mut section =
        SectionProperty::new().page_size(PageSize::new().size(PAGE.0, PAGE.1)).page_margin(margins);
    section.header_reference = draft.then(|| HeaderReference::new("default", HEADER_ID));
    section.footer_reference = Some(FooterReference::new("default", FOOTER_ID));
    section
}

/// Margins that leave room for the header and footer, and for a line of text between them.
fn margins(wanted: &Margins) -> PageMargin {
    let twips = |mm: f32| {
        (if mm.is_finite() { mm.clamp(10.0, 70.0) } else { 25.0 } * TWIPS_PER_MM).round() as i32
    };
    let (top, bottom) = (twips(wanted.top), twips(wanted.bottom));
    PageMargin {
        top,
        bottom,
        left: twips(wanted.left),
        right: twips(wanted.right),
        header: top / 2,
        footer: bottom / 2,
        gutter: 0,
    }
}

/// Wide enough for the longest name of a fact, by the mean width of a letter, but never more than some share of the line.
fn fact_indent(blocks: &[Block], size: f32, width: usize) -> usize {
    let facts = blocks
        .iter()
        .filter_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None })
        .flatten();
    let longest = facts.map(|(name, _)| text_of(name).chars().count()).max().unwrap_or_default();
    let needed = (longest as f32 * size * 20.0 * 0.56) as usize + 300;
    needed.clamp(1400, ((width as f32 * FACT_SHARE) as usize).max(1400))
}

/// The text of the letter. Each piece becomes XML as soon as the next one stands, since what docx-rs keeps of it is large.
pub(super) struct Body {
    pub width: usize,
    /// Of the running text, in points.
    pub size: f32,
    xml: Vec<u8>,
    /// The last piece, which what follows may still have a say in.
    last: Option<DocumentChild>,
    pub links: Links,
    lists: Lists,
    header_rows: usize,
    /// Whether the last thing written was a table, which has no space of its own below it.
    after_table: bool,
    /// The space that the next paragraph wants above it, in twentieths of a point.
    space_above_next: Option<u32>,
}

impl Body {
    fn new(width: usize, size: f32) -> Self {
        Self {
            width,
            size,
            xml: Vec::new(),
            last: None,
            links: Links::default(),
            lists: Lists::new(),
            header_rows: 0,
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

    fn blocks(&mut self, blocks: &[Block]) {
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            if let (Block::Address(address), Some(Block::Facts(facts))) = (block, after.first()) {
                self.address_beside_facts(address, facts);
                rest = &after[1..];
            } else {
                self.block(block, 0);
            }
        }
    }

    fn block(&mut self, block: &Block, indent: usize) {
        match block {
            Block::Heading { level, text } => {
                let style = format!("Heading{}", (*level).clamp(1, 4));
                self.runs(paragraph(&style), text);
            }
            Block::Paragraph(runs) => {
                let mut paragraph = indented(Paragraph::new(), indent);
                paragraph.property.keep_next = glue::introduces(runs).then_some(true);
                self.runs(paragraph, runs);
            }
            Block::List { first, items } => {
                self.list(*first, items, 0);
                self.space_after_list();
            }
            Block::Table(table) => self.table(table, indent),
            Block::Address(lines) => self.address(lines, indent),
            Block::Facts(facts) => self.facts(facts),
            Block::Signature(lines) => {
                // The last lines of the letter go with the signature, so that it never stands alone on a page.
                if let Some(before) = self.last_paragraph() {
                    before.property.keep_next = Some(true);
                }
                self.space_above_next = Some(400);
                self.lines("Signature", lines, indent, None);
            }
        }
    }

    fn runs(&mut self, mut paragraph: Paragraph, runs: &[Inline]) {
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
                Some((Block::Paragraph(runs), rest)) => (runs.as_slice(), rest),
                _ => (&[][..], item.as_slice()),
            };
            let mut label = paragraph("ListParagraph");
            as_item(&mut label, list, depth);
            add_runs(&mut label, text, &mut self.links);
            self.push(label);
            for block in rest {
                match block {
                    Block::List { first, items } => self.list(*first, items, depth + 1),
                    Block::Paragraph(runs) => {
                        self.runs(indented(paragraph("ListParagraph"), text_indent(depth)), runs)
                    }
                    other => self.block(other, text_indent(depth)),
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
        let built: Option<Table> = tables::build(
            table,
            self.width.saturating_sub(indent),
            indent,
            self.size,
            &mut self.links,
        );
        if let Some(built) = built {
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

fn indented(mut paragraph: Paragraph, indent: usize) -> Paragraph {
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
