//! What stands where on a page, so that every painter draws the same: the PDF, the window.
//!
//! All measures are in points, counted from the upper left corner of the page.

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
        text: String,
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
