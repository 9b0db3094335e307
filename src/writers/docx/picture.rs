//! Pictures of a letter other than its logo.

use docx_rs::{Pic, Run};

use super::build::{Body, EMU_PER_MM};
use super::names::picture_id;
use super::runs::{add_run, paragraph};
use crate::document::timeline::PointLine;
use crate::writers::drawn::Drawn;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

impl Body<'_> {
    /// The picture, and the same as words below it.
    pub(super) fn picture_above(&mut self, drawn: Option<Drawn>, lines: &[PointLine]) {
        if let Some(Drawn { picture, width, height }) = drawn {
            let size = |points: f32| (points / MM * EMU_PER_MM) as u32;
            let shown_picture = Pic::new_with_dimensions(Vec::new(), 1, 1)
                .id(picture_id(self.pictures.len()))
                .size(size(width), size(height));
            let mut shown = paragraph("Logo").keep_next(true);
            add_run(&mut shown, Run::new().add_image(shown_picture));
            self.push(shown);
            self.pictures.push(picture);
        }
        self.facts(lines);
    }
}
