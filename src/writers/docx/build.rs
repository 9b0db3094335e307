//! The letter in the words of docx-rs: letterhead, blocks, header and footer.

use super::numbering::{Lists, as_item, text_indent};
use super::runs::{Links, add_lines, add_run, add_runs, paragraph, plain_run};
use super::styles::{Measures, readable_size, styles};
use super::tables;
use crate::document::glue;
use crate::document::{Block, Document, Inline, Letterhead, Logo, Margins, text_of};
use crate::writers::WriteError;
use docx_rs::{
    BuildXML, DocumentChild, FieldCharType, Footer, FooterReference, Header, HeaderReference,
    Indent, InstrNUMPAGES,
};
use docx_rs::{
    InstrPAGE, InstrText, PageMargin, PageSize, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Pic,
};
use docx_rs::{Run, SectionProperty, Tab, TabValueType, Table};
use std::io::Cursor;

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
const TWIPS_PER_MM: f32 = 1440.0 / 25.4;
const EMU_PER_MM: f32 = 36_000.0;
/// The name by which the document refers to its logo.
pub const LOGO_ID: &str = "rIdLogo";
/// The names by which it refers to what stands above and below the text of each page.
pub const HEADER_ID: &str = "rIdHeader";
pub const FOOTER_ID: &str = "rIdFooter";
/// The mark on a draft (udkast).
const DRAFT_MARK: &str = "UDKAST";

/// What docx-rs made of the letter, part by part, and what the other passes must know about it.
pub struct Built<'a> {
    pub document: Vec<u8>,
    pub styles: Vec<u8>,
    pub numbering: Vec<u8>,
    /// Only a draft has one.
    pub header: Option<Vec<u8>>,
    pub footer: Vec<u8>,
    /// The addresses linked to, in the order of their relationship ids.
    pub links: Vec<String>,
    pub logo_alt: Option<&'a str>,
    /// How many heading rows of tables must come out marked.
    pub header_rows: usize,
}

pub fn build(document: &Document) -> Result<Built<'_>, WriteError> {
    let head = &document.letterhead;
    let margins = margins(&head.margins);
    let width = PAGE.0 as usize - (margins.left + margins.right) as usize;
    let size = readable_size(head.font_size);
    let measures =
        Measures { width, fact_indent: fact_indent(&document.blocks, size, width), size };
    let mut body = Body::new(width, size);
    body.letterhead(head)?;
    for block in &document.blocks {
        body.block(block, 0);
    }
    Ok(Built {
        document: body.finish(section(margins, document.draft))?,
        styles: styles(&measures).build(),
        numbering: body.lists.finish(),
        header: document.draft.then(|| draft_header().build()),
        footer: footer(head).build(),
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

/// Wide enough for the longest name of a fact, by the mean width of a letter, but never more than two fifths of the line.
fn fact_indent(blocks: &[Block], size: f32, width: usize) -> usize {
    let facts = blocks
        .iter()
        .filter_map(|block| if let Block::Facts(facts) = block { Some(facts) } else { None })
        .flatten();
    let longest = facts.map(|(name, _)| text_of(name).chars().count()).max().unwrap_or_default();
    let needed = (longest as f32 * size * 20.0 * 0.56) as usize + 300;
    needed.clamp(1400, (width * 2 / 5).max(1400))
}

fn draft_header() -> Header {
    Header::new().add_paragraph(paragraph("Header").add_run(Run::new().add_text(DRAFT_MARK)))
}

fn footer(head: &Letterhead) -> Footer {
    let paragraph =
        paragraph("Footer").add_run(plain_run(&head.footer).add_tab().add_text("Side "));
    let paragraph = paragraph
        .add_run(field(InstrText::PAGE(InstrPAGE::new())))
        .add_run(Run::new().add_text(" af "));
    Footer::new().add_paragraph(paragraph.add_run(field(InstrText::NUMPAGES(InstrNUMPAGES::new()))))
}

/// A field that Word works out by itself; the 1 is only what stands there until then.
fn field(instruction: InstrText) -> Run {
    let run = Run::new().add_field_char(FieldCharType::Begin, false).add_instr_text(instruction);
    run.add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false)
}

/// The text of the letter. Each piece becomes XML as soon as the next one stands, since what docx-rs keeps of it is large.
struct Body {
    width: usize,
    /// Of the running text, in points.
    size: f32,
    xml: Vec<u8>,
    /// The last piece, which what follows may still have a say in.
    last: Option<DocumentChild>,
    links: Links,
    lists: Lists,
    header_rows: usize,
    /// Whether the last thing written was a table, which has no space of its own below it.
    after_table: bool,
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
        }
    }

    fn add(&mut self, piece: DocumentChild) {
        let before = self.last.replace(piece);
        self.xml.extend(before.map(|piece| piece.build()).unwrap_or_default());
    }

    fn last_paragraph(&mut self) -> Option<&mut Paragraph> {
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

    /// The letterhead stands in the text and not in the page header, since a screen reader passes over page headers.
    fn letterhead(&mut self, head: &Letterhead) -> Result<(), WriteError> {
        if !head.name.is_empty() || head.logo.is_some() {
            let mut name = paragraph("LetterheadName").keep_next(true);
            add_run(&mut name, plain_run(&head.name));
            if let Some(logo) = &head.logo {
                name = name.add_tab(Tab::new().val(TabValueType::Right).pos(self.width));
                add_run(&mut name, Run::new().add_tab().add_image(self.picture(logo)?));
            }
            self.push(name);
        }
        if !head.lines.is_empty() {
            let lines: Vec<_> =
                head.lines.iter().map(|line| vec![Inline::plain(line.as_str())]).collect();
            self.lines(paragraph("Letterhead"), &lines);
        }
        if let Some(last) = self.last_paragraph() {
            let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
                .size(6)
                .space(8)
                .color("8C8C8C");
            last.property.borders = Some(ParagraphBorders::with_empty().set(rule));
        }
        Ok(())
    }

    fn picture(&self, logo: &Logo) -> Result<Pic, WriteError> {
        let reader = png::Decoder::new(Cursor::new(&logo.png))
            .read_info()
            .map_err(|_| WriteError::LogoUnreadable)?;
        let (across, down) = (reader.info().width, reader.info().height);
        if across == 0 || down == 0 {
            return Err(WriteError::LogoUnreadable);
        }
        let room = self.width as f32 / TWIPS_PER_MM;
        let width = if logo.width.is_finite() { logo.width.clamp(5.0, room) } else { room / 4.0 }
            * EMU_PER_MM;
        let height = width * down as f32 / across as f32;
        // The picture itself is packed later, under this id; docx-rs needs only to know its size.
        Ok(Pic::new_with_dimensions(Vec::new(), across, down)
            .id(LOGO_ID)
            .size(width as u32, height as u32))
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
            Block::List { ordered, items } => {
                self.list(*ordered, items, 0);
                self.space_after_list();
            }
            Block::Table(table) => self.table(table, indent),
            Block::Address(lines) => self.lines(indented(paragraph("Address"), indent), lines),
            Block::Facts(facts) => self.facts(facts),
            Block::Signature(lines) => {
                // The last lines of the letter go with the signature, so that it never stands alone on a page.
                if let Some(before) = self.last_paragraph() {
                    before.property.keep_next = Some(true);
                }
                self.lines(indented(paragraph("Signature"), indent), lines);
            }
        }
    }

    fn runs(&mut self, mut paragraph: Paragraph, runs: &[Inline]) {
        if runs.iter().any(|run| !run.text.is_empty()) {
            add_runs(&mut paragraph, runs, &mut self.links);
            self.push(paragraph);
        }
    }

    fn lines(&mut self, mut paragraph: Paragraph, lines: &[Vec<Inline>]) {
        if lines.iter().flatten().any(|run| !run.text.is_empty()) {
            add_lines(&mut paragraph, lines, &mut self.links);
            self.push(paragraph);
        }
    }

    fn facts(&mut self, facts: &[(Vec<Inline>, Vec<Inline>)]) {
        for (index, (name, value)) in facts.iter().enumerate() {
            let last = index + 1 == facts.len();
            let mut fact = paragraph("Facts").keep_next(!last);
            add_runs(&mut fact, name, &mut self.links);
            add_run(&mut fact, Run::new().add_tab());
            add_runs(&mut fact, value, &mut self.links);
            if last {
                set_space(&mut fact, None, Some(240));
            }
            self.push(fact);
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], depth: usize) {
        let list = self.lists.begin(ordered);
        for item in items {
            // The number belongs to the item's first paragraph. An item that begins otherwise gets a line for its number.
            let (first, rest) = match item.split_first() {
                Some((Block::Paragraph(runs), rest)) => (runs.as_slice(), rest),
                _ => (&[][..], item.as_slice()),
            };
            let mut label = paragraph("ListParagraph");
            as_item(&mut label, list, depth);
            add_runs(&mut label, first, &mut self.links);
            self.push(label);
            for block in rest {
                match block {
                    Block::List { ordered, items } => self.list(*ordered, items, depth + 1),
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

    fn push(&mut self, mut paragraph: Paragraph) {
        let heading =
            paragraph.property.style.as_ref().is_some_and(|style| style.val.starts_with("Heading"));
        if std::mem::take(&mut self.after_table) && !heading {
            set_space(&mut paragraph, Some(280), None);
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
fn set_space(paragraph: &mut Paragraph, before: Option<u32>, after: Option<u32>) {
    let mut spacing = paragraph.property.line_spacing.take().unwrap_or_default();
    if let Some(before) = before {
        spacing = spacing.before(before);
    }
    if let Some(after) = after {
        spacing = spacing.after(after);
    }
    paragraph.property.line_spacing = Some(spacing);
}
