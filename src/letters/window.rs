//! Where the window of an envelope is on the first page of a letter.

use serde::Deserialize;

use crate::document::page::{Extent, PAPER};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// The window of the municipality's envelopes, in millimetres from the upper left corner of the paper (kuvertens rude).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EnvelopeWindow {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// What fits the letters as they are laid out.
impl Default for EnvelopeWindow {
    fn default() -> Self {
        Self { left: 20.0, top: 60.0, width: 90.0, height: 26.0 }
    }
}

impl EnvelopeWindow {
    /// The rectangle of the page, in points.
    pub fn extent(self) -> Extent {
        let Self { left, top, width, height } = self;
        Extent { x: left * MM, y: top * MM, width: width * MM, height: height * MM }
    }

    /// Whether it lies on the paper and is large enough for an address.
    pub(super) fn is_on_paper(self) -> bool {
        let Extent { x, y, width, height } = self.extent();
        // A number that is none lies nowhere.
        let fits = |from: f32, length: f32, most: f32| {
            from >= 0.0 && length >= 10.0 * MM && from + length <= most
        };
        fits(x, width, PAPER.0) && fits(y, height, PAPER.1)
    }
}
