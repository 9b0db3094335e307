//! The styles of a letter by their names, and its lists.

use quick_xml::escape::escape;

use super::kinds::{BULLETS, Kind, LINK_STYLE, NUMBERS, TINY_STYLE};
use super::looks::TAB_AT_TEXT;
use super::names::{DECLARATION, length, namespaces, size};
use super::page::{self, FOOTER_PADDING, InMargin};
use crate::document::labels::label;
use crate::document::{CROWDED, Document};
use crate::writers::looks::{self, DEEP, FONT, LINK, QUIET, RULE, SMALLER, SMALLEST, half_points};
use crate::writers::measures::{
    DEEPEST_LIST, LIST_STEP, PageMeasures, TWIPS, list_indent, table_size,
};

/// The part that holds the styles. `fact_indent` is where the text of a fact begins, in twentieths of a point.
pub(super) fn styles(
    document: &Document,
    measures: &PageMeasures,
    fact_indent: usize,
    margin: &InMargin,
) -> String {
    let namespaces = namespaces();
    format!(
        "{DECLARATION}<office:document-styles{namespaces}>{}<office:styles>{}{}{}{}</office:styles><office:automatic-styles>{}</office:automatic-styles><office:master-styles>{}</office:master-styles></office:document-styles>",
        fonts(),
        defaults(&document.language, measures.size),
        paragraphs(measures, fact_indent),
        texts(),
        lists(),
        page::layout(measures, margin.mark.is_some()),
        page::master(margin),
    )
}

/// The font that the parts name.
pub(super) fn fonts() -> String {
    format!(
        "<office:font-face-decls><style:font-face style:name=\"{FONT}\" svg:font-family=\"{FONT}\" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/></office:font-face-decls>"
    )
}

/// What holds where no style says otherwise. Every family that the letter uses is named.
fn defaults(language: &str, points: f32) -> String {
    let (language, country) = language.split_once('-').unwrap_or((language, "none"));
    let (language, country) = (escape(language), escape(country));
    let points = size(half_points(points));
    let text = format!(
        "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:widows=\"2\" fo:orphans=\"2\" style:tab-stop-distance=\"36pt\" style:writing-mode=\"lr-tb\"/><style:text-properties style:font-name=\"{FONT}\" fo:font-size=\"{points}\" fo:language=\"{language}\" fo:country=\"{country}\"/></style:default-style>"
    );
    let others = ["text", "section", "table", "table-row", "table-cell", "table-column", "graphic"];
    let empty = |family| format!("<style:default-style style:family=\"{family}\"/>");
    text + &others.map(empty).concat()
}

fn paragraphs(measures: &PageMeasures, fact_indent: usize) -> String {
    Kind::ALL.iter().map(|kind| paragraph(*kind, measures, fact_indent)).collect()
}

fn paragraph(kind: Kind, measures: &PageMeasures, fact_indent: usize) -> String {
    let ((name, shown), (above, below)) = (kind.names(), kind.space_in_style());
    let mut about = String::new();
    if kind != Kind::Standard {
        about.push_str(" style:parent-style-name=\"Standard\"");
    }
    let mut properties = format!(
        "fo:margin-top=\"{}\" fo:margin-bottom=\"{}\" fo:line-height=\"{}\"",
        length(above),
        length(below),
        kind.line(),
    );
    if kind.is_whole() {
        properties.push_str(" fo:keep-together=\"always\"");
    }
    let mut tabs = String::new();
    match kind {
        Kind::Heading(level) => {
            about.push_str(&format!(
                " style:next-style-name=\"Standard\" style:default-outline-level=\"{level}\""
            ));
            properties.push_str(" fo:keep-with-next=\"always\"");
        }
        // What a fact says begins at the same place in every line, also when it wraps.
        Kind::Facts => {
            let indent = length(fact_indent as f32);
            properties
                .push_str(&format!(" fo:margin-left=\"{indent}\" fo:text-indent=\"-{indent}\""));
            tabs.push_str(TAB_AT_TEXT);
        }
        Kind::Header => properties.push_str(" fo:text-align=\"end\""),
        Kind::Footer => {
            properties.push_str(&format!(
                " fo:border-top=\"0.5pt solid #{RULE}\" fo:padding-top=\"{}\"",
                length(FOOTER_PADDING * TWIPS)
            ));
            tabs = format!(
                "<style:tab-stops><style:tab-stop style:position=\"{}\" style:type=\"right\"/></style:tab-stops>",
                length(measures.width as f32)
            );
        }
        _ => {}
    }
    let text = print(kind, measures.size);
    format!(
        "<style:style style:name=\"{name}\" style:display-name=\"{shown}\" style:family=\"paragraph\"{about}><style:paragraph-properties {properties}>{tabs}</style:paragraph-properties>{text}</style:style>"
    )
}

/// The print of a kind of paragraph, in a letter of `usual` points; nothing where it is the usual one.
fn print(kind: Kind, usual: f32) -> String {
    let (points, colour, is_bold) = match kind {
        Kind::Heading(level) => (looks::heading(level, usual).0, Some(DEEP), true),
        Kind::LetterheadName => (usual * 1.3, Some(DEEP), true),
        Kind::Letterhead | Kind::Footer => (usual - 2.0, Some(QUIET), false),
        Kind::FactsBeside => (usual * SMALLER, None, false),
        Kind::TableHeading => (table_size(usual), None, true),
        Kind::TableText => (table_size(usual), None, false),
        Kind::SmallTableHeading => (table_size(usual * CROWDED), None, true),
        Kind::SmallTableText => (table_size(usual * CROWDED), None, false),
        Kind::AfterTable => (SMALLEST as f32 / 2.0, None, false),
        Kind::Header => (usual * 0.85, Some(DEEP), true),
        _ => return String::new(),
    };
    let colour = colour.map(|colour| format!(" fo:color=\"#{colour}\"")).unwrap_or_default();
    let bold = if is_bold { " fo:font-weight=\"bold\"" } else { "" };
    let points = size(half_points(points));
    format!("<style:text-properties fo:font-size=\"{points}\"{colour}{bold}/>")
}

fn texts() -> String {
    format!(
        "<style:style style:name=\"{LINK_STYLE}\" style:display-name=\"Internet link\" style:family=\"text\"><style:text-properties fo:color=\"#{LINK}\" style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\"/></style:style><style:style style:name=\"{TINY_STYLE}\" style:family=\"text\"><style:text-properties fo:font-size=\"{}\"/></style:style>",
        size(SMALLEST)
    )
}

/// Nine levels of a list, each with its sign as attributes.
fn list(name: &str, shown: &str, kind: &str, sign: impl Fn(usize) -> String) -> String {
    let level = |depth: usize| {
        let (left, step) = (length(list_indent(depth) as f32), length(LIST_STEP as f32));
        format!(
            "<text:list-level-style-{kind} text:level=\"{}\" {}><style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"{left}\" fo:text-indent=\"-{step}\" fo:margin-left=\"{left}\"/></style:list-level-properties><style:text-properties style:font-name=\"{FONT}\"/></text:list-level-style-{kind}>",
            depth + 1,
            sign(depth),
        )
    };
    let levels: String = (0..=DEEPEST_LIST).map(level).collect();
    format!(
        "<text:list-style style:name=\"{name}\" style:display-name=\"{shown}\">{levels}</text:list-style>"
    )
}

fn lists() -> String {
    let bullet = |depth| format!("text:bullet-char=\"{}\"", label(None, 0, depth));
    let number = |_| "style:num-suffix=\".\" style:num-format=\"1\"".to_owned();
    list(BULLETS, "Punkter", "bullet", bullet) + &list(NUMBERS, "Numre", "number", number)
}
