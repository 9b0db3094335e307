//! The measures of the top of the first page, where Word and LibreOffice are to agree: the logo beside the sender, the facts beside the
//! address.

use super::WriteError;
use super::looks::{FACT_SHARE, SMALLER};
use super::measures::{TWIPS, TWIPS_PER_MM};
use super::pdf::{self, Setting};
use crate::document::{Block, BlockBody, Inline, Letterhead, Logo, text_of};

/// The height of a line in Arial, for a size of one, and what the styles of the top add to it.
pub(super) const LINE_HEIGHT: f32 = 1.15;
const LOOSE: f32 = 1.15;
/// The tallest logo, in millimetres.
const TALLEST: f32 = 28.0;
/// The share of the line that the address has beside the facts, and where the facts begin.
pub(super) const ADDRESS_SHARE: f32 = 0.5;
pub(super) const FACTS_AT: f32 = 0.56;

/// The width and height of the logo in millimetres, on a line `width` twentieths of a point wide.
pub(super) fn logo_size(logo: &Logo, width: usize) -> Result<(f32, f32), WriteError> {
    let (across, down) = pdf::logo_size(&logo.png).ok_or(WriteError::LogoUnreadable)?;
    let shape = down as f32 / across as f32;
    let room = width as f32 / TWIPS_PER_MM / 2.0;
    let wished = if logo.width.is_finite() && logo.width > 0.0 { logo.width } else { room / 2.0 };
    let width = wished.min(room).min(TALLEST / shape);
    Ok((width, width * shape))
}

/// How far the rule below the letterhead stands from its last words, in points, to stand below a logo of that height, in twentieths
/// of a point. A program may have a `most`.
pub(super) fn rule_below(head: &Letterhead, size: f32, logo_height: f32, most: f32) -> f32 {
    let text = size * 1.3 * LINE_HEIGHT
        + 3.0
        + head.lines.len() as f32 * (size - 2.0) * LINE_HEIGHT * LOOSE;
    ((logo_height - text * TWIPS) / TWIPS + 8.0).clamp(8.0, most)
}

/// How the facts stand beside an address, in twentieths of a point (sagsoplysningernes mål).
pub(super) struct BesideAddress {
    /// Where they begin.
    pub at: f32,
    /// How far in from there what they say begins.
    pub hanging: f32,
    /// How much shorter they are than the address.
    pub short: f32,
}

impl BesideAddress {
    pub(super) fn new(
        address: &[Vec<Inline>],
        facts: &[(Vec<Inline>, Vec<Inline>)],
        (size, width): (f32, usize),
    ) -> Self {
        let (size, width) = (size * TWIPS, width as f32);
        let label = Setting { size: size * SMALLER, bold: true };
        let text = Setting { size: size * SMALLER, bold: false };
        let room = width * (1.0 - FACTS_AT);
        let widest = facts.iter().map(|(name, _)| pdf::width(name, label)).fold(0.0_f32, f32::max);
        let hanging = (widest + size * 0.9).min(room * FACT_SHARE);
        let count = |runs: &[Inline], setting, width| pdf::lines(runs, setting, width).len().max(1);
        let left: usize = address
            .iter()
            .map(|line| count(line, Setting { size, bold: false }, width * ADDRESS_SHARE))
            .sum();
        let right: usize = facts.iter().map(|(_, says)| count(says, text, room - hanging)).sum();
        let lines = |count: usize, size: f32| count as f32 * size * LINE_HEIGHT * LOOSE;
        let short = lines(left, size) - lines(right, size * SMALLER) - 20.0 * facts.len() as f32;
        Self { at: width * FACTS_AT, hanging, short: short.max(0.0) }
    }
}

/// Where the text of a fact begins, in twentieths of a point: wide enough for the longest name of a fact, by the mean width of a letter, but never more than some share of the line.
pub(super) fn fact_indent(blocks: &[Block], size: f32, width: usize) -> usize {
    let facts = blocks
        .iter()
        .filter_map(|block| match &block.body {
            BlockBody::Facts(facts) => Some(facts),
            _ => None,
        })
        .flatten();
    let longest = facts.map(|(name, _)| text_of(name).chars().count()).max().unwrap_or_default();
    let needed = (longest as f32 * size * TWIPS * 0.56) as usize + 300;
    needed.clamp(1400, ((width as f32 * FACT_SHARE) as usize).max(1400))
}
