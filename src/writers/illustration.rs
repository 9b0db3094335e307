//! How large a picture of the text is on the page, which all formats agree on.

use super::measures::{A4, PageMeasures, TWIPS};
use super::pdf::logo_size;
use crate::document::Illustration;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// So much of the height of a page's text a picture takes at most, so that its caption and some words find room beside it.
const MOST: f32 = 0.75;

/// As high as a picture can be on the pages of a letter, in points.
pub(super) fn tallest(measures: &PageMeasures) -> f32 {
    let edges = measures.margins.top + measures.margins.bottom;
    A4.1.saturating_sub(edges) as f32 / TWIPS * MOST
}

/// Its width and its height in points, where there is `room` from side to side. None where it is no picture that can be read.
pub(super) fn size(picture: &Illustration, room: f32, tallest: f32) -> Option<(f32, f32)> {
    let (across, down) = logo_size(&picture.png)?;
    let shape = down as f32 / across as f32;
    let is_said = picture.width.is_finite() && picture.width > 0.0;
    let wished = if is_said { picture.width * MM } else { room };
    let width = wished.min(room).min(tallest / shape);
    Some((width, width * shape))
}
