//! What stands where on a page, so that every painter draws the same: the PDF, the window.
//!
//! All measures are in points, counted from the upper left corner of the page.

use std::sync::Arc;

use compact_str::CompactString;
use smallvec::SmallVec;

use super::Source;
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
}

impl Draw {
    /// The same, further down.
    pub fn lowered(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } => *y += by,
            Self::Box { area, .. } | Self::Logo { area } => area.y += by,
        }
        self
    }

    /// The same, further to the right.
    pub fn moved(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { x, .. } => *x += by,
            Self::Box { area, .. } | Self::Logo { area } => area.x += by,
        }
        self
    }

    /// The rectangle that it fills.
    pub fn area(&self) -> Extent {
        match self {
            Self::Text { x, y, width, size, .. } => {
                Extent { x: *x, y: y - size * 0.95, width: *width, height: size * 1.2 }
            }
            Self::Box { area, .. } | Self::Logo { area } => *area,
        }
    }
}

/// A letter on its pages, as its file shows it (brevet på papiret). Every text is cut into words, each at its own place and from
/// one source, so that it stands right wherever another painter sets the letters of a line closer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    pub pages: Vec<LetterPage>,
    /// How far from the left the text begins and ends.
    pub column: (f32, f32),
    /// The size of running text.
    pub size: f32,
    /// Where the words came from, by the numbers that they carry.
    pub sources: Vec<Source>,
    pub logo: Option<Arc<Pixels>>,
}

impl Paper {
    /// Where a drawn word came from.
    pub fn source(&self, draw: &Draw) -> Option<&Source> {
        let Draw::Text { stretches, .. } = draw else { return None };
        self.sources.get(stretches.first()?.source as usize)
    }
}

/// A page of a letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LetterPage {
    /// What nobody reads aloud: rules, shading, the foot, the mark on a draft. It lies below all else.
    pub margin: Vec<Draw>,
    /// What is read, in its order.
    pub passages: Vec<Passage>,
}

/// As much of a paragraph, a heading or a cell as stands on one page (et stykke af siden).
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub role: PassageRole,
    /// The text of the letter that it shows; none where it is of no block, or of one that stands as it is.
    pub slot: Option<Slot>,
    /// The rectangle around all that is drawn of it.
    pub area: Extent,
    /// As it is read aloud.
    pub text: String,
    pub draws: Vec<Draw>,
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

/// How a passage is read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageRole {
    /// A heading of level 1 to 4.
    Heading(u8),
    Text,
    Picture,
}

/// A picture, three bytes of red, green and blue a pixel (billedpunkterne).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub colours: Vec<u8>,
}
