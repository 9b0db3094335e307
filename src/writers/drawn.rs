//! The pictures of a letter other than its logo, for files that hold no drawings.

use super::figure::{self, Figure};
use super::journey;
use super::measures::TWIPS;
use super::packed::Picture;
use super::raster;
use crate::document::journey as lanes_of;
use crate::document::timeline::{PointLine, alt, points};

/// A picture with its size in points (et billede med sit mål).
pub(super) struct Drawn {
    pub picture: Picture,
    pub width: f32,
    pub height: f32,
}

/// The picture of a timeline, `width` twentieths of a point wide. None where nothing can be drawn.
pub(super) fn timeline(lines: &[PointLine], width: usize) -> Option<Drawn> {
    let points = points(lines);
    drawn(figure::timeline(&points, width as f32 / TWIPS)?, alt(&points))
}

/// The same of a journey.
pub(super) fn journey(lines: &[PointLine], width: usize) -> Option<Drawn> {
    let lanes = lanes_of::lanes(lines);
    drawn(journey::journey(&lanes, width as f32 / TWIPS)?, lanes_of::alt(&lanes))
}

fn drawn(figure: Figure, alt: String) -> Option<Drawn> {
    let png = raster::png(&figure)?;
    Some(Drawn { picture: Picture { png, alt }, width: figure.width, height: figure.height })
}
