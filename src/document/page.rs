//! What stands where on a page, so that every painter draws the same: the PDF, the window.
//!
//! All measures are in points, counted from the upper left corner of the page.

use std::sync::Arc;

use compact_str::CompactString;
use smallvec::SmallVec;

use super::ids::BlockId;

/// The paper: A4, across and down.
pub const PAPER: (f32, f32) = (595.276, 841.89);

/// The distance between baselines, for a size of one point.
pub const LEADING: f32 = 1.35;

/// A colour by its shares of red, green and blue, from zero to one.
pub type Colour = [f32; 3];

/// A rectangle of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Extent {
    /// The rectangle that a text fills whose baseline is at `y`.
    pub fn of_text(x: f32, y: f32, width: f32, size: f32) -> Self {
        Self { x, y: y - size * 0.95, width, height: size * 1.2 }
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let below = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: below - y }
    }
}

/// A style of the letter's typeface (snit).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    pub const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    pub fn of(bold: bool, italic: bool) -> Self {
        match (bold, italic) {
            (false, false) => Self::Regular,
            (true, false) => Self::Bold,
            (false, true) => Self::Italic,
            (true, true) => Self::BoldItalic,
        }
    }
}

/// So many letters of a text that came from one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub letters: u32,
    /// The number of their source among those of the letter.
    pub source: u32,
}

/// One after the other; nearly always there is one.
pub type Stretches = SmallVec<[Stretch; 2]>;

/// Something to draw. Measures are in points, the origin at the upper left.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// Text with its baseline at `y`, turned counter-clockwise by `turn` degrees.
    Text {
        x: f32,
        y: f32,
        width: f32,
        face: Face,
        size: f32,
        colour: Colour,
        turn: f32,
        text: CompactString,
        /// Where its letters came from, one stretch after the other; none for what the writer adds itself.
        stretches: Stretches,
    },
    /// A filled rectangle; a rule is a thin one.
    Box { area: Extent, colour: Colour },
    /// The logo.
    Logo { area: Extent },
    /// A picture of the text, by its number among them.
    Picture { area: Extent, number: usize },
}

impl Draw {
    /// The same, further down.
    pub fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } => *y += by,
            Self::Box { area, .. } | Self::Logo { area } | Self::Picture { area, .. } => {
                area.y += by;
            }
        }
        self
    }

    /// The same, further to the right.
    pub fn moved(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { x, .. } => *x += by,
            Self::Box { area, .. } | Self::Logo { area } | Self::Picture { area, .. } => {
                area.x += by;
            }
        }
        self
    }

    /// The rectangle that it fills.
    pub fn area(&self) -> Extent {
        match self {
            Self::Text { x, y, width, size, .. } => Extent::of_text(*x, *y, *width, *size),
            Self::Box { area, .. } | Self::Logo { area } | Self::Picture { area, .. } => *area,
        }
    }
}

/// Which text of its letter a passage shows, and the room that the text may fill (tekstens plads på siden).
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// A heading, a paragraph or a table.
    pub block: BlockId,
    /// The row of the table, counted without its heading row.
    pub row: Option<usize>,
    /// The cell of the row.
    pub cell: usize,
    /// How far from the left each cell of the row begins, and how wide it is; for other texts there is one.
    pub columns: Arc<[(f32, f32)]>,
}

/// A picture, three bytes of red, green and blue a pixel (billedpunkterne).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub colours: Vec<u8>,
}
