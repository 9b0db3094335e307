//! The styles of a letter.

use crate::document::CROWDED;
use crate::writers::looks::{self, DEEP, FONT, LINK, QUIET, SMALLER, half_points};
use crate::writers::measures::table_size;
use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType,
    Styles, Tab, TabValueType,
};

/// The distance between lines, in 240ths: one and three tenths.
const LINE: i32 = 312;
const SINGLE: i32 = 240;
/// The measures that the styles share, in twentieths of a point.
pub(super) struct Measures {
    /// The width of a line of text on the page.
    pub width: usize,
    /// Where the text of a fact begins.
    pub fact_indent: usize,
    /// The size of running text in points.
    pub size: f32,
}

pub(super) fn styles(measures: &Measures) -> Styles {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let body = Styles::new()
        .default_fonts(fonts)
        .default_size(half_points(measures.size))
        .default_line_spacing(spacing(0, 160, LINE));
    let indent = measures.fact_indent as i32;
    [
        heading(1, measures.size),
        heading(2, measures.size),
        heading(3, measures.size),
        heading(4, measures.size),
        paragraph("LetterheadName", "Brevhoved, navn")
            .size(half_points(measures.size * 1.3))
            .bold()
            .color(DEEP)
            .line_spacing(spacing(0, 60, SINGLE)),
        paragraph("Letterhead", "Brevhoved")
            .size(half_points(measures.size - 2.0))
            .color(QUIET)
            .line_spacing(spacing(0, 0, 276)),
        paragraph("Logo", "Logo").line_spacing(spacing(0, 0, SINGLE)),
        keep_lines(paragraph("Address", "Adressefelt").line_spacing(spacing(0, 0, 276))),
        facts(indent),
        keep_lines(
            paragraph("FactsBeside", "Sagsoplysninger ved siden af adressen")
                .size(half_points(measures.size * SMALLER))
                .line_spacing(spacing(0, 20, 276)),
        ),
        paragraph("ListParagraph", "List Paragraph").line_spacing(spacing(0, 80, LINE)),
        cell("TableHeading", "Tabeloverskrift", measures.size).bold(),
        cell("TableText", "Tabeltekst", measures.size),
        cell("SmallTableHeading", "Lille tabeloverskrift", measures.size * CROWDED).bold(),
        cell("SmallTableText", "Lille tabeltekst", measures.size * CROWDED),
        paragraph("AfterTable", "Efter tabel")
            .size(2)
            .line_spacing(spacing(0, 0, 20).line_rule(LineSpacingType::Exact)),
        keep_lines(paragraph("Signature", "Signature").line_spacing(spacing(0, 0, LINE))),
        paragraph("Header", "header")
            .bold()
            .size(half_points(measures.size * 0.85))
            .color(DEEP)
            .align(AlignmentType::Right),
        footer(measures),
        Style::new("Hyperlink", StyleType::Character)
            .name("Hyperlink")
            .color(LINK)
            .underline("single")
            .q_format(false),
    ]
    .into_iter()
    .fold(body, Styles::add_style)
}

/// Space before and after a paragraph, in twentieths of a point, and the distance between its lines.
fn spacing(before: u32, after: u32, line: i32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(line).line_rule(LineSpacingType::Auto)
}

fn paragraph(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph).name(name).based_on("Normal")
}

fn cell(id: &str, name: &str, size: f32) -> Style {
    paragraph(id, name).size(half_points(table_size(size))).line_spacing(spacing(0, 0, 276))
}

/// Word knows the built-in headings by these names and shows them in its own language.
fn heading(level: u8, size: f32) -> Style {
    let (size, above, below) = looks::heading(level, size);
    let mut style =
        paragraph(&format!("Heading{level}"), &format!("heading {level}")).next("Normal");
    style = style.size(half_points(size)).bold().color(DEEP).ui_priority(9);
    style = style.outline_lvl(usize::from(level) - 1);
    style = style.line_spacing(spacing(above, below, SINGLE));
    style.paragraph_property = style.paragraph_property.keep_next(true);
    keep_lines(style)
}

fn keep_lines(mut style: Style) -> Style {
    style.paragraph_property = style.paragraph_property.keep_lines(true);
    style
}

/// What a fact is stands to the left; what it says begins at the same place in every line, also when it wraps.
fn facts(indent: i32) -> Style {
    let style = paragraph("Facts", "Sagsoplysninger").line_spacing(spacing(0, 20, 276));
    let mut style =
        style.indent(Some(indent), Some(SpecialIndentType::Hanging(indent)), None, None);
    style.paragraph_property =
        style.paragraph_property.add_tab(Tab::new().val(TabValueType::Left).pos(indent as usize));
    keep_lines(style)
}

fn footer(measures: &Measures) -> Style {
    let style = paragraph("Footer", "footer")
        .size(half_points(measures.size - 2.0))
        .color(QUIET)
        .line_spacing(spacing(0, 0, SINGLE));
    let mut style = style;
    style.paragraph_property =
        style.paragraph_property.add_tab(Tab::new().val(TabValueType::Right).pos(measures.width));
    style
}
