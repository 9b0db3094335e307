//! Pictures of a letter other than its logo.

use docx_rs::{Pic, Run};

use super::build::{Body, EMU_PER_MM};
use super::names::picture_id;
use super::package::Picture;
use super::runs::{add_run, paragraph};
use crate::document::journey;
use crate::document::timeline::{PointLine, alt, points};
use crate::writers::figure::Figure;
use crate::writers::journey::journey as drawn_journey;
use crate::writers::measures::TWIPS;
use crate::writers::{figure, raster};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

impl Body<'_> {
    /// The picture, and the same as words below it.
    pub(super) fn timeline(&mut self, lines: &[PointLine]) {
        let points = points(lines);
        let figure = figure::timeline(&points, self.width as f32 / TWIPS);
        self.picture_above(figure.map(|figure| (figure, alt(&points))), lines);
    }

    /// The same of a journey.
    pub(super) fn journey(&mut self, lines: &[PointLine]) {
        let lanes = journey::lanes(lines);
        let figure = drawn_journey(&lanes, self.width as f32 / TWIPS);
        self.picture_above(figure.map(|figure| (figure, journey::alt(&lanes))), lines);
    }

    fn picture_above(&mut self, figure: Option<(Figure, String)>, lines: &[PointLine]) {
        if let Some((figure, alt)) = figure
            && let Some(png) = raster::png(&figure)
        {
            let size = |points: f32| (points / MM * EMU_PER_MM) as u32;
            let picture = Pic::new_with_dimensions(Vec::new(), 1, 1)
                .id(picture_id(self.pictures.len()))
                .size(size(figure.width), size(figure.height));
            let mut shown = paragraph("Logo").keep_next(true);
            add_run(&mut shown, Run::new().add_image(picture));
            self.push(shown);
            self.pictures.push(Picture { png, alt });
        }
        self.facts(lines);
    }
}
