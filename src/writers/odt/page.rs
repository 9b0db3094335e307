//! The page, and what stands above and below the text of each: the marks of a draft and of practice, the case, the numbers of the pages.

use super::names::length;
use super::runs::Words;
use crate::writers::measures::{A4, PageMeasures, TWIPS};
use crate::writers::top::LINE_HEIGHT;

/// What stands in the margins of every page (i margenen).
pub(super) struct InMargin<'a> {
    pub mark: Option<&'a str>,
    pub footer: &'a str,
    pub pages: usize,
}

/// Between the rule and the words of the footer, in points.
pub(super) const FOOTER_PADDING: f32 = 4.0;

const LAYOUT: &str = "Page";

/// The paper and its margins. The header stands in the middle of the top margin, the footer in that of the bottom: a margin is what
/// is empty, and the room of the header or footer is the rest of it.
pub(super) fn layout(measures: &PageMeasures, has_header: bool) -> String {
    let edges = &measures.margins;
    let (half_above, half_below) = (edges.top as f32 / 2.0, edges.bottom as f32 / 2.0);
    let above = if has_header { half_above } else { edges.top as f32 };
    let header = if has_header {
        let room = length(half_above);
        format!(
            "<style:header-style><style:header-footer-properties fo:min-height=\"{room}\" fo:margin-bottom=\"0pt\"/></style:header-style>"
        )
    } else {
        "<style:header-style/>".to_owned()
    };
    // The footer stands at the lower end of its room.
    let line = (measures.size - 2.0) * LINE_HEIGHT + FOOTER_PADDING;
    let space = (half_below - line * TWIPS).max(0.0);
    format!(
        "<style:page-layout style:name=\"{LAYOUT}\"><style:page-layout-properties fo:page-width=\"{}\" fo:page-height=\"{}\" style:print-orientation=\"portrait\" fo:margin-top=\"{}\" fo:margin-bottom=\"{}\" fo:margin-left=\"{}\" fo:margin-right=\"{}\"/>{header}<style:footer-style><style:header-footer-properties fo:min-height=\"{}\" fo:margin-top=\"{}\"/></style:footer-style></style:page-layout>",
        length(A4.0 as f32),
        length(A4.1 as f32),
        length(above),
        length(half_below),
        length(edges.left as f32),
        length(edges.right as f32),
        length(half_below),
        length(space),
    )
}

/// What stands on every page. The program that shows the letter counts the pages itself; until then `pages` stands there.
pub(super) fn master(margin: &InMargin) -> String {
    let header = margin.mark.map(|mark| {
        let mark = Words::of(mark);
        format!("<style:header><text:p text:style-name=\"Header\">{mark}</text:p></style:header>")
    });
    let (header, footer) = (header.unwrap_or_default(), Words::of(margin.footer));
    let pages = margin.pages;
    format!(
        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"{LAYOUT}\">{header}<style:footer><text:p text:style-name=\"Footer\">{footer}<text:tab/>Side <text:page-number text:select-page=\"current\">1</text:page-number> af <text:page-count>{pages}</text:page-count></text:p></style:footer></style:master-page>"
    )
}
