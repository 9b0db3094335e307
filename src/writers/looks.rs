//! What the files that one can go on writing in have in common to the eye: black on white, Arial, room between the lines, and headings
//! that stand out.

use crate::document::{Edition, Source};

/// The font by its name. Liberation Sans has the same widths, so a letter breaks alike where Arial is not at hand.
pub(super) const FONT: &str = "Arial";
/// The grey of what stands beside the letter itself. It still has a contrast of eight to one.
pub(super) const QUIET: &str = "505050";
/// Thin rules.
pub(super) const RULE: &str = "8C8C8C";
/// The dark blue of headings, as in the PDF file.
pub(super) const DEEP: &str = "123054";
/// The words of a link.
pub(super) const LINK: &str = "0B57A4";
/// The size of facts beside an address, for running text of one.
pub(super) const SMALLER: f32 = 0.9;
/// The share of its room that the name of a fact has at most.
pub(super) const FACT_SHARE: f32 = 0.5;

/// The rules of a table: around it and between its rows. And what lies behind its heading row.
pub(super) const TABLE_EDGE: &str = "404040";
pub(super) const TABLE_RULE: &str = "BFBFBF";
pub(super) const TABLE_HEADING: &str = "EDF1F4";

/// The colour of the rules to write on, and how far they stand apart, in twentieths of a point: enough for a hand that writes large.
pub(super) const WRITE_IN: &str = "8C9299";
pub(super) const WRITE_IN_APART: i32 = 480;

/// The size of print that only says where a line may end, in half points.
pub(super) const SMALLEST: usize = 2;

/// Word and LibreOffice count sizes in halves.
pub(super) fn half_points(points: f32) -> usize {
    (points * 2.0).round() as usize
}

/// The size of a heading, in letters of `size` points, and the space above and below it in twentieths of a point.
pub(super) fn heading(level: u8, size: f32) -> (f32, u32, u32) {
    match level {
        0 | 1 => (size * 1.55, 360, 180),
        2 => (size * 1.2, 320, 120),
        3 => (size * 1.08, 240, 60),
        _ => (size, 180, 40),
    }
}

/// What is still missing in a draft is shaded, so that nobody overlooks it, and so is what two versions do not share.
pub(super) fn shade(source: &Source) -> Option<&'static str> {
    match source {
        Source::Gap(_) => Some("FFF2CC"),
        Source::Compared(Edition::Older) => Some("F8D7DA"),
        Source::Compared(Edition::Newer) => Some("D4EDDA"),
        _ => None,
    }
}
